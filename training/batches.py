"""Batches of like widths, drawn from the sources in changing shares."""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Iterator, Sequence
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

_CLASSES = np.array([1.5, 2.5, 3.5, 5.0, 7.0, 9.0, 12.0, 16.0, 21.0, 64.0])
"""Upper bounds of the width classes, as widths over heights."""

_TRIED = 1000
"""Samples that are tried for a batch before it is given up."""

_VALIDATED = 200
"""Samples of each source that a validation reads at most."""

Batch = tuple[NDArray[np.float32], dict[str, NDArray[Any]]]


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
        self._groups = _by_source_and_width(table, config)

    def __getitem__(self, step: int) -> Batch:
        rng = np.random.default_rng((self._config.seed, step))
        bucket = self._bucket(step, rng)
        pictures: list[GreyImage] = []
        labels: list[list[int]] = []
        folded: list[bool] = []
        area = tried = 0
        while (
            area < self._config.batch_pixels
            or len(pictures) < self._config.batch_least
            or len(pictures) % self._config.devices
        ):
            sample = _draw(bucket, rng)
            picture, label = self._example(sample, bucket, rng)
            if fits(label, picture.shape[1] // self._config.stride):
                pictures.append(picture)
                labels.append(label)
                folded.append(sample.folded)
            area = (
                max((p.shape[1] for p in pictures), default=0) * self._config.height * len(pictures)
            )
            tried += 1
            if tried == _TRIED and not pictures:
                raise ConfigError(
                    f"{self._config.name} cannot learn texts such as {sample.text!r}: they are"
                    " longer than its time steps, or of other characters."
                )
        return collate(pictures, labels, folded, self._config.stride)

    def _example(
        self, sample: Sample, bucket: Bucket, rng: Generator
    ) -> tuple[GreyImage, list[int]]:
        if not self._config.augment or rng.random() < self._config.plain:
            label = self._encoder.label(sample.text, sample.folded)
            return self._encoder.picture(sample, rng), label
        return self._encoder.varied(sample, _draw(bucket, rng), rng)

    def _bucket(self, step: int, rng: Generator) -> Bucket:
        """A width class, drawn so that each source gets its share of the samples."""
        progress = min(step / (self._config.steps * self._config.curriculum), 1.0)
        buckets = []
        for groups in self._groups.values():
            weighted = [
                (group, (a + (b - a) * progress) * len(group) / total)
                for group, (a, b), total in groups
            ]
            buckets.append(weighted)
        # a batch of wide lines holds few of them, so such batches are drawn more often
        widths = np.minimum(_CLASSES[list(self._groups)], 24) * self._config.height
        sizes = self._config.batch_pixels / (widths * self._config.height)
        shares = [sum(weight for _, weight in bucket) for bucket in buckets]
        rates = np.array(shares) / np.maximum(sizes, self._config.batch_least)
        return buckets[int(rng.choice(len(buckets), p=rates / rates.sum()))]


def prefetched(batches: TrainingBatches, steps: range, workers: int) -> Iterator[Batch]:
    """The batches of some steps in order, prepared ahead by other processes.

    Args:
        batches: Where they come from.
        steps: Which.
        workers: Processes; 0 prepares each batch when it is asked for.
    """
    if workers == 0:
        yield from (batches[step] for step in steps)
        return
    context = multiprocessing.get_context("spawn")
    with context.Pool(workers, _start_worker, (batches,)) as pool:
        waiting: deque[AsyncResult[Batch]] = deque()
        for step in steps:
            waiting.append(pool.apply_async(_prepare, (step,)))
            if len(waiting) > 8 * workers:
                yield waiting.popleft().get()
        while waiting:
            yield waiting.popleft().get()


_worker_batches: TrainingBatches


def _start_worker(batches: TrainingBatches) -> None:
    global _worker_batches
    _worker_batches = batches
    cv2.setNumThreads(1)


def _prepare(step: int) -> Batch:
    return _worker_batches[step]


Bucket = list[tuple[list[Sample], float]]


def _draw(bucket: Bucket, rng: Generator) -> Sample:
    weights = np.array([weight for _, weight in bucket])
    group, _ = bucket[int(rng.choice(len(bucket), p=weights / weights.sum()))]
    return group[int(rng.integers(len(group)))]


def _by_source_and_width(
    table: pd.DataFrame, config: Config
) -> dict[int, list[tuple[list[Sample], list[float], int]]]:
    """Width class -> (samples, share at start and end, samples of the source in all)."""
    groups: dict[int, list[tuple[list[Sample], list[float], int]]] = {}
    for source, share in config.sources.items():
        rows = table[table["source"] == source]
        if rows.empty:
            raise ConfigError(f"The manifest has no training rows of the source {source!r}.")
        classes = np.zeros(len(rows), int)
        if config.width is None:
            classes = np.searchsorted(_CLASSES[:-1], rows["width"].to_numpy())
        for number in np.unique(classes):
            group = samples(rows[classes == number])
            groups.setdefault(int(number), []).append((group, share, len(rows)))
    return dict(sorted(groups.items()))


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
