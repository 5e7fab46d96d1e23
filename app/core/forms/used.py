"""Filled forms as templates: whether one is, and the printed form under the writing."""

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
_MIDDLE = (0.33, 0.8)
_WRITTEN, _MOST, _FEWEST = 0.01, 0.6, 3


def is_filled(picture: GreyImage, boxes: Iterable[Box]) -> bool:
    """Whether most fields of a form that should be blank seem to be written in.

    Ink in the middle of a field that is no line is taken for writing; labels mostly stand higher.

    Args:
        picture: Grey uint8 (H, W), dark on light.
        boxes: Where text is written; of fewer than three nothing can be said.
    """
    ink = find_ink(picture)
    written = [_is_written(ink[_around(box, ink)], box.height) for box in boxes]
    return len(written) >= _FEWEST and sum(written) >= _MOST * len(written)


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
        place = _around(box, ink)
        part = clean[place]
        paper = np.percentile(part, 90)
        part[_lines(ink[place], box.height) == 0] = paper
    return clean


def _around(box: Box, ink: Mask) -> tuple[slice, slice]:
    wide = box.grown(_AROUND).clipped(ink.shape[1], ink.shape[0])
    return np.s_[wide.y : wide.bottom, wide.x : wide.right]


def _is_written(ink: Mask, height: int) -> bool:
    top, bottom = (round(part * len(ink)) for part in _MIDDLE)
    left = (ink > 0) & (_lines(ink, height) == 0)
    return bool(left[top:bottom].mean() > _WRITTEN)


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
