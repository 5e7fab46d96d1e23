"""The table of other readings: key, text and confidence of each."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QSizePolicy,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from app.ui import theme
from app.ui.translation import one_line, percent
from model.reading import Alternative

SHOWN = 9
"""So many readings have a key."""

_ROW = 28


class CandidateTable(QTableWidget):
    """Readings to choose from, the likeliest first.

    Args:
        name: The object name.
        parent: Holds it.
    """

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(0, 3, parent)
        self.setObjectName(name)
        self.setAccessibleName(self.tr("Other readings"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.horizontalHeader().hide()
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.with_text(_ROW))
        self.horizontalHeader().setMinimumSectionSize(24)
        self.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setSectionResizeMode(2, QHeaderView.ResizeMode.Fixed)
        self.setColumnWidth(0, theme.with_text(28))
        self.setColumnWidth(2, theme.with_text(64))
        self.setMinimumSize(QSize(0, theme.with_text(_ROW)))
        # gives way before what is above it does
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)

    def show_options(self, options: Sequence[Alternative], chosen: str = "") -> None:
        """Lists readings; the one that the text says is bold."""
        c = theme.colours(self.palette())
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        self.setRowCount(len(options))
        for row, option in enumerate(options):
            text = one_line(option.text) or self.tr("(nothing)")
            for column, cell in enumerate((str(row + 1), text, percent(option.confidence))):
                item = QTableWidgetItem(cell)
                item.setForeground(c.text if column == 1 else c.muted)
                if column != 1:
                    item.setTextAlignment(right)
                font = item.font()
                font.setBold(column == 1 and option.text == chosen)
                item.setFont(font)
                item.setToolTip(self.tr("Take this text"))
                self.setItem(row, column, item)
