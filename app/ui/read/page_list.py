"""The open pages as a strip of small pictures."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QGuiApplication, QImage, QPainter, QPen, QTransform
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.core.document import Page
from app.core.image_io import Image
from app.ui import theme
from app.ui.read.page_items import to_qimage
from app.ui.read.session import ReadSession
from app.ui.read.status import page_state
from app.ui.sentences import translated

Index = QModelIndex | QPersistentModelIndex

THUMBNAIL = 128
KEPT = 64
"""Pictures that are kept; some ten are seen at a time."""

_ASKED = 16
"""Pictures that are waited for; who scrolls on needs those of the pages in between no more."""

_WIDTH = 168
_ROW = 18
_PAD = 8

STATE = Qt.ItemDataRole.UserRole
"""Whether a page is read, and how many of its lines are doubtful, in words."""


class PagesModel(QAbstractListModel):
    """Wraps the session's document; pictures are asked for when they are first shown."""

    def __init__(self, session: ReadSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._pages: list[Page] = list(session.document.pages)
        self._thumbnails: dict[Page, QImage] = {}
        self._asked: dict[Page, int] = {}
        session.pages_changed.connect(self._reset)
        session.pictures.thumbnail_ready.connect(self._on_thumbnail)
        session.lines_changed.connect(self._tell)
        session.pictures.flawed.connect(self._tell)
        pictures = session.pictures
        for tried in (
            pictures.ready, pictures.failed, pictures.thumbnail_failed, session.queue.failed,
        ):  # fmt: skip
            tried.connect(self._tell)
        session.text_changed.connect(lambda place: self._tell(place.page))
        session.review.threshold_changed.connect(self._tell_all)

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
        if role == STATE:
            return page_state(self._session, page)
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole):
            return self._explain(page)
        return None

    def row_of(self, page: Page | None) -> int:
        """Row of a page; -1 when it is not there."""
        return self._pages.index(page) if page in self._pages else -1

    def page(self, row: int) -> Page:
        """Page of a row."""
        return self._pages[row]

    def _thumbnail(self, page: Page) -> QImage | None:
        if page in self._thumbnails:
            image = self._thumbnails[page] = self._thumbnails.pop(page)  # seen last
            return image.transformed(QTransform().rotate(page.rotation))
        if page not in self._asked:
            ratio = QGuiApplication.instance().devicePixelRatio()  # pyright: ignore[reportOptionalMemberAccess, reportAttributeAccessIssue]
            self._asked[page] = self._session.pictures.shrink(page, round(THUMBNAIL * ratio))
            for passed in list(self._asked)[:-_ASKED]:
                self._session.worker.cancel(self._asked.pop(passed))
        return None

    def _explain(self, page: Page) -> str:
        trouble = translated(self._session.troubles.get(page, ""))
        return "\n".join([str(page.source.path), page_state(self._session, page), trouble]).rstrip()

    def _on_thumbnail(self, page: Page, image: Image) -> None:
        self._asked.pop(page, None)
        self._thumbnails[page] = to_qimage(image).copy()
        for seen in list(self._thumbnails)[:-KEPT]:
            del self._thumbnails[seen]
        self._tell(page)

    def _tell(self, page: Page, _outcome: object = None) -> None:
        if page in self._pages:
            index = self.index(self._pages.index(page))
            self.dataChanged.emit(index, index)

    def _tell_all(self) -> None:
        if self._pages:
            self.dataChanged.emit(self.index(0), self.index(len(self._pages) - 1))

    def _reset(self) -> None:
        self.beginResetModel()
        self._pages = list(self._session.document.pages)
        open_pages = set(self._pages)
        self._thumbnails = {k: v for k, v in self._thumbnails.items() if k in open_pages}
        self.endResetModel()


class PageDelegate(QStyledItemDelegate):
    """Paints a thumbnail, and below it the title and the state; the current one is framed."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """The same for all pages."""
        return QSize(_WIDTH - 2 * _PAD, THUMBNAIL + 2 * theme.with_text(_ROW) + 2 * _PAD)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Ground, picture, two rows of text."""
        rect: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue]
        state: QStyle.StateFlag = option.state  # pyright: ignore[reportAttributeAccessIssue]
        metrics = option.fontMetrics  # pyright: ignore[reportAttributeAccessIssue]
        c = theme.colours(option.palette)  # pyright: ignore[reportAttributeAccessIssue]
        selected = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        if selected or state & QStyle.StateFlag.State_MouseOver:
            share = 0.25 if selected else 0.1
            painter.fillRect(rect, theme.blend(c.window, c.accent, share))
        area = rect.adjusted(_PAD, _PAD, -_PAD, 0)
        _paint_picture(painter, index.data(Qt.ItemDataRole.DecorationRole), area, c, selected)
        height = theme.with_text(_ROW)
        for row, (role, colour) in enumerate(
            ((Qt.ItemDataRole.DisplayRole, c.text), (STATE, c.muted))
        ):
            top = area.top() + THUMBNAIL + 4 + row * height
            place = QRect(area.left(), top, area.width(), height)
            mode = Qt.TextElideMode.ElideRight if row else Qt.TextElideMode.ElideMiddle
            text = metrics.elidedText(index.data(role), mode, area.width())
            painter.setPen(colour)
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)
        painter.restore()


def _paint_picture(
    painter: QPainter, picture: QImage | None, area: QRect, c: theme.Colours, selected: bool
) -> None:
    """Draws a picture at the bottom of the square kept for it, with a frame."""
    if picture is None:
        return
    scale = min(area.width() / picture.width(), THUMBNAIL / picture.height(), 1.0)
    width, height = picture.width() * scale, picture.height() * scale
    left, top = area.left() + (area.width() - width) / 2, area.top() + THUMBNAIL - height
    place = QRectF(left, top, width, height)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(place, picture)
    painter.setPen(QPen(c.accent, 2) if selected else QPen(c.border, 1))
    painter.drawRect(place)


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
        self.setProperty("role", "strip")
        self._session = session
        self._pages = PagesModel(session, self)
        self.setModel(self._pages)
        self.setItemDelegate(PageDelegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
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
