"""Access for everybody: names for screen readers, contrast, large text, and the keyboard."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import cv2
import pytest
from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QAccessible, QColor, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QMessageBox,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

import resources
from app.services.recognition import RecognitionService
from app.services.settings_store import SettingsStore
from app.services.typing import ClipboardTypist
from app.ui import dialogs, theme
from app.ui.main_window import MainWindow
from app.ui.pad_window import PadWindow
from app.ui.rail import WRITE
from app.ui.write.paper import paper_colours
from tests.fakes import fake_recognizer
from tests.ui.access import clashes, cut, english_only, texts, tree, unnamed, without_key
from tests.ui.read.conftest import draw_page, is_read
from tests.ui.write.conftest import draw, zigzag

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints|opacity|setMask|raise")

Show = Callable[[], MainWindow]
DIALOGS: dict[str, Callable[[MainWindow], object]] = {
    "settings": lambda window: window.settings_action.trigger(),
    "gestures": lambda window: window.write.commands.gestures.trigger(),
    "hand": lambda window: window.write.commands.my_hand.trigger(),
    "words": lambda window: window.write.commands.my_words.trigger(),
    "keys": lambda window: window.keys_action.trigger(),
    "personal": lambda window: window.personal_data_action.trigger(),
    "about": lambda window: window.about_action.trigger(),
}


@pytest.fixture
def show(qtbot: QtBot, tmp_path: Path) -> Iterator[Show]:
    """Shows a window with a doubtful page in Read mode and doubtful ink in Write mode."""
    services: list[RecognitionService] = []
    picture = tmp_path / "scan.png"
    cv2.imwrite(str(picture), draw_page(2))

    def open_window() -> MainWindow:
        service = RecognitionService(lambda: fake_recognizer(["first", "second"], 0.6))
        services.append(service)
        window = MainWindow(service, SettingsStore(tmp_path / "plume.ini"))
        qtbot.addWidget(window, before_close_func=lambda w: w.read.session.mark_saved())
        window.show()
        service.load()
        window.open_paths([picture])
        qtbot.waitUntil(lambda: is_read(window.read))
        return window

    yield open_window
    for service in services:
        service.shutdown()


def write_a_word(window: MainWindow, qtbot: QtBot) -> None:
    window.show_mode(WRITE)
    qtbot.waitUntil(lambda: window.write.pad.isVisible())
    draw(window.write.pad, zigzag(60))
    session = window.write.session
    qtbot.waitUntil(lambda: bool(session.words) and None not in session.texts)


def opened_dialog(window: MainWindow, name: str, qtbot: QtBot) -> QDialog:
    DIALOGS[name](window)
    qtbot.waitUntil(lambda: any(d.isVisible() for d in window.findChildren(QDialog)))
    return next(d for d in window.findChildren(QDialog) if d.isVisible())


def test_a_screen_reader_can_name_everything_in_read_mode(show: Show) -> None:
    window = show()
    window.read.commands.histogram.setChecked(True)
    assert len(list(tree(QAccessible.queryAccessibleInterface(window)))) > 80
    assert unnamed(window) == []


def test_a_screen_reader_can_name_everything_in_write_mode(show: Show, qtbot: QtBot) -> None:
    window = show()
    write_a_word(window, qtbot)
    assert unnamed(window) == []


def test_a_screen_reader_can_say_a_message_and_its_kind(show: Show) -> None:
    window = show()
    window.messages.show_error("scan.png is damaged.")
    bar = tree(QAccessible.queryAccessibleInterface(window.messages))
    names = [interface.text(QAccessible.Text.Name) for interface in bar]
    assert {"Problem", "scan.png is damaged."} <= set(names)
    assert unnamed(window) == []


@pytest.mark.parametrize("name", DIALOGS)
def test_a_screen_reader_can_name_everything_in_dialogs(
    show: Show, name: str, qtbot: QtBot
) -> None:
    dialog = opened_dialog(show(), name, qtbot)
    found = unnamed(dialog)
    dialog.reject()
    assert found == []


def test_a_screen_reader_can_name_everything_in_questions(show: Show) -> None:
    window = show()
    found: list[str] = []

    def look() -> None:
        box = window.findChild(QMessageBox)
        assert box is not None
        found.extend(unnamed(box))
        box.reject()

    QTimer.singleShot(0, look)
    dialogs.ask_to_save(window)
    assert found == []


@pytest.fixture
def pad(qtbot: QtBot, tmp_path: Path) -> Iterator[PadWindow]:
    service = RecognitionService(lambda: fake_recognizer("hello", 0.6))
    window = PadWindow(service, SettingsStore(tmp_path / "pad.ini"), ClipboardTypist())
    qtbot.addWidget(window)
    window.show()
    service.load()
    draw(window.desk.pad, zigzag(60, y=30))
    session = window.desk.session
    qtbot.waitUntil(lambda: bool(session.words) and None not in session.texts)
    yield window
    service.shutdown()


def test_a_screen_reader_can_name_everything_in_the_keyboard_window(pad: PadWindow) -> None:
    assert unnamed(pad) == []


# What a person reads


@pytest.mark.usefixtures("french")
def test_nothing_is_english_in_a_french_window(show: Show, qtbot: QtBot) -> None:
    window = show()
    write_a_word(window, qtbot)
    shown = texts(window)
    for name in DIALOGS:
        dialog = opened_dialog(window, name, qtbot)
        shown |= texts(dialog)
        dialog.reject()
    assert len(shown) > 200
    assert shown & english_only() == set()


@pytest.mark.usefixtures("french")
def test_nothing_is_english_in_a_french_keyboard(pad: PadWindow) -> None:
    assert texts(pad) & english_only() == set()


@pytest.mark.parametrize("language", ["en", "fr"])
def test_no_two_entries_of_a_menu_share_a_letter(
    show: Show, language: str, request: pytest.FixtureRequest
) -> None:
    if language == "fr":
        request.getfixturevalue("french")
    window = show()
    for mode in ("read", "write"):
        window.show_mode(mode)
        assert clashes(window) == []


# Contrast


def light() -> QPalette:
    return QPalette(QColor("#efefef"))


def dark() -> QPalette:
    """As desktops make it: light text, dark fields, the same accent."""
    palette = QPalette(QColor("#323232"))
    colours = {"Base": "#242424", "Text": "#f0f0f0", "WindowText": "#f0f0f0"}
    colours |= {"ButtonText": "#f0f0f0", "Accent": "#308cc6"}
    for role, colour in colours.items():
        palette.setColor(getattr(QPalette.ColorRole, role), QColor(colour))
    return palette


@pytest.mark.parametrize("palette", [light, dark])
def test_everything_can_be_read_on_its_ground(palette: Callable[[], QPalette]) -> None:
    c, paper = theme.colours(palette()), paper_colours(palette())
    chosen = [theme.blend(ground, c.accent, 0.25) for ground in (c.base, c.window)]
    pairs = [(c.text, ground) for ground in (c.window, c.base, c.hover, c.pressed, *chosen)]
    pairs += [(c.muted, ground) for ground in (c.window, c.base, *chosen)]
    pairs += [(colour, g) for colour in (c.amber, c.red, c.green) for g in (c.base, c.window)]
    pairs += [(c.accent, c.base), (c.on_accent, c.accent)]
    pairs += [(paper.ink, paper.paper), (paper.ink, paper.selected), (paper.muted, paper.paper)]
    for colour, ground in pairs:
        ratio = theme.contrast(colour, ground)
        assert ratio >= 4.5, f"{colour.name()} on {ground.name()}: {ratio:.2f}"


# Large text


@pytest.mark.usefixtures("large", "french")
def test_nothing_is_cut_off_at_twice_the_size(show: Show, qtbot: QtBot) -> None:
    window = show()
    window.read.commands.histogram.setChecked(True)
    window.resize(1280, 800)
    QApplication.processEvents()
    assert cut(window) == []
    sentence = window.findChild(QLabel, "review_sentence")
    assert sentence is not None
    assert sentence.minimumHeight() >= sentence.heightForWidth(sentence.width()) > 0
    write_a_word(window, qtbot)
    QApplication.processEvents()
    assert cut(window) == []


@pytest.mark.usefixtures("large", "french")
def test_nothing_is_cut_off_beside_the_list_of_pages(show: Show, qtbot: QtBot) -> None:
    window = show()
    window.open_paths([resources.path("samples/notes.tif")])
    qtbot.waitUntil(lambda: window.read.workbench.strip.isVisible())
    window.resize(1280, 800)
    QApplication.processEvents()
    qtbot.waitUntil(lambda: cut(window) == [])
    assert window.width() == 1280


@pytest.mark.usefixtures("large", "french")
@pytest.mark.parametrize("name", DIALOGS)
def test_no_dialog_is_cut_off_at_twice_the_size(show: Show, name: str, qtbot: QtBot) -> None:
    dialog = opened_dialog(show(), name, qtbot)
    QApplication.processEvents()
    found = cut(dialog)
    dialog.reject()
    assert found == []


# Small screens


ROOM = QSize(944, 492)
"""What a screen of 1920 x 1080 has room for at a scale of 200 %."""


@pytest.fixture
def small_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(theme, "room_on_screen", lambda _window: ROOM)


def fits(window: QWidget) -> bool:
    return window.size().boundedTo(ROOM) == window.size()


@pytest.mark.usefixtures("small_screen", "french")
def test_the_windows_come_up_as_large_as_the_screen(show: Show, qtbot: QtBot) -> None:
    window = show()
    assert fits(window)
    qtbot.waitUntil(lambda: cut(window) == [])
    write_a_word(window, qtbot)
    qtbot.waitUntil(lambda: cut(window) == [])
    for other in (window.forms.open(), window.templates.open()):
        qtbot.waitUntil(lambda other=other: other.isVisible() and cut(other) == [])
        assert fits(other)
        other.close()


@pytest.fixture
def themed(qapp: QApplication) -> Iterator[None]:
    look = theme.Theme(qapp)
    yield
    qapp.removeEventFilter(look)
    qapp.setStyleSheet("")


@pytest.mark.usefixtures("small_screen", "french", "themed")
def test_the_picture_of_a_line_is_not_covered_by_its_text(show: Show, qtbot: QtBot) -> None:
    window = show()
    window.resize(ROOM)
    details = window.read.workbench.details
    qtbot.waitUntil(lambda: cut(window) == [])
    assert details.snippet.geometry().bottom() < details.editor.geometry().top()


def test_a_low_window_shows_less_of_a_line_but_all_of_its_text(show: Show) -> None:
    window = show()
    window.setMinimumSize(1, 1)
    window.resize(640, 400)
    QApplication.processEvents()
    details = window.read.workbench.details
    assert details.snippet.geometry().bottom() < details.editor.geometry().top()


@pytest.fixture
def in_the_dark(qapp: QApplication) -> Iterator[None]:
    before = qapp.palette()
    qapp.setPalette(dark())
    yield
    qapp.setPalette(before)


@pytest.mark.usefixtures("in_the_dark", "themed")
def test_what_a_narrow_toolbar_leaves_out_is_behind_a_sign(show: Show, qtbot: QtBot) -> None:
    window = show()
    window.setMinimumSize(0, 0)
    window.resize(600, 600)
    sign = window.read.findChild(QToolButton, "qt_toolbar_ext_button")
    assert sign is not None
    qtbot.waitUntil(sign.isVisible)
    picture = sign.grab().toImage()
    columns = range(picture.width())
    shades = [picture.pixelColor(x, y) for x in columns for y in range(picture.height())]
    assert max(shade.lightness() for shade in shades) > 150


@pytest.mark.usefixtures("small_screen", "french")
@pytest.mark.parametrize("name", [name for name in DIALOGS if name != "gestures"])
def test_dialogs_come_up_as_large_as_the_screen(show: Show, name: str, qtbot: QtBot) -> None:
    dialog = opened_dialog(show(), name, qtbot)
    fitting = fits(dialog)
    dialog.reject()
    assert fitting


@pytest.mark.usefixtures("large", "french")
def test_large_settings_are_no_wider_than_a_small_screen(show: Show, qtbot: QtBot) -> None:
    dialog = opened_dialog(show(), "settings", qtbot)
    width = dialog.width()
    dialog.reject()
    assert width <= 1024


# The keyboard


@pytest.mark.parametrize("mode", ["read", "write"])
def test_every_function_has_a_key(show: Show, mode: str, qtbot: QtBot) -> None:
    window = show()
    if mode == WRITE:
        write_a_word(window, qtbot)
    assert without_key(window) == []


def test_settings_can_be_made_with_the_keyboard(show: Show, qtbot: QtBot, tmp_path: Path) -> None:
    window = show()
    qtbot.keyClick(window, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    dialog = next(d for d in window.findChildren(QDialog) if d.isVisible())
    box = dialog.findChild(QComboBox, "option_language")
    assert box is not None
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_End)
    assert box.currentText() == "Français"
    assert SettingsStore(tmp_path / "plume.ini").settings.language == "fr"
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
