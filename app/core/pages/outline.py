"""Finds the sheet on a photo of a page, and lays it flat.

The sheet is what a flood from the middle of the picture fills before it meets the flood from the
picture's edge (watershed: Meyer 1992); its four sides are straight, or it is no sheet.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from app.core.pages.ink_mask import GreyImage
from app.core.pages.skew import MAX_SKEW

Corners = NDArray[np.float64]
"""Upper left, upper right, lower right and lower left corner, (4, 2)."""

_SIDE = 600
_INK = 0.03
_MIDDLE, _FRAME = 0.35, 2
_LEAST_AREA = 0.25
_STRAIGHT, _ON_SIDES = 0.012, 0.92
_STEP, _LEAST_DROP, _DROPPING = 0.02, 0.12, 0.85
_BENT = 0.008
_SHAPES = (0.35, 2.9)


@dataclass(frozen=True, eq=False)
class Flat:
    """A page laid flat.

    Attributes:
        grey: The sheet, uint8 (H, W).
        back: From its pixels to those of the photo, (3, 3).
    """

    grey: GreyImage
    back: NDArray[np.float64]


def laid_flat(grey: GreyImage) -> Flat | None:
    """The sheet on a photo as if seen from above.

    Args:
        grey: uint8 (H, W), the paper lighter than what it lies on.

    Returns:
        None where no whole sheet is seen, or it looks as a scan does.
    """
    corners = find_sheet(grey)
    if corners is None or not _askew(corners):
        return None
    upper, right, lower, left = np.linalg.norm(np.roll(corners, -1, axis=0) - corners, axis=1)
    width, height = round(max(upper, lower)), round(max(left, right))
    target = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    matrix = cv2.getPerspectiveTransform(corners.astype(np.float32), target)
    sheet = cv2.warpPerspective(
        grey, matrix, (width, height), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE
    )
    return Flat(np.asarray(sheet, np.uint8), np.asarray(np.linalg.inv(matrix), np.float64))


def find_sheet(grey: GreyImage) -> Corners | None:
    """The corners of the sheet on a photo, in its pixels; None where no whole sheet is seen.

    Args:
        grey: uint8 (H, W), the paper lighter than what it lies on.
    """
    scale = _SIDE / max(grey.shape)
    size = tuple(max(round(side * scale), 8) for side in grey.shape[::-1])
    small = np.asarray(cv2.resize(grey, size, interpolation=cv2.INTER_AREA), np.uint8)
    bare = _without_ink(small)
    contour = _flooded(bare)
    if contour is None or cv2.contourArea(contour) < _LEAST_AREA * small.size:
        return None
    corners = _corners(contour)
    if corners is None or not _drops(bare, corners):
        return None
    return corners * (np.array(grey.shape[::-1]) / size)


def _without_ink(small: GreyImage) -> GreyImage:
    """The paper without writing, and shadows as weak as light: logarithms of the grey levels."""
    ink = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (round(_INK * _SIDE) | 1,) * 2)
    paper = cv2.morphologyEx(cv2.medianBlur(small, 5), cv2.MORPH_CLOSE, ink)
    logs = np.log1p(paper.astype(np.float32))
    low, high = np.percentile(logs, (1, 99))
    levels = (logs - low) / max(high - low, 0.5) * 255
    return np.clip(levels, 0, 255).astype(np.uint8)


def _flooded(bare: GreyImage) -> NDArray[np.int32] | None:
    """The outline of what a flood from the middle fills."""
    height, width = bare.shape
    seeds = np.zeros(bare.shape, np.int32)
    seeds[:_FRAME], seeds[-_FRAME:], seeds[:, :_FRAME], seeds[:, -_FRAME:] = 1, 1, 1, 1
    axes = round(_MIDDLE / 2 * width), round(_MIDDLE / 2 * height)
    cv2.ellipse(seeds, (width // 2, height // 2), axes, 0, 0, 360, (2,), -1)
    basins = cv2.watershed(cv2.cvtColor(bare, cv2.COLOR_GRAY2BGR), seeds)
    sheet = np.asarray(basins == 2, np.uint8)
    found, _ = cv2.findContours(sheet, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    if not found:
        return None
    return np.asarray(max(found, key=cv2.contourArea), np.int32)


def _corners(contour: NDArray[np.int32]) -> Corners | None:
    """Where the four straight sides of an outline meet; None where it has no such sides."""
    length = cv2.arcLength(contour, True)
    rough = cv2.approxPolyDP(cv2.convexHull(contour), 0.03 * length, True).reshape(-1, 2)
    if len(rough) != 4:
        return None
    corners = _in_order(rough.astype(np.float64))
    points = contour.reshape(-1, 2).astype(np.float64)
    sides = [_side(points, corners[n], corners[(n + 1) % 4]) for n in range(4)]
    met = [_meeting(sides[n - 1], sides[n]) for n in range(4)]
    exact = np.array([c if m is None else m for c, m in zip(corners, met, strict=True)])
    far = np.min([_distances(points, exact[n], exact[(n + 1) % 4]) for n in range(4)], axis=0)
    return exact if (far < _STRAIGHT * _SIDE).mean() >= _ON_SIDES else None


def _in_order(corners: Corners) -> Corners:
    """Corners clockwise, the one next to the upper left of the picture first."""
    middle = corners.mean(axis=0)
    around = corners[np.argsort(np.arctan2(*(corners - middle).T[::-1]))]
    return np.roll(around, -int(around.sum(axis=1).argmin()), axis=0)


def _side(points: Corners, start: Corners, end: Corners) -> NDArray[np.float64]:
    """The line through the outline's points along a side: direction and a point of it, (4,)."""
    along = (points - start) @ (end - start) / max(float((end - start) @ (end - start)), 1.0)
    near = _distances(points, start, end) < 2 * _STRAIGHT * _SIDE
    chosen = points[near & (along > 0.08) & (along < 0.92)]
    if len(chosen) < 8:
        chosen = np.array([start, end])
    line = cv2.fitLine(chosen.astype(np.float32), cv2.DIST_HUBER, 0, 0.01, 0.01)
    return np.asarray(line, np.float64).ravel()


def _meeting(one: NDArray[np.float64], other: NDArray[np.float64]) -> Corners | None:
    matrix = np.array([one[:2], -other[:2]]).T
    if abs(float(np.linalg.det(matrix))) < 0.2:
        return None
    along, _ = np.linalg.solve(matrix, other[2:] - one[2:])
    return one[2:] + along * one[:2]


def _distances(points: Corners, start: Corners, end: Corners) -> NDArray[np.float64]:
    """How far points are from the line through two others."""
    x, y = (end - start) / max(float(np.linalg.norm(end - start)), 1e-6)
    away = points - start
    return np.abs(away[:, 0] * y - away[:, 1] * x)


def _drops(bare: GreyImage, corners: Corners) -> bool:
    """Whether it gets darker all along the four sides."""
    middle, step = corners.mean(axis=0), _STEP * _SIDE
    drops = []
    for n in range(4):
        start, end = corners[n], corners[(n + 1) % 4]
        x, y = (end - start) / max(float(np.linalg.norm(end - start)), 1e-6)
        outwards = np.array([y, -x])
        if outwards @ (middle - start) > 0:
            outwards = -outwards
        places = start + np.linspace(0.04, 0.96, 40)[:, None] * (end - start)
        drops.append(
            _levels(bare, places - step * outwards) - _levels(bare, places + step * outwards)
        )
    return bool((np.concatenate(drops) > _LEAST_DROP * 255).mean() >= _DROPPING)


def _levels(bare: GreyImage, places: Corners) -> NDArray[np.float64]:
    height, width = bare.shape
    columns, rows = np.clip(places.round().astype(int), 0, (width - 1, height - 1)).T
    return bare[rows, columns].astype(np.float64)


def _askew(corners: Corners) -> bool:
    """Whether a sheet is seen from the side, or lies more askew than pages are levelled."""
    sides = np.roll(corners, -1, axis=0) - corners
    lengths = np.linalg.norm(sides, axis=1)
    shape = float((lengths[0] + lengths[2]) / (lengths[1] + lengths[3]))
    if not _SHAPES[0] < shape < _SHAPES[1]:
        return False
    unlike = np.abs(sides[0] + sides[2]).max(), np.abs(sides[1] + sides[3]).max()
    bent = max(unlike) / float(np.linalg.norm(corners[2] - corners[0]))
    cosines = np.abs((sides * np.roll(sides, -1, axis=0)).sum(1)) / (lengths * np.roll(lengths, -1))
    turn = abs(math.degrees(math.atan2(sides[0, 1], sides[0, 0])))
    return bent > _BENT or float(cosines.max()) > 2 * _BENT or turn > MAX_SKEW
