"""Texts and how often they occur, for letter models."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pandas as pd

from model.charset import LATIN
from training.config import ConfigError

Counts = Iterable[tuple[str, int]]


def counted(path: Path) -> Counts:
    """Texts with their counts from a CSV file (IDENTITY, COUNT).

    Raises:
        ConfigError: the file cannot be read or has other columns.
    """
    try:
        kinds = {"IDENTITY": str, "COUNT": int}
        table = pd.read_csv(path, keep_default_na=False, dtype=kinds)
        texts, counts = table["IDENTITY"].tolist(), table["COUNT"].tolist()
    except (OSError, ValueError, KeyError) as error:
        raise ConfigError(f"{path} cannot be used: {error}.") from None
    if min(counts, default=0) < 1:
        raise ConfigError(f"{path} cannot be used: each text must be counted once or more.")
    return list(zip(texts, counts, strict=True))


def training_labels(table: pd.DataFrame, sources: list[str]) -> Counts:
    """Labels of the training split; of lines also each word by itself.

    Raises:
        ConfigError: the manifest has none of these sources.
    """
    rows = table[(table["split"] == "train") & table["source"].isin(sources)]
    if rows.empty:
        raise ConfigError(f"The manifest has no training rows of {', '.join(sources)}.")
    counts: Counter[str] = Counter()
    for text in rows["text"]:
        counts[text] += 1
        words = text.split()
        if len(words) > 1:
            counts.update(words)
    return counts.items()


def signs(count: int) -> Counts:
    """Every sign of the network's characters, standing alone so many times."""
    return [(c, count) for c in LATIN if count and not c.isalnum() and c != " "]


def listed(path: Path) -> Counts:
    """The words of a list, each once; lines that begin with # are left out.

    Raises:
        ConfigError: the file cannot be read.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path} cannot be read as a list of words: {error}.") from None
    return [(line.strip(), 1) for line in lines if line.strip() and not line.startswith("#")]
