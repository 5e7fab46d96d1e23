"""The lines of one page as JSON, for project files."""

from __future__ import annotations

import json
import math
from typing import Any

from app.core.document import Entry, TextLine
from app.core.geometry import Box
from model.reading import Alternative, Character, Reading

DAMAGED = (AttributeError, KeyError, IndexError, TypeError, ValueError, RecursionError)
"""What reading values of the wrong kind may raise."""


def encode_lines(lines: list[TextLine]) -> bytes:
    """What was read, and what persons made of it."""
    values = {"lines": [_line_values(line) for line in lines]}
    return json.dumps(values, ensure_ascii=False, separators=(",", ":")).encode()


def decode_lines(data: bytes) -> list[TextLine]:
    """The other way round.

    Raises:
        ValueError: something is missing, of the wrong kind or out of its range.
    """
    try:
        return [_line(values) for values in json.loads(data)["lines"]]
    except DAMAGED as error:
        raise ValueError(f"{type(error).__name__}: {error}") from None


def _line_values(line: TextLine) -> dict[str, Any]:
    box, reading, entry = line.box, line.reading, line.entry
    values: dict[str, Any] = {
        "box": [box.x, box.y, box.width, box.height],
        "polygon": line.polygon,
        "read": reading.text,
        "confidence": round(reading.confidence, 6),
        "characters": [
            [c.text, round(c.start, 1), round(c.end, 1), round(c.confidence, 4)]
            for c in reading.characters
        ],
        "alternatives": [[a.text, round(a.confidence, 6)] for a in reading.alternatives],
    }
    if entry != Entry(reading.text):
        values["entry"] = {
            "text": entry.text,
            "reviewed": entry.reviewed,
            "by": entry.by,
            "at": entry.at,
        }
    return values


def _line(values: dict[str, Any]) -> TextLine:
    box = Box(*(whole(number) for number in values["box"]))
    polygon = tuple((whole(x), whole(y)) for x, y in values["polygon"])
    characters = tuple(
        Character(text(c), _number(start), _number(end), _share(sure))
        for c, start, end, sure in values["characters"]
    )
    alternatives = tuple(Alternative(text(t), _share(c)) for t, c in values["alternatives"])
    read = Reading(text(values["read"]), _share(values["confidence"]), characters, alternatives)
    return TextLine(box, polygon, read, _entry(values["entry"]) if "entry" in values else None)  # pyright: ignore[reportArgumentType]


def _entry(values: dict[str, Any]) -> Entry:
    reviewed = values["reviewed"]
    if not isinstance(reviewed, bool):
        raise ValueError(f"{reviewed!r} is neither true nor false")
    return Entry(text(values["text"]), reviewed, text(values["by"]), text(values["at"]))


def text(value: object) -> str:
    """A text.

    Raises:
        ValueError: it is none.
    """
    if not isinstance(value, str):
        raise ValueError(f"{value!r} is no text")
    return value


def whole(value: object) -> int:
    """A whole number, of no more than 32 bits.

    Raises:
        ValueError: it is none.
    """
    if not isinstance(value, int) or isinstance(value, bool) or abs(value) >= 2**31:
        raise ValueError("this is no whole number that a page has")
    return value


def _number(value: object) -> float:
    if not isinstance(value, int | float) or isinstance(value, bool) or not math.isfinite(value):
        raise ValueError(f"{value!r} is no number")
    return float(value)


def _share(value: object) -> float:
    number = _number(value)
    if not 0 <= number <= 1:
        raise ValueError(f"{value!r} is not between 0 and 1")
    return number
