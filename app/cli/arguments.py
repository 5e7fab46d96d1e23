"""What may stand on the command line."""

from __future__ import annotations

import argparse
import os
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from app import __version__
from app.core.files import is_stream

FORMATS = {
    "text": ".txt",
    "csv": ".csv",
    "xlsx": ".xlsx",
    "json": ".json",
    "pdf": ".pdf",
    "alto": ".alto.xml",
    "page": ".page.xml",
    "hocr": ".hocr",
}
"""As in ``app.core.export``, which is imported only when something is read."""

BINARY = ("xlsx", "pdf")

_FOREIGN = (".xls", ".ods", ".doc", ".docx", ".odt", ".rtf")
"""Files that Plume cannot write; programs would refuse to open what it wrote under such a name."""

ARCHIVE = ".parquet"
"""Ends the name of an output that is a folder of many tables."""


@dataclass(frozen=True)
class ReadOptions:
    """``plume read``.

    Attributes:
        paths: Files and folders in the order given.
        single: Each picture is one word or line.
        field: What a line may hold.
        format: A key of ``FORMATS``.
        output: Where to write; None is standard output.
        alternatives: How many other readings of each line are wanted.
        bom: Whether CSV begins with a byte order mark.
        flatten: Whether a sheet that was photographed from the side is laid flat for reading.
    """

    paths: tuple[Path, ...]
    single: bool = False
    field: str = "text"
    format: str = "text"
    output: Path | None = None
    alternatives: int = 0
    bom: bool = False
    flatten: bool = True


@dataclass(frozen=True)
class BatchOptions:
    """``plume batch``.

    Attributes:
        templates: Template files.
        paths: Scans and folders of them in the order given.
        output: The table to write.
        expected: Names of fields and the lists of values expected there.
        workers: How many processes read; 0 takes one for each core.
    """

    templates: tuple[Path, ...]
    paths: tuple[Path, ...]
    output: Path
    expected: tuple[tuple[str, Path], ...] = ()
    workers: int = 0


@dataclass(frozen=True)
class ArchiveOptions:
    """``plume batch`` into a folder of Parquet files.

    Attributes:
        templates: Template files.
        inputs: Scans and folders of them, paths or URLs.
        output: The folder or its URL.
        expected: Names of fields and the lists of values expected there.
        workers: How many processes read on this machine; 0 takes one for each core.
        scheduler: Address of a Dask scheduler that has workers; empty for this machine.
    """

    templates: tuple[Path, ...]
    inputs: tuple[str, ...]
    output: str
    expected: tuple[tuple[str, Path], ...] = ()
    workers: int = 0
    scheduler: str = ""


@dataclass(frozen=True)
class WindowOptions:
    """The window, with files to open in it."""

    paths: tuple[Path, ...] = ()


@dataclass(frozen=True)
class SelfTest:
    """``plume --self-test``."""


Options = ReadOptions | BatchOptions | ArchiveOptions | WindowOptions | SelfTest


def parse(arguments: Sequence[str]) -> Options:
    """Understands the command line.

    Raises:
        SystemExit: with status 2 after a sentence about bad usage, with 0 after help or version.
    """
    if arguments and arguments[0] == "read":
        return _parse_read(arguments[1:])
    if arguments and arguments[0] == "batch":
        return _parse_batch(arguments[1:])
    parser = _window_parser()
    values = parser.parse_args(arguments)
    if values.pad:
        parser.error("--pad stands alone")
    if values.doctor:
        parser.error("--doctor stands alone")
    if values.self_test and values.files:
        parser.error("--self-test takes no files")
    if values.files and _is_word(first := values.files[0]):
        parser.error(f"{first} is neither a file nor a command; the commands are read and batch")
    return SelfTest() if values.self_test else WindowOptions(tuple(values.files))


def _is_word(path: Path) -> bool:
    """Whether a name is more like a mistyped command than like a file that is not there."""
    return path.name == str(path) and not path.suffix and not path.exists()


def _window_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="plume",
        usage="plume [FILE ...]\n       plume read [options] PATH ...\n"
        "       plume batch --template FORM.json --output TABLE.csv SCAN ...\n"
        "       plume --pad | --self-test | --doctor | --version | --help",
        description="Reads handwriting. Without a command it opens its window.",
        epilog="'plume read --help' and 'plume batch --help' tell how to read without a window.",
        allow_abbrev=False,
    )
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE", help="opened in the window")
    parser.add_argument(
        "--self-test", action="store_true", help="read a bundled sample and say whether it is right"
    )
    parser.add_argument(
        "--doctor",
        action="store_true",
        help="check this installation, and say how to mend what is missing",
    )
    parser.add_argument(
        "--pad", action="store_true", help="show or hide the keyboard that types into every program"
    )
    parser.add_argument("--version", action="version", version=f"Plume {__version__}")
    return parser


def _read_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="plume read",
        description="Reads handwriting in pictures (PNG, JPEG, TIFF, BMP, WebP), PDF files,"
        " InkML files and folders of them.",
        allow_abbrev=False,
    )
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="file or folder")
    parser.add_argument("--single", action="store_true", help="each picture is one word or line")
    parser.add_argument(
        "--field",
        default="text",
        metavar="KIND",
        help="what a line may hold: text, name, word, digits, number, amount, date,"
        " date:DD/MM/YYYY, code:REGEX or choice:A,B (text)",
    )
    parser.add_argument(
        "--format", choices=FORMATS, help="form of the result (by the output's name, else text)"
    )
    parser.add_argument(
        "--output",
        type=_file_or_screen,
        metavar="FILE",
        help="write here when all is read, not to the screen; '-' is the screen",
    )
    parser.add_argument(
        "--bom", action="store_true", help="begin CSV with a byte order mark, for Excel"
    )
    parser.add_argument(
        "--alternatives",
        type=int,
        default=0,
        metavar="N",
        help="also give up to N other readings of each line (0)",
    )
    parser.add_argument(
        "--no-flatten",
        dest="flatten",
        action="store_false",
        help="read sheets photographed from the side as they are, without laying them flat first",
    )
    return parser


def _file_or_screen(name: str) -> Path | None:
    return None if name == "-" else Path(name)


def _parse_read(arguments: Sequence[str]) -> ReadOptions:
    parser = _read_parser()
    values = parser.parse_args(arguments)
    if values.alternatives < 0:
        parser.error("--alternatives must be 0 or more")
    if values.output is not None:
        _check_output(parser, values.output, values.paths)
        if not values.format and values.output.suffix.lower() in _FOREIGN:
            known = ", ".join(FORMATS.values())
            parser.error(f"--output {values.output}: Plume cannot write that; choose {known}")
    _check_field(parser, values.field)
    form = values.format or _format_of(values.output)
    if form in BINARY and values.output is None and sys.stdout.isatty():
        parser.error(f"--format {form} is no text; add --output FILE")
    return ReadOptions(
        paths=tuple(values.paths),
        single=values.single,
        field=values.field,
        format=form,
        output=values.output,
        alternatives=values.alternatives,
        bom=values.bom,
        flatten=values.flatten,
    )


def _batch_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="plume batch",
        description="Reads filled forms into a table: one row a form, with a column for each field"
        " and one for how sure Plume is of it. Scans are pictures (PNG, JPEG, TIFF, BMP, WebP),"
        " PDF files and folders of them.",
        epilog="Stopped in the middle, the same command goes on where it was. The exit status is"
        " 1 when a page could not be read or shows none of the forms. Whole archives are read into"
        " a folder of Parquet files, on many machines if need be: --output FOLDER.parquet, where"
        " SCAN and FOLDER.parquet may be URLs such as s3://bucket/scans; this needs the extra"
        " 'archive' (docs/archives.md).",
        allow_abbrev=False,
    )
    parser.add_argument("paths", nargs="+", metavar="SCAN", help="file or folder")
    parser.add_argument(
        "--template",
        type=Path,
        action="append",
        required=True,
        metavar="FORM.json",
        help="what the form looks like; given several times, each page takes the one that fits",
    )
    parser.add_argument(
        "--expected",
        action="append",
        default=[],
        metavar="COLUMN=LIST.csv",
        help="values expected in a field: they are preferred, and any other is reported; the list"
        " has one column, or one that is called like the field",
    )
    parser.add_argument(
        "--output",
        required=True,
        metavar="TABLE.csv",
        help="the table to write; a folder of tables when its name ends in .parquet",
    )
    parser.add_argument(
        "--workers",
        type=int,
        default=0,
        metavar="N",
        help="how many processes read on this machine (one for each core)",
    )
    parser.add_argument(
        "--scheduler",
        default="",
        metavar="ADDRESS",
        help="read on the workers of this Dask scheduler, such as tcp://10.0.0.5:8786",
    )
    return parser


def _parse_batch(arguments: Sequence[str]) -> BatchOptions | ArchiveOptions:
    parser = _batch_parser()
    values = parser.parse_args(arguments)
    if values.workers < 0:
        parser.error("--workers must be 0 or more")
    expected = [text.partition("=") for text in values.expected]
    for column, _, path in expected:
        if not column or not path:
            parser.error("--expected wants COLUMN=LIST.csv, such as 'Last name=clients.csv'")
    columns = Counter(column for column, *_ in expected)
    for column in (column for column, times in columns.items() if times > 1):
        parser.error(f"--expected names {column!r} twice; put both lists into one file")
    lists = tuple((column, Path(path)) for column, _, path in expected)
    templates = tuple(values.template)
    if values.output.rstrip("/").endswith(ARCHIVE):
        if values.scheduler and values.workers:
            parser.error("--workers is for this machine; the workers of --scheduler are its own")
        paths, output = tuple(values.paths), values.output.rstrip("/")
        if os.path.isfile(output):
            parser.error(f"--output {output} is a file; name a folder of tables")
        return ArchiveOptions(templates, paths, output, lists, values.workers, values.scheduler)
    _check_table(parser, values, [path for _, path in lists])
    paths = tuple(map(Path, values.paths))
    return BatchOptions(templates, paths, Path(values.output), lists, values.workers)


def _check_table(
    parser: argparse.ArgumentParser, values: argparse.Namespace, lists: Sequence[Path]
) -> None:
    """Refuses what only a folder of tables can have, and an output that cannot be written."""
    if values.scheduler:
        parser.error(f"--scheduler writes a folder of tables; add --output FOLDER{ARCHIVE}")
    if place := next((p for p in [*values.paths, values.output] if "://" in p), ""):
        parser.error(f"{place} is a URL; only with --output FOLDER{ARCHIVE} URLs can be read")
    if values.output == "-":
        parser.error("--output -: the table is written when all is read; name a file")
    output = Path(values.output)
    _check_output(parser, output, [*values.paths, *values.template, *lists])
    if _format_of(output) not in ("csv", "text") or output.suffix.lower() in _FOREIGN:
        parser.error(
            f"--output {output}: the table is written as CSV; name it {output.stem}.csv"
            " (the window exports XLSX and JSON)"
        )


def _check_output(
    parser: argparse.ArgumentParser, output: Path, inputs: Sequence[str | Path]
) -> None:
    """Refuses an output that cannot be written, or that takes the place of what is read."""
    if os.path.isdir(output):
        parser.error(f"--output {output} is a folder; name a file in it")
    if os.path.isfile(output) and any(
        os.path.isfile(path) and os.path.samefile(path, output) for path in inputs
    ):
        parser.error(f"--output {output} is one of the files to read; name another")
    folder = output.absolute().parent
    if not os.path.isdir(folder):
        parser.error(f"--output {output}: there is no such folder")
    if not (is_stream(output) or os.access(folder, os.W_OK)):
        parser.error(f"--output {output}: nothing can be written in that folder; choose another")


def _check_field(parser: argparse.ArgumentParser, field: str) -> None:
    from model.errors import FieldError
    from model.fields import Field

    try:
        Field.parse(field)
    except FieldError as error:
        parser.error(str(error))


def _format_of(output: Path | None) -> str:
    name = output.name.lower() if output else ""
    return next((form for form, suffix in FORMATS.items() if name.endswith(suffix)), "text")
