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

Matrix = NDArray[np.float64]
Places = NDArray[np.float64]

WORK_SIDE = 1000
"""The longer side of scan and template while they are compared."""

LEAST_POINTS = 12

_RATIO = 0.85
_TOLERANCE = 4.0
_LEAST_AGREEING = 15
_MAX_SQUEEZE = 2.5


@dataclass(frozen=True)
class Look:
    """How points are looked for.

    Attributes:
        side: To which the longer side of the picture is brought.
        points: How many at most.
        options: Further ones of ``cv2.ORB_create``.
    """

    side: int
    points: int
    options: dict[str, int]


LOOKS = (
    Look(700, 500, {"nlevels": 4, "scoreType": cv2.ORB_FAST_SCORE}),
    Look(WORK_SIDE, 3000, {}),
)
"""The second is taken when the first failed, which is the cheaper by far and mostly enough."""


@dataclass(frozen=True, eq=False)
class Points:
    """Places (N, 2) in pixels of working size, and what surrounds each, (N, 32)."""

    places: Places
    surroundings: NDArray[np.uint8]


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
        small = cv2.resize(work, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
        work = np.asarray(small, np.uint8)
    finder = cv2.ORB_create(look.points, fastThreshold=10, **look.options)  # type: ignore[attr-defined]
    found, surroundings = finder.detectAndCompute(work, None)
    places = np.array([point.pt for point in found], np.float64).reshape(-1, 2)
    if surroundings is None:
        surroundings = np.zeros((0, 32), np.uint8)
    return Points((places + 0.5) / scale - 0.5, surroundings)


def matched(printed: Points, seen: Points, shape: tuple[int, ...]) -> Guess | None:
    """The perspective map that most matched points agree on, None where there is none.

    Args:
        printed: Points of the blank form.
        seen: Points of the scan.
        shape: Of the blank form.
    """
    if min(len(printed.places), len(seen.places)) < LEAST_POINTS:
        return None
    matcher = cv2.BFMatcher(cv2.NORM_HAMMING)
    pairs = matcher.knnMatch(printed.surroundings, seen.surroundings, k=2)
    kept = [p[0] for p in pairs if len(p) == 2 and p[0].distance < _RATIO * p[1].distance]
    if len(kept) < LEAST_POINTS:
        return None
    source = printed.places[[match.queryIdx for match in kept]]
    target = seen.places[[match.trainIdx for match in kept]]
    matrix, agreeing = cv2.findHomography(
        source, target, cv2.USAC_MAGSAC, _TOLERANCE, maxIters=5000, confidence=0.9999
    )
    if matrix is None or agreeing.sum() < _LEAST_AGREEING:
        return None
    matrix = np.asarray(matrix, np.float64)
    return Guess(matrix, int(agreeing.sum())) if plausible(matrix, shape) else None


def mapped(matrix: Matrix, points: Any) -> Places:
    """Points (N, 2) after a perspective map (3, 3)."""
    array = np.asarray(points, np.float64).reshape(-1, 1, 2)
    return np.asarray(cv2.perspectiveTransform(array, matrix), np.float64).reshape(-1, 2)


def plausible(matrix: Matrix, shape: tuple[int, ...]) -> bool:
    """Whether a flat sheet can look like that: not mirrored, folded or squeezed."""
    height, width = shape
    corners = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float64)
    depth = corners @ matrix[2, :2] + matrix[2, 2]
    if depth.min() <= 0:
        return False
    placed = mapped(matrix, corners)
    sides = np.roll(placed, -1, axis=0) - placed
    following = np.roll(sides, -1, axis=0)
    turns = sides[:, 0] * following[:, 1] - sides[:, 1] * following[:, 0]
    lengths = np.linalg.norm(sides, axis=1) / (width, height, width, height)
    return bool(turns.min() > 0 and lengths.max() < _MAX_SQUEEZE * lengths.min())
