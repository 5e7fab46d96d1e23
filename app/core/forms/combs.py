"""Combs: fields with a little box for each letter, which are read as one word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import cv2
import numpy as np
from numpy.typing import NDArray

from app.core.geometry import Box
from app.core.pages.ink_mask import GreyImage, Mask


@dataclass(frozen=True, eq=False)
class Strokes:
    """The pixels of what is written: row, column and number of the piece of each, (N,)."""

    rows: NDArray[np.intp]
    columns: NDArray[np.intp]
    pieces: NDArray[np.intp]


NOTHING = Strokes(*np.zeros((3, 0), np.intp))

LEVEL = 0.6
"""Share of a row from which a level line goes through it."""

_DIVIDER = 0.2
_AROUND = np.ones((5, 5), np.uint8)
_OF_WORDS, _OF_FIGURES = (0.15, 0.9), (0.3, 0.6)
"""Between two letters, and more where boxes are empty, for each pixel of the comb's height."""


def comb_cells(printed: Mask) -> list[tuple[int, int]]:
    """The columns [left, right) of each little box of a comb."""
    height, width = printed.shape
    level = (printed > 0).mean(axis=1) > LEVEL
    upright = (printed[~level] > 0).sum(axis=0) > _DIVIDER * height
    edges = np.diff(np.concatenate([[0], upright.astype(np.int8), [0]]))
    starts, ends = np.flatnonzero(edges == 1), np.flatnonzero(edges == -1)
    walls = [0, *((starts + ends) // 2).tolist(), width]
    cells = [(a, b) for a, b in pairwise(walls) if b - a > height // 5]
    return cells if len(cells) > 1 else []


def moved_together(
    paper: GreyImage, strokes: Strokes, cells: Sequence[tuple[int, int]], box: Box, words: bool
) -> tuple[GreyImage, bool]:
    """The letters of a comb as close as in a written word, a space where cells are empty.

    Args:
        paper: The ink of the field on white paper.
        strokes: Its pixels.
        cells: The columns of each little box, from the left of the field.
        box: The field, in pixels of the paper.
        words: Whether words are written there; numbers and codes are read best farther apart.

    Returns:
        The picture, and whether it is one word: no cell between two of its letters is empty.
    """
    gap, space = (round(x * box.height) for x in (_OF_WORDS if words else _OF_FIGURES))
    first, last = int(strokes.rows.min()), int(strokes.rows.max())
    top, bottom = max(min(box.y, first - 2), 0), max(box.bottom, last + 3)
    paper, letters = paper[top:bottom], _letters(strokes, cells, box)
    parts = [np.full((len(paper), gap), 255, np.uint8)]
    before, one_word = -1, True
    for cell in np.flatnonzero(np.bincount(letters)).tolist():
        if 0 <= before < cell - 1:
            parts.append(np.full((len(paper), space), 255, np.uint8))
            one_word = False
        own = np.flatnonzero(letters == cell)
        rows, columns = strokes.rows[own] - top, strokes.columns[own]
        left, right = max(int(columns.min()) - 2, 0), int(columns.max()) + 3
        beside = paper[:, left:right]
        letter = np.zeros_like(beside)
        letter[rows, columns - left] = 1
        around = cv2.dilate(letter, _AROUND)
        parts += [np.where(around, beside, np.uint8(255)), parts[0]]
        before = cell
    return np.hstack(parts), one_word


def _letters(strokes: Strokes, cells: Sequence[tuple[int, int]], box: Box) -> NDArray[np.intp]:
    """The cell of each pixel of ink; a piece belongs where the middle of it is."""
    edges = np.array([right for _, right in cells[:-1]]) + box.x
    sizes = np.bincount(strokes.pieces)
    middles = np.bincount(strokes.pieces, strokes.columns) / np.maximum(sizes, 1)
    return np.searchsorted(edges, middles, side="right")[strokes.pieces]
