"""What the page view draws: the picture, and the lines over it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPen, QPolygonF, QTransform
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from app.core.document import TextLine
from app.core.image_io import Image
from app.ui import theme
from app.ui.read.picture import Picture

_CHIP = 18
_LEAST_GAP = 13


def to_qimage(image: Image) -> QImage:
    """A Qt image that shares the pixels; the array must outlive it.

    Args:
        image: uint8 (H, W) or (H, W, 3) RGB, contiguous.
    """
    height, width = image.shape[:2]
    colour = image.ndim == 3
    form = QImage.Format.Format_RGB888 if colour else QImage.Format.Format_Grayscale8
    return QImage(image.data, width, height, width * (3 if colour else 1), form)


class PictureItem(pg.GraphicsObject):
    """The page: sharp pixels when it is enlarged, a smaller copy when it is reduced."""

    def __init__(self) -> None:
        super().__init__()
        self.picture: Picture | None = None

    def set_picture(self, picture: Picture | None) -> None:
        """Shows another picture, its top left pixel at (0, 0)."""
        self.prepareGeometryChange()
        self.picture = picture
        self.informViewBoundsChanged()
        self.update()

    def boundingRect(self) -> QRectF:
        """The picture's extent."""
        if self.picture is None:
            return QRectF()
        return QRectF(0, 0, self.picture.width, self.picture.height)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Draws the copy that fits the present zoom."""
        if self.picture is None:
            return
        ratio = widget.devicePixelRatioF() if widget is not None else 1.0
        scale = abs(painter.worldTransform().m11()) * ratio
        level = self.picture.level_for(scale)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, scale < 2)
        painter.drawImage(self.boundingRect(), to_qimage(level))


class LinesItem(pg.GraphicsObject):
    """Outlines and numbers of the lines.

    A doubtful line is amber and dashed, the one under the pointer is tinted, the selected one
    has a thick outline.

    Attributes:
        selected, hovered: The line selected, and the one under the pointer.
        numbered: Whether numbers stand beside the lines.
    """

    def __init__(self) -> None:
        super().__init__()
        self._lines: Sequence[TextLine] = ()
        self._outlines: list[QPolygonF] = []
        self._doubtful: list[bool] = []
        self._plain = self._doubt = QColor("black")
        self.selected: int | None = None
        self.hovered: int | None = None
        self.numbered = True

    def set_colours(self, plain: QColor, doubt: QColor) -> None:
        """Draws in other colours; both must be readable on paper."""
        self._plain, self._doubt = plain, doubt
        self.update()

    def set_lines(self, lines: Sequence[TextLine], threshold: float) -> None:
        """Shows other lines, or the same with other texts; some are below the threshold."""
        if lines is not self._lines:
            self.prepareGeometryChange()
            self._lines = lines
            self._outlines = [
                QPolygonF([QPointF(x + 0.5, y + 0.5) for x, y in line.polygon]) for line in lines
            ]
        self._doubtful = [line.confidence < threshold for line in lines]
        self.update()

    def mark(self, selected: int | None, hovered: int | None) -> None:
        """Marks a selected line and the one under the pointer."""
        if (selected, hovered) != (self.selected, self.hovered):
            self.selected, self.hovered = selected, hovered
            self.update()

    def boundingRect(self) -> QRectF:
        """The extent of all outlines, with room for the numbers at their left."""
        extent = QRectF()
        for outline in self._outlines:
            extent = extent.united(outline.boundingRect())
        return extent.adjusted(-100, -100, 100, 100) if self._outlines else extent

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Draws the outlines, then the numbers at their size on the screen."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for index, outline in enumerate(self._outlines):
            painter.setPen(self._pen(index))
            painter.setBrush(self._brush(index))
            painter.drawPolygon(outline)
        if self.numbered:
            self._draw_numbers(painter)

    def _colour(self, index: int) -> QColor:
        return self._doubt if self._doubtful[index] else self._plain

    def _pen(self, index: int) -> QPen:
        marked = index in (self.selected, self.hovered)
        colour = QColor(self._colour(index))
        colour.setAlphaF(1.0 if marked else 0.55)
        pen = QPen(colour, 2.5 if index == self.selected else 1.25)
        pen.setCosmetic(True)
        if self._doubtful[index] and index != self.selected:
            pen.setStyle(Qt.PenStyle.DashLine)
        return pen

    def _brush(self, index: int) -> QBrush:
        if index not in (self.selected, self.hovered):
            return QBrush(Qt.BrushStyle.NoBrush)
        colour = QColor(self._colour(index))
        colour.setAlphaF(0.10)
        return QBrush(colour)

    def _draw_numbers(self, painter: QPainter) -> None:
        """A small number left of each line, left out where they would lie on each other."""
        to_screen = QTransform(painter.worldTransform())
        painter.save()
        painter.resetTransform()
        font = painter.font()
        font.setPixelSize(theme.with_text(11))
        font.setBold(True)
        painter.setFont(font)
        last, gap = -np.inf, theme.with_text(_LEAST_GAP)
        for index, line in enumerate(self._lines):
            box = line.box
            corner = to_screen.map(QPointF(box.x, box.y + box.height / 2))
            marked = index in (self.selected, self.hovered)
            if marked or abs(corner.y() - last) >= gap:
                self._draw_number(painter, index, corner, marked)
                last = corner.y()
        painter.restore()

    def _draw_number(self, painter: QPainter, index: int, at: QPointF, marked: bool) -> None:
        text = str(index + 1)
        height = theme.with_text(_CHIP)
        width = max(painter.fontMetrics().horizontalAdvance(text) + 8, height)
        chip = QRectF(at.x() - width - 4, at.y() - height / 2, width, height)
        colour = QColor(self._colour(index))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour if marked else QColor(255, 255, 255, 215))
        painter.drawRoundedRect(chip, 4, 4)
        painter.setPen(QColor("white") if marked else colour)
        painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, text)
