from __future__ import annotations

import cv2
import numpy as np
import pytest

from app.core.pages.dots import without_dots
from app.core.pages.ink_mask import GreyImage
from app.core.pages.reader import locate_lines
from tests.unit.core.files import blank_page, written_page


def dotted(page: GreyImage, pitch: int = 28, across: int = 3, grey: int = 150) -> GreyImage:
    """Dots all over a page, each some pixels wide."""
    dots = np.full_like(page, 255)
    for y in range(9, page.shape[0] - across, pitch):
        for x in range(7, page.shape[1] - across, pitch):
            dots[y : y + across, x : x + across] = grey
    return np.minimum(page, dots)


def turned(page: GreyImage, degrees: float) -> GreyImage:
    height, width = page.shape
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1)
    return np.asarray(cv2.warpAffine(page, matrix, (width, height), borderValue=(245,)), np.uint8)


@pytest.mark.parametrize(("pitch", "across"), [(28, 3), (20, 2), (42, 5)])
def test_lines_are_found_on_dotted_paper(pitch: int, across: int) -> None:
    page, boxes = written_page()

    lines = locate_lines(dotted(page, pitch, across))

    assert len(lines) == len(boxes)
    assert all(abs(line.box.y - box.y) < 20 for line, box in zip(lines, boxes, strict=True))


@pytest.mark.parametrize("degrees", [-6.0, 0.2, 3.0])
def test_lines_are_found_on_dotted_paper_that_lies_askew(degrees: float) -> None:
    page, boxes = written_page()

    assert len(locate_lines(turned(dotted(page), degrees))) == len(boxes)


def test_dots_are_gone_and_ink_is_as_it_was() -> None:
    page, _ = written_page()

    clean = without_dots(dotted(page))

    assert (clean[page > 230] > 230).mean() > 0.999
    np.testing.assert_array_equal(clean[page < 60], page[page < 60])


@pytest.mark.parametrize("count", [80, 600])
def test_dots_that_stand_anywhere_are_left_as_they_are(count: int) -> None:
    page, _ = written_page()
    rng = np.random.default_rng(0)
    for x, y in rng.integers(0, page.shape[::-1], (count, 2)).tolist():
        page[y : y + 3, x : x + 3] = 150

    assert without_dots(page) is page


def test_a_piece_of_dotted_paper() -> None:
    page, boxes = written_page(2)

    assert len(locate_lines(dotted(page, pitch=40))) == len(boxes)


def test_empty_dotted_paper_has_no_lines() -> None:
    assert locate_lines(dotted(blank_page())) == []
