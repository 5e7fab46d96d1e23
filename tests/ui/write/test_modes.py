"""What is written: text, names, capitals or digits; and where letters are raised."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.core.settings import Settings
from app.ui.write.modes import Mode, Shift, begins_sentence
from model.reading import Alternative, Reading
from tests.ui.write.conftest import OpenWrite, candidates, child, click, text, words

Key = Qt.Key
WriteWord = Callable[..., None]


@pytest.mark.parametrize(
    ("mode", "written", "shown"),
    [
        ("capitals", "c12a", "C12A"),
        ("names", "c12a", "ca"),
        ("numbers", "12", "12"),
        ("text", "c12a", "c12a"),
    ],
)
def test_a_mode_says_what_the_words_may_be(
    open_write: OpenWrite,
    write_word: WriteWord,
    qtbot: QtBot,
    mode: str,
    written: str,
    shown: str,
) -> None:
    view = open_write(written, certainty=0.99)
    told = []
    view.setting_changed.connect(lambda name, value: told.append((name, value)))
    action = view.findChild(QAction, f"mode_{mode}_action")
    assert action is not None
    action.trigger()
    assert child(view, "mode_button").accessibleName() == f"Writing: {Mode(mode).title}"
    write_word(view)
    qtbot.waitUntil(lambda: words(view) == [shown])
    assert told == ([] if mode == "text" else [("writing_mode", mode)])


def test_the_digit_key_switches_to_digits_and_back(open_write: OpenWrite) -> None:
    view = open_write()
    click(view, "key_read_numbers")
    assert view.session.mode is Mode.NUMBERS
    click(view, "key_read_numbers")
    assert view.session.mode is Mode.TEXT
    view.desk.set_mode(Mode.CAPITALS)
    click(view, "key_read_numbers")
    click(view, "key_read_numbers")
    assert view.session.mode is Mode.CAPITALS


def test_a_sentence_begins_with_a_capital_if_that_is_wanted(
    open_write: OpenWrite, write_word: WriteWord, qtbot: QtBot
) -> None:
    view = open_write("été", certainty=0.6)
    view.apply(Settings())
    write_word(view, 40)
    write_word(view, 300)
    assert words(view) == ["Été", "été"]
    assert candidates(view)[0] == "été"
    click(view, "key_sign_1")
    assert text(view) == "Été été. "
    write_word(view, 40)
    assert words(view) == ["Été"]
    view.apply(Settings(sentence_capitals=False))
    assert words(view) == ["été"]


def test_shift_raises_the_first_letter_once_or_all_letters(
    open_write: OpenWrite, write_word: WriteWord
) -> None:
    view = open_write("one")
    view.session.set_shift(Shift.ONCE)
    write_word(view, 40)
    assert words(view) == ["One"]
    QTest.keyClick(view.pad, Key.Key_Return)
    write_word(view, 40)
    assert words(view) == ["one"]
    view.session.set_shift(Shift.LOCK)
    assert words(view) == ["ONE"]


def test_candidates_that_become_the_same_are_one() -> None:
    from app.ui.write.word_text import WordText

    others = (Alternative("maison", 0.35), Alternative("raison", 0.2))
    word = WordText.of(Reading("Maison", 0.4, (), others)).cased(str.upper)
    assert [c.text for c in word.candidates] == ["MAISON", "RAISON"]
    assert word.confidence == pytest.approx(0.75)


@pytest.mark.parametrize(
    ("before", "begins"),
    [("", True), ("Oui. ", True), ("« Non ! » ", True), ("a\n", True), ("oui, ", False),
     ("e.g", False), ("non ", False)],
)  # fmt: skip
def test_where_sentences_begin(before: str, begins: bool) -> None:
    assert begins_sentence(before) is begins
