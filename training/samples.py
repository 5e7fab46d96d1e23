"""From rows of the manifest to network inputs and labels."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import cv2
import numpy as np
import pandas as pd
from numpy.random import Generator
from numpy.typing import NDArray

from model.charset import Charset, fold
from model.ink import Ink, rasterise
from model.preprocessing import prepare
from model.spec import ModelSpec
from training import augment, compose, steps
from training.config import Config, ConfigError
from training.sources import unipen

GreyImage = NDArray[np.uint8]

_ACCENTS = 0.12
"""Share of the ink that is given an accent where one fits."""


@dataclass(frozen=True)
class Sample:
    """One row of the manifest."""

    source: str
    make: str
    path: str
    index: int
    text: str
    folded: bool

    def load(self, rng: Generator | None = None) -> GreyImage | Ink:
        """The picture, grey uint8 (H, W), or the ink.

        Args:
            rng: Chooses letters and gaps of ink that is put together; always the same without.

        Raises:
            ConfigError: the file went missing since ``prepare``.
        """
        rng = rng or np.random.default_rng(0)
        match self.make:
            case "ink":
                return unipen.ink(self.path, self.index)
            case "joined":
                return compose.joined(self.path, self.index, self.text, rng)
            case "composed":
                return compose.composed(self.path, self.text, rng)
        image = cv2.imread(self.path, cv2.IMREAD_GRAYSCALE)
        if image is None:
            raise ConfigError(f"{self.path} cannot be read; run plume-train prepare again.")
        return np.asarray(image, np.uint8)

    def picture(self, rng: Generator | None = None) -> GreyImage:
        """As ``load``, with ink drawn as the pad draws it."""
        source = self.load(rng)
        return rasterise(source) if isinstance(source, Ink) else source


def rows_of(
    table: pd.DataFrame,
    split: str,
    sources: Sequence[str] | None = None,
    limit: int | None = None,
) -> pd.DataFrame:
    """Rows of the manifest.

    Args:
        table: The manifest.
        split: Only of this split.
        sources: Only of these sources; None takes all.
        limit: At most so many of each source, the same on every run.

    Raises:
        ConfigError: there are none.
    """
    rows = table[table["split"] == split]
    rows = rows[rows["source"].isin(sources or rows["source"])]
    if rows.empty:
        raise ConfigError(f"The manifest has no {split} rows of these sources and writers.")
    if limit is None:
        return rows
    groups = (group for _, group in rows.groupby("source"))
    return pd.concat([g.sample(limit, random_state=0) if limit < len(g) else g for g in groups])


def samples(table: pd.DataFrame) -> list[Sample]:
    """The rows of a manifest as samples."""
    columns = (table[name] for name in ["source", "make", "path", "index", "text", "folded"])
    return [
        Sample(str(source), str(make), str(path), int(index), str(text), bool(folded))
        for source, make, path, index, text, folded in zip(*columns, strict=True)
    ]


def inputs(chosen: Iterable[Sample], spec: ModelSpec) -> list[GreyImage]:
    """What the program's network sees of samples, prepared pixels (height, width)."""
    return [prepare(sample.picture(), spec).pixels for sample in chosen]


class Encoder:
    """Turns samples into network inputs and labels."""

    def __init__(self, config: Config) -> None:
        self._spec = config.spec
        self._charset = config.spec.charset
        self._reference = config.preparation == "reference"
        self._only_folded = "a" not in config.characters

    def label(self, text: str, folded: bool) -> list[int]:
        """Label ids; folded labels are upper case without accents.

        Other accents that the charset lacks are left out, and so are its missing characters.
        """
        text = fold(text) if folded or self._only_folded else text
        return self._charset.encode("".join(_known(c, self._charset) for c in text))

    def picture(self, sample: Sample, rng: Generator | None = None) -> GreyImage:
        """Prepared pixels (height, width) as the program would see them."""
        return self.prepared(sample.picture(rng))

    def prepared(self, image: GreyImage) -> GreyImage:
        """Network input (height, width) from a picture."""
        if self._reference:
            return steps.prepared(image, self._spec)
        return prepare(image, self._spec).pixels

    def varied(
        self, sample: Sample, neighbour: Sample, rng: Generator
    ) -> tuple[GreyImage, list[int]]:
        """Prepared pixels and label ids of an augmented sample.

        Args:
            sample: What to vary.
            neighbour: Lends slices of another line.
            rng: Decides.
        """
        text = sample.text
        if sample.make == "ink" and rng.random() < _ACCENTS:
            source, text = compose.with_accent(sample.path, sample.index, text, rng)
        else:
            source = sample.load(rng)
        if isinstance(source, Ink):
            image = augment.draw(augment.vary_ink(source, rng), rng)
            if rng.random() < 0.4:
                image = augment.add_surroundings(image, neighbour.picture(), rng)
            image = augment.scan(image, rng)
        else:
            image = augment.vary_picture(source, rng)
        return self.prepared(image), self.label(text, sample.folded)


def _known(character: str, charset: Charset) -> str:
    if character in charset:
        return character
    plain = unicodedata.normalize("NFD", character)[0]
    return plain if plain in charset else ""
