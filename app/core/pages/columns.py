"""Columns of a page: where a row of writing falls apart, and in what order lines are read."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from app.core.geometry import Box
from app.core.pages.ink_mask import Mask

Span = tuple[int, int]
"""First column, and first column after."""

_WIDE_GAP, _GUTTER, _RULE_GAP = 10.0, 2.5, 0.6
_GUTTER_LINES = 3
_RULED_SHARE, _RULE_HEIGHT = 0.8, 3.0


def spans(
    written: NDArray[np.bool_], middles: NDArray[np.float64], uprights: Mask, letter: float
) -> list[list[Span]]:
    """Where each row of writing begins and ends, cut into columns.

    A row is cut at a very wide gap, at a gap that the rows above and below share, and at an
    upright rule that hardly any row crosses.

    Args:
        written: Whether a row has ink at each column of the page, (rows, W).
        middles: Height of each row of writing on the page, (rows,).
        uprights: Pixels of upright rules, uint8 (H, W).
        letter: Height of small letters in pixels.

    Returns:
        For each row its spans from left to right.
    """
    gaps = [_gaps(row, _RULE_GAP * letter) for row in written]
    cuts: list[set[Span]] = [{g for g in row if g[1] - g[0] > _WIDE_GAP * letter} for row in gaps]
    _cut_gutters(cuts, gaps, middles, _GUTTER * letter)
    _cut_rules(cuts, gaps, written, middles, uprights, letter)
    return [_between(row, sorted(cut)) for row, cut in zip(written, cuts, strict=True)]


def _gaps(row: NDArray[np.bool_], least: float) -> list[Span]:
    inked = np.flatnonzero(row)
    wide = np.flatnonzero(np.diff(inked) > least)
    return [(int(inked[i]) + 1, int(inked[i + 1])) for i in wide]


def _cut_gutters(
    cuts: list[set[Span]], gaps: list[list[Span]], middles: NDArray[np.float64], least: float
) -> None:
    """Cuts at gaps that run through several rows in succession."""
    order = np.argsort(middles).tolist()
    for position, row in enumerate(order):
        for gap in gaps[row]:
            run = [(row, gap)]
            left, right = gap
            for below in order[position + 1 :]:
                shared = [g for g in gaps[below] if _common((left, right), g) >= least]
                if not shared:
                    break
                left, right = max(left, shared[0][0]), min(right, shared[0][1])
                run.append((below, shared[0]))
            if right - left >= least and len(run) >= _GUTTER_LINES:
                for member, found in run:
                    cuts[member].add(found)


def _common(a: Span, b: Span) -> int:
    return min(a[1], b[1]) - max(a[0], b[0])


def _cut_rules(
    cuts: list[set[Span]],
    gaps: list[list[Span]],
    written: NDArray[np.bool_],
    middles: NDArray[np.float64],
    uprights: Mask,
    letter: float,
) -> None:
    """Cuts at table borders; a margin that words run across is none."""
    if not cv2.hasNonZero(uprights):
        return
    joined = cv2.morphologyEx(
        uprights, cv2.MORPH_CLOSE, np.ones((int(2 * letter) | 1, 3), np.uint8)
    )
    _, _, stats, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    for left, top, width, height, _ in stats[1:].tolist():
        if height < _RULE_HEIGHT * letter:
            continue
        rule = (left, left + width)
        beside = [
            row
            for row in np.flatnonzero((middles >= top) & (middles < top + height)).tolist()
            if written[row, : rule[0]].any() and written[row, rule[1] :].any()
        ]
        parted = [
            (row, gap)
            for row in beside
            for gap in gaps[row]
            if gap[0] <= left and rule[1] <= gap[1]
        ]
        if len(parted) >= _RULED_SHARE * len(beside):
            for row, gap in parted:
                cuts[row].add(gap)


def _between(row: NDArray[np.bool_], cuts: Sequence[Span]) -> list[Span]:
    inked = np.flatnonzero(row)
    if len(inked) == 0:
        return []
    edges = [int(inked[0]), *(edge for cut in cuts for edge in cut), int(inked[-1]) + 1]
    return list(zip(edges[::2], edges[1::2], strict=True))


def reading_order(boxes: Sequence[Box]) -> list[int]:
    """Indices of lines as they are read: columns from left to right, each top to bottom.

    After Breuel, "High Performance Document Layout Analysis" (2003): of two lines above each
    other the upper comes first; of two beside each other the left one, unless a line that
    spans both stands between them.
    """
    if not boxes:
        return []
    left, top, width, height = np.array([(b.x, b.y, b.width, b.height) for b in boxes]).T
    right, middle = left + width, top + height / 2
    common = np.minimum(right[:, None], right) - np.maximum(left[:, None], left)
    stacked = common > 0.1 * np.minimum(width[:, None], width)
    above = stacked & (middle[:, None] < middle)
    steps = above.astype(np.float32)
    parted = steps @ steps > 0
    beside = ~stacked & (left[:, None] < left) & ~(parted | parted.T)
    before = above | beside
    still_before = before.sum(axis=0)
    order: list[int] = []
    waiting = np.ones(len(boxes), bool)
    while waiting.any():
        free = waiting & (still_before == 0)
        choice = np.flatnonzero(free if free.any() else waiting)
        first = int(choice[np.lexsort((left[choice], middle[choice]))[0]])
        order.append(first)
        waiting[first] = False
        still_before -= before[first]
    return order
