"""Which words are kept to learn the hand from."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.core.settings import Settings
from app.core.writing.personal_dictionary import PersonalDictionary
from app.services.recognition import RecognitionService
from app.services.settings_store import SettingsStore
from app.services.typing import ClipboardTypist
from app.ui.pad_window import PadWindow
from app.ui.write.hand_dialog import HandDialog
from app.ui.write.hand_learning import hand_folder
from app.ui.write.learning import Learning, dictionary_file
from app.ui.write.view import WriteView
from tests.fakes import fake_recognizer
from tests.ui.write.conftest import OpenWrite, click, text
from tests.ui.write.hand.conftest import (
    PLAIN,
    Able,
    WriteWord,
    summary,
    write_and_commit,
)


def test_words_that_are_sure_are_kept_with_their_ink(
    able: WriteView, write_word: WriteWord
) -> None:
    write_and_commit(able, write_word)

    (word,) = able.hand.words()

    assert (word.word.text, word.read, word.corrected) == ("hello", "hello", False)
    assert len(word.word.ink.strokes) == 1
    click(able, "key_ink_undo")
    assert able.hand.words() == []
    QTest.keyClick(able.pad, Qt.Key.Key_Return)
    assert len(able.hand.words()) == 1
    click(able, "key_backspace")
    assert able.hand.words() == []


def test_a_word_that_was_chosen_is_a_correction(able: WriteView, write_word: WriteWord) -> None:
    write_word(able)
    click(able, "candidate_2")
    QTest.keyClick(able.pad, Qt.Key.Key_Return)

    (word,) = able.hand.words()

    assert word.corrected
    assert word.word.text != word.read == "hello"


def test_a_word_that_is_chosen_in_the_text_is_a_correction(
    able: WriteView, write_word: WriteWord, qtbot: QtBot
) -> None:
    write_and_commit(able, write_word)
    able.text.setFocus()
    qtbot.waitUntil(able.text.hasFocus)
    QTest.mouseClick(able.text.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(10, 10))
    click(able, "candidate_2")

    (word,) = able.hand.words()

    assert word.corrected
    assert word.word.text == text(able).strip() != "hello"
    able.learning.finish()
    assert list(PersonalDictionary(dictionary_file())) == [(word.word.text, 2)]


def test_a_word_that_is_typed_over_in_the_text_is_a_correction(
    able: WriteView, write_word: WriteWord, qtbot: QtBot
) -> None:
    write_and_commit(able, write_word)
    able.text.setFocus()
    qtbot.waitUntil(able.text.hasFocus)
    QTest.keyClick(able.text, Qt.Key.Key_Home)
    QTest.keyClick(able.text, Qt.Key.Key_Delete)
    QTest.keyClicks(able.text, "c")
    able.pad.setFocus()

    (word,) = able.hand.words()

    assert (word.word.text, word.read, word.corrected) == ("cello", "hello", True)
    able.learning.finish()
    assert list(PersonalDictionary(dictionary_file())) == [("cello", 2)]


def test_a_word_that_was_corrected_in_the_text_is_not_kept_when_it_is_taken_back(
    open_write: OpenWrite, write_word: WriteWord, qtbot: QtBot
) -> None:
    view = open_write(network=Able("xqzt", certainty=0.6))
    view.apply(PLAIN)
    qtbot.waitUntil(lambda: view.hand.able is not None)
    write_and_commit(view, write_word)
    assert view.hand.words() == []
    view.text.setFocus()
    QTest.keyClick(view.text, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert len(view.hand.words()) == 1
    view.pad.setFocus()
    click(view, "key_ink_undo")
    assert view.hand.words() == []


def test_the_sample_that_nobody_wrote_teaches_nothing(able: WriteView, qtbot: QtBot) -> None:
    strokes = len(able.files.sample(able.pad.line_area(), able.pad.baseline))
    able.play_sample()
    qtbot.waitUntil(lambda: len(able.session.strokes) == strokes, timeout=20_000)
    qtbot.waitUntil(lambda: able.session.read)
    QTest.keyClick(able.pad, Qt.Key.Key_Return)
    assert "hello" in text(able)
    assert able.hand.words() == []
    assert not dictionary_file().exists()
    able.text.setFocus()
    QTest.keyClick(able.text, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert able.hand.words() == []


def test_nothing_is_kept_if_that_is_not_wanted(able: WriteView, write_word: WriteWord) -> None:
    able.apply(Settings(learn_hand=False))
    write_and_commit(able, write_word)

    assert not hand_folder().exists()


def test_a_model_without_features_keeps_nothing_and_says_so(
    open_write: OpenWrite, write_word: WriteWord, qtbot: QtBot
) -> None:
    view = open_write("hello")
    view.apply(PLAIN)
    qtbot.waitUntil(lambda: view.hand.able is not None)
    write_and_commit(view, write_word)

    view.commands.my_hand.trigger()

    shown = view.findChild(HandDialog)
    assert shown is not None
    assert "cannot learn" in summary(shown)
    assert not hand_folder().exists()
    shown.reject()


@pytest.mark.qt_log_ignore("propagateSizeHints|opacity|setMask|raise")
def test_a_keyboard_that_the_pointer_enters_knows_what_was_learned(
    open_write: OpenWrite, write_word: WriteWord, qtbot: QtBot, tmp_path: Path
) -> None:
    service = RecognitionService(lambda: fake_recognizer("hello"))
    pad = PadWindow(service, SettingsStore(tmp_path / "pad.ini"), ClipboardTypist())
    qtbot.addWidget(pad)
    pad.show()
    view = open_write("hello")
    view.apply(PLAIN)
    write_and_commit(view, write_word)
    view.learning.finish()
    words = pad.findChild(Learning)
    assert words is not None
    assert words.words is not None
    assert list(words.words) == []

    place = QPointF(5, 5)
    QCoreApplication.sendEvent(pad, QEnterEvent(place, place, place))

    assert list(words.words) == [("hello", 1)]
    service.shutdown()
