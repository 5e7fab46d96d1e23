"""Which strokes make a word: by the gaps between them, and by what a person said."""

from __future__ import annotations

import math
import statistics
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np

from model.ink import FloatArray, Link, Links, Stroke

Strokes = tuple[Stroke, ...]
Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""

WORD_GAP = 0.75
"""Gap between two words in heights of the line's body.

On lines of 36 contributors this finds as many words as a classifier that also sees the line's
other gaps; 95 % of single words stay whole.
"""

_DOT = 0.3
"""Largest size of a dot in word gaps."""

_BRIDGE = 1.5
"""How many word gaps wide a gap is over which no dot reaches."""

_MARK = 0.3
"""Largest size of a late dot, and how far it may be beside its word, in heights of the word."""

_SMALL = 0.4
_REACH, _SMALL_REACH = 1.2, 2.2
_NEIGHBOURS = 5
_LEVELS = 50


@dataclass(frozen=True)
class InkWord:
    """The strokes of one word, in the order they were written; equal if they are the same ones.

    Attributes:
        strokes: At least one.
        line: The line it stands in, counted from 0 at the top.
    """

    strokes: Strokes
    line: int


def group_words(strokes: Sequence[Stroke], links: Links = ()) -> list[InkWord]:
    """The words in reading order: lines from top to bottom, words from left to right.

    Strokes that overlap horizontally belong together, as do those closer than ``WORD_GAP``. Dots,
    accents and commas join nothing: each goes to the word it stands over, or to the nearest.

    Args:
        strokes: In the order they were written.
        links: What a person said about them; a later one counts more.
    """
    words = []
    for number, line in enumerate(_lines(strokes)):
        words += [InkWord(chunk, number) for chunk in _chunks(line)]
    order = {stroke: place for place, stroke in enumerate(strokes)}
    for link in links:
        words = _linked(words, link, order)
    return words


def _linked(words: list[InkWord], link: Link, order: Mapping[Stroke, int]) -> list[InkWord]:
    """The words after a person joined or parted some."""
    first, last = sorted(
        next((i for i, word in enumerate(words) if stroke in word.strokes), -1)
        for stroke in (link.left, link.right)
    )
    if first < 0 or link.together == (first == last):
        return words
    word = words[first]
    if not link.together:
        parts = [sorted(part, key=order.__getitem__) for part in halves(word.strokes, link)]
        pair = [InkWord(tuple(part), word.line) for part in parts]
        return [*words[:first], *pair, *words[first + 1 :]]
    between = words[first + 1 : last] if words[last].line == word.line else []
    members = [s for w in (word, *between, words[last]) for s in w.strokes]
    joined = InkWord(tuple(sorted(members, key=order.__getitem__)), word.line)
    rest = [w for w in words[first + 1 :] if w not in (*between, words[last])]
    return [*words[:first], joined, *rest]


def halves(strokes: Strokes, link: Link | None = None) -> tuple[list[Stroke], list[Stroke]]:
    """Strokes from left to right, cut at the widest gap or at the widest between two of them."""
    across = sorted(strokes, key=lambda s: float(s.x.min()))
    low, high = 0, len(across) - 1
    if link is not None:
        low, high = sorted((across.index(link.left), across.index(link.right)))
    reach = np.maximum.accumulate([s.x.max() for s in across])
    gaps = [across[i + 1].x.min() - reach[i] for i in range(low, high)]
    cut = low + int(np.argmax(gaps)) + 1 if gaps else len(across)
    return across[:cut], across[cut:]


def completes(stroke: Stroke, word: Sequence[Stroke]) -> bool:
    """Whether a stroke is a late cross, dot or accent of a word, not one more of its letters.

    Its middle stands over or in the word; that of a dot in the upper half may be beside its ends.
    """
    left, top, right, bottom = _union([_box(s) for s in word])
    box = _box(stroke)
    size = max(box[2] - box[0], box[3] - box[1])
    dot = size < _MARK * (bottom - top) and _middle(box) < (top + bottom) / 2
    reach = _MARK * (bottom - top) if dot else 0.0
    return left - reach <= (box[0] + box[2]) / 2 <= right + reach


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


@lru_cache(256)
def _chunks(strokes: Strokes) -> Sequence[Strokes]:
    """Strokes of a line, parted where its gaps are wide; a stroke leaves most lines as they were.

    A dot in the middle of a gap that is wide enough for two does not bridge it.
    """
    top, bottom = body(strokes)
    gap = WORD_GAP * (bottom - top)
    left = np.array([s.x.min() for s in strokes])
    right = np.array([s.x.max() for s in strokes])
    runs = _runs(range(len(strokes)), left, right, gap)
    dots = {i for i, s in enumerate(strokes) if max(np.ptp(s.x), np.ptp(s.y)) < _DOT * gap}
    chunks = []
    for run in runs:
        letters = [i for i in run if i not in dots]
        parts = _runs(letters, left, right, _BRIDGE * gap) if letters else [run]
        for i in set(run) - {member for part in parts for member in part}:
            away = [max(min(left[p]) - right[i], left[i] - max(right[p])) for p in parts]
            parts[int(np.argmin(away))].append(i)
        chunks += parts
    return [tuple(strokes[i] for i in sorted(chunk)) for chunk in chunks]


def _runs(
    members: Iterable[int], left: FloatArray, right: FloatArray, gap: float
) -> list[list[int]]:
    """Intervals that overlap or are closer than ``gap``."""
    runs: list[list[int]] = []
    reach = -math.inf
    for i in sorted(members, key=lambda i: left[i]):
        if left[i] - reach > gap:
            runs.append([])
        runs[-1].append(i)
        reach = max(reach, float(right[i]))
    return runs


def _lines(strokes: Sequence[Stroke]) -> list[Strokes]:
    """The strokes of each line, top line first.

    A letter joins the line whose letters around it stand at its own height, which follows lines
    that climb or fall. Dots, accents and commas come afterwards and join the nearest line.
    """
    if not strokes:
        return []
    boxes = [_box(s) for s in strokes]
    heights = np.array([bottom - top for _, top, _, bottom in boxes])
    unit = _quartile(heights) or max(b[2] - b[0] for b in boxes) or 1.0
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


def _quartile(values: FloatArray) -> float:
    """The upper quartile; numpy's takes longer than all the rest of telling words apart."""
    return float(np.interp(0.75 * (len(values) - 1), np.arange(len(values)), np.sort(values)))


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


def _union(boxes: Sequence[Box]) -> Box:
    left, top, right, bottom = zip(*boxes, strict=True)
    return min(left), min(top), max(right), max(bottom)


def _middle(box: Box) -> float:
    return (box[1] + box[3]) / 2
