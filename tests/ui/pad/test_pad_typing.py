"""What is written in the keyboard window is typed, corrected and taken back elsewhere."""

from __future__ import annotations

from threading import Event

import pytest
from PySide6.QtCore import QCoreApplication, QPointF, Qt
from PySide6.QtGui import QEnterEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel
from pytestqt.qtbot import QtBot

from app.core.settings import Settings
from app.services.typing import ClipboardTypist
from tests.ui.access import cut
from tests.ui.pad.conftest import OpenPad, write
from tests.ui.write.conftest import child, click, draw, zigzag
from tests.ui.write.test_other_program import Editor


def test_it_promises_no_keys_of_a_keyboard_that_it_never_has(
    open_pad: OpenPad, qtbot: QtBot
) -> None:
    pad = open_pad()
    status = child(pad, "write_status")
    qtbot.waitUntil(
        lambda: status.property("text") == "What a word may say is offered here: tap it."
    )
    write(qtbot, pad)

    assert child(pad, "candidate_1").toolTip().startswith("Take “hello”; ")
    assert "key" not in child(pad, "candidate_1").accessibleName()
    assert child(pad, "key_ink_undo").toolTip() == "Take the last stroke or step back"
    tips = [button.toolTip() for button in pad.findChildren(QAbstractButton)]
    assert not [tip for tip in tips if "Ctrl+" in tip or "F2" in tip]


def test_words_are_typed_and_taken_back_with_one_key(
    open_pad: OpenPad, editor: Editor, qtbot: QtBot
) -> None:
    pad = open_pad(["one", "two"])
    write(qtbot, pad)
    click(pad, "key_enter")
    assert editor.text == "one "
    write(qtbot, pad)
    click(pad, "key_sign_1")
    assert editor.text == "one two. "
    click(pad, "key_backspace")
    click(pad, "key_backspace")
    assert editor.text == "one two"
    for text in ("one two.", "one two. ", "one two ", "one "):
        click(pad, "key_ink_undo")
        assert editor.text == text
    assert len(pad.desk.session.strokes) == 1


def test_undo_takes_the_word_back_as_ink(open_pad: OpenPad, editor: Editor, qtbot: QtBot) -> None:
    pad = open_pad("one")
    write(qtbot, pad)
    click(pad, "key_enter")
    click(pad, "key_ink_undo")
    assert editor.text == ""
    assert len(pad.desk.session.strokes) == 1


def test_undo_of_words_that_the_caret_has_left_does_nothing_and_says_why(
    open_pad: OpenPad, editor: Editor, qtbot: QtBot
) -> None:
    pad = open_pad(["one", "two"])
    status = child(pad, "write_status")
    write(qtbot, pad)
    click(pad, "key_enter")
    click(pad, "key_left")
    for _ in range(2):
        click(pad, "key_ink_undo")
        assert (editor.text, pad.desk.session.strokes) == ("one ", ())
        assert "the caret has left it" in status.property("text")
    write(qtbot, pad)
    click(pad, "key_ink_undo")
    assert (editor.text, pad.desk.session.strokes) == ("one ", ())


def test_redo_where_the_caret_has_left_does_nothing_and_says_why(
    open_pad: OpenPad, editor: Editor, qtbot: QtBot
) -> None:
    pad = open_pad("one")
    write(qtbot, pad)
    click(pad, "key_enter")
    click(pad, "key_ink_undo")
    editor.text, editor.window = "else", 2
    click(pad, "key_ink_redo")
    assert (editor.text, len(pad.desk.session.strokes)) == ("else", 1)
    assert "the caret has left" in child(pad, "write_status").property("text")
    assert not child(pad, "candidate_1").isVisible()
    click(pad, "ink_word_1")
    assert child(pad, "candidate_1").isVisible()


def test_a_choice_is_taken_back_and_made_again(
    open_pad: OpenPad, editor: Editor, qtbot: QtBot
) -> None:
    pad = open_pad("one")
    write(qtbot, pad)
    click(pad, "key_enter")
    click(pad, "candidate_2")
    chosen = editor.text
    assert chosen != "one "
    click(pad, "key_ink_undo")
    assert editor.text == "one "
    click(pad, "key_ink_redo")
    assert editor.text == chosen
    for text in ("one ", ""):
        click(pad, "key_ink_undo")
        assert editor.text == text
    assert len(pad.desk.session.strokes) == 1


def test_words_that_begin_no_sentence_for_sure_stay_as_they_were_written(
    open_pad: OpenPad, editor: Editor, qtbot: QtBot
) -> None:
    pad = open_pad(["one", "two", "six"])
    write(qtbot, pad)
    click(pad, "key_sign_1")
    write(qtbot, pad)
    click(pad, "key_enter")
    assert editor.text == "one. Two "
    editor.text, editor.window = "", 2
    write(qtbot, pad)
    click(pad, "key_enter")
    assert editor.text == "six "


def test_a_word_that_backspace_took_comes_back_with_undo_unless_the_focus_is_elsewhere(
    open_pad: OpenPad, editor: Editor, qtbot: QtBot
) -> None:
    pad = open_pad("one")
    write(qtbot, pad)
    click(pad, "key_enter")
    click(pad, "key_backspace")
    editor.text, editor.window = "else", 2
    click(pad, "key_ink_undo")
    assert editor.text == "else"
    editor.text, editor.window = "", 1
    click(pad, "key_ink_undo")
    assert editor.text == "one "
    click(pad, "key_ink_undo")
    assert (editor.text, len(pad.desk.session.strokes)) == ("", 1)


@pytest.mark.parametrize("key", ["left", "right", "up", "down"])
def test_behind_an_arrow_key_no_sentence_begins(
    open_pad: OpenPad, editor: Editor, qtbot: QtBot, key: str
) -> None:
    pad = open_pad(["one", "two"])
    click(pad, f"key_{key}")
    write(qtbot, pad)
    click(pad, "key_sign_1")
    write(qtbot, pad)
    click(pad, "key_enter")
    assert editor.text == "one. Two "


@pytest.mark.parametrize("key", ["tab", "left", "right", "up", "down"])
def test_keys_go_to_the_program(open_pad: OpenPad, editor: Editor, key: str) -> None:
    pad = open_pad()
    click(pad, f"key_{key}")
    click(pad, "key_shift")
    click(pad, f"key_{key}")
    click(pad, f"key_{key}")
    assert editor.keys == [(key, False), (key, True), (key, False)]


def test_shift_raises_letters_and_says_so(open_pad: OpenPad, editor: Editor, qtbot: QtBot) -> None:
    pad = open_pad("one")
    click(pad, "key_shift")
    click(pad, "key_shift")
    shift = child(pad, "key_shift")
    assert isinstance(shift, QAbstractButton)
    assert shift.isChecked()
    assert "UPPER CASE" in shift.accessibleDescription()
    write(qtbot, pad)
    click(pad, "key_enter")
    assert editor.text == "ONE "
    click(pad, "key_shift")
    assert not shift.isChecked()


def test_where_keys_are_refused_it_says_so_once(open_pad: OpenPad, qtbot: QtBot) -> None:
    pad = open_pad(["one", "two", "six"], ClipboardTypist())
    note = child(pad, "pad_note")
    assert isinstance(note, QLabel)
    assert note.text() == ""
    write(qtbot, pad)
    click(pad, "key_enter")
    assert "paste" in note.text()
    write(qtbot, pad)
    click(pad, "key_enter")
    assert note.text() == "On the clipboard: One two "
    click(pad, "pad_remove")
    assert note.text() == ""
    write(qtbot, pad)
    click(pad, "key_enter")
    assert note.text() == "On the clipboard: Six "
    assert QGuiApplication.clipboard().text() == "Six "


def test_on_the_smallest_window_what_was_collected_is_not_cut_in_the_middle_of_a_line(
    open_pad: OpenPad, qtbot: QtBot
) -> None:
    pad = open_pad(["handwriting", "keyboard"], ClipboardTypist())
    note = child(pad, "pad_note")
    assert isinstance(note, QLabel)
    pad.set_docked(False)
    pad.resize(pad.minimumSize())
    for _ in range(4):
        write(qtbot, pad)
        click(pad, "key_enter")
        qtbot.waitUntil(lambda: note.heightForWidth(note.width()) <= note.height())
    assert note.text().endswith("keyboard ")
    assert note.fontMetrics().horizontalAdvance(note.text()) <= note.width()
    pad.resize(1200, 400)
    qtbot.waitUntil(lambda: note.text().startswith("On the clipboard: Handwriting"))
    pad.resize(pad.minimumSize())
    qtbot.waitUntil(lambda: note.text().startswith("…"))
    assert note.fontMetrics().horizontalAdvance(note.text()) <= note.width()


def test_where_keys_are_refused_none_is_shown_that_does_nothing(
    open_pad: OpenPad, qtbot: QtBot
) -> None:
    pad = open_pad(typist=ClipboardTypist())
    keys = {key.objectName() for key in pad.findChildren(QAbstractButton) if key.isVisible()}
    assert "key_tab" in keys
    assert not keys & {"key_left", "key_right", "key_up", "key_down"}
    pad.desk.apply(Settings(left_handed=True))
    pad.resize(pad.minimumSize())
    assert not [key for key in pad.findChildren(QAbstractButton, "key_left") if key.isVisible()]


@pytest.mark.usefixtures("large", "french")
def test_where_keys_are_refused_the_whole_sentence_is_seen_in_large_text(
    open_pad: OpenPad, qtbot: QtBot
) -> None:
    pad = open_pad(typist=ClipboardTypist())
    pad.set_docked(False)
    assert cut(pad) == []  # before anything is written there are other sentences
    write(qtbot, pad)
    click(pad, "key_enter")
    note = child(pad, "pad_note")
    assert isinstance(note, QLabel)
    assert "Ctrl+V" in note.text()
    assert note.height() >= note.heightForWidth(note.width())


def test_a_word_that_was_typed_is_spelled_where_it_stands(
    open_pad: OpenPad, editor: Editor, qtbot: QtBot
) -> None:
    pad = open_pad("one")
    write(qtbot, pad)
    click(pad, "key_enter")
    assert editor.text == "one "
    click(pad, "spell_ink_word_button")
    speller = child(pad, "speller")
    letters = {k.text(): k for k in speller.findChildren(QAbstractButton)}
    for letter in "st":
        QTest.mouseClick(letters[letter], Qt.MouseButton.LeftButton)
    click(pad, "spelled_take")
    assert editor.text == "onest "


def test_signs_and_keys_wait_for_the_words_that_are_still_read(
    open_pad: OpenPad, editor: Editor, qtbot: QtBot
) -> None:
    gate = Event()
    pad = open_pad("one", gate=gate)
    draw(pad.desk.pad, zigzag(60, y=30))
    for key in ("key_sign_1", "key_sign_1", "key_sign_1", "key_tab"):
        click(pad, key)
    assert (editor.text, editor.keys) == ("", [])
    gate.set()
    qtbot.waitUntil(lambda: editor.text == "one... \t")


def test_shift_that_raised_a_word_is_not_held_down_for_the_key_after_it(
    open_pad: OpenPad, editor: Editor, qtbot: QtBot
) -> None:
    pad = open_pad("one")
    click(pad, "key_shift")
    write(qtbot, pad)
    click(pad, "key_tab")
    assert editor.text == "One \t"
    assert editor.keys == [("tab", False)]


def test_candidates_of_a_word_in_one_program_do_not_stay_in_another(
    open_pad: OpenPad, editor: Editor, qtbot: QtBot
) -> None:
    pad = open_pad("one")
    write(qtbot, pad)
    click(pad, "key_enter")
    assert child(pad, "candidate_1").isVisible()
    editor.window = 2
    place = QPointF(5, 5)
    QCoreApplication.sendEvent(pad, QEnterEvent(place, place, place))
    assert not child(pad, "candidate_1").isVisible()
