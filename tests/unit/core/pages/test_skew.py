from __future__ import annotations

import cv2
import numpy as np
import pytest

from app.core.pages.skew import MAX_SKEW, estimate_skew, turned
from tests.unit.core.files import blank_page, write, written_page


def falling(page: np.ndarray, degrees: float) -> np.ndarray:
    """The page turned so that its lines fall to the right by some degrees."""
    height, width = page.shape
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), -degrees, 1.0)
    return cv2.warpAffine(page, matrix, (width, height), borderValue=(245,))


@pytest.mark.parametrize("degrees", [-12, -5, -1, 0, 0.6, 3, 9, 14])
def test_skew_is_measured(degrees: float) -> None:
    page, _ = written_page()

    assert estimate_skew(falling(page, degrees)) == pytest.approx(degrees, abs=0.4)


def test_level_page_is_left_alone() -> None:
    page, _ = written_page()

    assert abs(estimate_skew(page)) < 0.3


def test_nothing_to_judge_by() -> None:
    page = blank_page()
    assert estimate_skew(page) == 0
    write(page, "a", 100, 100)
    assert estimate_skew(page) == 0


@pytest.mark.parametrize("shape", [(1, 1), (1, 500), (500, 1), (3, 3)])
def test_tiny_pictures(shape: tuple[int, int]) -> None:
    assert estimate_skew(np.zeros(shape, np.uint8)) == 0


@pytest.mark.parametrize("degrees", [-15.4, 15.2])
def test_no_page_is_levelled_by_more_than_the_most(degrees: float) -> None:
    page, _ = written_page()

    assert abs(estimate_skew(falling(page, degrees))) == MAX_SKEW


def test_strip_that_would_need_a_huge_picture_lies_level() -> None:
    rng = np.random.default_rng(0)
    strip = rng.integers(0, 255, (1, 30_000)).astype(np.uint8)

    assert estimate_skew(strip) == 0


@pytest.mark.parametrize("degrees", [-MAX_SKEW, -2.5, 4])
def test_turned_page_holds_everything_and_leads_back(degrees: float) -> None:
    page = blank_page(300, 500)
    page[40:50, 480:490] = 0

    level, back = turned(page, degrees)

    rows, columns = np.nonzero(level < 128)
    centre = back @ [columns.mean(), rows.mean(), 1]
    assert centre == pytest.approx([484.5, 44.5], abs=1)
    assert level.shape[0] > 300
    assert level.shape[1] > 500
