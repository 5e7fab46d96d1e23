"""Which ink belongs to which line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from app.core.pages.ink_mask import GreyImage, Mask, find_ink, rules
from app.core.pages.ridges import Floats, Ints, Ridge, earlier_nearby, letter_height

Labels = NDArray[np.int32]

_SHORT, _CLOSE = 3.0, 1.7
_TOUCH = 0.3
"""Pixels of a core, for each of a letter's height, from which a piece touches it."""
_REACH, _SPACING_SHARE = 2.2, 0.55
_SPECK, _FRAME = 0.2, 6.0
_ALONG, _WIDE = 0.5, 2.0
"""Share of its width that a dark edge lies on the picture's edge, where words would cross it; and
letters that it is wide."""
_SOLID, _AREA = 0.8, 6.0
_BAR_HEIGHT, _BAR_WIDTH = 3.2, 0.25


@dataclass(frozen=True, eq=False)
class Pieces:
    """The connected pieces of ink on a page.

    Attributes:
        ink: The ink without rules, specks and dark edges, uint8 (H, W).
        labels: Number of the piece at each pixel, from 1; int32 (H, W).
        stats: Left, top, width, height, area of each piece, (pieces + 1, 5).
        centres: x and y of each piece, (pieces + 1, 2).
        uprights: Pixels of upright rules, uint8 (H, W).
        letter: Height of small letters in pixels; 0 when nothing is written.
    """

    ink: Mask
    labels: Labels
    stats: Labels
    centres: Floats
    uprights: Mask
    letter: float

    @classmethod
    def of(cls, grey: GreyImage) -> Pieces:
        """Finds the ink of a page that is dark on light."""
        everything = find_ink(grey)
        level, uprights = rules(everything)
        ink = cv2.subtract(everything, cv2.bitwise_or(level, uprights))
        labels, stats, centres = components(np.asarray(ink, dtype=np.uint8))
        letter = letter_height(labels, stats)
        dark = _dark_areas(np.asarray(ink, np.uint8), letter)
        if cv2.hasNonZero(dark):
            labels, stats, centres = components(np.where(dark > 0, 0, ink).astype(np.uint8))
        bars = _is_bar(stats, letter)
        if bars.any():
            uprights = cv2.bitwise_or(uprights, bars[labels].astype(np.uint8) * np.uint8(255))
        writing = _is_writing(labels, stats, letter) & ~bars
        labels = (np.arange(len(stats), dtype=np.int32) * writing)[labels]
        ink = (labels > 0).view(np.uint8) * np.uint8(255)
        return cls(ink, labels, stats, centres, np.asarray(uprights, dtype=np.uint8), letter)

    @property
    def count(self) -> int:
        """Number of pieces, and one for the paper."""
        return len(self.stats)


def components(ink: Mask) -> tuple[Labels, Labels, Floats]:
    """The number of the connected piece at each pixel, and the stats and centres of ``Pieces``."""
    # in OpenCV 5 the same as its usual way, and twice as fast
    _, labels, stats, centres = cv2.connectedComponentsWithStatsWithAlgorithm(
        ink, 8, cv2.CV_32S, cv2.CCL_BBDT
    )
    return (
        np.asarray(labels, dtype=np.int32),
        np.asarray(stats, dtype=np.int32),
        np.asarray(centres, dtype=np.float64),
    )


def _dark_areas(ink: Mask, letter: float) -> Mask:
    """Where the page ends on a dark table, and other areas no pen would fill."""
    size = max(int(_SOLID * letter), 3)
    square = np.ones((size, size), np.uint8)
    solid = np.asarray(cv2.morphologyEx(ink, cv2.MORPH_OPEN, square), dtype=np.uint8)
    if not cv2.hasNonZero(solid):
        return solid
    areas, stats, _ = components(solid)
    large = stats[:, cv2.CC_STAT_WIDTH : cv2.CC_STAT_HEIGHT + 1].max(axis=1) > _AREA * letter
    large[0] = False
    around = np.ones((3 * size, 3 * size), np.uint8)
    return np.asarray(cv2.dilate(large[areas].astype(np.uint8), around), dtype=np.uint8)


def _is_writing(labels: Labels, stats: Labels, letter: float) -> NDArray[np.bool_]:
    """Neither dust nor the dark edge of a scan."""
    left, top, width, height, _ = stats.T
    dust = np.maximum(width, height) < max(_SPECK * letter, 2)
    outside = (left == 0) | (top == 0)
    outside |= (left + width == labels.shape[1]) | (top + height == labels.shape[0])
    cut_off = np.bincount(labels[[0, -1]].ravel(), minlength=len(stats))
    level = (cut_off > _ALONG * width) & (width > _WIDE * letter)
    return ~dust & ~level & ~(outside & (height > _FRAME * letter))


def _is_bar(stats: Labels, letter: float) -> NDArray[np.bool_]:
    """Whether a piece is the side of a small box: too tall and straight for a letter."""
    width, height = stats[:, cv2.CC_STAT_WIDTH], stats[:, cv2.CC_STAT_HEIGHT]
    return (height > _BAR_HEIGHT * letter) & (width < np.maximum(_BAR_WIDTH * letter, 5))


def without_shadows(ridges: Sequence[Ridge], pieces: Pieces) -> list[Ridge]:
    """Drops ridges along the tops or feet of long letters that belong to a stronger ridge."""
    letter = pieces.letter
    ridges = sorted(ridges, key=lambda ridge: -ridge.strength)
    lines, numbers, counts = _core_ink(ridges, pieces)
    first = np.searchsorted(lines, np.arange(1, len(ridges) + 1))
    _, *cores = np.split(np.stack([numbers, counts]), first, axis=1)
    reach = max(_REACH * letter, _SPACING_SHARE * _spacing(ridges, letter))
    kept = np.zeros(len(ridges), bool)
    for number, stronger in enumerate(earlier_nearby(ridges, letter, reach)):
        ridge, core = ridges[number], cores[number]
        kept[number] = not any(
            _is_accent(ridge, ridges[other], letter)
            or (
                _runs_beside(ridge, ridges[other], reach)
                and _shares_ink(core, cores[other], letter)
            )
            for other in stronger[kept[stronger]]
        )
    return [ridge for ridge, keep in zip(ridges, kept, strict=True) if keep]


def _is_accent(ridge: Ridge, strong: Ridge, letter: float) -> bool:
    """A short ridge close to a stronger one: an accent, a dot, a comma."""
    column = (ridge.start + ridge.end) / 2
    return (
        len(ridge.heights) < _SHORT * letter
        and strong.start - letter < column < strong.end + letter
        and abs(strong.height(column) - ridge.height(column)) < _CLOSE * letter
    )


def _shares_ink(core: Ints, strong: Ints, letter: float) -> bool:
    """Whether half the ink at a core is of pieces that a stronger core holds too.

    Args:
        core, strong: Pieces at a core, and how many pixels of each, (2, pieces).
        letter: Height of small letters in pixels.
    """
    common = np.isin(core[0], strong[0, strong[1] > _TOUCH * letter])
    return bool(core[1, common].sum() >= 0.5 * core[1].sum())


def _runs_beside(ridge: Ridge, strong: Ridge, reach: float) -> bool:
    """Whether most of a ridge lies within reach of a stronger one."""
    columns = np.arange(max(ridge.start, strong.start), min(ridge.end, strong.end))
    near = np.abs(strong.at(columns) - ridge.at(columns)) < reach
    return bool(near.sum() > 0.5 * len(ridge.heights))


def _spacing(ridges: Sequence[Ridge], letter: float) -> float:
    """Usual distance of a long line to the next one below; 0 when there is but one."""
    long = [ridge for ridge in ridges if len(ridge.heights) > 12 * letter]
    if not long:
        return 0.0
    starts, ends = np.array([(ridge.start, ridge.end) for ridge in long]).T
    heights = np.concatenate([ridge.heights for ridge in long])
    origins = np.cumsum(ends - starts) - ends  # where in ``heights`` column 0 of each would be
    distances: list[float] = []
    for ridge in long:
        columns = np.linspace(ridge.start, ridge.end - 1, 8)
        own = ridge.heights[(columns - ridge.start).astype(int)]
        others, places = np.nonzero((columns >= starts[:, None]) & (columns < ends[:, None]))
        nearest = np.minimum(np.rint(columns[places]).astype(np.intp), ends[others] - 1)
        gaps = heights[origins[others] + nearest] - own[places]
        below = np.full(len(columns), np.inf)
        np.minimum.at(below, places, np.where(gaps >= letter, gaps, np.inf))
        distances += below[np.isfinite(below)].tolist()
    return float(np.median(distances)) if distances else 0.0


def _core_ink(ridges: Sequence[Ridge], pieces: Pieces) -> tuple[Ints, Ints, Ints]:
    """How many pixels of each piece lie at the core of each line.

    Where cores cross, the ridge that comes first has it.

    Returns:
        Lines from 1 in order, 0 for ink off every core; the pieces there; their pixels. A line
        and a piece that do not meet are left out: of a photo both are many.
    """
    cores = np.zeros(pieces.labels.shape, np.int32)
    thickness = max(int(pieces.letter), 1)
    for number in range(len(ridges), 0, -1):
        ridge = ridges[number - 1]
        points = np.stack([np.arange(ridge.start, ridge.end), ridge.heights], axis=1)
        points = _bends(points.round().astype(np.int32))
        cv2.polylines(cores, [points], False, (number,), thickness)
    inked = np.flatnonzero(pieces.labels > 0)
    pairs = cores.ravel()[inked].astype(np.int64) * pieces.count + pieces.labels.ravel()[inked]
    met, counts = np.unique(pairs, return_counts=True)
    lines, numbers = np.divmod(met, pieces.count)
    return lines, numbers, counts


def _bends(points: Labels) -> Labels:
    """The points (N, 2) of a line, column by column, without those on its level stretches."""
    rises = np.diff(points[:, 1], prepend=-1, append=-1) != 0
    return points[rises[:-1] | rises[1:]]


def owners(ridges: Sequence[Ridge], pieces: Pieces) -> Labels:
    """The number of the line, from 1, that each pixel of ink belongs to; 0 for none.

    A piece belongs to the line whose core it touches, one that touches none to the line near
    it, and one that touches several is shared out.
    """
    lines, numbers, counts = _core_ink(ridges, pieces)
    whole = np.bincount(numbers, counts, minlength=pieces.count)
    least = np.maximum(_TOUCH * pieces.letter, 0.05 * whole)
    touched = (lines > 0) & (counts > least[numbers])
    lines, numbers, counts = lines[touched], numbers[touched], counts[touched]
    owner = np.zeros(pieces.count, np.int32)
    most_last = np.lexsort((-lines, counts))
    owner[numbers[most_last]] = lines[most_last]
    loose = np.flatnonzero(owner == 0)
    owner[loose] = _nearest(pieces.centres[loose], ridges, pieces.letter)
    owner[0] = 0
    result = owner[pieces.labels]
    for piece in np.flatnonzero(np.bincount(numbers) > 1).tolist():
        _share_out(result, pieces, piece, ridges, lines[numbers == piece])
    return result


def _nearest(centres: Floats, ridges: Sequence[Ridge], letter: float) -> NDArray[np.intp]:
    """The lines, from 1, of accents, dots and commas; 0 for what is near none.

    Accents stand farther off than commas do.
    """
    x, y = centres.T
    nearest, least = np.zeros(len(x), np.intp), np.full(len(x), 2 * letter)
    for number, ridge in enumerate(ridges, 1):
        down = y - ridge.at(x)
        beyond = np.maximum(ridge.start - x, x - ridge.end).clip(0)
        distance = np.maximum(down, -0.8 * down) + 0.5 * beyond
        nearer = (distance < least) & (beyond <= 3 * letter)
        nearest[nearer], least[nearer] = number, distance[nearer]
    return nearest


def _share_out(
    result: Labels, pieces: Pieces, piece: int, ridges: Sequence[Ridge], numbers: NDArray[np.intp]
) -> None:
    """Gives each pixel of a piece that touches several lines to the nearest of them."""
    x, y, width, height, _ = pieces.stats[piece].tolist()
    window = (slice(y, y + height), slice(x, x + width))
    rows, columns = np.nonzero(pieces.labels[window] == piece)
    away = [np.abs(y + rows - ridges[n - 1].at(x + columns)) for n in numbers]
    result[window][rows, columns] = numbers[np.argmin(away, axis=0)]
