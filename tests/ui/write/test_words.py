"""Words on the pad: joined, parted, pointed at, chosen, taken by a tap."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from threading import Event

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.core.settings import Settings
from app.ui.write.view import WriteView
from model.network import Logits
from model.preprocessing import GreyImage
from model.second_look import LOOKS
from tests.fakes import FAKE_SPEC, FakeNetwork, FakeRecognizer
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
from tests.ui.write.test_pad import stylus, tablet

Key = Qt.Key
WriteWord = Callable[..., None]


def read_all(qtbot: QtBot, view: WriteView, expected: Sequence[str]) -> None:
    qtbot.waitUntil(lambda: words(view) == list(expected))


def test_words_are_joined_and_parted_by_button_and_key(
    open_write: OpenWrite, write_word: WriteWord, qtbot: QtBot
) -> None:
    view = open_write(["one", "two", "both"])
    assert not view.commands.join.isEnabled()
    write_word(view, 40)
    write_word(view, 300)
    click(view, "join_ink_words_button")
    read_all(qtbot, view, ["both"])
    click(view, "split_ink_word_button")
    read_all(qtbot, view, ["one", "two"])
    QTest.keyClick(view.pad, Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    read_all(qtbot, view, ["both"])
    click(view, "key_ink_undo")
    click(view, "key_ink_undo")
    click(view, "key_ink_undo")
    read_all(qtbot, view, ["one", "two"])


def test_what_is_joined_is_one_word_whatever_gap_is_read(
    open_write: OpenWrite, write_word: WriteWord, qtbot: QtBot
) -> None:
    view = open_write(["hand", "writing", "hand writing", "hand", "writing"])
    write_word(view, 40)
    write_word(view, 300)
    click(view, "join_ink_words_button")
    read_all(qtbot, view, ["handwriting"])
    assert not [c for c in candidates(view) if " " in c]
    click(view, "split_ink_word_button")
    read_all(qtbot, view, ["hand", "writing"])


def test_a_word_of_one_stroke_cannot_be_parted(
    open_write: OpenWrite, write_word: WriteWord
) -> None:
    view = open_write()
    write_word(view)
    assert not view.commands.split.isEnabled()


def test_pointing_at_ink_marks_its_text_and_the_other_way_round(
    open_write: OpenWrite, write_word: WriteWord
) -> None:
    view = open_write(["one", "two"])
    write_word(view, 40)
    write_word(view, 300)
    before = child(view, "ink_word_1").grab().toImage()
    QTest.mouseMove(view.pad, QPoint(70, 90))
    assert child(view, "ink_word_1").grab().toImage() != before
    QTest.mouseMove(view.pad, QPoint(600, 90))
    assert child(view, "ink_word_1").grab().toImage() == before
    plain = view.pad.grab().toImage()
    QTest.mouseMove(child(view, "ink_word_1"))
    assert view.pad.grab().toImage() != plain


def test_a_tap_on_what_was_taken_puts_the_words_into_the_text(
    open_write: OpenWrite, write_word: WriteWord
) -> None:
    view = open_write(["one", "two"], certainty=0.6)
    write_word(view, 40)
    write_word(view, 300)
    click(view, "candidate_1")
    assert text(view) == ""
    click(view, "candidate_1")
    assert text(view) == "one two "


def test_a_word_is_read_again_when_the_word_before_it_changed(
    open_write: OpenWrite, write_word: WriteWord, qtbot: QtBot
) -> None:
    network = FakeNetwork(["one", "two", "three"], certainty=0.6)
    view = open_write(network=network)
    write_word(view, 40)
    write_word(view, 300)
    assert network.pictures == 2
    click(view, "ink_word_1")
    QTest.keyClick(view.pad, Key.Key_2)
    qtbot.waitUntil(lambda: network.pictures == 3)
    qtbot.waitUntil(lambda: words(view)[1] == "three")


ALL_LOOKS = 1 + len(LOOKS)


class SecondLook(FakeNetwork):
    """Reads "cat" with doubts, then, when the gate is open, "cut" with fewer."""

    def __init__(self, gate: Event) -> None:
        super().__init__("cut", 0.69)
        self._first = FakeNetwork("cat", 0.4)
        self._later = gate

    def run(self, pictures: Sequence[GreyImage]) -> list[Logits]:
        if self.pictures % ALL_LOOKS == 0:
            self.pictures += 1
            return self._first.run(pictures)
        assert self._later.wait(30)
        return super().run(pictures)


def test_a_first_look_is_shown_but_only_the_second_becomes_text(
    open_write: OpenWrite, qtbot: QtBot
) -> None:
    gate = Event()
    spec = replace(FAKE_SPEC, calibration={"again": [0.0, 1.0, 0.0, 0.0]})
    view = open_write(loader=lambda: FakeRecognizer(SecondLook(gate), spec))

    draw(view.pad, zigzag(40))
    read_all(qtbot, view, ["cat"])
    QTest.keyClick(view.pad, Key.Key_Return)
    assert text(view) == ""
    gate.set()

    qtbot.waitUntil(lambda: text(view) == "cut ")


def test_what_is_chosen_at_the_first_look_stays(open_write: OpenWrite, qtbot: QtBot) -> None:
    gate = Event()
    spec = replace(FAKE_SPEC, calibration={"again": [0.0, 1.0, 0.0, 0.0]})
    view = open_write(loader=lambda: FakeRecognizer(SecondLook(gate), spec))
    draw(view.pad, zigzag(40))
    read_all(qtbot, view, ["cat"])
    other = candidates(view)[1]

    click(view, "candidate_2")
    gate.set()
    draw(view.pad, zigzag(300))
    read_all(qtbot, view, [other, "cut"])
    assert words(view)[0] == other


def test_a_choice_is_a_step_that_is_undone_and_done_again(
    open_write: OpenWrite, write_word: WriteWord
) -> None:
    view = open_write(certainty=0.6)
    write_word(view)
    second, third = candidates(view)[1:3]
    click(view, "candidate_2")
    click(view, "candidate_3")
    for expected in (second, "hello"):
        click(view, "key_ink_undo")
        assert words(view) == [expected]
    assert "Doubtful" in child(view, "ink_word_1").toolTip()
    click(view, "key_ink_redo")
    click(view, "key_ink_redo")
    assert words(view) == [third]
    assert len(view.session.strokes) == 1


def test_what_was_chosen_holds_when_the_word_is_crossed_and_dotted_late(
    open_write: OpenWrite, write_word: WriteWord, qtbot: QtBot
) -> None:
    view = open_write(certainty=0.6)
    write_word(view)
    other = candidates(view)[1]
    click(view, "candidate_2")
    draw(view.pad, [(50, 80), (98, 78)])
    draw(view.pad, [(104, 50), (105, 51)])
    assert len(view.session.words[0].strokes) == 3
    assert words(view) == [other]
    assert "Doubtful" not in child(view, "ink_word_1").toolTip()
    draw(view.pad, zigzag(108))
    read_all(qtbot, view, ["hello"])
    click(view, "key_ink_undo")
    assert words(view) == [other]


def test_hands_and_sides_follow_the_settings(open_write: OpenWrite, qtbot: QtBot) -> None:
    view = open_write()
    assert child(view, "key_ink_undo").x() < child(view, "key_enter").x()
    view.apply(Settings(left_handed=True, pen_only=True))
    undo, enter = child(view, "key_ink_undo"), child(view, "key_enter")
    qtbot.waitUntil(lambda: undo.x() > enter.x())
    assert child(view, "pause_button").x() < view.width() / 2
    assert view.pad.hands.pen_only


def test_a_left_handed_writer_reads_in_the_text_before_the_word(
    open_write: OpenWrite, write_word: WriteWord, qtbot: QtBot
) -> None:
    view = open_write()
    view.apply(Settings(left_handed=True))
    write_word(view)
    QTest.keyClick(view.pad, Qt.Key.Key_Return)
    word = child(view, "ink_word_1")
    (said,) = [label for label in view.findChildren(QLabel) if label.text() == "In the text:"]
    qtbot.waitUntil(lambda: word.mapTo(view, QPoint()).x() - said.mapTo(view, QPoint()).x() > 0)
    assert word.mapTo(view, QPoint()).x() - said.mapTo(view, QPoint()).x() < 2 * said.width()


def test_a_long_line_shows_the_word_that_is_gone_to(open_write: OpenWrite, qtbot: QtBot) -> None:
    view = open_write("w")
    view.resize(900, 480)
    view.grab()
    width = view.pad.width()
    draw(view.pad, zigzag(40))
    draw(view.pad, zigzag(width - 80))
    qtbot.waitUntil(lambda: view.pad.origin.x() > 300 or view.pad.origin.y() > 0)
    if view.pad.origin.x() > 300:
        click(view, "ink_word_1")
        qtbot.waitUntil(lambda: view.pad.origin.x() < 40)


def test_a_pen_that_rests_has_doubtful_ink_looked_at_twice_before_it_is_lifted(
    open_write: OpenWrite, qtbot: QtBot
) -> None:
    gate = Event()
    gate.set()
    spec = replace(FAKE_SPEC, calibration={"again": [0.0, 1.0, 0.0, 0.0]})
    network = SecondLook(gate)
    view = open_write(loader=lambda: FakeRecognizer(network, spec))
    points, left = zigzag(40), Qt.MouseButton.LeftButton
    QTest.mousePress(view.pad, left, pos=QPoint(*points[0]))
    for point in points[1:]:
        QTest.mouseMove(view.pad, QPoint(*point))
    with qtbot.waitSignal(view.desk.recognition.ink_read):
        pass
    QTest.mouseRelease(view.pad, left, pos=QPoint(*points[-1]))
    assert words(view) == ["cut"]
    assert network.pictures == ALL_LOOKS


def test_a_word_chosen_while_it_is_waited_for_becomes_text(
    open_write: OpenWrite, qtbot: QtBot
) -> None:
    gate = Event()
    spec = replace(FAKE_SPEC, calibration={"again": [0.0, 1.0, 0.0, 0.0]})
    view = open_write(loader=lambda: FakeRecognizer(SecondLook(gate), spec))
    draw(view.pad, zigzag(40))
    read_all(qtbot, view, ["cat"])
    QTest.keyClick(view.pad, Key.Key_Return)
    other = candidates(view)[1]
    click(view, "candidate_2")
    gate.set()
    assert text(view) == f"{other} "


def test_a_candidate_that_is_tapped_stays_down(
    open_write: OpenWrite, write_word: WriteWord
) -> None:
    view = open_write(certainty=0.6)
    write_word(view)
    assert child(view, "candidate_1").property("checked")
    click(view, "candidate_1")
    assert child(view, "candidate_1").property("checked")


def test_a_tap_on_a_candidate_that_is_gone_by_then_does_nothing(
    open_write: OpenWrite, write_word: WriteWord
) -> None:
    view = open_write(certainty=0.6)
    write_word(view)
    click(view, "candidate_1")
    view.desk.panel.candidates.chosen.emit(5)
    assert (words(view), text(view)) == (["hello"], "")


def test_a_word_that_the_pen_passed_on_its_way_is_not_marked_while_it_writes(
    open_write: OpenWrite, write_word: WriteWord
) -> None:
    view = open_write(["one", "two"])
    write_word(view, 40)
    write_word(view, 300)
    plain = view.pad.grab().toImage().pixelColor(38, 58)
    place = QPointF(5, 5)
    QCoreApplication.sendEvent(child(view, "ink_word_1"), QEnterEvent(place, place, place))
    assert view.pad.grab().toImage().pixelColor(38, 58) != plain
    tablet(view.pad, stylus(), QEvent.Type.TabletPress, (600, 60))
    assert view.pad.grab().toImage().pixelColor(38, 58) == plain
    tablet(view.pad, stylus(), QEvent.Type.TabletRelease, (600, 60), 0)


def test_a_word_of_the_text_has_its_candidates_whatever_is_wrong_with_the_ink(
    open_write: OpenWrite, write_word: WriteWord
) -> None:
    view = open_write(["one", ""], certainty=0.6)
    write_word(view)
    QTest.keyClick(view.pad, Key.Key_Return)
    write_word(view)
    QTest.keyClick(view.pad, Key.Key_Return)
    assert "Nothing could be read" in status(view)
    view.text.setFocus()
    assert candidates(view)[0] == "one"
