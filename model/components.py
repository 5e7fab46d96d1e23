"""The connected components of a mask."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

_FEW_PIXELS = 1 << 17
"""Of these no more than 16 bits can count are components, which takes less time to find."""


@dataclass(frozen=True, eq=False)
class Components:
    """What hangs together in a mask, diagonally too.

    Attributes:
        place: The rows and columns that hold all of it.
        labels: Number of the component at each pixel there, from 1; 0 for none.
        stats: Left, top, width, height and pixels of each, int32 (components + 1, 5).
    """

    place: tuple[slice, slice]
    labels: NDArray[Any]
    stats: NDArray[np.int32]


def components(mask: NDArray[np.uint8]) -> Components:
    """The components of what is not 0."""
    left, top, width, height = cv2.boundingRect(mask)
    place = slice(top, top + height), slice(left, left + width)
    # in OpenCV 5 the same as its usual way, and three times as fast
    _, labels, stats, _ = cv2.connectedComponentsWithStatsWithAlgorithm(
        mask[place], 8, cv2.CV_16U if width * height < _FEW_PIXELS else cv2.CV_32S, cv2.CCL_BBDT
    )
    stats[:, cv2.CC_STAT_LEFT] += left
    stats[:, cv2.CC_STAT_TOP] += top
    return Components(place, np.asarray(labels), np.asarray(stats, np.int32))
