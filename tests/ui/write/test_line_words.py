"""Words of the pad as the network parts them."""

from __future__ import annotations

from collections.abc import Sequence
from threading import Event
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.services.recognition import RecognitionService
from app.ui.write.brush import Sample
from app.ui.write.line_words import LineWords
from app.ui.write.trace import Device
from app.ui.write.view import WriteView
from model.errors import ModelError
from model.ink import Ink
from model.line_look import LineLook, WordLook
from model.preprocessing import Prepared
from model.reading import Reading
from tests.fakes import FAKE_SPEC, FakeLook, FakeNetwork, FakeRecognizer
from tests.ui.write.conftest import OpenWrite, click, draw, status, text, words, zigzag


class Seeing(FakeRecognizer):
    """Sees spaces where it is told, once the gate is open.

    Attributes:
        spaced: Where.
        lines: How many lines it looked at.
    """

    def __init__(self, texts: list[str], spaced: list[float]) -> None:
        super().__init__(FakeNetwork(texts), FAKE_SPEC)
        self.spaced = spaced
        self.lines = 0
        self.gate = Event()
        self.gate.set()

    def look_at_line(self, ink: Ink) -> LineLook:
        assert self.gate.wait(timeout=30)
        self.lines += 1
        return FakeLook(self.spaced)


class Looking(Seeing):
    """Sees the words of a line as well.

    Attributes:
        asked: What was given of each word that was read, in turn.
    """

    def __init__(self, texts: list[str], spaced: list[float]) -> None:
        super().__init__(texts, spaced)
        self.asked: list[WordLook | None] = []

    @property
    def looks(self) -> list[WordLook]:
        """What was given, each once: a word that is put off is asked for again."""
        return list(dict.fromkeys(look for look in self.asked if look is not None))

    def look_at_line(self, ink: Ink) -> LineLook:
        super().look_at_line(ink)
        return SeeingWords(self.spaced)

    def read(self, source: Any, *args: Any) -> Reading:
        self.asked.append(args[-1])
        return super().read(source, *args)


class SeeingWords(FakeLook):
    """Sees something of each word."""

    def words(self, between: Sequence[tuple[float, float]]) -> list[WordLook | None]:
        nothing = Prepared(np.zeros((FAKE_SPEC.height, 16), np.uint8), 0.0, 1.0)
        logits = np.zeros((4, len(FAKE_SPEC.charset)), np.float32)
        return [WordLook(logits, nothing) for _ in range(len(between) + 1)]


def settled(qtbot: QtBot, view: WriteView) -> None:
    qtbot.waitUntil(lambda: bool(view.session.words) and view.session.read)


def test_letters_far_apart_are_one_word_where_no_space_is_seen(
    open_write: OpenWrite, qtbot: QtBot
) -> None:
    seeing = Seeing(["one", "two", "onetwo"], [])
    view = open_write(loader=lambda: seeing)
    draw(view.pad, zigzag(40))
    draw(view.pad, zigzag(200))
    assert len(view.session.words) == 2
    settled(qtbot, view)
    assert words(view) == ["onetwo"]
    assert seeing.lines == 1


def test_letters_close_together_are_two_words_where_a_space_is_seen(
    open_write: OpenWrite, qtbot: QtBot
) -> None:
    seeing = Seeing(["one", "onetwo", "one", "two"], [])
    view = open_write(loader=lambda: seeing)
    draw(view.pad, zigzag(40))
    draw(view.pad, zigzag(110))
    left, right = view.session.strokes
    seeing.spaced = [float(left.x.max() + right.x.min()) / 2]
    assert len(view.session.words) == 1
    settled(qtbot, view)
    assert len(view.session.words) == 2


def test_enter_waits_until_it_is_known_where_words_end(open_write: OpenWrite, qtbot: QtBot) -> None:
    seeing = Seeing(["one", "two", "onetwo"], [])
    seeing.gate.clear()
    view = open_write(loader=lambda: seeing)
    draw(view.pad, zigzag(40))
    draw(view.pad, zigzag(200))
    QTest.keyClick(view.pad, Qt.Key.Key_Return)
    assert text(view) == ""
    seeing.gate.set()
    qtbot.waitUntil(lambda: text(view) != "")
    assert len(text(view).split()) == 1
    assert not view.session.strokes


def test_a_word_that_was_chosen_stays_as_it_is(open_write: OpenWrite, qtbot: QtBot) -> None:
    seeing = Seeing(["one", "two"], [])
    view = open_write(loader=lambda: seeing)
    draw(view.pad, zigzag(40))
    settled(qtbot, view)
    click(view, "candidate_2")
    (chosen,) = words(view)
    draw(view.pad, zigzag(200))
    settled(qtbot, view)
    assert words(view)[0] == chosen
    assert len(words(view)) == 2


def test_words_of_a_person_go_before_what_was_told(open_write: OpenWrite, qtbot: QtBot) -> None:
    view = open_write(loader=lambda: Seeing(["one"], []))
    draw(view.pad, zigzag(40))
    draw(view.pad, zigzag(200))
    settled(qtbot, view)
    assert len(view.session.words) == 1
    assert view.session.split()
    settled(qtbot, view)
    assert len(view.session.words) == 2


def test_a_line_that_was_told_is_not_looked_at_again(open_write: OpenWrite, qtbot: QtBot) -> None:
    seeing = Seeing(["one"], [])
    view = open_write(loader=lambda: seeing)
    draw(view.pad, zigzag(40))
    draw(view.pad, zigzag(200))
    settled(qtbot, view)
    view.session.read_again()
    draw(view.pad, zigzag(40, y=240))
    settled(qtbot, view)
    assert seeing.lines == 1


def test_what_could_not_be_told_without_a_model_is_told_with_one(
    open_write: OpenWrite, qtbot: QtBot
) -> None:
    seeing = Seeing(["onetwo"], [])
    answers: list[object] = [ModelError("The model file x.onnx is missing; reinstall Plume.")] * 4

    def load() -> FakeRecognizer:
        if answers:
            raise answers.pop()  # pyright: ignore[reportGeneralTypeIssues]
        return seeing

    view = open_write(loader=load)
    draw(view.pad, zigzag(40))
    draw(view.pad, zigzag(200))
    qtbot.waitUntil(lambda: view.desk.recognition.problem != "")
    qtbot.waitUntil(lambda: not answers)
    view.desk.recognition.load()
    settled(qtbot, view)
    assert words(view) == ["onetwo"]


def test_no_line_is_looked_at_while_the_pen_is_down(open_write: OpenWrite, qtbot: QtBot) -> None:
    seeing = Seeing(["one"], [])
    view = open_write(loader=lambda: seeing)
    qtbot.waitUntil(lambda: view.desk.recognition.ready)
    draw(view.pad, zigzag(40))
    draw(view.pad, zigzag(200))
    view.pad.begin(Device.PEN, Sample(300, 60), erasing=True)
    QTest.qWait(400)
    assert seeing.lines == 0
    view.pad.end()
    settled(qtbot, view)
    assert seeing.lines == 1


def test_what_went_wrong_is_still_told_when_it_is_known_where_words_end(
    open_write: OpenWrite, qtbot: QtBot
) -> None:
    seeing = Seeing(["one", "two", "onetwo"], [])
    seeing.gate.clear()
    view = open_write(loader=lambda: seeing)
    draw(view.pad, zigzag(40))
    draw(view.pad, zigzag(200))
    qtbot.waitUntil(lambda: view.desk.recognition.ready)
    view.session.failed.emit("Redo cannot type it again.")
    seeing.gate.set()
    settled(qtbot, view)
    assert words(view) == ["onetwo"]
    assert "Redo cannot" in status(view)


def test_words_of_ink_that_is_gone_are_forgotten_in_time(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.ui.write.line_words._REMEMBERED", 6)
    service = RecognitionService(lambda: Seeing(["one"], [35.0]))
    lines = LineWords(service)
    for _ in range(8):
        ink = Ink.from_points([[(0, 0), (30, 30)], [(40, 0), (70, 30)]])
        lines.want(ink.strokes)
        lines.hurry()
        qtbot.waitUntil(lambda: lines.settled)
    assert len(lines.words) == 6 + 2
    service.shutdown()


def test_words_are_read_again_with_what_was_seen_of_them_in_their_line(
    open_write: OpenWrite, qtbot: QtBot
) -> None:
    looking = Looking(["one", "two", "three"], [])
    view = open_write(loader=lambda: looking)
    draw(view.pad, zigzag(40))
    settled(qtbot, view)
    draw(view.pad, zigzag(200))
    left, right = view.session.strokes
    looking.spaced = [float(left.x.max() + right.x.min()) / 2]
    settled(qtbot, view)
    first, _ = looking.looks
    assert looking.asked[:2] == [None, None]

    # a word at the end of the line is news to its neighbour only
    looking.asked.clear()
    draw(view.pad, zigzag(360))
    looking.spaced = [*looking.spaced, float(right.x.max() + zigzag(360)[0][0]) / 2]
    settled(qtbot, view)
    assert len(looking.looks) == 2
    assert first not in looking.looks


def test_enter_waits_for_words_to_be_read_as_part_of_their_line(
    open_write: OpenWrite, qtbot: QtBot
) -> None:
    looking = Looking(["one", "two", "three", "four"], [])
    view = open_write(loader=lambda: looking)
    draw(view.pad, zigzag(40))
    draw(view.pad, zigzag(200))
    left, right = view.session.strokes
    looking.spaced = [float(left.x.max() + right.x.min()) / 2]
    QTest.keyClick(view.pad, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(text(view)))
    assert len(looking.looks) == 2
