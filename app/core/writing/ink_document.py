"""Ink that is being written: its strokes and how they are parted, with undo and redo."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from app.core.writing.ink_words import InkWord, Strokes, group_words, halves
from model.ink import FloatArray, Ink, Link, Links, Stroke

STEPS = 1000
"""As many can be undone; a long day has hundreds of thousands."""


@dataclass(frozen=True, eq=False)
class Change:
    """One step that can be undone.

    Attributes:
        before, after: All strokes before and after it.
        links_before, links_after: What was said about words before and after it.
    """

    before: Strokes
    after: Strokes
    links_before: Links = ()
    links_after: Links = ()


class InkDocument:
    """Strokes in the order they were written, with the last steps undoable.

    Attributes:
        strokes: What is written now.
        links: What a person said about its words, the newest last.
        told: Words that are known; see ``group_words``. They are no step.
    """

    def __init__(self, strokes: Iterable[Stroke] = ()) -> None:
        self.strokes: Strokes = tuple(strokes)
        self.links: Links = ()
        self.told: Sequence[Strokes] = ()
        self._done: deque[Change] = deque(maxlen=STEPS)
        self._undone: list[Change] = []

    @property
    def words(self) -> list[InkWord]:
        """The words in reading order, as a person parted them, as was told, or by their gaps."""
        return group_words(self.strokes, self.links, self.told)

    def words_with(self, stroke: Stroke) -> list[InkWord]:
        """The words as they would be with one more stroke."""
        return group_words((*self.strokes, stroke), self.links, self.told)

    @property
    def last(self) -> Change | None:
        """The step that would be taken back."""
        return self._done[-1] if self._done else None

    @property
    def can_redo(self) -> bool:
        """Whether a step was taken back."""
        return bool(self._undone)

    def add(self, stroke: Stroke) -> None:
        """Writes one more stroke."""
        self._write((*self.strokes, stroke))

    def erase(self, strokes: Collection[Stroke]) -> None:
        """Takes strokes away in one step; unknown ones are ignored."""
        kept = tuple(s for s in self.strokes if s not in strokes)
        if len(kept) < len(self.strokes):
            self._write(kept)

    def clear(self) -> None:
        """Takes all strokes away in one step."""
        self.erase(self.strokes)

    def replace(self, ink: Ink) -> None:
        """Puts other ink in the place of all there is, in one step."""
        self._do(Change(self.strokes, ink.strokes, self.links, ink.links))

    def join(self, left: InkWord, right: InkWord) -> None:
        """Makes two neighbouring words one."""
        self._link(Link(left.strokes[-1], right.strokes[-1], True))

    def is_joined(self, word: InkWord) -> bool:
        """Whether a person said that some of its strokes belong to one word."""
        members = set(word.strokes)
        return any(k.together and {k.left, k.right} <= members for k in self.links)

    def split(self, word: InkWord) -> bool:
        """Makes two words of one, at its widest gap; whether it has more than one stroke."""
        left, right = halves(word.strokes)
        if right:
            self._link(Link(left[-1], right[0], False))
        return bool(right)

    def commit(self, strokes: Collection[Stroke]) -> Change:
        """Takes strokes away because their text was taken over."""
        return self._write(tuple(s for s in self.strokes if s not in strokes))

    def mark(self) -> Change:
        """A step that changes no ink, for something else that is to be undone in its turn."""
        return self._write(self.strokes)

    def undo(self) -> Change | None:
        """Takes the last step back and returns it, or None when there is none."""
        change = self.last
        if change is None:
            return None
        self._done.pop()
        self._undone.append(change)
        self.strokes, self.links = change.before, change.links_before
        return change

    def redo(self) -> Change | None:
        """Does the step again that was taken back last, or returns None."""
        if not self._undone:
            return None
        change = self._undone.pop()
        self._done.append(change)
        self.strokes, self.links = change.after, change.links_after
        return change

    def _write(self, strokes: Strokes) -> Change:
        kept = set(strokes)
        links = tuple(k for k in self.links if k.left in kept and k.right in kept)
        return self._do(Change(self.strokes, strokes, self.links, links))

    def _link(self, link: Link) -> None:
        self._do(Change(self.strokes, self.strokes, self.links, (*self.links, link)))

    def _do(self, change: Change) -> Change:
        self._done.append(change)
        self._undone.clear()
        self.strokes, self.links = change.after, change.links_after
        return change


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
    return ink.placed(scale, x, y)
