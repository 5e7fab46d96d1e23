"""The layout of Kaggle's ``landlord/handwriting-recognition``: names on French school forms."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pandas as pd

from training.sources.labels import drop_unusable, read_labels
from training.sources.pictures import measured

_SPLITS = {"train": "train_v2/train", "validation": "validation_v2/validation"}


def rows(folder: Path) -> tuple[pd.DataFrame, Counter[str]]:
    """Rows of both splits; labels are upper case without accents whatever was written."""
    tables = []
    for split, place in _SPLITS.items():
        labels = read_labels(folder / f"written_name_{split}_v2.csv", ["path", "text"])
        labels["path"] = [str(folder / place / name) for name in labels["path"]]
        tables.append(labels.assign(split=split, writer=labels["path"]))
    table, dropped = drop_unusable(pd.concat(tables, ignore_index=True))
    return measured(table, dropped).assign(folded=True), dropped
