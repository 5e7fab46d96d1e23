from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

import cv2
import pytest

import resources
from app.main import main
from model.errors import ModelError
from model.recognizer import Recognizer
from tests.unit.core.files import blank_page, pdf, png_claiming, save, tiff


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_unreadable_files_are_named_and_the_rest_is_read(
    tmp_path: Path, word: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = {
        "empty.png": b"",
        "text.jpg": b"hello",
        "cut.png": word.read_bytes()[:-30],
        "huge.png": png_claiming(100_000, 100_000),
        "secret.pdf": pdf(protected=True),
        "bad.inkml": b"<ink",
    }
    for name, data in bad.items():
        (tmp_path / name).write_bytes(data)
    names = [str(word), *(str(tmp_path / n) for n in [*bad, "missing.png"]), str(word)]

    assert main(["read", "--single", *names]) == 1

    printed = capsys.readouterr()
    assert printed.out == "hello\nhello\n"
    told = printed.err.splitlines()
    assert len(told) == len(bad) + 1
    for name, sentence in zip([*bad, "missing.png"], told, strict=True):
        assert sentence.startswith("plume: ")
        assert name in sentence
        assert sentence.endswith(".")


def test_bad_page_is_named_and_the_others_are_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good = {256: 8, 257: 2, 258: 1, 259: 1, 262: 1, 273: 400, 277: 1, 278: 2, 279: 2}
    path = tmp_path / "three.tif"
    path.write_bytes(tiff(good, good | {256: 60_000, 257: 60_000}, good).ljust(400, b"\0") + b"ab")

    assert main(["read", "--single", "--format", "csv", str(path)]) == 1

    printed = capsys.readouterr()
    assert [row["page"] for row in rows(printed.out)] == ["1", "3"]
    assert printed.err.startswith(f"plume: page 2 of {path} is 60000 x 60000 pixels")


def test_folder_without_pictures(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", str(tmp_path)]) == 1
    assert "holds no picture, PDF or InkML file" in capsys.readouterr().err


def test_a_page_without_writing_is_told_of(
    tmp_path: Path, page: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    blank = save(tmp_path / "blank.png", blank_page())

    assert main(["read", str(blank), str(page)]) == 0

    printed = capsys.readouterr()
    assert "hello" in printed.out
    assert printed.err == f"plume: {blank}, page 1: no handwriting was found\n"


def test_what_an_earlier_run_wrote_beside_the_scans_is_not_read(
    tmp_path: Path, page: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = tmp_path / "found.pdf"
    command = ["read", "--output", str(found), str(tmp_path)]
    assert main(command) == 0
    first = found.stat().st_size

    assert main(command) == 0

    assert found.stat().st_size == first


def test_no_model(
    word: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object, **__: object) -> Recognizer:
        raise ModelError("The model file is missing; reinstall Plume.")

    monkeypatch.setattr(Recognizer, "load", fail)

    assert main(["read", str(word)]) == 1
    assert capsys.readouterr() == ("", "plume: The model file is missing; reinstall Plume.\n")
    assert main(["--self-test"]) == 1


def test_self_test_prints_what_it_read(model: Callable, capsys: pytest.CaptureFixture[str]) -> None:
    model("handwriting")
    assert main(["--self-test"]) == 0
    assert capsys.readouterr() == ("handwriting\n", "")

    model("handwritten")
    assert main(["--self-test"]) == 1
    complaint = "plume: The sample word_handwriting.png says 'handwriting'.\n"
    assert capsys.readouterr() == ("handwritten\n", complaint)


def test_interruption_is_quiet(
    word: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupt(*_: object, **__: object) -> list:
        raise KeyboardInterrupt

    monkeypatch.setattr(Recognizer, "read_many", interrupt)

    assert main(["read", "--single", str(word)]) == 130
    assert capsys.readouterr().err == ""


def test_output_file(word: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    output = tmp_path / "out.txt"

    assert main(["read", "--single", "--output", str(output), str(word)]) == 0

    assert output.read_text() == "hello\n"
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize(("name", "start"), [("a.csv", "file,page"), ("a.JSON", "["), ("a", "he")])
def test_format_follows_the_output_name(word: Path, tmp_path: Path, name: str, start: str) -> None:
    main(["read", "--single", "--output", str(tmp_path / name), str(word)])

    assert (tmp_path / name).read_text().startswith(start)


def test_interrupted_work_leaves_the_old_output(
    word: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    output = tmp_path / "out.txt"
    output.write_text("old")

    def interrupt(*_: object, **__: object) -> list:
        raise KeyboardInterrupt

    monkeypatch.setattr(Recognizer, "read_many", interrupt)

    assert main(["read", "--single", "--output", str(output), str(word)]) == 130
    assert output.read_text() == "old"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["out.txt", "word.png"]


def test_output_in_a_folder_that_does_not_exist(
    word: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing is read in vain."""
    output = tmp_path / "none" / "out.csv"

    assert main(["read", "--output", str(output), str(word)]) == 2
    assert "out.csv: there is no such folder" in capsys.readouterr().err


def test_a_bad_picture_is_read_and_told_of(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sharp = cv2.imread(str(resources.path("samples/page.png")))
    assert sharp is not None
    cv2.imwrite(str(tmp_path / "bad.png"), cv2.GaussianBlur(sharp, (0, 0), 4))

    assert main(["read", str(tmp_path / "bad.png")]) == 0

    printed = capsys.readouterr()
    assert "hello" in printed.out
    assert "bad.png, page 1, may be misread: it is blurred; photograph it again" in printed.err
