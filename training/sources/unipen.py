"""Pen strokes in ``.npz`` files: points, stroke_start, sample_start, text, writer."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path

import numpy as np
import pandas as pd

from model.damage import DAMAGED_ARRAYS
from model.ink import Ink
from training.config import ConfigError
from training.sources.labels import clean, drop_unusable

VALIDATION = {"abm", "att", "atu", "dar", "huj", "kai", "par", "pcl", "pri", "ugi"}
"""Contributors never trained on; none shares people with another contributor."""

_ARRAYS = ("points", "stroke_start", "sample_start", "text", "writer")

_APART = r"(?<=\w) (?=[.,](?: |$))"

_OF_A_CHARACTER = 500
"""Samples of one character to train on at most: words teach letters, little else teaches signs."""


@cache
def _file(path: str) -> dict[str, np.ndarray]:
    try:
        with np.load(path) as arrays:
            return {name: arrays[name] for name in _ARRAYS}
    except DAMAGED_ARRAYS as error:
        raise ConfigError(f"{path} is no file of pen strokes: {error}.") from None


def ink(path: str, index: int) -> Ink:
    """One sample of a file.

    Raises:
        ConfigError: the file is missing or damaged.
    """
    arrays = _file(path)
    starts, samples = arrays["stroke_start"], arrays["sample_start"]
    strokes = range(samples[index], samples[index + 1])
    return Ink.from_points(arrays["points"][starts[k] : starts[k + 1]] for k in strokes)


def text(path: str, index: int) -> str:
    """What one sample of a file says."""
    return clean(str(_file(path)["text"][index]))


def labels(path: str) -> list[tuple[str, str]]:
    """Text and writer of each sample of a file."""
    arrays = _file(path)
    return list(zip(arrays["text"].tolist(), arrays["writer"].tolist(), strict=True))


def rows(path: Path) -> tuple[pd.DataFrame, Counter[str]]:
    """Rows of one file, split by contributor."""
    arrays = _file(str(path))
    table = pd.DataFrame({"text": arrays["text"], "writer": arrays["writer"]})
    table["index"] = np.arange(len(table))
    contributor = table["writer"].str.split("/").str[0]
    table["split"] = np.where(contributor.isin(VALIDATION), "validation", "train")
    starts = arrays["stroke_start"][arrays["sample_start"][:-1]]
    x = arrays["points"][:, 0].astype(float)
    left, right = np.minimum.reduceat(x, starts), np.maximum.reduceat(x, starts)
    table["width"] = (right - left) / 400 + 0.25
    table, dropped = drop_unusable(table)
    wild = table["width"] > 60
    dropped["wider than 60 times its height"] += int(wild.sum())
    return table[~wild].assign(path=str(path), folded=False, make="ink"), dropped


def line_rows(path: Path) -> tuple[pd.DataFrame, Counter[str]]:
    """As ``rows``, for lines: their labels part words and signs, which nobody's spelling does."""
    table, dropped = rows(path)
    return table.assign(text=table["text"].str.replace(_APART, "", regex=True)), dropped


def character_rows(path: Path) -> tuple[pd.DataFrame, Counter[str]]:
    """As ``rows``, for single characters: of frequent ones only some are trained on."""
    table, dropped = rows(path)
    train = table["split"] == "train"
    mixed = table[train].sample(frac=1, random_state=0)
    kept = mixed.groupby("text").head(_OF_A_CHARACTER).sort_index()
    dropped["more than enough of its character"] += int(train.sum()) - len(kept)
    return pd.concat([kept, table[~train]]), dropped
