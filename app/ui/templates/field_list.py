"""The table of fields beside the form."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from app.ui import icons, theme
from app.ui.templates.field_model import TONE, Column, FieldModel, Tried
from app.ui.templates.session import EditorSession
from app.ui.view_note import ViewNote

_ROW = 30
_SIGN = 14
_PADDING = 5
_SIGNS = {"wrong": "error", "doubtful": "warning", "suggested": "search"}


class FieldDelegate(QStyledItemDelegate):
    """Paints a sign before what is wrong, doubtful or only suggested."""

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """The row's colour shows the selection; text keeps its colour on it."""
        super().initStyleOption(option, index)
        c = theme.colours(option.palette)  # pyright: ignore[reportAttributeAccessIssue]
        palette = QPalette(option.palette)  # pyright: ignore[reportAttributeAccessIssue]
        palette.setColor(QPalette.ColorRole.Highlight, theme.blend(c.base, c.accent, 0.25))
        palette.setColor(QPalette.ColorRole.HighlightedText, c.text)
        tone = index.data(TONE)
        if tone in _SIGNS:
            sign = icons.pixmap(_SIGNS[tone], tone_colour(c, tone), _SIGN, 2.0)
            option.icon = sign  # pyright: ignore[reportAttributeAccessIssue]
            option.features |= QStyleOptionViewItem.ViewItemFeature.HasDecoration  # pyright: ignore[reportAttributeAccessIssue]
        option.palette = palette  # pyright: ignore[reportAttributeAccessIssue]
        option.state &= ~QStyle.StateFlag.State_HasFocus  # pyright: ignore[reportAttributeAccessIssue]

    def setEditorData(self, editor: QWidget, index: QModelIndex | QPersistentModelIndex) -> None:
        """What is being typed is not replaced when fields change meanwhile."""
        if not cast(QLineEdit, editor).isModified():
            super().setEditorData(editor, index)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Cells begin where their titles do."""
        rect: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue]
        state: QStyle.StateFlag = option.state  # pyright: ignore[reportAttributeAccessIssue]
        if state & QStyle.StateFlag.State_Selected:
            c = theme.colours(option.palette)  # pyright: ignore[reportAttributeAccessIssue]
            painter.fillRect(rect, theme.blend(c.base, c.accent, 0.25))
        option.rect = rect.adjusted(_PADDING, 0, 0, 0)  # pyright: ignore[reportAttributeAccessIssue]
        super().paint(painter, option, index)


def tone_colour(c: theme.Colours, tone: str) -> QColor:
    """The colour of a tone of ``field_model.TONE``."""
    return {"wrong": c.red, "doubtful": c.amber}.get(tone, c.green)


class FieldList(QTableView):
    """The fields, in the order of the columns; its selection is the session's.

    Signals:
        naming_wanted(): Enter was pressed.
    """

    naming_wanted = Signal()

    def __init__(self, session: EditorSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("field_list")
        self.setAccessibleName(self.tr("Fields"))
        self._session = session
        self._following = False
        self._model = FieldModel(session, self)
        self.setModel(self._model)
        self.setItemDelegate(FieldDelegate(self))
        self._style()
        self._note = ViewNote("field_list_note", self)
        self._model.modelReset.connect(self._follow)
        self._model.rowsInserted.connect(self._follow)
        self._model.modelReset.connect(self._show_note)
        session.selection_changed.connect(self._follow)
        self.selectionModel().selectionChanged.connect(self._on_selected)
        self._show_note()

    def show_tried(self, tried: Mapping[int, Tried]) -> None:
        """Shows what was read, or takes it away."""
        self._following = True  # columns that come or go select nothing else
        self._model.show_tried(tried)
        self._following = False
        self._follow()
        self.setColumnHidden(Column.REQUIRED, bool(tried))
        self._size_columns()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to the name, and ends typing one here; Space ticks what is required."""
        typing = self.state() == QAbstractItemView.State.EditingState
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not typing:
            self.naming_wanted.emit()
        else:
            super().keyPressEvent(event)

    def _style(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        edit = QAbstractItemView.EditTrigger
        self.setEditTriggers(edit.DoubleClicked | edit.EditKeyPressed)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_ROW)
        self.horizontalHeader().setHighlightSections(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._size_columns()

    def _size_columns(self) -> None:
        header, modes = self.horizontalHeader(), QHeaderView.ResizeMode
        for column in range(self._model.columnCount()):
            stretched = column in (Column.NAME, Column.KIND, Column.TEXT)
            mode = modes.Stretch if stretched else modes.ResizeToContents
            header.setSectionResizeMode(column, mode)

    def _follow(self) -> None:
        """Selects the rows of the session's fields."""
        if self._following:
            return
        rows = [self._model.row_of(key) for key in self._session.selection]
        rows = [row for row in rows if row >= 0]
        chosen = QItemSelection()
        for row in rows:
            chosen.select(self._model.index(row, 0), self._model.index(row, 0))
        flags = QItemSelectionModel.SelectionFlag
        self._following = True
        self.selectionModel().select(chosen, flags.ClearAndSelect | flags.Rows)
        # a name that is being typed stays open: it is of the field where it was begun
        if rows and self.state() != QAbstractItemView.State.EditingState:
            last = self._model.index(rows[-1], 0)
            self.selectionModel().setCurrentIndex(last, flags.NoUpdate)
            self.scrollTo(last)
        self._following = False

    def _on_selected(self) -> None:
        if self._following:
            return
        rows = [index.row() for index in self.selectionModel().selectedRows()]
        keys = [self._model.key_at(row) for row in sorted(rows)]
        kept = [key for key in self._session.selection if key in keys]
        self._following = True
        self._session.select([*kept, *(key for key in keys if key not in kept)])
        self._following = False

    def _show_note(self) -> None:
        text = self.tr("No fields yet: draw one on the form, or let Plume find them.")
        self._note.say("" if self._model.rowCount() else text)
