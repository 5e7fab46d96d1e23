"""BAnQ's "Copiste d'un jour": lines of modern French handwriting, split by writer."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pandas as pd

from training.sources.labels import drop_unusable, read_labels
from training.sources.pictures import measured


def rows(folder: Path) -> tuple[pd.DataFrame, Counter[str]]:
    """Rows of ``lines.csv`` (SPLIT, FILENAME, WRITER, TEXT)."""
    table, dropped = labels(folder)
    table["path"] = [
        str(folder / split / name) for split, name in zip(table.split, table.path, strict=True)
    ]
    return measured(table, dropped).assign(folded=False), dropped


def labels(folder: Path) -> tuple[pd.DataFrame, Counter[str]]:
    """The columns split, path, writer and text of ``lines.csv``, cleaned."""
    return drop_unusable(read_labels(folder / "lines.csv", ["split", "path", "writer", "text"]))
