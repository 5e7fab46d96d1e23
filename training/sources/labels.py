"""Cleaning of labels that every source shares."""

from __future__ import annotations

import unicodedata
from collections import Counter
from pathlib import Path

import pandas as pd

from model.charset import LATIN, normalise
from training.config import ConfigError

UNUSABLE = {"UNREADABLE", "EMPTY"}
_KNOWN = set(LATIN)


def read_labels(path: Path, columns: list[str]) -> pd.DataFrame:
    """A table of labels (.csv), whose columns get these names.

    Raises:
        ConfigError: it cannot be read, or has more or fewer columns.
    """
    try:
        table = pd.read_csv(path, dtype=str)
    except (OSError, ValueError) as error:
        raise ConfigError(f"{path} cannot be read: {error}.") from None
    if len(table.columns) != len(columns):
        raise ConfigError(f"{path} has {len(table.columns)} columns instead of {len(columns)}.")
    return table.set_axis(columns, axis=1)


def clean(text: str) -> str:
    """Canonical text; letters with accents outside the charset lose the accent."""
    return "".join(c if c in _KNOWN else _plain(c) for c in normalise(text))


def _plain(character: str) -> str:
    base = unicodedata.normalize("NFD", character)[0]
    return base if base in _KNOWN else "\ufffd"


def drop_unusable(table: pd.DataFrame) -> tuple[pd.DataFrame, Counter[str]]:
    """Cleans the ``text`` column and drops rows without a usable label.

    Returns:
        The rows kept, and how many were dropped by reason.
    """
    text = table["text"]
    reasons = pd.Series("", index=table.index)
    reasons[text.isna()] = "no label"
    reasons[text.isin(UNUSABLE)] = "marked unreadable or empty"
    cleaned = text.fillna("").astype(str).map(clean)
    reasons[(reasons == "") & (cleaned == "")] = "no label"
    reasons[(reasons == "") & cleaned.str.contains("\ufffd")] = "character outside the charset"
    dropped = Counter(reasons[reasons != ""].tolist())
    return table.assign(text=cleaned)[reasons == ""], dropped
