"""Digital ink: strokes, and the picture a scan of them would give.

``rasterise`` is used by the pad and by training alike, so the network sees the same
drawing in both. InkML reading and writing is in ``model.inkml``.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any, TypeVar

import cv2
import numpy as np
from numpy.typing import ArrayLike, NDArray

from model.errors import InkError

FloatArray = NDArray[np.float32]
GreyImage = NDArray[np.uint8]

INK_HEIGHT = 56
"""Height in pixels to which the ink of a word is scaled before it is drawn."""

MARGIN = 6
"""White pixels around the ink."""

MAX_WIDTH = 6000
"""Widest picture that is drawn; longer ink is scaled down to fit."""

_FLAT, _STRAIGHT = 0.12, 1.5
_DENSE, _LOOSE, _TREMBLE = 10.0, 13.0, 3.0
_THIN, _BROAD = 1.0, 3.0
_SUBPIXEL_BITS = 4

_Number = TypeVar("_Number", bound=np.floating[Any])


def _channel(
    values: ArrayLike | None, name: str, kind: type[_Number], length: int | None = None
) -> NDArray[_Number] | None:
    if values is None:
        return None
    array = np.array(values, dtype=kind)
    if array.ndim != 1 or not np.isfinite(array).all():
        raise InkError(f"The ink channel {name} must be a list of finite numbers.")
    if length is not None and len(array) != length:
        raise InkError(f"The ink channel {name} has {len(array)} values for {length} points.")
    array.setflags(write=False)
    return array


@dataclass(frozen=True, eq=False)
class Stroke:
    """The points between pen-down and pen-up.

    Attributes:
        x, y: Coordinates, y downwards, any unit, shape (N,), N >= 1.
        pressure: Optional, 0 to 1, shape (N,).
        time: Optional, seconds since the ink began, float64, shape (N,).

    Raises:
        InkError: no points, channels of unequal length, or values that are not finite.
    """

    x: FloatArray
    y: FloatArray
    pressure: FloatArray | None = None
    time: NDArray[np.floating[Any]] | None = None

    def __post_init__(self) -> None:
        x = _channel(self.x, "x", np.float32)
        if x is None or len(x) == 0:
            raise InkError("A stroke needs at least one point.")
        object.__setattr__(self, "x", x)
        # a day at the pad in float32 would count in steps of 8 ms
        for name, kind in (("y", np.float32), ("pressure", np.float32), ("time", np.float64)):
            object.__setattr__(self, name, _channel(getattr(self, name), name, kind, len(x)))

    def __len__(self) -> int:
        return len(self.x)

    @property
    def points(self) -> FloatArray:
        """Shape (N, 2)."""
        return np.stack([self.x, self.y], axis=1)


@dataclass(frozen=True)
class Link:
    """What a person said about two strokes: that they belong to one word, or to two.

    Attributes:
        left, right: Neighbours when it was said.
        together: Whether one word has both.
    """

    left: Stroke
    right: Stroke
    together: bool


Links = tuple[Link, ...]


@dataclass(frozen=True, eq=False)
class Ink:
    """What a pen wrote.

    Attributes:
        strokes: In the order they were written.
        links: What a person said about its words, the newest last.
    """

    strokes: tuple[Stroke, ...] = ()
    links: Links = ()

    @classmethod
    def from_points(cls, strokes: Iterable[ArrayLike]) -> Ink:
        """Ink from arrays of shape (N, 2)."""
        arrays = (np.asarray(points, dtype=np.float32).reshape(-1, 2) for points in strokes)
        return cls(tuple(Stroke(a[:, 0], a[:, 1]) for a in arrays if len(a)))

    def __bool__(self) -> bool:
        return bool(self.strokes)

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """Left, top, right, bottom of all points.

        Raises:
            InkError: there are no strokes.
        """
        if not self.strokes:
            raise InkError("There is no ink.")
        x = np.concatenate([s.x for s in self.strokes])
        y = np.concatenate([s.y for s in self.strokes])
        return float(x.min()), float(y.min()), float(x.max()), float(y.max())

    def placed(self, scale: float, x: float, y: float) -> Ink:
        """The same ink, scaled and then moved."""
        placed = [
            Stroke(s.x * scale + x, s.y * scale + y, s.pressure, s.time) for s in self.strokes
        ]
        new = dict(zip(self.strokes, placed, strict=True))
        links = (replace(link, left=new[link.left], right=new[link.right]) for link in self.links)
        return Ink(tuple(placed), tuple(links))


def usual_pen(ink: Ink) -> float:
    """Width of the pen that leaves paper between the lines of ink ``INK_HEIGHT`` pixels high.

    Writing goes up and down: the less room there is from one such way to the next and the lower
    they are (small letters below tall ones), the thinner is the pen that makes no blots of them.

    Raises:
        InkError: there are no strokes.
    """
    left, top, right, bottom = ink.bounds
    if bottom == top:
        return _BROAD
    heights = ((stroke.y - top) / (bottom - top) * INK_HEIGHT for stroke in ink.strokes)
    ways = [way for height in heights for way in _ways(height.tolist())]
    if len(ways) < 2:
        return _BROAD
    apart = (right - left) / (bottom - top) * INK_HEIGHT / (len(ways) - 1)
    room = math.sqrt(apart * float(np.median(ways)))
    return float(np.interp(room, (_DENSE, _LOOSE), (_THIN, _BROAD)))


def _ways(heights: Sequence[float]) -> list[float]:
    """How far it goes up and down from turn to turn, small trembles aside."""
    turns, extreme, way = [heights[0]], heights[0], 0
    for height in heights[1:]:
        if way == 0 and abs(height - extreme) > _TREMBLE:
            extreme, way = height, 1 if height > extreme else -1
        elif (height - extreme) * way > 0:
            extreme = height
        elif (extreme - height) * way > _TREMBLE:
            turns.append(extreme)
            extreme, way = height, -way
    return [abs(b - a) for a, b in pairwise([*turns, extreme]) if abs(b - a) > _TREMBLE]


def rasterise(ink: Ink, pen_width: float | None = None, height: int = INK_HEIGHT) -> GreyImage:
    """Draws ink as a scan of that writing would look: dark on white paper.

    The ink is scaled so that it is ``height`` pixels high. A flat straight stroke (a dash) counts
    as half as high as it is wide, so that it does not grow out of proportion when it stands alone.

    Args:
        ink: At least one stroke.
        pen_width: Width of the pen in pixels of the result at full pressure; None takes the
            ``usual_pen``, which is meant for ``INK_HEIGHT``.
        height: Height of the ink in the result, without margins.

    Returns:
        Grey uint8 (H, W): ``height`` plus margins high, 0 ink to 255 paper.

    Raises:
        InkError: there are no strokes.
    """
    ink = _within_precision(ink)
    pen_width = usual_pen(ink) if pen_width is None else pen_width
    left, top, right, bottom = ink.bounds
    extent = max(bottom - top, *(_least_extent(stroke) for stroke in ink.strokes))
    scale = height / extent if extent > 0 else 0.0
    if right > left:
        scale = min(scale, (MAX_WIDTH - 2 * MARGIN) / (right - left))
    width = max(round((right - left) * scale), 1) + 2 * MARGIN
    image = np.full((height + 2 * MARGIN, width), 255, np.uint8)
    offset = np.array(
        [MARGIN - left * scale, image.shape[0] / 2 - (top + bottom) / 2 * scale], np.float32
    )
    for stroke in ink.strokes:
        _draw(image, stroke.points * np.float32(scale) + offset, stroke.pressure, pen_width)
    return np.asarray(cv2.GaussianBlur(image, (3, 3), 0.6), dtype=np.uint8)


def _within_precision(ink: Ink) -> Ink:
    """The same ink; moved to the origin where float32 would lose its shape far from there."""
    left, top, right, bottom = ink.bounds
    size = max(right - left, bottom - top)
    farthest = max(abs(left), abs(top), abs(right), abs(bottom))
    if size == 0 or (farthest <= 1e4 * size and 1e-6 < size < 1e9):
        return ink
    scale = 1000 / size
    return Ink(
        tuple(
            replace(
                stroke,
                x=(stroke.x.astype(np.float64) - left) * scale,
                y=(stroke.y.astype(np.float64) - top) * scale,
            )
            for stroke in ink.strokes
        )
    )


def _least_extent(stroke: Stroke) -> float:
    width, height = float(np.ptp(stroke.x)), float(np.ptp(stroke.y))
    dash = height < width * _FLAT and _length(stroke) < _STRAIGHT * width
    return width / 2 if dash else 0.0


def _length(stroke: Stroke) -> float:
    return float(np.hypot(np.diff(stroke.x), np.diff(stroke.y)).sum())


def _draw(
    image: GreyImage, points: FloatArray, pressure: FloatArray | None, pen_width: float
) -> None:
    """Draws one stroke; lines of whole pixel width are blended for widths between."""
    fixed = np.round(points * (1 << _SUBPIXEL_BITS)).astype(np.int32)
    tapped = pressure is not None and bool((fixed == fixed[0]).all())
    if len(fixed) == 1 or tapped:
        radius = max(round(pen_width * 0.6 * (1 << _SUBPIXEL_BITS)), 1 << (_SUBPIXEL_BITS - 1))
        centre = (int(fixed[0, 0]), int(fixed[0, 1]))
        cv2.circle(image, centre, radius, 0, -1, cv2.LINE_AA, _SUBPIXEL_BITS)
    elif pressure is None:
        width = max(round(pen_width), 1)
        cv2.polylines(image, [fixed], False, 0, width, cv2.LINE_AA, _SUBPIXEL_BITS)
    else:
        widths = np.maximum(np.round(pen_width * (0.4 + 0.6 * pressure)), 1).astype(int)
        for a, b, w in zip(fixed[:-1], fixed[1:], widths[1:], strict=True):
            cv2.line(image, a.tolist(), b.tolist(), 0, int(w), cv2.LINE_AA, _SUBPIXEL_BITS)
