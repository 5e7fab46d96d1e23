"""The first column of a table, which stays in view while the others are scrolled sideways."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt
from PySide6.QtWidgets import QFrame, QHeaderView, QTableView

_BORDER = 1
"""As ``app.ui.theme`` draws it."""


class PinnedColumn(QTableView):
    """Covers the left edge of a table with its first column, once that is scrolled away.

    Args:
        table: Has its model and delegate already; its rows are all of one height.
    """

    def __init__(self, table: QTableView) -> None:
        super().__init__(table)
        self._table = table
        self.setObjectName("pinned_column")
        self.setModel(table.model())
        self.setSelectionModel(table.selectionModel())
        self.setItemDelegate(table.itemDelegate())
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setSelectionMode(table.selectionMode())
        self.setEditTriggers(table.editTriggers())
        self.setAutoScroll(False)  # the table scrolls, and this column follows
        self.setVerticalScrollMode(table.verticalScrollMode())
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(table.verticalHeader().defaultSectionSize())
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setHighlightSections(False)
        header.setSectionsClickable(True)
        header.sectionClicked.connect(table.horizontalHeader().sectionClicked)
        table.model().modelReset.connect(self._place)
        table.horizontalHeader().sectionResized.connect(self._place)
        table.horizontalScrollBar().valueChanged.connect(self._place)
        rows, same = table.verticalScrollBar(), self.verticalScrollBar()
        rows.valueChanged.connect(same.setValue)
        same.valueChanged.connect(rows.setValue)
        table.viewport().installEventFilter(self)
        self.hide()

    def uncover(self, index: QModelIndex) -> None:
        """Scrolls sideways where this column hides a cell."""
        hidden = self.width() - self._table.visualRect(index).left()
        if hidden > 0 and index.column() > 0:
            bar = self._table.horizontalScrollBar()
            bar.setValue(bar.value() - hidden)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stays as high as the table."""
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def _place(self, *_: object) -> None:
        table, width = self._table, self._table.columnWidth(0)
        for column in range(1, table.model().columnCount()):
            self.setColumnHidden(column, True)
        self.setColumnWidth(0, width)
        self.setColumnHidden(0, False)
        room = table.viewport().geometry()
        room.setTop(room.top() - table.horizontalHeader().height())
        room.setWidth(width + _BORDER)
        self.setGeometry(room)
        self.setVisible(table.horizontalScrollBar().value() > 0)
        self.verticalScrollBar().setValue(table.verticalScrollBar().value())
