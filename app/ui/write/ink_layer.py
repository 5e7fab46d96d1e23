"""A transparent picture of the ink, at the screen's resolution, that grows with the strokes."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

from app.ui.write.brush import Brush, Sample, draw_piece, draw_stroke, is_dot
from model.ink import Stroke


class InkLayer:
    """Keeps what is drawn, so that a new point costs no more than its own piece of line.

    Strokes have ink coordinates; areas are those of the pad, whose top left is ``origin``.

    Attributes:
        strokes: The finished strokes that are shown.
        origin: The place of the ink that is at the top left, in whole pixels.
    """

    def __init__(self) -> None:
        self.strokes: tuple[Stroke, ...] = ()
        self.origin = QPointF()
        self._picture = QPixmap()
        self._colour = QColor("black")
        self._width = 3.0
        self._brush: Brush | None = None
        self._growing: list[Sample] = []
        self._rough: list[Stroke] = []
        self._extents: dict[Stroke, QRect] = {}

    def set_look(self, colour: QColor, width: float) -> None:
        """Draws everything anew if the ink looks different from now on."""
        if (colour, width) != (self._colour, self._width):
            self._colour, self._width = colour, width
            self._extents.clear()
            self._redraw(self._all())

    def move_to(self, origin: QPointF) -> None:
        """Shows another part of the ink; everything must be painted again."""
        self.origin = origin
        self._redraw(self._all())

    def resize(self, size: QSize, ratio: float) -> None:
        """Keeps the ink where it is on a larger or smaller pad.

        Args:
            size: In logical pixels.
            ratio: Device pixels per logical pixel.
        """
        old, seen = self._picture, self._all()
        if old.size() == size * ratio and old.devicePixelRatio() == ratio:
            return
        self._picture = QPixmap(size * ratio)
        self._picture.setDevicePixelRatio(ratio)
        self._picture.fill(Qt.GlobalColor.transparent)
        if old.isNull() or old.devicePixelRatio() != ratio:
            self._redraw(self._all())
            return
        painter = QPainter(self._picture)
        painter.drawPixmap(0, 0, old)
        painter.end()
        hidden = [s for s in self.strokes if not seen.contains(self.bounds(s))]
        self._paint(hidden, self._all())

    def show(self, strokes: Sequence[Stroke]) -> QRect:
        """Makes these the finished strokes and returns what must be painted again."""
        strokes = tuple(strokes)
        old, new = set(self.strokes), set(strokes)
        gone = [s for s in self.strokes if s not in new]
        come = [s for s in strokes if s not in old]
        self.strokes = strokes
        dirty = QRect()
        for stroke in gone:
            dirty = dirty.united(self.bounds(stroke))
        if gone:
            self._redraw(dirty)
        self._paint(come, self._all())
        for stroke in come:
            dirty = dirty.united(self.bounds(stroke))
        self._extents = {s: self._extents[s] for s in strokes if s in self._extents}
        return dirty

    def extend(self, sample: Sample) -> QRect:
        """Lets the stroke being drawn grow, and returns what must be painted again."""
        if self._brush is None:
            self._brush = Brush(self._width)
        self._growing.append(sample)
        painter = self._painter()
        dirty = draw_piece(painter, self._brush.add(sample), self._brush.width, self._colour)
        painter.end()
        dirty = dirty.united(QRectF(sample.x - 4, sample.y - 4, 8, 8))
        return dirty.translated(-self.origin).toAlignedRect()

    def end(self, stroke: Stroke | None) -> QRect:
        """Ends the stroke being drawn; None takes it away again."""
        brush = self._brush
        if brush is None:
            return QRect()
        self._brush, self._growing = None, []
        if stroke is None:
            self._redraw(self._all())
            return self._all()
        self.strokes = (*self.strokes, stroke)
        self._rough.append(stroke)
        painter = self._painter()
        if is_dot(stroke, self._width):
            draw_stroke(painter, stroke, self._width, self._colour)
        else:
            draw_piece(painter, brush.end(), brush.width, self._colour)
        painter.end()
        return self.bounds(stroke)

    def smooth(self) -> QRect:
        """Draws finished strokes as a whole, smoother than the pieces they grew by.

        Returns:
            What must be painted again.
        """
        area = QRect()
        for stroke in self._rough:
            if stroke in self.strokes:
                area = area.united(self.bounds(stroke))
        self._rough.clear()
        if not area.isNull():
            self._redraw(area)
        return area

    def paint(self, painter: QPainter, area: QRect) -> None:
        """Paints the ink of an area, with the end of the stroke being drawn."""
        ratio = self._picture.devicePixelRatio()
        source = QRectF(area.topLeft() * ratio, area.size() * ratio)
        painter.drawPixmap(QRectF(area), self._picture, source)
        if self._brush is not None:
            painter.save()
            painter.translate(-self.origin)
            draw_piece(painter, self._brush.end(), self._brush.width, self._colour)
            painter.restore()

    def bounds(self, stroke: Stroke) -> QRect:
        """Where a stroke is drawn, in logical pixels of the pad."""
        found = self._extents.get(stroke)
        if found is None:
            left, top = math.floor(stroke.x.min()), math.floor(stroke.y.min())
            right, bottom = math.ceil(stroke.x.max()), math.ceil(stroke.y.max())
            margin = math.ceil(self._width) + 2
            found = QRect(QPoint(left, top), QPoint(right, bottom))
            found = self._extents[stroke] = found.adjusted(-margin, -margin, margin, margin)
        return found.translated(-self.origin.toPoint())

    def _all(self) -> QRect:
        return QRect(QPoint(0, 0), self._picture.deviceIndependentSize().toSize())

    def _redraw(self, area: QRect) -> None:
        """Clears an area and draws the strokes that touch it."""
        if self._picture.isNull():
            return
        painter = QPainter(self._picture)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Clear)
        painter.fillRect(area, Qt.GlobalColor.transparent)
        painter.end()
        self._paint([s for s in self.strokes if self.bounds(s).intersects(area)], area)

    def _paint(self, strokes: Sequence[Stroke], area: QRect) -> None:
        if self._picture.isNull():
            return
        painter = self._painter()
        painter.setClipRect(QRectF(area).translated(self.origin))
        for stroke in strokes:
            draw_stroke(painter, stroke, self._width, self._colour)
        if self._brush is not None:
            self._brush = Brush(self._width)
            for sample in self._growing:
                draw_piece(painter, self._brush.add(sample), self._brush.width, self._colour)
        painter.end()

    def _painter(self) -> QPainter:
        painter = QPainter(self._picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(-self.origin)
        return painter
