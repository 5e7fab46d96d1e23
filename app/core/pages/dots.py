"""Dotted paper: its dots are taken off, those of letters and sentences stay.

Such dots are many, and each has others at one distance beside it and above or below. Nothing that
is written has.
"""

from __future__ import annotations

import math

import cv2
import numpy as np
from numpy.typing import NDArray

from app.core.pages.ink_mask import GreyImage, find_ink, shrink
from app.core.pages.layout import WORK_PIXELS
from app.core.pages.line_ink import Labels, components

_LARGEST = 8
"""Pixels of A4 at 150 dpi, as in all that follows, that a dot is wide and high at most."""

_FEWEST, _MOST = 60, 10_000
"""Small pieces of ink of a page that may be dotted."""

_ON_GRID = 0.4
"""Share of them that are in one grid more than in others; specks that lie close are in all."""

_APART, _OFF = range(12, 61), 2
"""How far dots are apart, and how far they lie off their places at most."""

_STEPS = (-2, -1, 1, 2)
"""Where other dots are looked for, for the next one may lie under ink."""

_GROUND = 15
"""Around a dot, wide and high, where the paper is seen that takes its place."""


def without_dots(grey: GreyImage, degrees: float = 0.0) -> GreyImage:
    """The page without the dots of dotted paper; the same picture where it has none.

    Args:
        grey: uint8 (H, W), dark on light.
        degrees: By how much it must be turned counter-clockwise to be level.
    """
    small = shrink(grey, WORK_PIXELS)
    _, stats, centres = components(find_ink(small))
    sizes = stats[:, [cv2.CC_STAT_WIDTH, cv2.CC_STAT_HEIGHT]].max(axis=1)
    pieces = np.flatnonzero(sizes <= _LARGEST)
    if not _FEWEST <= len(pieces) <= _MOST:
        return grey
    at_steps = _in_grids(centres[pieces], small.shape, degrees)
    shares = at_steps.mean(axis=1)
    if shares.max() - np.median(shares) < _ON_GRID:
        return grey
    on_grid = at_steps[shares.argmax()]
    return _filled(grey, stats[pieces[on_grid], : cv2.CC_STAT_AREA], len(grey) / len(small))


def _in_grids(
    places: NDArray[np.float64], shape: tuple[int, ...], degrees: float
) -> NDArray[np.bool_]:
    """Which of some places (N, 2), x before y, have others beside and above or below.

    Returns:
        For each distance of ``_APART`` and each place, (distances, N).
    """
    reach = max(_STEPS) * _APART.stop + _OFF
    near = np.zeros((shape[0] + 2 * reach, shape[1] + 2 * reach), np.uint8)
    x, y = places.round().astype(int).T + reach
    near[y, x] = 1
    near = cv2.dilate(near, np.ones((2 * _OFF + 1, 2 * _OFF + 1), np.uint8)) > 0
    across, down = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))

    def has_others(apart: int, across: float, down: float) -> NDArray[np.bool_]:
        steps = [(round(n * apart * across), round(n * apart * down)) for n in _STEPS]
        return np.asarray(np.any([near[y + dy, x + dx] for dx, dy in steps], axis=0))

    def in_grid(apart: int) -> NDArray[np.bool_]:
        return has_others(apart, across, down) & has_others(apart, -down, across)

    return np.array([in_grid(apart) for apart in _APART])


def _filled(grey: GreyImage, boxes: Labels, times: float) -> GreyImage:
    """The page with paper where dots are.

    Args:
        grey: uint8 (H, W).
        boxes: Left, top, width, height of each dot in a smaller picture, (N, 4).
        times: By how much that is smaller.
    """
    reach = round(_GROUND * times)
    square = np.ones((reach, reach), np.uint8)
    firsts = ((boxes[:, :2] - 1) * times).astype(int).clip(0)
    ends = np.ceil((boxes[:, :2] + boxes[:, 2:] + 1) * times).astype(int)
    clean = grey.copy()
    for (left, top), (right, bottom) in zip(firsts.tolist(), ends.tolist(), strict=True):
        x, y = max(left - reach, 0), max(top - reach, 0)
        around = grey[y : bottom + reach, x : right + reach]
        ground = cv2.morphologyEx(around, cv2.MORPH_CLOSE, square)
        clean[top:bottom, left:right] = ground[top - y : bottom - y, left - x : right - x]
    return clean
