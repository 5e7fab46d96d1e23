"""Counts how many written words are mistaken for a gesture.

.venv/bin/python -m scripts.measure_gestures ../shared/data/ink/words.npz

The size of the writing is not in the data. Each word is taken to be so large that its ink is
``--fill`` of the distance of lines high, which is large writing; a word that is only a dash is as
wide as a letter of its writer.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from itertools import pairwise
from pathlib import Path

import numpy as np

from app.core.writing.gestures import Gesture, gesture_of
from model.ink import Stroke

FLAT = 0.25
"""Height by width below which the height of ink says nothing about its size."""


def main() -> None:
    """Prints the words that trigger each gesture."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("ink", type=Path, help="words.npz")
    parser.add_argument("--fill", type=float, default=0.6)
    parser.add_argument("--show", action="store_true", help="list the words")
    values = parser.parse_args()
    with np.load(values.ink) as file:
        data = {name: file[name] for name in file.files}
    texts, writers = data["text"].tolist(), data["writer"].tolist()
    words = [_strokes(data, i) for i in range(len(texts))]
    sizes = _letter_widths(words, texts, writers)
    counts: Counter[Gesture] = Counter()
    for i, word in enumerate(words):
        pitch = _height(word, sizes[writers[i]]) / values.fill
        found = {
            sign.kind
            for k in range(len(word))
            if (sign := gesture_of(word[k], word[:k], pitch)) is not None
        }
        counts.update(found)
        if values.show and found:
            print(i, texts[i], writers[i], *(kind.value for kind in found))
    for kind in Gesture:
        print(f"{kind.value:<10}{counts[kind]:6} words")
    total = counts.total()
    print(f"{'all':<10}{total:6} of {len(words)}: {1000 * total / len(words):.2f} in 1,000")


def _strokes(data: dict[str, np.ndarray], sample: int) -> list[Stroke]:
    samples, points = data["sample_start"], data["points"]
    edges = data["stroke_start"][samples[sample] : samples[sample + 1] + 1]
    return [Stroke(points[a:b, 0], points[a:b, 1]) for a, b in pairwise(edges)]


def _extent(word: list[Stroke]) -> tuple[float, float]:
    x = np.concatenate([s.x for s in word])
    y = np.concatenate([s.y for s in word])
    return float(np.ptp(x)), float(np.ptp(y))


def _letter_widths(
    words: list[list[Stroke]], texts: list[str], writers: list[str]
) -> dict[str, float]:
    """Width of a letter by the height of a word, for each writer."""
    ratios: dict[str, list[float]] = defaultdict(lambda: [0.5])
    for word, text, writer in zip(words, texts, writers, strict=True):
        width, height = _extent(word)
        if height > FLAT * width or len(text) > 2:
            ratios[writer].append(width / max(height, 1.0) / len(text))
    return defaultdict(lambda: 0.5, {w: float(np.median(r)) for w, r in ratios.items()})


def _height(word: list[Stroke], letter: float) -> float:
    """Height of the writing a word belongs to, in its own units."""
    width, height = _extent(word)
    return max(width / letter, 1.0) if height < FLAT * width and len(word) == 1 else height


if __name__ == "__main__":
    main()
