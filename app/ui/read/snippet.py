"""The picture of one line, large, with its doubtful letters underlined."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QHelpEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPolygonF,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QToolTip, QWidget

from app.core.document import TextLine
from app.core.image_io import Image
from app.ui import theme
from app.ui.read.page_items import to_qimage
from app.ui.translation import percent
from model.reading import Character

_HEIGHT = 96
_SCROLLBAR = 12
_LEAST_HEIGHT = 56
_LARGEST = 3.0
_BAR = 3
_MARGIN = 8
_CARET_ROOM = 80
_PAPER = QColor("white")


class SnippetCanvas(QWidget):
    """Paints a line of a page; what is around it stays visible, but pale.

    Signals:
        character_clicked(int): index of the character under a click.
    """

    character_clicked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("snippet")
        self.setAccessibleName(self.tr("Picture of the line"))
        self._page: Image | None = None
        self._line: TextLine | None = None
        self._threshold = 0.0
        self._current: int | None = None
        self._scale = 1.0

    @property
    def characters(self) -> Sequence[Character]:
        """Where the characters stand; none when the text was changed by hand."""
        if self._line is None or self._line.edited:
            return ()
        return self._line.reading.characters

    def set_line(self, page: Image | None, line: TextLine | None, threshold: float) -> None:
        """Shows a line of a page; characters below the threshold are underlined."""
        self._page, self._line, self._threshold = page, line, threshold
        self._current = None

    def set_current(self, index: int | None) -> None:
        """Tints one character."""
        count = len(self.characters)
        self._current = index if index is not None and index < count else None
        self.update()

    def fit(self, area: QSize, bar: int) -> None:
        """Takes the size that the line has at the height of the area around.

        Args:
            area: The room without a scroll bar. What fits above one only stays that small: it
                would need the bar again as soon as that goes away.
            bar: Height of the scroll bar of a line that is wider than the area.
        """
        low = area - QSize(0, bar)
        self._scale = self._fitting_scale(area)
        if self._width() > area.width():
            self._scale = self._fitting_scale(low)
        fits = self._width() <= area.width()
        self.resize(max(self._width(), area.width()), (area if fits else low).height())
        self.update()

    def span(self, index: int) -> tuple[float, float]:
        """Left and right edge of a character in this widget."""
        character = self.characters[index]
        return (
            _MARGIN + character.start * self._scale,
            _MARGIN + character.end * self._scale,
        )

    def character_at(self, x: float) -> int | None:
        """Index of the character at a column of this widget."""
        for index in range(len(self.characters)):
            left, right = self.span(index)
            if left <= x < right:
                return index
        return None

    def paintEvent(self, event: QPaintEvent) -> None:
        """The page, pale outside the line, and a bar below each doubtful character."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), _PAPER)
        if self._page is None or self._line is None:
            return
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_page(painter, self._page)
        self._paint_surroundings(painter, self._line)
        self._paint_characters(painter)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on a letter puts the caret there."""
        index = self.character_at(event.position().x())
        if index is not None:
            self.character_clicked.emit(index)

    def event(self, event: QEvent) -> bool:
        """A tooltip tells how sure the letter under the pointer is."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            index = self.character_at(event.pos().x())
            if index is not None:
                character = self.characters[index]
                text = f"{character.text}  {percent(character.confidence)}"
                QToolTip.showText(event.globalPos(), text, self)
                return True
        return super().event(event)

    def _fitting_scale(self, area: QSize) -> float:
        """Shows the whole line where it is then high enough to be read, else a part of it."""
        if self._line is None:
            return 1.0
        box = self._line.box
        wide = (area.width() - 2 * _MARGIN) / max(box.width, 1)
        high = (area.height() - _MARGIN) / max(box.height, 1)
        return max(min(max(wide, _LEAST_HEIGHT / max(box.height, 1)), high, _LARGEST), 1e-3)

    def _width(self) -> int:
        line = self._line
        return round(line.box.width * self._scale) + 2 * _MARGIN if line is not None else 1

    def _to_widget(self, x: float, y: float) -> QPointF:
        """Where a pixel of the page is in this widget."""
        assert self._line is not None
        box = self._line.box
        middle = box.y + box.height / 2
        return QPointF(
            _MARGIN + (x - box.x) * self._scale, self.height() / 2 + (y - middle) * self._scale
        )

    def _paint_page(self, painter: QPainter, page: Image) -> None:
        """Draws the rows and columns of the page that can be seen here, and no others."""
        assert self._line is not None
        box, height, width = self._line.box, page.shape[0], page.shape[1]
        rows = self.height() / 2 / self._scale
        top = max(int(box.y + box.height / 2 - rows) - 1, 0)
        bottom = min(int(box.y + box.height / 2 + rows) + 2, height)
        left = max(box.x - int(_MARGIN / self._scale) - 1, 0)
        right = min(box.x + int(self.width() / self._scale) + 1, width)
        part = np.ascontiguousarray(page[top:bottom, left:right])
        if part.size:
            target = QRectF(self._to_widget(left, top), self._to_widget(right, bottom))
            painter.drawImage(target, to_qimage(part))

    def _paint_surroundings(self, painter: QPainter, line: TextLine) -> None:
        around = QPainterPath()
        around.addRect(QRectF(self.rect()))
        outline = QPainterPath()
        outline.addPolygon(QPolygonF([self._to_widget(x, y) for x, y in line.polygon]))
        outline.closeSubpath()
        veil = QColor(_PAPER)
        veil.setAlphaF(0.7)
        painter.fillPath(around.subtracted(outline), veil)

    def _paint_characters(self, painter: QPainter) -> None:
        c = theme.colours(self.palette())
        amber = theme.readable(c.amber, _PAPER)
        tint = QColor(theme.readable(c.accent, _PAPER))
        tint.setAlphaF(0.22)
        for index, character in enumerate(self.characters):
            left, right = self.span(index)
            if index == self._current:
                painter.fillRect(QRectF(left, 0, right - left, self.height()), tint)
            if character.confidence < self._threshold and character.text.strip():
                bar = QRectF(left + 1, self.height() - _BAR, right - left - 2, _BAR)
                painter.fillRect(bar, amber)


class Snippet(QScrollArea):
    """The picture of a line; a long one scrolls sideways, with the wheel too."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("snippet_area")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMinimumHeight(1)  # it gives way before the text below it does
        self.set_height(_HEIGHT + _SCROLLBAR)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.canvas = SnippetCanvas()
        self.setWidget(self.canvas)

    def set_height(self, height: int) -> None:
        """Sets how high it is; where there is little room it is lower."""
        self.setMaximumHeight(height)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """As high as it may be."""
        return QSize(super().sizeHint().width(), self.maximumHeight())

    def set_line(self, page: Image | None, line: TextLine | None, threshold: float) -> None:
        """Shows a line of a page from its beginning."""
        self.canvas.set_line(page, line, threshold)
        self._fit()
        self.horizontalScrollBar().setValue(0)

    def show_character(self, index: int | None) -> None:
        """Tints a character and scrolls to it."""
        self.canvas.set_current(index)
        count = len(self.canvas.characters)
        if index is not None and count:
            left, right = self.canvas.span(min(index, count - 1))
            self.ensureVisible(round((left + right) / 2), 0, _CARET_ROOM, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keeps the picture as high as the area."""
        super().resizeEvent(event)
        self._fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel moves along the line."""
        delta = event.angleDelta()
        bar = self.horizontalScrollBar()
        bar.setValue(bar.value() - (delta.x() or delta.y()))
        event.accept()

    def _fit(self) -> None:
        self.canvas.fit(self.maximumViewportSize(), self.horizontalScrollBar().sizeHint().height())
