"""Finds the lines of handwriting on a page."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from app.core.geometry import Box, Polygon
from app.core.ink_mask import Mask, binarise, flatten, remove_rules
from app.core.ridges import Floats, Ridge, find_ridges, letter_height

GreyImage = NDArray[np.uint8]
Labels = NDArray[np.int32]

WORK_PIXELS = 2_200_000
"""Larger pictures are shrunk to about this many pixels: A4 at 150 dpi."""

SKEW_PIXELS = 600_000
MAX_SKEW = 15.0
"""Pages turned by more degrees are not levelled."""

_SKEW_GAIN = 1.1
_MIN_SKEW_INK = 500
_MIN_LETTER = 4.0


@dataclass(frozen=True)
class Line:
    """One line of writing: its outline, and the upright box around it, in picture pixels."""

    box: Box
    polygon: Polygon


def find_lines(grey: GreyImage) -> list[Line]:
    """Lines of writing in reading order; none on a blank page.

    Args:
        grey: uint8 (H, W), dark ink on light paper, lines about level.
    """
    work = _shrunk(grey, WORK_PIXELS)
    scale = np.array(grey.shape[::-1]) / work.shape[::-1]
    return [_line(outline * scale, grey.shape) for outline in _find_outlines(work)]


def _find_outlines(grey: GreyImage) -> list[Floats]:
    ink = remove_rules(binarise(flatten(grey)))
    count, labels, stats, centres = cv2.connectedComponentsWithStats(ink, connectivity=8)
    letter = letter_height(labels, stats)
    if letter < _MIN_LETTER:
        return []
    ridges = find_ridges(ink, letter)
    if not ridges:
        return []
    ridges, table = _without_shadows(ridges, labels, len(stats), letter)
    owners = _owners(labels, stats, centres, ridges, table, letter)
    outlines = [_outline(owners == i + 1, ridge, letter) for i, ridge in enumerate(ridges)]
    return [o for o in outlines if o is not None]


def _without_shadows(
    ridges: Sequence[Ridge], labels: Labels, count: int, letter: float
) -> tuple[list[Ridge], Labels]:
    """Drops ridges along the tops or feet of long letters that belong to a stronger ridge.

    Returns:
        The ridges kept, and how much ink each piece has at the core of each line, shape
        (pieces, ridges + 1); column 0 is ink off every core.
    """
    ridges = sorted(ridges, key=lambda ridge: -ridge.strength)
    table = _core_ink(ridges, labels, count, letter)
    reach = max(2.2 * letter, 0.55 * _spacing(ridges, letter))
    kept: list[int] = []
    for number, ridge in enumerate(ridges):
        columns = np.arange(ridge.start, ridge.end)
        own = table[:, number + 1]
        for other in kept:
            strong = ridges[other]
            beside = (columns >= strong.start) & (columns < strong.end)
            near = beside & (np.abs(strong.at(columns) - ridge.heights) < reach)
            shared = own[table[:, other + 1] > 0.3 * letter].sum()
            if near.mean() > 0.5 and shared >= 0.5 * own.sum():
                break
        else:
            kept.append(number)
    ridges = [ridges[number] for number in kept]
    return ridges, _core_ink(ridges, labels, count, letter)


def _spacing(ridges: Sequence[Ridge], letter: float) -> float:
    """Usual distance of a long line to the next one below; 0 when there is but one."""
    long = [ridge for ridge in ridges if len(ridge.heights) > 12 * letter]
    distances = []
    for ridge in long:
        columns = np.linspace(ridge.start, ridge.end - 1, 8)
        gaps = np.stack(
            [
                np.where(
                    (columns >= o.start) & (columns < o.end), o.at(columns) - ridge.at(columns), 0
                )
                for o in long
            ]
        )
        gaps[gaps < letter] = np.inf
        nearest = gaps.min(axis=0)
        distances += nearest[np.isfinite(nearest)].tolist()
    return float(np.median(distances)) if distances else 0.0


def _core_ink(ridges: Sequence[Ridge], labels: Labels, count: int, letter: float) -> Labels:
    cores = np.zeros(labels.shape, np.int32)
    for number in range(len(ridges), 0, -1):
        ridge = ridges[number - 1]
        points = np.stack([np.arange(ridge.start, ridge.end), ridge.heights], axis=1)
        cv2.polylines(cores, [points.round().astype(np.int32)], False, number, max(int(letter), 1))
    inked = labels > 0
    pairs = labels[inked] * (len(ridges) + 1) + cores[inked]
    counts = np.bincount(pairs, minlength=count * (len(ridges) + 1))
    return counts.reshape(count, -1).astype(np.int32)


def _owners(
    labels: Labels,
    stats: Labels,
    centres: Floats,
    ridges: Sequence[Ridge],
    table: Labels,
    letter: float,
) -> Labels:
    """The number of the line, from 1, to which each pixel of ink belongs; 0 for none."""
    table = table.copy()
    total = table.sum(axis=1, keepdims=True)
    table[:, 0] = 0
    touched = table > np.maximum(letter * 0.3, 0.05 * total)
    owner = np.where(touched.any(axis=1), table.argmax(axis=1), 0)
    for piece in np.flatnonzero(~touched.any(axis=1)):
        if piece:
            owner[piece] = _nearest(centres[piece], ridges, letter)
    owner[0] = 0
    result = owner[labels].astype(np.int32)
    for piece in np.flatnonzero(touched.sum(axis=1) > 1):
        _split(result, labels, stats[piece], int(piece), ridges, touched[piece])
    return result


def _nearest(centre: Floats, ridges: Sequence[Ridge], letter: float) -> int:
    """The line to which a small piece beside the lines belongs: an accent, a dot, a comma."""
    x, y = centre
    best, owner = 2.0 * letter, 0
    for number, ridge in enumerate(ridges, 1):
        beyond = max(ridge.start - x, x - ridge.end, 0.0)
        down = y - float(ridge.at(np.array([x]))[0])
        distance = max(down, -0.8 * down) + 0.5 * beyond
        if beyond < 3 * letter and distance < best:
            best, owner = distance, number
    return owner


def _split(
    result: Labels, labels: Labels, stats: Labels, piece: int, ridges: Sequence[Ridge], touched
) -> None:
    """Gives each pixel of a piece that touches several lines to the nearest one."""
    x, y, width, height, _ = stats.tolist()
    window = result[y : y + height, x : x + width]
    inside = labels[y : y + height, x : x + width] == piece
    columns, rows = np.arange(x, x + width), np.arange(y, y + height)
    numbers = np.flatnonzero(touched)
    distances = np.stack([np.abs(rows[:, None] - ridges[n - 1].at(columns)) for n in numbers])
    nearest = numbers[distances.argmin(axis=0)]
    window[inside] = nearest[inside]


def _outline(own: NDArray[np.bool_], ridge: Ridge, letter: float) -> Floats | None:
    """The outline of a line's ink: its upper edge, then its lower edge back."""
    columns = np.flatnonzero(own.any(axis=0))
    if len(columns) < letter / 2:
        return None
    left, right = int(columns[0]), int(columns[-1]) + 1
    part = own[:, left:right]
    step = max(int(letter / 2), 1)
    xs = np.arange(left, right)
    middle = ridge.at(xs)
    inked = part.any(axis=0)
    top = np.where(inked, part.argmax(axis=0), middle - letter / 2)
    bottom = np.where(inked, part.shape[0] - part[::-1].argmax(axis=0), middle + letter / 2)
    top, bottom = np.minimum(top, middle - letter / 2), np.maximum(bottom, middle + letter / 2)
    top, bottom = np.maximum(top, middle - 3 * letter), np.minimum(bottom, middle + 3 * letter)
    top = _envelope(top, 2 * step, -1) - letter / 4
    bottom = _envelope(bottom, 2 * step, 1) + letter / 4
    chosen = np.unique(np.append(np.arange(0, right - left, step), right - left - 1))
    upper = np.stack([xs[chosen], top[chosen]], axis=1)
    lower = np.stack([xs[chosen], bottom[chosen]], axis=1)[::-1]
    upper[0, 0] = lower[-1, 0] = left - letter / 4
    upper[-1, 0] = lower[0, 0] = right + letter / 4
    return np.concatenate([upper, lower])


def _envelope(values: Floats, reach: int, sign: int) -> Floats:
    """The highest value (lowest for ``sign`` -1) within ``reach``, then smoothed."""
    from numpy.lib.stride_tricks import sliding_window_view

    window = 2 * reach + 1
    extreme = sliding_window_view(np.pad(sign * values, reach, mode="edge"), window).max(axis=1)
    return sign * sliding_window_view(np.pad(extreme, reach, mode="edge"), window).mean(axis=1)


def _line(outline: Floats, shape: tuple[int, ...]) -> Line:
    points = np.clip(outline.round(), 0, (shape[1] - 1, shape[0] - 1)).astype(int)
    polygon = tuple((x, y) for x, y in points.tolist())
    return Line(Box.around(polygon), polygon)


def cut_line(grey: GreyImage, line: Line) -> GreyImage:
    """The picture of one line, with paper where its outline ends.

    Returns:
        uint8 (h, w), as large as the line's box inside the picture.
    """
    box = line.box.clipped(grey.shape[1], grey.shape[0])
    cut = grey[box.y : box.bottom, box.x : box.right].copy()
    inside = np.zeros(cut.shape, np.uint8)
    points = np.array(line.polygon, np.int32) - (box.x, box.y)
    cv2.fillPoly(inside, [points], 255)
    if cut.size:
        cut[inside == 0] = np.percentile(cut, 90)
    return cut


def estimate_skew(grey: GreyImage) -> float:
    """By how many degrees the lines fall to the right; 0 when there is nothing to judge by.

    Turning the picture counter-clockwise by that angle makes its lines level. The angle is the
    one at which rows of ink and rows of paper differ most.
    """
    work = _shrunk(grey, SKEW_PIXELS)
    ink = binarise(flatten(work))
    rows, columns = np.nonzero(ink)
    if len(rows) < _MIN_SKEW_INK:
        return 0.0
    columns = columns - ink.shape[1] / 2
    coarse = np.arange(-MAX_SKEW, MAX_SKEW + 0.5, 0.5)
    best = coarse[np.argmax([_sharpness(rows, columns, a) for a in coarse])]
    fine = best + np.arange(-0.5, 0.55, 0.1)
    best = fine[np.argmax([_sharpness(rows, columns, a) for a in fine])]
    level = _sharpness(rows, columns, 0.0)
    return float(best) if _sharpness(rows, columns, best) > _SKEW_GAIN * level else 0.0


def _sharpness(rows: NDArray[np.intp], columns: Floats, degrees: float) -> float:
    """How much the ink of a row differs from that of the next, at an angle."""
    levelled = rows - columns * math.tan(math.radians(degrees))
    profile = np.bincount((levelled - levelled.min()).astype(np.intp)).astype(np.float64)
    return float((np.diff(profile) ** 2).sum())


def _shrunk(grey: GreyImage, pixels: int) -> GreyImage:
    scale = math.sqrt(pixels / grey.size)
    if scale >= 1:
        return grey
    size = (max(round(grey.shape[1] * scale), 1), max(round(grey.shape[0] * scale), 1))
    return np.asarray(cv2.resize(grey, size, interpolation=cv2.INTER_AREA), dtype=np.uint8)
