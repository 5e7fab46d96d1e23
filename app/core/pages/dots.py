"""Dotted paper: its dots are taken off, those of letters and sentences stay.

Such dots are many, and each has others at one distance beside it and above or below. Nothing that
is written has.
"""

from __future__ import annotations

import math

import cv2
import numpy as np
from numpy.typing import NDArray

from app.core.pages.ink_mask import GreyImage, Mask, find_ink, shrink
from app.core.pages.layout import WORK_PIXELS
from app.core.pages.line_ink import components

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
    labels, stats, centres = components(find_ink(small))
    sizes = stats[:, [cv2.CC_STAT_WIDTH, cv2.CC_STAT_HEIGHT]].max(axis=1)
    pieces = np.flatnonzero(sizes <= _LARGEST)
    if not _FEWEST <= len(pieces) <= _MOST:
        return grey
    at_steps = _in_grids(centres[pieces], small.shape, degrees)
    shares = at_steps.mean(axis=1)
    if shares.max() - np.median(shares) < _ON_GRID:
        return grey
    on_grid = at_steps[shares.argmax()]
    dots = np.zeros(len(stats), np.uint8)
    dots[pieces[on_grid]] = 255
    return _filled(grey, dots[labels])


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


def _filled(grey: GreyImage, dots: Mask) -> GreyImage:
    """The page with paper where dots are, which may be of another size."""
    times = len(grey) / len(dots)
    size = round(_GROUND * times)
    ground = cv2.morphologyEx(grey, cv2.MORPH_CLOSE, np.ones((size, size), np.uint8))
    where = cv2.dilate(dots, np.ones((3, 3), np.uint8))
    where = cv2.resize(where, grey.shape[::-1], interpolation=cv2.INTER_LINEAR)
    return np.asarray(np.where(where, ground, grey), np.uint8)
