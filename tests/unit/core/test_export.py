from __future__ import annotations

import csv
import os
import stat
import sys
from pathlib import Path

import pytest

from app.core.document import Entry, Page, TextLine
from app.core.errors import FileError
from app.core.export import COLUMNS, atomic_file, write_csv, write_txt
from app.core.geometry import Box
from app.core.image_io import MemorySource
from model.reading import Reading
from tests.unit.core.files import corner_picture

TEXTS = ['say "hi", all', "=1+1", "-minus", "@at", "été ligature œ"]


def page(*texts: str, name: str = "a.png", index: int = 0) -> Page:
    lines = [
        TextLine(Box(n, n + 1, n + 2, n + 3), (), Reading(text, 0.5 + n / 10))
        for n, text in enumerate(texts)
    ]
    return Page(MemorySource(Path("in") / name, corner_picture(), 2), index, lines=lines)


def test_csv_has_the_promised_columns(tmp_path: Path) -> None:
    write_csv(tmp_path / "out.csv", [page(*TEXTS), page("last", name="b.png", index=1)])

    with (tmp_path / "out.csv").open(encoding="utf-8", newline="") as file:
        heading, *rows = csv.reader(file)
    assert ",".join(heading) == "file,page,line,x,y,width,height,text,confidence"
    assert [row[7] for row in rows] == [*TEXTS, "last"]
    assert rows[1] == [str(Path("in/a.png")), "1", "2", "1", "2", "3", "4", "=1+1", "0.6000"]
    assert rows[-1][:3] == [str(Path("in/b.png")), "2", "1"]


def test_pages_not_read_yet_give_no_rows(tmp_path: Path) -> None:
    waiting = page()
    waiting.lines = None

    write_csv(tmp_path / "out.csv", [waiting])
    write_txt(tmp_path / "out.txt", [waiting, page("a"), waiting, page("b", "c")])

    assert (tmp_path / "out.csv").read_text() == ",".join(COLUMNS) + "\n"
    assert (tmp_path / "out.txt").read_text() == "a\n\nb\nc\n"


def test_text_is_utf8(tmp_path: Path) -> None:
    write_txt(tmp_path / "out.txt", [page(*TEXTS)])

    assert (tmp_path / "out.txt").read_bytes() == ("\n".join(TEXTS) + "\n").encode()


def test_edited_text_is_what_is_saved(tmp_path: Path) -> None:
    edited = page("wrong")
    assert edited.lines is not None
    edited.lines[0].entry = Entry("right")

    write_csv(tmp_path / "out.csv", [edited])

    assert (tmp_path / "out.csv").read_text().splitlines()[1].endswith(",right,1.0000")


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

    write_txt(path, [page("new")])

    assert path.read_text() == "new\n"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_link_to_a_file_stays_a_link(tmp_path: Path) -> None:
    target, link = tmp_path / "target.txt", tmp_path / "link.txt"
    target.write_text("old")
    link.symlink_to(target)

    write_txt(link, [page("new")])

    assert link.is_symlink()
    assert target.read_text() == "new\n"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no devices in folders")
def test_device_is_not_replaced() -> None:
    write_txt(Path(os.devnull), [page("new")])

    assert Path(os.devnull).is_char_device()


def test_place_that_cannot_be_written(tmp_path: Path) -> None:
    path = tmp_path / "none" / "out.csv"

    with pytest.raises(FileError, match=r"out\.csv cannot be written: .*; choose another place\."):
        write_csv(path, [page("a")])


def test_folder_of_that_name(tmp_path: Path) -> None:
    (tmp_path / "out.csv").mkdir()

    with pytest.raises(FileError, match=r"out\.csv cannot be written"):
        write_csv(tmp_path / "out.csv", [page("a")])

    assert [p.name for p in tmp_path.iterdir()] == ["out.csv"]
