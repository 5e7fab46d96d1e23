"""Texts into files: plain text and CSV, whole or not at all."""

from __future__ import annotations

import contextlib
import csv
import os
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO

from app.core.document import Page, TextLine
from app.core.errors import FileError

COLUMNS = ("file", "page", "line", "x", "y", "width", "height", "text", "confidence")

Row = tuple[str, int, int, int, int, int, int, str, str]


def row(file: str, page: int, number: int, line: TextLine) -> Row:
    """One line as the values of ``COLUMNS``; page and line count from 1."""
    box = line.box
    place = (box.x, box.y, box.width, box.height)
    return (file, page, number, *place, line.text, f"{line.confidence:.4f}")


def rows(pages: Iterable[Page]) -> Iterator[Row]:
    """Every line of every page that has been read."""
    for page in pages:
        for number, line in enumerate(page.lines or (), 1):
            yield row(str(page.source.path), page.index + 1, number, line)


def write_csv(path: Path, pages: Iterable[Page]) -> None:
    """Saves one row a line, with a heading, in UTF-8.

    Raises:
        FileError: the file cannot be written.
    """
    with atomic_file(path) as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(rows(pages))


def write_txt(path: Path, pages: Iterable[Page]) -> None:
    """Saves the texts, one row a line and an empty row between two pages, in UTF-8.

    Raises:
        FileError: the file cannot be written.
    """
    with atomic_file(path) as file:
        for index, page in enumerate(page for page in pages if page.lines):
            file.write("\n" * (index > 0) + page.text + "\n")


@contextlib.contextmanager
def atomic_file(path: Path) -> Iterator[IO[str]]:
    """A UTF-8 text file that takes its name only when everything is in it.

    A link keeps pointing to its file; devices and pipes are written as they are.

    Raises:
        FileError: the file cannot be written.
    """
    try:
        if path.is_char_device() or path.is_fifo():
            with path.open("w", encoding="utf-8", newline="") as file:
                yield file
        else:
            with _replaced(path.resolve()) as file:
                yield file
    except BrokenPipeError:
        raise
    except OSError as error:
        reason = error.strerror or str(error)
        raise FileError(f"{path} cannot be written: {reason}; choose another place.") from None


@contextlib.contextmanager
def _replaced(path: Path) -> Iterator[IO[str]]:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".tmp")
    temporary = Path(name)
    try:
        with open(handle, "w", encoding="utf-8", newline="") as file:
            yield file
        temporary.chmod(_wanted_mode(path))
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def _wanted_mode(path: Path) -> int:
    """The mode of the file that is replaced, or what a new file would get."""
    with contextlib.suppress(OSError):
        return path.stat().st_mode & 0o777
    umask = os.umask(0)
    os.umask(umask)
    return 0o666 & ~umask
