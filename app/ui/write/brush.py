"""How a stroke looks: a smooth line whose width follows pressure or speed."""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from model.ink import Stroke

_STEP = 2.5
_EASE = 0.35
_FAST = 2400.0
_THIN, _THICK = 0.7, 1.2


@dataclass(frozen=True, slots=True)
class Sample:
    """One place of the pen.

    Attributes:
        x, y: In logical pixels of the pad.
        pressure: 0 to 1, or None for a device that does not tell.
        time: Seconds since the ink began, or None if it is not known.
    """

    x: float
    y: float
    pressure: float | None = None
    time: float | None = None


class Brush:
    """Draws one stroke, point after point.

    Each point adds a curve from the middle of the last two points to the middle of the next, so
    a stroke that grows looks the same as one that is drawn at once.

    Args:
        width: Of the line in logical pixels, at half pressure or a calm pace.
    """

    def __init__(self, width: float) -> None:
        self._base = width
        self._width = width
        self._last: Sample | None = None
        self._middle = QPointF()

    def add(self, painter: QPainter, sample: Sample) -> QRectF:
        """Draws what one more point adds and returns where."""
        point = QPointF(sample.x, sample.y)
        if self._last is None:
            self._width = self._target(sample)
            self._middle, self._last = point, sample
            return _line(painter, point, point, self._width)
        control, start, before = self._point(), self._middle, self._width
        self._width += (self._target(sample) - self._width) * _EASE
        self._middle = (control + point) / 2
        self._last = sample
        return _curve(painter, start, control, self._middle, before, self._width)

    def finish(self, painter: QPainter) -> QRectF:
        """Draws from the last middle to the last point and returns where.

        May be called at any time, to show the end of a stroke that still grows.
        """
        if self._last is None:
            return QRectF()
        return _line(painter, self._middle, self._point(), self._width)

    def _point(self) -> QPointF:
        return QPointF(self._last.x, self._last.y) if self._last else QPointF()

    def _target(self, sample: Sample) -> float:
        if sample.pressure is not None:
            return self._base * (0.4 + 1.2 * sample.pressure)
        last = self._last
        if last is None or last.time is None or sample.time is None or sample.time <= last.time:
            return self._width
        speed = math.hypot(sample.x - last.x, sample.y - last.y) / (sample.time - last.time)
        return self._base * (_THICK - (_THICK - _THIN) * min(speed / _FAST, 1.0))


def samples_of(stroke: Stroke) -> list[Sample]:
    """The places of a stroke, one after another."""
    count = len(stroke)
    pressure = [None] * count if stroke.pressure is None else stroke.pressure.tolist()
    time = [None] * count if stroke.time is None else stroke.time.tolist()
    columns = (stroke.x.tolist(), stroke.y.tolist(), pressure, time)
    return [Sample(*values) for values in zip(*columns, strict=True)]


def draw_stroke(painter: QPainter, stroke: Stroke, width: float) -> None:
    """Draws a whole stroke with the painter's pen."""
    brush = Brush(width)
    for sample in samples_of(stroke):
        brush.add(painter, sample)
    brush.finish(painter)


def prepare(painter: QPainter, colour: QColor) -> None:
    """Sets a painter up for ink."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(colour)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)


def _line(painter: QPainter, start: QPointF, end: QPointF, width: float) -> QRectF:
    _set_width(painter, width)
    # a line of no length would not be drawn
    painter.drawLine(start, end + QPointF(0.01, 0) if start == end else end)
    return _around(start, end, end, width)


def _curve(
    painter: QPainter, a: QPointF, control: QPointF, b: QPointF, first: float, last: float
) -> QRectF:
    """A quadratic curve in short straight pieces, from one width to another."""
    length = math.hypot(control.x() - a.x(), control.y() - a.y())
    length += math.hypot(b.x() - control.x(), b.y() - control.y())
    pieces = max(math.ceil(length / _STEP), 1)
    start = a
    for i in range(1, pieces + 1):
        t = i / pieces
        end = a * (1 - t) ** 2 + control * (2 * t * (1 - t)) + b * t**2
        _line(painter, start, end, first + (last - first) * t)
        start = end
    return _around(a, control, b, max(first, last))


def _set_width(painter: QPainter, width: float) -> None:
    pen = painter.pen()
    pen.setWidthF(width)
    painter.setPen(pen)


def _around(a: QPointF, b: QPointF, c: QPointF, width: float) -> QRectF:
    margin = width / 2 + 2
    xs, ys = (a.x(), b.x(), c.x()), (a.y(), b.y(), c.y())
    rectangle = QRectF(QPointF(min(xs), min(ys)), QPointF(max(xs), max(ys)))
    return rectangle.adjusted(-margin, -margin, margin, margin)
