"""The text goes into files."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

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
        view.commands.save.trigger()
    assert (tmp_path / "out.txt").read_text(encoding="utf-8").splitlines() == [
        "first",
        "Bénédicte",
        "third",
        "fourth",
    ]
    assert note.args is not None
    assert "out.txt" in note.args[0]
    assert view.session.undo_stack.isClean()


def test_a_name_without_ending_gets_the_chosen_one(
    open_view: OpenView, scan: Path, tmp_path: Path, choose
) -> None:
    view = open_view(scan)
    choose(tmp_path / "out.v2", "Table (*.csv)")
    view.commands.save.trigger()
    with (tmp_path / "out.v2.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["text"] for row in rows] == list(TEXTS)
    assert {row["file"] for row in rows} == {str(scan)}


def test_pages_that_are_not_read_are_told(
    qtbot: QtBot, open_view: OpenView, scans: Path, tmp_path: Path, choose
) -> None:
    view = open_view(scans)
    choose(tmp_path / "out.txt")
    with qtbot.waitSignal(view.note) as note:
        view.commands.save.trigger()
    assert note.args is not None
    text, action, slot = note.args
    assert "2 of 3" in text
    assert action
    slot()
    qtbot.waitUntil(lambda: view.session.unread == 0)


def test_a_place_that_cannot_be_written_is_told(
    qtbot: QtBot, open_view: OpenView, scan: Path, tmp_path: Path, choose
) -> None:
    view = open_view(scan)
    view.session.set_text(0, "mine")
    choose(tmp_path / "missing" / "out.txt")
    with qtbot.waitSignal(view.problem) as told:
        view.commands.save.trigger()
    assert told.args is not None
    assert "out.txt" in told.args[0]
    assert not view.session.undo_stack.isClean()


def test_a_cancelled_dialog_saves_nothing(
    open_view: OpenView, scan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = open_view(scan)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    assert not view.files.save()
