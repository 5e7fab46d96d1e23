"""By how much a page is turned."""

from __future__ import annotations

import math

import cv2
import numpy as np
from numpy.typing import NDArray

from app.core.pages.ink_mask import GreyImage, find_ink, shrink

MAX_SKEW = 15.0
"""Pages are levelled by at most so many degrees."""

_WORK_PIXELS = 600_000
_GAIN = 1.1
_MIN_INK = 500
_MOST_PAPER, _MOST_PIXELS = 4.0, 40_000_000

Floats = NDArray[np.float64]


def estimate_skew(grey: GreyImage) -> float:
    """By how many degrees the lines fall to the right; 0 when there is nothing to judge by.

    Turning the picture counter-clockwise by that angle makes its lines level. It is the angle
    at which neighbouring rows of ink differ most. A long strip that would need a huge picture
    to be turned in is taken to lie level.

    Args:
        grey: uint8 (H, W), dark on light.
    """
    ink = find_ink(shrink(grey, _WORK_PIXELS))
    rows, columns = np.nonzero(ink)
    if len(rows) < _MIN_INK:
        return 0.0
    across = columns - ink.shape[1] / 2
    best = _sharpest(rows, across, np.arange(-MAX_SKEW, MAX_SKEW + 0.5, 0.5))
    finer = (best + np.arange(-0.5, 0.55, 0.1)).clip(-MAX_SKEW, MAX_SKEW)
    best = _sharpest(rows, across, finer)
    width, height = _turned_size(grey.shape, best)
    if width * height > max(_MOST_PAPER * grey.size, _MOST_PIXELS):
        return 0.0
    gain = _sharpness(rows, across, best) / max(_sharpness(rows, across, 0.0), 1.0)
    return best if gain > _GAIN else 0.0


def line_sharpness(ink: GreyImage) -> float:
    """How much the rows of a page differ from their neighbours at its best angle, a pixel of ink.

    Args:
        ink: uint8 (H, W), not 0 where there is ink.
    """
    rows, columns = np.nonzero(ink)
    if len(rows) < _MIN_INK:
        return 0.0
    across = columns - ink.shape[1] / 2
    angles = np.arange(-10.0, 10.5, 1.0)
    return max(_sharpness(rows, across, angle) for angle in angles.tolist()) / len(rows)


def _sharpest(rows: NDArray[np.intp], across: Floats, angles: Floats) -> float:
    return float(angles[np.argmax([_sharpness(rows, across, angle) for angle in angles])])


def _sharpness(rows: NDArray[np.intp], across: Floats, degrees: float) -> float:
    levelled = rows - across * math.tan(math.radians(degrees))
    profile = np.bincount((levelled - levelled.min()).astype(np.intp)).astype(np.float64)
    return float((np.diff(profile) ** 2).sum())


def _turned_size(shape: tuple[int, ...], degrees: float) -> tuple[int, int]:
    """Width and height of the paper that holds a turned page."""
    height, width = shape
    cos, sin = abs(math.cos(math.radians(degrees))), abs(math.sin(math.radians(degrees)))
    return math.ceil(width * cos + height * sin), math.ceil(height * cos + width * sin)


def turned(grey: GreyImage, degrees: float) -> tuple[GreyImage, Floats]:
    """A page turned counter-clockwise, on paper large enough to hold it.

    Returns:
        The turned picture, and the affine matrix (2, 3) from it back to ``grey``.
    """
    height, width = grey.shape
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    size = _turned_size(grey.shape, degrees)
    matrix[:, 2] += (np.array(size) - (width, height)) / 2
    picture = cv2.warpAffine(
        grey, matrix, size, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE
    )
    back = cv2.invertAffineTransform(matrix)
    return np.asarray(picture, dtype=np.uint8), np.asarray(back, dtype=np.float64)
