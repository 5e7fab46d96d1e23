"""How a stroke looks: a smooth line whose width follows pressure or speed."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPainterPathStroker

from model.ink import Stroke

_WIDTH_STEP = 0.125
_EASE = 0.25
_DOT = 0.75
_FAST = 2400.0
_THIN, _THICK = 0.8, 1.15


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
    """Follows one stroke, point after point, and tells what to draw.

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

    @property
    def width(self) -> float:
        """The width of what was added last, in steps too small to be seen."""
        return max(round(self._width / _WIDTH_STEP), 1) * _WIDTH_STEP

    def add(self, sample: Sample) -> QPainterPath:
        """The piece of line that one more point adds, of the new ``width``."""
        point = QPointF(sample.x, sample.y)
        if self._last is None:
            self._width = self._target(sample)
            piece = QPainterPath(point)
            # a line of no length would not be drawn
            piece.lineTo(point + QPointF(0.01, 0))
            self._middle = point
        else:
            self._width += (self._target(sample) - self._width) * _EASE
            control = QPointF(self._last.x, self._last.y)
            piece = QPainterPath(self._middle)
            self._middle = (control + point) / 2
            piece.quadTo(control, self._middle)
        self._last = sample
        return piece

    def end(self) -> QPainterPath:
        """The way from the last middle to the last point.

        May be asked for at any time, to show the end of a stroke that still grows.
        """
        piece = QPainterPath(self._middle)
        if self._last is not None:
            piece.lineTo(self._last.x, self._last.y)
        return piece

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


def is_dot(stroke: Stroke, width: float) -> bool:
    """Whether a stroke is too small for a line; it is drawn as more than the end of one."""
    return max(float(np.ptp(stroke.x)), float(np.ptp(stroke.y))) < width / 2


def draw_stroke(painter: QPainter, stroke: Stroke, width: float, colour: QColor) -> None:
    """Draws a whole stroke as one shape, so that its edge is smooth where pieces meet."""
    brush = Brush(width)
    shape = QPainterPath()
    shape.setFillRule(Qt.FillRule.WindingFill)
    line, of_width = QPainterPath(), 0.0
    for sample in samples_of(stroke):
        piece = brush.add(sample)
        if brush.width != of_width:
            shape.addPath(_outline(line, of_width))
            line, of_width = QPainterPath(), brush.width
        line.connectPath(piece)
    line.connectPath(brush.end())
    shape.addPath(_outline(line, of_width))
    if is_dot(stroke, width):
        place = QPointF(float(stroke.x[0]), float(stroke.y[0]))
        shape.addEllipse(place, _DOT * width, _DOT * width)
    painter.fillPath(shape, colour)


def draw_piece(painter: QPainter, piece: QPainterPath, width: float, colour: QColor) -> QRectF:
    """Draws a piece of line and returns where."""
    painter.fillPath(_outline(piece, width), colour)
    margin = width / 2 + 2
    return piece.controlPointRect().adjusted(-margin, -margin, margin, margin)


def _outline(line: QPainterPath, width: float) -> QPainterPath:
    stroker = QPainterPathStroker()
    stroker.setWidth(width)
    stroker.setCapStyle(Qt.PenCapStyle.RoundCap)
    stroker.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    outline = stroker.createStroke(line)
    outline.setFillRule(Qt.FillRule.WindingFill)
    return outline
