"""The paper under the pad: it rolls on as a line fills, and back to look at what was written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEasingCurve, QObject, QPointF, QRectF, QTimer, QVariantAnimation
from PySide6.QtGui import QColor, QLinearGradient, QPainter

from app.ui.write import paper
from model.ink import Stroke

if TYPE_CHECKING:
    from app.ui.write.ink_layer import InkLayer
    from app.ui.write.pad import InkPad

PATIENCE = 400
"""Milliseconds after pen-up in which the paper stays, so that no word is torn from the pen."""

_DURATION = 180
_FULL, _KEPT = 0.75, 0.3
_EDGE, _MARGIN = 20, 24


class Roll(QObject):
    """Moves the ink under a pad.

    On a pad of one line the paper rolls to the left, on a higher one up by a line, once the last
    line is nearly full.

    Args:
        pad: Shows the ink.
        layer: Holds it, and which part of it is shown.
    """

    def __init__(self, pad: InkPad, layer: InkLayer) -> None:
        super().__init__(pad)
        self._pad = pad
        self._layer = layer
        self._aim = QPointF()
        self._timer = QTimer(self, singleShot=True, interval=PATIENCE)
        self._timer.timeout.connect(lambda: self._glide(self._aim))
        self._motion = QVariantAnimation(self, duration=_DURATION)
        self._motion.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._motion.valueChanged.connect(self._show)

    def stop(self) -> None:
        """The paper stays where it is, because the pen is down."""
        self._timer.stop()
        self._motion.stop()

    def to_start(self) -> None:
        """Shows the beginning of the paper at once."""
        self.stop()
        self._show(QPointF())

    def after(self, stroke: Stroke) -> None:
        """Rolls on, a moment after a stroke, if it was written near the end of the last line."""
        origin, width, height = self._layer.origin, self._pad.width(), self._pad.height()
        right = float(stroke.x.max()) - origin.x()
        middle = (float(stroke.y.min()) + float(stroke.y.max())) / 2 - origin.y()
        pitch = paper.pitch(height)
        if right < _FULL * width or middle < height - pitch:
            return
        way = QPointF(0, pitch) if self._several else QPointF(right - _KEPT * width, 0)
        self._aim = origin + way
        self._timer.start()

    def reveal(self, box: QRectF) -> None:
        """Brings a box, in coordinates of the pad, into sight."""
        seen = QRectF(self._pad.rect())
        if not seen.contains(box):
            self.stop()
            x = _least_move(box.left(), box.right(), seen.width())
            y = _least_move(box.top(), box.bottom(), seen.height())
            self._glide(self._layer.origin + QPointF(x, y))

    def wheel(self, way: QPointF) -> None:
        """Moves the paper by a wheel, which may have one direction; a single line has the other."""
        before = self._layer.origin
        self.pan(way)
        if self._layer.origin == before and not self._several:
            self.pan(way.transposed())

    def pan(self, way: QPointF) -> None:
        """Moves the paper by hand; not farther than there is ink or room for the next line."""
        self.stop()
        area, ink = QRectF(self._pad.rect()), self._ink()
        ends = ink.adjusted(-_MARGIN, -_MARGIN, _MARGIN, _MARGIN).united(
            area.translated(-self._layer.origin)
        )
        x = min(max(way.x(), min(ends.left(), 0.0)), max(ends.right() - area.width(), 0.0))
        y = min(max(way.y(), min(ends.top(), 0.0)), max(ends.bottom() - area.height(), 0.0))
        self._show(self._layer.origin + QPointF(x, y))

    def paint(self, painter: QPainter) -> None:
        """Shades the edges behind which there is more ink."""
        seen, ink = QRectF(self._pad.rect()), self._ink()
        if ink.isNull():
            return
        corner = seen.topLeft()
        edges = [
            (ink.left() < -1, corner, QPointF(_EDGE, 0)),
            (ink.right() > seen.right() + 1, seen.topRight(), QPointF(-_EDGE, 0)),
            (ink.top() < -1, corner, QPointF(0, _EDGE)),
            (ink.bottom() > seen.bottom() + 1, seen.bottomLeft(), QPointF(0, -_EDGE)),
        ]
        for hidden, start, way in edges:
            if hidden:
                shade = QLinearGradient(start, start + way)
                shade.setColorAt(0, QColor(0, 0, 0, 70))
                shade.setColorAt(1, QColor(0, 0, 0, 0))
                painter.fillRect(seen, shade)

    @property
    def _several(self) -> bool:
        """Whether the pad has more than one line."""
        height = self._pad.height()
        return round(height / paper.pitch(height)) > 1

    def _ink(self) -> QRectF:
        """Where all the ink is, in coordinates of the pad."""
        box = QRectF()
        for stroke in self._layer.strokes:
            box = box.united(QRectF(self._layer.bounds(stroke)))
        return box

    def _glide(self, origin: QPointF) -> None:
        self._motion.stop()
        self._motion.setStartValue(self._layer.origin)
        self._motion.setEndValue(origin)
        self._motion.start()

    def _show(self, origin: QPointF) -> None:
        # whole pixels, so that the lines stay sharp
        origin = QPointF(origin.toPoint())
        if origin != self._layer.origin:
            self._layer.move_to(origin)
            self._pad.update()


def _least_move(low: float, high: float, size: float) -> float:
    """How far to move so that a stretch is between 0 and ``size``; its beginning matters most."""
    if low < 0 or high - low > size:
        return low - _MARGIN
    return max(high + _MARGIN - size, 0.0)
