"""Finds the lines of handwriting on a page."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from app.core.geometry import Box, Polygon
from app.core.pages.columns import Span, reading_order, spans
from app.core.pages.ink_mask import GreyImage, resized, shrink
from app.core.pages.line_ink import Labels, Pieces, owners, without_shadows
from app.core.pages.ridges import Floats, Ridge, find_ridges

WORK_PIXELS = 2_200_000
"""Larger pictures are shrunk to about this many pixels: A4 at 150 dpi."""

_MIN_LETTER, _GOOD_LETTER = 3.0, 10.0
_TALLEST, _MARGIN = 3.0, 0.25
_MIN_HEIGHT, _MIN_INK = 0.2, 0.2
_FLAT, _MAX_FLAT = 0.08, 0.5
"""Height of what is a dash or left of a rule and no line, for its width, and at most."""

_OF_PITCH = 0.3
"""How high small letters are at most, for the distance between lines."""


@dataclass(frozen=True)
class Line:
    """One line of writing: its outline, and the upright box around it, in picture pixels."""

    box: Box
    polygon: Polygon


def find_lines(grey: GreyImage, pitch: float = math.inf) -> list[Line]:
    """Lines of writing in reading order; none on a blank page.

    Args:
        grey: uint8 (H, W), dark ink on light paper, lines about level.
        pitch: How far apart the lines are in pixels, where that is known; no line is found where
            letters would be less than three pixels high.
    """
    work = shrink(grey, WORK_PIXELS)
    pieces = Pieces.of(work)
    if _MIN_LETTER <= pieces.letter < _GOOD_LETTER:
        pieces = Pieces.of(shrink(resized(work, _GOOD_LETTER / pieces.letter), 2 * WORK_PIXELS))
    limit = _OF_PITCH * pitch * len(pieces.ink) / len(grey)
    pieces = replace(pieces, letter=min(pieces.letter, limit))
    if pieces.letter < _MIN_LETTER:
        return []
    ridges = without_shadows(find_ridges(pieces.ink, pieces.letter), pieces)
    ridges = ridges or _lone_ridge(pieces)
    if not ridges:
        return []
    scale = np.array(grey.shape[::-1]) / pieces.ink.shape[::-1]
    lines = [_line(outline * scale, grey.shape) for outline in _outlines(ridges, pieces)]
    return [lines[index] for index in reading_order([line.box for line in lines])]


def _lone_ridge(pieces: Pieces) -> list[Ridge]:
    """Through the middle of ink that is too little to be traced, such as a single ``I``."""
    left, top, width, height = cv2.boundingRect(pieces.ink)
    if not 0 < height <= _TALLEST * pieces.letter:
        return []
    return [Ridge(left, np.full(width, top + height / 2), 0.0)]


def _outlines(ridges: list[Ridge], pieces: Pieces) -> Iterator[Floats]:
    """The outline of each line's ink, (N, 2)."""
    top, bottom, ink = _edges(owners(ridges, pieces), len(ridges))
    middles = np.array([ridge.heights.mean() for ridge in ridges])
    cut = spans(ink > 0, middles, pieces.uprights, pieces.letter)
    for number, ridge in enumerate(ridges):
        for first, end in cut[number]:
            part = (number, slice(first, end))
            tall = bottom[part].max() - top[part].min()
            enough = ink[part].sum() >= _MIN_INK * pieces.letter**2
            if enough and tall >= _least_height(end - first, pieces.letter):
                yield _outline(top[part], bottom[part], (first, end), ridge, pieces.letter)


def _least_height(width: int, letter: float) -> float:
    return max(_MIN_HEIGHT * letter, min(_FLAT * width, _MAX_FLAT * letter))


def _edges(owner: Labels, count: int) -> tuple[Labels, Labels, Labels]:
    """First row, row after the last, and pixels of each line at each column, (count, W)."""
    height, width = owner.shape
    inked = np.flatnonzero(owner)
    rows, columns = np.divmod(inked, width)
    places = (owner.ravel()[inked] - 1) * width + columns
    top = np.full(count * width, height, np.int32)
    bottom = np.zeros(count * width, np.int32)
    # rows ascend, and of several values for a place the last one stays
    top[places[::-1]] = rows[::-1]
    bottom[places] = rows + 1
    ink = np.bincount(places, minlength=count * width).astype(np.int32)
    top, bottom, ink = (values.reshape(count, width) for values in (top, bottom, ink))
    return top, bottom, ink


def _outline(
    top: NDArray[np.int32], bottom: NDArray[np.int32], span: Span, ridge: Ridge, letter: float
) -> Floats:
    """Upper edge from left to right, lower edge back, some paper included.

    A stroke that runs far into the lines above or below is cut off.
    """
    first, end = span
    columns = np.arange(first, end)
    middle = ridge.at(columns)
    margin, half = _MARGIN * letter, letter / 2
    upper = np.where(bottom > 0, top, middle).clip(middle - _TALLEST * letter, middle - half)
    lower = np.where(bottom > 0, bottom, middle).clip(middle + half, middle + _TALLEST * letter)
    upper = _envelope(upper, int(letter), -1) - margin
    lower = _envelope(lower, int(letter), 1) + margin
    chosen = np.unique(np.append(np.arange(0, end - first, max(int(half), 1)), end - first - 1))
    xs = columns[chosen].astype(np.float64)
    xs[0], xs[-1] = first - margin, end + margin
    there = np.stack([xs, upper[chosen]], axis=1)
    back = np.stack([xs, lower[chosen]], axis=1)[::-1]
    return np.concatenate([there, back])


def _envelope(values: Floats, reach: int, sign: int) -> Floats:
    """The highest value (the lowest for ``sign`` -1) within reach, smoothed."""
    window = 2 * reach + 1
    extreme = sliding_window_view(np.pad(sign * values, reach, mode="edge"), window).max(axis=1)
    smooth = sliding_window_view(np.pad(extreme, reach, mode="edge"), window).mean(axis=1)
    return sign * smooth


def _line(outline: Floats, shape: tuple[int, ...]) -> Line:
    points = np.clip(outline.round(), 0, (shape[1] - 1, shape[0] - 1)).astype(int)
    polygon = tuple((x, y) for x, y in _corners(points).tolist())
    return Line(Box.around(polygon), polygon)


def _corners(points: NDArray[np.int_]) -> NDArray[np.int_]:
    """The same outline without points on straight edges, which every open page would keep."""
    points = points[np.append(True, np.any(np.diff(points, axis=0), axis=1))]
    (ax, ay), (bx, by) = ((np.roll(points, step, 0) - points).T for step in (1, -1))
    return points[(ax * by != ay * bx) | (ax * bx + ay * by > 0)]


def cut_line(grey: GreyImage, line: Line) -> GreyImage:
    """The picture of one line, with paper where its outline ends.

    Returns:
        uint8 (h, w), as large as the line's box inside the picture.
    """
    box = line.box.clipped(grey.shape[1], grey.shape[0])
    cut = grey[box.y : box.bottom, box.x : box.right].copy()
    if cut.size == 0:
        return cut
    inside = np.zeros(cut.shape, np.uint8)
    cv2.fillPoly(inside, [np.array(line.polygon, np.int32) - (box.x, box.y)], (255,))
    cut[inside == 0] = np.percentile(cut, 90)
    return cut
