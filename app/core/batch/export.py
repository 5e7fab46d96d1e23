"""The reviewed forms of a batch as a table or as JSON, whole or not at all."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format as CellFormat

from app.core.batch.review import ReviewBatch, ReviewField, ReviewForm
from app.core.export.words import clean
from app.core.files import atomic_bytes
from app.core.forms.table import about, hard_to_read, harmless, heading

_WIDE, _NARROW = 24, 12
_EPOCH, _DIGITS = datetime(1900, 1, 1), 15
"""Excel knows no earlier days, and no more digits of a number; both are texts there."""


@dataclass(frozen=True)
class TableFormat:
    """A form of the result.

    Attributes:
        name: What the program calls it.
        suffix: How its files end.
        title: What it is, for people.
        data: The content of the file, from the forms and the review threshold.
    """

    name: str
    suffix: str
    title: str
    data: Callable[[ReviewBatch, float], bytes]


def write_forms(path: Path, batch: ReviewBatch, form: TableFormat, threshold: float) -> None:
    """Saves what the forms say.

    Args:
        path: The file.
        batch: The forms, as they stand.
        form: How they are written.
        threshold: Fields below it that nobody looked at are named among the problems.

    Raises:
        FileError: the file cannot be written.
    """
    data = form.data(batch, threshold)
    with atomic_bytes(path) as file:
        file.write(data)


def _rows(batch: ReviewBatch) -> list[ReviewForm]:
    return sorted([*batch.forms, *batch.problems], key=lambda form: form.order)


def notes(form: ReviewForm, threshold: float) -> list[str]:
    """Why nothing was read, or what is wrong with the picture, or unchecked in which field."""
    found = [hard_to_read(flaw) for flaw in form.result.flaws[:1]]
    if not form.matched:
        return [form.result.problem, *found]
    for field in form.fields:
        if field.problem:
            found.append(f"{field.name}: {field.problem}")
        elif field.doubtful(threshold):
            found.append(f"{field.name}: not checked")
    return found


def _csv(batch: ReviewBatch, threshold: float) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    names = heading(batch.columns)
    writer.writerow([harmless(column) for column in names])
    for form in _rows(batch):
        cells = about(form.result, notes(form, threshold))
        for field in form.fields:
            cells[field.name] = field.text
            cells[f"{field.name}_confidence"] = f"{field.line.confidence:.4f}"
        writer.writerow([harmless(cells.get(column, "")) for column in names])
    return text.getvalue().encode("utf-8", "replace")


def _csv_with_mark(batch: ReviewBatch, threshold: float) -> bytes:
    return b"\xef\xbb\xbf" + _csv(batch, threshold)


def _json(batch: ReviewBatch, threshold: float) -> bytes:
    rows = [_object(form, threshold) for form in _rows(batch)]
    return json.dumps(rows, ensure_ascii=False, indent=1).encode("utf-8", "replace") + b"\n"


def _object(form: ReviewForm, threshold: float) -> dict[str, Any]:
    result = form.result
    return {
        "file": str(result.file),
        "page": result.page,
        "matched": result.template or None,
        "problem": result.problem or None,
        "picture": [flaw.value for flaw in result.flaws],
        "fields": {field.name: _field_object(field, threshold) for field in form.fields},
    }


def _field_object(field: ReviewField, threshold: float) -> dict[str, Any]:
    line = field.line
    return {
        "text": line.text,
        "confidence": round(line.confidence, 4),
        "problem": field.problem or None,
        "doubtful": field.doubtful(threshold),
        "read": line.reading.text,
        "reviewed": line.reviewed,
        "by": line.entry.by or None,
        "at": line.entry.at or None,
        "polygon": [list(point) for point in line.polygon],
    }


class _Sheet:
    """A workbook with one sheet: texts are texts, so that none can be a formula."""

    def __init__(self, columns: Sequence[str]) -> None:
        self._file = io.BytesIO()
        self._book = xlsxwriter.Workbook(self._file, {"in_memory": True})
        self._sheet = self._book.add_worksheet("Plume")
        self._columns = columns
        self._styles: dict[tuple[tuple[str, Any], ...], CellFormat] = {}
        for column, name in enumerate(columns):
            self._sheet.write_string(0, column, clean(name), self._style(bold=True))
            self._sheet.set_column(column, column, _NARROW if _is_share(name) else _WIDE)
        self._count = 0

    def add(self, form: ReviewForm, threshold: float) -> None:
        """One row; doubtful cells are yellow, those that break a rule are red."""
        self._count += 1
        cells = about(form.result, notes(form, threshold))
        fields = {field.name: field for field in form.fields}
        for column, name in enumerate(self._columns):
            if name in fields:
                self._add_field(column, fields[name], threshold)
            elif _is_share(name):
                if field := fields.get(name.removesuffix("_confidence")):
                    style = self._style(num_format="0%")
                    self._sheet.write_number(self._count, column, field.line.confidence, style)
            elif name == "page" and form.result.page:
                self._sheet.write_number(self._count, column, form.result.page)
            elif cells.get(name):
                self._sheet.write_string(self._count, column, clean(cells[name])[:32767])

    def data(self) -> bytes:
        """The file."""
        self._sheet.freeze_panes(1, 1)
        self._sheet.autofilter(0, 0, max(self._count, 1), len(self._columns) - 1)
        self._book.close()
        return self._file.getvalue()

    def _add_field(self, column: int, field: ReviewField, threshold: float) -> None:
        look: dict[str, Any] = {}
        if field.problem:
            look = {"font_color": "#b00020", "bg_color": "#fde7e9"}
        elif field.doubtful(threshold):
            look = {"bg_color": "#fff2cc"}
        value = field.value
        if isinstance(value, datetime) and value >= _EPOCH:
            style = self._style(num_format="yyyy-mm-dd", align="left", **look)
            self._sheet.write_datetime(self._count, column, value, style)
        elif isinstance(value, Decimal) and len(value.normalize().as_tuple().digits) <= _DIGITS:
            self._sheet.write_number(self._count, column, float(value), self._style(**look))
        elif field.text or look:
            text = clean(field.text)[:32767]
            look |= {"text_wrap": True, "valign": "top"} if "\n" in text else {}
            self._sheet.write_string(self._count, column, text, self._style(**look))

    def _style(self, **look: Any) -> CellFormat:
        key = tuple(sorted(look.items()))
        if key not in self._styles:
            self._styles[key] = self._book.add_format(look)
        return self._styles[key]


def _is_share(column: str) -> bool:
    return column.endswith("_confidence")


def _xlsx(batch: ReviewBatch, threshold: float) -> bytes:
    sheet = _Sheet(heading(batch.columns))
    for form in _rows(batch):
        sheet.add(form, threshold)
    return sheet.data()


TABLE_FORMATS = (
    TableFormat("xlsx", ".xlsx", "Excel workbook", _xlsx),
    TableFormat("csv", ".csv", "Table (CSV)", _csv),
    TableFormat("csv-excel", ".csv", "Table for older Excel (CSV)", _csv_with_mark),
    TableFormat("json", ".json", "JSON", _json),
)
"""What the window offers."""
