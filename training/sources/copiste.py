"""BAnQ's "Copiste d'un jour": lines of modern French handwriting, split by writer."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pandas as pd

from training.sources.labels import drop_unusable
from training.sources.pictures import aspects


def rows(folder: Path) -> tuple[pd.DataFrame, Counter[str]]:
    """Rows of ``lines.csv`` (SPLIT, FILENAME, WRITER, TEXT)."""
    table, dropped = labels(folder)
    table["path"] = [
        str(folder / split / name) for split, name in zip(table.split, table.path, strict=True)
    ]
    table["width"] = aspects(map(Path, table["path"]))
    dropped["picture missing or unreadable"] += int((table["width"] == 0).sum())
    return table[table["width"] > 0].assign(index=-1, folded=False, make="picture"), dropped


def labels(folder: Path) -> tuple[pd.DataFrame, Counter[str]]:
    """The columns split, path, writer and text of ``lines.csv``, cleaned."""
    table = pd.read_csv(folder / "lines.csv")
    table.columns = ["split", "path", "writer", "text"]
    return drop_unusable(table)
