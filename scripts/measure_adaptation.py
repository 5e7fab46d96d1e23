"""Shows how well Plume learns a hand, on writers that no model was trained on.

.venv/bin/python -m scripts.measure_adaptation ../shared/data/ink/words.npz

Of each writer so many words, drawn at random, are learned with their texts. Other words, none of
whose texts is among the learned ones and the same at every step of the curve, are read before and
after as the program reads them, by search and letter model. With --draws all that is done again
with other words learned, and all that were read are counted, for one word of fifty is two points.
With --corrections the writer goes on until so many words had to be corrected, and the words that
were accepted meanwhile, because they were read right, are learned as well. One process a core;
about 5 minutes on two for each draw.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from time import process_time

import numpy as np

from model.adaptation import HandWord
from model.adaptation_lesson import learn
from model.charset import fold
from model.ink import Ink
from model.recognizer import Recognizer

CONTRIBUTORS = ("abm", "att", "atu", "dar", "huj", "kai", "par", "pcl", "pri", "ugi")
"""None of them was trained on; see ``training.sources.unipen``."""

LEAST_TEST = 30
"""Words that must be left to be read."""


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
    draws: int
    most: int


def main() -> None:
    """Prints each writer's words read wrong before and after, and the means."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("ink", type=Path, help="words.npz")
    parser.add_argument("--model", type=Path, help="an .onnx file instead of the one that ships")
    parser.add_argument("--words", type=_numbers, default=(5, 20, 50, 100), help="learned from")
    parser.add_argument("--corrections", type=_numbers, default=())
    parser.add_argument("--draws", type=int, default=1, help="of a writer's words")
    parser.add_argument("--contributors", default=",".join(CONTRIBUTORS))
    parser.add_argument("--writers", type=int, default=15, help="those with most words")
    parser.add_argument("--most", type=int, default=200, help="words of each writer")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="processes")
    values = parser.parse_args()
    counts = (values.words, values.corrections, values.draws, values.most)
    plan = Plan(values.ink, values.model, *counts)
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
    print(_table(results))
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
    draws = [_of_draw(writer, draw) for draw in range(_plan.draws)]
    steps = dict.fromkeys(result.step for found in draws for result in found)
    return [_together([r for found in draws for r in found if r.step == step]) for step in steps]


def _together(results: list[Result]) -> Result:
    """Of one writer and step, over all draws."""
    tested = [result.tested for result in results]
    return replace(
        results[0],
        known=round(float(np.mean([result.known for result in results]))),
        tested=sum(tested),
        before=float(np.average([result.before for result in results], weights=tested)),
        after=float(np.average([result.after for result in results], weights=tested)),
        learned=any(result.learned for result in results),
        seconds=float(np.mean([result.seconds for result in results])),
    )


def _of_draw(writer: str, draw: int) -> list[Result]:
    words = _words(writer, draw)
    _recognizer.adapt(None)
    wrong = _wrong(words)
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


def _words(writer: str, draw: int) -> list[HandWord]:
    mine = np.flatnonzero(_data["writer"] == writer)
    order = np.random.default_rng(draw).permutation(mine)[: _plan.most]
    return [HandWord(_ink(_data, sample), str(_data["text"][sample])) for sample in order]


def _ink(data: dict[str, np.ndarray], sample: int) -> Ink:
    starts, samples = data["stroke_start"], data["sample_start"]
    strokes = range(samples[sample], samples[sample + 1])
    return Ink.from_points([data["points"][starts[k] : starts[k + 1]] for k in strokes])


def _wrong(words: list[HandWord]) -> np.ndarray:
    """Which words are read wrong as the recogniser is adapted now."""
    readings = _recognizer.read_many([word.ink for word in words])
    pairs = zip(readings, words, strict=True)
    return np.array([fold(reading.text) != fold(word.text) for reading, word in pairs])


def _stretch(wrong: np.ndarray, corrections: int) -> int:
    """After how many words so many were corrected; more than there are if never."""
    found = np.flatnonzero(np.cumsum(wrong) >= corrections)
    return int(found[0]) + 1 if len(found) else len(wrong)


def _measure(
    writer: str, step: str, words: list[HandWord], wrong: np.ndarray, count: int, apart: int
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
    adapter = learn(_recognizer, words[:count]).adapter
    seconds = process_time() - began
    before = after = float(wrong[rest].mean())
    if adapter is not None:
        _recognizer.adapt(adapter)
        after = float(_wrong([words[i] for i in rest]).mean())
    return Result(writer, step, count, len(rest), before, after, adapter is not None, seconds)


def _line(result: Result) -> str:
    return (
        f"{result.writer}, {result.step}: {result.before:.1%} -> {result.after:.1%} of"
        f" {result.tested} wrong, {result.known} known"
        f"{'' if result.learned else ' (left as delivered)'}, {result.seconds:.1f} s of CPU"
    )


def _table(results: list[Result]) -> str:
    """A table of Markdown, a row for each writer; = where nothing was changed."""
    found = {(result.writer, result.step): result for result in results}
    columns: list[tuple[str, str, Callable[[Result], str]]] = []
    for step in dict.fromkeys(result.step for result in results):
        corrected = step.endswith("corrections")
        if corrected:
            columns.append((f"known after {step}", step, lambda r: f"{r.known}"))
        if corrected or not columns:
            columns.append(("as delivered", step, lambda r: f"{100 * r.before:.1f} %"))
        then = "then" if corrected else f"{step} known"
        columns.append((then, step, lambda r: f"{100 * r.after:.1f} %" if r.learned else "="))
    rows = [["writer", *(head for head, _, _ in columns)], ["---"] * (1 + len(columns))]
    for writer in sorted({result.writer for result in results}):
        cells = [(found.get((writer, step)), show) for _, step, show in columns]
        rows.append([writer, *(show(result) if result else "" for result, show in cells)])
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


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
