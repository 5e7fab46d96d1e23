"""Rows as text, CSV or JSON, formed page by page."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from typing import Any, Protocol

from app.core.document import TextLine
from app.core.export import COLUMNS, row


class Format(Protocol):
    """A form of the result: what stands before, for each page, and after."""

    def opening(self) -> str:
        """What comes before the first page."""
        ...

    def page(self, file: str, page: int, lines: Sequence[TextLine]) -> str:
        """The lines of one page, counted from 1."""
        ...

    def closing(self) -> str:
        """What comes after the last page."""
        ...


class TextFormat:
    """A row for each line, other readings behind tabs.

    Args:
        alternatives: How many other readings to give at most.
        apart: Whether an empty row stands between two pages.
    """

    def __init__(self, alternatives: int, apart: bool) -> None:
        self._alternatives = alternatives
        self._apart = apart
        self._before = ""

    def opening(self) -> str:
        """Nothing."""
        return ""

    def page(self, file: str, page: int, lines: Sequence[TextLine]) -> str:
        """A row for each line."""
        before, self._before = self._before, "\n" if self._apart else ""
        rows = [
            [line.text, *(other.text for other in line.reading.alternatives[: self._alternatives])]
            for line in lines
        ]
        return before + "".join("\t".join(texts) + "\n" for texts in rows)

    def closing(self) -> str:
        """Nothing."""
        return ""


class CsvFormat:
    """A heading and a row for each line; columns for other readings stand at the end."""

    def __init__(self, alternatives: int) -> None:
        self._alternatives = alternatives

    def opening(self) -> str:
        """The heading."""
        others = range(1, self._alternatives + 1)
        more = [f"{name}_{n}" for n in others for name in ("alternative", "confidence")]
        return _csv([[*COLUMNS, *more]])

    def page(self, file: str, page: int, lines: Sequence[TextLine]) -> str:
        """A row for each line."""
        return _csv(
            [
                [*row(file, page, number, line), *self._others(line)]
                for number, line in enumerate(lines, 1)
            ]
        )

    def closing(self) -> str:
        """Nothing."""
        return ""

    def _others(self, line: TextLine) -> list[str]:
        others = line.reading.alternatives[: self._alternatives]
        cells = [cell for other in others for cell in (other.text, f"{other.confidence:.4f}")]
        return cells + [""] * (2 * self._alternatives - len(cells))


class JsonFormat:
    """An array with an object for each line, one a row.

    Objects carry other readings and characters when other readings are wanted.
    """

    def __init__(self, alternatives: int) -> None:
        self._alternatives = alternatives
        self._before = "\n"

    def opening(self) -> str:
        """The beginning of the array."""
        return "["

    def page(self, file: str, page: int, lines: Sequence[TextLine]) -> str:
        """An object for each line."""
        text = ""
        for number, line in enumerate(lines, 1):
            values = self._object(file, page, number, line)
            text += self._before + json.dumps(values, ensure_ascii=False)
            self._before = ",\n"
        return text

    def closing(self) -> str:
        """The end of the array."""
        return "\n]\n"

    def _object(self, file: str, page: int, number: int, line: TextLine) -> dict[str, Any]:
        box = line.box
        values = {
            "file": file,
            "page": page,
            "line": number,
            "x": box.x,
            "y": box.y,
            "width": box.width,
            "height": box.height,
            "text": line.text,
            "confidence": round(line.confidence, 4),
        }
        return values | self._details(line) if self._alternatives else values

    def _details(self, line: TextLine) -> dict[str, Any]:
        return {
            "alternatives": [
                {"text": other.text, "confidence": round(other.confidence, 4)}
                for other in line.reading.alternatives[: self._alternatives]
            ],
            "characters": [
                {
                    "text": character.text,
                    "start": round(character.start, 1),
                    "end": round(character.end, 1),
                    "confidence": round(character.confidence, 4),
                }
                for character in line.reading.characters
            ],
        }


def make_format(name: str, alternatives: int, single: bool) -> Format:
    """The form called ``text``, ``csv`` or ``json``."""
    if name == "csv":
        return CsvFormat(alternatives)
    if name == "json":
        return JsonFormat(alternatives)
    return TextFormat(alternatives, apart=not single)


def _csv(rows: Sequence[Sequence[object]]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue()
