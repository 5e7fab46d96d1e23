"""Shows how well Plume learns a hand, on writers that no model was trained on.

.venv/bin/python -m scripts.measure_adaptation ../shared/data/ink/words.npz

Of each writer so many words, drawn at random, are learned with their texts. Other words, none of
whose texts is among the learned ones and the same at every step of the curve, are read before and
after as the program reads them, by search and letter model. With --corrections the writer goes on
until so many words had to be corrected, and the words that were accepted meanwhile, because they
were read right, are learned as well. One process a core; about 10 minutes on two.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from time import process_time

import numpy as np

from model.adaptation import PLAIN, HandWord
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
    """Of one writer and one step: the share of words read wrong, before and after.

    Attributes:
        writer: Who wrote.
        step: How much was learned, in words.
        known: How many words that was.
        tested: How many words were read.
        before, after: The share of them that was read wrong.
        learned: Whether what was learned is used.
        seconds: Of one core, for the lesson.
    """

    writer: str
    step: str
    known: int
    tested: int
    before: float
    after: float
    learned: bool
    seconds: float


@dataclass(frozen=True)
class Plan:
    """What is measured of each writer; see the options of the program."""

    ink: Path
    model: Path | None
    words: tuple[int, ...]
    corrections: tuple[int, ...]
    most: int


def main() -> None:
    """Prints each writer's words read wrong before and after, and the means."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("ink", type=Path, help="words.npz")
    parser.add_argument("--model", type=Path, help="an .onnx file instead of the one that ships")
    parser.add_argument("--words", type=_numbers, default=(5, 20, 50, 100), help="learned from")
    parser.add_argument("--corrections", type=_numbers, default=())
    parser.add_argument("--contributors", default=",".join(CONTRIBUTORS))
    parser.add_argument("--writers", type=int, default=15, help="those with most words")
    parser.add_argument("--most", type=int, default=200, help="words of each writer")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="processes")
    values = parser.parse_args()
    plan = Plan(values.ink, values.model, values.words, values.corrections, values.most)
    with np.load(values.ink) as file:
        writers = _writers(file["writer"], values.contributors.split(","))[: values.writers]
    results: list[Result] = []
    # a process is a core; numpy's own threads would only wait for each other
    os.environ |= {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(values.jobs, context, _begin, (plan,)) as pool:
        for found in pool.map(_of_writer, writers):
            results += found
            for result in found:
                print(_line(result), flush=True)
    for step in dict.fromkeys(result.step for result in results):
        print(f"{step}: {_mean([r for r in results if r.step == step])}")


_plan: Plan
_data: dict[str, np.ndarray]
_recognizer: Recognizer


def _begin(plan: Plan) -> None:
    """Prepares a process."""
    global _plan, _data, _recognizer
    _plan, _recognizer = plan, Recognizer.load(plan.model, threads=1)
    with np.load(plan.ink) as file:
        _data = {name: file[name] for name in file.files}


def _of_writer(writer: str) -> list[Result]:
    """All that is measured of a writer; nothing where too few words would be left to read."""
    words = _words(_recognizer, _data, writer, _plan.most)
    wrong = np.array([_is_wrong(_recognizer, w.logits, w.text) for w in words])
    steps = [(f"{count} words", count, max(_plan.words)) for count in _plan.words]
    for count in _plan.corrections:
        stretch = _stretch(wrong, count)
        steps.append((f"{count} corrections", stretch, stretch))
    found = [_measure(writer, step, words, wrong, *counts) for step, *counts in steps]
    return [result for result in found if result is not None]


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in text.split(",") if part)


def _writers(names: np.ndarray, contributors: list[str]) -> list[str]:
    """Those with most words first."""
    found, counts = np.unique(names, return_counts=True)
    order = sorted(zip((-counts).tolist(), found.tolist(), strict=True))
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
    writer: str, step: str, words: list[Word], wrong: np.ndarray, count: int, apart: int
) -> Result | None:
    """Learns the first ``count`` words and reads those with other texts than the first ``apart``.

    Returns:
        None if too few words are left to read.
    """
    seen = {fold(word.text) for word in words[:apart]}
    rest = [i for i, word in enumerate(words) if fold(word.text) not in seen]
    if len(words) < apart or len(rest) < LEAST_TEST:
        return None
    began = process_time()
    known = [HandWord(word.ink, word.text) for word in words[:count]]
    adapter = learn(_recognizer, known).adapter
    seconds = process_time() - began
    before = after = float(wrong[rest].mean())
    if adapter is not None:
        tested = [words[i] for i in rest]
        observed = [(word.logits, word.features) for word in tested]
        if adapter.style != PLAIN:
            observed = _recognizer.observe([word.ink for word in tested], adapter.style)
        logits = [adapter(z, x) for z, x in observed]
        pairs = zip(logits, tested, strict=True)
        after = float(np.mean([_is_wrong(_recognizer, z, word.text) for z, word in pairs]))
    return Result(writer, step, count, len(rest), before, after, adapter is not None, seconds)


def _line(result: Result) -> str:
    return (
        f"{result.writer}, {result.step}: {result.before:.1%} -> {result.after:.1%} of"
        f" {result.tested} wrong, {result.known} known"
        f"{'' if result.learned else ' (left as delivered)'}, {result.seconds:.1f} s of CPU"
    )


def _mean(results: list[Result]) -> str:
    before, after = (np.mean([getattr(r, n) for r in results]) for n in ("before", "after"))
    worst = max(r.after - r.before for r in results)
    return (
        f"{len(results)} writers, {before:.1%} -> {after:.1%} wrong"
        f" ({(after - before) / before:+.1%}), the worst {100 * worst:+.1f} points,"
        f" {sum(r.learned for r in results)} adapted,"
        f" {np.median([r.seconds for r in results]):.1f} s of CPU for a lesson"
    )


if __name__ == "__main__":
    main()
