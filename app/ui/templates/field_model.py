"""The fields of the open template, as a table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.ui.read.one_line import joined
from app.ui.sentences import translated
from app.ui.templates.draft import Placed
from app.ui.templates.kinds import describe
from app.ui.templates.session import EditorSession

Index = QModelIndex | QPersistentModelIndex

TONE = Qt.ItemDataRole.UserRole
"""``wrong``, ``doubtful``, ``suggested`` or empty."""


class Column(IntEnum):
    """The columns of the table; the last two only while a filled form is tried."""

    NAME = 0
    KIND = 1
    REQUIRED = 2
    TEXT = 3
    SURE = 4


@dataclass(frozen=True)
class Tried:
    """What was read in a field of a filled form.

    Attributes:
        text: What was read.
        sure: How sure it is, for people.
        tone: ``sure``, ``doubtful`` or ``wrong``.
        explanation: A sentence about it.
    """

    text: str
    sure: str
    tone: str
    explanation: str


class FieldModel(QAbstractTableModel):
    """Wraps the session's draft; the first three columns are changed through the session."""

    def __init__(self, session: EditorSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._fields: tuple[Placed, ...] = ()
        self._tried: Mapping[int, Tried] = {}
        session.draft_changed.connect(self._on_draft)

    def key_at(self, row: int) -> int:
        """The key of the field in a row."""
        return self._fields[row].key

    def row_of(self, key: int) -> int:
        """The row of a field; -1 where it has none."""
        return next((row for row, p in enumerate(self._fields) if p.key == key), -1)

    def show_tried(self, tried: Mapping[int, Tried]) -> None:
        """Shows what was read; an empty mapping takes the two columns away."""
        if bool(tried) == bool(self._tried):
            self._tried = tried
            self._tell()
        elif tried:
            self.beginInsertColumns(QModelIndex(), Column.TEXT, Column.SURE)
            self._tried = tried
            self.endInsertColumns()
        else:
            self.beginRemoveColumns(QModelIndex(), Column.TEXT, Column.SURE)
            self._tried = tried
            self.endRemoveColumns()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """One row a field."""
        return 0 if parent.isValid() else len(self._fields)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Name, kind, required, and what was read."""
        if parent.isValid():
            return 0
        return len(Column) if self._tried else Column.TEXT

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Names of the columns."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        if role == Qt.ItemDataRole.DisplayRole:
            titles = (self.tr("Field"), self.tr("Holds"), self.tr("Required"))
            return (*titles, self.tr("Read"), self.tr("Sure"))[section]
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Names can be edited, required fields ticked."""
        flags = super().flags(index)
        if index.isValid() and index.column() == Column.NAME:
            flags |= Qt.ItemFlag.ItemIsEditable
        if index.isValid() and index.column() == Column.REQUIRED:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a cell shows and says."""
        if not index.isValid() or index.row() >= len(self._fields):
            return None
        placed, column = self._fields[index.row()], Column(index.column())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return self._text(placed, column)
        if role == Qt.ItemDataRole.CheckStateRole and column is Column.REQUIRED:
            on = placed.field.required
            return Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole):
            return self._explain(placed)
        return self._tone(placed, column) if role == TONE else None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Changes a field through the session, so that it can be undone."""
        if not index.isValid():
            return False
        self._session.end_stretch()
        keys = [self.key_at(index.row())]
        if index.column() == Column.NAME and role == Qt.ItemDataRole.EditRole:
            name = joined(str(value)).strip()
            self._session.set_part("name", name, self.tr("renaming", "undo"), keys)
            return True
        if index.column() == Column.REQUIRED and role == Qt.ItemDataRole.CheckStateRole:
            on = Qt.CheckState(value) == Qt.CheckState.Checked
            self._session.set_part("required", on, self.tr("required", "undo"), keys)
            return True
        return False

    def _text(self, placed: Placed, column: Column) -> str:
        tried = self._tried.get(placed.key)
        texts = {
            Column.NAME: placed.field.name,
            Column.KIND: describe(placed.field.kind),
            Column.TEXT: tried.text if tried else "",
            Column.SURE: tried.sure if tried else "",
        }
        return texts.get(column, "")

    def _tone(self, placed: Placed, column: Column) -> str:
        if column is Column.SURE:
            return ""
        if column is Column.TEXT:
            tried = self._tried.get(placed.key)
            return tried.tone if tried else ""
        if self._wrong(placed, column):
            return "wrong"
        return "suggested" if placed.suggested and column is Column.NAME else ""

    def _wrong(self, placed: Placed, column: Column) -> bool:
        parts = {flaw.part for flaw in self._session.flaws.get(placed.key, ())}
        if column is Column.NAME:
            return bool(parts - {"kind"})
        return column is Column.KIND and "kind" in parts

    def _explain(self, placed: Placed) -> str:
        flaws = [translated(flaw.text) for flaw in self._session.flaws.get(placed.key, ())]
        tried = self._tried.get(placed.key)
        sentences = [*flaws, *([tried.explanation] if tried else [])]
        if placed.suggested:
            sentences.append(self.tr("Plume found this field; please look at it."))
        return "\n".join([f"{placed.field.name}: {describe(placed.field.kind)}", *sentences])

    def _on_draft(self) -> None:
        draft = self._session.draft
        fields = draft.fields if draft is not None else ()
        old = [p.key for p in self._fields]
        if old and [p.key for p in fields if p.key in old] == old:
            self._insert(fields)
            self._fields = fields
            self._tell()
            return
        self.beginResetModel()
        self._fields = fields
        self.endResetModel()

    def _tell(self) -> None:
        if self._fields:
            last = self.index(len(self._fields) - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def _insert(self, fields: Sequence[Placed]) -> None:
        """Adds rows between the others, so that a name that is being typed there stays open."""
        for row, placed in enumerate(fields):
            if row == len(self._fields) or self._fields[row].key != placed.key:
                self.beginInsertRows(QModelIndex(), row, row)
                self._fields = (*self._fields[:row], placed, *self._fields[row:])
                self.endInsertRows()
