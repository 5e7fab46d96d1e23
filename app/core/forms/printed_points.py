"""Points of the print that stand out, matched between a blank form and a scan of it.

They are matched by their surroundings and give a perspective map (ORB: Rublee et al. 2011;
MAGSAC++: Barath et al. 2020).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from app.core.pages.ink_mask import GreyImage
from model.products import products

Matrix = NDArray[np.float64]
Places = NDArray[np.float64]

WORK_SIDE = 1000
"""The longer side of scan and template while they are compared."""

LEAST_POINTS = 12

_STEPS = 40, 10
"""Grey levels by which a point stands out: where enough do by many, these are the strongest."""

_BITS, _TURNS = 256, 24
_RATIO = 0.9
_TOLERANCE = 4.0
_LEAST_AGREEING = 15
_MAX_SQUEEZE = 2.5
_NEXT = [1, 2, 3, 0]


@dataclass(frozen=True)
class Look:
    """How points are looked for.

    Attributes:
        side: To which the longer side of the picture is brought.
        points: How many at most.
        levels: In how many sizes, each 1.2 times as small, so that sheets of other sizes match.
    """

    side: int
    points: int
    levels: int


LOOKS = (Look(800, 500, 3), Look(WORK_SIDE, 1200, 8))
"""The second is taken when the first failed, which is the cheaper by far and mostly enough."""


@dataclass(frozen=True, eq=False)
class Points:
    """Points of a picture.

    Attributes:
        places: Where they are in pixels of working size, (N, 2).
        angles: Which way each is turned, in degrees, (N,).
        surroundings: What surrounds each, in bits, (N, 256).
    """

    places: Places
    angles: Places
    surroundings: NDArray[np.uint8]

    def away(self, others: Points) -> NDArray[np.int32]:
        """By how many bits others differ from each, (N, others)."""
        bits = np.ascontiguousarray(others.surroundings.T)
        ones = bits.sum(axis=0, dtype=np.int32)
        return ones - products(self.surroundings, bits.view(np.int8) * np.int8(2) - np.int8(1))


@dataclass(frozen=True, eq=False)
class Pairs:
    """Places of points on a blank form and on a scan, (N, 2) each."""

    printed: Places
    seen: Places


NO_PAIRS = Pairs(*np.zeros((2, 0, 2)))


@dataclass(frozen=True, eq=False)
class Guess:
    """Where a form may lie on a scan.

    Attributes:
        matrix: From the form to the scan, both of working size, (3, 3).
        points: How many say so.
    """

    matrix: Matrix
    points: int


def points_of(work: GreyImage, look: Look) -> Points:
    """The points that stand out most on a picture of working size."""
    scale = look.side / WORK_SIDE
    if scale < 1:
        small = cv2.resize(work, None, fx=scale, fy=scale, interpolation=cv2.INTER_LINEAR)
        work = np.asarray(small, np.uint8)
    for step in _STEPS:
        finder = cv2.ORB_create(  # type: ignore[attr-defined]
            look.points, nlevels=look.levels, scoreType=cv2.ORB_FAST_SCORE, fastThreshold=step
        )
        found, bits = finder.detectAndCompute(work, None)
        if len(found) >= look.points:
            break
    places = np.array(cv2.KeyPoint.convert(found), np.float64).reshape(-1, 2)
    bits = np.zeros((0, 32), np.uint8) if bits is None else bits
    angles = np.array([point.angle for point in found], np.float64)
    return Points((places + 0.5) / scale - 0.5, angles, np.unpackbits(bits, axis=1))


def paired(printed: Points, seen: Points) -> Pairs:
    """Points of a blank form, and those of a scan that look like them and are turned alike."""
    if min(len(printed.places), len(seen.places)) < LEAST_POINTS:
        return NO_PAIRS
    away = printed.away(seen)
    rows, nearest = np.arange(len(away)), away.argmin(axis=1)
    least = away[rows, nearest]
    away[rows, nearest] = _BITS
    pairs = np.flatnonzero(least < _RATIO * away.min(axis=1))
    nearest = nearest[pairs]
    alike = _turned_alike(seen.angles[nearest] - printed.angles[pairs])
    return Pairs(printed.places[pairs[alike]], seen.places[nearest[alike]])


def agreed(pairs: Pairs, shape: tuple[int, ...]) -> Guess | None:
    """The perspective map that most pairs of points agree on, None where there is none.

    Args:
        pairs: Of the blank form and the scan.
        shape: Of the blank form.
    """
    if len(pairs.printed) < _LEAST_AGREEING:
        return None
    matrix, agreeing = cv2.findHomography(
        pairs.printed, pairs.seen, cv2.USAC_MAGSAC, _TOLERANCE, maxIters=5000, confidence=0.9999
    )
    if matrix is None or agreeing.sum() < _LEAST_AGREEING:
        return None
    matrix = np.asarray(matrix, np.float64)
    return Guess(matrix, int(agreeing.sum())) if plausible(matrix, shape) else None


def _turned_alike(turns: Places) -> NDArray[np.bool_]:
    """Which pairs of points are turned as most are, for a sheet turns as a whole."""
    step = 360 / _TURNS
    votes = np.bincount((turns // step).astype(np.intp) % _TURNS, minlength=_TURNS)
    most = int((votes + np.roll(votes, 1)).argmax()) * step
    return np.abs((turns - most + 180) % 360 - 180) < 1.5 * step


def mapped(matrix: Matrix, points: Any) -> Places:
    """Points (N, 2) after a perspective map (3, 3)."""
    array = np.asarray(points, np.float64).reshape(-1, 1, 2)
    if len(array) == 0:
        return array.reshape(0, 2)
    return np.asarray(cv2.perspectiveTransform(array, matrix), np.float64).reshape(-1, 2)


def plausible(matrix: Matrix, shape: tuple[int, ...]) -> bool:
    """Whether a flat sheet can look like that: not mirrored, folded or squeezed."""
    height, width = shape
    corners = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float64)
    depth = corners @ matrix[2, :2] + matrix[2, 2]
    if depth.min() <= 0:
        return False
    placed = mapped(matrix, corners)
    sides = placed[_NEXT] - placed
    following = sides[_NEXT]
    turns = sides[:, 0] * following[:, 1] - sides[:, 1] * following[:, 0]
    lengths = np.linalg.norm(sides, axis=1) / (width, height, width, height)
    return bool(turns.min() > 0 and lengths.max() < _MAX_SQUEEZE * lengths.min())
