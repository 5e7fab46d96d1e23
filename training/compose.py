"""Ink that nobody wrote in one piece: texts from single letters, lines from words, accents.

Every letter of a writer was recorded on its own and scaled to the same height, so letters and
words are laid out again by where they reach above and below the baseline, in x-heights.
"""

from __future__ import annotations

import itertools
import string
import unicodedata
from collections import defaultdict
from functools import cache

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from model.ink import Ink
from training.sources import unipen

Strokes = list[NDArray[np.float64]]
"""Points (n, 2) of each stroke, y downwards, the baseline at 0, in x-heights."""

_ZONES = {
    **dict.fromkeys("acemnorsuvwxzæœ", (1.0, 0.0)),
    **dict.fromkeys("bdfhkl", (1.9, 0.0)),
    **dict.fromkeys("gpqy", (1.0, -0.75)),
    **dict.fromkeys("()[]{}|", (1.9, -0.3)),
    **dict.fromkeys("'\"", (1.9, 1.4)),
    **dict.fromkeys("^`°", (1.9, 1.4)),
    **dict.fromkeys("<>+", (1.1, 0.15)),
    **dict.fromkeys("«»", (0.9, 0.15)),
    "t": (1.6, 0.0), "i": (1.5, 0.0), "j": (1.5, -0.7), "Q": (1.8, -0.15), "$": (2.0, -0.2),
    ",": (0.25, -0.35), ";": (0.8, -0.35), ":": (0.8, 0.0), ".": (0.12, 0.0), "*": (1.7, 0.9),
}  # fmt: skip
_CAPITAL = (1.8, 0.0)
_FLAT = {"-": 0.5, "_": -0.15, "~": 0.6, "=": 0.55}
"""Height of the middle of characters that are sized by their width."""

_GAP = 0.22
_CLOSING, _OPENING = set(".,;:!?)]}%"), set("([{")
_LOOPS = "0689"
"""Digits that quick hands leave open."""

_ACCENTED = "éèêëàâùûîïôçñäöü"


def zone(text: str) -> tuple[float, float]:
    """How far a text reaches above and below the baseline, in x-heights."""
    reaches = []
    for character in text:
        base, accent = _parts(character)
        top, bottom = _ZONES.get(base, _CAPITAL)
        if base in _FLAT:
            top = bottom = _FLAT[base]
        if accent == "\u0327":
            bottom -= 0.4
        elif accent:
            top = max(top, 1.0 if base in "ij" else top) + 0.5
        reaches.append((top, bottom))
    return max(top for top, _ in reaches), min(bottom for _, bottom in reaches)


def width(text: str) -> float:
    """About how wide composed ink is for a height of 1."""
    top, bottom = zone(text.replace(" ", "") or "x")
    return 0.85 * len(text) / max(top - bottom, 0.5) + 0.25


def composed(path: str, text: str, rng: Generator) -> Ink:
    """A text in separate letters of one writer.

    Args:
        path: The file of single characters.
        text: What to write.
        rng: Chooses writer, letters and spacing.
    """
    hands = _hands(path)
    return _in_hand(path, text, hands[int(rng.integers(len(hands)))], rng, loose=True)


def in_validation_hand(path: str, text: str, rng: Generator) -> tuple[Ink, str]:
    """A number in separate digits of one writer who is never trained on; ink and writer."""
    hands = _validation_hands(path)
    writer = sorted(hands)[int(rng.integers(len(hands)))]
    return _in_hand(path, text, hands[writer], rng), writer


def _in_hand(
    path: str, text: str, hand: dict[str, list[int]], rng: Generator, *, loose: bool = False
) -> Ink:
    spacing = rng.uniform(0.5, 1.8)
    strokes: Strokes = []
    x = 0.0
    for character in text:
        if character == " ":
            x += rng.uniform(0.5, 1.3)
            continue
        letter = _letter(path, character, hand, rng)
        if loose and character in _LOOPS:
            letter = [_loosened(stroke, rng) for stroke in letter]
        letter = _moved([s * rng.uniform(0.92, 1.1) for s in letter], 0, rng.normal(0, 0.05))
        left = min(s[:, 0].min() for s in letter)
        right = max(s[:, 0].max() for s in letter)
        strokes += _moved(letter, x - left, 0)
        x += right - left + _GAP * spacing * rng.uniform(0.3, 1.6)
    return Ink.from_points(s * 200 for s in strokes)


def line(words: list[str]) -> str:
    """Words as one writes them on a line: signs that close follow at once, those that open lead."""
    text = words[0]
    for before, word in itertools.pairwise(words):
        close = set(word) <= _CLOSING or set(before) <= _OPENING
        text += word if close else " " + word
    return text


def joined(path: str, first: int, text: str, rng: Generator) -> Ink:
    """Consecutive words of a file on one line.

    Args:
        path: The file of words.
        first: Index of the first of them.
        text: The ``line`` of their labels.
        rng: Chooses the gaps.
    """
    gap = np.exp(rng.uniform(np.log(0.6), np.log(1.8)))
    strokes: Strokes = []
    x = 0.0
    for index in itertools.count(first):
        word = unipen.text(path, index)
        placed = _placed(_points(path, index), *zone(word))
        placed = _moved(placed, x, rng.normal(0, 0.06))
        strokes += placed
        rest = text.removeprefix(word)
        text = rest.lstrip()
        if not text:
            break
        x = max(s[:, 0].max() for s in placed)
        x += gap * rng.uniform(0.75, 1.5) if rest[0] == " " else _GAP * rng.uniform(0.3, 2.5)
    return Ink.from_points(s * 200 for s in strokes)


def with_accent(path: str, index: int, text: str, rng: Generator) -> tuple[Ink, str]:
    """A word with an accent on its first or last letter, where one fits; ink and label."""
    place = int(rng.choice([0, -1]))
    options = [c for c in _ACCENTED if _parts(c)[0] == text[place].lower()]
    if not options or text[place] in "iI":
        return unipen.ink(path, index), text
    accented = options[int(rng.integers(len(options)))]
    accented = accented.upper() if text[place].isupper() else accented
    strokes = _placed(_points(path, index), *zone(text))
    right = max(s[:, 0].max() for s in strokes)
    share = right / len(text)
    centre = share * rng.uniform(0.35, 0.65)
    points = np.concatenate(strokes)
    over = centre if place == 0 else right - centre
    near = points[np.abs(points[:, 0] - over) < max(share / 2, 0.3)]
    near = near if len(near) else points
    strokes += _accent(_parts(accented)[1], over, near[:, 1].min(), near[:, 1].max(), rng)
    text = accented + text[1:] if place == 0 else text[:-1] + accented
    return Ink.from_points(s * 200 for s in strokes), text


def _parts(character: str) -> tuple[str, str]:
    """A letter and its combining accent, "" where there is none."""
    decomposed = unicodedata.normalize("NFD", character)
    return decomposed[0], decomposed[1:]


@cache
def _hands(path: str) -> list[dict[str, list[int]]]:
    """For each training writer with half of the characters, where each was written."""
    hands = _written_by(path, validation=False)
    return [hand for hand in hands.values() if len(hand) >= 45]


@cache
def _validation_hands(path: str) -> dict[str, dict[str, list[int]]]:
    """The same for validation writers of all digits, by writer."""
    hands = _written_by(path, validation=True)
    return {writer: hand for writer, hand in hands.items() if hand.keys() >= set(string.digits)}


def _written_by(path: str, *, validation: bool) -> dict[str, dict[str, list[int]]]:
    hands: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for index, (character, writer) in enumerate(unipen.labels(path)):
        if (writer.split("/")[0] in unipen.VALIDATION) == validation:
            hands[writer][character].append(index)
    return {writer: dict(hand) for writer, hand in hands.items()}


def _letter(path: str, character: str, hand: dict[str, list[int]], rng: Generator) -> Strokes:
    """One character on the baseline."""
    if character in _DRAWN:
        return _drawn(character, rng)
    if character in "æœÆŒ":
        pair = {"æ": "ae", "œ": "oe", "Æ": "AE", "Œ": "OE"}[character]
        first, second = (_letter(path, part, hand, rng) for part in pair)
        overlap = max(s[:, 0].max() for s in first) - 0.15
        return first + _moved(second, overlap, 0)
    base, accent = _parts(character)
    if base not in hand:
        others = [other for other in _hands(path) if base in other]
        hand = others[int(rng.integers(len(others)))]
    letter = _points(path, hand[base][int(rng.integers(len(hand[base])))])
    if base in _FLAT:
        return _flat(letter, _FLAT[base], rng)
    if base == "i" and accent:
        letter, top = _without_dot(letter), 1.0
    else:
        top = _ZONES.get(base, _CAPITAL)[0]
    letter = _placed(letter, top, _ZONES.get(base, _CAPITAL)[1])
    if accent:
        points = np.concatenate(letter)
        centre = (points[:, 0].min() + points[:, 0].max()) / 2
        letter += _accent(accent, centre, points[:, 1].min(), points[:, 1].max(), rng)
    return letter


def _points(path: str, index: int) -> Strokes:
    return [s.points.astype(np.float64) for s in unipen.ink(path, index).strokes]


def _moved(strokes: Strokes, x: float, y: float) -> Strokes:
    return [points + np.array([x, y]) for points in strokes]


def _placed(strokes: Strokes, top: float, bottom: float) -> Strokes:
    """Scaled and moved to reach from one height to another, from x = 0."""
    points = np.concatenate(strokes)
    low, high = points.min(axis=0), points.max(axis=0)
    scale = (top - bottom) / max(high[1] - low[1], 1.0)
    scale = min(scale, 6 * len(strokes) / max(high[0] - low[0], 1.0)) if top < 0.3 else scale
    return [(s - [low[0], high[1]]) * scale + [0, -bottom] for s in strokes]


def _flat(strokes: Strokes, middle: float, rng: Generator) -> Strokes:
    points = np.concatenate(strokes)
    low, high = points.min(axis=0), points.max(axis=0)
    scale = rng.uniform(0.4, 0.9) / max(high[0] - low[0], (high[1] - low[1]) / 2, 1.0)
    return [(s - [low[0], (low[1] + high[1]) / 2]) * scale + [0, -middle] for s in strokes]


def _loosened(stroke: NDArray[np.float64], rng: Generator) -> NDArray[np.float64]:
    """A stroke that now and then begins late and ends early, as in an 8 that is left open."""
    lengths = np.hypot(*np.diff(stroke, axis=0).T)
    way = np.concatenate([[0.0], np.cumsum(lengths)]) / max(lengths.sum(), 1e-6)
    late, early = rng.uniform(0, 0.15, 2) * (rng.random(2) < 0.3)
    kept = stroke[(way >= late) & (way <= 1 - early)]
    return kept if len(kept) > 1 else stroke


def _without_dot(strokes: Strokes) -> Strokes:
    tallest = max(np.ptp(s[:, 1]) for s in strokes)
    return [s for s in strokes if np.ptp(s[:, 1]) > 0.4 * tallest] or strokes


def _accent(accent: str, x: float, top: float, bottom: float, rng: Generator) -> Strokes:
    """Strokes of a combining accent around the letter between two heights (y downwards)."""
    size = rng.uniform(0.25, 0.5)
    x = x + rng.normal(0, 0.08)
    if accent == "\u0327":
        hook = np.array([[0.0, 0.0], [0.05, 0.2], [0.35, 0.3], [0.3, 0.6], [-0.2, 0.65]])
        return _moved([hook * size * 1.4], x, bottom)
    y = top - rng.uniform(0.12, 0.4)
    lean = rng.uniform(0.25, 0.6)
    rise = np.array([[-0.5, lean], [0.5, -lean]]) * size
    if accent == "\u0301":
        shapes = [rise]
    elif accent == "\u0300":
        shapes = [rise * [-1, 1]]
    elif accent == "\u0302":
        shapes = [np.array([[-0.6, 0.35], [0, -0.35], [0.6, 0.35]]) * size]
    elif accent == "\u0303":
        shapes = [np.array([[-0.7, 0.2], [-0.3, -0.2], [0.3, 0.2], [0.7, -0.2]]) * size]
    else:
        shapes = [np.array([[side, 0.0], [side + 0.02, 0.05]]) * size for side in (-0.5, 0.5)]
    return _moved([s + rng.normal(0, 0.02, s.shape) for s in shapes], x, y)


_DRAWN = {
    "°": [[(0.3, -1.9), (0.1, -1.7), (0.3, -1.45), (0.5, -1.65), (0.35, -1.9)]],
    "«": [[(0.4, -0.9), (0.1, -0.5), (0.4, -0.15)], [(0.75, -0.9), (0.45, -0.5), (0.75, -0.15)]],
    "»": [[(0.1, -0.9), (0.4, -0.5), (0.1, -0.15)], [(0.45, -0.9), (0.75, -0.5), (0.45, -0.15)]],
    "€": [[(1.0, -1.6), (0.7, -1.8), (0.35, -1.5), (0.25, -0.9), (0.4, -0.25), (0.7, 0.0),
           (1.0, -0.2)], [(0.0, -1.1), (0.8, -1.1)], [(0.0, -0.7), (0.75, -0.7)]],
}  # fmt: skip


def _drawn(character: str, rng: Generator) -> Strokes:
    return [np.array(s) + rng.normal(0, 0.04, (len(s), 2)) for s in _DRAWN[character]]
