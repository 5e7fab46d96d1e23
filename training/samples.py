"""From rows of the manifest to network inputs and labels."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
import pandas as pd
from numpy.random import Generator
from numpy.typing import NDArray

from model.charset import fold
from model.ink import Ink, rasterise
from model.preprocessing import prepare
from training import augment
from training.config import Config, ConfigError
from training.sources import unipen

GreyImage = NDArray[np.uint8]


@dataclass(frozen=True)
class Sample:
    """One row of the manifest."""

    path: str
    index: int
    text: str
    folded: bool

    def load(self) -> GreyImage | Ink:
        """The picture, grey uint8 (H, W), or the ink.

        Raises:
            ConfigError: the file went missing since ``prepare``.
        """
        if self.index >= 0:
            return unipen.ink(self.path, self.index)
        image = cv2.imread(self.path, cv2.IMREAD_GRAYSCALE)
        if image is None:
            raise ConfigError(f"{self.path} cannot be read; run plume-train prepare again.")
        return np.asarray(image, np.uint8)


def samples(table: pd.DataFrame) -> list[Sample]:
    """The rows of a manifest as samples."""
    columns = zip(table["path"], table["index"], table["text"], table["folded"], strict=True)
    return [Sample(str(p), int(i), str(t), bool(f)) for p, i, t, f in columns]


class Encoder:
    """Turns samples into network inputs and labels."""

    def __init__(self, config: Config) -> None:
        self._spec = config.spec
        self._charset = config.spec.charset
        self._only_folded = "a" not in config.characters

    def label(self, sample: Sample) -> list[int]:
        """Label ids; folded labels are upper case without accents."""
        folded = sample.folded or self._only_folded
        text = fold(sample.text) if folded else sample.text
        return self._charset.encode("".join(c for c in text if c in self._charset))

    def picture(self, sample: Sample) -> GreyImage:
        """Prepared pixels (height, width) as the program would see them."""
        source = sample.load()
        image = rasterise(source) if isinstance(source, Ink) else source
        return prepare(image, self._spec).pixels

    def varied(self, sample: Sample, neighbour: Sample | None, rng: Generator) -> GreyImage:
        """Prepared pixels of an augmented sample; ``neighbour`` lends slices of another line."""
        source = sample.load()
        if isinstance(source, Ink):
            image = augment.draw(augment.vary_ink(source, rng), rng)
            if rng.random() < 0.4:
                image = augment.add_surroundings(image, _beside(neighbour), rng)
            image = augment.scan(image, rng)
        else:
            image = augment.vary_picture(source, rng)
        return prepare(image, self._spec).pixels


def _beside(neighbour: Sample | None) -> GreyImage | None:
    if neighbour is None:
        return None
    source = neighbour.load()
    return rasterise(source) if isinstance(source, Ink) else source


def folding_matrix(config: Config) -> NDArray[Any]:
    """Which output counts as which when case and accents are unknown, float32 (outputs, outputs).

    Row: a network output. Column with a 1: the upper-case letter without accent it stands for.
    """
    folding = config.spec.charset.folding
    matrix = np.zeros((len(folding), len(folding)), np.float32)
    matrix[np.arange(len(folding)), folding] = 1
    return matrix
