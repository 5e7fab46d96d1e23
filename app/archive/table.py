"""Results of forms as Parquet: the columns of the CSV table, with types."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor

import pyarrow as pa
import pyarrow.parquet as pq

from app.archive.places import opened
from app.core.files import readable
from app.core.forms.results import FormResult
from app.core.forms.table import columns, harmless, problems
from app.core.forms.template import Template

_AT_A_TIME = 16


def schema(templates: Sequence[Template]) -> pa.Schema:
    """The columns: texts, ``page`` and how sure each field is."""
    return pa.schema([(name, _kind(name)) for name in columns(templates)])


def _kind(column: str) -> pa.DataType:
    if column == "page":
        return pa.int32()
    # no field may be called like another with this ending
    return pa.float32() if column.endswith("_confidence") else pa.string()


def packed(results: Sequence[FormResult], files: Sequence[str], shape: pa.Schema) -> bytes:
    """A Parquet file.

    Args:
        results: One row each.
        files: The file of each, as it was given.
        shape: Of ``schema``; fields that a form does not have are null.
    """
    rows = [_row(result, file) for result, file in zip(results, files, strict=True)]
    buffer = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(rows, shape), buffer, compression="zstd")
    return buffer.getvalue()


def _row(result: FormResult, file: str) -> dict[str, object]:
    row: dict[str, object] = {
        "file": readable(file),
        "page": result.page or None,
        "matched": result.template,
        "problems": readable("; ".join(problems(result)).replace(str(result.file), file)),
    }
    for field in result.fields:
        row[field.name] = field.reading.text
        row[f"{field.name}_confidence"] = field.reading.confidence
    return row


def unread(parts: Sequence[str]) -> Iterator[dict[str, object]]:
    """The rows of all pages that could not be read or show none of the forms."""
    # distant storage answers slowly, but many at a time
    with ThreadPoolExecutor(_AT_A_TIME) as pool:
        for rows in pool.map(_unread, parts):
            yield from rows


def _unread(part: str) -> list[dict[str, object]]:
    with opened(part) as file:
        columns = ["file", "page", "matched", "problems"]
        return pq.read_table(file, columns=columns, filters=[("matched", "=", "")]).to_pylist()


def list_of_problems(rows: Sequence[dict[str, object]]) -> bytes:
    """A CSV file of pages that could not be read, and why."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["file", "page", "problem"])
    for row in rows:
        page = "" if row["page"] is None else str(row["page"])
        writer.writerow([harmless(str(row["file"])), page, harmless(str(row["problems"]))])
    return text.getvalue().encode()
