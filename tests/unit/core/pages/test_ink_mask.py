from __future__ import annotations

import cv2
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from app.core.pages.ink_mask import dark_on_light, find_ink, resized, rules, shrink
from tests.unit.core.files import Picture, blank_page, write


def test_ink_is_found_and_paper_is_not() -> None:
    page = blank_page(300, 600)
    box = write(page, "hello", 50, 150)

    ink = find_ink(page)

    rows, columns = np.nonzero(ink)
    assert abs(int(columns.min()) - box.x) <= 2
    assert abs(int(rows.max()) + 1 - box.bottom) <= 2
    assert ink[:, box.right + 5 :].max() == 0


def test_pencil_beside_print_is_found() -> None:
    page = blank_page(300, 900)
    write(page, "print", 50, 150, shade=0)
    pencil = write(page, "pencil", 550, 150, shade=190)

    assert np.count_nonzero(find_ink(page)[:, pencil.x :]) > 300


def test_shadow_is_paper() -> None:
    page = blank_page(600, 800)
    box = write(page, "hello", 350, 300)
    shadow = np.linspace(0.5, 1.0, 800)[None, :]

    ink = find_ink((page * shadow).astype(np.uint8))

    assert np.count_nonzero(ink[box.y : box.bottom, box.x : box.right]) > 500
    assert np.count_nonzero(ink) == np.count_nonzero(
        ink[box.y - 3 : box.bottom + 3, box.x - 3 : box.right + 3]
    )


def test_noise_of_a_camera_is_paper() -> None:
    rng = np.random.default_rng(3)
    noisy = np.clip(rng.normal(200, 5, (500, 500)), 0, 255).astype(np.uint8)

    assert np.count_nonzero(find_ink(noisy)) < 100


@pytest.mark.parametrize("angle", [0, 6, 20])
@pytest.mark.parametrize("scale", [1.0, 0.5])
def test_a_note_of_a_few_words_on_a_dark_table_is_dark_on_light(angle: int, scale: float) -> None:
    note = blank_page(500, 800)
    write(note, "milk and bread", 200, 250)
    turn = cv2.getRotationMatrix2D((400, 250), angle, scale)
    turn[:, 2] += (600, 500)
    table = np.full((1500, 2000), 30, np.uint8)
    cv2.warpAffine(note, turn, (2000, 1500), table, borderMode=cv2.BORDER_TRANSPARENT)

    assert np.array_equal(dark_on_light(table), table)
    assert np.array_equal(dark_on_light(255 - table), table)


def test_rules_are_told_from_writing() -> None:
    page = blank_page(400, 800)
    cv2.line(page, (0, 215), (799, 222), (60,), 2)
    cv2.line(page, (100, 0), (100, 399), (60,), 2)
    ink = find_ink(page)
    clean = blank_page(400, 800)
    write(clean, "jumping", 300, 200)
    write(page, "jumping", 300, 200)

    level, upright = rules(find_ink(page))

    left = cv2.subtract(find_ink(page), cv2.bitwise_or(level, upright)) > 0
    writing = find_ink(clean) > 0
    beside = cv2.dilate(find_ink(clean), np.ones((5, 5), np.uint8)) == 0
    assert np.count_nonzero(left & beside) < 60
    assert np.count_nonzero(left & writing) > 0.95 * np.count_nonzero(writing)
    assert np.count_nonzero(level | upright) > 0.9 * np.count_nonzero(ink)


def test_dotted_rules_are_rules() -> None:
    page = blank_page(200, 800)
    for x in range(20, 780, 9):
        cv2.line(page, (x, 100), (x + 3, 100), (60,), 2)
    ink = find_ink(page)

    level, _ = rules(ink)

    assert np.count_nonzero(level) > 0.9 * np.count_nonzero(ink) > 0


@given(
    hnp.arrays(np.uint8, hnp.array_shapes(min_dims=2, max_dims=2, max_side=40)),
)
def test_any_picture_goes_through(page: Picture) -> None:
    ink = find_ink(page)

    assert ink.shape == page.shape
    assert set(np.unique(ink).tolist()) <= {0, 255}
    assert all(found.shape == page.shape for found in rules(ink))


@pytest.mark.parametrize("pixels", [1, 100, 5_000])
def test_shrinking_keeps_the_shape_and_the_limit(pixels: int) -> None:
    page = blank_page(100, 300)

    small = shrink(page, pixels)

    assert small.size <= pixels * 1.1 + 1
    assert min(small.shape) >= 1


def test_small_pictures_are_not_shrunk() -> None:
    page = blank_page(10, 10)

    assert shrink(page, 1000) is page


@given(st.floats(0.001, 5))
def test_resized_has_at_least_a_pixel(factor: float) -> None:
    assert min(resized(blank_page(7, 3), factor).shape) >= 1
