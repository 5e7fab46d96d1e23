"""The table of forms: doubtful cells and broken rules have a line below and a sign beside them."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from app.core.batch.review import ReviewField
from app.ui import icons, theme
from app.ui.forms.forms_model import BROKEN, DOUBTFUL, HARD, VOUCHED, FormsModel, Order
from app.ui.forms.pinned_column import PinnedColumn
from app.ui.view_note import ViewNote

SIGN = 14
"""Width and height of a sign in a cell."""

_ROW, _PADDING = 32, 8
_LEAST, _MOST = 72, 220
_FIRST = 20
"""After so many forms columns stay as wide as they are."""


class CellDelegate(QStyledItemDelegate):
    """Paints a cell: amber below what is doubtful, red and doubled below what breaks a rule."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Ground, text, line and sign."""
        option = QStyleOptionViewItem(option)
        self.initStyleOption(option, index)
        c = theme.colours(option.palette)
        rect: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue]
        state: QStyle.StateFlag = option.state  # pyright: ignore[reportAttributeAccessIssue]
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.blend(c.base, c.accent, 0.25))
        sign = sign_of(index, c)
        area = rect.adjusted(_PADDING, 0, -_PADDING - (SIGN + 4 if sign else 0), 0)
        colour = c.text if index.column() else c.muted
        paint_value(painter, option, index, area, colour)
        if sign:
            place = QPoint(rect.right() - SIGN - _PADDING + 2, rect.center().y() - SIGN // 2 + 1)
            paint_sign(painter, option, sign, place)
        painter.restore()


def paint_value(
    painter: QPainter,
    option: QStyleOptionViewItem,
    index: QModelIndex | QPersistentModelIndex,
    area: QRect,
    colour: QColor,
) -> None:
    """Paints a text, with a line below it where it is doubtful or breaks a rule."""
    c = theme.colours(option.palette)  # pyright: ignore[reportAttributeAccessIssue]
    metrics = option.fontMetrics  # pyright: ignore[reportAttributeAccessIssue]
    text = metrics.elidedText(index.data() or "", Qt.TextElideMode.ElideRight, area.width())
    painter.setFont(option.font)  # pyright: ignore[reportAttributeAccessIssue]
    painter.setPen(colour)
    painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)
    broken, doubtful = bool(index.data(BROKEN)), bool(index.data(DOUBTFUL))
    if not broken and not doubtful:
        return
    right = area.left() + max(metrics.horizontalAdvance(text), 16)
    bottom = area.center().y() + metrics.ascent() // 2 + 4
    painter.setPen(QPen(c.red if broken else c.amber, 1 if broken else 2))
    for row in (bottom - 1, bottom + 1) if broken else (bottom,):
        painter.drawLine(QPoint(area.left(), row), QPoint(right, row))


def sign_of(
    index: QModelIndex | QPersistentModelIndex, c: theme.Colours
) -> tuple[str, QColor] | None:
    """Icon and colour of what there is to say about a cell; None for nothing."""
    if index.data(BROKEN):
        return "error", c.red
    if index.data(DOUBTFUL) or index.data(HARD):
        return "warning", c.amber
    return ("check", c.green) if index.data(VOUCHED) else None


def paint_sign(
    painter: QPainter, option: QStyleOptionViewItem, sign: tuple[str, QColor], place: QPoint
) -> None:
    """Paints a small icon in a colour."""
    widget = option.widget  # pyright: ignore[reportAttributeAccessIssue]
    ratio = widget.devicePixelRatioF() if widget else 1.0
    painter.drawPixmap(place, icons.pixmap(*sign, SIGN, ratio))


class FormsTable(QTableView):
    """The forms of the batch.

    Attributes:
        note: Says why the table is empty.
        pinned: The names of the scans, which stay in view.

    Signals:
        field_chosen(ReviewField): another cell is current.
        form_chosen(ReviewForm): the name of a scan is.
        field_activated(ReviewField): a cell was double-clicked, or Enter pressed on it.
    """

    field_chosen = Signal(object)
    form_chosen = Signal(object)
    field_activated = Signal(object)

    def __init__(self, model: FormsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("forms_table")
        self.setAccessibleName(self.tr("Forms"))
        self._model = model
        self.setItemDelegate(CellDelegate(self))
        self.setModel(model)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.with_text(_ROW))
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setMinimumSectionSize(theme.with_text(_LEAST))
        header.setSectionsClickable(True)
        header.sectionClicked.connect(self._sort)
        self.pinned = PinnedColumn(self)
        self.pinned.setAccessibleName(self.tr("Names of the forms"))
        self.note = ViewNote("forms_note", self)
        self._sized = 0
        self.activated.connect(self._on_activated)
        self.selectionModel().currentChanged.connect(self._on_current)
        model.modelReset.connect(self._on_reset)
        model.rowsInserted.connect(self._show_columns)

    def show_field(self, field: ReviewField | None) -> None:
        """Makes the cell of a field the current one, in view."""
        index = self._model.index_of(field) if field is not None else QModelIndex()
        if index.isValid() and index != self.currentIndex():
            self.setCurrentIndex(index)
            self._keep_in_view()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The page that appears beside the table takes room from it."""
        super().resizeEvent(event)
        self._keep_in_view()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the field; Qt leaves that to the platform."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_activated(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _on_current(self, index: QModelIndex) -> None:
        self.pinned.uncover(index)
        form, field = self._model.form(index.row()), self._model.field(index)
        if field is not None:
            self.field_chosen.emit(field)
        elif form is not None and index.column() == 0:
            self.form_chosen.emit(form)

    def _on_activated(self, index: QModelIndex) -> None:
        field = self._model.field(index)
        if field is not None:
            self.field_activated.emit(field)

    def _sort(self, column: int) -> None:
        """By value, by confidence, and as they were scanned again."""
        following = {Order.SCANS: Order.VALUE, Order.VALUE: Order.CONFIDENCE}
        same = column == self._model.sorted_by
        order = following.get(self._model.order, Order.SCANS) if same else Order.VALUE
        order = order if column else Order.SCANS
        self._model.arrange(column, order)
        header = self.horizontalHeader()
        header.setSortIndicatorShown(order is not Order.SCANS)
        up = order is Order.VALUE
        header.setSortIndicator(
            column, Qt.SortOrder.AscendingOrder if up else Qt.SortOrder.DescendingOrder
        )

    def _on_reset(self) -> None:
        if self._model.rowCount() == 0:
            self._sized = 0
            self.horizontalHeader().setSortIndicatorShown(False)
        self._show_columns()

    def _show_columns(self, *_: object) -> None:
        """Shows the fields of all forms that came, as wide as the first of them need.

        Later the person decides how wide.
        """
        columns, rows = range(self._model.columnCount()), self._model.rowCount()
        unused = self._model.unused
        new = {column for column in columns if self.isColumnHidden(column)} - unused
        if self._sized < min(rows, _FIRST):
            self._sized = rows
            new = set(columns)
        if not new:
            return
        for column in columns:
            self.setColumnHidden(column, column in unused)
        for column in new:
            self._fit_column(column)
        self._keep_in_view()

    def _fit_column(self, column: int) -> None:
        width = self.sizeHintForColumn(column) + 2 * _PADDING + SIGN
        width = max(width, self.horizontalHeader().sectionSizeHint(column) + _PADDING)
        least, most = theme.with_text(_LEAST), theme.with_text(_MOST)
        self.setColumnWidth(column, min(max(width, least), most))

    def _keep_in_view(self) -> None:
        """Scrolls to the current cell where it is not seen, with as many behind it as can be."""
        index, form = self.currentIndex(), self._model.form(self.currentIndex().row())
        cell, room = self.visualRect(index), self.viewport().width()
        if form is not None and form.fields and cell.right() >= room:
            self.scrollTo(self._model.index_of(form.fields[-1]))
        self.scrollTo(index)
        self.pinned.uncover(index)
