from __future__ import annotations

import csv
import os
from collections.abc import Generator
from pathlib import Path
from typing import Never

import cv2
import numpy as np
import pytest

from app.cli import batch as command
from app.cli.batch import journal_of
from app.core.batch.run import Batch
from app.core.batch.worker import BatchJob
from app.core.forms.results import FormResult
from app.main import main
from tests.unit.core.files import blank_page, save
from tests.unit.core.form_pages import TEXTS, filled, load_fake, make_template, scanned


@pytest.fixture(autouse=True)
def fake_readers(monkeypatch: pytest.MonkeyPatch) -> None:
    def job(*values: object, **more: object) -> BatchJob:
        return BatchJob(*values, **more, load=load_fake)  # type: ignore[arg-type]

    monkeypatch.setattr(command, "BatchJob", job)


@pytest.fixture
def form(tmp_path: Path) -> Path:
    return make_template(tmp_path)


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    return save(tmp_path / "scan.png", scanned(filled(TEXTS), scale=0.7))


def table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def run(form: Path, output: Path, *others: str | Path) -> int:
    return main(
        ["batch", "--template", str(form), "--output", str(output), *(str(o) for o in others)]
    )


def test_a_row_for_each_form(
    form: Path, scan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(form, tmp_path / "t.csv", scan) == 0

    (row,) = table(tmp_path / "t.csv")
    assert list(row)[:5] == ["file", "page", "matched", "Name", "Name_confidence"]
    assert (row["file"], row["page"], row["matched"]) == (str(scan), "1", "Garden club membership")
    assert (row["Code"], row["News"], row["Help"], row["Remark"]) == ("12", "yes", "no", "")
    assert 0 < float(row["Code_confidence"]) <= 1
    assert "Born" in row["problems"]
    printed = capsys.readouterr()
    assert printed.out == ""
    assert f"{scan}, page 1: Born" in printed.err
    assert not list(tmp_path.glob(".*journal"))


def test_what_cannot_be_read_is_a_row_and_a_sentence(
    form: Path, scan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    blank = save(tmp_path / "blank.png", blank_page())

    assert run(form, tmp_path / "t.csv", blank, scan, tmp_path / "gone.png") == 1

    rows = table(tmp_path / "t.csv")
    assert [Path(row["file"]).name for row in rows] == ["blank.png", "scan.png", "gone.png"]
    assert [row["matched"] != "" for row in rows] == [False, True, False]
    assert "is blank" in rows[0]["problems"]
    assert rows[2]["page"] == ""
    assert f"plume: {tmp_path / 'gone.png'} does not exist" in capsys.readouterr().err


def test_scans_that_are_not_there_leave_the_table_of_before(
    form: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "t.csv").write_text("of before")

    assert run(form, tmp_path / "t.csv", tmp_path / "gone") == 1

    assert (tmp_path / "t.csv").read_text() == "of before"
    assert capsys.readouterr().err == (
        f"plume: {tmp_path / 'gone'} does not exist; check the name.\n"
        "plume: Nothing could be read, so nothing was written.\n"
    )


def test_a_folder_that_takes_no_table(
    form: Path, scan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.access", lambda path, _mode: Path(path) != tmp_path)

    assert run(form, tmp_path / "t.csv", scan) == 2


def test_scans_that_are_hard_to_read_are_named_and_read(
    form: Path, scan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sheet = scanned(filled(TEXTS))
    soft = save(tmp_path / "soft.png", np.asarray(cv2.GaussianBlur(sheet, (0, 0), 5)))
    night = save(tmp_path / "night.png", (sheet[:800] * 0.1).astype(np.uint8))

    assert run(form, tmp_path / "t.csv", scan, soft, night) == 1

    rows = table(tmp_path / "t.csv")
    assert [row["matched"] != "" for row in rows] == [True, True, False]
    assert ["hard to read" in row["problems"] for row in rows] == [False, True, True]
    assert rows[1]["Code"] == "12"
    err = capsys.readouterr().err
    assert f"{soft}, page 1: hard to read: it is blurred; photograph it again" in err
    assert f"{night}, page 1: hard to read: it is too dark" in err


def test_expected_values(
    form: Path, scan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "l.csv").write_text("13\n14\n")

    assert run(form, tmp_path / "t.csv", "--expected", f"Code={tmp_path / 'l.csv'}", scan) == 0

    (row,) = table(tmp_path / "t.csv")
    assert "Code: '12' is not among the expected values" in row["problems"]
    assert run(form, tmp_path / "t.csv", "--expected", f"Colour={tmp_path / 'l.csv'}", scan) == 1
    err = capsys.readouterr().err
    assert "No template has the field 'Colour' that --expected names; use one of " in err
    assert "Code" in err


def test_a_table_is_written_whole_or_not_at_all(
    form: Path, scan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = tmp_path / "t.csv"
    output.write_text("old")
    form.write_text("{}")

    assert run(form, output, scan) == 1

    assert output.read_text() == "old"
    assert "members.json is not a Plume template" in capsys.readouterr().err


def test_scans_that_go_away_in_the_middle_keep_the_journal(
    form: Path,
    scan: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    away = scan.with_name("away.png")

    class Vanishing(Batch):
        def results(self) -> Generator[FormResult, None, None]:
            yield FormResult(scan, 1, problem=f"{scan} does not exist; check the name.")

    monkeypatch.setattr(command, "Batch", Vanishing)
    monkeypatch.setattr(command, "_in_order", lambda results, _batch: results)
    scan.rename(away)
    journal_of(tmp_path / "t.csv").write_text("")

    assert run(form, tmp_path / "t.csv", away) == 1

    assert "scans went away in the middle, 1 pages are missing" in capsys.readouterr().err
    assert journal_of(tmp_path / "t.csv").exists()


def test_stopped_before_the_first_page_it_leaves_nothing(
    form: Path, scan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Interrupted(Batch):
        def _step(self) -> Never:
            raise KeyboardInterrupt

    monkeypatch.setattr(command, "Batch", Interrupted)
    before = sorted(tmp_path.iterdir())

    assert run(form, tmp_path / "t.csv", scan) == 130

    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ([], "required: SCAN, --template, --output"),
        (["--output", "t.csv", "a.png"], "required: --template"),
        (["--template", "f.json", "a.png"], "required: --output"),
        (["--template", "f.json", "--output", ".", "a.png"], "is a folder"),
        (["--template", "f.json", "--output", "gone/t.csv", "a.png"], "there is no such folder"),
        (["--template", "f.json", "--output", "t.xlsx", "a.png"], "name it t.csv"),
        (["--template", "f.json", "--output", "t.json", "a.png"], "is written as CSV"),
        (["--template", "f.json", "--output", "t.ods", "a.png"], "is written as CSV"),
        (
            ["--template", "f.json", "--output", "t.csv", "--expected", "Name", "a.png"],
            "--expected wants COLUMN=LIST.csv",
        ),
        (
            [
                "--template",
                "f.json",
                "--output",
                "t.csv",
                "--expected",
                "A=1.csv",
                "--expected",
                "A=2.csv",
                "a.png",
            ],
            "--expected names 'A' twice",
        ),
    ],
)
def test_bad_usage(arguments: list[str], sentence: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["batch", *arguments]) == 2
    assert sentence in capsys.readouterr().err


def test_a_folder_nothing_can_be_written_in_is_refused_and_a_pipe_in_it_is_not(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    pipe = tmp_path / "pipe.csv"
    os.mkfifo(pipe)
    monkeypatch.setattr(os, "access", lambda path, _mode: Path(path) != tmp_path)

    assert main(["batch", "--template", "f.json", "--output", str(tmp_path / "t.csv"), "a"]) == 2
    assert "nothing can be written in that folder" in capsys.readouterr().err
    assert main(["batch", "--template", "f.json", "--output", str(pipe), "a"]) != 2
    assert "f.json does not exist" in capsys.readouterr().err


def test_help_tells_of_batch(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    assert "plume batch" in capsys.readouterr().out
    assert main(["batch", "--help"]) == 0
    assert "goes on where it was" in " ".join(capsys.readouterr().out.split())
