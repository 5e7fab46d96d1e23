"""Batches beside the window, read by real processes with a fake network."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from multiprocessing import active_children
from pathlib import Path
from threading import Event

import pytest
from pytestqt.qtbot import QtBot

from app.core.batch import run
from app.core.errors import PlumeError
from app.core.image_io import expand
from app.services.batch import BatchService, Engine, Finished, Prepared, bundled_engine
from tests.unit.core.files import blank_page, save
from tests.unit.core.form_pages import TEXTS, filled, load_fake, make_template, scanned

Start = Callable[..., BatchService]


def fake_engine() -> Engine:
    return Engine(load_fake, "fake", ((0.0, 0.0, 0.9),))


@pytest.fixture
def scans(tmp_path: Path) -> Path:
    """Three forms and a blank page."""
    folder = tmp_path / "scans"
    folder.mkdir()
    for number in range(3):
        save(folder / f"{number}.png", scanned(filled(TEXTS), scale=0.6))
    save(folder / "3.png", blank_page())
    return folder


@pytest.fixture
def service() -> Iterator[BatchService]:
    service = BatchService(fake_engine)
    yield service
    service.stop()
    assert active_children() == []


def test_pages_come_as_they_are_finished(
    qtbot: QtBot, service: BatchService, scans: Path, tmp_path: Path
) -> None:
    form, finished, prepared = make_template(tmp_path), list[Finished](), list[Prepared]()
    service.pages_finished.connect(finished.extend)
    service.prepared.connect(prepared.append)

    with qtbot.waitSignal(service.ended, timeout=60_000):
        service.start([scans], [form], tmp_path / "journal")
        assert service.running

    assert not service.running
    assert {page.result.file.name: page.order for page in finished} == {
        "0.png": 0, "1.png": 1, "2.png": 2, "3.png": 3,
    }  # fmt: skip
    assert all(page.key is not None for page in finished)
    (known,) = prepared
    assert known.curve == ((0.0, 0.0, 0.9),)
    assert [rule.field.name for rule in known.rules["Garden club membership"]][:2] == [
        "Name",
        "Town",
    ]


def test_paused_it_begins_nothing_and_then_goes_on(
    qtbot: QtBot, service: BatchService, scans: Path, tmp_path: Path
) -> None:
    finished = list[Finished]()
    service.pages_finished.connect(finished.extend)
    service.start([scans], [make_template(tmp_path)], tmp_path / "journal")
    service.pause()
    qtbot.waitUntil(lambda: service.progress is not None, timeout=60_000)
    assert service.paused
    assert finished == []

    with qtbot.waitSignal(service.ended, timeout=60_000):
        service.resume()

    assert len(finished) == 4


def test_stopped_it_says_nothing_more(
    qtbot: QtBot, service: BatchService, scans: Path, tmp_path: Path
) -> None:
    form, journal = make_template(tmp_path), tmp_path / "journal"
    with qtbot.waitSignal(service.pages_finished, timeout=60_000):
        service.start([scans], [form], journal)

    service.stop()

    assert not service.running
    assert active_children() == []
    with qtbot.assertNotEmitted(service.ended), qtbot.assertNotEmitted(service.pages_finished):
        qtbot.wait(50)
    with qtbot.waitSignal(service.ended, timeout=60_000):
        service.start([scans], [form], journal)


def test_files_that_are_being_listed_keep_nobody_waiting(
    qtbot: QtBot,
    service: BatchService,
    scans: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The disk may take its time; the same batch can be begun again meanwhile."""
    began, goes_on = Event(), Event()

    def slow(paths: Iterable[Path], stopped: Callable[[], bool]) -> list[Path]:
        began.set()
        goes_on.wait(60)
        return expand(paths, stopped)

    monkeypatch.setattr(run, "expand", slow)
    form, journal = make_template(tmp_path), tmp_path / "journal"
    service.start([scans], [form], journal)
    assert began.wait(60)

    before = time.monotonic()
    service.stop()
    service.start([scans], [form], journal)
    assert time.monotonic() - before < 5
    goes_on.set()

    finished = list[Finished]()
    service.pages_finished.connect(finished.extend)
    with qtbot.waitSignal(service.ended, timeout=60_000):
        pass
    assert len(finished) == 4


def test_a_template_that_cannot_be_used(
    qtbot: QtBot, service: BatchService, scans: Path, tmp_path: Path
) -> None:
    with qtbot.waitSignal(service.failed, timeout=60_000) as failure:
        service.start([scans], [tmp_path / "gone.json"], tmp_path / "journal")

    assert failure.args is not None
    assert "gone.json does not exist" in failure.args[0]
    assert not service.running


def test_templates_of_one_name(
    qtbot: QtBot, service: BatchService, scans: Path, tmp_path: Path
) -> None:
    forms = [make_template(tmp_path), make_template(tmp_path, name="again")]

    with qtbot.waitSignal(service.failed, timeout=60_000) as failure:
        service.start([scans], forms, tmp_path / "journal")

    assert failure.args == [
        "Two templates are called 'Garden club membership'; rename one of them, or leave it out."
    ]


def test_an_engine_that_is_missing(qtbot: QtBot, scans: Path, tmp_path: Path) -> None:
    def broken() -> Engine:
        raise PlumeError("The model is missing.")

    service = BatchService(broken)
    with qtbot.waitSignal(service.failed, timeout=60_000) as failure:
        service.start([scans], [make_template(tmp_path)], tmp_path / "journal")

    assert failure.args == ["The model is missing."]


def test_the_model_that_comes_with_plume_was_measured() -> None:
    engine = bundled_engine()

    assert engine.model
    assert len(engine.curve) > 5
