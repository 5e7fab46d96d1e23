from __future__ import annotations

import numpy as np
import pytest

from model.components import components


@pytest.mark.parametrize("size", [40, 600])
def test_components_are_told_apart_wherever_they_lie(size: int) -> None:
    mask = np.zeros((size, size), np.uint8)
    mask[10:12, 5:9] = 255
    mask[12, 9] = 255  # across a corner
    mask[size - 3, size - 5] = 255

    found = components(mask)

    assert found.place == (slice(10, size - 2), slice(5, size - 4))
    assert found.stats[1:].tolist() == [[5, 10, 5, 3, 9], [size - 5, size - 3, 1, 1, 1]]
    whole = np.zeros_like(mask, np.intp)
    whole[found.place] = found.labels
    assert np.array_equal(whole > 0, mask > 0)
    assert whole[11, 6] == whole[12, 9] == 1
    assert whole[size - 3, size - 5] == 2


def test_an_empty_mask_has_none() -> None:
    found = components(np.zeros((4, 7), np.uint8))

    assert len(found.stats) == 1
