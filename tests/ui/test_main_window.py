"""The window around the modes."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import cv2
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QKeySequence,
    QPalette,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QDialog,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QSplitter,
    QTableWidget,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.services.recognition import RecognitionService
from app.services.settings_store import SettingsStore
from app.ui import dialogs, main_window, theme
from app.ui.hands_dialog import HandsDialog
from app.ui.main_window import MainWindow
from app.ui.start import settings_file
from model.errors import ModelError
from model.recognizer import Recognizer
from tests.fakes import fake_recognizer
from tests.ui.read.conftest import draw_page, is_read, patience

__all__ = ["patience"]

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

Open = Callable[..., MainWindow]


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    path = tmp_path / "scan.png"
    cv2.imwrite(str(path), draw_page(2))
    return path


@pytest.fixture
def open_window(qtbot: QtBot, tmp_path: Path) -> Iterator[Open]:
    """Shows a window whose model loads at once; settings are kept between two windows."""
    services: list[RecognitionService] = []

    def show(loader: Callable[[], Recognizer] = fake_recognizer) -> MainWindow:
        service = RecognitionService(loader)
        services.append(service)
        window = MainWindow(service, SettingsStore(tmp_path / "plume.ini"))
        qtbot.addWidget(window, before_close_func=lambda w: w.read.session.mark_saved())
        window.show()
        window.activateWindow()
        qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
        service.load()
        return window

    yield show
    for service in services:
        service.shutdown()


def child(window: QWidget, kind: type, name: str):
    """The widget of a name."""
    found = window.findChild(kind, name)
    assert found is not None, name
    return found


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


def test_icons_and_style_follow_the_palette(qtbot: QtBot, open_window: Open) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    window = open_window()
    action = window.read.commands.open
    bright = QPalette(QColor("#efefef"))
    dark = QPalette(QColor("#2b2b2b"))
    before = app.palette()
    try:
        app.setPalette(bright)
        qtbot.waitUntil(lambda: ink_of(action.icon()).lightness() < 100)
        app.setPalette(dark)
        qtbot.waitUntil(lambda: ink_of(action.icon()).lightness() > 150)
        assert window.palette().window().color() == dark.window().color()
    finally:
        app.setPalette(before)
    assert theme.colours(dark).dark
    assert not theme.colours(bright).dark


def ink_of(icon) -> QColor:
    """The colour of an icon's most opaque pixel."""
    image = icon.pixmap(24, 24).toImage()
    pixels = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    return max(pixels, key=lambda colour: colour.alpha())


@pytest.mark.parametrize("window_colour", ["#efefef", "#2b2b2b", "#000000", "#ffffff", "#808080"])
def test_every_colour_of_text_can_be_read(window_colour: str) -> None:
    c = theme.colours(QPalette(QColor(window_colour)))
    for colour in (c.accent, c.amber, c.red, c.green):
        assert theme.contrast(colour, c.base) >= 4.5
    assert theme.contrast(c.muted, c.window) >= 4.5


def test_text_stays_readable_when_a_widget_that_was_off_asked_first(qtbot: QtBot) -> None:
    widget, palette = QWidget(), QPalette(QColor("#2b2b2b"))
    palette.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text, QColor("#555555"))
    qtbot.addWidget(widget)
    widget.setPalette(palette)
    widget.setEnabled(False)
    off = theme.colours(widget.palette()).text
    widget.setEnabled(True)

    assert off == theme.colours(widget.palette()).text == palette.text().color()


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


def test_settings_lie_in_the_persons_own_folder(home: Path) -> None:
    assert home in settings_file().parents


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


@pytest.mark.usefixtures("french")
def test_a_missing_model_is_told_in_either_mode(qtbot: QtBot, open_window: Open) -> None:
    def loader() -> Recognizer:
        raise ModelError("The model file latin.onnx is missing; reinstall Plume.")

    window = open_window(loader)
    qtbot.waitUntil(window.messages.isVisible)

    window.show_mode("write")

    assert "latin.onnx" in window.messages.text
