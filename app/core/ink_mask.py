"""What on a page is ink: uneven light, faint pencil and ruled paper taken into account."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

GreyImage = NDArray[np.uint8]
Mask = NDArray[np.uint8]
"""uint8 (H, W), 0 or 255."""

MIN_STRENGTH = 14
"""Grey levels below the paper's from which a pixel may be ink."""

_INK_SHARE = 0.4
_PAPER_CELLS = 160
_MIN_RULE = 60
_RULE_GAP = 15


def flatten(grey: GreyImage) -> GreyImage:
    """How much darker than the paper around it each pixel is, 0 to 255.

    The paper is a closing of the shrunken page, so shadows and stains count as paper.
    """
    height, width = grey.shape
    shrink = max(max(height, width) // _PAPER_CELLS, 1)
    small = cv2.resize(
        grey, (-(-width // shrink), -(-height // shrink)), interpolation=cv2.INTER_AREA
    )
    small = cv2.medianBlur(small, 3)
    size = 13
    paper = cv2.morphologyEx(
        small, cv2.MORPH_CLOSE, np.ones((size, size), np.uint8), borderType=cv2.BORDER_REPLICATE
    )
    paper = cv2.GaussianBlur(paper, (size, size), 0, borderType=cv2.BORDER_REPLICATE)
    paper = cv2.resize(paper, (width, height), interpolation=cv2.INTER_LINEAR)
    flat = cv2.divide(grey, np.maximum(paper, 1), scale=255)
    return np.asarray(255 - flat, dtype=np.uint8)


def binarise(strength: GreyImage) -> Mask:
    """Ink, where a pixel is dark enough for the darkest ink near it.

    Args:
        strength: What ``flatten`` gives.
    """
    height, width = strength.shape
    small = cv2.resize(strength, (-(-width // 4), -(-height // 4)), interpolation=cv2.INTER_AREA)
    peak = cv2.blur(cv2.dilate(small, np.ones((9, 9), np.uint8)), (9, 9))
    threshold = cv2.resize(peak, (width, height), interpolation=cv2.INTER_LINEAR)
    noise = float(np.median(strength[strength > 0])) if strength.any() else 0.0
    floor = max(MIN_STRENGTH, 3.0 * noise)
    limit = np.maximum(threshold.astype(np.float32) * _INK_SHARE, floor)
    return ((strength > limit) * np.uint8(255)).astype(np.uint8)


def remove_rules(ink: Mask) -> Mask:
    """Takes ruled lines and table borders out, strokes that cross them stay whole.

    A rule is long, thin and perhaps dotted. Only for finding lines: a flat stroke that lies on
    a rule goes with it.
    """
    result = ink.copy()
    result[_rules(ink) > 0] = 0
    upright = np.ascontiguousarray(ink.T)
    result.T[_rules(upright) > 0] = 0
    return result


def _rules(ink: Mask) -> Mask:
    """The pixels of horizontal rules."""
    length = max(ink.shape[1] // 10, _MIN_RULE)
    bridged = cv2.dilate(ink, _box(1, 3))
    bridged = cv2.morphologyEx(bridged, cv2.MORPH_CLOSE, _box(_RULE_GAP, 1))
    long = cv2.morphologyEx(bridged, cv2.MORPH_OPEN, _box(length, 1))
    thick = cv2.dilate(cv2.morphologyEx(long, cv2.MORPH_OPEN, _box(1, 8)), _box(3, 3))
    tall = cv2.morphologyEx(ink, cv2.MORPH_OPEN, _box(1, 7))
    rules = cv2.bitwise_and(ink, cv2.subtract(long, thick))
    return np.asarray(cv2.subtract(rules, tall), dtype=np.uint8)


def _box(width: int, height: int) -> Mask:
    return np.ones((height, width), np.uint8)
