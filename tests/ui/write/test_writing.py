"""From strokes to words: reading, candidates, and which word is looked at."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from app.ui.write import word_reader
from tests.fakes import FakeNetwork
from tests.ui.write.conftest import (
    OpenWrite,
    candidates,
    child,
    click,
    draw,
    text,
    words,
    zigzag,
)

Key = Qt.Key
WriteWord = Callable[..., None]


def test_what_is_written_is_read_and_candidates_are_offered(
    open_write: OpenWrite, write_word: WriteWord
) -> None:
    view = open_write("hello", certainty=0.94)
    write_word(view)
    assert words(view) == ["hello"]
    assert candidates(view)[0] == "hello"
    assert len(candidates(view)) == 4
    assert "94" in child(view, "candidate_1").accessibleName()
    assert view.pad.accessibleDescription() == "hello"


def test_words_are_told_apart_and_joined(open_write: OpenWrite, write_word: WriteWord) -> None:
    view = open_write(["world", "hello"])
    write_word(view, 300)
    write_word(view, 40)
    assert words(view) == ["hello", "world"]
    assert view.session.text == "hello world"
    assert candidates(view)[0] == "hello"


def test_only_words_that_changed_are_read_again(
    open_write: OpenWrite, write_word: WriteWord
) -> None:
    network = FakeNetwork(["one", "two", "three"])
    view = open_write(network=network)
    write_word(view, 40)
    write_word(view, 300)
    assert network.pictures == 2
    QTest.keyClick(view.pad, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(view.pad, Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert words(view) == ["one", "two"]
    write_word(view, 600)
    assert words(view) == ["one", "two", "three"]
    assert network.pictures == 3


def test_drawing_goes_on_while_the_worker_reads(open_write: OpenWrite, qtbot: QtBot) -> None:
    gate = Event()
    network = FakeNetwork(["one", "two"], gate=gate)
    view = open_write(network=network)
    draw(view.pad, zigzag(40))
    qtbot.waitUntil(network.entered.is_set)
    draw(view.pad, zigzag(300))
    assert len(view.session.strokes) == 2
    qtbot.waitUntil(lambda: words(view) == ["…", "…"])
    gate.set()
    qtbot.waitUntil(lambda: words(view) == ["two", "one"] or words(view) == ["one", "two"])


def test_a_pen_that_rests_has_its_word_read_before_it_is_lifted(
    open_write: OpenWrite, qtbot: QtBot
) -> None:
    network = FakeNetwork(["hello", "never asked"])
    view = open_write(network=network)
    points = zigzag(40)
    left = Qt.MouseButton.LeftButton
    QTest.mousePress(view.pad, left, pos=QPoint(*points[0]))
    for point in points[1:]:
        QTest.mouseMove(view.pad, QPoint(*point))
    with qtbot.waitSignal(view.desk.recognition.ink_read):
        pass
    assert view.session.words == []
    QTest.mouseRelease(view.pad, left, pos=QPoint(*points[-1]))
    assert words(view) == ["hello"]
    assert network.pictures == 1


def test_a_pen_that_rests_and_goes_on_is_read_when_it_is_lifted(
    open_write: OpenWrite, qtbot: QtBot
) -> None:
    view = open_write(["rested", "lifted"])
    points = zigzag(40)
    left = Qt.MouseButton.LeftButton
    QTest.mousePress(view.pad, left, pos=QPoint(*points[0]))
    QTest.mouseMove(view.pad, QPoint(*points[1]))
    with qtbot.waitSignal(view.desk.recognition.ink_read):
        pass
    for point in points[2:]:
        QTest.mouseMove(view.pad, QPoint(*point))
    QTest.mouseRelease(view.pad, left, pos=QPoint(*points[-1]))
    qtbot.waitUntil(lambda: words(view) == ["lifted"])


def test_the_answer_for_a_word_that_changed_meanwhile_is_dropped(
    open_write: OpenWrite, qtbot: QtBot
) -> None:
    gate = Event()
    network = FakeNetwork(["stale", "fresh"], gate=gate)
    view = open_write(network=network)
    seen = set()
    view.session.words_changed.connect(lambda: seen.update(words(view)))
    draw(view.pad, zigzag(40))
    qtbot.waitUntil(network.entered.is_set)
    draw(view.pad, zigzag(70))
    gate.set()
    qtbot.waitUntil(lambda: words(view) == ["fresh"])
    assert network.pictures == 2
    assert "stale" not in seen


@pytest.mark.parametrize("focus", ["pad", "text"])
def test_a_number_key_chooses_a_candidate(
    open_write: OpenWrite, write_word: WriteWord, focus: str
) -> None:
    view = open_write(certainty=0.5)
    write_word(view)
    second = candidates(view)[1]
    if focus == "pad":
        QTest.keyClick(view.pad, Key.Key_2)
    else:
        view.text.setFocus()
        QTest.keyClick(view.text, Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert words(view) == [second]
    assert child(view, "candidate_2").property("checked")
    assert candidates(view)[1] == second
    assert text(view) == ""


def test_a_click_chooses_a_candidate_of_the_selected_word(
    open_write: OpenWrite, write_word: WriteWord
) -> None:
    view = open_write(["one", "two"], certainty=0.5)
    write_word(view, 40)
    write_word(view, 300)
    click(view, "ink_word_1")
    assert candidates(view)[0] == "one"
    other = candidates(view)[2]
    click(view, "candidate_3")
    assert words(view) == [other, "two"]
    assert view.pad.hasFocus()


def test_arrows_go_from_word_to_word(open_write: OpenWrite, write_word: WriteWord) -> None:
    view = open_write(["one", "two"])
    write_word(view, 40)
    write_word(view, 300)
    QTest.keyClick(view.pad, Key.Key_Left)
    assert candidates(view)[0] == "one"
    QTest.keyClick(view.pad, Key.Key_Right)
    assert candidates(view)[0] == "two"


def test_clear_can_be_undone(open_write: OpenWrite, write_word: WriteWord) -> None:
    view = open_write()
    write_word(view, 40)
    write_word(view, 300)
    QTest.keyClick(view.pad, Key.Key_Escape)
    assert view.session.strokes == ()
    click(view, "key_ink_undo")
    assert words(view) == ["hello", "hello"]
    click(view, "key_ink_clear")
    assert view.session.strokes == ()


def test_the_eraser_key_makes_the_pen_erase(open_write: OpenWrite, write_word: WriteWord) -> None:
    view = open_write()
    write_word(view, 40)
    write_word(view, 300)
    click(view, "key_ink_eraser")
    draw(view.pad, [(30, 90), (110, 90)])
    assert len(view.session.words) == 1
    click(view, "key_ink_eraser")
    click(view, "key_ink_undo")
    assert len(view.session.words) == 2


def test_doubtful_words_say_so_until_they_are_checked(
    open_write: OpenWrite, write_word: WriteWord
) -> None:
    view = open_write("hum", certainty=0.6)
    write_word(view)
    assert "Doubtful" in child(view, "ink_word_1").toolTip()
    QTest.keyClick(view.pad, Key.Key_1)
    assert "Doubtful" not in child(view, "ink_word_1").toolTip()
    view.set_threshold(0.5)
    write_word(view, 300)
    assert "Doubtful" not in child(view, "ink_word_2").toolTip()


def test_doubtful_words_of_the_text_are_checked_one_by_one(
    open_write: OpenWrite, write_word: WriteWord
) -> None:
    view = open_write(["one", "two"], certainty=0.6)
    write_word(view, 40)
    write_word(view, 300)
    QTest.keyClick(view.pad, Key.Key_Return)
    check = child(view, "check_text")
    assert isinstance(check, QAbstractButton)
    assert check.text() == "2 to check"
    click(view, "check_text")
    assert words(view) == ["one"]
    other = candidates(view)[1]
    click(view, "candidate_2")
    assert text(view) == f"{other} two "
    assert check.text() == "1 to check"
    QTest.keyClick(view.text, Key.Key_F8)
    QTest.keyClick(view.text, Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert not check.isVisible()


def test_numbers_only(open_write: OpenWrite, write_word: WriteWord) -> None:
    view = open_write("12a")
    write_word(view)
    assert words(view) == ["12a"]
    click(view, "key_read_numbers")
    write_word(view, 300)
    assert words(view) == ["12", "12"]


def test_more_words_than_are_remembered_are_read_once(
    open_write: OpenWrite, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(word_reader, "_REMEMBERED", 2)
    network = FakeNetwork("hello")
    view = open_write(network=network)
    for x in (40, 240, 440, 640):
        draw(view.pad, zigzag(x))
    qtbot.waitUntil(lambda: view.session.read)
    read = network.pictures
    view.session.read_again()
    assert view.session.read
    assert network.pictures == read
    QTest.keyClick(view.pad, Key.Key_Return)
    assert text(view) == "hello hello hello hello "
