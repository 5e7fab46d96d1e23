"""Variation keeps the writing readable and follows its rng alone."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.random import Generator, default_rng

from model.ink import Ink, rasterise
from training import augment

WORD = Ink.from_points([[(0, 0), (40, 100), (80, 0)], [(100, 50), (160, 50)], [(130, 20)]])


def rngs(count: int = 40) -> list[Generator]:
    return [default_rng(seed) for seed in range(count)]


def test_the_same_seed_gives_the_same_picture() -> None:
    image = rasterise(WORD)

    first, second = (augment.vary_picture(image, default_rng(5)) for _ in range(2))

    assert np.array_equal(first, second)
    assert not np.array_equal(first, augment.vary_picture(image, default_rng(6)))


@pytest.mark.parametrize("rng", rngs())
def test_varied_ink_keeps_its_strokes_and_points(rng: Generator) -> None:
    varied = augment.vary_ink(WORD, rng)

    assert [len(s) for s in varied.strokes] == [len(s) for s in WORD.strokes]
    assert (augment.draw(varied, rng) < 128).any()


@pytest.mark.parametrize("rng", rngs())
def test_strokes_that_touch_are_moved_together(rng: Generator) -> None:
    line = [(5.0 * x, 100 * abs(x % 20 - 10)) for x in range(80)]
    first, second = augment.vary_ink(Ink.from_points([line, line]), rng).strokes

    assert np.abs(first.points - second.points).max() < 300


@pytest.mark.parametrize("rng", rngs(5))
def test_a_flat_dash_is_varied_too(rng: Generator) -> None:
    (dash,) = augment.vary_ink(Ink.from_points([[(0, 0), (30000, 0)]]), rng).strokes

    assert np.isfinite(dash.points).all()


@pytest.mark.parametrize("rng", rngs())
def test_varied_pictures_still_show_ink(rng: Generator) -> None:
    varied = augment.vary_picture(rasterise(WORD), rng)

    assert varied.dtype == np.uint8
    assert int(varied.max()) - int(varied.min()) > 40


@pytest.mark.parametrize("rng", rngs(10))
def test_surroundings_leave_the_word_where_it_is(rng: Generator) -> None:
    image = rasterise(WORD)

    page = augment.add_surroundings(image, rasterise(WORD), rng)

    assert page.shape[0] >= image.shape[0]
    assert page.shape[1] >= image.shape[1]
    assert (page < 128).sum() >= (image < 128).sum()
