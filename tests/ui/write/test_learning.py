"""Words that are learned, and the dialogs around the desk."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QDialog,
    QDoubleSpinBox,
    QLabel,
    QLineEdit,
    QListWidget,
)
from pytestqt.qtbot import QtBot

from app.core.errors import FileError
from app.core.settings import Settings
from app.core.writing.personal_dictionary import PersonalDictionary
from app.ui.settings_dialog import options
from app.ui.write.learning import dictionary_file
from app.ui.write.view import WriteView
from tests.ui.write.conftest import OpenWrite, child, click, text, words

WriteWord = Callable[..., None]

PLAIN = Settings(sentence_capitals=False)


def learned(view: WriteView) -> list[tuple[str, int]]:
    view.learning.finish()
    path = dictionary_file()
    return list(PersonalDictionary(path)) if path.exists() else []


def dialog(view: WriteView, name: str) -> QDialog:
    found = view.findChild(QDialog, name)
    assert found is not None
    assert found.isVisible()
    return found


def commit(view: WriteView) -> None:
    QTest.keyClick(view.pad, Qt.Key.Key_Return)


def test_words_that_are_sure_or_chosen_are_learned(
    open_write: OpenWrite, write_word: WriteWord
) -> None:
    view = open_write(["plume", "xqzt"], certainty=0.95)
    view.apply(PLAIN)
    write_word(view)
    commit(view)
    assert learned(view) == [("plume", 1)]
    view.set_threshold(0.99)
    view.apply(Settings(sentence_capitals=False, review_threshold=0.99))
    write_word(view)
    commit(view)
    assert learned(view) == [("plume", 1)], "a doubtful word that no list knows"
    click(view, "key_ink_undo")
    click(view, "candidate_1")
    commit(view)
    assert learned(view) == [("xqzt", 2), ("plume", 1)]


def test_what_is_taken_back_is_not_learned(open_write: OpenWrite, write_word: WriteWord) -> None:
    view = open_write("plume")
    view.apply(PLAIN)
    write_word(view)
    commit(view)
    click(view, "key_ink_undo")
    assert learned(view) == []


def test_nothing_is_learned_if_that_is_not_wanted(
    open_write: OpenWrite, write_word: WriteWord
) -> None:
    view = open_write("plume")
    view.apply(Settings(learn_words=False))
    write_word(view)
    commit(view)
    assert not dictionary_file().exists()


def test_a_slow_disk_does_not_hold_the_window_up(
    open_write: OpenWrite, write_word: WriteWord, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate, save = Event(), PersonalDictionary.save

    def slowly(words: PersonalDictionary, path: Path) -> None:
        assert gate.wait(5)
        save(words, path)

    monkeypatch.setattr(PersonalDictionary, "save", slowly)
    view = open_write(["plume", "encre"])
    view.apply(PLAIN)
    for _ in range(2):
        write_word(view)
        commit(view)
    assert text(view) == "plume encre "
    view.learning.catch_up()
    assert not dictionary_file().exists()
    gate.set()
    assert learned(view) == [("encre", 1), ("plume", 1)]


def test_a_file_that_cannot_be_written_when_the_window_is_gone_is_no_crash(
    open_write: OpenWrite, write_word: WriteWord, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate, crashes = Event(), []

    def fail(_words: PersonalDictionary, path: Path) -> None:
        assert gate.wait(5)
        raise FileError(f"{path} cannot be written.")

    monkeypatch.setattr(PersonalDictionary, "save", fail)
    monkeypatch.setattr(threading, "excepthook", crashes.append)
    view = open_write("plume")
    view.apply(PLAIN)
    write_word(view)
    commit(view)
    learning = view.learning
    shiboken6.delete(learning)
    gate.set()
    learning.finish()
    assert crashes == []


def test_words_that_are_erased_with_a_selection_are_forgotten(
    open_write: OpenWrite, write_word: WriteWord
) -> None:
    view = open_write(["plume", "encre"])
    view.apply(PLAIN)
    write_word(view, 40)
    write_word(view, 300)
    commit(view)
    view.text.selectAll()
    click(view, "key_backspace")
    assert learned(view) == []
    click(view, "key_ink_undo")
    assert learned(view) == [("encre", 1), ("plume", 1)]


AT_THE_END = """
import time
from PySide6.QtWidgets import QApplication
from app.core.settings import Settings
from app.core.writing.personal_dictionary import PersonalDictionary
from app.services.recognition import RecognitionService
from app.ui.write.view import WriteView
from app.ui.write.word_text import WordText, Written
save = PersonalDictionary.save
PersonalDictionary.save = lambda words, path: (time.sleep(0.3), save(words, path))
app, recognition = QApplication([]), RecognitionService()
view = WriteView(recognition)
view.apply(Settings())
word = WordText("plume", 1.0, written=Written((), "text", "plume"))
view.desk.entry.accepted.emit((word,))
recognition.shutdown()
"""


def test_words_are_written_although_the_program_ends() -> None:
    subprocess.run([sys.executable, "-c", AT_THE_END], check=True, timeout=60)
    assert list(PersonalDictionary(dictionary_file())) == [("plume", 1)]


def test_a_dictionary_that_cannot_be_written_is_told_of(
    open_write: OpenWrite, write_word: WriteWord, qtbot: QtBot
) -> None:
    view = open_write("plume")
    view.apply(PLAIN)
    dictionary_file().mkdir(parents=True)
    write_word(view)
    commit(view)
    message = child(view, "message_text")
    qtbot.waitUntil(lambda: "words.tsv" in str(message.property("text")))


def test_a_damaged_dictionary_is_told_and_does_not_stop_the_writing(
    open_write: OpenWrite, write_word: WriteWord
) -> None:
    path = dictionary_file()
    path.parent.mkdir(parents=True)
    path.write_bytes(b"\xff\xfe\x00\xd8")
    view = open_write("plume")
    view.apply(PLAIN)
    message = child(view, "message_text")
    assert isinstance(message, QLabel)
    assert "words.tsv" in message.text()
    write_word(view)
    commit(view)
    assert text(view) == "plume "
    click(view, "message_close")
    view.commands.my_words.trigger()
    assert "words.tsv" in message.text()
    assert message.isVisible()
    path.unlink()
    view.commands.my_words.trigger()
    dialog(view, "words_dialog").reject()


def test_a_file_that_cannot_be_written_is_not_told_with_every_word(
    open_write: OpenWrite, write_word: WriteWord, qtbot: QtBot
) -> None:
    view = open_write(["plume", "encre"])
    view.apply(PLAIN)
    dictionary_file().mkdir(parents=True)
    message = child(view, "message_text")
    write_word(view)
    commit(view)
    qtbot.waitUntil(message.isVisible)
    click(view, "message_close")
    write_word(view)
    commit(view)
    view.learning.finish()
    QTest.qWait(50)
    assert not message.isVisible()


def test_words_are_searched_forgotten_restored_and_exported(
    open_write: OpenWrite, qtbot: QtBot, tmp_path: Path
) -> None:
    stored = PersonalDictionary(dictionary_file())
    for word in ("plume", "papier", "encre"):
        stored.learn(word)
    view = open_write()
    view.apply(PLAIN)
    view.commands.my_words.trigger()
    shown = dialog(view, "words_dialog")
    table, search = child(shown, "words_list"), child(shown, "words_search")
    assert isinstance(table, QListWidget)
    assert isinstance(search, QLineEdit)
    assert table.count() == 3
    QTest.keyClicks(search, "p")
    assert table.count() == 2
    table.item(0).setSelected(True)
    click(shown, "words_forget")
    assert [word for word, _ in learned(view)] == ["encre", "plume"]
    click(shown, "words_restore")
    assert len(learned(view)) == 3
    click(shown, "words_clear")
    assert not dictionary_file().exists()
    click(shown, "words_restore")
    shown.export_to(tmp_path / "mine.tsv")  # pyright: ignore[reportAttributeAccessIssue]
    assert len(list(PersonalDictionary(tmp_path / "mine.tsv"))) == 3
    shown.reject()


def test_every_option_is_a_setting_and_has_a_name() -> None:
    names = {option.name for option in options()}
    assert names <= set(vars(Settings()))
    assert all(option.text and option.group for option in options())


def test_settings_change_at_once_and_are_told(open_write: OpenWrite, qtbot: QtBot) -> None:
    view = open_write("été")
    view.apply(Settings())
    told: dict[str, object] = {}
    view.setting_changed.connect(told.__setitem__)
    view.show_settings()
    shown = dialog(view, "settings_dialog")
    for name in ("option_pen_only", "option_gesture_hook", "option_lexiconsfr"):
        box = child(shown, name)
        assert isinstance(box, QCheckBox)
        box.click()
    pause = child(shown, "option_commit_pause")
    assert isinstance(pause, QDoubleSpinBox)
    pause.setValue(1.2)
    assert view.desk.pause == pytest.approx(1.2)
    pause.setValue(pause.minimum())
    assert view.desk.pause == 0
    assert told["pen_only"] is True
    assert told["gesture_hook"] is False
    assert told["lexicons"] == ("en",)
    assert view.pad.hands.pen_only
    assert len(view.desk.signs) == 3
    shown.reject()


def test_the_card_says_which_gestures_are_off(open_write: OpenWrite) -> None:
    view = open_write()
    view.apply(Settings(gesture_hook=False))
    view.commands.gestures.trigger()
    shown = dialog(view, "gestures_card")
    hook, scratch = child(shown, "gesture_hook"), child(shown, "gesture_scratch")
    assert isinstance(hook, QLabel)
    assert isinstance(scratch, QLabel)
    assert "switched off" in hook.text()
    assert "switched off" not in scratch.text()
    shown.reject()
    QApplication.processEvents()
    assert words(view) == []


def test_a_word_that_was_chosen_in_the_text_is_forgotten_when_it_is_taken_back(
    open_write: OpenWrite, write_word: WriteWord
) -> None:
    view = open_write("xqzt", certainty=0.6)
    view.apply(PLAIN)
    write_word(view)
    commit(view)
    assert learned(view) == []
    view.text.setFocus()
    QTest.keyClick(view.text, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert learned(view) == [("xqzt", 2)]
    view.pad.setFocus()
    click(view, "key_ink_undo")
    assert learned(view) == []


@pytest.mark.parametrize("key", ["key_backspace", "key_ink_undo"])
def test_a_word_that_is_taken_out_of_the_text_is_forgotten(
    open_write: OpenWrite, write_word: WriteWord, key: str
) -> None:
    view = open_write("plume")
    view.apply(PLAIN)
    for _ in range(2):
        write_word(view)
        commit(view)
    assert learned(view) == [("plume", 2)]
    click(view, key)
    assert learned(view) == [("plume", 1)]
