from __future__ import annotations

import numpy as np
import pytest

from model.products import products


@pytest.mark.parametrize("shape", [(1, 1, 1), (3, 256, 7), (70, 33, 130)])
def test_products_are_those_of_whole_numbers(shape: tuple[int, int, int]) -> None:
    rows, inner, columns = shape
    rng = np.random.default_rng(0)
    left = rng.integers(0, 256, (rows, inner), dtype=np.uint8)
    right = rng.integers(-128, 128, (inner, columns), dtype=np.int8)

    assert np.array_equal(products(left, right), left.astype(int) @ right.astype(int))
