"""The reviewed table, as other programs read it."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest

from app.core.batch.export import TABLE_FORMATS, write_forms
from app.core.batch.review import ReviewBatch
from app.core.document import Entry
from app.core.errors import FileError
from tests.unit.core.batch.test_review import make_batch

FORMATS = {form.name: form for form in TABLE_FORMATS}


@pytest.fixture
def batch(tmp_path: Path) -> Iterator[ReviewBatch]:
    """Three forms: the first date was corrected, the second is doubtful, a name is wrong."""
    batch = make_batch(tmp_path)
    batch.say(batch.forms[0].fields[1], Entry("02/02/1960", True, "anna", "2026-01-01"))
    yield batch
    batch.corrections.close()


def written(batch: ReviewBatch, name: str, folder: Path) -> bytes:
    path = folder / f"table{FORMATS[name].suffix}"
    write_forms(path, batch, FORMATS[name], 0.8)
    return path.read_bytes()


def test_csv(batch: ReviewBatch, tmp_path: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(written(batch, "csv", tmp_path).decode("utf-8"))))

    assert [row["matched"] for row in rows] == ["F", "G", "F", ""]
    assert (rows[0]["Born"], rows[0]["Born_confidence"]) == ("02/02/1960", "1.0000")
    assert rows[0]["problems"] == ""
    assert rows[1]["problems"] == "Born: not checked"
    assert rows[2]["problems"] == "Name: 'Lefevra' is not among the expected values"
    assert rows[3]["problems"] == "4.png: the page is blank."


def test_csv_for_older_spreadsheets(batch: ReviewBatch, tmp_path: Path) -> None:
    data = written(batch, "csv-excel", tmp_path)

    assert data == b"\xef\xbb\xbf" + written(batch, "csv", tmp_path)


def test_a_workbook_has_days_and_amounts(batch: ReviewBatch, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(io.BytesIO(written(batch, "xlsx", tmp_path)))
    rows = list(book.active.iter_rows(values_only=True))  # type: ignore[union-attr]
    heading = rows[0]
    first, second = (dict(zip(heading, row, strict=True)) for row in rows[1:3])

    assert first["Born"] == datetime(1960, 2, 2)
    assert (first["Name"], first["page"]) == ("Moreau", 1)
    assert second["Fee"] == 12.5
    assert second["problems"] == "Born: not checked"
    assert len(rows) == 5


def test_days_and_numbers_that_excel_does_not_know_are_texts(
    batch: ReviewBatch, tmp_path: Path
) -> None:
    texts = {"Born": "31/12/1899", "Fee": "12345678901234567"}
    for form in batch.forms:
        for field in form.fields:
            if field.name in texts:
                batch.say(field, Entry(texts[field.name], True))

    book = openpyxl.load_workbook(io.BytesIO(written(batch, "xlsx", tmp_path)))
    heading, *rows = book.active.iter_rows(values_only=True)  # type: ignore[union-attr]
    for name, text in texts.items():
        assert text in [row[heading.index(name)] for row in rows]


def test_lines_of_a_field_stay_lines(batch: ReviewBatch, tmp_path: Path) -> None:
    batch.say(batch.forms[0].fields[0], Entry("12 High Street\nLeeds", True))

    for name in ("csv", "csv-excel"):
        text = written(batch, name, tmp_path).decode("utf-8-sig")
        assert next(csv.DictReader(io.StringIO(text)))["Name"] == "12 High Street\nLeeds"
    rows = json.loads(written(batch, "json", tmp_path))
    assert rows[0]["fields"]["Name"]["text"] == "12 High Street\nLeeds"
    book = openpyxl.load_workbook(io.BytesIO(written(batch, "xlsx", tmp_path)))
    cells = [cell for row in book.active.iter_rows() for cell in row]  # type: ignore[union-attr]
    (cell,) = [cell for cell in cells if cell.value == "12 High Street\nLeeds"]
    assert cell.alignment.wrap_text


def test_a_workbook_marks_what_is_doubtful_and_wrong(batch: ReviewBatch, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(io.BytesIO(written(batch, "xlsx", tmp_path)))
    sheet = book.active
    assert sheet is not None
    columns = {cell.value: cell.column for cell in sheet[1]}

    def ground(row: int, name: str) -> str:
        return sheet.cell(row, columns[name]).fill.fgColor.rgb[2:]  # type: ignore[index]

    assert ground(2, "Born") == "000000"
    assert ground(3, "Born") == "FFF2CC"
    assert ground(4, "Name") == "FDE7E9"


def test_json_tells_who_said_what(batch: ReviewBatch, tmp_path: Path) -> None:
    rows = json.loads(written(batch, "json", tmp_path))

    assert rows[0]["fields"]["Born"] == {
        "text": "02/02/1960",
        "confidence": 1.0,
        "problem": None,
        "doubtful": False,
        "read": "01/02/1960",
        "reviewed": True,
        "by": "anna",
        "at": "2026-01-01",
        "polygon": [[0, 0], [8, 0], [8, 8], [0, 8]],
    }
    assert rows[3] == {
        "file": "4.png",
        "page": 1,
        "matched": None,
        "problem": "4.png: the page is blank.",
        "picture": [],
        "fields": {},
    }


def test_a_text_is_never_a_formula(batch: ReviewBatch, tmp_path: Path) -> None:
    batch.say(batch.forms[0].fields[0], Entry("=1+2", True))

    text = written(batch, "csv", tmp_path).decode("utf-8")
    book = openpyxl.load_workbook(io.BytesIO(written(batch, "xlsx", tmp_path)))

    assert "'=1+2" in text
    assert book.active["D2"].value == "=1+2"  # type: ignore[index]
    assert book.active["D2"].data_type == "s"  # type: ignore[index]


def test_a_place_that_cannot_be_written(batch: ReviewBatch, tmp_path: Path) -> None:
    with pytest.raises(FileError, match=r"gone.* cannot be written"):
        write_forms(tmp_path / "gone" / "t.csv", batch, FORMATS["csv"], 0.8)
