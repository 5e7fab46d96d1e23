"""The pad: ink from pen, finger and mouse, on paper."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QShowEvent,
    QTabletEvent,
    QTouchEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.core.writing.ink_document import touched
from app.core.writing.ink_words import InkWord
from app.ui.write import cursors, paper
from app.ui.write.brush import Sample
from app.ui.write.hands import Hands
from app.ui.write.ink_layer import InkLayer
from app.ui.write.roll import Roll
from app.ui.write.trace import Device, Trace
from model.ink import Stroke

ERASER_RADIUS = 9.0

_PADDING = 8
_CALM = 120
"""Milliseconds after a stroke in which its word is read before anything else is done."""

_REST = 25
"""Milliseconds without a new point after which the pen may be about to be lifted."""

_COMPRESS = Qt.ApplicationAttribute.AA_CompressHighFrequencyEvents


class InkPad(QWidget):
    """Shows ink and lets a person draw and erase.

    It owns no ink: what was drawn or erased is told, and ``show_strokes`` says what is there.

    Attributes:
        erasing: Whether mouse, finger and pen tip erase; the pen's eraser end always does.
        hands: Who may write.
        replaying: Whether what is drawn, or was drawn last, is not drawn by a person.

    Signals:
        pen_down(): drawing or erasing began.
        pen_up(): it ended.
        word_pointed(int): the pointer is over the ink of a word, -1 over none.
        pen_rested(Stroke): the pen stands still; this is the stroke if it is lifted there.
        stroke_drawn(Stroke): a stroke is finished.
        strokes_erased(tuple[Stroke, ...]): the eraser went over them.
        typed(str): a key with a character was pressed.
    """

    pen_down = Signal()
    pen_up = Signal()
    pen_rested = Signal(object)
    stroke_drawn = Signal(object)
    strokes_erased = Signal(object)
    typed = Signal(str)
    word_pointed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hands = Hands(self, self)
        self.replaying = False
        self.setObjectName("ink_pad")
        self.setAccessibleName(self.tr("Pad to write on"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setTabletTracking(True)
        self.setMouseTracking(True)
        self._layer = InkLayer()
        self._roll = Roll(self, self._layer)
        self._trace: Trace | None = None
        self._words: tuple[InkWord, ...] = ()
        self._pointed = -1
        self._selected: InkWord | None = None
        self._doubtful: tuple[InkWord, ...] = ()
        self._pen_width = 3.0
        self._erasing = False
        self._compressing = QCoreApplication.testAttribute(_COMPRESS)
        self._calm = QTimer(self, singleShot=True, interval=_CALM)
        self._rest = QTimer(self, singleShot=True, interval=_REST)
        self._rest.timeout.connect(self._on_rest)
        self._calm.timeout.connect(lambda: self.update(self._layer.smooth()))
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
    def origin(self) -> QPointF:
        """Which place of the ink is at the top left of the pad."""
        return self._layer.origin

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
        """Makes these the finished strokes; paper that keeps none is rolled to its beginning."""
        if self._trace is None and set(strokes).isdisjoint(self._layer.strokes):
            self._roll.to_start()
        self.update(self._layer.show(strokes))

    def reveal(self, word: InkWord) -> None:
        """Rolls the paper until a word is in sight."""
        self._roll.reveal(QRectF(self._box(word)))

    def mark_words(
        self, words: Sequence[InkWord], selected: InkWord | None, doubtful: Sequence[InkWord]
    ) -> None:
        """Marks the word whose candidates are shown, and the doubtful ones."""
        self._words, doubtful = tuple(words), tuple(doubtful)
        if (selected, doubtful) != (self._selected, self._doubtful):
            self._update_marks()
            self._selected, self._doubtful = selected, doubtful
            self._update_marks()

    def line_area(self) -> QRectF:
        """Where the ink of the first line fits well."""
        return paper.line_area(self.rect())

    @property
    def baseline(self) -> float:
        """The first line to write on."""
        return paper.baselines(self.height())[0]

    # Drawing, whatever the device

    def begin(self, device: Device, sample: Sample, *, erasing: bool = False) -> None:
        """Puts the pen down at a place of the ink; what another device was drawing ends there."""
        self.end()
        self.replaying = device is Device.REPLAY
        self._roll.stop()
        self._calm.stop()
        self._trace = Trace(device, erasing or (self._erasing and not self.replaying))
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
            self._rest.start()

    def end(self) -> None:
        """Lifts the pen."""
        trace = self._finish()
        if trace is None:
            return
        if trace.erased:
            self.strokes_erased.emit(tuple(trace.erased))
        if not trace.erasing:
            stroke = trace.stroke()
            self.update(self._layer.end(stroke))
            self._calm.start()
            self.stroke_drawn.emit(stroke)
            self._roll.after(stroke)
        self.pen_up.emit()

    def cancel(self) -> None:
        """Takes away what is being drawn."""
        trace = self._finish()
        if trace is None:
            return
        if trace.erased:
            self.show_strokes((*self._layer.strokes, *trace.erased))
        self.update(self._layer.end(None))
        self.pen_up.emit()

    def _finish(self) -> Trace | None:
        trace, self._trace = self._trace, None
        self._rest.stop()
        return trace

    def _on_rest(self) -> None:
        if self._trace is not None:
            self.pen_rested.emit(self._trace.stroke())

    def _erase(self, trace: Trace) -> None:
        path = np.array([(s.x, s.y) for s in trace.samples[-2:]], np.float32)
        hit = touched(self._layer.strokes, path, ERASER_RADIUS)
        if hit:
            trace.erased += hit
            self.show_strokes([s for s in self._layer.strokes if s not in hit])

    # Hands

    def put_down(
        self, device: Device, place: QPointF, stamp: float, pressure: float | None, erasing: bool
    ) -> None:
        """Puts the pen down at a place of the pad; see ``hands.Paper``."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.begin(device, self._sample(place, stamp, pressure), erasing=erasing)

    def move(self, place: QPointF, stamp: float, pressure: float | None) -> None:
        """Moves the pen to a place of the pad."""
        self.extend(self._sample(place, stamp, pressure))

    def pan(self, way: QPointF) -> None:
        """Moves the paper under the pad."""
        self._roll.pan(way)

    def draws(self, device: Device) -> bool:
        """Whether a device is drawing or erasing."""
        return self._trace is not None and self._trace.device is device

    def _sample(self, place: QPointF, stamp: float, pressure: float | None) -> Sample:
        place = place + self.origin
        return Sample(place.x(), place.y(), pressure, stamp)

    # Events

    def event(self, event: QEvent) -> bool:
        """Lets the hands write; the rest is as ever."""
        if isinstance(event, QMouseEvent | QTabletEvent | QTouchEvent) and self.hands.take(event):
            return True
        return super().event(event)

    def leaveEvent(self, event: QEvent) -> None:
        """The pointer is over no word."""
        super().leaveEvent(event)
        self._point_at(-1)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tells which word the pointer is over."""
        super().mouseMoveEvent(event)
        place = event.position()
        over = (i for i, word in enumerate(self._words) if self._box(word).contains(place))
        self._point_at(next(over, -1))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Rolls the paper."""
        self._roll.wheel(QPointF(-event.angleDelta()) / 2)

    def _point_at(self, index: int) -> None:
        if index != self._pointed:
            self._pointed = index
            self.word_pointed.emit(index)

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
        for box in map(self._box, self._doubtful):
            if box.intersects(QRectF(area)):
                paper.paint_doubt(painter, box, colours)
        self._layer.paint(painter, area)
        self._roll.paint(painter)
        self._paint_border(painter)
        painter.end()

    def showEvent(self, event: QShowEvent) -> None:
        """From now on the window system hands on every point, not one for each frame."""
        super().showEvent(event)
        self._compressing = QCoreApplication.testAttribute(_COMPRESS)
        QCoreApplication.setAttribute(_COMPRESS, False)

    def hideEvent(self, event: QHideEvent) -> None:
        """Ends what a person draws; other views do with fewer events."""
        super().hideEvent(event)
        if not self.draws(Device.REPLAY):
            self.end()
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

    def _update_marks(self) -> None:
        """Paints the marked words anew."""
        for word in (self._selected, *self._doubtful):
            if word is not None:
                self.update(self._box(word).toAlignedRect().adjusted(-2, -2, 2, 2))

    def _set_look(self) -> None:
        self._colours = paper.paper_colours(self.palette())
        self._layer.set_look(self._colours.ink, self._pen_width)
        self._set_cursor()
        self.update()

    def _set_cursor(self) -> None:
        make = cursors.eraser if self._erasing else cursors.pen
        self.setCursor(make(self._colours))
