"""The lines of the page shown, as a table."""

from __future__ import annotations

from enum import IntEnum
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QDateTime,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from app.core.document import Page, TextLine
from app.ui.read.one_line import joined
from app.ui.read.places import Place
from app.ui.read.session import ReadSession
from app.ui.translation import percent, tr

Index = QModelIndex | QPersistentModelIndex

DOUBTFUL = Qt.ItemDataRole.UserRole
"""Whether the line is below the review threshold."""

VOUCHED = Qt.ItemDataRole.UserRole + 1
"""Whether a person typed the text or said that it is right."""


class Column(IntEnum):
    """The columns of the table."""

    NUMBER = 0
    TEXT = 1
    CONFIDENCE = 2


_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_ALIGNMENT = (_RIGHT, _LEFT, _RIGHT)


class LinesModel(QAbstractTableModel):
    """Wraps the lines of the session's current page; texts are edited through the session."""

    def __init__(self, session: ReadSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._lines: list[TextLine] = session.lines
        session.current_changed.connect(self._reset)
        session.lines_changed.connect(self._on_lines_changed)
        session.text_changed.connect(self._on_text_changed)
        session.review.threshold_changed.connect(self._on_threshold_changed)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """One row a line."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Number, text and confidence."""
        return 0 if parent.isValid() else len(Column)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Names of the columns, aligned as their cells."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _ALIGNMENT[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return (self.tr("Line"), self.tr("Text"), self.tr("Sure"))[section]
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Texts can be edited."""
        flags = super().flags(index)
        if index.isValid() and index.column() == Column.TEXT:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a cell shows and says."""
        if not index.isValid() or index.row() >= len(self._lines):
            return None
        line = self._lines[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return self._text(index, line)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _ALIGNMENT[index.column()]
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole):
            return self.explain(line)
        if role == DOUBTFUL:
            return self._session.review.is_doubtful(line)
        return (line.edited or line.reviewed) if role == VOUCHED else None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Changes a text through the session, so that it can be undone."""
        editable = index.isValid() and index.column() == Column.TEXT
        if not editable or role != Qt.ItemDataRole.EditRole:
            return False
        self._session.end_typing()
        self._session.set_text(index.row(), joined(str(value)).strip())
        return True

    def explain(self, line: TextLine) -> str:
        """One sentence on how sure the text is, or on whose word it stands."""
        read = line.reading.text or self.tr("nothing")
        if line.edited and line.reviewed:
            text = self.tr("Written and checked by {0}, {1}; Plume read “{2}”.")
            return text.format(*self._signature(line), read)
        if line.edited:
            text = self.tr("Written by {0}, {1}; Plume read “{2}”.")
            return text.format(*self._signature(line), read)
        if line.reviewed:
            text = self.tr("Checked by {0}, {1}: it is right.")
            return text.format(*self._signature(line))
        if self._session.review.is_doubtful(line):
            text = self.tr("Plume is only {0} sure of this text; please check it.")
        else:
            text = self.tr("Plume is {0} sure of this text.")
        return text.format(percent(line.confidence))

    def _text(self, index: Index, line: TextLine) -> str:
        if index.column() == Column.NUMBER:
            return str(index.row() + 1)
        if index.column() == Column.TEXT:
            return line.text
        return sure_text(line)

    def _signature(self, line: TextLine) -> tuple[str, str]:
        """Who, and when in the local time."""
        when = QDateTime.fromString(line.entry.at, Qt.DateFormat.ISODate).toLocalTime()
        short = QLocale().toString(when, QLocale.FormatType.ShortFormat)
        return line.entry.by or self.tr("you"), short

    def _reset(self) -> None:
        self.beginResetModel()
        self._lines = self._session.lines
        self.endResetModel()

    def _on_lines_changed(self, page: Page) -> None:
        if page is self._session.current:
            self._reset()

    def _on_text_changed(self, place: Place) -> None:
        if place.page is self._session.current:
            first, last = self.index(place.row, 0), self.index(place.row, len(Column) - 1)
            self.dataChanged.emit(first, last)

    def _on_threshold_changed(self) -> None:
        if self._lines:
            last = self.index(len(self._lines) - 1, len(Column) - 1)
            self.dataChanged.emit(self.index(0, 0), last)


def sure_text(line: TextLine) -> str:
    """How sure the text of a line is, in a word."""
    if line.reviewed:
        return tr("checked")
    if line.edited:
        return tr("edited")
    return percent(line.confidence)
