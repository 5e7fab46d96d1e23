from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pypdfium2
import pytest

from app.cli.arguments import FORMATS
from app.cli.read import BATCH
from app.main import main
from model.ink import Ink
from model.inkml import write_inkml
from tests.fakes import draw_page
from tests.unit.core.files import (
    blank_page,
    on_a_table,
    pdf,
    save,
    save_tiff,
    write,
)

LINES = ["first line", "second, line", 'third "line"']


def ink_file(path: Path) -> Path:
    write_inkml(Ink.from_points([[(10, 20), (110, 70)], [(60, 20), (60, 60)]]), path)
    return path


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_text_of_a_page(page: Path, model: Callable, capsys: pytest.CaptureFixture[str]) -> None:
    model(LINES)

    assert main(["read", str(page)]) == 0
    assert capsys.readouterr() == ("\n".join(LINES) + "\n", "")


def test_a_dash_is_the_screen(
    page: Path,
    model: Callable,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    model(LINES)
    monkeypatch.chdir(tmp_path)

    assert main(["read", "--output", "-", str(page)]) == 0
    assert capsys.readouterr().out == "\n".join(LINES) + "\n"
    assert not Path("-").exists()


def test_pages_stand_apart(page: Path, model: Callable, capsys: pytest.CaptureFixture[str]) -> None:
    model(["a", "b", "c"])

    main(["read", str(page), str(page)])

    assert capsys.readouterr().out == "a\nb\nc\n\na\nb\nc\n"


def test_single_gives_a_row_for_each_picture(
    word: Path, page: Path, tmp_path: Path, model: Callable, capsys: pytest.CaptureFixture[str]
) -> None:
    blank = save(tmp_path / "blank.png", blank_page(50, 100))
    model(["one", "two"])

    assert main(["read", "--single", str(word), str(blank), str(page)]) == 0
    assert capsys.readouterr().out == "one\n\ntwo\n"


def test_csv(page: Path, word: Path, model: Callable, capsys: pytest.CaptureFixture[str]) -> None:
    model([*LINES, "=1+1"])

    assert main(["read", "--format", "csv", str(page), str(word)]) == 0

    printed = capsys.readouterr().out
    assert printed.startswith("file,page,line,x,y,width,height,text,confidence\n")
    found = rows(printed)
    assert [row["text"] for row in found] == [*LINES, "'=1+1"]
    assert [row["file"] for row in found] == [str(page)] * 3 + [str(word)]
    assert [row["line"] for row in found] == ["1", "2", "3", "1"]
    assert all(row["confidence"] == "0.9500" for row in found)
    assert int(found[0]["y"]) < int(found[1]["y"]) < int(found[2]["y"])


def test_csv_of_single_pictures_has_their_size(
    word: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["read", "--single", "--format", "csv", str(word)])

    (row,) = rows(capsys.readouterr().out)
    assert [row[name] for name in ("x", "y", "width", "height")] == ["0", "0", "240", "80"]


def test_csv_with_alternatives(word: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["read", "--single", "--format", "csv", "--alternatives", "2", str(word)])

    (row,) = rows(capsys.readouterr().out)
    assert (row["text"], row["alternative_1"], row["alternative_2"]) == ("hello", "iello", "jello")
    assert float(row["confidence_1"]) > float(row["confidence_2"]) > 0
    assert "alternative_3" not in row


def test_text_with_alternatives(word: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["read", "--single", "--alternatives", "2", str(word)])

    assert capsys.readouterr().out == "hello\tiello\tjello\n"


def test_json(page: Path, model: Callable, capsys: pytest.CaptureFixture[str]) -> None:
    model(["été", "second", 'a "quote"'])

    assert main(["read", "--format", "json", str(page)]) == 0

    printed = capsys.readouterr().out
    found = json.loads(printed)
    assert [entry["text"] for entry in found] == ["été", "second", 'a "quote"']
    assert list(found[0]) == [
        *("file", "page", "line", "x", "y", "width", "height", "text", "confidence")
    ]
    assert (found[1]["file"], found[1]["page"], found[1]["line"]) == (str(page), 1, 2)
    assert "été" in printed


def test_a_photographed_sheet_is_laid_flat_unless_that_is_not_wanted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sheet = np.pad(draw_page(["hello you", "good day"]), 60, constant_values=255)
    photo = save(tmp_path / "photo.png", on_a_table(sheet, lean=0.15))

    def boxes(*options: str) -> list[tuple[int, ...]]:
        assert main(["read", "--format", "json", *options, str(photo)]) == 0
        found = json.loads(capsys.readouterr().out)
        return [tuple(entry[key] for key in ("x", "y", "width", "height")) for entry in found]

    flat, as_it_is = boxes(), boxes("--no-flatten")
    assert len(flat) == len(as_it_is) == 2
    assert flat != as_it_is


def test_json_with_alternatives_and_characters(
    word: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["read", "--single", "--format", "json", "--alternatives", "1", str(word)])

    (entry,) = json.loads(capsys.readouterr().out)
    assert [other["text"] for other in entry["alternatives"]] == ["iello"]
    assert "".join(character["text"] for character in entry["characters"]) == "hello"
    starts = [character["start"] for character in entry["characters"]]
    assert starts == sorted(starts)


@pytest.mark.parametrize("more", [[], ["missing.png"]])
def test_json_of_nothing_is_valid(
    tmp_path: Path, more: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    blank = save(tmp_path / "blank.png", blank_page())

    main(["read", "--format", "json", str(blank), *more])

    assert json.loads(capsys.readouterr().out) == []


def test_every_kind_of_file(tmp_path: Path, word: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = blank_page(80, 240)
    tiff = save_tiff(tmp_path / "two.tif", [page, page])
    document = tmp_path / "three.pdf"
    document.write_bytes(pdf(3))
    ink = ink_file(tmp_path / "ink.inkml")

    names = [word, tiff, document, ink]
    assert main(["read", "--single", "--format", "csv", *map(str, names)]) == 0

    found = rows(capsys.readouterr().out)
    assert [(Path(row["file"]).name, row["page"]) for row in found] == [
        ("word.png", "1"),
        ("two.tif", "1"),
        ("two.tif", "2"),
        ("three.pdf", "1"),
        ("three.pdf", "2"),
        ("three.pdf", "3"),
        ("ink.inkml", "1"),
    ]
    ink_row = found[-1]
    assert [ink_row[n] for n in ("x", "y", "width", "height", "text")] == [
        *("10", "20", "100", "50", "hello")
    ]


def test_ink_between_pages_keeps_its_place(
    page: Path, tmp_path: Path, model: Callable, capsys: pytest.CaptureFixture[str]
) -> None:
    ink = ink_file(tmp_path / "ink.inkml")
    model(["1", "2", "3", "ink", "4", "5", "6"])

    main(["read", str(page), str(ink), str(page)])

    assert capsys.readouterr().out.split() == ["1", "2", "3", "ink", "4", "5", "6"]


def test_order_given_is_kept_over_several_batches(
    tmp_path: Path, model: Callable, capsys: pytest.CaptureFixture[str]
) -> None:
    count = 2 * BATCH + 5
    page = blank_page(60, 200)
    write(page, "word", 20, 40)
    names = [str(save(tmp_path / f"{n}.png", page)) for n in range(count)]
    model([str(n) for n in range(count)])

    main(["read", "--single", "--format", "csv", *reversed(names)])

    found = rows(capsys.readouterr().out)
    assert [row["file"] for row in found] == list(reversed(names))
    assert [row["text"] for row in found] == [str(n) for n in range(count)]


def test_folder_is_read_in_natural_order(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = blank_page(60, 200)
    for name in ("w10.png", "w9.png", "W1.png"):
        save(tmp_path / name, page)
    (tmp_path / "notes.txt").write_text("not read")

    assert main(["read", "--single", "--format", "csv", str(tmp_path)]) == 0

    names = [Path(row["file"]).name for row in rows(capsys.readouterr().out)]
    assert names == ["W1.png", "w9.png", "w10.png"]


def test_unicode_names_come_through(
    tmp_path: Path, word: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = word.rename(tmp_path / "été – 手書き.png")

    assert main(["read", "--single", "--format", "csv", str(path)]) == 0
    assert rows(capsys.readouterr().out)[0]["file"] == str(path)


def test_field_reaches_the_recogniser(word: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["read", "--single", "--field", "choice:yes,no", str(word)])

    assert capsys.readouterr().out.strip() in ("yes", "no")


@pytest.mark.parametrize("form", ["xlsx", "pdf", "alto", "page", "hocr"])
def test_every_format_is_written_to_a_file(page: Path, tmp_path: Path, form: str) -> None:
    output = tmp_path / f"out{FORMATS[form]}"

    assert main(["read", "--output", str(output), str(page)]) == 0

    begin = {"xlsx": b"PK", "pdf": b"%PDF-"}.get(form, b"<?xml")
    assert output.read_bytes().startswith(begin)


def test_ink_has_a_page_of_a_pdf(tmp_path: Path) -> None:
    ink = ink_file(tmp_path / "word.inkml")
    output = tmp_path / "out.pdf"

    assert main(["read", "--output", str(output), str(ink)]) == 0

    document = pypdfium2.PdfDocument(output)
    assert document[0].get_textpage().get_text_bounded().strip() == "hello"
    document.close()


def test_page_xml_of_several_pages_needs_files(
    page: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["read", "--format", "page", str(page), str(page)]) == 1
    assert "one page a file; use --output" in capsys.readouterr().err

    output = tmp_path / "out.page.xml"
    assert main(["read", "--output", str(output), str(page), str(page)]) == 0
    assert sorted(p.name for p in tmp_path.glob("*.xml")) == [
        "out-0001.page.xml",
        "out-0002.page.xml",
    ]


def test_csv_for_excel(page: Path, tmp_path: Path) -> None:
    output = tmp_path / "out.csv"
    assert main(["read", "--bom", "--output", str(output), str(page)]) == 0
    assert output.read_bytes().startswith(b"\xef\xbb\xbffile,")
