"""Preprocessing takes whatever comes from scanners and cameras."""

from __future__ import annotations

import tracemalloc
from collections.abc import Callable
from typing import Any

import cv2
import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from numpy.typing import NDArray

from model.charset import LATIN
from model.errors import PictureError
from model.ink import Ink, rasterise
from model.preprocessing import (
    MAX_ASPECT,
    Prepared,
    dark_on_light,
    fit,
    flatten_illumination,
    prepare,
    stretch_contrast,
    to_grey,
    widening,
)
from model.spec import ModelSpec

Picture = NDArray[Any]

SPEC = ModelSpec("test", "1", LATIN)
FIXED = ModelSpec("test", "1", LATIN, height=64, width=256)

INTEGERS = (np.int8, np.uint8, np.uint16, np.int32, np.int64, np.uint64)
DTYPES = (np.bool_, *INTEGERS, np.float16, np.float32, np.float64)


@st.composite
def small_pictures(draw: st.DrawFn) -> Picture:
    """Any few pixels of any type, with whatever values the type has."""
    size = draw(st.tuples(st.integers(1, 6), st.integers(1, 6)))
    channels = draw(st.sampled_from([(), (1,), (2,), (3,), (4,)]))
    return draw(hnp.arrays(draw(st.sampled_from(DTYPES)), size + channels))


@st.composite
def noisy_pictures(draw: st.DrawFn) -> Picture:
    """Larger pictures of noise between two levels, in any type, some of it not finite."""
    height, width = draw(st.sampled_from([(1, 400), (400, 1), (7, 90), (33, 64), (90, 140)]))
    channels = draw(st.sampled_from([(), (1,), (2,), (3,), (4,)]))
    rng = np.random.default_rng(draw(st.integers(0, 10**6)))
    low, high = sorted(draw(st.tuples(st.floats(0, 255), st.floats(0, 255))))
    levels = rng.uniform(low, high, (height, width, *channels))
    dtype = draw(st.sampled_from(DTYPES))
    if dtype is np.uint16:
        levels *= 257
    picture = levels.clip(0, 127).astype(dtype) if dtype is np.int8 else levels.astype(dtype)
    if np.issubdtype(dtype, np.floating):
        picture[rng.random(picture.shape) < 0.01] = draw(st.sampled_from([np.nan, np.inf, -np.inf]))
    return picture


def word() -> NDArray[np.uint8]:
    """Dark strokes on white paper, 200 x 70 pixels or so."""
    time = np.linspace(0, 6 * np.pi, 200)
    loops = np.stack([time * 20 + 20 * np.sin(time), 30 * np.cos(time)], 1)
    bars = [np.array([[x, -60], [x + 5, 30]]) for x in (0.0, 120.0, 300.0)]
    return np.pad(rasterise(Ink.from_points([loops, *bars])), 12, constant_values=255)


def likeness(one: Prepared, other: Prepared) -> float:
    """Correlation of two prepared pictures, the second scaled to the first's width."""
    height, width = one.pixels.shape
    scaled = cv2.resize(other.pixels, (width, height), interpolation=cv2.INTER_LINEAR)
    return float(np.corrcoef(one.pixels.ravel(), scaled.ravel())[0, 1])


@settings(deadline=None)
@given(st.one_of(small_pictures(), noisy_pictures()), st.sampled_from([SPEC, FIXED]))
@example(np.zeros((1, 1), np.uint8), SPEC)
@example(np.full((3, 3), np.nan), SPEC)
@example(np.full((2, 2, 4), -np.inf, np.float16), FIXED)
@example(np.full((4, 4), np.finfo(np.float64).max), SPEC)
@example(np.full((4, 4), np.iinfo(np.int64).min), SPEC)
def test_any_picture_gives_network_input(picture: Picture, spec: ModelSpec) -> None:
    before = picture.copy()

    prepared = prepare(picture, spec)

    height, width = prepared.pixels.shape
    assert prepared.pixels.dtype == np.uint8
    assert height == spec.height
    assert width == spec.width or (spec.width is None and 16 <= width <= height * MAX_ASPECT)
    assert np.isfinite(prepared.scale)
    assert prepared.scale > 0
    assert 0 <= prepared.left < picture.shape[1]
    np.testing.assert_array_equal(picture, before)


@settings(deadline=None)
@given(small_pictures())
def test_any_picture_has_grey_levels(picture: Picture) -> None:
    grey = to_grey(picture)

    assert grey.dtype == np.uint8
    assert grey.shape == picture.shape[:2]


@pytest.mark.parametrize(
    "shape", [(), (5,), (0, 5), (5, 0), (0, 0), (4, 4, 0), (4, 4, 5), (2, 2, 2, 3)]
)
def test_other_shapes_are_refused(shape: tuple[int, ...]) -> None:
    with pytest.raises(PictureError):
        prepare(np.zeros(shape, np.uint8), SPEC)


@pytest.mark.parametrize("dtype", [np.complex64, object, "U1", "datetime64[s]"])
def test_other_types_are_refused(dtype: Any) -> None:
    with pytest.raises(PictureError, match="type"):
        prepare(np.zeros((4, 4), dtype), SPEC)


@pytest.mark.parametrize(
    ("picture", "grey"),
    [
        (np.array([[0, 65535]], np.uint16), [0, 255]),
        (np.array([[0, 200]], np.uint16), [0, 200]),
        (np.array([[0, 2**31 - 1]], np.int32), [0, 255]),
        (np.array([[-40, 255]], np.int32), [0, 255]),
        (np.array([[0.0, 1.0]]), [0, 255]),
        (np.array([[0.0, 255.0]]), [0, 255]),
        (np.array([[0.0, np.nan, 1.0]]), [0, 255, 255]),
        (np.array([[False, True]]), [0, 255]),
        (np.array([[[0, 255], [0, 0]]], np.uint8), [0, 255]),
        (np.array([[[0, 0, 0, 255], [0, 0, 0, 0]]], np.uint8), [0, 255]),
        (np.array([[[255, 0, 0], [0, 255, 0], [0, 0, 255]]], np.uint8), [76, 150, 29]),
    ],
)
def test_levels_mean_the_same_in_every_type(picture: Picture, grey: list[int]) -> None:
    assert to_grey(picture)[0].tolist() == grey


@settings(deadline=None, max_examples=30)
@given(
    st.integers(0, 255),
    st.integers(0, 5),
    st.sampled_from([(1, 1), (1, 300), (300, 1), (60, 200)]),
)
def test_blank_paper_stays_blank(level: int, noise: int, shape: tuple[int, int]) -> None:
    rng = np.random.default_rng(level)
    paper = np.clip(level + rng.integers(-noise, noise + 1, shape) * (level > 100), 0, 255)

    assert not prepare(paper.astype(np.uint8), SPEC).pixels.any()


def test_a_shadow_over_blank_paper_is_not_writing() -> None:
    shadow = np.linspace(110, 250, 300)[None, :].repeat(80, axis=0)

    assert not prepare(shadow.astype(np.uint8), SPEC).pixels.any()


def _shadowed(picture: Picture) -> Picture:
    return picture * np.linspace(0.45, 1.0, picture.shape[1])


def _yellow(picture: Picture) -> Picture:
    return picture[:, :, None] * np.array([1.0, 0.93, 0.7])


def _pencil(picture: Picture) -> Picture:
    return 235.0 - (255.0 - picture) * 0.25


def _inverted(picture: Picture) -> Picture:
    return 255.0 - picture


def _noisy(picture: Picture) -> Picture:
    noise = np.random.default_rng(3).normal(0, 6, picture.shape)
    return np.clip(picture * 0.8 + 30 + noise, 0, 255)


@pytest.mark.parametrize("change", [_shadowed, _yellow, _pencil, _inverted, _noisy])
def test_paper_and_pen_make_no_difference(change: Callable[[Picture], Picture]) -> None:
    plain = prepare(word(), SPEC)

    changed = prepare(change(word()).astype(np.uint8), SPEC)

    assert likeness(plain, changed) > 0.95
    assert np.percentile(changed.pixels, 99) > 230
    assert np.median(changed.pixels) < 25


@settings(deadline=None, max_examples=25)
@given(st.integers(0, 110), st.integers(200, 255))
def test_inverting_a_picture_changes_nothing(ink: int, paper: int) -> None:
    picture = np.interp(word(), (0, 255), (ink, paper)).astype(np.uint8)

    upright, inverted = prepare(picture, SPEC), prepare(255 - picture, SPEC)

    np.testing.assert_array_equal(upright.pixels, inverted.pixels)
    assert (upright.left, upright.scale) == (inverted.left, inverted.scale)


@settings(deadline=None, max_examples=30)
@given(st.integers(20, 130), st.integers(30, 120), st.integers(3, 6))
def test_columns_map_back_to_the_picture(column: int, height: int, pen: int) -> None:
    picture = np.full((height, 150), 250, np.uint8)
    picture[height // 5 : -height // 5, column : column + pen] = 20

    prepared = prepare(picture, SPEC)

    weights = prepared.pixels.sum(axis=0, dtype=float)
    centre = (weights * (np.arange(len(weights)) + 0.5)).sum() / weights.sum()
    assert prepared.left + centre / prepared.scale == pytest.approx(column + pen / 2, abs=1.0)


def test_a_rule_across_the_picture_fills_no_memory() -> None:
    page = np.full((40, 1000), 255, np.uint8)
    page[20, 10:-10] = 0

    tracemalloc.start()
    prepare(page, SPEC)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert most < 10_000_000


def test_high_contrast_knows_ink_and_paper_only() -> None:
    spec = ModelSpec("test", "1", LATIN, high_contrast=True, height=68)
    levels = np.unique(stretch_contrast(flatten_illumination(word())))
    assert len(levels) > 10

    prepared = prepare(word(), spec)

    middle = (prepared.pixels > 40) & (prepared.pixels < 215)
    assert middle.mean() < 0.1


@pytest.mark.parametrize(("shape", "drawn"), [((32, 64), 128), ((32, 400), 256), ((128, 20), 10)])
def test_a_fixed_width_is_padded_on_the_right(shape: tuple[int, int], drawn: int) -> None:
    pixels, scale = fit(np.full(shape, 255, np.uint8), 64, 256)

    assert pixels.shape == (64, 256)
    assert pixels[:, :drawn].min() == 255
    assert pixels[:, drawn:].max(initial=0) == 0
    assert scale == drawn / shape[1]


def test_very_long_lines_are_squeezed() -> None:
    pixels, _ = fit(np.full((4, 4000), 255, np.uint8), 48)

    assert pixels.shape == (48, 48 * MAX_ASPECT)


def test_white_on_black_is_turned_round() -> None:
    board = 255 - word()

    np.testing.assert_array_equal(dark_on_light(board), word())
    np.testing.assert_array_equal(dark_on_light(word()), word())


def pickets(gap: int, count: int = 12) -> NDArray[np.uint8]:
    """Upright strokes 4 pixels wide on black, the height of a network's input."""
    pixels = np.zeros((48, gap * count + 4), np.uint8)
    for left in range(0, gap * count, gap):
        pixels[:, left + 2 : left + 6] = 255
    return pixels


def test_narrow_writing_is_widened_until_strokes_come_every_third_of_the_height() -> None:
    assert widening(pickets(gap=12)) == pytest.approx(16 / 12, rel=0.1)


def test_wide_writing_stays_as_it_is() -> None:
    assert widening(pickets(gap=24)) == 1.0


def test_writing_is_widened_by_no_more_than_was_trained() -> None:
    assert widening(pickets(gap=6)) == pytest.approx(1.6)


def test_a_single_letter_or_nothing_is_not_widened() -> None:
    assert widening(pickets(gap=8, count=3)) == 1.0
    assert widening(np.zeros((48, 100), np.uint8)) == 1.0


def test_places_in_widened_pixels_map_back_to_the_picture() -> None:
    narrow = np.pad(255 - pickets(gap=8, count=20), 30, constant_values=255)
    prepared = prepare(narrow, SPEC)
    ink = np.flatnonzero((prepared.pixels > 110).any(axis=0))
    assert prepared.left + ink[-1] / prepared.scale == pytest.approx(30 + 8 * 19 + 6, abs=2)
