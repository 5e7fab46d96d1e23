"""Fields of several lines: cut apart, read line by line, and put together again."""

from __future__ import annotations

import math
from collections.abc import Sequence

from app.core.pages.ink_mask import GreyImage
from app.core.pages.layout import cut_line, find_lines
from model.reading import EMPTY, Alternative, Reading

_ALTERNATIVES = 5


def line_pictures(picture: GreyImage) -> list[GreyImage]:
    """The lines of writing in a field, from top to bottom; the whole where none is found.

    Args:
        picture: Grey uint8 (H, W), ink dark on white paper, nothing printed.
    """
    # a field is one column, however far apart its lines begin
    lines = sorted(find_lines(picture), key=lambda line: line.box.y + line.box.height / 2)
    return [cut_line(picture, line) for line in lines] or [picture]


def joined(readings: Sequence[Reading]) -> Reading:
    """One reading of the lines of a field, none where there are none.

    It is right where every line is; its alternatives have another text in one of the lines.
    """
    if len(readings) <= 1:
        return readings[0] if readings else EMPTY
    sure = math.prod(line.confidence for line in readings)
    found = [
        Alternative(
            _text([*readings[:place], other, *readings[place + 1 :]]),
            sure * other.confidence / max(line.confidence, 1e-6),
        )
        for place, line in enumerate(readings)
        for other in line.alternatives
    ]
    ranked = sorted(found, key=lambda alternative: -alternative.confidence)
    return Reading(_text(readings), sure, (), tuple(ranked[:_ALTERNATIVES]))


def _text(lines: Sequence[Reading | Alternative]) -> str:
    return "\n".join(line.text for line in lines if line.text)
