"""Words become text: by Enter, Space and signs, after a pause, and back again."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from tests.fakes import FakeNetwork
from tests.ui.write.conftest import (
    OpenWrite,
    candidates,
    child,
    click,
    draw,
    status,
    text,
    words,
    zigzag,
)

Key = Qt.Key
WriteWord = Callable[..., None]


def test_a_number_without_candidate_is_typed(open_write: OpenWrite) -> None:
    view = open_write()
    QTest.keyClick(view.pad, Key.Key_2)
    assert text(view) == "2"


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Enter, Key.Key_Space])
def test_enter_and_space_put_the_words_into_the_text(
    open_write: OpenWrite, write_word: WriteWord, key: Qt.Key
) -> None:
    view = open_write(["one", "two"])
    write_word(view, 40)
    write_word(view, 300)
    QTest.keyClick(view.pad, key)
    assert text(view) == "one two "
    assert view.session.strokes == ()
    assert words(view) == ["two"]


def test_the_insert_key_and_the_space_key(open_write: OpenWrite, write_word: WriteWord) -> None:
    view = open_write(["one", "two"])
    write_word(view)
    click(view, "key_enter")
    write_word(view)
    click(view, "key_space")
    assert text(view) == "one two "
    click(view, "key_enter")
    assert text(view) == "one two \n"


def test_words_come_in_at_the_caret(open_write: OpenWrite, write_word: WriteWord) -> None:
    view = open_write("new")
    view.text.setFocus()
    QTest.keyClicks(view.text, "a b")
    QTest.keyClick(view.text, Key.Key_Left)
    write_word(view)
    QTest.keyClick(view.pad, Key.Key_Return)
    assert text(view) == "a new b"


def test_undo_takes_a_stroke_and_then_the_inserted_words_back(
    open_write: OpenWrite, write_word: WriteWord
) -> None:
    view = open_write(["one", "two"])
    write_word(view)
    click(view, "key_enter")
    write_word(view)
    click(view, "key_ink_undo")
    assert (len(view.session.strokes), text(view)) == (0, "one ")
    click(view, "key_ink_undo")
    assert (len(view.session.strokes), text(view)) == (1, "")
    assert words(view) == ["one"]
    click(view, "key_ink_redo")
    assert (len(view.session.strokes), text(view)) == (0, "one ")
    click(view, "key_ink_redo")
    assert words(view) == ["two"]


@pytest.mark.parametrize("key", [Key.Key_2, Key.Key_Eacute])
def test_a_choice_in_the_text_is_taken_back_before_the_word_is(
    open_write: OpenWrite, write_word: WriteWord, key: Key
) -> None:
    view = open_write(certainty=0.5)
    write_word(view)
    QTest.keyClick(view.pad, Key.Key_Return)
    view.text.setFocus()
    second = candidates(view)[1]
    QTest.keyClick(view.text, key, Qt.KeyboardModifier.AltModifier)
    assert text(view) == f"{second} "
    view.pad.setFocus()
    for expected in ("hello ", ""):
        click(view, "key_ink_undo")
        assert text(view) == expected
    assert words(view) == ["hello"]
    for expected in ("hello ", f"{second} "):
        click(view, "key_ink_redo")
        assert text(view) == expected


def test_enter_before_the_reading_is_there_waits_for_it(
    open_write: OpenWrite, qtbot: QtBot
) -> None:
    gate = Event()
    view = open_write(network=FakeNetwork("late", gate=gate))
    draw(view.pad, zigzag(40))
    QTest.keyClick(view.pad, Key.Key_Return)
    assert text(view) == ""
    assert len(view.session.strokes) == 1
    gate.set()
    qtbot.waitUntil(lambda: text(view) == "late ")


def test_writing_on_stops_the_waiting(open_write: OpenWrite, qtbot: QtBot) -> None:
    gate = Event()
    view = open_write(network=FakeNetwork("late", gate=gate))
    draw(view.pad, zigzag(40))
    QTest.keyClick(view.pad, Key.Key_Return)
    draw(view.pad, zigzag(300))
    gate.set()
    qtbot.waitUntil(lambda: words(view) == ["late", "late"])
    assert text(view) == ""


def test_a_sign_lands_behind_the_word_that_is_being_read_whatever_is_written_on(
    open_write: OpenWrite, qtbot: QtBot
) -> None:
    gate = Event()
    view = open_write(network=FakeNetwork("one", gate=gate))
    draw(view.pad, zigzag(40))
    click(view, "key_sign_0")
    click(view, "key_sign_1")
    draw(view.pad, zigzag(300))
    QTest.keyClick(view.pad, Key.Key_X)
    gate.set()
    qtbot.waitUntil(lambda: text(view) == "one,. one x")
    assert view.session.strokes == ()


@pytest.mark.parametrize("key", ["key_ink_undo", "key_backspace"])
def test_a_sign_that_still_waits_is_taken_back(
    open_write: OpenWrite, qtbot: QtBot, key: str
) -> None:
    gate = Event()
    view = open_write(network=FakeNetwork("one", gate=gate))
    draw(view.pad, zigzag(40))
    click(view, "key_sign_0")
    draw(view.pad, zigzag(300))
    click(view, key)
    gate.set()
    qtbot.waitUntil(lambda: words(view) == ["one", "one"])
    assert text(view) == ""


def test_a_sign_is_typed_at_once_when_the_word_before_it_is_erased_unread(
    open_write: OpenWrite, qtbot: QtBot
) -> None:
    gate = Event()
    view = open_write(network=FakeNetwork("two", gate=gate))
    draw(view.pad, zigzag(40))
    click(view, "key_sign_1")
    view.session.erase(view.session.strokes)
    assert text(view) == ". "
    draw(view.pad, zigzag(300))
    QTest.keyClick(view.pad, Key.Key_Return)
    gate.set()
    qtbot.waitUntil(lambda: text(view) == ". two ")


def test_ctrl_z_in_the_text_is_the_undo_of_the_pad(
    open_write: OpenWrite, write_word: WriteWord, qtbot: QtBot
) -> None:
    view = open_write(["one", "two"])
    for _ in range(2):
        write_word(view)
        QTest.keyClick(view.pad, Key.Key_Return)
    click(view, "key_backspace")
    click(view, "key_ink_undo")
    assert text(view) == "one two "
    view.text.setFocus()
    qtbot.waitUntil(view.text.hasFocus)
    QTest.keyClicks(view.text, "so")
    seen = [("one two so", 0), ("one two ", 0), ("one ", 1), ("one ", 0), ("", 1), ("", 0)]
    control, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    for expected in seen[1:]:
        QTest.keyClick(view.text, Key.Key_Z, control)
        assert (text(view), len(view.session.strokes)) == expected
    QTest.keyClick(view.text, Key.Key_Z, control)
    for expected in seen[-2::-1]:
        QTest.keyClick(view.text, Key.Key_Z, control | shift)
        assert (text(view), len(view.session.strokes)) == expected


@pytest.mark.qt_log_ignore("propagateSizeHints|raise|grabbing")
def test_the_menu_of_the_text_has_the_undo_of_the_pad(
    open_write: OpenWrite, write_word: WriteWord, qtbot: QtBot
) -> None:
    view = open_write("one")
    write_word(view)
    QTest.keyClick(view.pad, Key.Key_Return)
    place = QPoint(5, 5)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, place, place)
    QCoreApplication.sendEvent(view.text.viewport(), event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    undo, redo, *others = menu.actions()
    assert (undo, redo) == (view.commands.undo, view.commands.redo)
    assert not [a for a in others if a.objectName() in ("edit-undo", "edit-redo")]
    menu.close()


def test_backspace_takes_the_current_word_of_the_ink_first(
    open_write: OpenWrite, write_word: WriteWord
) -> None:
    view = open_write(["one", "two"])
    write_word(view)
    QTest.keyClick(view.pad, Key.Key_Return)
    write_word(view)
    QTest.keyClick(view.pad, Key.Key_Backspace)
    assert (view.session.strokes, text(view)) == ((), "one ")
    click(view, "key_backspace")
    assert text(view) == ""
    QTest.keyClick(view.pad, Key.Key_Backspace)
    assert text(view) == ""


def test_undo_brings_back_what_backspace_took_from_the_text(
    open_write: OpenWrite, write_word: WriteWord
) -> None:
    view = open_write(["one", "two"])
    write_word(view, 40)
    write_word(view, 300)
    click(view, "key_sign_0")
    for _ in range(3):
        click(view, "key_backspace")
    assert text(view) == "one "
    for expected in ("one two", "one two,", "one two, "):
        click(view, "key_ink_undo")
        assert text(view) == expected
    click(view, "key_ink_redo")
    assert text(view) == "one two,"
    for expected in ("one two, ", "one two ", ""):
        click(view, "key_ink_undo")
        assert text(view) == expected
    assert words(view) == ["one", "two"]


def test_undo_brings_a_selection_back_that_backspace_took(open_write: OpenWrite) -> None:
    view = open_write()
    view.text.setPlainText("one two\nthree")
    view.text.selectAll()
    click(view, "key_backspace")
    assert text(view) == ""
    click(view, "key_ink_undo")
    assert text(view) == "one two\nthree"
    click(view, "key_ink_redo")
    assert text(view) == ""
    click(view, "key_ink_undo")
    assert text(view) == "one two\nthree"


def test_words_that_backspace_took_with_a_selection_come_back_as_ink_in_the_end(
    open_write: OpenWrite, write_word: WriteWord
) -> None:
    view = open_write(["one", "two"])
    write_word(view, 40)
    write_word(view, 300)
    QTest.keyClick(view.pad, Key.Key_Return)
    view.text.selectAll()
    click(view, "key_backspace")
    for _ in range(2):
        click(view, "key_ink_undo")
    assert (text(view), words(view)) == ("", ["one", "two"])
    for expected in ("one two ", ""):
        click(view, "key_ink_redo")
        assert text(view) == expected


def test_redo_takes_away_what_backspace_took_and_nothing_else(
    open_write: OpenWrite, write_word: WriteWord
) -> None:
    view = open_write("word")
    view.text.setPlainText("é🙂 before ")
    view.text.moveCursor(QTextCursor.MoveOperation.End)
    write_word(view)
    QTest.keyClick(view.pad, Key.Key_Return)
    click(view, "key_backspace")
    for expected in ("é🙂 before word ", "é🙂 before "):
        key = "key_ink_undo" if "word" in expected else "key_ink_redo"
        click(view, key)
        assert text(view) == expected
        view.text.moveCursor(QTextCursor.MoveOperation.Start)
    view.text.setPlainText("else")
    for key in ("key_ink_undo", "key_ink_undo", "key_ink_redo", "key_ink_redo"):
        click(view, key)
        assert text(view) == "else"


def test_ink_that_says_nothing_stays_beside_words_that_become_text(
    open_write: OpenWrite, write_word: WriteWord
) -> None:
    view = open_write(["one", "", ""], certainty=0.99)
    write_word(view, 40)
    write_word(view, 300)
    assert words(view) == ["one", "?"]
    assert "made out" in child(view, "ink_word_2").toolTip()
    click(view, "key_sign_1")
    assert text(view) == "one. "
    assert len(view.session.strokes) == 1
    assert words(view) == ["?"]
    assert "made out" in status(view)
    assert view.commands.spell.isEnabled()
    for expected in ("one ", ""):
        click(view, "key_ink_undo")
        assert text(view) == expected
    assert words(view) == ["one", "?"]
    for expected in ("one ", "one. "):
        click(view, "key_ink_redo")
        assert text(view) == expected
    click(view, "key_backspace")
    assert view.session.strokes == ()


def test_what_is_typed_goes_into_the_text_beside_ink_that_says_nothing(
    open_write: OpenWrite, write_word: WriteWord
) -> None:
    view = open_write("")
    write_word(view)
    QTest.keyClicks(view.pad, "1a,")
    assert text(view) == "1a, "
    assert words(view) == ["?"]


def test_signs_follow_the_words(open_write: OpenWrite, write_word: WriteWord) -> None:
    view = open_write(["one", "two"])
    write_word(view)
    click(view, "key_sign_0")
    assert text(view) == "one, "
    write_word(view)
    QTest.keyClick(view.pad, Key.Key_Period)
    assert text(view) == "one, two. "


def test_letters_typed_over_the_pad_go_into_the_text(
    open_write: OpenWrite, write_word: WriteWord
) -> None:
    view = open_write("one")
    write_word(view)
    QTest.keyClicks(view.pad, "ab")
    assert text(view) == "one ab"


def test_words_become_text_after_a_pause_if_that_is_chosen(
    open_write: OpenWrite, qtbot: QtBot
) -> None:
    view = open_write(["one", "two"])
    assert view.desk.pause == 0
    action = view.findChild(QAction, "pause_1")
    assert action is not None
    action.trigger()
    assert view.desk.pause == 0.3
    draw(view.pad, zigzag(40))
    qtbot.waitUntil(lambda: text(view) == "one ")
    click(view, "key_ink_undo")
    assert words(view) == ["one"]


def test_a_pause_that_is_not_in_the_menu_ticks_none_there(open_write: OpenWrite) -> None:
    view = open_write()
    action = view.findChild(QAction, "pause_1")
    assert action is not None
    action.trigger()
    assert action.isChecked()
    view.desk.set_pause(0.7)
    assert not action.isChecked()
    action.trigger()
    action.trigger()
    assert action.isChecked()


def test_the_pause_counts_after_the_eraser_too(open_write: OpenWrite, qtbot: QtBot) -> None:
    view = open_write("one")
    view.desk.set_pause(0.3)
    draw(view.pad, zigzag(40))
    click(view, "key_ink_eraser")
    draw(view.pad, [(600, 20), (620, 20)])
    assert len(view.session.strokes) == 1
    qtbot.waitUntil(lambda: text(view) == "one ")
