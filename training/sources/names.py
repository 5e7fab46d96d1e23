"""The layout of Kaggle's ``landlord/handwriting-recognition``: names on French school forms."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pandas as pd

from training.sources.labels import drop_unusable
from training.sources.pictures import aspects

_SPLITS = {"train": "train_v2/train", "validation": "validation_v2/validation"}


def rows(folder: Path) -> tuple[pd.DataFrame, Counter[str]]:
    """Rows of both splits; labels are upper case without accents whatever was written."""
    tables = []
    for split, place in _SPLITS.items():
        labels = pd.read_csv(folder / f"written_name_{split}_v2.csv", keep_default_na=True)
        labels.columns = ["path", "text"]
        labels["path"] = [str(folder / place / name) for name in labels["path"]]
        tables.append(labels.assign(split=split, writer=labels["path"]))
    table, dropped = drop_unusable(pd.concat(tables, ignore_index=True))
    table["width"] = aspects(map(Path, table["path"]))
    dropped["picture missing or unreadable"] += int((table["width"] == 0).sum())
    return table[table["width"] > 0].assign(index=-1, folded=True, make="picture"), dropped
