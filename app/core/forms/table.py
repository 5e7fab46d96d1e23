"""Results of forms as a table: one row a form."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

from app.core.export import words
from app.core.files import atomic_file
from app.core.forms.results import FieldResult, FormResult
from app.core.forms.template import Template
from app.core.forms.written_values import number
from app.core.pages.quality import Flaw


def columns(templates: Sequence[Template]) -> list[str]:
    """The heading: ``file``, ``page``, ``matched``, two for each field, and ``problems``.

    Fields of the same name on several forms share their columns.
    """
    names = dict.fromkeys(field.name for template in templates for field in template.fields)
    pairs = [column for name in names for column in (name, f"{name}_confidence")]
    return ["file", "page", "matched", *pairs, "problems"]


def row(result: FormResult, heading: Sequence[str]) -> list[str]:
    """One form as values of the heading's columns, empty where it has no such field."""
    cells = {
        "file": str(result.file),
        "page": str(result.page) if result.page else "",
        "matched": result.template,
        "problems": "; ".join(problems(result)),
    }
    for field in result.fields:
        cells[field.name] = field.reading.text
        cells[f"{field.name}_confidence"] = f"{field.reading.confidence:.4f}"
    return [harmless(cells.get(column, "")) for column in heading]


def problems(result: FormResult) -> list[str]:
    """Why nothing was read, or what is wrong with the picture and in which field."""
    flaws = [hard_to_read(flaw) for flaw in result.flaws[:1]]
    if result.problem:
        return [result.problem, *flaws]
    return [*flaws, *(_sentence(field) for field in result.fields if field.problem)]


def hard_to_read(flaw: Flaw) -> str:
    """What is wrong with a picture, and what to do about it."""
    return f"hard to read: {flaw.value}"


def _sentence(field: FieldResult) -> str:
    return f"{field.name}: {field.problem}"


def harmless(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula: an apostrophe makes it a text.

    Numbers with a sign stay numbers.
    """
    return cell if number(cell) is not None else words.harmless(cell)


def write_table(path: Path, templates: Sequence[Template], results: Iterable[FormResult]) -> None:
    """Saves the table as CSV in UTF-8, whole or not at all.

    Raises:
        FileError: the file cannot be written.
    """
    heading = columns(templates)
    with atomic_file(path) as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow([harmless(column) for column in heading])
        writer.writerows(row(result, heading) for result in results)
