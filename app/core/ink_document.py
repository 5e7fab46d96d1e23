"""Ink that is being written: its strokes with undo and redo, and the words they make."""

from __future__ import annotations

import math
import statistics
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np

from model.ink import FloatArray, Ink, Stroke

Strokes = tuple[Stroke, ...]
Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""

WORD_GAP = 0.75
"""Gap between two words in heights of the line's body.

On lines of 36 contributors this finds as many words as a classifier that also sees the line's
other gaps; 95 % of single words stay whole.
"""

_SMALL = 0.4
_REACH, _SMALL_REACH = 1.2, 2.2
_NEIGHBOURS = 5
_LEVELS = 50


@dataclass(frozen=True, eq=False)
class Change:
    """One step that can be undone.

    Attributes:
        before, after: All strokes before and after it.
        committed: The text that the ink was taken over as; empty for a change of ink only.
    """

    before: Strokes
    after: Strokes
    committed: str = ""


class InkDocument:
    """Strokes in the order they were written, with every step undoable.

    Attributes:
        strokes: What is written now.
    """

    def __init__(self, strokes: Iterable[Stroke] = ()) -> None:
        self.strokes: Strokes = tuple(strokes)
        self._done: list[Change] = []
        self._undone: list[Change] = []

    @property
    def ink(self) -> Ink:
        """The strokes as ink."""
        return Ink(self.strokes)

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return bool(self._done)

    @property
    def can_redo(self) -> bool:
        """Whether a step was taken back."""
        return bool(self._undone)

    def add(self, stroke: Stroke) -> None:
        """Writes one more stroke."""
        self._do(Change(self.strokes, (*self.strokes, stroke)))

    def erase(self, strokes: Collection[Stroke]) -> None:
        """Takes strokes away in one step; unknown ones are ignored."""
        kept = tuple(s for s in self.strokes if s not in strokes)
        if len(kept) < len(self.strokes):
            self._do(Change(self.strokes, kept))

    def clear(self) -> None:
        """Takes all strokes away in one step."""
        self.erase(self.strokes)

    def replace(self, strokes: Iterable[Stroke]) -> None:
        """Puts other strokes in the place of all there are, in one step."""
        self._do(Change(self.strokes, tuple(strokes)))

    def commit(self, text: str) -> Change:
        """Clears the ink because its text was taken over."""
        return self._do(Change(self.strokes, (), text))

    def undo(self) -> Change | None:
        """Takes the last step back and returns it, or None when there is none."""
        if not self._done:
            return None
        change = self._done.pop()
        self._undone.append(change)
        self.strokes = change.before
        return change

    def redo(self) -> Change | None:
        """Does the step again that was taken back last, or returns None."""
        if not self._undone:
            return None
        change = self._undone.pop()
        self._done.append(change)
        self.strokes = change.after
        return change

    def _do(self, change: Change) -> Change:
        self._done.append(change)
        self._undone.clear()
        self.strokes = change.after
        return change


@dataclass(frozen=True)
class InkWord:
    """The strokes of one word, in the order they were written; equal if they are the same ones.

    Attributes:
        strokes: At least one.
        line: The line it stands in, counted from 0 at the top.
    """

    strokes: Strokes
    line: int

    @property
    def ink(self) -> Ink:
        """The strokes as ink."""
        return Ink(self.strokes)


def group_words(strokes: Sequence[Stroke]) -> list[InkWord]:
    """The words in reading order: lines from top to bottom, words from left to right.

    Strokes that overlap horizontally belong together, as do those closer than ``WORD_GAP``; so a
    late dot or cross goes to the word it stands over.
    """
    words = []
    for number, line in enumerate(_lines(strokes)):
        top, bottom = body(line)
        words += [InkWord(chunk, number) for chunk in _chunks(line, WORD_GAP * (bottom - top))]
    return words


def body(strokes: Sequence[Stroke]) -> tuple[float, float]:
    """Top and bottom of the letters of one line, without most of their loops and tails.

    80 % of the ink by length lies between them.

    Args:
        strokes: At least one.
    """
    start = np.concatenate([s.points[:-1] for s in strokes])
    way = np.concatenate([np.diff(s.points, axis=0) for s in strokes])
    lengths = np.hypot(*way.T)
    if lengths.sum() == 0:
        middle = float(np.mean([s.y.mean() for s in strokes]))
        return middle, middle
    low = np.minimum(start[:, 1], start[:, 1] + way[:, 1])
    rise = np.maximum(np.abs(way[:, 1]), 1e-6)
    levels = np.linspace(low.min(), (low + rise).max(), _LEVELS)
    below = np.clip((levels[:, None] - low) / rise, 0, 1) @ lengths / lengths.sum()
    top, bottom = np.interp([0.1, 0.9], below, levels)
    return float(top), float(bottom)


def _chunks(strokes: Strokes, gap: float) -> list[Strokes]:
    """Strokes of a line, parted where more than ``gap`` is empty."""
    left = np.array([s.x.min() for s in strokes])
    right = np.array([s.x.max() for s in strokes])
    order = np.argsort(left, kind="stable")
    reach = np.maximum.accumulate(right[order])
    breaks = np.flatnonzero(left[order][1:] - reach[:-1] > gap) + 1
    return [tuple(strokes[i] for i in sorted(part)) for part in np.split(order, breaks)]


def _lines(strokes: Sequence[Stroke]) -> list[Strokes]:
    """The strokes of each line, top line first.

    A letter joins the line whose letters around it stand at its own height, which follows lines
    that climb or fall. Dots, accents and commas come afterwards and join the nearest line.
    """
    if not strokes:
        return []
    boxes = [_box(s) for s in strokes]
    heights = np.array([bottom - top for _, top, _, bottom in boxes])
    unit = float(np.percentile(heights, 75)) or max(b[2] - b[0] for b in boxes) or 1.0
    small = heights < _SMALL * unit
    lines: list[_Line] = []
    for i in (*np.flatnonzero(~small).tolist(), *np.flatnonzero(small).tolist()):
        reach = (_SMALL_REACH if small[i] else _REACH) * unit
        near = [line for line in lines if line.low - reach < _middle(boxes[i]) < line.high + reach]
        away = [line.distance(boxes[i]) for line in near]
        if away and min(away) < reach:
            near[away.index(min(away))].add(i, boxes[i])
        else:
            lines.append(_Line())
            lines[-1].add(i, boxes[i])
    lines.sort(key=lambda line: statistics.median(map(_middle, line.boxes)))
    return [tuple(strokes[i] for i in sorted(line.members)) for line in lines]


@dataclass
class _Line:
    """Strokes of a line, with the highest and lowest of their middles."""

    members: list[int] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)
    low: float = math.inf
    high: float = -math.inf

    def add(self, member: int, box: Box) -> None:
        self.members.append(member)
        self.boxes.append(box)
        self.low = min(self.low, _middle(box))
        self.high = max(self.high, _middle(box))

    def distance(self, box: Box) -> float:
        """How much higher or lower a stroke stands than those that are horizontally next to it."""
        left, _, right, _ = box
        near = sorted(self.boxes, key=lambda b: max(b[0] - right, left - b[2]))[:_NEIGHBOURS]
        return abs(_middle(box) - statistics.median(map(_middle, near)))


def _box(stroke: Stroke) -> Box:
    x, y = stroke.x, stroke.y
    return float(x.min()), float(y.min()), float(x.max()), float(y.max())


def _middle(box: Box) -> float:
    return (box[1] + box[3]) / 2


def touched(strokes: Iterable[Stroke], path: FloatArray, radius: float) -> list[Stroke]:
    """The strokes that an eraser meets.

    Args:
        strokes: Where to look.
        path: Where the eraser went, shape (N, 2), N >= 1.
        radius: Of the eraser, in units of the ink.
    """
    steps = np.hypot(*np.diff(path, axis=0).T) if len(path) > 1 else np.zeros(0)
    places = np.concatenate(
        [path[:1]]
        + [
            np.linspace(a, b, max(int(step / max(radius, 1e-6)), 1) + 1)[1:]
            for a, b, step in zip(path[:-1], path[1:], steps, strict=True)
        ]
    )
    return [s for s in strokes if _meets(s.points, places, radius)]


def _meets(points: FloatArray, places: FloatArray, radius: float) -> bool:
    """Whether a place is within ``radius`` of the line through the points."""
    start, way = points[:-1], np.diff(points, axis=0)
    if len(points) == 1:
        start, way = points, np.zeros_like(points)
    offset = places[:, None] - start[None]
    length = np.maximum((way**2).sum(axis=1), 1e-12)
    share = np.clip((offset * way).sum(axis=2) / length, 0, 1)
    nearest = offset - share[..., None] * way
    return bool(((nearest**2).sum(axis=2) <= radius**2).any())


def fit(ink: Ink, width: float, height: float) -> Ink:
    """Ink moved, and scaled evenly, into the middle of a box.

    Args:
        ink: At least one stroke.
        width, height: Of the box, whose top left is the origin.
    """
    left, top, right, bottom = ink.bounds
    scale = min(width / max(right - left, 1e-6), height / max(bottom - top, 1e-6))
    if right == left and bottom == top:
        scale = 1.0
    x = (width - (right - left) * scale) / 2 - left * scale
    y = (height - (bottom - top) * scale) / 2 - top * scale
    return Ink(
        tuple(Stroke(s.x * scale + x, s.y * scale + y, s.pressure, s.time) for s in ink.strokes)
    )
