"""The pad takes ink from mouse, pen and finger, shows it at once, and erases it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import (
    QColor,
    QInputDevice,
    QKeyEvent,
    QMouseEvent,
    QPalette,
    QPointingDevice,
    QTabletEvent,
    QTouchEvent,
)
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.core.writing.ink_words import group_words
from app.ui import theme
from app.ui.write import hands
from app.ui.write.pad import InkPad
from app.ui.write.paper import paper_colours
from model.ink import Stroke
from tests.ui.write.conftest import Point, draw, zigzag

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.MouseButton.NoButton
PLAIN = Qt.KeyboardModifier.NoModifier
Kind = QPointingDevice.PointerType


class Shown(QObject):
    """Keeps the ink of a pad as Write mode does; lives as long as the pad."""

    def __init__(self, pad: InkPad) -> None:
        super().__init__(pad)
        self.strokes: list[Stroke] = []
        self._pad = pad
        pad.stroke_drawn.connect(self.strokes.append)
        pad.strokes_erased.connect(self._erase)

    def _erase(self, strokes: Sequence[Stroke]) -> None:
        self.strokes[:] = [s for s in self.strokes if s not in strokes]
        self._pad.show_strokes(self.strokes)


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
    """The strokes on the pad."""
    return Shown(pad).strokes


def stylus(*, pressure: bool = True) -> QPointingDevice:
    """A pen that tells its pressure, or does not."""
    can = QInputDevice.Capability.Position
    if pressure:
        can |= QInputDevice.Capability.Pressure
    return QPointingDevice(
        "pen", 7, QInputDevice.DeviceType.Stylus, QPointingDevice.PointerType.Pen, can, 1, 2
    )


def eraser_end() -> QPointingDevice:
    can = QInputDevice.Capability.Position | QInputDevice.Capability.Pressure
    kind = QPointingDevice.PointerType.Eraser
    return QPointingDevice("eraser", 8, QInputDevice.DeviceType.Stylus, kind, can, 1, 2)


def tablet(
    pad: InkPad,
    device: QPointingDevice,
    kind: QEvent.Type,
    place: tuple[float, float],
    pressure: float = 0.5,
) -> None:
    """Sends one event of a tablet."""
    down = kind != QEvent.Type.TabletRelease and pressure > 0
    button = NONE if kind == QEvent.Type.TabletMove else LEFT
    point = QPointF(*place)
    QCoreApplication.sendEvent(
        pad,
        QTabletEvent(
            kind, device, point, QPointF(pad.mapToGlobal(point)), pressure, 0, 0, 0, 0, 0, PLAIN,
            button, LEFT if down else NONE,
        ),
    )  # fmt: skip


def pen_stroke(
    pad: InkPad, device: QPointingDevice, points: Sequence[Point], pressure: float = 0.5
) -> None:
    tablet(pad, device, QEvent.Type.TabletPress, points[0], pressure)
    for point in points[1:]:
        tablet(pad, device, QEvent.Type.TabletMove, point, pressure)
    tablet(pad, device, QEvent.Type.TabletRelease, points[-1], 0)


def ink_pixels(pad: InkPad) -> np.ndarray:
    """Where the pad shows ink, bool (H, W)."""
    colour = paper_colours(pad.palette()).ink
    image = pad.grab().toImage().convertToFormat(pad.grab().toImage().Format.Format_RGB32)
    pixels = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4)
    away = np.abs(pixels[..., 2::-1].astype(int) - [colour.red(), colour.green(), colour.blue()])
    return away.sum(axis=2) < 60


def test_a_mouse_stroke_keeps_every_point(pad: InkPad, ink: list[Stroke]) -> None:
    points = zigzag(100)
    draw(pad, points)
    (stroke,) = ink
    assert stroke.points.tolist() == [list(p) for p in [*points]]
    assert stroke.pressure is None
    assert stroke.time is not None
    assert (np.diff(stroke.time) >= 0).all()


def test_ink_is_on_the_paper_before_the_button_is_released(pad: InkPad) -> None:
    QTest.mousePress(pad, LEFT, pos=QPoint(100, 100))
    QTest.mouseMove(pad, QPoint(300, 100))
    assert ink_pixels(pad)[100, 105:295].all()
    QTest.mouseRelease(pad, LEFT, pos=QPoint(300, 100))


def test_only_what_the_stroke_touched_is_painted_again(pad: InkPad, qtbot: QtBot) -> None:
    areas = []

    class Painted(InkPad):
        def paintEvent(self, event):
            areas.append(event.rect())
            super().paintEvent(event)

    pad = Painted()
    qtbot.addWidget(pad)
    pad.resize(600, 300)
    pad.show()
    qtbot.waitExposed(pad)
    QTest.mousePress(pad, LEFT, pos=QPoint(100, 100))
    QCoreApplication.processEvents()
    areas.clear()
    QTest.mouseMove(pad, QPoint(110, 104))
    qtbot.waitUntil(lambda: bool(areas))
    assert areas[-1].width() < 40
    assert areas[-1].height() < 40
    QTest.mouseRelease(pad, LEFT, pos=QPoint(110, 104))


def test_a_click_is_a_dot_and_a_double_click_another(pad: InkPad, ink: list[Stroke]) -> None:
    QTest.mouseClick(pad, LEFT, pos=QPoint(50, 50))
    assert [len(set(map(tuple, s.points.tolist()))) for s in ink] == [1]
    assert ink_pixels(pad)[50, 50]
    QTest.mouseDClick(pad, LEFT, pos=QPoint(52, 50))
    QTest.mouseRelease(pad, LEFT, pos=QPoint(52, 50))
    assert len(ink) == 2


def test_a_release_that_nobody_heard_of_ends_the_stroke(pad: InkPad, ink: list[Stroke]) -> None:
    QTest.mousePress(pad, LEFT, pos=QPoint(50, 50))
    QTest.mouseMove(pad, QPoint(60, 60))
    place = QPointF(90, 90)
    move = QEvent.Type.MouseMove
    QCoreApplication.sendEvent(pad, QMouseEvent(move, place, place, NONE, NONE, PLAIN))
    pen = stylus()
    tablet(pad, pen, QEvent.Type.TabletPress, (150, 50))
    tablet(pad, pen, QEvent.Type.TabletMove, (160, 60))
    tablet(pad, pen, QEvent.Type.TabletMove, (190, 90), 0)
    assert not pad.drawing
    assert [s.points.tolist() for s in ink] == [[[50, 50], [60, 60]], [[150, 50], [160, 60]]]


def test_the_right_button_does_not_draw(pad: InkPad, ink: list[Stroke]) -> None:
    QTest.mouseClick(pad, Qt.MouseButton.RightButton, pos=QPoint(50, 50))
    assert ink == []


@pytest.mark.parametrize(
    ("source", "device"),
    [
        (Qt.MouseEventSource.MouseEventSynthesizedBySystem, QInputDevice.DeviceType.Mouse),
        (Qt.MouseEventSource.MouseEventSynthesizedByQt, QInputDevice.DeviceType.Mouse),
        (Qt.MouseEventSource.MouseEventNotSynthesized, QInputDevice.DeviceType.TouchScreen),
        (Qt.MouseEventSource.MouseEventNotSynthesized, QInputDevice.DeviceType.Stylus),
    ],
)
def test_mouse_events_made_from_pen_or_finger_draw_nothing(
    pad: InkPad,
    ink: list[Stroke],
    source: Qt.MouseEventSource,
    device: QInputDevice.DeviceType,
) -> None:
    can = QInputDevice.Capability.Position
    pointer = QPointingDevice("x", 9, device, QPointingDevice.PointerType.Generic, can, 1, 1)
    place = QPointF(50, 50)
    for kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease):
        event = QMouseEvent(kind, place, place, place, LEFT, LEFT, PLAIN, source, pointer)
        QCoreApplication.sendEvent(pad, event)
    assert ink == []


def test_the_pen_brings_its_pressure(pad: InkPad, ink: list[Stroke]) -> None:
    pen = stylus()
    tablet(pad, pen, QEvent.Type.TabletPress, (50.5, 50), 0.25)
    tablet(pad, pen, QEvent.Type.TabletMove, (90.25, 60), 0.75)
    tablet(pad, pen, QEvent.Type.TabletRelease, (90.25, 60), 0)
    (stroke,) = ink
    assert stroke.points.tolist() == [[50.5, 50], [90.25, 60]]
    assert stroke.pressure is not None
    assert stroke.pressure.tolist() == pytest.approx([0.25, 0.75], abs=1e-4)


def test_a_pen_without_pressure_has_none(pad: InkPad, ink: list[Stroke]) -> None:
    pen_stroke(pad, stylus(pressure=False), zigzag(50))
    assert ink[0].pressure is None


def test_more_pressure_is_more_ink(pad: InkPad, ink: list[Stroke]) -> None:
    line = [(x, 100) for x in range(50, 250, 5)]
    pen_stroke(pad, stylus(), line, pressure=0.1)
    thin = ink_pixels(pad).sum()
    pen_stroke(pad, stylus(), [(x, 200) for x, _ in line], pressure=0.9)
    assert ink_pixels(pad).sum() - thin > 1.5 * thin


def test_a_pen_that_only_hovers_draws_nothing(pad: InkPad, ink: list[Stroke]) -> None:
    for x in range(50, 90, 5):
        tablet(pad, stylus(), QEvent.Type.TabletMove, (x, 50), 0)
    assert ink == []
    assert not pad.drawing


def test_the_other_end_of_the_pen_erases_what_it_touches(
    pad: InkPad, ink: list[Stroke], qtbot: QtBot
) -> None:
    for x in (50, 200, 350):
        draw(pad, zigzag(x))
    kept = ink[2]
    assert ink_pixels(pad)[:, :300].any()
    with qtbot.waitSignal(pad.strokes_erased) as erased:
        pen_stroke(pad, eraser_end(), [(40, 90), (150, 90), (280, 90)])
    assert erased.args is not None
    assert len(erased.args[0]) == 2
    assert ink == [kept]
    assert not ink_pixels(pad)[:, :300].any()
    assert ink_pixels(pad)[:, 340:].any()


def test_the_eraser_tool_makes_the_mouse_erase(pad: InkPad, ink: list[Stroke]) -> None:
    draw(pad, zigzag(50))
    pad.erasing = True
    draw(pad, [(400, 20), (420, 20)])
    assert len(ink) == 1
    draw(pad, [(40, 90), (150, 90)])
    assert ink == []


def test_one_finger_draws_and_a_second_does_not(pad: InkPad, ink: list[Stroke]) -> None:
    screen = QTest.createTouchDevice()
    QTest.touchEvent(pad, screen).press(0, QPoint(50, 50)).commit()
    QTest.touchEvent(pad, screen).move(0, QPoint(60, 60)).press(1, QPoint(300, 50)).commit()
    QTest.touchEvent(pad, screen).move(0, QPoint(70, 50)).move(1, QPoint(300, 90)).commit()
    QTest.touchEvent(pad, screen).release(0, QPoint(70, 50)).release(1, QPoint(300, 90)).commit()
    (stroke,) = ink
    assert np.diff(stroke.points, axis=0).tolist() == [[10, 10], [10, -10]]
    assert np.abs(stroke.points[0] - 50).max() < 5


def test_fingers_do_not_write_while_the_pen_is_near(
    pad: InkPad, ink: list[Stroke], monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = QTest.createTouchDevice()
    now = 100.0
    monkeypatch.setattr(hands.time, "monotonic", lambda: now)

    def tap() -> None:
        QTest.touchEvent(pad, screen).press(0, QPoint(50, 50)).commit()
        QTest.touchEvent(pad, screen).release(0, QPoint(50, 50)).commit()

    tablet(pad, stylus(), QEvent.Type.TabletMove, (50, 50), 0)
    tap()
    now += 0.4
    tap()
    assert ink == []
    now += 0.2
    tap()
    assert len(ink) == 1


def test_a_pen_takes_over_from_a_palm(pad: InkPad, ink: list[Stroke]) -> None:
    screen = QTest.createTouchDevice()
    QTest.touchEvent(pad, screen).press(0, QPoint(500, 250)).commit()
    pen_stroke(pad, stylus(), zigzag(50))
    QTest.touchEvent(pad, screen).move(0, QPoint(510, 250)).commit()
    QTest.touchEvent(pad, screen).release(0, QPoint(510, 250)).commit()
    assert [len(s) for s in ink] == [7]


def test_a_touch_that_the_system_takes_away_leaves_no_ink(pad: InkPad, ink: list[Stroke]) -> None:
    screen = QTest.createTouchDevice()
    QTest.touchEvent(pad, screen).press(0, QPoint(50, 50)).commit()
    QTest.touchEvent(pad, screen).move(0, QPoint(90, 90)).commit()
    assert ink_pixels(pad).any()
    QCoreApplication.sendEvent(pad, QTouchEvent(QEvent.Type.TouchCancel, screen))
    assert ink == []
    assert not ink_pixels(pad).any()


def test_points_are_not_thinned_out_while_the_pad_is_shown(pad: InkPad) -> None:
    thin = Qt.ApplicationAttribute.AA_CompressHighFrequencyEvents
    assert not QCoreApplication.testAttribute(thin)
    pad.hide()
    QCoreApplication.setAttribute(thin, True)
    pad.show()
    assert not QCoreApplication.testAttribute(thin)
    pad.hide()
    assert QCoreApplication.testAttribute(thin)
    QCoreApplication.setAttribute(thin, False)


def test_ink_stays_when_the_pad_is_resized(pad: InkPad, ink: list[Stroke]) -> None:
    draw(pad, zigzag(100))
    seen = ink_pixels(pad)[:150, :200]
    pad.resize(400, 200)
    assert (ink_pixels(pad)[:150, :200] == seen).all()
    pad.resize(700, 400)
    assert (ink_pixels(pad)[:150, :200] == seen).all()


def test_ink_outside_comes_into_view_when_the_pad_grows(pad: InkPad, ink: list[Stroke]) -> None:
    pad.show_strokes([Stroke(np.array([650, 690]), np.array([100, 100]))])
    assert not ink_pixels(pad).any()
    pad.resize(800, 300)
    assert ink_pixels(pad)[100, 655:685].all()


def test_taking_strokes_away_leaves_those_that_cross_them(pad: InkPad, ink: list[Stroke]) -> None:
    draw(pad, [(50, 100), (150, 100)])
    alone = ink_pixels(pad)
    draw(pad, [(100, 50), (100, 150)])
    pad.show_strokes(ink[:1])
    assert (ink_pixels(pad) == alone).all()


def test_undoing_while_drawing_keeps_the_growing_stroke(pad: InkPad, ink: list[Stroke]) -> None:
    draw(pad, [(50, 100), (150, 100)])
    QTest.mousePress(pad, LEFT, pos=QPoint(100, 50))
    QTest.mouseMove(pad, QPoint(100, 150))
    pad.show_strokes([])
    assert ink_pixels(pad)[55:145, 100].all()
    assert not ink_pixels(pad)[100, 60:90].any()
    QTest.mouseRelease(pad, LEFT, pos=QPoint(100, 150))


def test_the_current_word_has_a_ground(pad: InkPad, ink: list[Stroke]) -> None:
    draw(pad, zigzag(100))
    before = pad.grab().toImage().pixelColor(98, 58)
    pad.mark_words(group_words(ink), group_words(ink)[0], [])
    assert pad.grab().toImage().pixelColor(98, 58) != before


@pytest.mark.parametrize("dark", [False, True])
def test_ink_can_be_seen_on_light_and_dark_paper(pad: InkPad, dark: bool) -> None:
    palette = QPalette()
    for role in (QPalette.ColorRole.Window, QPalette.ColorRole.Base):
        palette.setColor(role, QColor("#1e1e1e" if dark else "#ffffff"))
    palette.setColor(QPalette.ColorRole.Text, QColor("#ffffff" if dark else "#000000"))
    pad.setPalette(palette)
    colours = paper_colours(palette)
    assert theme.is_dark(colours.paper) is dark
    assert theme.contrast(colours.ink, colours.paper) >= 7
    assert theme.contrast(colours.ink, colours.selected) >= 4.5
    draw(pad, [(100, 100), (300, 100)])
    assert pad.grab().toImage().pixelColor(200, 100) == colours.ink
    assert pad.grab().toImage().pixelColor(200, 20) == colours.paper


def test_characters_are_handed_on(pad: InkPad, qtbot: QtBot) -> None:
    with qtbot.waitSignal(pad.typed) as typed:
        shift = Qt.KeyboardModifier.ShiftModifier
        QCoreApplication.sendEvent(pad, QKeyEvent(QEvent.Type.KeyPress, 0, shift, "É"))
    assert typed.args == ["É"]
    with qtbot.assertNotEmitted(pad.typed):
        QTest.keyClick(pad, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClick(pad, Qt.Key.Key_F9)
