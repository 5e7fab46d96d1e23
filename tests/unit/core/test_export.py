from __future__ import annotations

import csv
import json
import os
import stat
import sys
from pathlib import Path
from typing import Any

import openpyxl
import pandas
import pytest

from app.cli import arguments
from app.core.document import Entry, Page, TextLine
from app.core.errors import FileError
from app.core.export import FORMATS, ExportOptions, export, export_pages, format_of
from app.core.export.tables import COLUMNS
from app.core.files import atomic_file
from app.core.geometry import Box
from app.core.image_io import MemorySource
from model.reading import Reading
from tests.unit.core.files import corner_picture

TEXTS = ['say "hi", all', "=1+1", "-minus", "@at", "été ligature œ", "fine"]


def page(*texts: str, name: str = "a.png", index: int = 0) -> Page:
    lines = [
        TextLine(Box(n, n + 1, n + 2, n + 3), (), Reading(text, 0.5 + n / 10))
        for n, text in enumerate(texts)
    ]
    return Page(MemorySource(Path("in") / name, corner_picture(), 2), index, lines=lines)


def write(path: Path, *pages: Page, **options: Any) -> list[Path]:
    form = format_of(path)
    assert form is not None
    return export(path, export_pages(pages), form, ExportOptions(**options))


def test_csv_has_the_promised_columns(tmp_path: Path) -> None:
    write(tmp_path / "out.csv", page(*TEXTS), page("last", name="b.png", index=1))

    with (tmp_path / "out.csv").open(encoding="utf-8", newline="") as file:
        heading, *rows = csv.reader(file)
    assert ",".join(heading) == "file,page,line,x,y,width,height,text,confidence"
    assert rows[0] == [str(Path("in/a.png")), "1", "1", "0", "1", "2", "3", TEXTS[0], "0.5000"]
    assert rows[-1][:3] == [str(Path("in/b.png")), "2", "1"]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_of_a_table_is_a_formula(tmp_path: Path, start: str) -> None:
    write(tmp_path / "out.csv", page(start + "1", "a" + start))

    with (tmp_path / "out.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    kept = start.replace("\r", "\n")
    assert [row["text"] for row in rows] == ["'" + kept + "1", "a" + kept]


def test_csv_begins_with_a_byte_order_mark_only_on_request(tmp_path: Path) -> None:
    write(tmp_path / "plain.csv", page("a"))
    write(tmp_path / "excel.csv", page("a"), bom=True)

    plain = (tmp_path / "plain.csv").read_bytes()
    assert plain.startswith(b"file,")
    assert (tmp_path / "excel.csv").read_bytes() == b"\xef\xbb\xbf" + plain


def test_workbook_is_read_by_openpyxl_and_pandas(tmp_path: Path) -> None:
    (path,) = write(tmp_path / "out.xlsx", page(*TEXTS, "bell \a"), page("last", index=1))

    sheet = openpyxl.load_workbook(path).active
    assert sheet is not None
    assert {cell.data_type for cell in sheet["H"]} == {"s"}
    assert sheet.freeze_panes == "A2"
    table = pandas.read_excel(path)
    assert list(table.columns) == list(COLUMNS)
    assert list(table["text"]) == [*TEXTS, "bell \ufffd", "last"]
    assert list(table["line"]) == [1, 2, 3, 4, 5, 6, 7, 1]
    assert table["confidence"][1] == pytest.approx(0.6)


def test_csv_is_read_by_pandas(tmp_path: Path) -> None:
    (path,) = write(tmp_path / "out.csv", page(*TEXTS), bom=True)

    table = pandas.read_csv(path)
    assert list(table["text"])[4:] == TEXTS[4:]
    assert table["y"].sum() == 21


def test_pages_not_read_yet_give_no_rows(tmp_path: Path) -> None:
    waiting = page()
    waiting.lines = None

    write(tmp_path / "out.csv", waiting)
    write(tmp_path / "out.txt", waiting, page("a"), waiting, page(), page("b", "c"))

    assert (tmp_path / "out.csv").read_text() == ",".join(COLUMNS) + "\n"
    assert (tmp_path / "out.txt").read_text() == "a\n\nb\nc\n"


def test_text_is_utf8(tmp_path: Path) -> None:
    write(tmp_path / "out.txt", page(*TEXTS))

    assert (tmp_path / "out.txt").read_bytes() == ("\n".join(TEXTS) + "\n").encode()


def test_edited_text_is_what_is_saved(tmp_path: Path) -> None:
    edited = page("wrong", "checked")
    assert edited.lines is not None
    edited.lines[0].entry = Entry("right", True, "anna", "2026-11-21T08:00:00+00:00")

    write(tmp_path / "out.csv", edited)
    write(tmp_path / "out.json", edited)

    assert (tmp_path / "out.csv").read_text().splitlines()[1].endswith(",right,1.0000")
    first, second = json.loads((tmp_path / "out.json").read_text())
    assert (first["text"], first["read"], first["reviewed"]) == ("right", "wrong", True)
    assert (first["by"], first["at"]) == ("anna", "2026-11-21T08:00:00+00:00")
    assert "reviewed" not in second


def test_command_line_and_window_offer_the_same_formats() -> None:
    assert {name: form.suffix for name, form in FORMATS.items()} == arguments.FORMATS
    assert {name for name, form in FORMATS.items() if form.binary} == set(arguments.BINARY)


def test_old_file_stays_until_the_new_one_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "out.txt"
    path.write_text("old")

    def fail_half_way() -> None:
        with atomic_file(path) as file:
            file.write("new")
            file.flush()
            assert path.read_text() == "old"
            raise RuntimeError("stop")

    with pytest.raises(RuntimeError, match="stop"):
        fail_half_way()

    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_mode_of_the_file_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "out.txt"
    path.write_text("old")
    path.chmod(0o640)

    write(path, page("new"))

    assert path.read_text() == "new\n"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_link_to_a_file_stays_a_link(tmp_path: Path) -> None:
    target, link = tmp_path / "target.txt", tmp_path / "link.txt"
    target.write_text("old")
    link.symlink_to(target)

    write(link, page("new"))

    assert link.is_symlink()
    assert target.read_text() == "new\n"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no devices in folders")
def test_device_is_not_replaced() -> None:
    export(Path(os.devnull), export_pages([page("new")]), FORMATS["text"])

    assert Path(os.devnull).is_char_device()


def test_place_that_cannot_be_written(tmp_path: Path) -> None:
    path = tmp_path / "none" / "out.csv"

    with pytest.raises(FileError, match=r"out\.csv cannot be written: .*; choose another place\."):
        write(path, page("a"))


def test_folder_of_that_name(tmp_path: Path) -> None:
    (tmp_path / "out.csv").mkdir()

    with pytest.raises(FileError, match=r"out\.csv cannot be written"):
        write(tmp_path / "out.csv", page("a"))

    assert [p.name for p in tmp_path.iterdir()] == ["out.csv"]
