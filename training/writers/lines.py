"""Lines with their writers, prepared, and batches of patches cut from them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import cv2
import keras
import numpy as np
import pandas as pd
from numpy.random import Generator
from numpy.typing import NDArray

from model.preprocessing import GreyImage
from model.writers import SIZE, patches, prepared
from training.config import ConfigError

SPLITS = (("train", 0.7), ("validation", 0.15), ("test", 0.15))

_INK = 0.015
_TRIES = 4


@dataclass(frozen=True)
class Line:
    """One line of a writer.

    Attributes:
        pixels: As ``model.writers.prepared`` returns it.
        writer: Number of the writer.
    """

    pixels: GreyImage
    writer: int


def prolific(table: pd.DataFrame, count: int) -> pd.DataFrame:
    """The lines of those who wrote most of them.

    Args:
        table: Columns path and writer.
        count: How many writers.

    Raises:
        ConfigError: there are fewer, or some have too few lines to split.
    """
    most = table["writer"].value_counts().head(count)
    if len(most) < count:
        raise ConfigError(f"There are {len(most)} writers, fewer than the {count} asked for.")
    if most.min() < 3:
        raise ConfigError(f"Writer {most.index[-1]} has fewer than 3 lines; ask for fewer writers.")
    return table[table["writer"].isin(most.index)].reset_index(drop=True)


def split(table: pd.DataFrame, seed: int = 0) -> pd.Series:
    """``train``, ``validation`` or ``test`` for each line: 7 : 1.5 : 1.5 of each writer's."""
    found = pd.Series("train", index=table.index)
    rng = np.random.default_rng(seed)
    for _, group in table.groupby("writer"):
        order = rng.permutation(group.index.to_numpy())
        few = max(round(len(order) * SPLITS[1][1]), 1)
        found[order[:few]] = "validation"
        found[order[few : 2 * few]] = "test"
    return found


def load(table: pd.DataFrame) -> tuple[list[Line], list[str]]:
    """Prepared lines, and the writers by their numbers; blank lines are left out.

    Raises:
        ConfigError: a picture went missing.
    """
    names = sorted(table["writer"].unique())
    numbers = {name: number for number, name in enumerate(names)}
    lines = []
    for path, writer in zip(table["path"], table["writer"], strict=True):
        image = cv2.imread(str(path), cv2.IMREAD_GRAYSCALE)
        if image is None:
            raise ConfigError(f"{path} cannot be read; run plume-train prepare again.")
        pixels = prepared(image)
        if patches(pixels):
            lines.append(Line(pixels, numbers[writer]))
    return lines, names


def share_of_patches(
    lines: Sequence[Line], share: float, seed: int = 0
) -> tuple[NDArray[np.uint8], NDArray[np.int64]]:
    """Patches (count, 113, 113) of all lines and their writers, a random share of each line's."""
    rng = np.random.default_rng(seed)
    cut, writers = [], []
    for line in lines:
        found = patches(line.pixels)
        kept = max(round(len(found) * share), 1)
        cut += [found[i] for i in rng.choice(len(found), kept, replace=False)]
        writers += [line.writer] * kept
    return np.stack(cut), np.array(writers)


def as_input(cut: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Network input (count, 113, 113, 1) in [0, 1]."""
    return cut[..., None].astype(np.float32) / np.float32(255)


class PatchBatches(keras.utils.PyDataset):
    """Batches drawn from a fixed set of patches; those of an epoch are the same on every run."""

    def __init__(
        self, cut: NDArray[np.uint8], writers: NDArray[np.int64], size: int, count: int, seed: int
    ) -> None:
        super().__init__()
        self._cut, self._writers = cut, writers
        self._size, self._count, self._seed = size, count, seed
        self.epoch = 0

    def __len__(self) -> int:
        return self._count

    def __getitem__(self, index: int) -> tuple[Any, Any]:
        rng = np.random.default_rng((self._seed, self.epoch, index))
        chosen = rng.integers(0, len(self._cut), self._size)
        return as_input(self._cut[chosen]), self._writers[chosen]


class VariedBatches(keras.utils.PyDataset):
    """Batches of varied patches from anywhere on the lines, as many of each writer.

    Args:
        lines: What they are cut from.
        size: Patches in a batch.
        count: Batches in an epoch.
        seed: Decides which.
        told: Whether the network is given the writers too, as a margin for them needs.
    """

    def __init__(
        self, lines: Sequence[Line], size: int, count: int, seed: int, told: bool = False
    ) -> None:
        super().__init__()
        self._told = told
        self._by_writer: dict[int, list[GreyImage]] = {}
        for line in lines:
            self._by_writer.setdefault(line.writer, []).append(line.pixels)
        self._writers = sorted(self._by_writer)
        self._size, self._count, self._seed = size, count, seed
        self.epoch = 0

    def __len__(self) -> int:
        return self._count

    def __getitem__(self, index: int) -> tuple[Any, Any]:
        rng = np.random.default_rng((self._seed, self.epoch, index))
        writers = rng.choice(self._writers, self._size)
        cut = np.stack([self._patch(int(writer), rng) for writer in writers])
        return (as_input(cut), writers) if self._told else as_input(cut), writers

    def _patch(self, writer: int, rng: Generator) -> GreyImage:
        lines = self._by_writer[writer]
        patch = np.zeros((SIZE, SIZE), np.uint8)
        for _ in range(_TRIES):
            patch = varied(lines[int(rng.integers(len(lines)))], rng)
            if (patch > 110).mean() >= _INK:
                break
        return patch


def varied(line: GreyImage, rng: Generator) -> GreyImage:
    """A patch from anywhere on a line, a little larger, smaller, higher, lower, fainter, rougher.

    What varies is what scanner, paper and cutting out vary; slant and shape are the writer's.
    """
    zoom = rng.uniform(0.88, 1.14)
    middle = SIZE / 2
    left = middle if line.shape[1] <= SIZE else rng.uniform(middle, line.shape[1] - middle)
    shift = rng.normal(0, 4)
    matrix = np.array([[zoom, 0, middle - zoom * left], [0, zoom, middle - zoom * middle + shift]])
    patch = cv2.warpAffine(line, matrix, (SIZE, SIZE), flags=cv2.INTER_LINEAR)
    chance = rng.random()
    if chance < 0.2:
        patch = cv2.GaussianBlur(patch, (0, 0), rng.uniform(0.4, 1.2))
    elif chance < 0.4:
        kernel = np.ones((2, 2), np.uint8)
        patch = cv2.dilate(patch, kernel) if chance < 0.3 else cv2.erode(patch, kernel)
    levels = patch * rng.uniform(0.6, 1.15) + rng.normal(0, rng.uniform(0, 8), patch.shape)
    return np.clip(levels, 0, 255).astype(np.uint8)
