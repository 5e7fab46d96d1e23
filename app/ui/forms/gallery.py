"""What is written in one field on all forms, as pictures beside each other."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from app.core.batch.review import ReviewField
from app.services.tasks import Worker
from app.ui import theme
from app.ui.forms.cut_outs import CutOuts
from app.ui.forms.field_panel import FieldPanel
from app.ui.forms.forms_model import Order
from app.ui.forms.gallery_model import GalleryModel
from app.ui.forms.gallery_view import GalleryView
from app.ui.forms.session import FormsSession
from app.ui.view_note import ViewNote
from app.ui.wrapped_label import WrappedLabel


class Gallery(QWidget):
    """The pictures of one field, and which field and in which order.

    Args:
        session: What is open.
        worker: Loads scans.
        panel: Shows the current field; what is typed on a picture goes there.

    Attributes:
        view: The pictures.

    Signals:
        field_chosen(ReviewField): another picture is current.
    """

    field_chosen = Signal(object)

    def __init__(
        self,
        session: FormsSession,
        worker: Worker,
        panel: FieldPanel,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("gallery_page")
        self._session, self._panel = session, panel
        cut_outs = CutOuts(worker, self)
        self.model = GalleryModel(session, cut_outs, self)
        self.view = GalleryView(self.model, cut_outs, self)
        self._note = ViewNote("gallery_note", self.view)
        self._names, self._orders = self._choices()
        self._lay_out()
        self.setFocusProxy(self.view)
        self.view.accepted.connect(panel.accept)
        self.view.edit_wanted.connect(panel.edit)
        self.view.typed.connect(self._type)
        self.view.selectionModel().currentChanged.connect(self._on_current)
        self._names.activated.connect(lambda _number: self._choose_name())
        self._orders.currentIndexChanged.connect(lambda _number: self.sort())

    def show_field(self, field: ReviewField | None) -> None:
        """Makes the picture of a field the current one, in view."""
        if field is None:
            self._note.say(self.tr("The forms appear here as they are read."))
            return
        self._note.say("")
        if field.name != self.model.name:
            self._list(field)
        self._names.setCurrentText(field.name)
        index = self.model.index_of(field)
        if index.isValid() and index != self.view.currentIndex():
            self.view.setCurrentIndex(index)

    def sort(self) -> None:
        """Sorts the pictures anew; the current one stays."""
        field = self._session.current
        if field is not None:
            self._list(field)
            self.show_field(field)

    def forward(self) -> bool:
        """Goes on to the next picture; whether there is one."""
        return self._step(1)

    def back(self) -> None:
        """Goes back to the picture before."""
        self._step(-1)

    def on(self) -> bool:
        """Goes to the next field to look at, of these, then of the others; whether there is one."""
        found = self._next_open()
        if found is not None:
            self.field_chosen.emit(found)
        return found is not None

    def _step(self, direction: int) -> bool:
        index = self.model.index(self.view.currentIndex().row() + direction)
        if index.isValid():
            self.view.setCurrentIndex(index)
        return index.isValid()

    def _next_open(self) -> ReviewField | None:
        row, names = self.view.currentIndex().row() + 1, self._session.columns
        here = names.index(self.model.name)
        others = map(self.model.sorted_fields, names[here + 1 :] + names[:here])
        for fields in (self.model.fields[row:], *others, self.model.fields[:row]):
            if (found := next(filter(self._session.is_open, fields), None)) is not None:
                return found
        return None

    def _choices(self) -> tuple[QComboBox, QComboBox]:
        names, orders = QComboBox(self), QComboBox(self)
        names.setObjectName("gallery_field")
        names.setAccessibleName(self.tr("Field"))
        orders.setObjectName("gallery_order")
        orders.setAccessibleName(self.tr("Order of the pictures"))
        orders.addItem(self.tr("Sorted by value"), Order.VALUE)
        orders.addItem(self.tr("Least sure first"), Order.CONFIDENCE)
        return names, orders

    def _lay_out(self) -> None:
        strip = QFrame(self)
        strip.setProperty("role", "strip")
        row = QHBoxLayout(strip)
        row.setContentsMargins(theme.GRID, 6, theme.GRID, 6)
        label = QLabel(self.tr("Field:"), strip)
        label.setBuddy(self._names)
        row.addWidget(label)
        row.addWidget(self._names)
        row.addWidget(self._orders)
        row.addStretch(1)
        keys = WrappedLabel("gallery_keys", self)
        keys.setProperty("role", "muted")
        keys.setContentsMargins(theme.GRID, 6, theme.GRID, 6)
        each = (
            self.tr("Enter or Tab: right, go on"),
            self.tr("Typing: correct"),
            self.tr("F8: next to check"),
            self.tr("Esc: back to the table"),
        )
        keys.setText("   ·   ".join(each))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(strip)
        layout.addWidget(self.view, 1)
        layout.addWidget(keys)

    def _list(self, field: ReviewField) -> None:
        """Lists the fields of the name of one."""
        columns = self._session.columns
        if [self._names.itemText(n) for n in range(self._names.count())] != columns:
            self._names.clear()
            self._names.addItems(columns)
        self.view.setAccessibleName(self.tr("Pictures of {0}").format(field.name))
        self.view.pictures.fit(field)
        self.model.show(field.name, self._orders.currentData())

    def _type(self, event: QKeyEvent) -> None:
        self._panel.edit()
        QApplication.sendEvent(self._panel.editor, event)

    def _choose_name(self) -> None:
        """Shows another field, of the same form where it has it."""
        name, current = self._names.currentText(), self._session.current
        same = current.form.field(name) if current is not None else None
        found = [same] if same is not None else self.model.sorted_fields(name)
        if found:
            self.field_chosen.emit(found[0])
        elif current is not None:
            self._names.setCurrentText(current.name)

    def _on_current(self, index: QModelIndex) -> None:
        if index.isValid():
            self.field_chosen.emit(self.model.fields[index.row()])
