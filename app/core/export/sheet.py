"""The sheet on which a page is laid level, so that any program finds its text in reading order."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from app.core.document import TextLine
from app.core.export.words import slope
from app.core.geometry import Box

_LEAST = 1.0
"""Pages whose lines fall or climb by fewer degrees stay as they are."""


@dataclass(frozen=True, eq=False)
class Sheet:
    """A page's picture, turned until its lines are level; no corner of it is lost.

    Attributes:
        width, height: Of the sheet, in pixels of the picture.
        matrix: (2, 3), from pixels of the picture to the sheet's.
    """

    width: float
    height: float
    matrix: NDArray[np.float64]

    def place(self, line: TextLine) -> TextLine:
        """A line as it lies on the sheet."""
        corners = np.array(line.polygon, float) @ self.matrix[:, :2].T + self.matrix[:, 2]
        polygon = tuple((x, y) for x, y in corners.round().astype(int).tolist())
        box = Box.around(polygon)
        stretch = box.width / line.box.width
        characters = tuple(
            replace(c, start=c.start * stretch, end=c.end * stretch)
            for c in line.reading.characters
        )
        return TextLine(box, polygon, replace(line.reading, characters=characters), line.entry)


def levelled(lines: Iterable[TextLine], size: tuple[int, int]) -> Sheet:
    """The sheet for a page with these lines.

    Args:
        lines: Their places in pixels of the picture.
        size: Width and height of the picture.
    """
    width, height = size
    angle = -math.atan(_fall(lines))
    if abs(math.degrees(angle)) < _LEAST:
        return Sheet(width, height, np.eye(2, 3))
    cos, sin = math.cos(angle), math.sin(angle)
    turn = np.array([[cos, -sin], [sin, cos]])
    corners = np.array([(0, 0), (width, 0), (width, height), (0, height)]) @ turn.T
    first = corners.min(axis=0)
    across, down = (corners.max(axis=0) - first).tolist()
    return Sheet(across, down, np.column_stack([turn, -first]))


def _fall(lines: Iterable[TextLine]) -> float:
    """By how much the lines of a page fall for each pixel to the right: half of the writing more.

    Long lines tell it best; short ones, which cannot, count for little.
    """
    falls = sorted((slope(line), line.box.width) for line in lines)
    half = sum(width for _, width in falls) / 2
    for fall, width in falls:
        half -= width
        if half <= 0:
            return fall
    return 0.0
