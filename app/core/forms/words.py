"""Whether the words printed on a form are those of its template.

Forms of one maker often share frame, title and small print, and differ in their labels only. Each
printed word is looked for where the scan should show it, by normalised cross-correlation: all at
once, and those that are not there once more around it.
"""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from app.core.geometry import Box
from app.core.pages.ink_mask import GreyImage, Mask, find_ink

_LINE = 40
_LEAST_HEIGHT, _MOST_HEIGHT, _LEAST_WIDTH = 6, 40, 14
_JOINED = (7, 3)
_REACH, _SURE = 4, 0.8
_BEST, _LEAST_BEST, _SHARE_OF_BEST = 80, 0.85, 0.75
_LEAST_WORDS = 5


def printed_words(work: GreyImage, space: Mask) -> list[Box]:
    """Where words are printed.

    Args:
        work: The blank form, grey uint8 (H, W), its longer side about 1000.
        space: Not 0 where people write.
    """
    ink = find_ink(work)
    level, upright = np.ones((1, _LINE), np.uint8), np.ones((_LINE, 1), np.uint8)
    lines = cv2.morphologyEx(ink, cv2.MORPH_OPEN, level)
    lines = cv2.bitwise_or(lines, cv2.morphologyEx(ink, cv2.MORPH_OPEN, upright))
    ink[cv2.dilate(lines, np.ones((3, 3), np.uint8)) > 0] = 0
    ink[space > 0] = 0
    joined = cv2.dilate(ink, np.ones(_JOINED[::-1], np.uint8))
    _, _, stats, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    boxes = [Box(*map(int, row[:4])) for row in stats[1:]]
    return [
        box
        for box in boxes
        if _LEAST_HEIGHT <= box.height <= _MOST_HEIGHT and box.width >= _LEAST_WIDTH
    ]


class Words:
    """Words printed on a form, to be found on scans of it.

    Args:
        boxes: Where they are.
        work: The blank form, a little blurred.

    Attributes:
        middles: Of the words, (N, 2).
    """

    def __init__(self, boxes: Sequence[Box], work: GreyImage) -> None:
        self._boxes, self._work = boxes, work
        pixels = [np.indices((box.height, box.width)).reshape(2, -1) for box in boxes]
        self._sizes = np.array([box.width * box.height for box in boxes])
        self._firsts = np.cumsum(self._sizes) - self._sizes
        self._corners = np.array([(box.x, box.y) for box in boxes]).reshape(-1, 2)
        extents = np.array([(box.width, box.height) for box in boxes]).reshape(-1, 2)
        self.middles = self._corners + extents / 2
        self._room = work.shape[::-1] + np.array(2 * _REACH - 1) - extents
        self._rows, self._columns = np.concatenate([np.zeros((2, 0), np.intp), *pixels], axis=1)
        printed = [work[box.y : box.bottom, box.x : box.right].ravel() for box in boxes]
        self._standard = np.concatenate([np.zeros(0, np.float32), *map(_standard, printed)])

    def share_found(self, seen: GreyImage, shifts: NDArray[np.float64]) -> float:
        """Share of the words that a scan shows, 1 where there are too few to tell.

        How alike words can be depends on the scan, so they are measured by its best ones; on poor
        scans those still are 0.95 alike, where every word is another they are not.

        Args:
            seen: The scan, laid onto the blank form.
            shifts: How far from its place each word is to be expected, (N, 2).
        """
        if len(self._boxes) < _LEAST_WORDS:
            return 1.0
        around = (_REACH, _REACH, _REACH, _REACH)
        padded = np.asarray(cv2.copyMakeBorder(seen, *around, cv2.BORDER_REPLICATE), np.uint8)
        corners = self._corners + np.rint(shifts).astype(np.intp)
        alike = self._alike_at(corners, padded)
        for number in np.flatnonzero(alike < _SURE).tolist():
            alike[number] = _alike(self._boxes[number], self._work, padded, corners[number])
        best = max(float(np.percentile(alike, _BEST)), _LEAST_BEST)
        return float((alike > _SHARE_OF_BEST * best).mean())

    def _alike_at(self, corners: NDArray[np.intp], padded: GreyImage) -> NDArray[np.float64]:
        """How much the scan looks like each word where that should be or one pixel beside."""
        width = padded.shape[1]
        corners = (corners + _REACH).clip(1, self._room)
        left, top = np.repeat(corners, self._sizes, axis=0).T
        places, levels = (top + self._rows) * width + left + self._columns, padded.ravel()
        best = np.full(len(self._boxes), -1.0)
        for step in (0, -1, 1, -width, width):
            found = levels.take(places + step).astype(np.float32)
            sums, squares, products = (
                np.add.reduceat(values, self._firsts)
                for values in (found, found * found, found * self._standard)
            )
            spread = np.maximum(squares - sums.astype(np.float64) ** 2 / self._sizes, 1.0)
            best = np.maximum(best, products / np.sqrt(spread))
        return best


def _standard(levels: GreyImage) -> NDArray[np.float32]:
    """Grey levels with mean 0 and norm 1."""
    values = levels.astype(np.float32)
    values -= values.mean()
    return values / max(float(np.linalg.norm(values)), 1.0)


def _alike(word: Box, work: GreyImage, padded: GreyImage, corner: NDArray[np.intp]) -> float:
    """How much a scan looks like a word around where that should be, -1 to 1."""
    x, y = corner.tolist()
    rows = slice(max(y, 0), y + word.height + 2 * _REACH)
    columns = slice(max(x, 0), x + word.width + 2 * _REACH)
    window = padded[rows, columns]
    if window.shape[0] < word.height or window.shape[1] < word.width:
        return 0.0
    printed = work[word.y : word.bottom, word.x : word.right]
    return float(cv2.matchTemplate(window, printed, cv2.TM_CCOEFF_NORMED).max())
