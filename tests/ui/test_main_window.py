"""The window around the modes."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QDialog,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QTableWidget,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.services.settings_store import SettingsStore
from app.ui.main_window import MainWindow
from app.ui.write.view import WriteView
from model.errors import ModelError
from model.recognizer import Recognizer
from tests.ui.conftest import Open, child
from tests.ui.read.conftest import is_read
from tests.ui.write.conftest import draw, zigzag
from tests.unit.core.form_pages import make_template

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


def status(window: MainWindow) -> str:
    return child(window, QLabel, "status_text").text()


def test_the_status_line_tells_of_the_model(qtbot: QtBot, open_window: Open) -> None:
    window = open_window()
    assert status(window) == "Loading the model…"
    qtbot.waitUntil(lambda: status(window) == "Ready")


def test_a_missing_model_is_told_and_can_be_dismissed(qtbot: QtBot, open_window: Open) -> None:
    def loader() -> Recognizer:
        raise ModelError("The model file latin.onnx is missing; reinstall Plume.")

    window = open_window(loader)
    qtbot.waitUntil(window.messages.isVisible)
    assert window.messages.text == "The model file latin.onnx is missing; reinstall Plume."
    assert "No model" in status(window)
    close = child(window, QToolButton, "message_close")
    qtbot.mouseClick(close, Qt.MouseButton.LeftButton)
    assert not window.messages.isVisible()


def test_modes_are_changed_by_click_and_key(qtbot: QtBot, open_window: Open) -> None:
    window = open_window()
    assert window.read.isVisible()
    button = child(window, QToolButton, "mode_write_button")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert window.write.isVisible()
    assert not window.read.isVisible()
    qtbot.keyClick(window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert window.read.isVisible()
    qtbot.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert window.write.isVisible()


def test_write_mode_made_when_the_model_is_there_reads(
    qtbot: QtBot, open_window: Open, tmp_path: Path
) -> None:
    SettingsStore(tmp_path / "plume.ini").change(learn_hand=False)
    window = open_window()
    qtbot.waitUntil(lambda: status(window) == "Ready")
    window.read.session.review.set_threshold(1.0)
    assert window.findChild(WriteView) is None

    window.show_mode("write")

    assert child(window, QMenu, "write_menu").actions()
    qtbot.waitUntil(lambda: window.write.hand.able is not None)
    draw(window.write.pad, zigzag(60))
    qtbot.waitUntil(lambda: window.write.session.read)
    qtbot.keyClick(window.write.pad, Qt.Key.Key_Return)
    assert window.write.text.toPlainText().strip() == "Hello"
    assert len(window.write.text.doubtful) == 1


def test_in_write_mode_the_commands_of_read_mode_are_off(
    qtbot: QtBot, open_window: Open, scan: Path
) -> None:
    window = open_window()
    window.open_paths([scan])
    qtbot.waitUntil(lambda: is_read(window.read))
    window.read.session.set_text(0, "mine")
    window.show_mode("write")
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(window, Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier)
    assert window.read.session.lines[0].text == "mine"
    window.show_mode("read")
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window.read.session.lines[0].text == "hello"


def test_files_are_dropped_in_either_mode(qtbot: QtBot, open_window: Open, scan: Path) -> None:
    window = open_window()
    window.show_mode("write")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(scan))])
    copy, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    plain = Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(400, 300), copy, data, button, plain)
    QApplication.sendEvent(window, enter)
    assert enter.isAccepted()
    sign = child(window, QWidget, "drop_sign")
    assert sign.isVisible()
    QApplication.sendEvent(window, QDragLeaveEvent())
    assert not sign.isVisible()
    QApplication.sendEvent(window, enter)
    QApplication.sendEvent(window, QDropEvent(QPointF(400, 300), copy, data, button, plain))
    qtbot.waitUntil(lambda: is_read(window.read))
    assert window.read.isVisible()


def test_text_cannot_be_dropped(open_window: Open) -> None:
    window = open_window()
    data = QMimeData()
    data.setText("just words")
    enter = QDragEnterEvent(
        QPoint(400, 300),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    enter.ignore()
    QApplication.sendEvent(window, enter)
    assert not enter.isAccepted()


def test_the_title_names_the_page_and_tells_of_changes(
    qtbot: QtBot, open_window: Open, scan: Path
) -> None:
    window = open_window()
    assert window.windowTitle() == "Plume"
    window.open_paths([scan])
    qtbot.waitUntil(lambda: is_read(window.read))
    assert window.windowTitle() == "scan.png[*] – Plume"
    assert not window.isWindowModified()
    window.read.session.set_text(0, "mine")
    assert window.isWindowModified()
    window.read.session.mark_saved()
    assert not window.isWindowModified()


def test_shortcuts_are_listed(qtbot: QtBot, open_window: Open) -> None:
    window = open_window()
    qtbot.keyClick(window, Qt.Key.Key_F1)
    table = child(window, QTableWidget, "keys_table")
    rows = {table.model().index(r, 0).data(): table.model().index(r, 1).data()
            for r in range(table.rowCount())}  # fmt: skip
    assert rows["Open"] == "Ctrl+O"
    assert rows["Next doubtful line"] == "F8"
    table.window().close()


def test_no_two_commands_share_a_shortcut(open_window: Open) -> None:
    window = open_window()
    for mode in ("read", "write"):
        window.show_mode(mode)
        seen: dict[str, str] = {}
        for action in window.findChildren(type(window.quit_action)):
            owner = action.parent()
            if isinstance(owner, QWidget) and not owner.isVisible():
                continue
            for key in action.shortcuts():
                text = key.toString()
                assert seen.setdefault(text, action.objectName()) == action.objectName(), text


@pytest.mark.parametrize("mode", ["read", "write"])
def test_everything_a_person_uses_has_a_name(
    qtbot: QtBot, open_window: Open, scan: Path, mode: str
) -> None:
    window = open_window()
    window.open_paths([scan])
    qtbot.waitUntil(lambda: is_read(window.read))
    window.show_mode(mode)
    kinds = (QAbstractButton, QLineEdit, QAbstractItemView, QPlainTextEdit)
    used = [w for w in window.findChildren(QWidget) if isinstance(w, kinds) and w.isVisible()]
    inner = [w for w in used if w.objectName().startswith("qt_") or isinstance(w, QHeaderView)]
    nameless = [w for w in used if not (w.objectName() and w.accessibleName()) and w not in inner]
    assert used
    assert nameless == []


def test_every_command_has_a_shortcut_and_a_name(open_window: Open) -> None:
    window = open_window()
    commands = [*vars(window.read.commands).values(), *window.rail.modes.values()]
    commands += [window.quit_action, window.full_screen_action, window.keys_action]
    for action in commands:
        assert action.objectName()
        assert not action.shortcut().isEmpty(), action.objectName()
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        assert keys in action.toolTip()


def test_lists_of_shortcuts_do_not_pile_up(qtbot: QtBot, open_window: Open) -> None:
    window = open_window()
    window.keys_action.trigger()
    dialog = child(window, QDialog, "keys_dialog")
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: window.findChild(QDialog, "keys_dialog") is None)


@pytest.mark.usefixtures("french")
def test_a_missing_model_is_told_in_either_mode(qtbot: QtBot, open_window: Open) -> None:
    def loader() -> Recognizer:
        raise ModelError("The model file latin.onnx is missing; reinstall Plume.")

    window = open_window(loader)
    qtbot.waitUntil(window.messages.isVisible)

    window.show_mode("write")

    assert "latin.onnx" in window.messages.text


@pytest.mark.qt_log_ignore("raise")
def test_the_review_threshold_is_one_for_all_windows(open_window: Open) -> None:
    window = open_window()
    forms, editor = window.forms.open().session, window.templates.open().trial

    window.read.session.review.set_threshold(0.6)
    assert forms.threshold == editor.threshold == 0.6

    forms.set_threshold(0.9)
    assert window.read.session.review.threshold == editor.threshold == 0.9


@pytest.mark.qt_log_ignore("raise")
def test_a_form_template_is_opened_in_its_editor(
    qtbot: QtBot, open_window: Open, tmp_path: Path
) -> None:
    window = open_window()

    window.open_paths([make_template(tmp_path)])

    editor = window.templates.window
    assert editor is not None
    qtbot.waitUntil(lambda: editor.session.draft is not None)
    assert window.messages.text == ""


@pytest.mark.qt_log_ignore("raise")
def test_who_opens_nothing_is_shown_the_way_to_forms(qtbot: QtBot, open_window: Open) -> None:
    window = open_window()
    button = child(window, QPushButton, "empty_open_forms")
    assert button.isVisible()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    forms = window.forms.window
    assert forms is not None
    assert forms.isVisible()
