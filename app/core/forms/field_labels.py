"""Names fields after what is printed beside them, and says what they hold."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np

from app.core.forms.field_kinds import with_likely_kind
from app.core.forms.reader import FieldReader
from app.core.forms.template import RESERVED, FormField
from app.core.geometry import Box
from app.core.pages.ink_mask import GreyImage, Mask, find_ink, resized
from model.fields import TEXT

_SIDE = 1800
_LINE = 60
_GAP = 16
_MIN_HEIGHT, _MAX_HEIGHT, _MIN_WIDTH = 9, 50, 12
_ABOVE, _BESIDE, _SLACK = 45, 70, 30
_MARGIN = 6
_SURE = 0.5
_LETTERS = 2


@dataclass(frozen=True)
class _Pair:
    away: float
    field: int
    label: int


def named_by_labels(
    picture: GreyImage, fields: Sequence[FormField], reader: FieldReader
) -> list[FormField]:
    """The same fields, those with a label that can be read named after it, and of its kind.

    Args:
        picture: The form, grey uint8 (H, W), dark on light, upright.
        fields: Its fields.
        reader: Reads the labels.
    """
    labels = find_labels(picture, [field.box for field in fields])
    found = [index for index, box in enumerate(labels) if box is not None]
    parts = [_part(picture, box) for box in labels if box is not None]
    readings = reader.read_many(parts, [TEXT] * len(parts)) if parts else []
    named = list(fields)
    taken = {*(name.capitalize() for name in RESERVED), *(field.name for field in fields)}
    for index, reading in zip(found, readings, strict=True):
        name = _name(reading.text)
        if reading.confidence >= _SURE and name and name not in taken:
            named[index] = with_likely_kind(replace(named[index], name=name), name)
            taken.add(name)
    return named


def find_labels(picture: GreyImage, boxes: Sequence[Box]) -> list[Box | None]:
    """Where the label of each field is printed: over it, or at its left or right.

    Args:
        picture: As for ``named_by_labels``.
        boxes: Of the fields.
    """
    scale = _SIDE / max(picture.shape)
    places = [_scaled(box, scale) for box in boxes]
    runs = _runs(find_ink(resized(picture, scale)), places)
    pairs = [
        _Pair(away, field, label)
        for field, place in enumerate(places)
        for label, run in enumerate(runs)
        if (away := _away(place, run)) is not None
    ]
    labels: list[Box | None] = [None] * len(boxes)
    used: set[int] = set()
    for pair in sorted(pairs, key=lambda pair: pair.away):
        if labels[pair.field] is None and pair.label not in used:
            labels[pair.field] = _scaled(runs[pair.label], 1 / scale)
            used.add(pair.label)
    return labels


def _runs(ink: Mask, places: Sequence[Box]) -> list[Box]:
    """Printed words that stand together, outside of fields."""
    free = ink.copy()
    level = cv2.morphologyEx(free, cv2.MORPH_OPEN, np.ones((1, _LINE), np.uint8))
    upright = cv2.morphologyEx(free, cv2.MORPH_OPEN, np.ones((_LINE, 1), np.uint8))
    lines = cv2.dilate(cv2.bitwise_or(level, upright), np.ones((5, 5), np.uint8))
    free[lines > 0] = 0
    for box in places:
        free[max(box.y - 3, 0) : box.bottom + 3, max(box.x - 3, 0) : box.right + 3] = 0
    joined = cv2.morphologyEx(free, cv2.MORPH_CLOSE, np.ones((3, _GAP), np.uint8))
    _, _, stats, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    return [
        Box(x, y, w, h)
        for x, y, w, h, _ in stats[1:].tolist()
        if _MIN_HEIGHT <= h <= _MAX_HEIGHT and w >= _MIN_WIDTH
    ]


def _away(field: Box, run: Box) -> float | None:
    """How far a label is from a field it may belong to; None where it cannot."""
    small = field.width < 2 * field.height
    level = min(field.bottom, run.bottom) - max(field.y, run.y) > 0.5 * run.height
    if level and 0 <= run.x - field.right <= _BESIDE and small:
        return run.x - field.right
    if level and 0 <= field.x - run.right <= _BESIDE:
        return field.x - run.right + (_BESIDE if small else 0)
    over = field.y - run.bottom
    begins = field.x - _SLACK <= run.x <= field.x + max(field.width / 2, _SLACK)
    if -_MARGIN <= over <= _ABOVE and begins and not small:
        return over + abs(run.x - field.x) / 4
    return None


def _part(picture: GreyImage, box: Box) -> GreyImage:
    margin = round(_MARGIN * max(picture.shape) / _SIDE)
    wide = box.grown(margin).clipped(picture.shape[1], picture.shape[0])
    return np.ascontiguousarray(picture[wide.y : wide.bottom, wide.x : wide.right])


def _scaled(box: Box, scale: float) -> Box:
    return Box(*(round(value * scale) for value in (box.x, box.y, box.width, box.height)))


def _name(text: str) -> str:
    """A label without what stands around its words; empty where it has too few letters."""
    words = re.sub(r"^[\W_]+|[\s:*.,;_]+$", "", text).split()
    name = " ".join(map(_cased, words))
    name = name[:1].upper() + name[1:]
    return name if sum(map(str.isalpha, name)) >= _LETTERS else ""


def _cased(word: str) -> str:
    """A word without capitals in its middle, which print has only where all are."""
    return word if word.isupper() else word[:1] + word[1:].lower()
