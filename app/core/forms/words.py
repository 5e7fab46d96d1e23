"""Whether the words printed on a form are those of its template.

Forms of one maker often share frame, title and small print, and differ in their labels only. Each
printed word is looked for where the scan should show it, by normalised cross-correlation.
"""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from app.core.geometry import Box
from app.core.pages.ink_mask import GreyImage, Mask, find_ink

_LINE = 40
_LEAST_HEIGHT, _MOST_HEIGHT, _LEAST_WIDTH = 6, 40, 14
_JOINED = (7, 3)
_REACH = 4
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


def share_found(
    words: list[Box], work: GreyImage, seen: GreyImage, shifts: NDArray[np.float64]
) -> float:
    """Share of the printed words that a scan shows, 1 where there are too few to tell.

    How alike words can be depends on the scan, so they are measured by its best ones; on poor
    scans those still are 0.95 alike, where every word is another they are not.

    Args:
        words: Where they are on the blank form.
        work: The blank form, a little blurred.
        seen: The scan, laid onto it.
        shifts: How far from its place each word is to be expected, (N, 2).
    """
    if len(words) < _LEAST_WORDS:
        return 1.0
    padded = np.pad(seen, _REACH, mode="edge")
    alike = np.array(
        [_alike(word, work, padded, shift) for word, shift in zip(words, shifts, strict=True)]
    )
    best = max(float(np.percentile(alike, _BEST)), _LEAST_BEST)
    return float((alike > _SHARE_OF_BEST * best).mean())


def _alike(word: Box, work: GreyImage, padded: GreyImage, shift: NDArray[np.float64]) -> float:
    """How much a scan looks like a word where that should be, -1 to 1."""
    x, y = word.x + round(float(shift[0])), word.y + round(float(shift[1]))
    rows = slice(max(y, 0), y + word.height + 2 * _REACH)
    columns = slice(max(x, 0), x + word.width + 2 * _REACH)
    window = padded[rows, columns]
    if window.shape[0] < word.height or window.shape[1] < word.width:
        return 0.0
    printed = work[word.y : word.bottom, word.x : word.right]
    return float(cv2.matchTemplate(window, printed, cv2.TM_CCOEFF_NORMED).max())
