"""The keyboard window itself: docking, sizes, and what is remembered."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QRect, Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QLabel, QSlider, QToolButton
from pytestqt.qtbot import QtBot

from app.core.settings import Settings
from app.services.settings_store import SettingsStore
from app.ui import pad_start
from app.ui.pad_window import PadWindow
from tests.ui.pad.conftest import OpenPad, write
from tests.ui.write.conftest import child, click


def test_it_never_asks_for_the_focus(open_pad: OpenPad) -> None:
    pad = open_pad()
    flags = pad.windowFlags()
    assert flags & Qt.WindowType.WindowDoesNotAcceptFocus
    assert flags & Qt.WindowType.WindowStaysOnTopHint
    assert pad.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)


def test_docked_it_fills_the_bottom_and_floating_it_is_where_it_was(open_pad: OpenPad) -> None:
    pad = open_pad()
    screen = pad.screen().availableGeometry()
    assert (pad.width(), pad.geometry().bottom()) == (screen.width(), screen.bottom())
    click(pad, "pad_dock")
    pad.setGeometry(20, 30, 900, 400)
    click(pad, "pad_dock")
    assert pad.width() == screen.width()
    click(pad, "pad_dock")
    assert pad.geometry().getRect() == (20, 30, 900, 400)


def test_place_and_opacity_are_remembered(open_pad: OpenPad) -> None:
    pad = open_pad()
    slider = child(pad, "pad_opacity")
    assert isinstance(slider, QSlider)
    slider.setValue(70)
    click(pad, "pad_dock")
    pad.setGeometry(40, 50, 870, 410)
    pad.close()
    again = open_pad()
    assert again.geometry().getRect() == (40, 50, 870, 410)
    slider = child(again, "pad_opacity")
    assert isinstance(slider, QSlider)
    assert slider.value() == 70


def test_it_hides_shows_and_closes(open_pad: OpenPad, qtbot: QtBot) -> None:
    pad = open_pad()
    click(pad, "pad_arrow-down")
    assert not pad.isVisible()
    pad.toggle()
    assert pad.isVisible()
    with qtbot.waitSignal(pad.closed):
        click(pad, "pad_cancel")


def test_keys_are_large_enough_and_have_names(open_pad: OpenPad, qtbot: QtBot) -> None:
    pad = open_pad()
    pad.set_docked(False)
    pad.resize(pad.minimumSize())
    qtbot.waitUntil(lambda: pad.width() == pad.minimumWidth())
    qtbot.waitUntil(lambda: child(pad, "key_enter").geometry().right() < 640)
    assert not child(pad, "key_up").isVisible()
    buttons = [b for b in pad.findChildren(QAbstractButton) if b.isVisible()]
    keys = [b for b in buttons if b.objectName().startswith(("key_", "pad_"))]
    assert len(keys) > 15
    assert min(min(b.width(), b.height()) for b in keys) >= 44
    assert min(b.height() for b in buttons) >= 44
    assert all(b.accessibleName() and b.objectName() for b in buttons)
    ends = [b.mapTo(pad, b.rect().topRight()).x() for b in keys]
    assert max(ends) < pad.width()


def test_for_the_left_hand_keys_change_sides_but_arrows_keep_their_order(
    open_pad: OpenPad, qtbot: QtBot
) -> None:
    pad = open_pad()
    pad.desk.apply(Settings(left_handed=True))
    left, right, enter = (child(pad, f"key_{name}") for name in ("left", "right", "enter"))
    qtbot.waitUntil(lambda: enter.x() == 0)
    assert enter.x() < left.x() < right.x() < child(pad, "key_ink_undo").x()


def test_a_docked_window_tells_its_room_and_gives_it_back(open_pad: OpenPad, qtbot: QtBot) -> None:
    pad = open_pad()
    told: list[QRect] = []
    pad.room_taken.connect(told.append)
    pad.toggle()
    pad.toggle()
    qtbot.waitUntil(lambda: told[-1:] == [pad.geometry()])
    assert told[0].isEmpty()
    assert pad.geometry().bottom() == pad.screen().availableGeometry().bottom()
    pad.set_docked(False)
    assert told[-1].isEmpty()
    told.clear()
    pad.resize(700, 350)
    assert told == []


def test_what_another_window_set_holds_here_too(
    open_pad: OpenPad, qtbot: QtBot, tmp_path: Path
) -> None:
    pad = open_pad()
    assert child(pad, "key_enter").x() > child(pad, "key_space").x()
    other = SettingsStore(tmp_path / "plume.ini")
    other.change(left_handed=True, pad_shortcut="Ctrl+Alt+W")
    pad.hide()
    with qtbot.waitSignal(pad.shortcut_changed) as keys:
        pad.show()
    assert keys.args == ["Ctrl+Alt+W"]
    qtbot.waitUntil(lambda: child(pad, "key_enter").x() < child(pad, "key_space").x())


def test_letters_are_large_enough_on_the_smallest_window(open_pad: OpenPad, qtbot: QtBot) -> None:
    pad = open_pad("one")
    pad.set_docked(False)
    pad.resize(pad.minimumSize())
    qtbot.waitUntil(lambda: pad.width() == pad.minimumWidth())
    write(qtbot, pad)
    pad.commands.spell.trigger()
    speller = child(pad, "speller")
    keys = speller.findChildren(QToolButton)
    qtbot.waitUntil(lambda: all(key.height() >= 44 and key.width() >= 44 for key in keys))
    assert all(speller.rect().contains(key.geometry()) for key in keys)


@pytest.mark.parametrize("stored", [b"1 2 3 4 none", b"1 2", b"1 2 99999999999 4 5"])
def test_a_damaged_place_is_forgotten(open_pad: OpenPad, tmp_path: Path, stored: bytes) -> None:
    SettingsStore(tmp_path / "plume.ini").save_layout("pad", QByteArray(stored))
    assert open_pad().isVisible()


def test_settings_that_cannot_be_kept_are_told_of(open_pad: OpenPad, tmp_path: Path) -> None:
    pad = open_pad()
    (tmp_path / "plume.ini").unlink(missing_ok=True)
    (tmp_path / "plume.ini").mkdir()

    click(pad, "pad_dock")

    note = child(pad, "pad_note")
    assert isinstance(note, QLabel)
    assert "Settings cannot be kept" in note.text()
    told = QAccessible.queryAccessibleInterface(note).text(QAccessible.Text.Name)
    assert told == note.text()


def test_keys_that_another_program_has_are_told_of(
    open_pad: OpenPad, monkeypatch: pytest.MonkeyPatch
) -> None:
    shortcut = pytest.importorskip("app.services.x11_shortcut").X11Shortcut
    monkeypatch.setattr(QGuiApplication, "platformName", lambda: "xcb")
    monkeypatch.setattr(shortcut, "grab", lambda _self, keys: keys == "Ctrl+Alt+P")
    pad = open_pad()
    note = child(pad, "pad_note")
    assert isinstance(note, QLabel)

    pad_start._listen_for_shortcut("Ctrl+Alt+P", pad)
    assert note.text() == ""
    pad.shortcut_changed.emit("")
    assert note.text() == ""
    pad.shortcut_changed.emit("Ctrl+C")
    assert note.text().startswith("Ctrl+C belongs to another program")
    pad.shortcut_changed.emit("Ctrl+Alt+P")
    assert note.text() == ""


def test_on_a_low_screen_all_of_the_window_is_seen(
    open_pad: OpenPad, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(PadWindow, "_screen", lambda _pad: QRect(0, 0, 800, 360))
    assert open_pad().geometry().bottom() == 359


@pytest.mark.usefixtures("large")
def test_with_large_text_no_key_is_cut_off_when_its_name_changes(
    open_pad: OpenPad, qtbot: QtBot
) -> None:
    pad = open_pad("handwriting")
    pad.set_docked(False)
    pad.resize(pad.minimumSize())
    write(qtbot, pad)
    enter = child(pad, "key_enter")
    assert enter.property("text") == "Insert"
    assert child(pad, "ink_word_1").x() >= 0
    qtbot.waitUntil(lambda: enter.mapTo(pad, enter.rect().topRight()).x() < pad.width())


@pytest.mark.usefixtures("french")
def test_a_narrow_window_says_shortly_when_words_are_inserted(
    open_pad: OpenPad, qtbot: QtBot
) -> None:
    pad = open_pad("handwriting")
    pause = child(pad, "pause_button")
    qtbot.waitUntil(
        lambda: pause.property("text") == "Insertion des mots\N{NO-BREAK SPACE}: avec Entrée  ▾"
    )
    pad.set_docked(False)
    pad.resize(pad.minimumSize())
    qtbot.waitUntil(lambda: pause.property("text") == "Avec Entrée  ▾")
    assert pause.accessibleName() == "Insertion des mots\N{NO-BREAK SPACE}: avec Entrée"


@pytest.mark.usefixtures("french", "large")
def test_the_word_that_was_typed_is_seen_whole_in_large_text(
    open_pad: OpenPad, qtbot: QtBot
) -> None:
    pad = open_pad("hello")
    pad.set_docked(False)
    pad.resize(pad.minimumSize())
    write(qtbot, pad)
    click(pad, "key_enter")
    word = child(pad, "ink_word_1")
    qtbot.waitUntil(lambda: word.visibleRegion().boundingRect().width() == word.width())


def test_when_the_screen_is_turned_it_lies_at_the_new_bottom(
    open_pad: OpenPad, monkeypatch: pytest.MonkeyPatch
) -> None:
    pad = open_pad()
    turned = QRect(0, 0, 700, 1000)
    monkeypatch.setattr(pad, "_screen", lambda: turned)
    pad.screen().geometryChanged.emit(turned)
    assert (pad.width(), pad.geometry().bottom()) == (700, 999)
