"""Fields of several lines: cut apart, read line by line, and put together again."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from app.core.geometry import Box
from app.core.pages.ink_mask import GreyImage
from app.core.pages.layout import Line, cut_line, find_lines
from model.reading import EMPTY, Alternative, Reading

_ALTERNATIVES = 5
_BESIDE, _INTO = 0.5, 0.2
_SPACE = 0.8


def line_pictures(picture: GreyImage, pitch: float = math.inf) -> list[GreyImage]:
    """The lines of writing in a field, from top to bottom; the whole where none is found.

    Args:
        picture: Grey uint8 (H, W), ink dark on white paper, nothing printed.
        pitch: How far apart the lines are in pixels, where lines are printed in the field.
    """
    rows = _rows(find_lines(picture, pitch))
    return [_side_by_side([cut_line(picture, line) for line in row], row) for row in rows] or [
        picture
    ]


def _rows(lines: Sequence[Line]) -> list[list[Line]]:
    """Lines from top to bottom; words far apart on one line, which a page has in columns, are one.

    A field is a single column, however far apart its words stand.
    """
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: line.box.y + line.box.height / 2):
        row = next((row for row in rows if all(_beside(line.box, o.box) for o in row)), None)
        if row is None:
            rows.append([line])
        else:
            row.append(line)
    return [sorted(row, key=lambda line: line.box.x) for row in rows]


def _beside(a: Box, b: Box) -> bool:
    """Whether two pieces of writing stand side by side."""
    shared = min(a.bottom, b.bottom) - max(a.y, b.y)
    into = min(a.right, b.right) - max(a.x, b.x)
    return shared > _BESIDE * min(a.height, b.height) and into < _INTO * min(a.width, b.width)


def _side_by_side(parts: Sequence[GreyImage], row: Sequence[Line]) -> GreyImage:
    """The parts of a line at their heights, with spaces between them no wider than in writing."""
    top, bottom = min(line.box.y for line in row), max(line.box.bottom for line in row)
    space = np.full((bottom - top, round(_SPACE * (bottom - top))), 255, np.uint8)
    placed = []
    for part, line in zip(parts, row, strict=True):
        above = line.box.y - top
        below = bottom - top - above - len(part)
        placed += [np.pad(part, ((above, below), (0, 0)), constant_values=255), space]
    return np.hstack(placed[:-1])


def joined(readings: Sequence[Reading]) -> Reading:
    """One reading of the lines of a field, none where there are none.

    It is right where every line is; its alternatives have another text in one of the lines.
    """
    if len(readings) <= 1:
        return readings[0] if readings else EMPTY
    sure = math.prod(line.confidence for line in readings)
    found = [
        Alternative(
            _text([*readings[:place], other, *readings[place + 1 :]]),
            sure * other.confidence / max(line.confidence, 1e-6),
        )
        for place, line in enumerate(readings)
        for other in line.alternatives
    ]
    ranked = sorted(found, key=lambda alternative: -alternative.confidence)
    return Reading(_text(readings), sure, (), tuple(ranked[:_ALTERNATIVES]))


def _text(lines: Sequence[Reading | Alternative]) -> str:
    return "\n".join(line.text for line in lines if line.text)
