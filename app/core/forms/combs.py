"""Combs: fields with a little box for each letter, which are read as one word."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import cv2
import numpy as np
from numpy.typing import NDArray

from app.core.geometry import Box
from app.core.pages.ink_mask import GreyImage, Mask

Labels = NDArray[np.int32]
"""Number of the piece of ink of each pixel, 0 for paper."""

LEVEL = 0.6
"""Share of a row from which a level line goes through it."""

_DIVIDER = 0.2
_COMB_GAP, _COMB_SPACE = 0.3, 0.6


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
    paper: GreyImage, labels: Labels, cells: Sequence[tuple[int, int]], box: Box
) -> GreyImage:
    """The letters of a comb as close as in a written word, a space where cells are empty."""
    gap, space = round(_COMB_GAP * box.height), round(_COMB_SPACE * box.height)
    rows = np.flatnonzero(labels.any(axis=1))
    top, bottom = max(min(box.y, int(rows[0]) - 2), 0), max(box.bottom, int(rows[-1]) + 3)
    paper, letters = paper[top:bottom], _letters(labels, cells, box)[top:bottom]
    parts = [np.full((len(paper), gap), 255, np.uint8)]
    before = -1
    for cell in np.unique(letters[letters >= 0]).tolist():
        if 0 <= before < cell - 1:
            parts.append(np.full((len(paper), space), 255, np.uint8))
        letter = (letters == cell).astype(np.uint8)
        columns = np.flatnonzero(letter.any(axis=0))
        span = slice(max(int(columns[0]) - 2, 0), int(columns[-1]) + 3)
        around = cv2.dilate(letter[:, span], np.ones((5, 5), np.uint8))
        parts += [np.where(around > 0, paper[:, span], 255).astype(np.uint8), parts[0]]
        before = cell
    return np.hstack(parts)


def _letters(labels: Labels, cells: Sequence[tuple[int, int]], box: Box) -> Labels:
    """The cell of each pixel of ink, -1 for paper; a piece belongs where the middle of it is."""
    edges = np.array([right for _, right in cells[:-1]]) + box.x
    _, columns = np.nonzero(labels)
    pieces = labels[labels > 0]
    middles = np.bincount(pieces, columns) / np.maximum(np.bincount(pieces), 1)
    cell_of = np.searchsorted(edges, middles, side="right").astype(np.int32)
    cell_of[0] = -1
    return cell_of[labels]
