"""Text lines as ridges: the ink is smeared along the writing and its crests are traced.

After Cohen, Dinstein and El-Sana, "Using Scale-Space Anisotropic Smoothing for Text Line
Extraction in Historical Documents" (2014), with one scale taken from the height of the letters
and a few slopes instead of many scales.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

import cv2
import numpy as np
from numpy.typing import NDArray

from app.core.pages.ink_mask import Mask

FloatImage = NDArray[np.float32]
Ints = NDArray[np.intp]
Floats = NDArray[np.float64]

CELL = 5
"""Height of a small letter in the shrunken picture on which ridges are traced."""

_SLOPES = (-0.12, -0.06, 0.0, 0.06, 0.12)
_ALONG, _ACROSS = 4.0, 0.8
_MIN_RESPONSE = 0.02
_STEP = 1
_CORE_SHARE = 0.4
_BESIDE = 1.0
_MAX_GAP, _MAX_OVERLAP, _MAX_DRIFT = 6.0, 4.0, 1.3


@dataclass(frozen=True, eq=False)
class Ridge:
    """The middle of a line of small letters, one height for each column of the picture.

    Attributes:
        start: First column.
        heights: Height at each column, shape (N,).
        strength: How much ink speaks for it.
    """

    start: int
    heights: Floats
    strength: float

    @property
    def end(self) -> int:
        """First column after it."""
        return self.start + len(self.heights)

    def at(self, columns: Ints | Floats) -> Floats:
        """Heights at some columns; level beyond the ends."""
        places = np.rint(columns).astype(np.intp) - self.start
        return self.heights.take(places, mode="clip")

    def height(self, column: float) -> float:
        """Height at one column."""
        return float(self.at(np.array([column]))[0])


def letter_height(labels: NDArray[np.int32], stats: NDArray[np.int32]) -> float:
    """Height of small letters such as ``a`` in pixels: the dense rows of each connected piece.

    Args:
        labels, stats: What ``cv2.connectedComponentsWithStats`` gives.

    Returns:
        The median over pieces, wide ones counting more; 0 when nothing is written.
    """
    heights, weights = [], []
    for number, (x, y, width, height, _) in enumerate(stats.tolist()):
        if number == 0 or height < 5 or width < 5:
            continue
        profile = (labels[y : y + height, x : x + width] == number).sum(axis=1)
        smooth = np.convolve(profile, np.full(3, 1 / 3), "same")
        dense = np.flatnonzero(smooth >= _CORE_SHARE * smooth.max())
        heights.append(int(dense[-1] - dense[0]) + 1)
        weights.append(width)
    if not heights:
        return 0.0
    order = np.argsort(heights)
    shares = np.cumsum(np.array(weights)[order])
    return float(heights[order[np.searchsorted(shares, shares[-1] / 2)]])


def find_ridges(ink: Mask, letter: float) -> list[Ridge]:
    """The middle of every line of writing.

    Args:
        ink: uint8 (H, W), ink above 0.
        letter: Height of small letters in pixels.

    Returns:
        Ridges in pixels of ``ink``, in no order.
    """
    scale = CELL / letter
    size = (max(round(ink.shape[1] * scale), 1), max(round(ink.shape[0] * scale), 1))
    shrunk = cv2.resize(ink, size, interpolation=cv2.INTER_AREA)
    small = np.asarray(shrunk, dtype=np.float32) / np.float32(255)
    response = _response(small)
    pieces = [_trimmed(ridge, small) for ridge in _trace(response)]
    pieces = _without_shadows([p for p in pieces if p is not None])
    ridges = _without_shadows(_linked(pieces))
    return [_enlarged(ridge, ink.shape[1] / size[0], ink.shape[0] / size[1]) for ridge in ridges]


def _response(small: FloatImage) -> FloatImage:
    responses = [
        cv2.filter2D(small, -1, _kernel(slope), borderType=cv2.BORDER_CONSTANT) for slope in _SLOPES
    ]
    return np.max(np.stack(responses), axis=0)


@cache
def _kernel(slope: float) -> FloatImage:
    """Second derivative of a Gaussian across the writing, Gaussian along it."""
    along, across = _ALONG * CELL, _ACROSS * CELL
    half_width = int(2.5 * along)
    half_height = int(3 * across + abs(slope) * half_width) + 1
    y, x = np.mgrid[-half_height : half_height + 1, -half_width : half_width + 1]
    v = (y - slope * x) ** 2 / across**2
    kernel = np.exp(-(x**2) / (2 * along**2)) * (1 - v) * np.exp(-v / 2)
    return (2 * kernel / np.abs(kernel).sum()).astype(np.float32)


def _trace(response: FloatImage) -> list[Ridge]:
    """Joins the crests of neighbouring columns."""
    padded = np.pad(response, ((1, 1), (0, 0)))
    crest = (response > _MIN_RESPONSE) & (response >= padded[:-2]) & (response > padded[2:])
    finished: list[tuple[int, list[int]]] = []
    open_ends: list[tuple[int, list[int]]] = []
    columns, rows = np.nonzero(crest.T)
    ends = np.searchsorted(columns, np.arange(response.shape[1] + 1)).tolist()
    found = rows.tolist()
    for column, (first, end) in enumerate(pairwise(ends)):
        crests = dict.fromkeys(found[first:end])
        going_on = []
        for start, heights in open_ends:
            last = heights[-1]
            near = next((y for y in range(last - _STEP, last + _STEP + 1) if y in crests), None)
            if near is None:
                finished.append((start, heights))
            else:
                heights.append(near)
                del crests[near]
                going_on.append((start, heights))
        open_ends = going_on + [(column, [y]) for y in crests]
    ridges = []
    for start, heights in finished + open_ends:
        columns = np.arange(start, start + len(heights))
        strength = float(response[heights, columns].sum())
        ridges.append(Ridge(start, np.array(heights, np.float64), strength))
    return ridges


def _trimmed(ridge: Ridge, small: FloatImage) -> Ridge | None:
    """Without the ends that the smearing added where there is no ink."""
    columns = np.arange(ridge.start, ridge.end)
    offsets = np.arange(-CELL, CELL + 1)
    rows = np.clip(ridge.heights.astype(int)[:, None] + offsets, 0, small.shape[0] - 1)
    written = np.flatnonzero(small[rows, columns[:, None]].sum(axis=1) > 0.5)
    if len(written) == 0:
        return None
    first, last = written[0], written[-1] + 1
    share = (last - first) / len(columns)
    return Ridge(ridge.start + int(first), ridge.heights[first:last], ridge.strength * share)


def _without_shadows(ridges: Sequence[Ridge]) -> list[Ridge]:
    """Drops what runs close beside a stronger ridge: accents, feet of long letters."""
    ridges = sorted(ridges, key=lambda ridge: -ridge.strength)
    kept = np.zeros(len(ridges), bool)
    for number, stronger in enumerate(earlier_nearby(ridges, 0, _BESIDE * CELL)):
        ridge = ridges[number]
        columns = np.arange(ridge.start, ridge.end)
        near = np.zeros(len(columns), bool)
        for other in (ridges[n] for n in stronger[kept[stronger]]):
            beside = (columns >= other.start) & (columns < other.end)
            near |= beside & (np.abs(other.at(columns) - ridge.heights) < _BESIDE * CELL)
        kept[number] = near.mean() < 0.5
    return [ridge for ridge, keep in zip(ridges, kept, strict=True) if keep]


def earlier_nearby(ridges: Sequence[Ridge], aside: float, reach: float) -> Iterator[Ints]:
    """For each ridge the numbers of those before it that may come near it; no others do.

    Args:
        ridges: In any order.
        aside: How many columns may lie between two ridges.
        reach: How many rows may lie between them.
    """
    starts, ends, highest, lowest = (
        np.array([(r.start, r.end, r.heights.min(), r.heights.max()) for r in ridges])
        .reshape(-1, 4)
        .T
    )
    for n in range(len(ridges)):
        beside = (starts[:n] <= ends[n] + aside) & (starts[n] <= ends[:n] + aside)
        level = (highest[:n] <= lowest[n] + reach) & (highest[n] <= lowest[:n] + reach)
        yield np.flatnonzero(beside & level)


def _linked(ridges: Sequence[Ridge]) -> list[Ridge]:
    """Joins pieces of one line, the surest joints first."""
    pieces = list(ridges)
    while True:
        joints = _joints(pieces)
        if not joints:
            return pieces
        used: set[int] = set()
        for _, a, b in joints:
            if a not in used and b not in used:
                used |= {a, b}
                pieces.append(_joined(pieces[a], pieces[b]))
        pieces = [piece for number, piece in enumerate(pieces) if number not in used]


def _joints(pieces: Sequence[Ridge]) -> list[tuple[float, int, int]]:
    """How doubtful it is that one piece goes on with another, for all pairs that may."""
    starts, ends = np.array([(p.start, p.end) for p in pieces], np.int32).reshape(-1, 2).T
    right = np.array([_fit(p.heights[-6 * CELL :]) for p in pieces]).reshape(-1, 2)
    left = np.array([_fit(p.heights[: 6 * CELL][::-1]) for p in pieces]).reshape(-1, 2)
    gaps = starts - ends[:, None]
    possible = (gaps >= -_MAX_OVERLAP * CELL) & (gaps <= _MAX_GAP * CELL)
    possible &= (starts > starts[:, None]) & (ends > ends[:, None])
    a, b = np.nonzero(possible)
    gap = gaps[a, b]
    drift = right[a, 0] + right[a, 1] * gap / 2 - (left[b, 0] + left[b, 1] * gap / 2)
    drift = np.abs(drift) / CELL
    cost = np.maximum(gap, 0) / CELL + 4 * drift
    near = drift <= _MAX_DRIFT
    return sorted(zip(cost[near].tolist(), a[near].tolist(), b[near].tolist(), strict=True))


def _fit(heights: Floats) -> tuple[float, float]:
    """Where a straight line through some heights ends, and its slope there."""
    count = len(heights)
    if count < 2 * CELL:
        return float(heights.mean()), 0.0
    x = np.arange(count) - (count - 1) / 2
    slope = float(np.clip((x * heights).sum() / (x * x).sum(), -0.15, 0.15))
    return float(heights.mean()) + slope * (count - 1) / 2, slope


def _joined(a: Ridge, b: Ridge) -> Ridge:
    """One ridge of two; columns that both have are shared out, a gap is bridged."""
    end = a.end - max(a.end - b.start, 0) // 2
    start = max(b.start, end)
    columns = np.append(np.arange(a.start, end), np.arange(start, b.end))
    heights = np.append(a.heights[: end - a.start], b.heights[start - b.start :])
    every = np.arange(a.start, b.end)
    return Ridge(a.start, np.interp(every, columns, heights), a.strength + b.strength)


def _enlarged(ridge: Ridge, x_scale: float, y_scale: float) -> Ridge:
    """From the shrunken picture to the whole one, smoothed on the way."""
    start, end = int(ridge.start * x_scale), int(np.ceil(ridge.end * x_scale))
    window = 2 * CELL + 1
    padded = np.pad(ridge.heights, CELL, mode="edge")
    smooth = np.convolve(padded, np.full(window, 1 / window), "valid")
    columns = (np.arange(start, end) + 0.5) / x_scale - 0.5
    known = np.arange(ridge.start, ridge.end)
    heights = (np.interp(columns, known, smooth) + 0.5) * y_scale - 0.5
    return Ridge(start, heights, ridge.strength)
