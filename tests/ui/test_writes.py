"""Who waits for files that are being written."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from app.ui import dialogs
from app.ui.read import file_actions
from app.ui.writes import Writes
from tests.ui.conftest import Open
from tests.ui.read.conftest import is_read


def test_with_nothing_to_write_nobody_waits_or_is_called_later() -> None:
    writes, called = Writes(), []
    assert writes.finish(lambda: called.append(1))
    writes.begin()
    assert not writes.succeed()
    assert called == []


def test_the_last_of_several_files_calls_whoever_waits_once() -> None:
    writes, called = Writes(), []
    writes.begin()
    writes.begin()
    assert not writes.finish(lambda: called.append(1))
    assert not writes.succeed()
    assert writes.succeed()
    writes.begin()
    assert not writes.succeed()
    assert called == [1]


def test_nobody_is_called_after_a_failure() -> None:
    writes, called = Writes(), []
    writes.begin()
    writes.finish(lambda: called.append(1))
    writes.fail()
    writes.begin()
    assert not writes.succeed()
    assert called == []


def test_whoever_asks_twice_does_not_wait_nor_is_called() -> None:
    writes, called = Writes(), []
    writes.begin()
    assert not writes.finish(lambda: called.append(1))
    assert writes.finish(lambda: called.append(1))
    assert not writes.succeed()
    assert called == []


def test_the_window_closes_without_a_question_when_its_export_is_written(
    qtbot: QtBot,
    open_window: Open,
    scan: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path, go_on = tmp_path / "out.txt", threading.Event()
    monkeypatch.setattr(dialogs, "ask_to_save", lambda _window: pytest.fail("asked"))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), "Text (*.txt)"))
    write = file_actions.export

    def slow(*what: Any) -> list[Path]:
        assert go_on.wait(30)
        return write(*what)

    monkeypatch.setattr(file_actions, "export", slow)
    window = open_window()
    window.open_paths([scan])
    qtbot.waitUntil(lambda: is_read(window.read))
    window.read.commands.export.trigger()

    assert not window.close()
    assert window.isVisible()
    go_on.set()

    qtbot.waitUntil(lambda: not window.isVisible())
    assert "hello" in path.read_text(encoding="utf-8")
