"""Work that a crash left behind is offered back."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from app.core.project.store import read_project
from app.ui.main_window import MainWindow
from tests.ui.read.conftest import TEXTS, KeepingWindow, is_read, open_scan, texts


def crash(window: MainWindow, tmp_path: Path) -> None:
    """Leaves behind what a crash would: the copy of the work, and no living lock."""
    copy = next((tmp_path / "recovery").glob("*.plume"))
    copy.with_name("crashed.plume").write_bytes(copy.read_bytes())
    window.read.session.load([], 0, None)
    window.close()


def make_crash(qtbot: QtBot, open_window: KeepingWindow, scan: Path, tmp_path: Path) -> None:
    window = open_window()
    open_scan(qtbot, window, scan)
    window.read.session.set_text(0, "not lost")
    session = window.read.session
    session.mark_reviewed([1], True)
    qtbot.waitUntil(lambda: kept(tmp_path).endswith("not lost\nsecond\nthird\nfourth"))
    crash(window, tmp_path)


def kept(tmp_path: Path) -> str:
    copies = list((tmp_path / "recovery").glob("*.plume"))
    return read_project(copies[0]).pages[0].text if copies else ""


def press(qtbot: QtBot, window: MainWindow, name: str) -> None:
    button = window.messages.findChild(QPushButton, name)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def dismiss(qtbot: QtBot, window: MainWindow) -> None:
    close = window.messages.findChild(QToolButton, "message_close")
    qtbot.mouseClick(close, Qt.MouseButton.LeftButton)


def test_work_is_had_back_after_a_crash(
    qtbot: QtBot, open_window: KeepingWindow, scan: Path, tmp_path: Path
) -> None:
    make_crash(qtbot, open_window, scan, tmp_path)
    window = open_window()
    window.read.look_for_lost_work()
    qtbot.waitUntil(window.messages.isVisible)
    assert "did not end as it should. Your work on 1 page was kept" in window.messages.text
    window.read.problem.emit("something else")
    dismiss(qtbot, window)
    assert "Your work on 1 page was kept" in window.messages.text
    press(qtbot, window, "message_action")
    qtbot.waitUntil(lambda: is_read(window.read))
    assert texts(window.read)[0] == "not lost"
    assert window.read.session.lines[1].reviewed
    assert window.isWindowModified()
    assert not window.messages.isVisible()
    qtbot.waitUntil(lambda: not (tmp_path / "recovery" / "crashed.plume").exists())
    qtbot.waitUntil(lambda: kept(tmp_path).startswith("not lost"))


def test_a_corrected_page_that_was_closed_is_kept_too(
    qtbot: QtBot, open_window: KeepingWindow, scan: Path, tmp_path: Path
) -> None:
    window = open_window()
    open_scan(qtbot, window, scan)
    window.read.session.set_text(0, "not lost")
    window.read.commands.close_page.trigger()

    qtbot.waitUntil(lambda: kept(tmp_path).startswith("not lost"))


def test_kept_work_can_be_discarded(
    qtbot: QtBot, open_window: KeepingWindow, scan: Path, tmp_path: Path
) -> None:
    make_crash(qtbot, open_window, scan, tmp_path)
    window = open_window()
    window.read.look_for_lost_work()
    qtbot.waitUntil(window.messages.isVisible)
    press(qtbot, window, "message_other_action")
    assert "discarded" in window.messages.text
    assert len(window.read.session.document) == 0
    press(qtbot, window, "message_action")
    qtbot.waitUntil(lambda: "Your work on 1 page was kept" in window.messages.text)
    press(qtbot, window, "message_other_action")
    dismiss(qtbot, window)
    assert not window.messages.isVisible()
    window.close()
    assert list((tmp_path / "recovery").iterdir()) == []


def test_kept_work_that_is_not_answered_is_offered_again(
    qtbot: QtBot, open_window: KeepingWindow, scan: Path, tmp_path: Path
) -> None:
    make_crash(qtbot, open_window, scan, tmp_path)
    for _ in range(2):
        window = open_window()
        window.read.look_for_lost_work()
        qtbot.waitUntil(window.messages.isVisible)
        dismiss(qtbot, window)
        assert not window.messages.isVisible()
        window.close()


@pytest.mark.parametrize("content", [b"", b"half a file", b"PK\x03\x04"])
def test_damaged_work_does_not_prevent_the_start(
    qtbot: QtBot, open_window: KeepingWindow, scan: Path, tmp_path: Path, content: bytes
) -> None:
    (tmp_path / "recovery").mkdir()
    (tmp_path / "recovery" / "crashed.plume").write_bytes(content)
    window = open_window()
    window.read.look_for_lost_work()
    qtbot.waitUntil(window.messages.isVisible)
    assert "cannot be read any more" in window.messages.text
    assert "crashed.damaged" in window.messages.text
    open_scan(qtbot, window, scan)
    assert texts(window.read) == list(TEXTS)
