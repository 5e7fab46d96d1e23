"""The open pages as a strip of small pictures."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QFrame, QListView, QWidget

from app.core.document import Page
from app.core.image_io import Image
from app.ui import theme
from app.ui.read.page_items import to_qimage
from app.ui.read.session import THUMBNAIL, ReadSession

Index = QModelIndex | QPersistentModelIndex

_WIDTH = 152


class PagesModel(QAbstractListModel):
    """Wraps the session's document; pictures are asked for when they are first shown."""

    def __init__(self, session: ReadSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._pages: list[Page] = list(session.document.pages)
        self._thumbnails: dict[tuple[Page, int], QIcon] = {}
        self._empty = _framed(None)
        session.pages_changed.connect(self._reset)
        session.thumbnail_ready.connect(self._on_thumbnail)
        session.lines_changed.connect(self._on_lines_changed)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """One row a page."""
        return 0 if parent.isValid() else len(self._pages)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Title, picture and state of a page."""
        if not index.isValid() or index.row() >= len(self._pages):
            return None
        page = self._pages[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{index.row() + 1}  {page.title}"
        if role == Qt.ItemDataRole.DecorationRole:
            return self._thumbnail(page)
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole):
            return f"{page.source.path}\n{self._state(page)}"
        return None

    def row_of(self, page: Page | None) -> int:
        """Row of a page; -1 when it is not there."""
        return self._pages.index(page) if page in self._pages else -1

    def page(self, row: int) -> Page:
        """Page of a row."""
        return self._pages[row]

    def _state(self, page: Page) -> str:
        if page.lines is None:
            return self.tr("Not read yet")
        return self.tr("%n line(s)", None, len(page.lines))

    def _thumbnail(self, page: Page) -> QIcon:
        key = (page, page.rotation)
        if key not in self._thumbnails:
            self._thumbnails[key] = self._empty
            self._session.request_thumbnail(page)
        return self._thumbnails[key]

    def _on_thumbnail(self, page: Page, image: Image) -> None:
        self._thumbnails[page, page.rotation] = _framed(image)
        self._tell(page)

    def _on_lines_changed(self, page: Page) -> None:
        self._tell(page)

    def _tell(self, page: Page) -> None:
        if page in self._pages:
            index = self.index(self._pages.index(page))
            self.dataChanged.emit(index, index)

    def _reset(self) -> None:
        self.beginResetModel()
        self._pages = list(self._session.document.pages)
        open_pages = set(self._pages)
        self._thumbnails = {k: v for k, v in self._thumbnails.items() if k[0] in open_pages}
        self.endResetModel()


class PageList(QListView):
    """The strip; choosing a page shows it.

    Signals:
        page_chosen(Page): a page was clicked or reached with the arrow keys.
    """

    page_chosen = Signal(object)

    def __init__(self, session: ReadSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page_list")
        self.setAccessibleName(self.tr("Pages"))
        self._session = session
        self._pages = PagesModel(session, self)
        self.setModel(self._pages)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setFlow(QListView.Flow.TopToBottom)
        self.setWrapping(False)
        self.setMovement(QListView.Movement.Static)
        self.setIconSize(QSize(THUMBNAIL, THUMBNAIL))
        self.setGridSize(QSize(_WIDTH, THUMBNAIL + 36))
        self.setUniformItemSizes(True)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setMinimumWidth(_WIDTH + 16)
        self.setMaximumWidth(_WIDTH + 64)
        session.current_changed.connect(self._follow)
        session.pages_changed.connect(self._follow)
        self.selectionModel().currentChanged.connect(self._on_current)
        self._follow()

    def _follow(self) -> None:
        row = self._pages.row_of(self._session.current)
        if row >= 0 and row != self.currentIndex().row():
            self.setCurrentIndex(self._pages.index(row))

    def _on_current(self, index: QModelIndex) -> None:
        if index.isValid() and self._pages.page(index.row()) is not self._session.current:
            self.page_chosen.emit(self._pages.page(index.row()))


def _framed(image: Image | None) -> QIcon:
    """A thumbnail on a square, with a hairline around the paper."""
    side = 2 * THUMBNAIL
    square = QPixmap(side, side)
    square.fill(Qt.GlobalColor.transparent)
    if image is not None:
        painter = QPainter(square)
        picture = to_qimage(image)
        left, top = (side - picture.width()) // 2, (side - picture.height()) // 2
        painter.drawImage(left, top, picture)
        painter.setPen(theme.blend(QColor("gray"), theme.colours().border, 0.5))
        painter.drawRect(left, top, picture.width() - 1, picture.height() - 1)
        painter.end()
    square.setDevicePixelRatio(2)
    icon = QIcon(square)
    icon.addPixmap(square, QIcon.Mode.Selected)
    return icon
