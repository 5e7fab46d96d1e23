"""Pages that lie on their side or upside down are found, and read as they should lie."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from app.core.document import TextLine
from app.core.image_io import Image, rotate
from app.core.pages.ink_mask import GreyImage, dark_on_light, find_ink, shrink
from app.core.pages.reader import Reader, cut_lines, read_page
from app.core.pages.skew import line_sharpness
from model.fields import TEXT, Field
from model.preprocessing import to_grey
from model.reading import Reading

_SURE = 0.66
"""Mean certainty of letters from which nobody doubts that a page lies as it should."""

_MARGIN = 0.08
"""By how much a page must be read more surely the other way up, to be turned."""

_SIDEWAYS = 1.5
_WORK_PIXELS = 600_000
_LINES = 4


@dataclass(frozen=True)
class Upright:
    """What was read on a page.

    Attributes:
        turn: By how many degrees, clockwise, the picture was turned for it: 0, 90, 180 or 270.
        lines: Places are pixels of the turned picture.
    """

    turn: int
    lines: list[TextLine]


def read_upright(
    image: Image,
    recognizer: Reader,
    *,
    field: Field | str = TEXT,
    flatten: bool = True,
    progress: Callable[[int, int], None] | None = None,
) -> Upright:
    """Reads a page, and turns it first where it clearly lies wrong.

    Arguments and errors are those of ``read_page``. Only a page that is read badly is
    looked at more closely, so that others take no longer.
    """
    how = {"field": field, "flatten": flatten, "progress": progress}
    lines = read_page(image, recognizer, **how)
    if lines and _certainty([line.reading for line in lines]) >= _SURE:
        return Upright(0, lines)
    turn = find_turn(image, recognizer, field)
    return Upright(turn, read_page(rotate(image, turn), recognizer, **how) if turn else lines)


def find_turn(image: Image, recognizer: Reader, field: Field | str = TEXT) -> int:
    """By how many degrees, clockwise, a page must be turned; 0 where that is not certain.

    Lines of writing make the rows of a page differ more than its columns. Which way up they stand
    only the recogniser can tell: it is less sure of letters that stand on their head.
    """

    def certainty(cuts: list[GreyImage]) -> float:
        readings = recognizer.read_many(list(cuts), field) if cuts else []
        return _certainty(readings)

    grey = dark_on_light(to_grey(image))
    first = 90 if _lies_sideways(grey) else 0
    cuts = _longest(rotate(grey, first))
    found = {first: certainty(cuts), first + 180: certainty([rotate(cut, 180) for cut in cuts])}
    # a single word may look as if it lay sideways, so the way it lies is always in the race
    if first:
        found[0] = certainty(_longest(grey))
    best, second = sorted(found, key=lambda turn: -found[turn])[:2]
    return best if found[best] - found[second] >= _MARGIN else 0


def _longest(grey: GreyImage) -> list[GreyImage]:
    return sorted(cut_lines(grey), key=lambda cut: -cut.shape[1])[:_LINES]


def _lies_sideways(grey: GreyImage) -> bool:
    ink = find_ink(shrink(grey, _WORK_PIXELS))
    return line_sharpness(rotate(ink, 90)) > _SIDEWAYS * line_sharpness(ink)


def _certainty(readings: Sequence[Reading]) -> float:
    letters = [c.confidence for reading in readings for c in reading.characters]
    return float(np.mean(letters)) if letters else 0.0
