"""Small patches of a print, and where a picture of it shows them.

All patches are moved at once, pixel by pixel, to where they are most like what is seen. The few
that then do not lie on anything like them, since somebody wrote there or the paper bends, are
looked for all around.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from app.core.pages.ink_mask import GreyImage

HALF = 14
"""Pixels of a patch on each side of its middle."""

_SIZE = 2 * HALF + 1
_REACH, _STEPS = 6, 4
_SURE, _MOST_DOUBTFUL = 0.8, 0.6
_CROSS = ((1, 1), (0, 1), (1, 0), (2, 1), (1, 2))
"""The middle of nine pixels, those to the left and above, and those to the right and below."""

Floats = NDArray[np.float32]
Values = NDArray[np.float64]


def _covered() -> Floats:
    """Which pixels of a window lie under a patch at each place of the cross, (pixels, 5)."""
    covered = np.zeros((_SIZE + 2, _SIZE + 2, len(_CROSS)), np.float32)
    for number, (x, y) in enumerate(_CROSS):
        covered[y : y + _SIZE, x : x + _SIZE, number] = 1
    return covered.reshape(-1, len(_CROSS))


_COVERED = _covered()


class Patches:
    """What is printed around some places.

    Args:
        printed: Grey uint8 (H, W), as soft as a scan of it.
        middles: Places (x, y), each at least ``HALF`` from the edge.
    """

    def __init__(self, printed: GreyImage, middles: Sequence[tuple[int, int]]) -> None:
        self._corners = np.array(middles, np.intp).reshape(-1, 2) - HALF
        self._patches = _windows(printed, self._corners, _SIZE).astype(np.uint8)
        rows = self._patches.reshape(-1, _SIZE**2).astype(np.float32)
        rows -= rows.mean(axis=1, keepdims=True)
        rows /= np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1.0)
        self._standard = rows.reshape(-1, _SIZE, _SIZE)

    def found(self, seen: GreyImage) -> tuple[Values, Values]:
        """How far from its place each is found, (N, 2) as (x, y), and how alike it is, -1 to 1.

        Args:
            seen: Another picture of the print, laid onto it but for a few pixels.
        """
        far = _REACH + 1
        padded = cv2.copyMakeBorder(seen, far, far, far, far, cv2.BORDER_REPLICATE)
        padded = np.asarray(padded, np.uint8)
        shifts, alike = self._climbed(padded)
        wide = _SIZE + 2 * _REACH
        doubtful = np.flatnonzero(alike < _SURE)
        if len(doubtful) > _MOST_DOUBTFUL * len(alike):
            return shifts, alike  # another print
        for number in doubtful.tolist():
            left, top = self._corners[number] + 1
            window = padded[top : top + wide, left : left + wide]
            scores = cv2.matchTemplate(window, self._patches[number], cv2.TM_CCOEFF_NORMED)
            _, alike[number], _, (x, y) = cv2.minMaxLoc(scores)
            shifts[number] = _summit(scores[y], x) - _REACH, _summit(scores[:, x], y) - _REACH
        return shifts, alike

    def _climbed(self, padded: GreyImage) -> tuple[Values, Values]:
        """The same by steps to whatever neighbour is more alike, -1 alike what comes to no rest."""
        count = len(self._corners)
        places = np.zeros((count, 2), np.intp)
        shifts, alike = np.zeros((count, 2)), np.full(count, -1.0)
        left = np.arange(count)
        for _ in range(_STEPS):
            around = _windows(padded, self._corners[left] + places[left] + _REACH, _SIZE + 2)
            found = _alike(self._standard[left], around)
            top, before, after = found[:, :1], found[:, 1:3], found[:, 3:]
            steps = np.where(np.maximum(before, after) > top, np.sign(after - before), 0)
            rests = ~steps.any(axis=1)
            summits = (before - after) / np.minimum(before - 2 * top + after, -1e-6) / 2
            shifts[left[rests]] = places[left[rests]] + summits[rests]
            alike[left[rests]] = found[rests, 0]
            left = left[~rests]
            if len(left) == 0:
                break
            moved = places[left] + steps[~rests].astype(np.intp)
            places[left] = moved.clip(-_REACH, _REACH)
        return shifts, alike


def _alike(standard: Floats, around: Floats) -> Floats:
    """The correlation of patches with what is seen in windows around them, (N, 5) as in the cross.

    Args:
        standard: The patches with mean 0 and norm 1, (N, size, size).
        around: Windows that are two pixels wider.
    """
    flat = around.reshape(len(around), -1)
    squares = np.square(flat) @ _COVERED - (flat @ _COVERED) ** 2 / _SIZE**2
    products = [
        np.einsum("nij,nij->n", standard, around[:, y : y + _SIZE, x : x + _SIZE])
        for x, y in _CROSS
    ]
    found = np.stack(products, axis=1) / np.sqrt(np.maximum(squares, 1.0))
    return np.asarray(found, np.float32)


def _windows(image: GreyImage, corners: NDArray[np.intp], size: int) -> NDArray[np.float32]:
    """Squares of a picture, whose left upper corners (x, y) are given."""
    squares = np.lib.stride_tricks.sliding_window_view(image, (size, size))
    return squares[corners[:, 1], corners[:, 0]].astype(np.float32)


def _summit(scores: NDArray[Any], best: int) -> float:
    """The top of the parabola through the best score and its neighbours."""
    if not 0 < best < len(scores) - 1:
        return best
    before, top, after = (float(score) for score in scores[best - 1 : best + 2])
    bend = before - 2 * top + after
    return best + (0.5 * (before - after) / bend if bend < 0 else 0.0)
