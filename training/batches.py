"""Batches of like widths, cut from pools that the sources give changing shares of."""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Iterator, Sequence
from itertools import pairwise
from multiprocessing.pool import AsyncResult
from typing import Any

import cv2
import numpy as np
import pandas as pd
from numpy.random import Generator
from numpy.typing import NDArray

from model.adaptation_loss import fits
from training.config import Config, ConfigError
from training.samples import Encoder, GreyImage, Sample, samples

_POOL = 8
"""Batches that are made at once, so that pictures of like width can stand together."""

_TRIED = 1000
"""Samples that are tried for a batch before it is given up."""

_VALIDATED = 200
"""Samples of each source that a validation reads at most."""

Batch = tuple[NDArray[np.float32], dict[str, NDArray[Any]]]
Example = tuple[GreyImage, list[int], bool]


def collate(pictures: Sequence[GreyImage], labels: Sequence[list[int]], folded: Sequence[bool],
            stride: int) -> Batch:  # fmt: skip
    """Pads to one width and one label length.

    Returns:
        Pictures (batch, height, width, 1) in [0, 1]; labels (batch, length) padded with 0,
        and flags (batch,) for labels that say nothing of case and accents.
    """
    width = max(p.shape[1] for p in pictures)
    width = -(-width // stride) * stride
    x = np.zeros((len(pictures), pictures[0].shape[0], width, 1), np.float32)
    for row, picture in zip(x, pictures, strict=True):
        row[:, : picture.shape[1], 0] = picture
    y = np.zeros((len(labels), max(map(len, labels))), np.int32)
    for row, label in zip(y, labels, strict=True):
        row[: len(label)] = label
    return x / np.float32(255), {"labels": y, "folded": np.array(folded, np.float32)}


class TrainingBatches:
    """Augmented batches; that of a step is the same on every run with the same seed.

    Asked for a batch, it raises ConfigError where no sample has room for its text.

    Args:
        table: Rows of the training split.
        config: Shares of the sources, batch size, seed, devices that share a batch.
    """

    def __init__(self, table: pd.DataFrame, config: Config) -> None:
        self._config = config
        self._encoder = Encoder(config)
        self._sources = [
            (_of_source(table, source, config), share) for source, share in config.sources.items()
        ]

    def __getitem__(self, step: int) -> Batch:
        number, place = divmod(step, _POOL)
        return self.pool(number)[place]

    def pool(self, number: int) -> list[Batch]:
        """The batches of the steps from ``number * _POOL`` on, of about the same area each."""
        rng = np.random.default_rng((self._config.seed, number))
        examples = self._examples(self._shares(number * _POOL), rng)
        examples.sort(key=lambda example: example[0].shape[1])
        cuts = self._cuts(np.cumsum([picture.shape[1] for picture, _, _ in examples]))
        batches = [
            collate(*zip(*examples[first:last], strict=True), stride=self._config.stride)
            for first, last in pairwise(cuts)
        ]
        return [batches[place] for place in rng.permutation(_POOL)]

    def _shares(self, step: int) -> NDArray[np.float64]:
        progress = min(step / (self._config.steps * self._config.curriculum), 1.0)
        shares = np.array([a + (b - a) * progress for _, (a, b) in self._sources])
        return np.asarray(shares / shares.sum())

    def _examples(self, shares: NDArray[np.float64], rng: Generator) -> list[Example]:
        found: list[Example] = []
        wanted = _POOL * self._config.batch_pixels / self._config.height
        width = tried = 0
        while width < wanted or len(found) < _POOL * self._config.devices:
            sample = self._draw(shares, rng)
            picture, label = self._example(sample, shares, rng)
            if fits(label, picture.shape[1] // self._config.stride):
                found.append((picture, label, sample.folded))
                width += picture.shape[1]
            tried += 1
            if tried == _TRIED and not found:
                raise ConfigError(
                    f"{self._config.name} cannot learn texts such as {sample.text!r}: they are"
                    " longer than its time steps, or of other characters."
                )
        return found

    def _cuts(self, ends: NDArray[np.int64]) -> list[int]:
        """Where a pool is cut, so that devices can share each batch; ends add up its widths."""
        devices = self._config.devices
        cuts = [0]
        for place in range(1, _POOL):
            cut = int(np.searchsorted(ends, ends[-1] * place / _POOL, "right"))
            last = len(ends) - (_POOL - place) * devices
            cuts.append(max(cuts[-1] + devices, min(cut, last) // devices * devices))
        return [*cuts, len(ends) // devices * devices]

    def _example(
        self, sample: Sample, shares: NDArray[np.float64], rng: Generator
    ) -> tuple[GreyImage, list[int]]:
        if not self._config.augment or rng.random() < self._config.plain:
            label = self._encoder.label(sample.text, sample.folded)
            return self._encoder.picture(sample, rng), label
        return self._encoder.varied(sample, self._draw(shares, rng), rng)

    def _draw(self, shares: NDArray[np.float64], rng: Generator) -> Sample:
        chosen, _ = self._sources[int(rng.choice(len(shares), p=shares))]
        return chosen[int(rng.integers(len(chosen)))]


def prefetched(batches: TrainingBatches, steps: range, workers: int) -> Iterator[Batch]:
    """The batches of some steps in order, prepared ahead by other processes.

    Args:
        batches: Where they come from.
        steps: Which.
        workers: Processes; 0 prepares batches when they are asked for.
    """
    numbers = range(steps.start // _POOL, -(-steps.stop // _POOL))
    for number, made in zip(numbers, _made(batches, numbers, workers), strict=True):
        yield from (batch for step, batch in enumerate(made, number * _POOL) if step in steps)


def _made(batches: TrainingBatches, numbers: range, workers: int) -> Iterator[list[Batch]]:
    if workers == 0:
        yield from map(batches.pool, numbers)
        return
    context = multiprocessing.get_context("spawn")
    with context.Pool(workers, _start_worker, (batches,)) as pool:
        waiting: deque[AsyncResult[list[Batch]]] = deque()
        for number in numbers:
            waiting.append(pool.apply_async(_prepare, (number,)))
            if len(waiting) > 2 * workers:
                yield waiting.popleft().get()
        while waiting:
            yield waiting.popleft().get()


_worker_batches: TrainingBatches


def _start_worker(batches: TrainingBatches) -> None:
    global _worker_batches
    _worker_batches = batches
    cv2.setNumThreads(1)


def _prepare(number: int) -> list[Batch]:
    return _worker_batches.pool(number)


def _of_source(table: pd.DataFrame, source: str, config: Config) -> list[Sample]:
    rows = table[table["source"] == source]
    if rows.empty:
        raise ConfigError(f"The manifest has no training rows of the source {source!r}.")
    return samples(rows)


def validation_batches(table: pd.DataFrame, config: Config) -> list[tuple[Batch, list[Sample]]]:
    """A fixed sample of the rows of every source in use, in batches by width."""
    encoder = Encoder(config)
    rows = table[table["source"].isin(config.sources)]
    picked = [
        group.sample(min(_VALIDATED, len(group)), random_state=0)
        for _, group in rows.groupby("source")
    ]
    pairs = [(encoder.picture(s), s) for group in picked for s in samples(group)]
    pairs.sort(key=lambda pair: pair[0].shape[1])
    batches = []
    for first in range(0, len(pairs), 32):
        chunk = pairs[first : first + 32]
        labels = [encoder.label(s.text, s.folded) for _, s in chunk]
        flags = [s.folded for _, s in chunk]
        batch = collate([p for p, _ in chunk], labels, flags, config.stride)
        batches.append((batch, [s for _, s in chunk]))
    return batches
