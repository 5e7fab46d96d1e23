"""What on a page is ink: uneven light, faint pencil and ruled paper taken into account."""

from __future__ import annotations

import math

import cv2
import numpy as np
from numpy.typing import NDArray

from model import preprocessing

GreyImage = NDArray[np.uint8]
Mask = NDArray[np.uint8]
"""uint8 (H, W), 0 or 255."""

MIN_STRENGTH = 14
"""Grey levels below the paper's from which a pixel may be ink."""

_INK_SHARE = 0.4
_PAPER_CELLS = 160
_PAPER_REACH = 13
_PEAK_REACH = 9
_POLARITY_PIXELS = 600_000
_BLOCK, _BLOCK_CONTRAST = 32, 50
_MIN_RULE = 60
_RULE_GAP = 15
_RULE_HEIGHT = 7
_NOISE_FACTOR, _MAX_FLOOR = 4.5, 60.0
_DARKEST_PAPER = 60


def dark_on_light(grey: GreyImage) -> GreyImage:
    """Inverts a page of white writing on a dark ground.

    The places where something is written decide, not a dark table around the paper: places beside
    others of another ground do not count, for there the paper ends.
    """
    small = shrink(grey, _POLARITY_PIXELS)
    rows, columns = (side // _BLOCK for side in small.shape)
    if not rows or not columns:
        return preprocessing.dark_on_light(grey)
    blocks = small[: rows * _BLOCK, : columns * _BLOCK].reshape(rows, _BLOCK, columns, _BLOCK)
    low, middle, high = np.percentile(blocks, (2, 50, 98), axis=(1, 3))
    written = high - low > _BLOCK_CONTRAST
    if not written.any():
        return preprocessing.dark_on_light(grey)
    near = _box(3, 3)
    written &= cv2.dilate(middle, near) - cv2.erode(middle, near) < _BLOCK_CONTRAST
    if not written.any():
        return grey
    light = middle[written] < (low + high)[written] / 2
    return 255 - grey if light.mean() > 0.5 else grey


def find_ink(grey: GreyImage) -> Mask:
    """Ink, where a pixel is dark enough for the darkest ink near it and for the picture's noise.

    Args:
        grey: uint8 (H, W), dark on light.
    """
    ground = paper(grey)
    strength = cv2.divide(cv2.subtract(ground, grey), np.maximum(ground, _DARKEST_PAPER), scale=255)
    floor = max(MIN_STRENGTH, _NOISE_FACTOR * noise(grey) * 255 / max(median(ground), 1))
    limit = np.maximum(_peak(np.asarray(strength, dtype=np.uint8)), int(min(floor, _MAX_FLOOR)))
    return np.asarray(cv2.compare(strength, limit, cv2.CMP_GT), dtype=np.uint8)


def paper(grey: GreyImage) -> GreyImage:
    """The paper under the ink: a closing of the shrunken page, so shadows and stains count."""
    height, width = grey.shape
    small = _smaller(grey, max(max(height, width) // _PAPER_CELLS, 1))
    if min(small.shape) >= 3:
        small = cv2.medianBlur(small, 3)
    size = (_PAPER_REACH, _PAPER_REACH)
    ground = cv2.morphologyEx(small, cv2.MORPH_CLOSE, _box(*size), borderType=cv2.BORDER_REPLICATE)
    ground = cv2.GaussianBlur(ground, size, 0, borderType=cv2.BORDER_REPLICATE)
    ground = cv2.resize(ground, (width, height), interpolation=cv2.INTER_LINEAR)
    return np.asarray(ground, dtype=np.uint8)


def _peak(strength: GreyImage) -> GreyImage:
    """What a pixel must surpass to count as ink beside the darkest ink near it."""
    height, width = strength.shape
    peak = cv2.dilate(_smaller(strength, 4), _box(_PEAK_REACH, _PEAK_REACH))
    peak = cv2.blur(peak, (_PEAK_REACH, _PEAK_REACH))
    peak = cv2.resize(peak, (width, height), interpolation=cv2.INTER_LINEAR)
    return np.asarray(cv2.convertScaleAbs(peak, alpha=_INK_SHARE), dtype=np.uint8)


def noise(grey: GreyImage) -> float:
    """Standard deviation of the picture's noise in grey levels.

    After Immerkaer, "Fast Noise Variance Estimation" (1996), with the median so that ink does
    not count.
    """
    kernel = np.array([1, -2, 1], np.float32)
    detail = cv2.convertScaleAbs(cv2.sepFilter2D(grey, cv2.CV_16S, kernel, kernel))
    return median(np.asarray(detail, np.uint8)) / (6 * 0.6745)


def median(grey: GreyImage) -> float:
    """The median of grey levels, 0 of none."""
    if grey.size == 0:
        return 0.0
    counts = np.cumsum(cv2.calcHist([grey], [0], None, [256], [0, 256]), dtype=np.float64)
    below, above = np.searchsorted(counts, [(grey.size - 1) // 2, grey.size // 2], side="right")
    return (int(below) + int(above)) / 2


def rules(ink: Mask) -> tuple[Mask, Mask]:
    """The pixels of ruled lines and table borders: level ones, and upright ones.

    A rule is long, thin and perhaps dotted; strokes that cross it are not part of it. A flat
    stroke that lies on a rule is, so this is good for finding lines, not for reading them.
    """
    upright = _level_rules(np.ascontiguousarray(ink.T)).T
    return _level_rules(ink), np.ascontiguousarray(upright)


def _level_rules(ink: Mask) -> Mask:
    length = max(ink.shape[1] // 10, _MIN_RULE)
    bridged = cv2.dilate(ink, _box(1, 3))
    bridged = cv2.morphologyEx(bridged, cv2.MORPH_CLOSE, _box(_RULE_GAP, 1))
    middles = cv2.erode(bridged, _box(length, 1))
    if not cv2.hasNonZero(middles):
        return np.zeros_like(ink)
    long = cv2.dilate(middles, _box(length, 1))
    thick = cv2.dilate(
        cv2.morphologyEx(long, cv2.MORPH_OPEN, _box(1, _RULE_HEIGHT + 1)), _box(3, 3)
    )
    tall = cv2.morphologyEx(ink, cv2.MORPH_OPEN, _box(1, _RULE_HEIGHT))
    found = cv2.bitwise_and(ink, cv2.subtract(long, thick))
    return np.asarray(cv2.subtract(found, tall), dtype=np.uint8)


def shrink(grey: GreyImage, pixels: int) -> GreyImage:
    """A picture of at most about that many pixels."""
    factor = math.sqrt(pixels / grey.size)
    return resized(grey, factor) if factor < 1 else grey


def resized(grey: GreyImage, factor: float) -> GreyImage:
    """A picture whose sides are ``factor`` times as long, and at least one pixel."""
    size = (max(round(grey.shape[1] * factor), 1), max(round(grey.shape[0] * factor), 1))
    method = cv2.INTER_AREA if factor < 1 else cv2.INTER_CUBIC
    return np.asarray(cv2.resize(grey, size, interpolation=method), dtype=np.uint8)


def _smaller(grey: GreyImage, times: int) -> GreyImage:
    size = (-(-grey.shape[1] // times), -(-grey.shape[0] // times))
    return np.asarray(cv2.resize(grey, size, interpolation=cv2.INTER_AREA), dtype=np.uint8)


def _box(width: int, height: int) -> Mask:
    return np.ones((height, width), np.uint8)
