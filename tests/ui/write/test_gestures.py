"""Strokes that are signs, on the pad."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from threading import Event

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.core.settings import Settings
from app.ui.write import paper
from app.ui.write.brush import Sample
from app.ui.write.trace import Device
from app.ui.write.view import WriteView
from tests.fakes import FakeNetwork
from tests.ui.write.conftest import OpenWrite, Point, click, draw, text, words, zigzag

WriteWord = Callable[..., None]

PLAIN = Settings(sentence_capitals=False)


def dense(*corners: Point, steps: int = 10) -> list[Point]:
    points = [corners[0]]
    for (x0, y0), (x1, y1) in pairwise(corners):
        points += [
            (x0 + (x1 - x0) * i // steps, y0 + (y1 - y0) * i // steps) for i in range(1, steps + 1)
        ]
    return points


def pitch(view: WriteView) -> int:
    return round(paper.pitch(view.pad.height()))


def test_scratching_out_deletes_and_undo_brings_back(
    open_write: OpenWrite, write_word: WriteWord
) -> None:
    view = open_write(["one", "two"])
    view.apply(PLAIN)
    write_word(view, 40)
    write_word(view, 300)
    draw(view.pad, dense(*((x, y) for y in (62, 80, 98, 116) for x in (30, 110))))
    assert words(view) == ["two"]
    click(view, "key_ink_undo")
    assert len(view.session.strokes) == 3
    click(view, "key_ink_undo")
    assert words(view) == ["one", "two"]


def test_a_long_stroke_left_takes_the_word_and_then_the_text(
    open_write: OpenWrite, write_word: WriteWord
) -> None:
    view = open_write(["one", "two"])
    view.apply(PLAIN)
    write_word(view)
    QTest.keyClick(view.pad, Qt.Key.Key_Return)
    write_word(view)
    left = dense((800, 80), (800 - round(1.3 * pitch(view)), 82))
    draw(view.pad, left)
    assert (view.session.strokes, text(view)) == ((), "one ")
    draw(view.pad, left)
    assert text(view) == ""


def test_a_long_stroke_left_takes_back_a_sign_that_waits(
    open_write: OpenWrite, qtbot: QtBot
) -> None:
    gate = Event()
    view = open_write(network=FakeNetwork("one", gate=gate))
    view.apply(PLAIN)
    draw(view.pad, zigzag(40))
    click(view, "key_sign_0")
    draw(view.pad, dense((800, 80), (800 - round(1.3 * pitch(view)), 82)))
    gate.set()
    qtbot.waitUntil(lambda: words(view) == ["one"])
    assert text(view) == ""


def test_undo_of_a_misunderstood_stroke_left_brings_the_word_and_the_stroke_back(
    open_write: OpenWrite, write_word: WriteWord
) -> None:
    view = open_write("one")
    view.apply(PLAIN)
    write_word(view)
    QTest.keyClick(view.pad, Qt.Key.Key_Return)
    draw(view.pad, dense((800, 80), (800 - round(1.3 * pitch(view)), 82)))
    assert text(view) == ""
    click(view, "key_ink_undo")
    assert (text(view), len(view.session.strokes)) == ("one ", 0)
    click(view, "key_ink_undo")
    assert (text(view), len(view.session.strokes)) == ("one ", 1)
    click(view, "key_ink_undo")
    click(view, "key_ink_undo")
    assert (text(view), words(view)) == ("", ["one"])


def test_a_long_stroke_right_is_space_and_the_hook_is_enter(
    open_write: OpenWrite, write_word: WriteWord
) -> None:
    view = open_write(["one", "two"])
    view.apply(PLAIN)
    write_word(view)
    length = round(1.3 * pitch(view))
    draw(view.pad, dense((400, 80), (400 + length, 82)))
    assert text(view) == "one "
    write_word(view)
    down = round(0.6 * pitch(view))
    draw(view.pad, dense((700, 20), (700, 20 + down), (700 - down, 20 + down)))
    assert text(view) == "one two \n"
    assert view.session.strokes == ()


def test_what_no_person_draws_is_no_sign(open_write: OpenWrite) -> None:
    view = open_write()
    view.apply(Settings())
    view.pad.begin(Device.REPLAY, Sample(40, 60))
    for x in range(60, 500, 20):
        view.pad.extend(Sample(x, 60))
    view.pad.end()
    assert len(view.session.strokes) == 1


def test_what_is_switched_off_is_writing(open_write: OpenWrite) -> None:
    view = open_write()
    view.apply(Settings(gesture_right=False))
    draw(view.pad, dense((400, 80), (400 + round(1.3 * pitch(view)), 82)))
    assert len(view.session.strokes) == 1
    assert text(view) == ""
