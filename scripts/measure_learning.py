"""Shows how a personal dictionary helps as it grows, on writers that no model was trained on.

.venv/bin/python -m scripts.measure_learning ../shared/data/ink/words.npz

Each writer's words are read in a random order, each with the dictionary of what that writer wrote
before, as if every word was corrected; and once without any.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

import numpy as np

from app.core.writing.personal_dictionary import PersonalDictionary
from app.core.writing.word_lists import Vocabulary
from model.ink import Ink
from model.recognizer import Recognizer

CONTRIBUTORS = ("abm", "att", "atu", "dar", "huj", "kai", "par", "pcl", "pri", "ugi")
STEP = 25


def main() -> None:
    """Prints words read right in each stretch of use, and for each writer."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("ink", type=Path, help="words.npz")
    parser.add_argument("--words", type=int, default=100, help="of each contributor")
    values = parser.parse_args()
    recognizer = Recognizer.load()
    with np.load(values.ink) as file:
        data = {name: file[name] for name in file.files}
    rows = []
    for name in CONTRIBUTORS:
        right = np.array(read_all(recognizer, data, name, values.words))
        if not len(right):
            continue
        rows.append(right)
        known, plain, learned = right.T.mean(axis=1)
        print(
            f"{name}: {len(right)} words, {known:.0%} seen before:"
            f" {plain:.1%} without, {learned:.1%} with",
            flush=True,
        )
    for start in range(0, values.words, STEP):
        stretch = np.concatenate([row[start : start + STEP] for row in rows])
        known, plain, learned = stretch.T.mean(axis=1)
        print(
            f"words {start + 1} to {start + STEP}, {known:.0%} seen before:"
            f" {plain:.1%} without, {learned:.1%} with"
        )


def read_all(
    recognizer: Recognizer, data: dict[str, np.ndarray], contributor: str, count: int
) -> list[tuple[bool, bool, bool]]:
    """For each word: whether it was written before, and read right without and with that."""
    mine = np.flatnonzero(np.char.startswith(data["writer"], f"{contributor}/"))
    order = np.random.default_rng(0).permutation(mine)[:count]
    results = []
    with tempfile.TemporaryDirectory() as folder:
        words = PersonalDictionary(Path(folder) / "words.tsv")
        for sample in order:
            ink, text = _ink(data, sample), str(data["text"][sample])
            vocabulary = Vocabulary(("en",), words.weights)
            plain = recognizer.read(ink, Vocabulary(("en",)).field("text")).text
            learned = recognizer.read(ink, vocabulary.field("text")).text
            known = text in words or text.lower() in words
            results.append((known, plain == text, learned == text))
            words.learn(text, 2)
    return results


def _ink(data: dict[str, np.ndarray], sample: int) -> Ink:
    starts, samples = data["stroke_start"], data["sample_start"]
    strokes = range(samples[sample], samples[sample + 1])
    return Ink.from_points([data["points"][starts[k] : starts[k + 1]] for k in strokes])


if __name__ == "__main__":
    main()
