"""Results of forms as a table: one row a form."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

from app.core.export import words
from app.core.files import atomic_file
from app.core.forms.results import FormResult
from app.core.forms.template import Template
from app.core.forms.written_values import number
from app.core.pages.quality import Flaw


def columns(templates: Sequence[Template]) -> list[str]:
    """The heading; fields of the same name on several forms share their columns."""
    return heading(field.name for template in templates for field in template.fields)


def heading(names: Iterable[str]) -> list[str]:
    """``file``, ``page``, ``matched``, two for each name of a field, and ``problems``."""
    pairs = [column for name in dict.fromkeys(names) for column in (name, f"{name}_confidence")]
    return ["file", "page", "matched", *pairs, "problems"]


def row(result: FormResult, names: Sequence[str]) -> list[str]:
    """One form as values of some columns, empty where it has no such field."""
    cells = about(result, problems(result))
    for field in result.fields:
        cells[field.name] = field.reading.text
        cells[f"{field.name}_confidence"] = f"{field.reading.confidence:.4f}"
    return [harmless(cells.get(name, "")) for name in names]


def about(result: FormResult, wrong: Iterable[str]) -> dict[str, str]:
    """What a row says besides its fields, by the names of the columns."""
    return {
        "file": str(result.file),
        "page": str(result.page) if result.page else "",
        "matched": result.template,
        "problems": "; ".join(wrong),
    }


def problems(result: FormResult) -> list[str]:
    """Why nothing was read, or what is wrong with the picture and in which field."""
    flaws = [hard_to_read(flaw) for flaw in result.flaws[:1]]
    if result.problem:
        return [result.problem, *flaws]
    return [*flaws, *(f"{f.name}: {f.problem}" for f in result.fields if f.problem)]


def hard_to_read(flaw: Flaw) -> str:
    """What is wrong with a picture, and what to do about it."""
    return f"hard to read: {flaw.value}"


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
    names = columns(templates)
    with atomic_file(path) as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow([harmless(column) for column in names])
        writer.writerows(row(result, names) for result in results)
