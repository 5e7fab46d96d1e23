"""Print around handwriting, in the samples that a network learns from."""

from __future__ import annotations

import numpy as np
import pytest

from training.printed import add_box, add_label


@pytest.fixture
def word() -> np.ndarray:
    picture = np.full((40, 120), 255, np.uint8)
    picture[10:30, 20:100] = 0
    return picture


@pytest.mark.parametrize("seed", range(20))
def test_a_label_stands_before_the_word_and_leaves_it_as_it_is(word, seed) -> None:
    page = add_label(word, np.random.default_rng(seed))

    assert page.shape[0] == 40
    assert (page[:, -120:] == word).all()
    assert page[:, :-120].min() < 128
    assert (page[:, -123:-120] == 255).all()


@pytest.mark.parametrize("seed", range(20))
def test_a_box_adds_lines_and_takes_no_ink_away(word, seed) -> None:
    page = add_box(word, np.random.default_rng(seed))

    margin = (page.shape[0] - 40) // 2
    assert (page[margin : margin + 40, margin : margin + 120] <= word).all()


def test_some_boxes_are_combs(word) -> None:
    ink = [int((add_box(word, np.random.default_rng(k)) < 230).sum()) for k in range(40)]

    assert max(ink) > 1.5 * np.median(ink) > (word < 230).sum()


@pytest.mark.parametrize("add", [add_label, add_box])
def test_the_same_generator_prints_the_same(word, add) -> None:
    first, second = (add(word, np.random.default_rng(3)) for _ in range(2))

    assert np.array_equal(first, second)
