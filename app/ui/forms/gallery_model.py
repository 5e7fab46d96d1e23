"""One field of all forms, each with its picture, sorted by value or by confidence."""

from __future__ import annotations

from bisect import bisect_right
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.core.batch.review import ReviewField, ReviewForm
from app.ui.forms.cut_outs import CutOuts
from app.ui.forms.explain import explain, sure_text, text_of
from app.ui.forms.forms_model import VOUCHED, Order, place_of, state_of
from app.ui.forms.session import FormsSession

Index = QModelIndex | QPersistentModelIndex

FORM = VOUCHED + 16
"""The name of the scan."""


class GalleryModel(QAbstractListModel):
    """Lists the fields of one name; what is corrected stays where it is until it is sorted again.

    Args:
        session: Whose fields they are.
        cut_outs: Their pictures.

    Attributes:
        name: Of the field; empty while nobody looks.
        order: By value or by confidence.
    """

    def __init__(
        self, session: FormsSession, cut_outs: CutOuts, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._cut_outs = session, cut_outs
        self._fields: list[ReviewField] = []
        self.name, self.order = "", Order.VALUE
        session.opened.connect(self._on_opened)
        session.forms_added.connect(self._on_added)
        session.field_changed.connect(self._tell)
        session.threshold_changed.connect(self._tell_all)
        cut_outs.ready.connect(self._tell)

    @property
    def fields(self) -> list[ReviewField]:
        """In the order in which they are shown."""
        return self._fields

    def show(self, name: str, order: Order) -> None:
        """Lists the fields of a name, sorted anew."""
        self.beginResetModel()
        self.name, self.order = name, order
        self._fields = self.sorted_fields(name)
        self.endResetModel()

    def sorted_fields(self, name: str) -> list[ReviewField]:
        """All fields of a name, in the order that is chosen."""
        found = (form.field(name) for form in self._session.forms)
        return sorted((f for f in found if f is not None), key=self._place)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """One row a form that has the field."""
        return 0 if parent.isValid() else len(self._fields)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Text, picture and state of a field."""
        if not index.isValid() or index.row() >= len(self._fields):
            return None
        field, threshold = self._fields[index.row()], self._session.threshold
        if role == Qt.ItemDataRole.DisplayRole:
            return text_of(field) or self.tr("(nothing)")
        if role == Qt.ItemDataRole.DecorationRole:
            return self._cut_outs.get(field)
        if role == FORM:
            return field.form.title
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{field.form.title}\n{explain(field, threshold)}"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            text = text_of(field) or self.tr("(nothing)")
            return f"{text}, {field.form.title}, {sure_text(field, threshold)}"
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return explain(field, threshold)
        return state_of(field, threshold, role)

    def index_of(self, field: ReviewField | None) -> QModelIndex:
        """Where a field stands; no index where it is another one's."""
        if field is None or field.name != self.name or field not in self._fields:
            return QModelIndex()
        return self.index(self._fields.index(field))

    def _place(self, field: ReviewField) -> tuple[Any, ...]:
        return place_of(field, self.order)

    def _on_opened(self) -> None:
        self._cut_outs.clear()
        self.show("", self.order)

    def _on_added(self, forms: list[ReviewForm]) -> None:
        for form in forms:
            field = form.field(self.name)
            if field is not None:
                row = bisect_right(self._fields, self._place(field), key=self._place)
                self.beginInsertRows(QModelIndex(), row, row)
                self._fields.insert(row, field)
                self.endInsertRows()

    def _tell(self, field: ReviewField) -> None:
        index = self.index_of(field)
        if index.isValid():
            self.dataChanged.emit(index, index)

    def _tell_all(self) -> None:
        if self._fields:
            self.dataChanged.emit(self.index(0), self.index(len(self._fields) - 1))
