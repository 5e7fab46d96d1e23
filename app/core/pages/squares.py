"""Squared paper: its lines are taken off, the ink that crosses them stays.

Such lines are many, thin, long, and as dark all along. So a grey-level opening along them tells
how dark they are, also where ink crosses them, and that much is given back. Turned lines are not as
dark all along where they are but a pixel thick; the dashes that are left of them are taken off
where nothing is written near. Lines that are only level stay: the network knows them, and finding
lines of writing has rules of its own for them.
"""

from __future__ import annotations

import math

import cv2
import numpy as np

from app.core.pages.ink_mask import MIN_STRENGTH, GreyImage, median, shrink
from app.core.pages.layout import WORK_PIXELS
from app.core.pages.line_ink import components

_THICK, _LONG, _SMOOTH, _NEAR = 9, 60, 9, 30
"""Pixels of A4 at 150 dpi."""

_LEVEL, _UPRIGHT = 10, 16
"""Lines that squared paper has at least; a table has fewer."""

_SECTIONS = 15
_BAND = 1000
"""Rows that are cleaned at once, which keeps memory small."""

_LEFT, _SURE = 0.25, 0.7
"""Shares of a line's darkness up to which what is left of it is no ink: beside ink, elsewhere."""


def without_squares(grey: GreyImage) -> GreyImage:
    """The page without the lines of squared paper; the same picture where it has none.

    Args:
        grey: uint8 (H, W), dark on light, level.
    """
    small = shrink(grey, WORK_PIXELS)
    level, upright = _lines(small, _without_thin(small, _unit(small)), _unit(small))
    if _count(level) < _LEVEL or _count(upright.T) < _UPRIGHT:
        return grey
    unit, clean = _unit(grey), np.empty_like(grey)
    reach = round(2 * _LONG * unit)
    for top in range(0, len(grey), _BAND):
        first = max(top - reach, 0)
        part = _cleaned(grey[first : top + _BAND + reach], unit)
        clean[top : top + _BAND] = part[top - first :][:_BAND]
    return clean


def _cleaned(grey: GreyImage, unit: float) -> GreyImage:
    """What is left beside the darkness of lines, and not merely their edges."""
    ground = _without_thin(grey, unit)
    lines = _lines(grey, ground, unit)
    ink = np.asarray(cv2.subtract(cv2.subtract(ground, grey), cv2.add(*lines)), np.uint8)
    beside = np.asarray(cv2.dilate(cv2.max(*lines), np.ones((3, 3), np.uint8)), np.uint8)
    left, sure = (cv2.convertScaleAbs(beside, alpha=share) for share in (_LEFT, _SURE))
    surely = cv2.compare(ink, np.maximum(sure, MIN_STRENGTH), cv2.CMP_GT)
    near = cv2.dilate(surely, np.ones((5, 5), np.uint8))
    cv2.copyTo(left, near, sure)
    ink[ink < sure] = 0
    ink *= _near_writing(ink, beside, unit)
    return np.asarray(cv2.subtract(ground, ink), dtype=np.uint8)


def _near_writing(ink: GreyImage, lines: GreyImage, unit: float) -> GreyImage:
    """1 near pieces that do not lie on lines with all their pixels, 0 elsewhere."""
    pieces, stats, _ = components(np.asarray(ink > MIN_STRENGTH / 2, np.uint8))
    off_lines = pieces[lines < median(lines) + MIN_STRENGTH / 2]
    written = np.bincount(off_lines, minlength=len(stats)) > 0
    written[0] = False
    size = round(_NEAR * unit)
    near = cv2.dilate(written[pieces].astype(np.uint8), np.ones((size, size), np.uint8))
    return np.asarray(near, np.uint8)


def _unit(grey: GreyImage) -> float:
    """Pixels of a picture for one of A4 at 150 dpi; small ones count as half as high as that."""
    return max(math.sqrt(grey.size / WORK_PIXELS), 0.5)


def _lines(grey: GreyImage, ground: GreyImage, unit: float) -> tuple[GreyImage, GreyImage]:
    """By how much level lines and upright lines make each pixel darker."""
    thin = np.asarray(cv2.subtract(ground, grey), dtype=np.uint8)
    upright = _level(np.ascontiguousarray(thin.T), unit)
    return _level(thin, unit), np.ascontiguousarray(upright.T)


def _without_thin(grey: GreyImage, unit: float) -> GreyImage:
    size = round(_THICK * unit)
    ground = cv2.morphologyEx(grey, cv2.MORPH_CLOSE, np.ones((size, size), np.uint8))
    return np.asarray(ground, dtype=np.uint8)


def _level(thin: GreyImage, unit: float) -> GreyImage:
    smooth = cv2.blur(thin, (round(_SMOOTH * unit), 1))
    along = np.ones((1, round(_LONG * unit)), np.uint8)
    return np.asarray(cv2.morphologyEx(smooth, cv2.MORPH_OPEN, along), dtype=np.uint8)


def _count(level: GreyImage) -> float:
    """How many lines are crossed on the way down the page."""
    columns = np.linspace(0, level.shape[1] - 1, _SECTIONS + 2).astype(int)[1:-1]
    dark = level[:, columns] > MIN_STRENGTH / 2
    return float(np.median((dark[1:] & ~dark[:-1]).sum(axis=0)))
