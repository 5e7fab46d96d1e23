"""A folder of pictures in ``images/`` with ``labels.csv`` (FILENAME, IDENTITY)."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pandas as pd

from training.sources.labels import drop_unusable, read_labels
from training.sources.pictures import measured


def rows(folder: Path) -> tuple[pd.DataFrame, Counter[str]]:
    """Rows for training; labels are taken as upper case without accents."""
    table = read_labels(folder / "labels.csv", ["path", "text"])
    table["path"] = [str(folder / "images" / name) for name in table["path"]]
    table, dropped = drop_unusable(table)
    kept = measured(table, dropped)
    return kept.assign(split="train", writer=kept["path"], folded=True), dropped
