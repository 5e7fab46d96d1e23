"""Proposes the fields of a printed form: boxes, combs, check boxes, ruled and dotted lines.

A box is a stretch of paper with a straight line on each of its four sides; a line to write on is
one that belongs to no box and has room above it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from app.core.forms.template import CHECKBOX, FormField
from app.core.geometry import Box
from app.core.pages.ink_mask import GreyImage, Mask, find_ink, resized
from app.core.pages.skew import estimate_skew, turned

_SIDE = 1800
_MIN_CELL, _MAX_CELL = 16, 0.5
_WALL, _TO_WALL, _THIN, _SLOPE, _WALLED = 4, 2, 0.1, 0.012, 0.9
_CHECK_SIDE, _SQUARE, _FULL = 0.028, 1.35, 0.85
_MIN_COMB, _ALIKE, _COMB_GAP = 3, 0.25, 10
_CELL_INK = 0.1
_MIN_LINE, _MAX_THICK = 0.06, 14
_DOT_GAP = 13
_ROOM, _MIN_ROOM, _DESCENDER = 0.038, 0.018, 0.006
_MAX_FIELD, _MIN_FIELD = 0.2, 3
_MIN_SKEW = 0.2
_STRAIGHT = 30
"""How long drawn lines are at least; the strokes of a hand are hardly ever so straight."""

_LINES = 0.065
"""Height of a field that has room for several lines: 19 mm of A4."""


@dataclass(frozen=True)
class _Found:
    box: Box
    kind: str = "text"
    comb: bool = False


def suggest_fields(picture: GreyImage, *, filled: bool = False) -> list[FormField]:
    """Fields that a form seems to have, in reading order, named by number.

    What they hold cannot be seen in their shape: all but check boxes hold text.

    Args:
        picture: Grey uint8 (H, W), dark on light, upright, blank or filled in.
        filled: Writing may cover the boxes, so that only straight lines count; cells with print
            are fields like others then.
    """
    scale = _SIDE / max(picture.shape)
    angle = estimate_skew(picture)
    level, back = turned(resized(picture, scale), angle if abs(angle) >= _MIN_SKEW else 0.0)
    ink = _ruled(find_ink(level)) if filled else find_ink(level)
    cells = _cells(ink)
    found = _sorted_out(cells, ink) + _on_lines(ink, cells)
    found = [found[index] for index in reading_order([each.box for each in found])]
    height, width = picture.shape
    boxes = [_on_picture(each.box, back / scale).clipped(width, height) for each in found]
    return [
        _field(f"Field {number}", box, each, (width, height))
        for number, (box, each) in enumerate(zip(boxes, found, strict=True), 1)
        if box.width >= _MIN_FIELD and box.height >= _MIN_FIELD
    ]


def _ruled(ink: Mask) -> Mask:
    """Level, upright and dotted lines."""
    level = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((1, _STRAIGHT), np.uint8))
    upright = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((_STRAIGHT, 1), np.uint8))
    straight = cv2.bitwise_or(level, upright)
    return np.asarray(cv2.bitwise_or(straight, _dots(ink)), np.uint8)


def _field(name: str, box: Box, found: _Found, size: tuple[int, int]) -> FormField:
    lines = found.kind == "text" and not found.comb and has_lines(box, size)
    return FormField(name, box, found.kind, comb=found.comb, lines=lines)


def has_lines(box: Box, size: tuple[int, int]) -> bool:
    """Whether a field is so high that people write several lines there.

    Args:
        box: Of the field.
        size: Width and height of the picture of the form.
    """
    return box.height >= _LINES * max(size) and box.width > box.height


def reading_order(boxes: Sequence[Box]) -> list[int]:
    """Indices of boxes row by row, and in each row from left to right."""
    rows: list[list[int]] = []
    middles = [box.y + box.height / 2 for box in boxes]
    for index in sorted(range(len(boxes)), key=middles.__getitem__):
        if rows and middles[index] < boxes[rows[-1][0]].bottom:
            rows[-1].append(index)
        else:
            rows.append([index])
    return [index for row in rows for index in sorted(row, key=lambda i: boxes[i].x)]


def _on_picture(box: Box, back: NDArray[np.float64]) -> Box:
    """The upright box of a picture around one of its levelled copy."""
    middle = back @ (box.x + box.width / 2, box.y + box.height / 2, 1)
    scale = float(np.hypot(*back[:, 0]))
    width, height = box.width * scale, box.height * scale
    left, top = middle - (width / 2, height / 2)
    return Box(round(left), round(top), round(width), round(height))


def _cells(ink: Mask) -> list[Box]:
    """Stretches of paper with a line on every side, without the lines."""
    walls = cv2.dilate(ink, np.ones((3, 3), np.uint8))
    _, _, stats, _ = cv2.connectedComponentsWithStats(cv2.bitwise_not(walls), connectivity=4)
    large, check = _MAX_CELL * ink.size, _CHECK_SIDE * _SIDE
    boxes = [
        Box(x, y, w, h).grown(1).clipped(ink.shape[1], ink.shape[0])
        for x, y, w, h, area in stats[1:].tolist()
        # the holes of round letters are no little boxes
        if min(w, h) >= _MIN_CELL and w * h < large and (w > check or area > _FULL * w * h)
    ]
    return [box for box in boxes if _walled(ink, box)]


def _walled(ink: Mask, box: Box) -> bool:
    """Whether a line runs along each side of a box, perhaps a little askew."""
    wall = min(_WALL, round(_THIN * min(box.width, box.height)))
    across, along = (round(wall + _SLOPE * side) for side in (box.width, box.height))
    columns, rows = np.s_[box.x : box.right], np.s_[box.y : box.bottom]
    sides = (
        ink[max(box.y - across, 0) : box.y + across // 2, columns].any(axis=0),
        ink[max(box.bottom - across // 2, 0) : box.bottom + across, columns].any(axis=0),
        ink[rows, max(box.x - along, 0) : box.x + along // 2].any(axis=1),
        ink[rows, max(box.right - along // 2, 0) : box.right + along].any(axis=1),
    )
    return all(side.mean() >= _WALLED for side in sides)


def _sorted_out(cells: list[Box], ink: Mask) -> list[_Found]:
    """Boxes, combs and check boxes; what holds others or is full of print is none of them."""
    inner = [c for c in cells if not any(_holds(c, other) for other in cells if other is not c)]
    found = []
    for row in _combs(inner):
        if len(row) >= _MIN_COMB:
            whole = Box.around(point for cell in row for point in cell.polygon)
            found.append(_Found(whole.grown(_TO_WALL), comb=True))
            continue
        for cell in row:
            small = max(cell.width, cell.height) < _CHECK_SIDE * _SIDE
            if small and max(cell.width, cell.height) < _SQUARE * min(cell.width, cell.height):
                found.append(_Found(cell.grown(_TO_WALL), CHECKBOX))
            elif cell.width > cell.height / 2 and cell.height < _MAX_FIELD * _SIDE:
                part = ink[cell.y : cell.bottom, cell.x : cell.right]
                if (part > 0).mean() < _CELL_INK:
                    found.append(_Found(cell.grown(_TO_WALL)))
    return found


def _holds(outer: Box, inner: Box) -> bool:
    return (
        outer.x <= inner.x
        and outer.y <= inner.y
        and outer.right >= inner.right
        and outer.bottom >= inner.bottom
    )


def _combs(cells: list[Box]) -> list[list[Box]]:
    """Cells in a row with nothing but a wall between them, all of one size; others alone."""
    rows: list[list[Box]] = []
    for cell in sorted(cells, key=lambda box: (box.x, box.y)):
        for row in rows:
            if _continues(row[-1], cell):
                row.append(cell)
                break
        else:
            rows.append([cell])
    return rows


def _continues(left: Box, right: Box) -> bool:
    reach = _ALIKE * left.height
    return (
        0 <= right.x - left.right <= _COMB_GAP
        and abs(left.y - right.y) < reach
        and abs(left.height - right.height) < reach
        and abs(left.width - right.width) < _ALIKE * left.width
        and left.width < 1.6 * left.height
    )


def _on_lines(ink: Mask, cells: Iterable[Box]) -> list[_Found]:
    """Room for writing above ruled and dotted lines that are no sides of boxes."""
    found = []
    free = ink.copy()
    for cell in cells:
        around = cell.grown(2 * _WALL)
        free[max(around.y, 0) : around.bottom, max(around.x, 0) : around.right] = 0
    for line in _lines(free):
        room = _room_above(ink, line)
        if room >= _MIN_ROOM * _SIDE:
            below = round(0.15 * room)
            found.append(_Found(Box(line.x, line.y - room, line.width, room + below)))
    return found


def _lines(ink: Mask) -> list[Box]:
    """Level lines, ruled or dotted, that are long and thin."""
    level = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((1, 40), np.uint8))
    found = cv2.dilate(cv2.bitwise_or(level, _dots(ink)), np.ones((3, 9), np.uint8))
    _, _, stats, _ = cv2.connectedComponentsWithStats(found, connectivity=8)
    return [
        Box(x, y, w, h)
        for x, y, w, h, _ in stats[1:].tolist()
        if w >= _MIN_LINE * _SIDE and h <= _MAX_THICK + _SLOPE * w
    ]


def _dots(ink: Mask) -> Mask:
    """Rows of dots, joined: specks that are thin, with others at both sides."""
    count, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    size = np.maximum(stats[:, cv2.CC_STAT_WIDTH], 2 * stats[:, cv2.CC_STAT_HEIGHT])
    small = (size <= 2 * _DOT_GAP) & (np.arange(count) > 0)
    specks = small.astype(np.uint8)[np.asarray(labels, np.int32)] * np.uint8(255)
    joined = cv2.morphologyEx(specks, cv2.MORPH_CLOSE, np.ones((1, _DOT_GAP), np.uint8))
    long = np.ones((1, round(_MIN_LINE * _SIDE)), np.uint8)
    thick = cv2.dilate(joined, np.ones((3, 1), np.uint8))
    return np.asarray(cv2.morphologyEx(thick, cv2.MORPH_OPEN, long), np.uint8)


def _room_above(ink: Mask, line: Box) -> int:
    """How many rows above a line are free along most of it."""
    most = round(_ROOM * _SIDE)
    top = max(line.y - most, 0)
    part = ink[top : line.y - 2, line.x : line.right]
    used = np.flatnonzero((part > 0).mean(axis=1) > 0.04)
    if not len(used):
        return len(part) + 2
    first = int(used[-1]) + 1
    below = part[first : first + round(_DESCENDER * _SIDE)].max(axis=1) > 0
    first += below.size if below.all() else int(below.argmin())
    return len(part) + 2 - (first + 3)
