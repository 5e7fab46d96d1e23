"""The table of lines: doubtful ones are underlined and carry a sign."""

from __future__ import annotations

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from app.ui import icons, theme
from app.ui.keys import digit_of
from app.ui.read.lines_model import DOUBTFUL, VOUCHED, Column, LinesModel
from app.ui.view_note import ViewNote

_ROW = 32
_SIGN = 14
_PADDING = 8


class LineDelegate(QStyledItemDelegate):
    """Paints a cell: an amber underline and a warning sign where the line is doubtful.

    Attributes:
        hovered: Row that the pointer is over, here or on the page; -1 for none.
    """

    hovered = -1

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """The focus is shown by the row's colour, not by a dotted frame."""
        super().initStyleOption(option, index)
        option.state &= ~QStyle.StateFlag.State_HasFocus  # pyright: ignore[reportAttributeAccessIssue]

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Ground, text, underline and sign."""
        option = QStyleOptionViewItem(option)
        self.initStyleOption(option, index)
        c = theme.colours(option.palette)
        rect: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue]
        state: QStyle.StateFlag = option.state  # pyright: ignore[reportAttributeAccessIssue]
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.blend(c.base, c.accent, 0.25))
        elif index.row() == self.hovered:
            painter.fillRect(rect, theme.blend(c.base, c.accent, 0.10))
        self._paint_text(painter, option, index, c, rect)
        if index.column() == Column.CONFIDENCE:
            self._paint_sign(painter, option, index, c, rect)
        painter.restore()

    def _paint_text(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
        c: theme.Colours,
        cell: QRect,
    ) -> None:
        metrics = option.fontMetrics  # pyright: ignore[reportAttributeAccessIssue]
        area = cell.adjusted(_PADDING, 0, -_PADDING, 0)
        text = metrics.elidedText(index.data(), Qt.TextElideMode.ElideRight, area.width())
        painter.setFont(option.font)  # pyright: ignore[reportAttributeAccessIssue]
        painter.setPen(c.text if index.column() == Column.TEXT else c.muted)
        alignment = Qt.AlignmentFlag(index.data(Qt.ItemDataRole.TextAlignmentRole))
        painter.drawText(area, alignment, text)
        if index.data(DOUBTFUL) and index.column() == Column.TEXT:
            width = max(metrics.horizontalAdvance(text), 16)
            bottom = area.center().y() + metrics.ascent() // 2 + 4
            painter.setPen(QPen(c.amber, 2))
            painter.drawLine(QPoint(area.left(), bottom), QPoint(area.left() + width, bottom))

    def _paint_sign(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
        c: theme.Colours,
        cell: QRect,
    ) -> None:
        if not index.data(DOUBTFUL) and not index.data(VOUCHED):
            return
        name, colour = ("check", c.green) if index.data(VOUCHED) else ("warning", c.amber)
        widget = option.widget  # pyright: ignore[reportAttributeAccessIssue]
        sign = icons.pixmap(name, colour, _SIGN, widget.devicePixelRatioF() if widget else 1.0)
        painter.drawPixmap(cell.left() + 4, cell.center().y() - _SIGN // 2 + 1, sign)


class LinesTable(QTableView):
    """The lines of a page.

    Attributes:
        note: Says why the table is empty.

    Signals:
        row_hovered(int): the pointer is over a row; -1 when it is over none.
        accept_wanted(): Enter or Tab was pressed: the line is right.
        typing_wanted(str): a letter was pressed, with which the text of the line shall begin.
        candidate_wanted(int): a number key was pressed, 0 for the key 1.
        remove_wanted(): Delete was pressed.
    """

    row_hovered = Signal(int)
    accept_wanted = Signal()
    typing_wanted = Signal(str)
    candidate_wanted = Signal(int)
    remove_wanted = Signal()

    def __init__(self, model: LinesModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("lines_table")
        self.setAccessibleName(self.tr("Lines"))
        self._delegate = LineDelegate(self)
        self.setItemDelegate(self._delegate)
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._set_up_headers()
        self.note = ViewNote("lines_note", self)
        self.entered.connect(lambda index: self.row_hovered.emit(index.row()))

    def set_hovered(self, row: int) -> None:
        """Tints the row of the line that the pointer is over on the page."""
        if row != self._delegate.hovered:
            self._delegate.hovered = row
            self.viewport().update()

    @property
    def hovered(self) -> int:
        """The row of the line under the pointer; -1 when there is none."""
        return self._delegate.hovered

    @property
    def row(self) -> int:
        """The current row; -1 when there is none."""
        return self.currentIndex().row()

    @property
    def selected_rows(self) -> list[int]:
        """The selected rows, from the top."""
        return sorted(index.row() for index in self.selectionModel().selectedRows())

    def select(self, row: int) -> None:
        """Makes a row the current and only selected one, in view."""
        index = self.model().index(row, Column.TEXT)
        if index.isValid() and (row != self.row or self.selected_rows != [row]):
            # the view itself would add the row to the others while Ctrl or Shift is held down
            flags = QItemSelectionModel.SelectionFlag
            self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        if index.isValid():
            self.scrollTo(index)

    def event(self, event: QEvent) -> bool:
        """Tab accepts a line; Shift+Tab leaves the table."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            editing = self.state() == QAbstractItemView.State.EditingState
            if event.key() == Qt.Key.Key_Tab and not editing and self.row >= 0:
                self.accept_wanted.emit()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter accepts, number keys choose, letters begin a text, Delete removes."""
        if self.state() == QAbstractItemView.State.EditingState:
            return  # the editor passes on the keys that end it
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.row >= 0:
            self.accept_wanted.emit()
        elif digit := digit_of(event):
            self.candidate_wanted.emit(int(digit) - 1)
        elif self.row >= 0 and _begins_text(event):
            self.typing_wanted.emit(event.text())
        elif event.key() == Qt.Key.Key_Delete:
            self.remove_wanted.emit()
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Below the last row the pointer is over no line."""
        super().mouseMoveEvent(event)
        if not self.indexAt(event.position().toPoint()).isValid():
            self.row_hovered.emit(-1)

    def leaveEvent(self, event: QEvent) -> None:
        """The pointer is over no line any more."""
        super().leaveEvent(event)
        self.row_hovered.emit(-1)

    def _set_up_headers(self) -> None:
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.with_text(_ROW))
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setMinimumSectionSize(40)
        header.setSectionResizeMode(Column.NUMBER, QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(Column.TEXT, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(Column.CONFIDENCE, QHeaderView.ResizeMode.Fixed)
        self.setColumnWidth(Column.NUMBER, theme.with_text(48))
        self.setColumnWidth(Column.CONFIDENCE, theme.with_text(84))


def _begins_text(event: QKeyEvent) -> bool:
    command = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    text = event.text()
    return bool(text.strip()) and text.isprintable() and not event.modifiers() & command
