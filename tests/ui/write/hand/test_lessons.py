"""Lessons: what is learned from the words, shown, and taken back."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit
from pytestqt.qtbot import QtBot

from app.core.writing.hand_words import KeptWord
from app.ui.write.hand_dialog import HandDialog
from app.ui.write.view import WriteView
from model.adaptation import HandWord
from tests.fakes import FAKE_SPEC, FakeRecognizer
from tests.ui.write.conftest import OpenWrite, child, click
from tests.ui.write.hand.conftest import (
    PLAIN,
    Able,
    Again,
    Slow,
    WriteWord,
    cell,
    keep_words,
    summary,
    table,
    used,
    write_and_commit,
)
from tests.unit.model.test_adaptation import SPEC, WORDS, drawn


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


def test_there_is_no_lesson_to_take_back_before_the_first(
    open_write: OpenWrite, qtbot: QtBot
) -> None:
    keep_words([1] * 3)
    view = open_write(network=Able("hello"))
    view.apply(PLAIN)
    qtbot.waitUntil(lambda: len(view.hand.report.keys) == 3)
    view.commands.my_hand.trigger()
    shown = view.findChild(HandDialog)
    assert shown is not None
    assert "more words are needed" in summary(shown)
    assert not child(shown, "hand_roll_back").isEnabled()
    shown.reject()


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


def test_what_is_being_typed_into_the_table_outlives_the_end_of_a_lesson(
    dialog: HandDialog, taught: WriteView, qtbot: QtBot
) -> None:
    words = table(dialog)
    words.setCurrentCell(1, 1)
    words.editItem(cell(dialog, 1, 1))
    editor = words.findChild(QLineEdit)
    assert editor is not None
    editor.setText("bac")

    taught.hand.learn()
    qtbot.waitUntil(lambda: not taught.hand.busy, timeout=60_000)

    assert editor.text() == "bac"
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: taught.hand.words()[1].word.text == "bac")
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


def test_what_goes_wrong_is_told_in_the_dialog(dialog: HandDialog, taught: WriteView) -> None:
    path = taught.hand.hand.words.path
    path.rename(path.with_name("elsewhere"))
    path.mkdir()
    table(dialog).selectRow(2)
    click(dialog, "hand_forget")
    assert "words.jsonl cannot be read" in summary(dialog)
    path.rmdir()
    path.with_name("elsewhere").rename(path)
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
    other = open_write(loader=lambda: FakeRecognizer(Again({"a": "b"}), SPEC))
    other.apply(PLAIN)
    qtbot.waitUntil(lambda: other.hand.report.tried == len(WORDS))
    other.hand.roll_back()
    qtbot.waitUntil(lambda: other.hand.report.lesson == 1, timeout=60_000)
    assert taught.hand.report.lesson == 2

    taught.activateWindow()

    qtbot.waitUntil(lambda: taught.hand.report.lesson == 1)
    assert not taught.hand.busy


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
