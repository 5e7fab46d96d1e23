"""Pages that a process of a batch reads together."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from app.core.batch.worker import PageTask, read_task, read_tasks
from app.core.forms.reader import FormReader
from app.core.forms.template import Template, load_template
from model.reading import Reading
from model.recognizer import Picture
from tests.unit.core.files import blank_page, save
from tests.unit.core.form_pages import TEXTS, SpyReader, filled, make_template, scanned


@pytest.fixture
def template(tmp_path: Path) -> Template:
    return load_template(make_template(tmp_path))


@pytest.fixture
def tasks(tmp_path: Path) -> list[PageTask]:
    """Two forms with something else between them."""
    sheets = {
        "full.png": scanned(filled(TEXTS), 1.0, 0.7),
        "blank.png": blank_page(),
        "name.png": scanned(filled({"Name": "x", "News": "x"}), -2.0, 0.8),
    }
    return [PageTask(save(tmp_path / name, sheet), 1) for name, sheet in sheets.items()]


class Widths(SpyReader):
    """Reads how wide a picture is, and counts how often it is asked."""

    calls = 0

    def read_many(self, sources: list[Picture], field: object) -> list[Reading]:
        self.calls += 1
        return [Reading(str(picture.shape[1]), 0.9) for picture in sources]


class Failing(Widths):
    """Cannot read anything together with the writing of a whole form."""

    def read_many(self, sources: list[Picture], field: object) -> list[Reading]:
        if len(sources) > 1:
            raise RuntimeError("too much")
        return super().read_many(sources, field)


def test_pages_are_read_together_as_they_are_alone(
    template: Template, tasks: list[PageTask]
) -> None:
    widths = Widths()
    reader = FormReader([template], widths)

    together = read_tasks(reader, tasks)

    assert widths.calls == 1
    assert together == [read_task(reader, task) for task in tasks]
    assert [bool(result.problem) for result in together] == [False, True, False]


def test_a_page_that_cannot_be_read_does_not_stop_those_beside_it(
    template: Template, tasks: list[PageTask]
) -> None:
    missing = replace(tasks[1], file=tasks[1].file.with_name("missing.png"))

    full, blank, gone, name = read_tasks(
        FormReader([template], Failing()), [*tasks[:2], missing, tasks[2]]
    )

    assert "RuntimeError: too much" in full.problem
    assert "is blank" in blank.problem
    assert "missing.png" in gone.problem
    assert [field.reading.text != "" for field in name.fields[:2]] == [True, False]
    assert (name.file, name.problem) == (tasks[2].file, "")
