"""Tables with a row for each line: CSV and XLSX."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

import xlsxwriter

from app.core.document import TextLine
from app.core.export.pages import ExportOptions, ExportPage
from app.core.export.words import clean, harmless

COLUMNS = ("file", "page", "line", "x", "y", "width", "height", "text", "confidence")

Row = list[str | int | float]

_WIDTHS = (40, 6, 6, 7, 7, 7, 7, 60, 11)


def rows(page: ExportPage, alternatives: int = 0) -> Iterator[Row]:
    """The lines of a page as the values of ``COLUMNS``; other readings stand at the end."""
    for number, line in enumerate(page.lines, 1):
        box = line.box
        place = [box.x, box.y, box.width, box.height]
        values: Row = [page.file, page.number, number, *place, line.text]
        yield [*values, round(line.confidence, 4), *_others(line, alternatives)]


def _others(line: TextLine, count: int) -> Row:
    others = line.reading.alternatives[:count]
    cells: Row = [cell for other in others for cell in (other.text, round(other.confidence, 4))]
    return cells + [""] * (2 * count - len(cells))


def heading(alternatives: int = 0) -> list[str]:
    """The names of the columns."""
    others = range(1, alternatives + 1)
    return [*COLUMNS, *(f"{name}_{n}" for n in others for name in ("alternative", "confidence"))]


def csv_chunks(pages: Iterable[ExportPage], options: ExportOptions) -> Iterator[str]:
    """A heading and a row for each line."""
    yield "\ufeff" * options.bom + _csv([heading(options.alternatives)])
    for page in pages:
        yield _csv([[_cell(v) for v in row] for row in rows(page, options.alternatives)])


def _cell(value: str | int | float) -> str:
    if isinstance(value, float):
        return f"{value:.4f}"
    return harmless(value) if isinstance(value, str) else str(value)


def _csv(table: Sequence[Sequence[object]]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(table)
    return text.getvalue()


def xlsx_chunks(pages: Iterable[ExportPage], options: ExportOptions) -> Iterator[bytes]:
    """A workbook with one sheet; every text is a text, so that none can be a formula."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    sheet = book.add_worksheet("Plume")
    bold, percent = book.add_format({"bold": True}), book.add_format({"num_format": "0%"})
    names = heading(options.alternatives)
    for column, name in enumerate(names):
        sheet.write_string(0, column, name, bold)
    count = 0
    for page in pages:
        for values in rows(page, options.alternatives):
            count += 1
            for column, value in enumerate(values):
                if isinstance(value, str):
                    sheet.write_string(count, column, clean(value)[:32767])
                else:
                    sheet.write_number(
                        count, column, value, percent if "confidence" in names[column] else None
                    )
    for column, width in enumerate(_WIDTHS):
        sheet.set_column(column, column, width)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(count, 1), len(names) - 1)
    book.close()
    yield file.getvalue()
