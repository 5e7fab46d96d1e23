"""Shows how well Plume learns a hand, on writers that no model was trained on.

.venv/bin/python -m scripts.measure_adaptation ../shared/data/ink/words.npz

Of each writer so many words, drawn at random, are learned with their texts; the others, none of
whose texts is among them, are read before and after as the program reads them, by search and
letter model. With --corrections the writer goes on until so many words had to be corrected, and
the words that were accepted meanwhile, because they were read right, are learned as well.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from time import process_time

import numpy as np

from model.adaptation import HandWord
from model.adaptation_lesson import learn
from model.charset import fold
from model.ink import Ink
from model.network import Features, Logits
from model.recognizer import Recognizer

CONTRIBUTORS = ("abm", "att", "atu", "dar", "huj", "kai", "par", "pcl", "pri", "ugi")
"""None of them was trained on; see ``training.sources.unipen``."""

LEAST_TEST = 30
"""Words that must be left to be read."""


@dataclass(frozen=True)
class Word:
    """A word of a writer, and what the network makes of it."""

    ink: Ink
    text: str
    logits: Logits
    features: Features


@dataclass(frozen=True)
class Result:
    """Of one writer: the share of words read wrong, before and after, and what that took."""

    before: float
    after: float
    words: int
    tested: int
    learned: bool
    seconds: float


def main() -> None:
    """Prints each writer's words read wrong before and after, and the means."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("ink", type=Path, help="words.npz")
    parser.add_argument("--model", type=Path, help="an .onnx file instead of the one that ships")
    parser.add_argument("--words", type=_numbers, default=(5, 20, 50, 100), help="learned from")
    parser.add_argument("--corrections", type=_numbers, default=())
    parser.add_argument("--contributors", default=",".join(CONTRIBUTORS))
    parser.add_argument("--writers", type=int, default=30, help="those with most words")
    parser.add_argument("--most", type=int, default=200, help="words of each writer")
    parser.add_argument("--threads", type=int, default=0)
    values = parser.parse_args()
    recognizer = Recognizer.load(values.model, threads=values.threads)
    results: dict[str, list[Result]] = defaultdict(list)
    with np.load(values.ink) as file:
        data = {name: file[name] for name in file.files}
    for writer in _writers(data, values.contributors.split(","))[: values.writers]:
        words = _words(recognizer, data, writer, values.most)
        wrong = np.array([_is_wrong(recognizer, w.logits, w.text) for w in words])
        for kind, counts in (("words", values.words), ("corrections", values.corrections)):
            for count in counts:
                learned = count if kind == "words" else _stretch(wrong, count)
                result = _measure(recognizer, words, wrong, learned)
                if result is not None:
                    results[f"{count} {kind}"].append(result)
                    print(f"{writer}, {count} {kind}: {_line(result)}", flush=True)
    for name, found in results.items():
        print(f"{name}, {len(found)} writers: {_mean(found)}")


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in text.split(",") if part)


def _writers(data: dict[str, np.ndarray], contributors: list[str]) -> list[str]:
    """Those with most words first."""
    names, counts = np.unique(data["writer"], return_counts=True)
    order = sorted(zip((-counts).tolist(), names.tolist(), strict=True))
    return [name for _, name in order if name.split("/")[0] in contributors]


def _words(
    recognizer: Recognizer, data: dict[str, np.ndarray], writer: str, most: int
) -> list[Word]:
    mine = np.flatnonzero(data["writer"] == writer)
    order = np.random.default_rng(0).permutation(mine)[:most]
    inks = [_ink(data, sample) for sample in order]
    texts = [str(data["text"][sample]) for sample in order]
    found = recognizer.observe(inks)
    return [Word(i, t, z, x) for i, t, (z, x) in zip(inks, texts, found, strict=True)]


def _ink(data: dict[str, np.ndarray], sample: int) -> Ink:
    starts, samples = data["stroke_start"], data["sample_start"]
    strokes = range(samples[sample], samples[sample + 1])
    return Ink.from_points([data["points"][starts[k] : starts[k + 1]] for k in strokes])


def _is_wrong(recognizer: Recognizer, logits: Logits, text: str) -> bool:
    return fold(recognizer.text_of(logits)) != fold(text)


def _stretch(wrong: np.ndarray, corrections: int) -> int:
    """After how many words so many were corrected; more than there are if never."""
    found = np.flatnonzero(np.cumsum(wrong) >= corrections)
    return int(found[0]) + 1 if len(found) else len(wrong)


def _measure(
    recognizer: Recognizer, words: list[Word], wrong: np.ndarray, count: int
) -> Result | None:
    """None if too few words are left that say something else than those that are learned."""
    learned = words[:count]
    seen = {fold(word.text) for word in learned}
    rest = [i for i, word in enumerate(words) if fold(word.text) not in seen]
    if len(learned) < count or len(rest) < LEAST_TEST:
        return None
    began = process_time()
    adapter = learn(recognizer, [HandWord(word.ink, word.text) for word in learned]).adapter
    seconds = process_time() - began
    before = float(wrong[rest].mean())
    after = before
    if adapter is not None:
        tested = [words[i] for i in rest]
        logits = [adapter(word.logits, word.features) for word in tested]
        after = float(
            np.mean([_is_wrong(recognizer, z, w.text) for z, w in zip(logits, tested, strict=True)])
        )
    return Result(before, after, count, len(rest), adapter is not None, seconds)


def _line(result: Result) -> str:
    return (
        f"{result.before:.1%} -> {result.after:.1%} of {result.tested} wrong,"
        f" {result.words} known{'' if result.learned else ' (left as delivered)'},"
        f" {result.seconds:.1f} s of CPU"
    )


def _mean(results: list[Result]) -> str:
    before, after = (np.mean([getattr(r, n) for r in results]) for n in ("before", "after"))
    worst = max(r.after - r.before for r in results)
    return (
        f"{before:.1%} -> {after:.1%} wrong ({(after - before) / before:+.1%}),"
        f" the worst {100 * worst:+.1f} points, {sum(r.learned for r in results)} adapted,"
        f" {np.median([r.seconds for r in results]):.1f} s of CPU for a lesson"
    )


if __name__ == "__main__":
    main()
