"""Sizes of pictures."""

from __future__ import annotations

from collections import Counter

import cv2
import pandas as pd


def measured(table: pd.DataFrame, dropped: Counter[str]) -> pd.DataFrame:
    """The rows whose pictures can be read, with what the manifest says of pictures.

    Args:
        table: With the column path.
        dropped: Counts the other rows.
    """
    widths = table["path"].map(_aspect)
    dropped["picture missing or unreadable"] += int((widths == 0).sum())
    return table.assign(width=widths, index=-1, make="picture")[widths > 0]


def _aspect(path: str) -> float:
    """Width over height; 0 for a picture that cannot be read."""
    image = cv2.imread(path, cv2.IMREAD_REDUCED_GRAYSCALE_2)
    return 0.0 if image is None else image.shape[1] / image.shape[0]
