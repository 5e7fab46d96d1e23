"""The text is exported."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from app.core.export import FORMATS, format_of
from tests.ui.read.conftest import TEXTS, OpenView


@pytest.fixture
def choose(monkeypatch: pytest.MonkeyPatch):
    """Makes the save dialog answer with a path."""

    def answer(path: Path, kind: str = "Text (*.txt)") -> None:
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), kind))

    return answer


def test_text_is_saved(
    qtbot: QtBot, open_view: OpenView, scan: Path, tmp_path: Path, choose
) -> None:
    view = open_view(scan)
    view.session.set_text(1, "Bénédicte")
    choose(tmp_path / "out.txt")
    with qtbot.waitSignal(view.note) as note:
        view.commands.export.trigger()
    assert (tmp_path / "out.txt").read_text(encoding="utf-8").splitlines() == [
        "first",
        "Bénédicte",
        "third",
        "fourth",
    ]
    assert note.args is not None
    assert "out.txt" in note.args[0]


def test_a_name_without_ending_gets_the_chosen_one(
    qtbot: QtBot, open_view: OpenView, scan: Path, tmp_path: Path, choose
) -> None:
    view = open_view(scan)
    choose(tmp_path / "out.v2", "Table (CSV) (*.csv)")
    with qtbot.waitSignal(view.files.saved):
        view.commands.export.trigger()
    with (tmp_path / "out.v2.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["text"] for row in rows] == list(TEXTS)
    assert {row["file"] for row in rows} == {str(scan)}


def test_a_file_that_nobody_named_stays_unless_the_person_says_so(
    open_view: OpenView, scan: Path, tmp_path: Path, choose, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = open_view(scan)
    (tmp_path / "out.csv").write_text("precious")
    choose(tmp_path / "out", "Table (CSV) (*.csv)")
    asked = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: asked.append(box.text()))

    view.commands.export.trigger()

    assert asked == ["out.csv exists already. Replace it?"]
    assert not view.files.writes
    assert (tmp_path / "out.csv").read_text() == "precious"


def test_pages_that_are_not_read_are_told(
    qtbot: QtBot, open_view: OpenView, scans: Path, tmp_path: Path, choose
) -> None:
    view = open_view(scans)
    choose(tmp_path / "out.txt")
    with qtbot.waitSignal(view.note) as note:
        view.commands.export.trigger()
    assert note.args is not None
    text, action, slot = note.args
    assert "2 of 3" in text
    assert action
    slot()
    qtbot.waitUntil(lambda: view.session.document.unread == 0)


def test_a_place_that_cannot_be_written_is_told(
    qtbot: QtBot, open_view: OpenView, scan: Path, tmp_path: Path, choose
) -> None:
    view = open_view(scan)
    view.session.set_text(0, "mine")
    choose(tmp_path / "missing" / "out.txt")
    with qtbot.waitSignal(view.problem) as told:
        view.commands.export.trigger()
    assert told.args is not None
    assert told.args[0].startswith(f"Not exported: {tmp_path / 'missing' / 'out.txt'}")


def test_a_cancelled_dialog_saves_nothing(
    qtbot: QtBot, open_view: OpenView, scan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = open_view(scan)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    with qtbot.assertNotEmitted(view.files.changed):
        view.commands.export.trigger()


def test_a_table_for_excel_says_that_it_is_utf8(
    qtbot: QtBot, open_view: OpenView, scan: Path, tmp_path: Path, choose
) -> None:
    view = open_view(scan)
    choose(tmp_path / "out", "Table for Excel (*.csv)")
    with qtbot.waitSignal(view.files.saved):
        view.commands.export.trigger()
    assert (tmp_path / "out.csv").read_bytes().startswith(b"\xef\xbb\xbffile,")


@pytest.mark.parametrize("name", [f"out{form.suffix}" for form in FORMATS.values()])
def test_every_format_can_be_exported(
    qtbot: QtBot, open_view: OpenView, scan: Path, tmp_path: Path, choose, name: str
) -> None:
    view = open_view(scan)
    choose(tmp_path / name)
    with qtbot.waitSignal(view.files.saved):
        view.commands.export.trigger()
    assert view.status.text == ""
    form = format_of(tmp_path / name)
    assert form is not None
    data = (tmp_path / name).read_bytes()
    assert form.binary or b"first" in data
    assert len(data) > 20
