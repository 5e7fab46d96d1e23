"""The table of other readings: key, text and confidence of each."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QSizePolicy,
    QTableWidget,
    QWidget,
)

from app.ui import theme
from app.ui.translation import tr

_ROW = 28


def candidate_table(name: str, parent: QWidget) -> QTableWidget:
    """An empty table; ``name`` is its object name."""
    table = QTableWidget(0, 3, parent)
    table.setObjectName(name)
    table.setAccessibleName(tr("Other readings"))
    table.setFrameShape(QFrame.Shape.NoFrame)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setTabKeyNavigation(False)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.horizontalHeader().hide()
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(theme.with_text(_ROW))
    table.horizontalHeader().setMinimumSectionSize(24)
    table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Fixed)
    table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
    table.horizontalHeader().setSectionResizeMode(2, QHeaderView.ResizeMode.Fixed)
    table.setColumnWidth(0, theme.with_text(28))
    table.setColumnWidth(2, theme.with_text(64))
    table.setMinimumSize(QSize(0, theme.with_text(_ROW)))
    # gives way before what is above it does
    table.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
    return table
