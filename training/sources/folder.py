"""A folder of pictures in ``images/`` with ``labels.csv`` (FILENAME, IDENTITY)."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pandas as pd

from training.sources.labels import drop_unusable
from training.sources.pictures import aspects


def rows(folder: Path) -> tuple[pd.DataFrame, Counter[str]]:
    """Rows for training; labels are taken as upper case without accents."""
    table = pd.read_csv(folder / "labels.csv")
    table.columns = ["path", "text"]
    table["path"] = [str(folder / "images" / name) for name in table["path"]]
    table, dropped = drop_unusable(table)
    table["width"] = aspects(map(Path, table["path"]))
    dropped["picture missing or unreadable"] += int((table["width"] == 0).sum())
    kept = table[table["width"] > 0]
    kept = kept.assign(split="train", writer=kept["path"], index=-1, folded=True)
    return kept.assign(make="picture"), dropped
