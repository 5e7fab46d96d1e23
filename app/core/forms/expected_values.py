"""Lists of values that are expected in a field, such as a CSV file of clients."""

from __future__ import annotations

import codecs
import csv
import functools
import io
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from app.core.errors import PlumeError
from app.core.files import Stamp, read_bytes, stamp_of
from app.core.forms.validation import expected_key

_DELIMITERS = ",;\t|"
_KEPT = 4
"""Lists that are remembered, for the editor asks for one with every letter that is typed."""


class ListError(PlumeError):
    """A list of expected values cannot be used."""


@dataclass(frozen=True)
class ExpectedValues:
    """What a field is expected to hold.

    Attributes:
        texts: Each value as it is written in the list, once.
        spellings: Without case and accents, to compare with: how it is written in the list.
    """

    texts: tuple[str, ...]
    spellings: dict[str, str]

    @classmethod
    def of(cls, texts: Iterable[str]) -> ExpectedValues:
        """The values among some texts that are not empty."""
        kept = tuple(dict.fromkeys(" ".join(text.split()) for text in texts if text.strip()))
        return cls(kept, {expected_key(text): text for text in reversed(kept)})

    @classmethod
    def load(cls, path: Path, name: str) -> ExpectedValues:
        """Reads the column of that name, or the only column of a file.

        Args:
            path: CSV with commas, semicolons, tabs or bars between columns and any line ends;
                UTF-8 or, as spreadsheets write it too, Windows-1252 or UTF-16.
            name: Of the field.

        Raises:
            FileError: the file cannot be read.
            ListError: it has several columns and none is called like the field, or no values.
        """
        stamp = stamp_of(path)
        rows = _rows(path, stamp)
        heading = [cell.strip().casefold() for cell in rows[0]] if rows else []
        if name.casefold() in heading:
            values = _column(path, stamp, heading.index(name.casefold()), 1)
        elif len(heading) <= 1:
            values = _column(path, stamp, 0, 0)
        else:
            raise ListError(
                f"{path} has no column {name!r} but {', '.join(map(repr, rows[0]))}; rename the"
                " right one, or give a list of a single column."
            )
        if not values.texts:
            raise ListError(f"{path} has no values for the field {name!r}; check the list.")
        return values


def column_names(path: Path) -> list[str]:
    """The headings of a CSV file; empty where it has a single column.

    Raises:
        FileError: the file cannot be read.
        ListError: it is no CSV file.
    """
    rows = _rows(path, stamp_of(path))
    names = [cell.strip() for cell in rows[0]] if rows else []
    return names if len(names) > 1 else []


@functools.lru_cache(_KEPT)
def _column(path: Path, stamp: Stamp, column: int, first: int) -> ExpectedValues:
    """The values of a column from a row on."""
    rows = _rows(path, stamp)[first:]
    return ExpectedValues.of(row[column] for row in rows if column < len(row))


@functools.lru_cache(_KEPT)
def _rows(path: Path, _stamp: Stamp) -> list[list[str]]:
    """All rows but empty ones; read again only when the file has changed."""
    data = read_bytes(path)
    wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        text = data.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")
    if "\0" in text:
        raise _no_list(path)
    lines = io.StringIO(text, newline=None)
    delimiter = max(_DELIMITERS, key=lines.readline().count)
    lines.seek(0)
    try:
        return [row for row in csv.reader(lines, delimiter=delimiter) if any(map(str.strip, row))]
    except csv.Error:
        raise _no_list(path) from None


def _no_list(path: Path) -> ListError:
    return ListError(f"{path} is not a CSV list; open it in a spreadsheet and save it as CSV.")
