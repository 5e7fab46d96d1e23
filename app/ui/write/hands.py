"""Who writes: pen, finger or mouse; a palm beside the pen does not."""

from __future__ import annotations

import time
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPointF, Qt
from PySide6.QtGui import (
    QEventPoint,
    QInputDevice,
    QMouseEvent,
    QPointingDevice,
    QTabletEvent,
    QTouchEvent,
)

from app.ui.write.clock import Clock
from app.ui.write.trace import Device

PEN_REST = 0.5
"""Seconds after the pen was last near in which fingers and palms do not write."""

_LOST = 30.0
"""Seconds without a word from the pen after which it is no longer thought near."""

_NO_MOUSE = (
    QInputDevice.DeviceType.TouchScreen,
    QInputDevice.DeviceType.Stylus,
    QInputDevice.DeviceType.Airbrush,
)
_Type = QEvent.Type
_LEFT, _BARREL = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton


class Paper(Protocol):
    """What is written on; see ``InkPad``. Places are in its own pixels."""

    def put_down(
        self, device: Device, place: QPointF, stamp: float, pressure: float | None, erasing: bool
    ) -> None: ...
    def move(self, place: QPointF, stamp: float, pressure: float | None) -> None: ...
    def end(self) -> None: ...
    def cancel(self) -> None: ...
    def draws(self, device: Device) -> bool: ...
    def pan(self, way: QPointF) -> None: ...


class Hands(QObject):
    """Turns the events of pens, fingers and mice into strokes.

    The pen goes first: while it is near and for ``PEN_REST`` after, fingers do not write, and
    what a finger was drawing when the pen came is taken away.

    Args:
        paper: Where they write.

    Attributes:
        pen_only: Fingers never write; they move the paper.
    """

    def __init__(self, paper: Paper, parent: QObject) -> None:
        super().__init__(parent)
        self.pen_only = False
        self._paper = paper
        self._clock = Clock()
        self._seen = -_LOST
        self._near = False
        self._finger = -1
        self._pans = False
        app = QCoreApplication.instance()
        if app is not None:
            # only the application is told when a pen comes and goes
            app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notices when a pen comes near and when it goes, perhaps without being lifted."""
        if event.type() in (_Type.TabletEnterProximity, _Type.TabletLeaveProximity):
            self._near = event.type() == _Type.TabletEnterProximity
            self._seen = time.monotonic()
            if not self._near and self._paper.draws(Device.PEN):
                self._paper.end()
        return False

    def take(self, event: QEvent) -> bool:
        """Writes with an event of the paper; whether it was used up."""
        if isinstance(event, QTouchEvent):
            self._touch(event)
        elif isinstance(event, QTabletEvent):
            self._pen(event)
        elif isinstance(event, QMouseEvent):
            return self._mouse(event)
        else:
            return False
        event.accept()
        return True

    @property
    def pen_is_near(self) -> bool:
        """Whether fingers have to rest."""
        silence = time.monotonic() - self._seen
        return silence < (_LOST if self._near else PEN_REST)

    def _mouse(self, event: QMouseEvent) -> bool:
        """Draws with the left button of a real mouse; two quick dots are two dots."""
        real = event.source() == Qt.MouseEventSource.MouseEventNotSynthesized
        if not real or event.device().type() in _NO_MOUSE:
            return False
        kind, drawing = event.type(), self._paper.draws(Device.MOUSE)
        if kind in (_Type.MouseButtonPress, _Type.MouseButtonDblClick):
            if event.button() != _LEFT:
                return False
            self._clock.start_stroke()
            stamp = self._clock.time(event.timestamp())
            self._paper.put_down(Device.MOUSE, event.position(), stamp, None, False)
        elif drawing and (event.button() == _LEFT or not event.buttons() & _LEFT):
            # of a release over a dialog that has opened meanwhile nobody hears
            self._paper.end()
        elif drawing and kind == _Type.MouseMove:
            self._paper.move(event.position(), self._clock.time(event.timestamp()), None)
        return drawing or event.button() == _LEFT

    def _pen(self, event: QTabletEvent) -> None:
        """Draws with the pen's tip; erases with its other end, or with the barrel button held."""
        self._seen = time.monotonic()
        kind = event.type()
        tells = event.pointingDevice().hasCapability(QInputDevice.Capability.Pressure)
        pressure = event.pressure() if tells else None
        if kind == _Type.TabletPress and event.button() == _LEFT:
            self._clock.start_stroke()
            stamp = self._clock.time(event.timestamp())
            turned = event.pointerType() == QPointingDevice.PointerType.Eraser
            erasing = turned or bool(event.buttons() & _BARREL)
            if self._paper.draws(Device.FINGER):
                self._paper.cancel()
            self._paper.put_down(Device.PEN, event.position(), stamp, pressure, erasing)
        elif self._paper.draws(Device.PEN):
            hovers = not event.buttons() & _LEFT and not event.pressure()
            if event.button() == _LEFT or hovers:
                self._paper.end()
            elif kind == _Type.TabletMove:
                self._paper.move(event.position(), self._clock.time(event.timestamp()), pressure)

    def _touch(self, event: QTouchEvent) -> None:
        """Draws with one finger unless a pen is near."""
        if event.type() == _Type.TouchCancel:
            if self._paper.draws(Device.FINGER):
                self._paper.cancel()
            self._finger = -1
            return
        if event.type() == _Type.TouchBegin:
            # of the end of an earlier touch nobody may have heard
            self._finger = -1
        for point in event.points():
            state = point.state()
            if state == QEventPoint.State.Pressed and self._finger < 0 and not self.pen_is_near:
                self._finger, self._pans = point.id(), self.pen_only
                if not self._pans:
                    self._finger_down(point, event.timestamp())
            elif point.id() == self._finger:
                self._finger_on(point, event.timestamp())

    def _finger_down(self, point: QEventPoint, stamp: int) -> None:
        self._clock.start_stroke()
        time_ = self._clock.time(stamp)
        self._paper.put_down(Device.FINGER, point.position(), time_, None, False)

    def _finger_on(self, point: QEventPoint, stamp: int) -> None:
        drawing = self._paper.draws(Device.FINGER)
        if point.state() == QEventPoint.State.Released:
            self._finger = -1
            if drawing:
                self._paper.end()
        elif point.state() == QEventPoint.State.Updated:
            if self._pans and not self.pen_is_near:
                self._paper.pan(point.lastPosition() - point.position())
            elif drawing:
                self._paper.move(point.position(), self._clock.time(stamp), None)
