"""Where the words of a line stand; formats with places share this."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from app.core.document import TextLine
from app.core.geometry import Box, Polygon

_LEVEL_BELOW = 3
"""Lines shorter than so many times their height say nothing about their slant."""

_COLUMNS = 21
_DESCENT = 0.2
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True)
class Word:
    """A word and its place.

    Attributes:
        text: Without spaces.
        box: In pixels of the page.
        confidence: Probability that it is right.
    """

    text: str
    box: Box
    confidence: float


def clean(text: str) -> str:
    """A text without characters that XML and PDF cannot hold."""
    return _NOT_XML.sub("\ufffd", text)


def words(line: TextLine) -> list[Word]:
    """The words of a line from left to right.

    Their edges are those of the letters that were read; where a person typed, the words share the
    line by their length.
    """
    found = [match.span() for match in re.finditer(r"\S+", line.text)]
    edges = list(_edges(line))
    return [
        Word(
            clean(line.text[first:end]),
            _box(line, edges[first], edges[end]),
            _confidence(line, first, end),
        )
        for first, end in found
    ]


def slope(line: TextLine) -> float:
    """By how much a line falls for each pixel to the right.

    After Theil and Sen: the median between distant columns of each edge of the outline, for which
    letters that reach far up or down count little.
    """
    box = line.box
    if box.width < _LEVEL_BELOW * box.height:
        return 0.0
    columns = np.linspace(box.x, box.right - 1, _COLUMNS)
    edges = np.array([_rows(line.polygon, column, column, box) for column in columns]).T
    first, second = np.triu_indices(_COLUMNS, _COLUMNS // 3)
    falls = (edges[:, second] - edges[:, first]) / (columns[second] - columns[first])
    return float(np.median(falls, axis=1).mean())


def baseline(line: TextLine) -> tuple[tuple[int, int], tuple[int, int]]:
    """The two ends of the line on which the letters stand, about."""
    box, fall = line.box, slope(line)
    thickness = max(box.height - abs(fall) * box.width, 1)
    middle = box.y + box.height / 2 + (0.5 - _DESCENT) * thickness
    half = fall * (box.width - 1) / 2
    left, right = box.x, max(box.right - 1, box.x)
    return (left, max(round(middle - half), 0)), (right, max(round(middle + half), 0))


def _edges(line: TextLine) -> Iterator[float]:
    """Where each character begins, and where the last one ends."""
    box, characters = line.box, line.reading.characters
    if line.edited or len(characters) != len(line.text):
        step = box.width / max(len(line.text), 1)
        yield from (box.x + step * n for n in range(len(line.text) + 1))
        return
    yield from (box.x + character.start for character in characters)
    yield box.x + (characters[-1].end if characters else box.width)


def _confidence(line: TextLine, first: int, end: int) -> float:
    if line.edited or line.reviewed:
        return 1.0
    characters = line.reading.characters[first:end]
    return min((c.confidence for c in characters), default=line.confidence)


def _box(line: TextLine, left: float, right: float) -> Box:
    first = max(int(left), line.box.x)
    last = max(min(round(right), line.box.right), first + 1)
    top, bottom = _rows(line.polygon, first, last - 1, line.box)
    return Box(first, top, last - first, max(bottom - top, 1))


def _rows(polygon: Polygon, left: float, right: float, box: Box) -> tuple[int, int]:
    """First row of an outline between two columns, and the row after the last."""
    rows: list[float] = []
    for (ax, ay), (bx, by) in zip(polygon, polygon[1:] + polygon[:1], strict=True):
        if ax > bx:
            ax, ay, bx, by = bx, by, ax, ay
        if ax <= right and bx >= left:
            rise = (by - ay) / (bx - ax) if bx > ax else 0.0
            rows += [ay + rise * (max(left, ax) - ax), ay + rise * (min(right, bx) - ax)]
            rows += [by] if ax == bx else []
    return (int(min(rows)), round(max(rows)) + 1) if rows else (box.y, box.bottom)


_FORMULA = ("=", "+", "-", "@", "\t", "\n")


def harmless(text: str) -> str:
    """A cell that no spreadsheet takes for a formula.

    After OWASP, "CSV Injection": an apostrophe before what begins like one. A carriage return
    becomes a line feed, since Python's writer does not quote it.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return "'" + text if text.startswith(_FORMULA) else text
