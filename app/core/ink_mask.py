"""What on a page is ink: uneven light, faint pencil and ruled paper taken into account."""

from __future__ import annotations

import math

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
_PAPER_REACH = 13
_PEAK_REACH = 9
_MIN_RULE = 60
_RULE_GAP = 15
_MAX_FLOOR = 50.0


def flatten(grey: GreyImage) -> GreyImage:
    """How much darker than the paper around it each pixel is, 0 to 255.

    The paper is a closing of the shrunken page, so shadows and stains count as paper.
    """
    height, width = grey.shape
    small = _smaller(grey, max(max(height, width) // _PAPER_CELLS, 1))
    if min(small.shape) >= 3:
        small = cv2.medianBlur(small, 3)
    paper = cv2.morphologyEx(
        small,
        cv2.MORPH_CLOSE,
        _box(_PAPER_REACH, _PAPER_REACH),
        borderType=cv2.BORDER_REPLICATE,
    )
    paper = cv2.GaussianBlur(
        paper, (_PAPER_REACH, _PAPER_REACH), 0, borderType=cv2.BORDER_REPLICATE
    )
    paper = cv2.resize(paper, (width, height), interpolation=cv2.INTER_LINEAR)
    flat = cv2.divide(grey, np.maximum(paper, 1), scale=255)
    return np.asarray(255 - flat, dtype=np.uint8)


def binarise(strength: GreyImage) -> Mask:
    """Ink, where a pixel is dark enough for the darkest ink near it and for the paper's noise.

    Args:
        strength: What ``flatten`` gives.
    """
    height, width = strength.shape
    peak = cv2.dilate(_smaller(strength, 4), _box(_PEAK_REACH, _PEAK_REACH))
    peak = cv2.blur(peak, (_PEAK_REACH, _PEAK_REACH))
    peak = cv2.resize(peak, (width, height), interpolation=cv2.INTER_LINEAR)
    marked = strength[strength > 0]
    noise = float(np.median(marked)) if marked.size else 0.0
    floor = min(max(MIN_STRENGTH, 3.0 * noise), _MAX_FLOOR)
    limit = np.maximum(cv2.convertScaleAbs(peak, alpha=_INK_SHARE), int(floor))
    return np.asarray(cv2.compare(strength, limit, cv2.CMP_GT), dtype=np.uint8)


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
    long = cv2.morphologyEx(bridged, cv2.MORPH_OPEN, _box(length, 1))
    thick = cv2.dilate(cv2.morphologyEx(long, cv2.MORPH_OPEN, _box(1, 8)), _box(3, 3))
    tall = cv2.morphologyEx(ink, cv2.MORPH_OPEN, _box(1, 7))
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
