"""Which strokes make a word: by the gaps between them, and by what a person said."""

from __future__ import annotations

import math
import statistics
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

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

_NEAR = 0.5
"""How far from a gap a space may be seen that means it, in heights of the line's body."""

_SURELY = 3.0
"""A gap that parts words whatever is seen, in heights of the line's body."""

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


def group_words(
    strokes: Sequence[Stroke], links: Links = (), told: Iterable[Strokes] = ()
) -> list[InkWord]:
    """The words in reading order: lines from top to bottom, words from left to right.

    Strokes that overlap horizontally belong together, as do those closer than ``WORD_GAP``. Dots,
    accents and commas join nothing: each goes to the word it stands over, or to the nearest.

    Args:
        strokes: In the order they were written.
        links: What a person said about them; a later one counts more.
        told: Words that are known, see ``parted``, perhaps of ink that is gone; other strokes join
            them, but they never join each other.
    """
    words = []
    known = {stroke: number for number, word in enumerate(told) for stroke in word}
    for number, line in enumerate(lines_of(tuple(strokes))):
        chunks = _chunks(line, tuple(known.get(stroke) for stroke in line))
        words += [InkWord(chunk, number) for chunk in chunks]
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
def _chunks(strokes: Strokes, known: tuple[int | None, ...]) -> Sequence[Strokes]:
    """Strokes of a line, parted where its gaps are wide and between known words, by their numbers.

    A dot in the middle of a gap that is wide enough for two does not bridge it. What is found is
    remembered: a stroke leaves most lines as they were.
    """
    top, bottom = body(strokes)
    gap = WORD_GAP * (bottom - top)
    pieces, words = [], defaultdict(list)
    for i, number in enumerate(known):
        if number is None:
            pieces.append(_Piece.of(strokes, [i], False))
        else:
            words[number].append(i)
    pieces += [_Piece.of(strokes, members, True) for members in words.values()]
    chunks = []
    for run in _runs(pieces, gap):
        letters = [p for p in run if p.known or p.size >= _DOT * gap] or run
        parts = _runs(letters, _BRIDGE * gap) if letters is not run else [run]
        for dot in (p for p in run if p not in letters):
            away = [
                max(min(p.left for p in part) - dot.right, dot.left - max(p.right for p in part))
                for part in parts
            ]
            parts[int(np.argmin(away))].append(dot)
        chunks += parts
    members = (sorted(i for piece in chunk for i in piece.members) for chunk in chunks)
    return [tuple(strokes[i] for i in chunk) for chunk in members]


@dataclass(frozen=True, eq=False)
class _Piece:
    """A stroke, or the strokes of a word that is known."""

    members: list[int]
    left: float
    right: float
    size: float
    known: bool

    @classmethod
    def of(cls, strokes: Strokes, members: list[int], known: bool) -> _Piece:
        left, top, right, bottom = _union([_box(strokes[i]) for i in members])
        return cls(members, left, right, max(right - left, bottom - top), known)


def _runs(pieces: Iterable[_Piece], gap: float) -> list[list[_Piece]]:
    """Pieces that overlap or are closer than ``gap``, no two known ones together."""
    runs: list[list[_Piece]] = []
    reach = -math.inf
    for piece in sorted(pieces, key=lambda piece: piece.left):
        if piece.left - reach > gap or (piece.known and any(p.known for p in runs[-1])):
            runs.append([])
            reach = piece.right
        runs[-1].append(piece)
        reach = max(reach, piece.right)
    return runs


def parted(line: Strokes, spaces: Iterable[float]) -> list[Strokes]:
    """The words of a line where spaces were seen in it.

    Each space parts at the widest gap near it; gaps too wide for any word part anyhow.

    Args:
        line: At least one stroke.
        spaces: See ``LineLook.spaces``.
    """
    top, bottom = body(line)
    unit = bottom - top
    across, gaps = _across(line), _gaps(line)
    cuts = {i for i, (left, right) in gaps.items() if right - left > _SURELY * unit}
    for x in spaces:
        away = {i: max(left - x, x - right, 0.0) for i, (left, right) in gaps.items()}
        near = [i for i in gaps if away[i] < _NEAR * unit]
        cuts |= {max(near, key=lambda i: gaps[i][1] - gaps[i][0] - 2 * away[i])} if near else set()
    order = {stroke: place for place, stroke in enumerate(line)}
    edges = [0, *sorted(cuts), len(across)]
    return [tuple(sorted(across[a:b], key=order.__getitem__)) for a, b in pairwise(edges)]


def rooms(line: Strokes) -> list[tuple[float, float]]:
    """The gaps of a line that are as wide as those between words, from where to where."""
    top, bottom = body(line)
    return [(a, b) for a, b in _gaps(line).values() if b - a > WORD_GAP * (bottom - top)]


def between(words: Sequence[Strokes]) -> list[tuple[float, float]]:
    """From where to where the space between two neighbours may be seen.

    Args:
        words: Of one line, from left to right; at least one.
    """
    top, bottom = body([stroke for word in words for stroke in word])
    near = _NEAR * (bottom - top)
    boxes = [_union([_box(s) for s in word]) for word in words]
    gaps = [sorted((a[2], b[0])) for a, b in pairwise(boxes)]
    return [(low - near, high + near) for low, high in gaps]


def has_gap(line: Strokes) -> bool:
    """Whether a line could be more than one word."""
    return bool(_gaps(line))


@lru_cache(256)
def _gaps(line: Strokes) -> Mapping[int, tuple[float, float]]:
    """From where to where nothing stands before a stroke, by its number from left to right."""
    across = _across(line)
    reach = np.maximum.accumulate([s.x.max() for s in across]).tolist()
    left = [float(s.x.min()) for s in across]
    return {i: (reach[i - 1], left[i]) for i in range(1, len(across)) if left[i] > reach[i - 1]}


def _across(line: Strokes) -> list[Stroke]:
    return sorted(line, key=lambda s: float(s.x.min()))


@lru_cache(2)
def lines_of(strokes: Strokes) -> Sequence[Strokes]:
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
