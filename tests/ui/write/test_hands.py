"""Pen before finger: proximity, the barrel button, and fingers that only move the paper."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QEventPoint, QPointingDevice, QTabletEvent, QTouchEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.ui.write import hands
from app.ui.write.pad import InkPad
from model.ink import Stroke
from tests.ui.write.conftest import draw, zigzag
from tests.ui.write.test_pad import Shown, pen_stroke, stylus, tablet

LEFT, BARREL = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton


@pytest.fixture
def pad(qtbot: QtBot) -> InkPad:
    pad = InkPad()
    qtbot.addWidget(pad)
    pad.resize(600, 300)
    pad.show()
    qtbot.waitExposed(pad)
    return pad


@pytest.fixture
def ink(pad: InkPad) -> list[Stroke]:
    return Shown(pad).strokes


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The time that the pad sees, to be set."""
    now = [100.0]
    monkeypatch.setattr(hands.time, "monotonic", lambda: now[0])
    return now


def proximity(kind: QEvent.Type) -> None:
    """The pen comes near or goes; only the application is told."""
    place = QPointF(0, 0)
    event = QTabletEvent(
        kind, stylus(), place, place, 0, 0, 0, 0, 0, 0, Qt.KeyboardModifier.NoModifier,
        Qt.MouseButton.NoButton, Qt.MouseButton.NoButton,
    )  # fmt: skip
    app = QCoreApplication.instance()
    assert app is not None
    QCoreApplication.sendEvent(app, event)


def tap(pad: InkPad) -> None:
    place, screen = QPoint(50, 50), QTest.createTouchDevice()
    QTest.touchEvent(pad, screen).press(0, place).commit()
    QTest.touchEvent(pad, screen).release(0, place).commit()


def barrel_event(
    pad: InkPad, device: QPointingDevice, kind: QEvent.Type, place: tuple[int, int], tip: bool
) -> None:
    """An event of the tip while the barrel button is held."""
    point = QPointF(*place)
    button = Qt.MouseButton.NoButton if kind == QEvent.Type.TabletMove else LEFT
    event = QTabletEvent(
        kind, device, point, QPointF(pad.mapToGlobal(point)), 0.5, 0, 0, 0, 0, 0,
        Qt.KeyboardModifier.NoModifier, button, BARREL | LEFT if tip else BARREL,
    )  # fmt: skip
    QCoreApplication.sendEvent(pad, event)


def test_fingers_rest_as_long_as_the_pen_is_near_even_if_it_keeps_still(
    pad: InkPad, ink: list[Stroke], clock: list[float]
) -> None:
    proximity(QEvent.Type.TabletEnterProximity)
    clock[0] += 5
    tap(pad)
    proximity(QEvent.Type.TabletLeaveProximity)
    clock[0] += 0.4
    tap(pad)
    assert ink == []
    clock[0] += 0.2
    tap(pad)
    assert len(ink) == 1


def test_a_pen_that_never_said_goodbye_does_not_lock_fingers_out(
    pad: InkPad, ink: list[Stroke], clock: list[float]
) -> None:
    proximity(QEvent.Type.TabletEnterProximity)
    clock[0] += 60
    tap(pad)
    assert len(ink) == 1


def test_a_palm_that_stays_down_while_the_pen_writes_leaves_nothing(
    pad: InkPad, ink: list[Stroke]
) -> None:
    screen = QTest.createTouchDevice()
    pen = stylus()
    tablet(pad, pen, QEvent.Type.TabletPress, (50, 50))
    QTest.touchEvent(pad, screen).press(0, QPoint(500, 200)).commit()
    tablet(pad, pen, QEvent.Type.TabletMove, (90, 50))
    QTest.touchEvent(pad, screen).move(0, QPoint(505, 205)).commit()
    tablet(pad, pen, QEvent.Type.TabletRelease, (90, 50), 0)
    QTest.touchEvent(pad, screen).release(0, QPoint(505, 205)).commit()
    assert [s.points.tolist() for s in ink] == [[[50, 50], [90, 50]]]


def test_the_pen_erases_while_its_barrel_button_is_held(pad: InkPad, ink: list[Stroke]) -> None:
    draw(pad, zigzag(50))
    pen = stylus()
    for kind, place, tip in (
        (QEvent.Type.TabletPress, (40, 90), True),
        (QEvent.Type.TabletMove, (150, 90), True),
        (QEvent.Type.TabletRelease, (150, 90), False),
    ):
        barrel_event(pad, pen, kind, place, tip)
    assert ink == []


def test_the_barrel_button_alone_does_nothing(pad: InkPad, ink: list[Stroke]) -> None:
    pen, place = stylus(), QPointF(50, 50)
    event = QTabletEvent(
        QEvent.Type.TabletPress, pen, place, place, 0, 0, 0, 0, 0, 0,
        Qt.KeyboardModifier.NoModifier, BARREL, BARREL,
    )  # fmt: skip
    QCoreApplication.sendEvent(pad, event)
    assert not pad.drawing
    assert ink == []


def test_every_point_of_the_pen_is_kept(pad: InkPad, ink: list[Stroke]) -> None:
    points = [(50 + i, 60 + i % 7) for i in range(400)]
    pen_stroke(pad, stylus(), points)
    assert ink[0].points.tolist() == [list(p) for p in points]


def test_fingers_move_the_paper_if_only_the_pen_may_write(pad: InkPad, ink: list[Stroke]) -> None:
    pen_stroke(pad, stylus(), [(560, 60), (900, 60)])
    pad.hands.pen_only = True
    screen = QTest.createTouchDevice()
    QTest.touchEvent(pad, screen).press(0, QPoint(500, 100)).commit()
    QTest.touchEvent(pad, screen).move(0, QPoint(400, 100)).commit()
    QTest.touchEvent(pad, screen).release(0, QPoint(400, 100)).commit()
    assert len(ink) == 1
    assert pad.origin == QPointF(0, 0), "the pen is still near"
    pad.hands._seen = -1000  # the only way to make half a second pass
    QTest.touchEvent(pad, screen).press(0, QPoint(500, 100)).commit()
    QTest.touchEvent(pad, screen).move(0, QPoint(400, 100)).commit()
    QTest.touchEvent(pad, screen).release(0, QPoint(400, 100)).commit()
    assert len(ink) == 1
    assert pad.origin.x() == pytest.approx(100, abs=2)
    draw(pad, [(10, 60), (20, 60)])
    assert ink[-1].points[0].tolist() == [10 + pad.origin.x(), 60]


def test_a_pen_that_goes_away_without_being_lifted_has_ended_its_stroke(
    pad: InkPad, ink: list[Stroke]
) -> None:
    pen = stylus()
    tablet(pad, pen, QEvent.Type.TabletPress, (50, 50))
    tablet(pad, pen, QEvent.Type.TabletMove, (60, 60))
    proximity(QEvent.Type.TabletLeaveProximity)
    assert not pad.drawing
    assert [s.points.tolist() for s in ink] == [[[50, 50], [60, 60]]]


def test_a_palm_that_was_there_first_does_not_move_the_paper_under_the_pen(
    pad: InkPad, ink: list[Stroke], clock: list[float]
) -> None:
    pen_stroke(pad, stylus(), [(560, 60), (900, 60)])
    clock[0] += 10
    pad.hands.pen_only = True
    screen, pen = QTest.createTouchDevice(), stylus()
    QTest.touchEvent(pad, screen).press(0, QPoint(500, 200)).commit()
    tablet(pad, pen, QEvent.Type.TabletPress, (50, 50))
    QTest.touchEvent(pad, screen).move(0, QPoint(400, 200)).commit()
    tablet(pad, pen, QEvent.Type.TabletMove, (90, 50))
    tablet(pad, pen, QEvent.Type.TabletRelease, (90, 50), 0)
    QTest.touchEvent(pad, screen).release(0, QPoint(400, 200)).commit()
    assert pad.origin == QPointF(0, 0)
    assert ink[-1].points.tolist() == [[50, 50], [90, 50]]


def test_a_finger_whose_end_nobody_heard_of_does_not_lock_out_the_next(
    pad: InkPad, ink: list[Stroke]
) -> None:
    screen = QTest.createTouchDevice()
    for number in (7, 8):
        point = QEventPoint(number, QEventPoint.State.Pressed, QPointF(), QPointF())
        begin = QEvent.Type.TouchBegin
        QCoreApplication.sendEvent(
            pad, QTouchEvent(begin, screen, Qt.KeyboardModifier.NoModifier, [point])
        )
    assert len(ink) == 1
    assert pad.drawing, "the second finger"


def test_a_pad_that_is_hidden_ends_its_stroke(pad: InkPad, ink: list[Stroke]) -> None:
    QTest.mousePress(pad, LEFT, pos=QPoint(50, 50))
    QTest.mouseMove(pad, QPoint(60, 60))
    pad.hide()
    assert not pad.drawing
    assert len(ink) == 1
