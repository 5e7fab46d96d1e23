"""The window is closed: no work is lost, and what was set is there again."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox, QSplitter
from pytestqt.qtbot import QtBot

from app.core.project.store import read_project
from app.services.settings_store import SettingsStore
from app.ui import dialogs, main_window
from app.ui.hands_dialog import HandsDialog
from app.ui.start import settings_file
from tests.ui.conftest import Open, child
from tests.ui.read.conftest import is_read

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.mark.parametrize(
    ("answer", "closes"),
    [(dialogs.Answer.CANCEL, False), (dialogs.Answer.DISCARD, True)],
)
def test_unsaved_corrections_are_not_lost_by_closing(
    qtbot: QtBot,
    open_window: Open,
    scan: Path,
    monkeypatch: pytest.MonkeyPatch,
    answer: dialogs.Answer,
    closes: bool,
) -> None:
    monkeypatch.setattr(dialogs, "ask_to_save", lambda _window: answer)
    window = open_window()
    window.open_paths([scan])
    qtbot.waitUntil(lambda: is_read(window.read))
    window.read.session.set_text(0, "mine")
    assert window.close() == closes


def test_what_was_checked_is_not_lost_by_closing_after_an_export(
    qtbot: QtBot, open_window: Open, scan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []
    monkeypatch.setattr(dialogs, "ask_to_save", lambda w: asked.append(w) or dialogs.Answer.CANCEL)
    path = tmp_path / "out.txt"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), "Text (*.txt)"))
    window = open_window()
    window.open_paths([scan])
    qtbot.waitUntil(lambda: is_read(window.read))
    window.read.session.mark_reviewed([0], True)
    with qtbot.waitSignal(window.read.files.saved):
        window.read.commands.export.trigger()

    assert not window.close()

    assert len(asked) == 1


def test_a_corrected_page_that_was_closed_is_saved_when_the_window_is_closed(
    qtbot: QtBot, open_window: Open, scan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def ask(_window: object, state: str, _question: str) -> dialogs.Answer:
        asked.append(state)
        return dialogs.Answer.SAVE

    monkeypatch.setattr(dialogs, "ask_to_save", ask)
    path = tmp_path / "work.plume"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    window = open_window()
    window.open_paths([scan])
    qtbot.waitUntil(lambda: is_read(window.read))
    window.read.session.set_text(0, "mine")
    window.read.commands.close_page.trigger()

    assert not window.close()

    qtbot.waitUntil(window.isHidden)
    assert asked == ["1 page with your corrections was closed and is in no file."]
    assert read_project(path).pages[0].text.startswith("mine")


def test_a_closed_page_without_corrections_is_not_asked_about(
    qtbot: QtBot, open_window: Open, scan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dialogs, "ask_to_save", lambda *_: pytest.fail("asked"))
    window = open_window()
    window.open_paths([scan])
    qtbot.waitUntil(lambda: is_read(window.read))
    window.read.session.set_text(0, "mine")
    window.read.commands.undo.trigger()
    window.read.commands.close_page.trigger()

    assert window.close()


def test_what_was_only_read_is_closed_without_a_question(
    qtbot: QtBot, open_window: Open, scan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dialogs, "ask_to_save", lambda _window: pytest.fail("asked"))
    window = open_window()
    window.open_paths([scan])
    qtbot.waitUntil(lambda: is_read(window.read))
    assert window.close()


def test_the_question_before_closing_can_be_answered(qtbot: QtBot, open_window: Open) -> None:
    window = open_window()

    def press(name: str) -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        button = next(b for b in box.buttons() if b.text().replace("&", "").startswith(name))
        button.click()

    for name, wanted in (
        ("Save", dialogs.Answer.SAVE),
        ("Close without", dialogs.Answer.DISCARD),
        ("Cancel", dialogs.Answer.CANCEL),
    ):
        QTimer.singleShot(0, lambda name=name: press(name))
        assert dialogs.ask_to_save(window) is wanted


def test_written_text_survives_a_crash(
    qtbot: QtBot, open_window: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(main_window, "INTERVAL", 1)
    window = open_window()
    window.show_mode("write")
    qtbot.keyClicks(window.write.text, "kept")
    file = tmp_path / "plume.ini"
    qtbot.waitUntil(lambda: SettingsStore(file).settings.written_text == "kept")


def test_settings_that_cannot_be_kept_are_told_of_once(
    qtbot: QtBot, open_window: Open, tmp_path: Path
) -> None:
    window = open_window()
    window.show_mode("read")
    (tmp_path / "plume.ini").unlink(missing_ok=True)
    (tmp_path / "plume.ini").mkdir()

    window.show_mode("write")
    assert "Settings cannot be kept" in window.messages.text
    window.write.setting_changed.emit("pen_width", 5)

    assert "Settings cannot be kept" in window.messages.text
    window.messages.dismiss()
    window.write.setting_changed.emit("pen_width", 6)
    assert window.messages.text == ""


def test_written_text_and_pause_are_there_again(qtbot: QtBot, open_window: Open) -> None:
    window = open_window()
    window.show_mode("write")
    qtbot.keyClicks(window.write.text, "not lost")
    window.write.desk.set_pause(1.5)
    window.close()

    again = open_window()

    assert again.write.text.toPlainText() == "not lost"
    assert again.write.desk.pause == 1.5
    qtbot.keyClicks(again.write.text, "!")
    assert again.write.text.toPlainText() == "not lost!"


def test_written_text_outlives_a_window_that_only_read(qtbot: QtBot, open_window: Open) -> None:
    first = open_window()
    first.show_mode("write")
    qtbot.keyClicks(first.write.text, "not lost")
    first.show_mode("read")
    first.close()
    second = open_window()
    assert second.read.isVisible()
    second.close()

    assert open_window().write.text.toPlainText() == "not lost"


def test_mode_and_geometry_are_remembered(qtbot: QtBot, open_window: Open, scan: Path) -> None:
    window = open_window()
    window.open_paths([scan])
    qtbot.waitUntil(lambda: is_read(window.read))
    window.resize(960, 640)
    splitter = child(window, QSplitter, "read_splitter")
    splitter.setSizes([0, 450, 434])
    sizes = splitter.sizes()
    window.show_mode("write")
    window.close()
    again = open_window()
    assert again.write.isVisible()
    assert (again.width(), again.height()) == (960, 640)
    again.open_paths([scan])
    qtbot.waitUntil(lambda: is_read(again.read))
    assert child(again, QSplitter, "read_splitter").sizes() == sizes


def test_full_screen_is_left_for_what_was_before(qtbot: QtBot, open_window: Open) -> None:
    window = open_window()
    window.showMaximized()
    window.full_screen_action.trigger()
    qtbot.waitUntil(window.isFullScreen)
    window.close()

    again = open_window()
    qtbot.waitUntil(again.isFullScreen)
    again.full_screen_action.trigger()

    qtbot.waitUntil(lambda: not again.isFullScreen())
    assert again.isMaximized()


def test_settings_lie_in_the_persons_own_folder(home: Path) -> None:
    assert home in settings_file().parents


def test_closing_the_window_ends_a_comparison_of_hands(
    qtbot: QtBot, open_window: Open, scan: Path, tmp_path: Path
) -> None:
    window = open_window()
    window.open_paths([scan, Path(shutil.copy(scan, tmp_path / "other.png"))])
    qtbot.waitUntil(window.read.commands.group_by_hand.isEnabled)
    window.read.commands.group_by_hand.trigger()
    assert window.findChild(HandsDialog) is not None
    window.read.session.mark_saved()

    window.close()

    qtbot.waitUntil(lambda: window.findChild(HandsDialog) is None)
