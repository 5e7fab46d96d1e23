"""The forms of a batch as a table: one row a form, one column a field."""

from __future__ import annotations

from bisect import bisect_right
from datetime import datetime
from decimal import Decimal
from enum import Enum, auto
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.core.batch.review import ReviewField, ReviewForm
from app.ui.forms.explain import explain, scan_text, text_of
from app.ui.forms.session import FormsSession

Index = QModelIndex | QPersistentModelIndex

DOUBTFUL = Qt.ItemDataRole.UserRole
"""Whether Plume is unsure of the field and nobody has looked at it."""

VOUCHED = Qt.ItemDataRole.UserRole + 1
"""Whether a person typed the text or said that it is right."""

BROKEN = Qt.ItemDataRole.UserRole + 2
"""Whether the text breaks a rule of its field."""

HARD = Qt.ItemDataRole.UserRole + 3
"""Whether the scan is hard to read."""

_MANY = 50


class Order(Enum):
    """In which order the forms stand."""

    SCANS = auto()
    VALUE = auto()
    CONFIDENCE = auto()


class FormsModel(QAbstractTableModel):
    """Wraps the session's forms; the first column names the scan.

    Attributes:
        order: In which order the forms stand.
        sorted_by: The column by which they are sorted.
    """

    def __init__(self, session: FormsSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._names: list[str] = []
        self._forms: list[ReviewForm] = []
        self.order, self.sorted_by = Order.SCANS, 0
        session.opened.connect(self._reset)
        session.forms_added.connect(self._on_added)
        session.field_changed.connect(self._on_field_changed)
        session.threshold_changed.connect(self._on_threshold_changed)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """One row a form."""
        return 0 if parent.isValid() else len(self._forms)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """The scan, and each field."""
        return 0 if parent.isValid() else 1 + len(self._names)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Names of the columns; the tooltip tells how to sort."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._names[section - 1] if section else self.tr("Form")
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        if role == Qt.ItemDataRole.ToolTipRole and section:
            return self.tr("Click to sort by value, again for the least sure first")
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a cell shows and says."""
        form = self._forms[index.row()] if index.isValid() else None
        if form is None:
            return None
        if index.column() == 0:
            return self._scan(form, role)
        field = self.field(index)
        if field is None:
            return "" if role == Qt.ItemDataRole.DisplayRole else None
        if role == Qt.ItemDataRole.DisplayRole:
            return text_of(field)
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole):
            return explain(field, self._session.threshold)
        return state_of(field, self._session.threshold, role)

    def form(self, row: int) -> ReviewForm | None:
        """The form in a row."""
        return self._forms[row] if 0 <= row < len(self._forms) else None

    def field(self, index: Index) -> ReviewField | None:
        """The field in a cell; None in the first column and where the form has none."""
        if not index.isValid() or index.column() == 0:
            return None
        return self._forms[index.row()].field(self._names[index.column() - 1])

    def index_of(self, field: ReviewField) -> QModelIndex:
        """Where a field stands; no index while its form is not there."""
        if field.form not in self._forms:
            return QModelIndex()
        return self.index(self._forms.index(field.form), self._names.index(field.name) + 1)

    @property
    def unused(self) -> set[int]:
        """The columns of templates of which no form came, once any came."""
        used = set(self._session.columns) or set(self._names)
        return {column for column, name in enumerate(self._names, 1) if name not in used}

    def arrange(self, column: int, order: Order) -> None:
        """Sorts the forms by a field's value or confidence, or as they were scanned."""
        self.beginResetModel()
        self.order, self.sorted_by = order, column
        self._forms.sort(key=self._key)
        self.endResetModel()

    def _scan(self, form: ReviewForm, role: int) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return form.title
        if role == Qt.ItemDataRole.ToolTipRole:
            lines = (str(form.result.file), form.result.template, scan_text(form))
            return "\n".join(filter(None, lines))
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return scan_text(form)
        return bool(form.result.flaws) if role == HARD else None

    def _key(self, form: ReviewForm) -> tuple[Any, ...]:
        """Forms without the field come last."""
        if self.order is Order.SCANS or not 0 < self.sorted_by <= len(self._names):
            return (form.order,)
        field = form.field(self._names[self.sorted_by - 1])
        return (1, form.order) if field is None else (0, *place_of(field, self.order))

    def _reset(self) -> None:
        self.beginResetModel()
        batch = self._session.batch
        if batch is None:  # the next one may have other columns
            self.order, self.sorted_by = Order.SCANS, 0
        self._names = batch.columns if batch is not None else []
        self._forms = sorted(self._session.forms, key=self._key)
        self.endResetModel()

    def _on_added(self, forms: list[ReviewForm]) -> None:
        new = [form for form in forms if form.matched]
        if len(new) > _MANY:
            self._reset()
            return
        for form in new:
            row = bisect_right(self._forms, self._key(form), key=self._key)
            self.beginInsertRows(QModelIndex(), row, row)
            self._forms.insert(row, form)
            self.endInsertRows()

    def _on_field_changed(self, field: ReviewField) -> None:
        index = self.index_of(field)
        if index.isValid():
            self.dataChanged.emit(index, index)

    def _on_threshold_changed(self) -> None:
        if self._forms:
            last = self.index(len(self._forms) - 1, len(self._names))
            self.dataChanged.emit(self.index(0, 0), last)


def place_of(field: ReviewField, order: Order) -> tuple[Any, ...]:
    """Sorts fields of one name, days and numbers as what they are and before any text."""
    if order is Order.SCANS:
        return (field.form.order,)
    if order is Order.CONFIDENCE:
        return (field.line.confidence, field.form.order)
    value = field.value
    if isinstance(value, datetime):
        return (0, value.toordinal(), field.form.order)
    if isinstance(value, Decimal):
        return (0, value, field.form.order)
    return (1, value.casefold(), field.form.order)


def state_of(field: ReviewField, threshold: float, role: int) -> bool | None:
    """What there is to mark about a field; None for another role."""
    if role == DOUBTFUL:
        return field.doubtful(threshold)
    if role == BROKEN:
        return bool(field.problem)
    return field.vouched if role == VOUCHED else None
