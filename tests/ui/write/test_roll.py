"""The paper rolls on as the line fills, and back."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.core.writing.ink_words import group_words
from app.ui.write import paper
from app.ui.write.pad import InkPad
from tests.ui.write.conftest import draw, zigzag
from tests.ui.write.test_pad import Shown, ink_pixels


def make_pad(qtbot: QtBot, height: int) -> tuple[InkPad, Shown]:
    pad = InkPad()
    qtbot.addWidget(pad)
    pad.resize(600, height)
    pad.show()
    qtbot.waitExposed(pad)
    return pad, Shown(pad)


def wheel(pad: InkPad, x: int, y: int) -> None:
    place = QPointF(pad.rect().center())
    event = QWheelEvent(
        place, QPointF(pad.mapToGlobal(place)), QPoint(), QPoint(x, y), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(pad, event)


def test_one_line_rolls_to_the_left_when_it_is_nearly_full(qtbot: QtBot) -> None:
    pad, shown = make_pad(qtbot, 180)
    draw(pad, zigzag(100))
    draw(pad, zigzag(500))
    qtbot.waitUntil(lambda: pad.origin.x() == 560 - 0.3 * 600)
    assert pad.origin.y() == 0
    columns = np.any(ink_pixels(pad), axis=0).tolist()
    assert all(columns[500 - 380 : 560 - 380])
    assert not any(columns[190:])
    draw(pad, zigzag(300))
    assert shown.strokes[-1].x[0] == 300 + 380


def test_the_beginning_of_a_line_does_not_roll(qtbot: QtBot) -> None:
    pad, _ = make_pad(qtbot, 180)
    draw(pad, zigzag(300))
    qtbot.wait(700)
    assert pad.origin == QPointF(0, 0)


def test_the_paper_waits_while_the_pen_is_down(qtbot: QtBot) -> None:
    pad, _ = make_pad(qtbot, 180)
    draw(pad, zigzag(500))
    pad.begin(pad_device(), sample(100, 60))
    qtbot.wait(700)
    assert pad.origin == QPointF(0, 0)
    pad.cancel()


def test_several_lines_roll_up_by_a_line_when_the_last_is_nearly_full(qtbot: QtBot) -> None:
    pad, _ = make_pad(qtbot, 380)
    draw(pad, zigzag(500, y=60))
    qtbot.wait(700)
    assert pad.origin == QPointF(0, 0)
    draw(pad, zigzag(500, y=250))
    pitch = paper.pitch(380)
    qtbot.waitUntil(lambda: pad.origin == QPointF(0, pitch))


def test_without_ink_the_paper_begins_anew(qtbot: QtBot) -> None:
    pad, shown = make_pad(qtbot, 180)
    draw(pad, zigzag(500))
    qtbot.waitUntil(lambda: pad.origin.x() == 380)
    shown.strokes.clear()
    pad.show_strokes([])
    assert pad.origin == QPointF(0, 0)


def test_a_word_out_of_sight_is_rolled_into_sight(qtbot: QtBot) -> None:
    pad, shown = make_pad(qtbot, 180)
    draw(pad, zigzag(100))
    draw(pad, zigzag(500))
    qtbot.waitUntil(lambda: pad.origin.x() == 380)
    pad.reveal(group_words(shown.strokes)[0])
    qtbot.waitUntil(lambda: 0 <= pad.origin.x() <= 90)


def test_the_wheel_rolls_as_far_as_there_is_ink(qtbot: QtBot) -> None:
    pad, _ = make_pad(qtbot, 180)
    wheel(pad, -240, 0)
    assert pad.origin == QPointF(0, 0)
    draw(pad, zigzag(100))
    draw(pad, zigzag(500))
    qtbot.waitUntil(lambda: pad.origin.x() == 380)
    wheel(pad, 2000, 0)
    assert pad.origin.x() == pytest.approx(0)
    wheel(pad, -100, 0)
    assert pad.origin.x() == pytest.approx(0), "all ink is in sight"


def test_a_wheel_of_one_direction_rolls_a_single_line_back(qtbot: QtBot) -> None:
    pad, _ = make_pad(qtbot, 180)
    draw(pad, zigzag(100))
    draw(pad, zigzag(500))
    qtbot.waitUntil(lambda: pad.origin.x() == 380)
    wheel(pad, 0, 240)
    assert pad.origin == QPointF(380 - 120, 0)
    wheel(pad, 0, 2000)
    assert pad.origin == QPointF(0, 0)


def pad_device():
    from app.ui.write.trace import Device

    return Device.MOUSE


def sample(x: float, y: float):
    from app.ui.write.brush import Sample

    return Sample(x, y)
