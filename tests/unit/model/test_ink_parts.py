"""Where the writing is in a picture: its box, its tallest line, its slope."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from hypothesis import given
from hypothesis.extra import numpy as hnp
from numpy.typing import NDArray

from model.preprocessing import ink_box, ink_parts, level, slope, tallest_line


def test_margins_are_cut_and_some_paper_is_kept() -> None:
    page = np.zeros((200, 600), np.uint8)
    page[100:140, 300:350] = 255

    left, top, right, bottom = ink_box(ink_parts(page), page.shape)

    assert 280 <= left < 300
    assert 350 < right <= 370
    assert top < 95
    assert bottom > 145
    assert bottom - top < 100


def test_a_lone_dash_keeps_paper_above_and_below() -> None:
    page = np.zeros((200, 600), np.uint8)
    page[100:104, 200:280] = 255

    _, top, _, bottom = ink_box(ink_parts(page), page.shape)

    assert bottom - top >= 38


@given(hnp.arrays(np.uint8, hnp.array_shapes(min_dims=2, max_dims=2, max_side=12)))
def test_the_box_lies_in_the_picture(ink: NDArray[np.uint8]) -> None:
    left, top, right, bottom = ink_box(ink_parts(ink), ink.shape)

    assert 0 <= left < right <= ink.shape[1]
    assert 0 <= top < bottom <= ink.shape[0]


def test_specks_do_not_widen_the_box() -> None:
    ink = np.zeros((100, 400), np.uint8)
    ink[20:80, 100:110] = 255
    ink[50:52, 390:392] = 255

    assert ink_box(ink_parts(ink), ink.shape)[2] < 130


def _line(page: NDArray[np.uint8], top: int, height: int, parts: int) -> None:
    for part in range(parts):
        page[top : top + height, 20 + 30 * part : 30 + 30 * part] = 255


def test_the_tallest_line_stays_without_a_printed_label_and_slices_of_neighbours() -> None:
    page = np.zeros((100, 400), np.uint8)
    _line(page, 0, 8, 9)
    _line(page, 20, 12, 6)
    _line(page, 50, 30, 7)
    _line(page, 95, 5, 8)

    ink, parts = tallest_line(page, ink_parts(page))

    assert np.flatnonzero(ink.any(axis=1)).tolist() == list(range(50, 80))
    assert len(parts) == 7


@pytest.mark.parametrize(("cut", "whole"), [(0, 45), (55, 10)])
def test_a_line_that_is_cut_off_stands_back_for_one_nearly_as_tall(cut: int, whole: int) -> None:
    page = np.zeros((85, 400), np.uint8)
    _line(page, cut, 30, 8)
    _line(page, whole, 26, 7)

    ink, parts = tallest_line(page, ink_parts(page))

    assert len(parts) == 7
    assert ink.any(axis=1).sum() == 26


def test_a_line_that_is_cut_off_stays_beside_a_low_label() -> None:
    page = np.zeros((80, 400), np.uint8)
    _line(page, 10, 20, 6)
    _line(page, 50, 30, 7)

    ink, _ = tallest_line(page, ink_parts(page))

    assert np.flatnonzero(ink.any(axis=1)).tolist() == list(range(50, 80))


def test_dots_and_accents_belong_to_their_line() -> None:
    page = np.zeros((100, 400), np.uint8)
    _line(page, 20, 6, 4)
    _line(page, 50, 30, 7)

    ink, parts = tallest_line(page, ink_parts(page))

    assert ink is page
    assert len(parts) == 11


@pytest.mark.parametrize("sinks", [-0.1, -0.03, 0.0, 0.05, 0.12])
def test_a_long_line_is_levelled_with_the_paper_around_it(sinks: float) -> None:
    page = np.zeros((200, 700), np.uint8)
    for left in range(40, 640, 20):
        top = 90 + round(sinks * (left - 340))
        page[top : top + 20, left : left + 10] = 255

    ink, parts = level(page, ink_parts(page))

    assert slope(page, ink_parts(page)) == pytest.approx(sinks, abs=0.006)
    assert np.ptp(parts[:, 1]) <= 5
    assert parts[:, 1].min() == pytest.approx(90 - abs(sinks) * 300, abs=8)
    assert ink.shape[1] == page.shape[1]


def test_a_word_is_not_levelled() -> None:
    page = np.zeros((100, 200), np.uint8)
    cv2.line(page, (40, 70), (140, 20), 255, 6)

    assert level(page, ink_parts(page))[0] is page


def test_strokes_that_vanish_when_measured_have_no_slope() -> None:
    page = np.full((700, 3000), 255, np.uint8)
    zigzag = [(x, 100 + x % 1000 * 4 // 5) for x in range(100, 2900, 500)]
    cv2.polylines(page, [np.array(zigzag)], False, 0, 1)
    ink = 255 - page

    assert slope(ink, ink_parts(ink)) == 0.0
