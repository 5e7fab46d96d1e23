"""Plain text and JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from app.core.document import Entry, TextLine
from app.core.export.pages import ExportOptions, ExportPage


def text_chunks(pages: Iterable[ExportPage], options: ExportOptions) -> Iterator[str]:
    """A row for each line, other readings behind tabs."""
    before = ""
    for page in pages:
        if not page.lines and options.apart:
            continue
        yield before + "".join(_row(line, options.alternatives) for line in page.lines)
        before = "\n" if options.apart else ""


def _row(line: TextLine, alternatives: int) -> str:
    others = line.reading.alternatives[:alternatives]
    return "\t".join([line.text, *(other.text for other in others)]) + "\n"


def json_chunks(pages: Iterable[ExportPage], options: ExportOptions) -> Iterator[str]:
    """An array with an object for each line, one a row.

    Objects carry other readings and characters where other readings are wanted, and what was read
    where a person typed or checked something.
    """
    yield "["
    before = "\n"
    for page in pages:
        text = ""
        for number, line in enumerate(page.lines, 1):
            values = _object(page, number, line, options.alternatives)
            text += before + json.dumps(values, ensure_ascii=False)
            before = ",\n"
        yield text
    yield "\n]\n"


def _object(page: ExportPage, number: int, line: TextLine, alternatives: int) -> dict[str, Any]:
    box = line.box
    values = {
        "file": page.file,
        "page": page.number,
        "line": number,
        "x": box.x,
        "y": box.y,
        "width": box.width,
        "height": box.height,
        "text": line.text,
        "confidence": round(line.confidence, 4),
    }
    if line.entry != Entry(line.reading.text):
        values |= {
            "read": line.reading.text,
            "reviewed": line.reviewed,
            "by": line.entry.by,
            "at": line.entry.at,
        }
    return values | _details(line, alternatives) if alternatives else values


def _details(line: TextLine, alternatives: int) -> dict[str, Any]:
    return {
        "alternatives": [
            {"text": other.text, "confidence": round(other.confidence, 4)}
            for other in line.reading.alternatives[:alternatives]
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
