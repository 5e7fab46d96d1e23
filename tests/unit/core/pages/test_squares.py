from __future__ import annotations

import cv2
import numpy as np
import pytest

from app.core.pages.ink_mask import GreyImage
from app.core.pages.reader import locate_lines
from app.core.pages.squares import without_squares
from tests.unit.core.files import blank_page, written_page


def squared(page: GreyImage, pitch: int = 28, grey: int = 175, across: int = 0) -> GreyImage:
    """Lines all over a page that ink darkens, ``across`` as far apart as those from top to foot."""
    lines = np.full_like(page, 255)
    lines[5::pitch] = grey
    lines[:, 3 :: across or pitch] = grey
    return np.minimum(page, lines)


@pytest.mark.parametrize(("pitch", "grey", "across"), [(28, 175, 0), (28, 140, 0), (14, 190, 44)])
def test_lines_are_found_on_squared_paper(pitch: int, grey: int, across: int) -> None:
    page, boxes = written_page()

    lines = locate_lines(squared(page, pitch, grey, across))

    assert len(lines) == len(boxes)
    assert all(abs(line.box.y - box.y) < 20 for line, box in zip(lines, boxes, strict=True))


def test_squares_are_gone_and_ink_that_crosses_them_is_there() -> None:
    page, _ = written_page()

    clean = without_squares(squared(page))

    assert (clean[page > 230] > 230).mean() > 0.99
    assert (clean[page < 60] < 150).mean() > 0.95


@pytest.mark.parametrize("columns", [0, 6])
def test_pages_that_are_not_squared_are_left_as_they_are(columns: int) -> None:
    page, _ = written_page()
    page[30::40] = 150
    for x in np.linspace(10, page.shape[1] - 10, columns).astype(int).tolist():
        cv2.line(page, (x, 0), (x, page.shape[0]), (120,), 2)

    assert without_squares(page) is page


@pytest.mark.parametrize("grey", [150, 120, 90])
def test_dashes_left_of_the_lines_of_a_crooked_sheet_are_no_lines(grey: int) -> None:
    page, boxes = written_page()
    sheet = squared(np.pad(page, 60, constant_values=245), pitch=20, grey=grey)
    height, width = sheet.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), -1.3, 1)
    crooked = cv2.warpAffine(sheet, turn, (width, height))[40:-40, 40:-40]

    assert len(locate_lines(np.asarray(crooked, np.uint8))) == len(boxes)


def test_empty_squared_paper_has_no_lines() -> None:
    assert locate_lines(squared(blank_page())) == []
