"""A word that is none of the candidates is spelled, on the pad and in a text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from app.core.settings import Settings
from tests.ui.write.conftest import OpenWrite, candidates, child, click, text, words

WriteWord = Callable[..., None]

PLAIN = Settings(sentence_capitals=False)


def edit(view: QWidget) -> QLineEdit:
    found = child(view, "spelled_text")
    assert isinstance(found, QLineEdit)
    return found


@pytest.mark.usefixtures("large")
def test_large_text_is_not_cut_off(open_write: OpenWrite, write_word: WriteWord) -> None:
    view = open_write("jogging")
    write_word(view)
    click(view, "spell_ink_word_button")
    QApplication.processEvents()
    assert edit(view).height() >= edit(view).sizeHint().height()


def press(view: QWidget, letter: str) -> None:
    """Clicks the key with a letter."""
    speller = child(view, "speller")
    keys = [k for k in speller.findChildren(QToolButton) if k.text() == letter]
    assert len(keys) == 1, letter
    QTest.mouseClick(keys[0], Qt.MouseButton.LeftButton)


def tap(view: QWidget, letter: int) -> None:
    """Taps a letter of the text."""
    field = edit(view)
    field.setCursorPosition(letter)
    left = field.cursorRect().center().x()
    field.setCursorPosition(letter + 1)
    middle = (left + field.cursorRect().center().x()) // 2
    QTest.mouseClick(field, Qt.MouseButton.LeftButton, pos=QPoint(middle, field.height() // 2))


def test_undo_while_a_word_is_spelled_takes_its_letters_back(
    open_write: OpenWrite, write_word: WriteWord, qtbot: QtBot
) -> None:
    view = open_write("maisou")
    view.apply(PLAIN)
    write_word(view)
    click(view, "spell_ink_word_button")
    qtbot.waitUntil(edit(view).hasFocus)
    QTest.keyClicks(edit(view), "xy")
    for _ in range(3):
        QTest.keyClick(edit(view), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert edit(view).text() == "maisou"
    assert child(view, "speller").isVisible()
    assert len(view.session.strokes) == 1


def test_letters_are_tapped_and_put_right(open_write: OpenWrite, write_word: WriteWord) -> None:
    view = open_write("maisou")
    view.apply(PLAIN)
    write_word(view)
    click(view, "spell_ink_word_button")
    assert edit(view).text() == "maisou"
    tap(view, 5)
    press(view, "n")
    click(view, "spelled_take")
    assert not child(view, "speller").isVisible()
    assert words(view) == ["maison"]
    assert candidates(view)[:2] == ["maison", "maisou"]
    QTest.keyClick(view.pad, Qt.Key.Key_Return)
    assert text(view) == "maison "


def test_accents_capitals_and_backspace_have_keys(
    open_write: OpenWrite, write_word: WriteWord
) -> None:
    view = open_write("x")
    view.apply(PLAIN)
    write_word(view)
    QTest.keyClick(view, Qt.Key.Key_F2)
    click(view, "spell_backspace")
    assert not child(view, "spelled_take").isEnabled()
    click(view, "spell_shift")
    press(view, "N")
    press(view, "o")
    click(view, "spell_page")
    press(view, "ë")
    click(view, "spell_page")
    press(view, "l")
    click(view, "spelled_take")
    assert words(view) == ["Noël"]


def test_keys_of_a_keyboard_spell_as_well(open_write: OpenWrite, write_word: WriteWord) -> None:
    view = open_write("x")
    view.apply(PLAIN)
    write_word(view)
    QTest.keyClick(view, Qt.Key.Key_F2)
    QTest.keyClick(edit(view), Qt.Key.Key_Y)
    assert edit(view).hasFocus()
    QTest.keyClick(edit(view), Qt.Key.Key_Return)
    assert words(view) == ["xy"]
    assert view.pad.hasFocus()
    QTest.keyClick(view, Qt.Key.Key_F2)
    QTest.keyClick(edit(view), Qt.Key.Key_Z)
    QTest.keyClick(edit(view), Qt.Key.Key_Escape)
    assert words(view) == ["xy"]


def test_a_word_of_the_text_is_spelled(open_write: OpenWrite, write_word: WriteWord) -> None:
    view = open_write("maisou")
    view.apply(PLAIN)
    write_word(view)
    QTest.keyClick(view.pad, Qt.Key.Key_Return)
    view.text.setFocus()
    QTest.keyClick(view, Qt.Key.Key_F2)
    tap(view, 5)
    press(view, "n")
    click(view, "spelled_take")
    assert text(view) == "maison "


def test_words_do_not_become_text_while_they_are_spelled(
    open_write: OpenWrite, write_word: WriteWord, qtbot: QtBot
) -> None:
    view = open_write("x")
    view.apply(replace(PLAIN, commit_pause=0.3))
    write_word(view)
    QTest.keyClick(view, Qt.Key.Key_F2)
    click(view, "candidate_1")
    qtbot.wait(500)
    assert text(view) == ""
    click(view, "spelled_cancel")
    qtbot.waitUntil(lambda: text(view) == "x ")


def test_ink_that_is_taken_away_is_no_longer_spelled(
    open_write: OpenWrite, write_word: WriteWord
) -> None:
    view = open_write("x")
    write_word(view)
    QTest.keyClick(view, Qt.Key.Key_F2)
    assert child(view, "speller").isVisible()
    view.session.undo()
    assert not child(view, "speller").isVisible()


def test_it_opens_in_the_look_of_the_program(
    open_write: OpenWrite, write_word: WriteWord, qapp: QApplication
) -> None:
    view = open_write("x")
    write_word(view)
    qapp.setStyleSheet("QToolButton { padding: 5px; }")
    QTest.keyClick(view, Qt.Key.Key_F2)
    assert child(view, "speller").isVisible()
    qapp.setStyleSheet("")
