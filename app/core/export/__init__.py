"""Texts into files, whole or not at all, in the formats of one table."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from app.core.export import plain
from app.core.export.pages import ExportOptions, ExportPage, export_pages
from app.core.files import atomic_bytes, atomic_file

__all__ = [
    "FORMATS",
    "ExportOptions",
    "ExportPage",
    "Format",
    "export",
    "export_pages",
    "format_of",
]

Chunks = Callable[[Iterable[ExportPage], ExportOptions], Iterator[str] | Iterator[bytes]]


@dataclass(frozen=True)
class Format:
    """A form of the result.

    Attributes:
        name: As ``plume read --format`` knows it.
        suffix: How its files end.
        title: What it is, for people.
        chunks: Turns pages into pieces of a file, as soon as each page is there.
        binary: Whether the pieces are bytes.
        pictures: Whether it shows the pictures of the pages.
        single: Whether a file of it holds one page only.
    """

    name: str
    suffix: str
    title: str
    chunks: Chunks
    binary: bool = False
    pictures: bool = False
    single: bool = False


def _later(module: str, function: str) -> Chunks:
    """A function that is imported when a file of its format is written, and not before."""

    def chunks(pages: Iterable[ExportPage], options: ExportOptions) -> Iterator[Any]:
        return getattr(import_module(f"app.core.export.{module}"), function)(pages, options)

    return chunks


FORMATS = {
    form.name: form
    for form in (
        Format("text", ".txt", "Text", plain.text_chunks),
        Format("csv", ".csv", "Table (CSV)", _later("tables", "csv_chunks")),
        Format("xlsx", ".xlsx", "Excel workbook", _later("tables", "xlsx_chunks"), binary=True),
        Format("json", ".json", "JSON", plain.json_chunks),
        Format(
            "pdf", ".pdf", "Searchable PDF", _later("pdf", "pdf_chunks"), binary=True, pictures=True
        ),
        Format("alto", ".alto.xml", "ALTO XML", _later("layout_xml", "alto_chunks")),
        Format("page", ".page.xml", "PAGE XML", _later("layout_xml", "page_chunks"), single=True),
        Format("hocr", ".hocr", "hOCR", _later("layout_xml", "hocr_chunks")),
    )
}
"""Name -> format; the window and the command line offer these."""


def format_of(path: Path) -> Format | None:
    """The format that a file's name ends like."""
    name = path.name.lower()
    return next((form for form in FORMATS.values() if name.endswith(form.suffix)), None)


def export(
    path: Path,
    pages: Iterable[ExportPage],
    form: Format,
    options: ExportOptions = ExportOptions(),  # noqa: B008
) -> list[Path]:
    """Writes pages into a file; where a file holds one page only, into one for each.

    Returns:
        The files that were written; those of single pages are numbered when there are several.

    Raises:
        FileError: a file cannot be written.
        PlumeError: the picture of a page cannot be read any more.
    """
    if not form.single:
        _write(path, pages, form, options)
        return [path]
    every = list(pages)
    paths = [numbered(path, n, form) if len(every) > 1 else path for n in range(1, len(every) + 1)]
    for place, page in zip(paths, every, strict=True):
        _write(place, [page], form, options)
    return paths


def numbered(path: Path, number: int, form: Format) -> Path:
    """The file of one page of several: ``text-0002.page.xml`` beside ``text.page.xml``."""
    end = len(form.suffix) if path.name.lower().endswith(form.suffix) else len(path.suffix)
    stem, suffix = path.name[: len(path.name) - end], path.name[len(path.name) - end :]
    return path.with_name(f"{stem}-{number:04}{suffix}")


def _write(path: Path, pages: Iterable[ExportPage], form: Format, options: ExportOptions) -> None:
    with atomic_bytes(path) if form.binary else atomic_file(path) as file:
        for chunk in form.chunks(pages, options):
            file.write(chunk)  # pyright: ignore[reportCallIssue, reportArgumentType]
            file.flush()  # who reads a pipe sees each page as it comes
