"""Data sets. Each module turns one layout on disk into rows of the manifest.

A row is one picture or ink of a word or line:

    source, split (train | validation | test), make (picture | ink | joined | composed), path,
    index (of a sample in an ink file, else -1), text, writer, folded (whether the label says
    nothing of case and accents), width (about how wide the prepared picture is for a height of 1)

A new source is one module with ``rows(folder) -> (DataFrame, dropped)`` and one line in
``SOURCES``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pandas as pd

from training.config import ConfigError
from training.sources import composed, copiste, folder, iam, names, unipen

COLUMNS = ["source", "split", "make", "path", "index", "text", "writer", "folded", "width"]

_TEXTS = dict.fromkeys(("source", "split", "make", "path", "text", "writer"), str)
"""Columns that stay as they are, also where they look like numbers."""

Rows = tuple[pd.DataFrame, Counter[str]]

SOURCES: dict[str, tuple[str, Callable[[Path], Rows]]] = {
    "names": ("names", names.rows),
    "firstnames": ("firstnames", folder.rows),
    "copiste": ("copiste", copiste.rows),
    "ink_words": ("ink/words.npz", unipen.rows),
    "ink_characters": ("ink/characters.npz", unipen.character_rows),
    "ink_lines": ("ink/lines.npz", unipen.line_rows),
    "joined": ("ink/words.npz", composed.line_rows),
    "composed": ("ink/characters.npz", composed.rows),
    "iam_words": ("iam", iam.words),
    "iam_lines": ("iam", iam.lines),
}
"""Name of a source: where it lies below the data folder, and what reads it."""


def manifest(data: Path) -> tuple[pd.DataFrame, dict[str, Counter[str]]]:
    """Rows of every source found below a folder, and how many were dropped and why.

    Raises:
        ConfigError: no source is found there, or one is damaged.
    """
    tables, dropped = [], {}
    for name, (place, rows) in SOURCES.items():
        if (data / place).exists():
            table, dropped[name] = rows(data / place)
            tables.append(table.assign(source=name))
    if not tables:
        raise ConfigError(f"No known data set lies in {data}; see training/sources.")
    return pd.concat(tables, ignore_index=True).reindex(columns=COLUMNS), dropped


def read_manifest(path: Path) -> pd.DataFrame:
    """The manifest that ``plume-train prepare`` wrote.

    Raises:
        ConfigError: it was not written yet, or is no manifest.
    """
    if not path.exists():
        raise ConfigError(f"{path} is missing; run plume-train prepare DATA first.")
    try:
        table = pd.read_csv(path, keep_default_na=False, dtype=_TEXTS)
    except (OSError, ValueError) as error:
        raise ConfigError(f"{path} is not a manifest: {error}.") from None
    missing = [name for name in COLUMNS if name not in table]
    if missing:
        raise ConfigError(f"{path} is not a manifest: it has no column {missing[0]}.")
    return table
