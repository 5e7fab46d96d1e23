"""The page with its lines: zoom, pan, and which line the person points at."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QRubberBand, QWidget

from app.core.document import TextLine
from app.core.geometry import Box
from app.ui import theme
from app.ui.read.hit import line_at
from app.ui.read.page_items import LinesItem, PictureItem
from app.ui.read.picture import Picture
from app.ui.view_note import ViewNote

_STEP = 1.25
_CLOSEST = 24
_FARTHEST = 1.25
_SLACK = 3.0
_LEAST_BAND = 6
_MARGIN = 0.02


class PageView(pg.GraphicsView):
    """Shows one page.

    The wheel zooms about the pointer, dragging pans, a click chooses a line. As long as nobody
    zooms or pans, the page stays fitted into the view.

    Attributes:
        note: Says why there is no page.

    Signals:
        line_clicked(int): a line was clicked.
        line_activated(int): a line was double-clicked.
        line_hovered(int): the pointer is over a line; -1 when it is over none.
        box_drawn(Box): a box was drawn around writing, in the page's pixels.
        drawing_left(): Escape was pressed instead.
        zoom_changed(float): screen pixels per picture pixel.
    """

    line_clicked = Signal(int)
    line_activated = Signal(int)
    line_hovered = Signal(int)
    box_drawn = Signal(object)
    drawing_left = Signal()
    zoom_changed = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page_view")
        self.setAccessibleName(self.tr("Page"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAcceptDrops(False)
        self._size = (0, 0)
        self._pressed = QPointF()
        self._fitted = True
        self._lines: Sequence[TextLine] = ()
        self._picture = PictureItem()
        self._outlines = LinesItem()
        self._box = pg.ViewBox(lockAspect=True, invertY=True, enableMenu=False, defaultPadding=0)
        self.setCentralItem(self._box)
        for item in (self._picture, self._outlines):
            item.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
            self._box.addItem(item, ignoreBounds=True)
        self._box.disableAutoRange()
        self._box.sigRangeChangedManually.connect(self._on_moved_by_hand)
        self._box.sigRangeChanged.connect(lambda *_: self.zoom_changed.emit(self.zoom))
        self.note = ViewNote("page_note", self)
        self._drawing = False
        self._band = QRubberBand(QRubberBand.Shape.Rectangle, self.viewport())
        self._apply_colours()

    # what is shown

    def set_picture(self, picture: Picture | None, *, keep_view: bool = False) -> None:
        """Shows a page; ``keep_view`` keeps zoom and place, for the same page otherwise drawn."""
        self._picture.set_picture(picture)
        self._picture.setVisible(picture is not None)
        if picture is None:
            return
        self._size = (picture.width, picture.height)
        self._limit()
        if not keep_view:
            self.fit()

    def set_lines(self, lines: Sequence[TextLine], threshold: float) -> None:
        """Shows the outlines of lines."""
        self._lines = lines
        self._outlines.set_lines(lines, threshold)

    def set_numbered(self, on: bool) -> None:
        """Shows or hides the numbers of the lines."""
        self._outlines.numbered = on
        self._outlines.update()

    def set_lines_visible(self, visible: bool) -> None:
        """Shows or hides the outlines."""
        self._outlines.setVisible(visible)

    def mark(self, selected: int | None, hovered: int | None) -> None:
        """Marks the selected line and the one under the pointer."""
        self._outlines.mark(selected, hovered)

    @property
    def marked(self) -> tuple[int | None, int | None]:
        """The selected line and the one under the pointer."""
        return self._outlines.selected, self._outlines.hovered

    @property
    def picture(self) -> Picture | None:
        """The picture shown."""
        return self._picture.picture

    def set_drawing(self, on: bool) -> None:
        """Lets the next drag draw a box instead of moving the page."""
        self._drawing = on
        self._band.hide()
        self.setCursor(Qt.CursorShape.CrossCursor if on else Qt.CursorShape.ArrowCursor)
        if on:
            self.setFocus()

    # zoom and place

    @property
    def zoom(self) -> float:
        """Screen pixels per picture pixel."""
        width = self._box.viewRect().width()
        return self._box.width() / width if width > 0 else 1.0

    def fit(self) -> None:
        """Shows the whole page."""
        self._fitted = True
        width, height = self._size
        if width and height:
            self._box.setRange(QRectF(0, 0, width, height), padding=_MARGIN)

    def fit_width(self) -> None:
        """Makes the page as wide as the view, from its top."""
        width, _ = self._size
        if width:
            self._fitted = False
            extent = self._box.width() / max(self._box.height(), 1)
            self._box.setRange(QRectF(0, 0, width, width / extent), padding=0)

    def zoom_by(self, factor: float) -> None:
        """Zooms about the middle of the view; more than 1 is closer."""
        self._fitted = False
        self._box.scaleBy((1 / factor, 1 / factor))

    def zoom_in(self) -> None:
        """One step closer."""
        self.zoom_by(_STEP)

    def zoom_out(self) -> None:
        """One step away."""
        self.zoom_by(1 / _STEP)

    def bring_into_view(self, box: Box) -> None:
        """Moves the page just so far that a box can be seen; the zoom stays."""
        view = self._box.viewRect()
        dx = _shift(view.left(), view.right(), box.x, box.right)
        dy = _shift(view.top(), view.bottom(), box.y, box.bottom)
        if dx or dy:
            self._fitted = False
            self._box.translateBy(x=dx, y=dy)

    def screen_point(self, x: float, y: float) -> QPointF:
        """Where a pixel of the page is in this widget."""
        scene = self._box.mapViewToScene(QPointF(x, y))
        return QPointF(self.mapFromScene(scene))

    # what the person does

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tells which line the pointer is over, or draws the box."""
        if self._drawing:
            self._band.setGeometry(self._drawn(event))
            return
        super().mouseMoveEvent(event)
        index = None if event.buttons() else self._line_under(event.position())
        self.setCursor(
            Qt.CursorShape.ArrowCursor if index is None else Qt.CursorShape.PointingHandCursor
        )
        self.line_hovered.emit(-1 if index is None else index)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remembers where a click or drag begins."""
        self._pressed = event.position()
        if self._drawing:
            self._band.setGeometry(self._drawn(event))
            self._band.show()
            return
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A press and release in one place is a click on a line."""
        if self._drawing:
            self._end_drawing(self._drawn(event))
            return
        super().mouseReleaseEvent(event)
        moved = (event.position() - self._pressed).manhattanLength()
        index = self._line_under(event.position())
        if event.button() == Qt.MouseButton.LeftButton and moved < 4 and index is not None:
            self.line_clicked.emit(index)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click on a line means its text is to be changed."""
        self._pressed = event.position()
        index = self._line_under(event.position())
        if index is not None:
            self.line_activated.emit(index)

    def event(self, event: QEvent) -> bool:
        """Escape leaves drawing; it stops the reading only where nothing is drawn."""
        if event.type() == QEvent.Type.ShortcutOverride and self._drawing:
            event.setAccepted(cast(QKeyEvent, event).key() == Qt.Key.Key_Escape)
            return event.isAccepted()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape draws no box after all."""
        if self._drawing and event.key() == Qt.Key.Key_Escape:
            self.drawing_left.emit()
        else:
            super().keyPressEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """The pointer is over no line any more."""
        super().leaveEvent(event)
        self.line_hovered.emit(-1)

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        """Keeps a fitted page fitted."""
        super().resizeEvent(event)
        if not hasattr(self, "note"):
            return
        self._limit()
        if self._fitted:
            self.fit()

    def changeEvent(self, event: QEvent) -> None:
        """Follows the palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "note"):
            self._apply_colours()

    def _apply_colours(self) -> None:
        c = theme.colours(self.palette())
        self.setBackground(c.canvas)
        paper = QColor("white")  # whatever the window's colours are
        self._outlines.set_colours(theme.readable(c.accent, paper), theme.readable(c.amber, paper))

    def _on_moved_by_hand(self, *_: object) -> None:
        self._fitted = False

    def _drawn(self, event: QMouseEvent) -> QRect:
        return QRect(self._pressed.toPoint(), event.position().toPoint()).normalized()

    def _end_drawing(self, band: QRect) -> None:
        """Turns the box on the screen into one on the page; a mere click is none."""
        self._band.hide()
        corners = [
            self._box.mapSceneToView(self.mapToScene(point))
            for point in (band.topLeft(), band.bottomRight())
        ]
        (left, top), (right, bottom) = ((round(p.x()), round(p.y())) for p in corners)
        box = Box(left, top, right - left, bottom - top).clipped(*self._size)
        if min(band.width(), band.height()) >= _LEAST_BAND and min(box.width, box.height) > 1:
            self.box_drawn.emit(box)

    def _line_under(self, position: QPointF) -> int | None:
        if not self._outlines.isVisible():
            return None
        point = self._box.mapSceneToView(self.mapToScene(position.toPoint()))
        return line_at(self._lines, point.x(), point.y(), _SLACK / max(self.zoom, 1e-6))

    def _limit(self) -> None:
        """Farthest away the page stands in the middle; closer it cannot be lost."""
        width, height = self._size
        if not width or not height or self._box.height() <= 0:
            return
        aspect = self._box.width() / self._box.height()
        extent = max(width, height * aspect) * _FARTHEST
        beside, above = (extent - width) / 2, (extent / aspect - height) / 2
        self._box.setLimits(
            xMin=-beside, xMax=width + beside, yMin=-above, yMax=height + above,
            minXRange=min(_CLOSEST, width), maxXRange=extent,
        )  # fmt: skip


def _shift(low: float, high: float, first: float, last: float) -> float:
    """By how much a view [low, high] must move to show [first, last]; its start if too long."""
    if last - first > high - low or first < low:
        return first - low - (high - low) * _MARGIN if first < low or last > high else 0.0
    return max(last - high + (high - low) * _MARGIN, 0.0) if last > high else 0.0
