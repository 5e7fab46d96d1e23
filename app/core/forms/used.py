"""The printed form under the writing, when only a filled one could be had for a template."""

from __future__ import annotations

from collections.abc import Iterable

import cv2
import numpy as np

from app.core.geometry import Box
from app.core.pages.ink_mask import GreyImage, Mask, find_ink

_AROUND = 3
_LEVEL, _UPRIGHT = 0.9, 0.75
_DOTS, _BASE = 0.2, 0.35
_MIN = 15


def without_writing(picture: GreyImage, boxes: Iterable[Box]) -> GreyImage:
    """A form whose fields hold nothing but the lines that are printed in them.

    A line is longer than handwriting is: about as high as the field when it is upright, longer
    than that when it is level. Rows of dots are looked for at the foot of a field only.

    Args:
        picture: Grey uint8 (H, W), dark on light.
        boxes: Where the fields are.
    """
    ink = find_ink(picture)
    clean = picture.copy()
    for box in boxes:
        wide = box.grown(_AROUND).clipped(picture.shape[1], picture.shape[0])
        place = np.s_[wide.y : wide.bottom, wide.x : wide.right]
        part = clean[place]
        paper = np.percentile(part, 90)
        part[_lines(ink[place], box.height) == 0] = paper
    return clean


def _lines(ink: Mask, height: int) -> Mask:
    """The printed lines of one field."""
    level = _opened(ink, max(round(_LEVEL * height), _MIN), 1)
    upright = _opened(ink, 1, max(round(_UPRIGHT * height), _MIN))
    foot = ink.copy()
    foot[: round((1 - _BASE) * len(foot))] = 0
    gap = np.ones((1, max(round(_DOTS * height), 3)), np.uint8)
    rows = np.asarray(cv2.morphologyEx(foot, cv2.MORPH_CLOSE, gap), np.uint8)
    dots = _opened(rows, 3 * height, 1)
    found = cv2.dilate(level | upright | dots, np.ones((5, 5), np.uint8))
    return np.asarray(found, np.uint8)


def _opened(ink: Mask, width: int, height: int) -> Mask:
    opened = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((height, width), np.uint8))
    return np.asarray(opened, np.uint8)
