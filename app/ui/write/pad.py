"""The pad: ink from pen, finger and mouse, on paper."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum, auto

import numpy as np
from PySide6.QtCore import QCoreApplication, QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QEventPoint,
    QHideEvent,
    QInputDevice,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPointingDevice,
    QResizeEvent,
    QShowEvent,
    QTabletEvent,
    QTouchEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.core.ink_document import InkWord, touched
from app.ui.write import cursors, paper
from app.ui.write.brush import Sample
from app.ui.write.ink_layer import InkLayer
from app.ui.write.recorder import Clock, stroke_of
from model.ink import Stroke

ERASER_RADIUS = 9.0

PEN_REST = 0.5
"""Seconds after the pen was last near in which fingers and palms do not write."""

_PADDING = 8
_NO_MOUSE = (
    QInputDevice.DeviceType.TouchScreen,
    QInputDevice.DeviceType.Stylus,
    QInputDevice.DeviceType.Airbrush,
)
_COMPRESS = Qt.ApplicationAttribute.AA_CompressHighFrequencyEvents


class Device(Enum):
    """What draws."""

    MOUSE = auto()
    PEN = auto()
    FINGER = auto()
    REPLAY = auto()


@dataclass
class Trace:
    """What is being drawn or erased between pen-down and pen-up."""

    device: Device
    erasing: bool
    samples: list[Sample] = field(default_factory=list)
    erased: list[Stroke] = field(default_factory=list)
    finger: int = -1


class InkPad(QWidget):
    """Shows ink and lets a person draw and erase.

    It owns no ink: what was drawn or erased is told, and ``show_strokes`` says what is there.

    Attributes:
        erasing: Whether mouse, finger and pen tip erase; the pen's eraser end always does.

    Signals:
        pen_down(): drawing or erasing began.
        stroke_drawn(Stroke): a stroke is finished.
        strokes_erased(tuple[Stroke, ...]): the eraser went over them.
        typed(str): a key with a character was pressed.
    """

    pen_down = Signal()
    stroke_drawn = Signal(object)
    strokes_erased = Signal(object)
    typed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("ink_pad")
        self.setAccessibleName(self.tr("Pad to write on"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setTabletTracking(True)
        self._layer = InkLayer()
        self._clock = Clock()
        self._trace: Trace | None = None
        self._pen_seen = -PEN_REST
        self._selected: InkWord | None = None
        self._doubtful: tuple[InkWord, ...] = ()
        self._pen_width = 3.0
        self._erasing = False
        self._compressing = QCoreApplication.testAttribute(_COMPRESS)
        self._set_look()

    @property
    def erasing(self) -> bool:
        """Whether mouse, finger and pen tip erase."""
        return self._erasing

    @erasing.setter
    def erasing(self, on: bool) -> None:
        self._erasing = on
        self._set_cursor()

    @property
    def drawing(self) -> bool:
        """Whether a stroke is being drawn or erased."""
        return self._trace is not None

    @property
    def replaying(self) -> bool:
        """Whether what is being drawn is not drawn by a person."""
        return self._draws(Device.REPLAY)

    def sizeHint(self) -> QSize:
        """Room for two lines."""
        return QSize(720, 2 * paper.LINE)

    def minimumSizeHint(self) -> QSize:
        """Room for one line."""
        return QSize(320, 130)

    def set_pen_width(self, width: float) -> None:
        """Sets the width of the pen in logical pixels."""
        self._pen_width = width
        self._set_look()

    def show_strokes(self, strokes: Sequence[Stroke]) -> None:
        """Makes these the finished strokes."""
        self.update(self._layer.show(strokes))

    def mark_words(self, selected: InkWord | None, doubtful: Sequence[InkWord]) -> None:
        """Marks the word whose candidates are shown, and the doubtful ones."""
        doubtful = tuple(doubtful)
        if (selected, doubtful) != (self._selected, self._doubtful):
            self._selected, self._doubtful = selected, doubtful
            self.update()

    def line_area(self) -> QRectF:
        """Where the ink of the first line fits well."""
        return paper.line_area(self.rect())

    @property
    def baseline(self) -> float:
        """The first line to write on."""
        return paper.baselines(self.height())[0]

    # Drawing, whatever the device

    def begin(self, device: Device, sample: Sample, *, erasing: bool = False) -> None:
        """Puts the pen down; what another device was drawing ends there.

        A finger that was down before the pen came was the palm: what it drew is taken away.
        """
        if device is Device.PEN and self._draws(Device.FINGER):
            self.cancel()
        self.end()
        self._trace = Trace(device, erasing or (self._erasing and device is not Device.REPLAY))
        self.pen_down.emit()
        self.extend(sample)

    def extend(self, sample: Sample) -> None:
        """Moves the pen."""
        trace = self._trace
        if trace is None:
            return
        trace.samples.append(sample)
        if trace.erasing:
            self._erase(trace)
        else:
            self.update(self._layer.extend(sample))

    def end(self) -> None:
        """Lifts the pen."""
        trace = self._finish()
        if trace is None:
            return
        if trace.erasing:
            if trace.erased:
                self.strokes_erased.emit(tuple(trace.erased))
            return
        stroke = stroke_of(trace.samples)
        self.update(self._layer.end(stroke))
        self.stroke_drawn.emit(stroke)

    def cancel(self) -> None:
        """Takes away what is being drawn."""
        trace = self._finish()
        if trace is not None and trace.erasing:
            self.show_strokes((*self._layer.strokes, *trace.erased))
        self.update(self._layer.end(None))

    def _finish(self) -> Trace | None:
        trace, self._trace = self._trace, None
        return trace

    def _erase(self, trace: Trace) -> None:
        path = np.array([(s.x, s.y) for s in trace.samples[-2:]], np.float32)
        hit = touched(self._layer.strokes, path, ERASER_RADIUS)
        if hit:
            trace.erased += hit
            self.show_strokes([s for s in self._layer.strokes if s not in hit])

    def _sample(self, place: QPointF, stamp: int, pressure: float | None = None) -> Sample:
        return Sample(place.x(), place.y(), pressure, self._clock.time(stamp))

    # Events

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Draws with the left button of a real mouse."""
        if event.button() != Qt.MouseButton.LeftButton or not self._is_mouse(event):
            return
        self._clock.start_stroke()
        self.begin(Device.MOUSE, self._sample(event.position(), event.timestamp()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Draws on."""
        if self._draws(Device.MOUSE) and self._is_mouse(event):
            self.extend(self._sample(event.position(), event.timestamp()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Ends the stroke."""
        if event.button() == Qt.MouseButton.LeftButton and self._draws(Device.MOUSE):
            self.end()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Two quick dots are two dots."""
        self.mousePressEvent(event)

    def tabletEvent(self, event: QTabletEvent) -> None:
        """Draws with the pen's tip, erases with its other end."""
        event.accept()
        self._pen_seen = time.monotonic()
        kind = event.type()
        if kind == QEvent.Type.TabletPress and event.button() == Qt.MouseButton.LeftButton:
            self._clock.start_stroke()
            eraser = event.pointerType() == QPointingDevice.PointerType.Eraser
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self.begin(Device.PEN, self._pen_sample(event), erasing=eraser)
        elif kind == QEvent.Type.TabletMove and self._draws(Device.PEN):
            self.extend(self._pen_sample(event))
        elif kind == QEvent.Type.TabletRelease and self._draws(Device.PEN):
            self.end()

    def event(self, event: QEvent) -> bool:
        """Draws with one finger, unless a pen is near."""
        if isinstance(event, QTouchEvent):
            return self._touch(event)
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hands characters on to the text."""
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        plain = modifiers in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
            Qt.KeyboardModifier.GroupSwitchModifier,
            # AltGr on Windows
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier,
        )
        if plain and event.text().isprintable() and event.text():
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)

    def _draws(self, device: Device) -> bool:
        return self._trace is not None and self._trace.device is device

    @staticmethod
    def _is_mouse(event: QMouseEvent) -> bool:
        """Whether it is a mouse; pens and fingers also come as mouse events on some systems."""
        real = event.source() == Qt.MouseEventSource.MouseEventNotSynthesized
        return real and event.device().type() not in _NO_MOUSE

    def _pen_sample(self, event: QTabletEvent) -> Sample:
        tells = event.pointingDevice().hasCapability(QInputDevice.Capability.Pressure)
        pressure = event.pressure() if tells else None
        return self._sample(event.position(), event.timestamp(), pressure)

    def _touch(self, event: QTouchEvent) -> bool:
        event.accept()
        trace = self._trace
        if event.type() == QEvent.Type.TouchCancel:
            if self._draws(Device.FINGER):
                self.cancel()
            return True
        for point in event.points():
            state = point.state()
            if trace is None and state == QEventPoint.State.Pressed and not self._pen_is_near():
                self._clock.start_stroke()
                self.setFocus(Qt.FocusReason.MouseFocusReason)
                self.begin(Device.FINGER, self._sample(point.position(), event.timestamp()))
                trace = self._trace
                if trace is not None:
                    trace.finger = point.id()
            elif trace is not None and trace.finger == point.id():
                self._move_finger(point, event.timestamp())
        return True

    def _move_finger(self, point: QEventPoint, stamp: int) -> None:
        if point.state() == QEventPoint.State.Updated:
            self.extend(self._sample(point.position(), stamp))
        elif point.state() == QEventPoint.State.Released:
            self.end()

    def _pen_is_near(self) -> bool:
        return time.monotonic() - self._pen_seen < PEN_REST

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints paper, marks and ink where it is needed."""
        area, colours = event.rect(), self._colours
        painter = QPainter(self)
        painter.setClipRect(area)
        paper.paint_paper(painter, area, self.rect(), colours)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._selected is not None:
            paper.paint_selected(painter, self._box(self._selected), colours)
        for word in self._doubtful:
            paper.paint_doubt(painter, self._box(word), colours)
        self._layer.paint(painter, area)
        self._paint_border(painter)
        painter.end()

    def showEvent(self, event: QShowEvent) -> None:
        """From now on the window system hands on every point, not one for each frame."""
        super().showEvent(event)
        self._compressing = QCoreApplication.testAttribute(_COMPRESS)
        QCoreApplication.setAttribute(_COMPRESS, False)

    def hideEvent(self, event: QHideEvent) -> None:
        """Other views do with fewer events."""
        super().hideEvent(event)
        QCoreApplication.setAttribute(_COMPRESS, self._compressing)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keeps the ink where it is."""
        super().resizeEvent(event)
        self._layer.resize(self.size(), self.devicePixelRatioF())

    def changeEvent(self, event: QEvent) -> None:
        """Follows the palette and the screen's resolution."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._set_look()
        elif event.type() == QEvent.Type.DevicePixelRatioChange:
            self._layer.resize(self.size(), self.devicePixelRatioF())

    def _paint_border(self, painter: QPainter) -> None:
        focused = self.hasFocus()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        pen = QPen(self._colours.accent if focused else self._colours.border, 2 if focused else 1)
        painter.setPen(pen)
        inset = pen.widthF() / 2
        frame = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRect(frame)

    def _box(self, word: InkWord) -> QRectF:
        boxes = [self._layer.bounds(s) for s in word.strokes]
        box = QRect()
        for b in boxes:
            box = box.united(b)
        return QRectF(box.adjusted(-_PADDING, -_PADDING, _PADDING, _PADDING))

    def _set_look(self) -> None:
        self._colours = paper.paper_colours(self.palette())
        self._layer.set_look(self._colours.ink, self._pen_width)
        self._set_cursor()
        self.update()

    def _set_cursor(self) -> None:
        make = cursors.eraser if self._erasing else cursors.pen
        self.setCursor(make(self._colours))
