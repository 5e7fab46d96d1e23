"""The picture of one line, large, with its doubtful letters underlined."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QHelpEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QToolTip, QWidget

from app.core.geometry import Box
from app.core.image_io import Image
from app.ui import theme
from app.ui.read.lines_model import percent_text
from app.ui.read.page_items import to_qimage
from model.reading import Character

_HEIGHT = 96
_SCROLLBAR = 16
_LARGEST = 3.0
_BAR = 3
_CARET_ROOM = 80


class SnippetCanvas(QWidget):
    """Paints the picture at the height it is given.

    Signals:
        character_clicked(int): index of the character under a click.
    """

    character_clicked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("snippet")
        self.setAccessibleName(self.tr("Picture of the line"))
        self._image: Image | None = None
        self._characters: Sequence[Character] = ()
        self._threshold = 0.0
        self._current: int | None = None

    def set_content(
        self, image: Image | None, characters: Sequence[Character], threshold: float
    ) -> None:
        """Shows a picture and where its characters stand."""
        self._image = None if image is None else np.ascontiguousarray(image)
        self._characters = characters
        self._threshold = threshold
        self._current = None
        self.fit()

    def set_current(self, index: int | None) -> None:
        """Tints one character."""
        self._current = index if index is not None and index < len(self._characters) else None
        self.update()

    def fit(self) -> None:
        """Takes the size that the picture has at the height of the area around."""
        parent = self.parentWidget()
        area = parent.size() if parent is not None else QSize(1, _HEIGHT)
        height = area.height()
        width = round(self._image.shape[1] * self._scale(height)) if self._image is not None else 1
        self.resize(max(width, area.width()), height)
        self.update()

    def span(self, index: int) -> tuple[float, float]:
        """Left and right edge of a character in this widget."""
        character = self._characters[index]
        scale = self._scale(self.height())
        return character.start * scale, character.end * scale

    def character_at(self, x: float) -> int | None:
        """Index of the character at a column of this widget."""
        for index in range(len(self._characters)):
            left, right = self.span(index)
            if left <= x < right:
                return index
        return None

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paper, ink, and a bar below each doubtful character."""
        c = theme.colours(self.palette())
        painter = QPainter(self)
        painter.fillRect(self.rect(), c.base)
        if self._image is None:
            return
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(self._place(), to_qimage(self._image))
        amber = theme.readable(c.amber, QColor("white"))
        for index, character in enumerate(self._characters):
            left, right = self.span(index)
            if index == self._current:
                tint = QColor(c.accent)
                tint.setAlphaF(0.22)
                painter.fillRect(QRectF(left, 0, right - left, self.height()), tint)
            if character.confidence < self._threshold and character.text.strip():
                bottom = self._place().bottom() - _BAR
                painter.fillRect(QRectF(left + 1, bottom, right - left - 2, _BAR), amber)

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
                character = self._characters[index]
                text = f"{character.text}  {percent_text(character.confidence)}"
                QToolTip.showText(event.globalPos(), text, self)
                return True
        return super().event(event)

    def _scale(self, height: int) -> float:
        if self._image is None or not self._image.size:
            return 1.0
        return min(height / self._image.shape[0], _LARGEST)

    def _place(self) -> QRectF:
        assert self._image is not None
        scale = self._scale(self.height())
        height = self._image.shape[0] * scale
        top = (self.height() - height) / 2
        return QRectF(0, top, self._image.shape[1] * scale, height)


class Snippet(QScrollArea):
    """The picture of a line; a long one scrolls sideways, with the wheel too."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("snippet_area")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFixedHeight(_HEIGHT + _SCROLLBAR)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.canvas = SnippetCanvas()
        self.setWidget(self.canvas)

    def set_line(
        self,
        page: Image | None,
        box: Box | None,
        characters: Sequence[Character] = (),
        threshold: float = 0.0,
    ) -> None:
        """Shows the part of a page inside a box.

        Args:
            page: The page's picture.
            box: Where the line is.
            characters: Its characters, columns counted from the box's left edge.
            threshold: Confidence below which a character is underlined.
        """
        image = None
        if page is not None and box is not None:
            clipped = box.clipped(page.shape[1], page.shape[0])
            image = page[clipped.y : clipped.bottom, clipped.x : clipped.right]
        self.canvas.set_content(image if image is not None and image.size else None, characters,
                                threshold)  # fmt: skip
        self.horizontalScrollBar().setValue(0)

    def show_character(self, index: int | None) -> None:
        """Tints a character and scrolls to it."""
        self.canvas.set_current(index)
        if index is not None and index < len(self.canvas._characters):
            left, right = self.canvas.span(index)
            self.ensureVisible(round((left + right) / 2), 0, _CARET_ROOM, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keeps the picture as high as the area."""
        super().resizeEvent(event)
        self.canvas.fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel moves along the line."""
        delta = event.angleDelta()
        bar = self.horizontalScrollBar()
        bar.setValue(bar.value() - (delta.x() or delta.y()))
        event.accept()
