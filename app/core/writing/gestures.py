"""Strokes that are signs, told from letters: scratch-out, long strokes, and the hook for Enter."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

import numpy as np
from numpy.typing import NDArray

from model.ink import FloatArray, Stroke

Floats = NDArray[np.floating[Any]]

_LONG = 1.0
"""Least length of a long stroke in distances of lines."""

_FLAT, _STRAIGHT = 0.16, 1.12
"""Largest height of a long stroke by its length, and of its way by the distance of its ends."""

_LEG, _LEAN, _CORNER = 0.42, 0.35, 1.15
"""Least length of the hook's legs in distances of lines, their lean, and how straight they are."""

_TURNS, _TURN_BACK, _TURN_SHARE = 4, 0.35, 0.5
"""Least number of turns of a scratch; what is a turn, and the least leg, by its length."""

_SCRATCH, _HIDDEN = 0.3, 0.65
"""Least length of a scratch in distances of lines, and the least share of a stroke it covers."""


class Gesture(Enum):
    """What a stroke asks for; the value names its switch in the settings."""

    SCRATCH = "scratch"
    LEFT = "left"
    RIGHT = "right"
    HOOK = "hook"


@dataclass(frozen=True, eq=False)
class Sign:
    """A stroke that is no writing.

    Attributes:
        kind: What it asks for.
        covered: The strokes that a scratch-out deletes.
    """

    kind: Gesture
    covered: tuple[Stroke, ...] = ()


def gesture_of(
    stroke: Stroke,
    others: Sequence[Stroke],
    pitch: float,
    kinds: Collection[Gesture] = frozenset(Gesture),
) -> Sign | None:
    """The sign that a stroke is, or None for writing.

    Args:
        stroke: Just written.
        others: What was there before.
        pitch: From one line to the next, in units of the ink.
        kinds: The signs that are looked for.
    """
    points = stroke.points
    if len(points) < 2:
        return None
    if Gesture.SCRATCH in kinds and is_scratch(points, pitch):
        covered = covered_by(points, others)
        if covered:
            return Sign(Gesture.SCRATCH, covered)
    if Gesture.HOOK in kinds and is_hook(points, pitch):
        return Sign(Gesture.HOOK)
    if is_long(points, pitch):
        kind = Gesture.LEFT if points[-1, 0] < points[0, 0] else Gesture.RIGHT
        if kind in kinds and not _meets_ink(points, others, pitch):
            return Sign(kind)
    return None


def is_long(points: FloatArray, pitch: float) -> bool:
    """Whether a stroke is one long, level line.

    Args:
        points: Shape (N, 2), N >= 2.
        pitch: From one line to the next.
    """
    width = abs(float(points[-1, 0] - points[0, 0]))
    if width < _LONG * pitch:
        return False
    return float(np.ptp(points[:, 1])) < _FLAT * width and _way(points) < _STRAIGHT * width


def is_hook(points: FloatArray, pitch: float) -> bool:
    """Whether a stroke goes straight down and then straight to the left.

    Args:
        points: Shape (N, 2), N >= 2.
        pitch: From one line to the next.
    """
    # a corner to the right of and below the way from the first point to the last
    chord = points[-1] - points[0]
    offset = points - points[0]
    corner = int(np.argmax(offset[:, 1] * -chord[0] + offset[:, 0] * chord[1]))
    if not 0 < corner < len(points) - 1:
        return False
    down, left = points[corner] - points[0], points[-1] - points[corner]
    if down[1] < _LEG * pitch or left[0] > -_LEG * pitch:
        return False
    upright = abs(down[0]) < _LEAN * down[1] and abs(left[1]) < _LEAN * -left[0]
    sharp = _way(points[: corner + 1]) < _CORNER * float(np.hypot(*down))
    return bool(upright and sharp and _way(points[corner:]) < _CORNER * float(np.hypot(*left)))


def is_scratch(points: FloatArray, pitch: float) -> bool:
    """Whether a stroke goes to and fro over one place.

    Args:
        points: Shape (N, 2), N >= 2.
        pitch: From one line to the next.
    """
    if _way(points) < _TURNS * _TURN_SHARE * _SCRATCH * pitch:
        return False
    along, *_ = _frame(points)
    length = float(np.ptp(along))
    if length < _SCRATCH * pitch:
        return False
    places = _turns(along, _TURN_BACK * length)
    legs = np.abs(np.diff(along[places]))
    return len(places) - 2 >= _TURNS and bool((legs >= _TURN_SHARE * length).all())


def covered_by(points: FloatArray, others: Sequence[Stroke]) -> tuple[Stroke, ...]:
    """The strokes that lie under a scratch, most of their points at least."""
    along, across, origin, axes = _frame(points)
    low = np.array([along.min(), across.min()])
    high = np.array([along.max(), across.max()])
    slack = 0.1 * (high - low)
    return tuple(
        stroke
        for stroke in others
        if _share_inside((stroke.points - origin) @ axes.T, low - slack, high + slack) >= _HIDDEN
    )


def _share_inside(places: Floats, low: Floats, high: Floats) -> float:
    return float(((places >= low) & (places <= high)).all(axis=1).mean())


def _meets_ink(points: FloatArray, others: Sequence[Stroke], pitch: float) -> bool:
    """Whether there is ink over, under or at a level stroke, which then is a bar or underline."""
    low, high = points.min(axis=0), points.max(axis=0)
    reach = np.array([0.0, 0.8 * pitch], np.float32)
    return any(_share_inside(s.points, low - reach, high + reach) > 0 for s in others)


def _way(points: FloatArray) -> float:
    """Length of the way through the points."""
    return float(np.hypot(*np.diff(points, axis=0).T).sum())


def _frame(points: FloatArray) -> tuple[FloatArray, FloatArray, FloatArray, FloatArray]:
    """Places along the direction in which the points spread most and across it, and the frame."""
    origin = points.mean(axis=0)
    _, _, axes = np.linalg.svd(points - origin, full_matrices=False)
    along, across = axes @ (points - origin).T
    return along, across, origin, axes


def _turns(along: FloatArray, least: float) -> list[int]:
    """Where the way turns round by more than ``least``, with its first and last point."""
    places, extreme, direction = [0], 0, 0
    for i, value in enumerate(along.tolist()):
        gone = value - float(along[extreme])
        if direction == 0 and abs(gone) > least:
            direction, extreme = (1 if gone > 0 else -1), i
        elif gone * direction > 0:
            extreme = i
        elif gone * direction < -least:
            places.append(extreme)
            direction, extreme = -direction, i
    return [*places, len(along) - 1]
