"""Which sheets look alike, told by how many pictures of writing each has."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

import resources
from app.core.errors import FileError
from app.core.forms.reader import FormReader
from app.core.forms.template import load_template
from app.core.hands import FilledForms, Sheet, compare, lines_of
from app.core.image_io import open_source
from app.core.pages.ink_mask import GreyImage
from model.preprocessing import to_grey
from model.writers import Hand, HandSpec
from tests.fakes import fake_recognizer

FORMS = resources.path("forms")


class Counting:
    """One hand fills sheets with an odd number of pictures, another those with an even."""

    spec = HandSpec("1", (6.0, 0.0, 0.0, -3.0), "", {})

    def hand(self, lines: Sequence[NDArray[np.uint8]]) -> Hand:
        vector = np.array([len(lines) % 2, 1 - len(lines) % 2], np.float32)
        return Hand(vector, 5 * len(lines))


def sheet(pictures: int) -> Sheet:
    return Sheet(f"{pictures}.png", lambda: [np.zeros((20, 60), np.uint8)] * pictures)


def gone() -> list[GreyImage]:
    raise FileError("gone.png is gone.")


def test_sheets_are_grouped_and_those_that_tell_nothing_left_out() -> None:
    sheets = [sheet(1), sheet(2), sheet(3), sheet(0), Sheet("gone.png", gone), sheet(5)]
    steps: list[tuple[int, int]] = []

    found = compare(sheets, Counting(), lambda done, total: steps.append((done, total)))

    assert [group.members for group in found.groups()] == [(0, 2, 5), (1,)]
    assert found.groups()[0].confidences == pytest.approx([1 / (1 + np.exp(-3))] * 3)
    assert len(found.groups(0.96)) == 4
    assert (found.empty, found.problems) == ((3,), {4: "gone.png is gone."})
    assert [sample is None for sample in found.samples] == [
        s.title in ("0.png", "gone.png") for s in sheets
    ]
    assert steps == [(number, 6) for number in range(1, 7)]


def test_the_writing_of_a_free_page_is_cut_line_by_line() -> None:
    page = open_source(resources.path("samples/page.png")).load()

    lines = lines_of(page)

    assert len(lines) >= 3
    assert all(line.dtype == np.uint8 and line.min() < 100 < line.max() for line in lines)


def test_the_writing_of_a_page_is_cut_on_a_dark_table_too() -> None:
    page = to_grey(open_source(resources.path("samples/page.png")).load())
    photo = np.pad(page, len(page) // 2, constant_values=45)

    lines = lines_of(photo)

    assert len(lines) == len(lines_of(page))
    assert all(np.median(line) > 128 for line in lines)


def test_the_writing_of_a_form_is_cut_without_what_is_printed(tmp_path: Path) -> None:
    template = FORMS / "membership.json"
    scan = FORMS / "scans" / "membership_1.jpg"
    image = open_source(scan).load()
    reader = FormReader([load_template(template)], fake_recognizer("x"))
    forms = FilledForms([template])

    pictures = forms.of(reader.read(image, scan, 1))

    fields = [f for f in load_template(template).fields if not f.is_checkbox and not f.comb]
    assert 3 <= len(pictures) <= len(fields)
    assert all(cv2.countNonZero(255 - picture) > 0 for picture in pictures)

    blank = tmp_path / "blank.png"
    shutil.copy(FORMS / "membership.png", blank)
    nothing = reader.read(open_source(blank).load(), blank, 1)
    assert forms.of(nothing) == []
