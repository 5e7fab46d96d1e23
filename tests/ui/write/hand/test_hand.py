"""Learning the hand: what is kept, what is shown, and how it is taken back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Event

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QPoint, QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QTableWidget, QTableWidgetItem
from pytestqt.qtbot import QtBot

from app.core.settings import Settings
from app.core.writing.hand_words import HandWords, KeptWord
from app.core.writing.personal_dictionary import PersonalDictionary
from app.services.recognition import RecognitionService
from app.services.settings_store import SettingsStore
from app.services.typing import ClipboardTypist
from app.ui.pad_window import PadWindow
from app.ui.write.hand_dialog import HandDialog
from app.ui.write.hand_learning import hand_folder
from app.ui.write.learning import Learning, dictionary_file
from app.ui.write.view import WriteView
from model.adaptation import HandWord
from model.network import Features, Logits
from model.preprocessing import GreyImage
from model.recognizer import Recognizer
from tests.fakes import FAKE_SPEC, FakeNetwork, fake_recognizer
from tests.ui.write.conftest import OpenWrite, child, click, text
from tests.unit.model.test_adaptation import SPEC, WORDS, Hand, drawn

WriteWord = Callable[..., None]

PLAIN = Settings(sentence_capitals=False)


class Able(FakeNetwork):
    """The fake network of the tests, with features."""

    has_features = True

    def run_with_features(self, pictures: Sequence[GreyImage]) -> list[tuple[Logits, Features]]:
        return [(z, np.ones((len(z), 4), np.float32)) for z in self.run(pictures)]


class Slow(Able):
    """Learns once its gate is open."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.gate, self.learning = Event(), Event()
        self.gate.set()

    def hold(self) -> None:
        """Closes the gate."""
        self.gate.clear()
        self.learning.clear()

    def run_with_features(self, pictures: Sequence[GreyImage]) -> list[tuple[Logits, Features]]:
        self.learning.set()
        assert self.gate.wait(30)
        return super().run_with_features(pictures)


class Again(Hand):
    """Is shown the same words again and again."""

    def run_with_features(self, pictures: Sequence[GreyImage]) -> list[tuple[Logits, Features]]:
        self.inks = self.inks or list(WORDS)
        return super().run_with_features(pictures)


def keep_words(lessons: Sequence[int] = (1,) * len(WORDS)) -> HandWords:
    """Puts words on the disk that were written earlier."""
    stored = HandWords(hand_folder() / "words.jsonl")
    stored.add(
        [
            KeptWord(str(i), HandWord(drawn(word), word), lesson=lesson)
            for i, (word, lesson) in enumerate(zip(WORDS, lessons, strict=True))
        ]
    )
    return stored


def write_and_commit(view: WriteView, write_word: WriteWord) -> None:
    write_word(view)
    QTest.keyClick(view.pad, Qt.Key.Key_Return)


@pytest.fixture
def able(open_write: OpenWrite, qtbot: QtBot) -> WriteView:
    """A Write mode whose model can learn."""
    view = open_write(network=Able("hello"))
    view.apply(PLAIN)
    qtbot.waitUntil(lambda: view.hand.able is not None)
    return view


@pytest.fixture
def taught(open_write: OpenWrite, qtbot: QtBot) -> WriteView:
    """A Write mode that has learned the words that were on the disk."""
    keep_words([1] * 14 + [2] * (len(WORDS) - 14))
    view = open_write(loader=lambda: Recognizer(Again({"a": "b"}), SPEC))
    view.apply(PLAIN)
    qtbot.waitUntil(lambda: view.hand.report.tried == len(WORDS), timeout=60_000)
    return view


@pytest.fixture
def dialog(taught: WriteView, qtbot: QtBot) -> HandDialog:
    taught.commands.my_hand.trigger()
    found = taught.findChild(HandDialog)
    assert found is not None
    qtbot.waitUntil(found.isVisible)
    return found


def table(shown: HandDialog) -> QTableWidget:
    found = child(shown, "hand_words")
    assert isinstance(found, QTableWidget)
    return found


def cell(shown: HandDialog, row: int, column: int) -> QTableWidgetItem:
    found = table(shown).item(row, column)
    assert found is not None
    return found


def summary(shown: HandDialog) -> str:
    label = child(shown, "hand_summary")
    assert isinstance(label, QLabel)
    return label.text()


def used(view: WriteView) -> list[str]:
    return sorted((word.key for word in view.hand.words() if word.used), key=int)


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


def test_enough_new_words_are_learned_by_themselves(
    open_write: OpenWrite, write_word: WriteWord, qtbot: QtBot
) -> None:
    keep_words()
    view = open_write(network=Able("hello"))
    view.apply(PLAIN)
    qtbot.waitUntil(lambda: len(view.hand.report.keys) == len(WORDS), timeout=60_000)
    for _ in range(5):
        write_and_commit(view, write_word)

    qtbot.waitUntil(lambda: len(view.hand.report.keys) == len(WORDS) + 5, timeout=60_000)

    assert view.hand.report.lesson == 2
    assert FAKE_SPEC.sha256 == view.hand.report.sha256


def test_before_and_after_are_shown_word_by_word(dialog: HandDialog) -> None:
    words = table(dialog)

    assert words.rowCount() == len(WORDS)
    assert f"of {len(WORDS)} words before learning" in summary(dialog)
    assert "What was learned is used" in summary(dialog)
    rows = [[cell(dialog, row, column).text() for column in (1, 2, 3)] for row in range(len(WORDS))]
    assert ["ab", "✗ bb", "✓ ab"] in rows
    assert ["bc", "✓ bc", "✓ bc"] in rows
    dialog.reject()


def test_the_last_lesson_is_taken_back_and_brought_back(
    dialog: HandDialog, taught: WriteView, qtbot: QtBot
) -> None:
    assert taught.hand.report.lesson == 2
    click(dialog, "hand_roll_back")
    assert used(taught) == [str(i) for i in range(14)]
    qtbot.waitUntil(lambda: taught.hand.report.lesson == 1, timeout=60_000)
    assert len(taught.hand.report.keys) == 14

    click(dialog, "hand_restore")
    assert len(used(taught)) == len(WORDS)
    qtbot.waitUntil(lambda: taught.hand.report.lesson == 2, timeout=60_000)
    dialog.reject()


def test_words_are_mended_unticked_and_forgotten(
    dialog: HandDialog, taught: WriteView, qtbot: QtBot
) -> None:
    words = table(dialog)
    cell(dialog, 0, 1).setText("cab")
    assert taught.hand.words()[0].word.text == "cab"
    assert taught.hand.words()[0].corrected
    cell(dialog, 1, 1).setCheckState(Qt.CheckState.Unchecked)
    assert len(used(taught)) == len(WORDS) - 1
    words.selectRow(2)
    click(dialog, "hand_forget")
    assert words.rowCount() == len(WORDS) - 1
    click(dialog, "hand_restore")
    assert words.rowCount() == len(WORDS)
    qtbot.waitUntil(lambda: not taught.hand.busy, timeout=60_000)
    dialog.reject()


def test_all_of_it_is_deleted_with_one_click(
    dialog: HandDialog, taught: WriteView, qtbot: QtBot
) -> None:
    click(dialog, "hand_clear")

    assert taught.hand.hand.files == []
    assert table(dialog).rowCount() == 0
    qtbot.waitUntil(lambda: "Nothing is kept" in summary(dialog))
    dialog.reject()


def test_it_is_switched_off_with_one_click(dialog: HandDialog, taught: WriteView) -> None:
    told: dict[str, object] = {}
    taught.setting_changed.connect(told.__setitem__)
    switch = child(dialog, "hand_switch")
    assert isinstance(switch, QAbstractButton)

    left = Qt.MouseButton.LeftButton
    QTest.mouseClick(switch, left, pos=QPoint(8, switch.height() // 2))

    assert told == {"learn_hand": False}
    assert not taught.hand.on
    dialog.reject()


def test_a_failure_after_the_dialog_was_closed_disturbs_nobody(
    dialog: HandDialog, taught: WriteView, qtbot: QtBot
) -> None:
    dialog.reject()
    qtbot.waitUntil(lambda: taught.findChild(HandDialog) is None)

    with qtbot.capture_exceptions() as problems:
        taught.hand.failed.emit("words.jsonl cannot be written.")

    assert problems == []


def test_what_one_window_learned_the_other_reads_by(
    taught: WriteView, open_write: OpenWrite, qtbot: QtBot
) -> None:
    other = open_write(loader=lambda: Recognizer(Again({"a": "b"}), SPEC))
    other.apply(PLAIN)
    qtbot.waitUntil(lambda: other.hand.report.tried == len(WORDS))
    other.hand.roll_back()
    qtbot.waitUntil(lambda: other.hand.report.lesson == 1, timeout=60_000)
    assert taught.hand.report.lesson == 2

    taught.activateWindow()

    qtbot.waitUntil(lambda: taught.hand.report.lesson == 1)
    assert not taught.hand.busy


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


def test_words_that_wait_for_their_lesson_are_not_the_last_lesson(
    taught: WriteView, qtbot: QtBot
) -> None:
    assert taught.hand.report.lesson == 2
    taught.hand.hand.words.add([KeptWord("99", HandWord(drawn("ab"), "ab"), lesson=3)])
    taught.hand.roll_back()
    assert used(taught) == [str(i) for i in range(14)]
    qtbot.waitUntil(lambda: taught.hand.report.lesson == 1, timeout=60_000)


def test_a_word_that_was_written_during_a_lesson_is_part_of_the_next_one(
    open_write: OpenWrite, write_word: WriteWord, qtbot: QtBot
) -> None:
    keep_words()
    network = Slow("hello")
    view = open_write(network=network)
    view.apply(PLAIN)
    qtbot.waitUntil(lambda: len(view.hand.report.keys) == len(WORDS), timeout=60_000)
    write_and_commit(view, write_word)
    write_word(view)
    network.hold()
    view.hand.learn()
    qtbot.waitUntil(network.learning.is_set)
    QTest.keyClick(view.pad, Qt.Key.Key_Return)
    network.gate.set()
    qtbot.waitUntil(lambda: len(view.hand.report.keys) == len(WORDS) + 1, timeout=60_000)
    view.hand.learn()
    qtbot.waitUntil(lambda: len(view.hand.report.keys) == len(WORDS) + 2, timeout=60_000)
    view.commands.my_hand.trigger()
    shown = view.findChild(HandDialog)
    assert shown is not None
    for left in (len(WORDS) + 1, len(WORDS)):
        click(shown, "hand_roll_back")
        assert sum(word.used for word in view.hand.words()) == left
        qtbot.waitUntil(lambda left=left: len(view.hand.report.keys) == left, timeout=60_000)
    shown.reject()


def test_words_that_are_ticked_again_are_the_last_lesson(
    dialog: HandDialog, taught: WriteView, qtbot: QtBot
) -> None:
    click(dialog, "hand_roll_back")
    qtbot.waitUntil(lambda: len(taught.hand.report.keys) == 14, timeout=60_000)
    row = next(r for r, word in enumerate(taught.hand.words()) if word.key == "3")
    for state in (Qt.CheckState.Unchecked, Qt.CheckState.Checked):
        cell(dialog, row, 1).setCheckState(state)
        known = 14 if state is Qt.CheckState.Checked else 13
        qtbot.waitUntil(lambda known=known: len(taught.hand.report.keys) == known, timeout=60_000)
    click(dialog, "hand_roll_back")
    assert used(taught) == [str(i) for i in range(14) if i != 3]
    qtbot.waitUntil(lambda: not taught.hand.busy, timeout=60_000)
    dialog.reject()


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
