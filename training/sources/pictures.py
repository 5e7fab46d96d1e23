"""Sizes of pictures, read from their headers."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import cv2


def aspects(paths: Iterable[Path]) -> list[float]:
    """Width over height of each picture; 0 for one that cannot be read."""
    found = []
    for path in paths:
        image = cv2.imread(str(path), cv2.IMREAD_REDUCED_GRAYSCALE_2)
        found.append(0.0 if image is None else image.shape[1] / image.shape[0])
    return found
