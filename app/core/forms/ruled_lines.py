"""Ruled lines of a field: strokes that lie on one are told from it by how much ink there is."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from app.core.pages.ink_mask import GreyImage, Mask

Amounts = NDArray[np.float32]

_SAMPLED = 1000


class RuledLine:
    """A level line, or several close to each other, and what is printed there.

    Args:
        lines: All such lines of the field, and as much around them as they may be misplaced.
        blank: The darkness of the blank field.
        rows: Where these lines are, with as much above and below as is looked across.
        across: Over how many rows ink is added up.

    Attributes:
        rows: Of the field.
    """

    def __init__(self, lines: Mask, blank: GreyImage, rows: slice, across: int) -> None:
        self.rows = rows
        self._lines = np.ascontiguousarray(lines[rows])
        self._places = _some(np.flatnonzero(self._lines))
        self._height = across
        self._printed = self.across(blank)
        at_places = self._printed.ravel()[self._places]
        self._at_places = np.maximum(at_places, np.float32(1))

    def across(self, ink: GreyImage) -> Amounts:
        """How much ink of the field there is across the lines, column by column."""
        on_lines = cv2.bitwise_and(ink[self.rows], self._lines)
        across = cv2.boxFilter(on_lines, cv2.CV_32F, (1, self._height), normalize=False)
        return np.asarray(across, np.float32)

    def ratios(self, seen: Amounts) -> Amounts:
        """How much more ink there is than printed, for some pixels of the lines."""
        return np.asarray(seen.ravel()[self._places] / self._at_places, np.float32)

    def strokes(
        self, seen: Amounts, strength: float, stroke: float, mask: Mask, dark: Mask
    ) -> Mask:
        """What of the lines is written.

        Args:
            seen: What ``across`` gave.
            strength: How dark this scan is, by ``ratios``.
            stroke: How much ink lies across a stroke.
            mask: What is known to be written in the field.
            dark: Where the field is as dark as ink.
        """
        more = np.asarray(seen - strength * self._printed > stroke, np.uint8)
        dark_lines = cv2.bitwise_and(dark[self.rows], self._lines)
        found = np.asarray(cv2.bitwise_and(dark_lines, more * np.uint8(255)), np.uint8)
        if not cv2.hasNonZero(found):
            return found
        # what touches no stroke is a line that is printed unevenly
        count, labels = cv2.connectedComponents(found, connectivity=8)
        pieces = np.asarray(labels, np.int32)
        touched = np.zeros(count, np.uint8)
        touched[pieces[cv2.dilate(mask[self.rows], np.ones((3, 3), np.uint8)) > 0]] = 255
        touched[0] = 0
        return np.asarray(touched[pieces], np.uint8)


def _some(places: NDArray[np.intp]) -> NDArray[np.intp]:
    return places[:: max(len(places) // _SAMPLED, 1)]


def ruled_lines(
    printed: Mask, blank: GreyImage, least: int, slack: int, across: int
) -> list[RuledLine]:
    """The ruled lines of a field, from top to bottom, apart where they are far apart.

    Args:
        printed: Where something is printed.
        blank: How dark that is.
        least: How long a line is at least.
        slack: How far they may be misplaced.
        across: Over how many rows ink is added up.
    """
    level = cv2.morphologyEx(printed, cv2.MORPH_OPEN, np.ones((1, least), np.uint8))
    lines = np.asarray(cv2.dilate(level, np.ones((2 * slack + 1, 1), np.uint8)), np.uint8)
    rows = cv2.dilate(lines.max(axis=1, keepdims=True), np.ones((across, 1), np.uint8)).ravel()
    edges = np.flatnonzero(np.diff(np.concatenate([[0], rows > 0, [0]]).astype(np.int8)))
    return [
        RuledLine(lines, blank, slice(top, bottom), across)
        for top, bottom in edges.reshape(-1, 2).tolist()
    ]
