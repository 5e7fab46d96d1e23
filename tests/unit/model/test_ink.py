"""Ink holds what a pen wrote, and is drawn as a scan of it would look."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from model.errors import InkError
from model.ink import INK_HEIGHT, MARGIN, MAX_WIDTH, Ink, Stroke, rasterise, usual_pen

HEIGHT = INK_HEIGHT + 2 * MARGIN

coordinates = st.floats(-(2.0**100), 2.0**100, width=32)


def line(*points: tuple[float, float], pressure: Any = None) -> Stroke:
    x, y = np.array(points, np.float32).T
    return Stroke(x, y, pressure)


@st.composite
def inks(draw: st.DrawFn) -> Ink:
    """One to three strokes at any place and of any size, with and without pressure."""
    strokes = []
    for _ in range(draw(st.integers(1, 3))):
        points = draw(hnp.arrays(np.float32, (draw(st.integers(1, 5)), 2), elements=coordinates))
        pressure = draw(
            st.none() | hnp.arrays(np.float32, len(points), elements=st.floats(0, 1, width=32))
        )
        strokes.append(Stroke(points[:, 0], points[:, 1], pressure))
    return Ink(tuple(strokes))


@settings(deadline=None)
@given(inks())
@example(Ink((line((0, 0)),)))
@example(Ink((line((5, 5), (5, 5)),)))
@example(Ink((line((0, 0), (1e-38, 1e-45)),)))
@example(Ink((line((-1e30, 0), (1e30, 1e-30)),)))
@example(Ink((line((0, -3e38), (1, 3e38)),)))
@example(Ink((line((1e8, 1e8), (1e8 + 64, 1e8 + 8)),)))
def test_any_ink_can_be_drawn(ink: Ink) -> None:
    picture = rasterise(ink)

    assert picture.dtype == np.uint8
    assert picture.shape[0] == HEIGHT
    assert 2 * MARGIN < picture.shape[1] <= MAX_WIDTH
    assert picture.min() < 200
    assert picture[0].min() == picture[-1].min() == 255


@settings(deadline=None)
@given(
    st.sampled_from([0.25, 0.5, 2.0, 128.0]),
    st.tuples(st.integers(-4000, 4000), st.integers(-4000, 4000)),
)
def test_place_and_unit_make_no_difference(scale: float, shift: tuple[int, int]) -> None:
    letters = [np.array([[0, 40], [10, 0], [22, 41], [5, 20]]), np.array([[40, 0], [40, 44]])]

    here = rasterise(Ink.from_points(letters))
    there = rasterise(Ink.from_points([(p + shift) * scale for p in letters]))

    assert here.shape == there.shape
    assert np.abs(here.astype(int) - there).max() <= 90
    assert np.abs(here.astype(int) - there).mean() < 1


def test_ink_fills_the_height_and_keeps_its_proportions() -> None:
    square = line((0, 0), (100, 0), (100, 100), (0, 100), (0, 0))

    picture = rasterise(Ink((square,)))

    rows, columns = np.nonzero(picture < 128)
    assert picture.shape == (HEIGHT, HEIGHT)
    assert rows.min() == pytest.approx(MARGIN, abs=2)
    assert rows.max() == pytest.approx(MARGIN + INK_HEIGHT, abs=2)
    assert np.ptp(rows) == pytest.approx(np.ptp(columns), abs=1)


def test_a_lone_dash_is_not_blown_up() -> None:
    picture = rasterise(Ink((line((0, 10), (80, 12)),)))

    rows, columns = np.nonzero(picture < 128)
    assert np.ptp(rows) < 12
    assert np.ptp(columns) == pytest.approx(2 * INK_HEIGHT, abs=6)
    assert rows.mean() == pytest.approx(HEIGHT / 2, abs=2)


def test_flat_writing_fills_the_height_all_the_same() -> None:
    waves = [(x, 2 * (x % 10)) for x in range(0, 200, 5)]

    rows, _ = np.nonzero(rasterise(Ink((line(*waves),))) < 128)

    assert np.ptp(rows) == pytest.approx(INK_HEIGHT, abs=3)


@pytest.mark.parametrize(("step", "height", "pen"), [(12, 20, 1.0), (24, 100, 3.0), (50, 20, 3.0)])
def test_small_writing_is_drawn_with_a_thin_pen(step: int, height: int, pen: float) -> None:
    tall = line((0, -80), (0, 20))
    letters = line(*[(step * x, height * (x % 2)) for x in range(20)])

    ink = Ink((tall, letters))

    assert usual_pen(ink) == pen
    assert (rasterise(ink) == rasterise(ink, pen)).all()


def test_lone_strokes_and_dots_are_drawn_with_a_broad_pen() -> None:
    for stroke in (line((0, 0), (0, 100)), line((0, 0), (60, 0)), line((5, 5))):
        assert usual_pen(Ink((stroke,))) == 3.0


@pytest.mark.parametrize("pressure", [None, 0.0, 1.0])
@pytest.mark.parametrize("points", [1, 3])
def test_a_lone_dot_is_a_dot(points: int, pressure: float | None) -> None:
    values = None if pressure is None else [pressure] * points
    picture = rasterise(Ink((line(*[(7, 7)] * points, pressure=values),)))

    rows, columns = np.nonzero(picture < 128)
    assert 2 <= np.ptp(rows) <= 6
    assert 2 <= np.ptp(columns) <= 6


def test_very_long_ink_is_scaled_down_to_fit() -> None:
    picture = rasterise(Ink((line((0, 0), (0, 10)), line((100_000, 0), (100_000, 10)))))

    assert picture.shape[1] == pytest.approx(MAX_WIDTH, abs=1)
    assert (picture[:, -20:] < 128).any()


def test_more_pressure_and_wider_pens_leave_more_ink() -> None:
    def darkness(pressure: float | None, pen_width: float = 4.0) -> float:
        values = None if pressure is None else [pressure, pressure]
        stroke = line((0, 0), (30, 50), pressure=values)
        return float((255 - rasterise(Ink((stroke,)), pen_width)).sum())

    assert darkness(0.0) < darkness(0.5) < darkness(1.0)
    assert darkness(1.0) == pytest.approx(darkness(None), rel=0.05)
    assert darkness(None, 2.0) < darkness(None, 6.0)


def test_ink_without_strokes_cannot_be_drawn() -> None:
    assert not Ink()
    with pytest.raises(InkError, match="no ink"):
        rasterise(Ink())


def test_from_points_leaves_out_empty_strokes() -> None:
    ink = Ink.from_points([[[1, 2], [3, 4]], np.zeros((0, 2)), [[5, 6]]])

    assert [stroke.points.tolist() for stroke in ink.strokes] == [[[1, 2], [3, 4]], [[5, 6]]]
    assert ink.bounds == (1, 2, 5, 6)


@pytest.mark.parametrize(
    ("channels", "message"),
    [
        (([], []), "at least one point"),
        ((None, [1]), "at least one point"),
        (([1, 2], [1]), "y has 1 values for 2 points"),
        (([1], [1], [0.5, 0.5]), "pressure has 2 values"),
        (([1], [1], None, []), "time has 0 values"),
        (([np.nan], [1]), "finite"),
        (([1], [np.inf]), "finite"),
        (([[1]], [[1]]), "list of finite numbers"),
    ],
)
def test_strokes_check_their_channels(channels: tuple[Any, ...], message: str) -> None:
    with pytest.raises(InkError, match=message):
        Stroke(*channels)


def test_strokes_keep_a_copy_that_nobody_can_change() -> None:
    x = np.array([1.0, 2.0], np.float32)
    stroke = Stroke(x, x)

    x[0] = 9

    assert stroke.x.tolist() == [1, 2]
    with pytest.raises(ValueError, match="read-only"):
        stroke.y[0] = 5
