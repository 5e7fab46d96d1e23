"""The batch that is open: its forms, which field is shown, and the steps that can be undone."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from app.core.batch.corrections import Corrections
from app.core.batch.review import ReviewBatch, ReviewField, ReviewForm, in_order
from app.core.batch.store import StoredBatch
from app.core.document import Entry
from app.core.errors import PlumeError
from app.core.review import Curve, Outlook
from app.services.batch import Finished, Prepared
from app.services.tasks import Task, Worker
from app.ui.read.person import login, now


class FormsSession(QObject):
    """What the parts of the window share; all changes go through here.

    Args:
        worker: Waits for the disk.
        threshold: Confidence below which a field is to be looked at.

    Attributes:
        stored: Where the batch is kept; None while none is open.
        batch: Its forms; None until the templates are loaded.
        undo_stack: What the person did to the fields.
        current: The field that is shown; None for none.
        by_field: Whether all fields of one name are reviewed together.

    Signals:
        opened(): another batch, or none, is open.
        forms_added(list[ReviewForm]): pages were finished.
        field_changed(ReviewField): it says something else, or on another word.
        current_changed(): another field is shown.
        threshold_changed(): other fields are doubtful now.
        failed(message): a correction could not be written.
    """

    opened = Signal()
    forms_added = Signal(object)
    field_changed = Signal(object)
    current_changed = Signal()
    threshold_changed = Signal()
    failed = Signal(str)

    def __init__(self, worker: Worker, threshold: float, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.stored: StoredBatch | None = None
        self.batch: ReviewBatch | None = None
        self.undo_stack = QUndoStack(self)
        self.current: ReviewField | None = None
        self.threshold = threshold
        self.by_field = self._refused = False
        self._worker = worker
        self._curve: Curve = ()
        self._corrections: Corrections | None = None

    @property
    def forms(self) -> list[ReviewForm]:
        """The forms that were read."""
        return self.batch.forms if self.batch is not None else []

    @property
    def problems(self) -> list[ReviewForm]:
        """The pages of which nothing was read."""
        return self.batch.problems if self.batch is not None else []

    @property
    def outlook(self) -> Outlook:
        """What review is still to come."""
        return self.batch.outlook(self.threshold, self._curve) if self.batch else Outlook()

    @property
    def fields(self) -> list[ReviewField]:
        """All fields, in the order in which they are reviewed."""
        return in_order(self.batch, self.by_field) if self.batch else []

    @property
    def columns(self) -> list[str]:
        """Names of the fields of all forms that came; other templates may be there for nothing."""
        if self.batch is None:
            return []
        came = {form.result.template for form in self.forms}
        rules = (rules for name, rules in self.batch.rules.items() if name in came)
        return list(dict.fromkeys(rule.field.name for each in rules for rule in each))

    @property
    def homeless(self) -> list[str]:
        """Names of fields that were corrected and that no template has any more."""
        if self.batch is None:
            return []
        columns = self.batch.columns
        said = dict.fromkeys(name for _, name in self.batch.corrections.entries)
        return [name for name in said if name not in columns]

    def is_open(self, field: ReviewField) -> bool:
        """Whether a person should look at a field."""
        return field.open(self.threshold)

    def open(self, stored: StoredBatch) -> None:
        """Opens a batch; its forms come with ``prepare`` and ``add``.

        Raises:
            FileError: its corrections cannot be read, or another window has it open.
        """
        self.close()
        self._corrections = Corrections(stored.corrected)
        self.stored = stored
        self.opened.emit()

    def close(self) -> None:
        """Puts the batch away; everything about it is in its files."""
        if self._corrections is not None:
            try:
                self._corrections.close()
            except PlumeError as error:
                self.failed.emit(str(error))
        self._corrections = self.stored = self.batch = self.current = None
        self.undo_stack.clear()
        self.opened.emit()

    def prepare(self, prepared: Prepared) -> None:
        """Makes ready for forms; a batch that goes on keeps those it has."""
        self._curve = prepared.curve
        if self.batch is None and self._corrections is not None:
            self.batch = ReviewBatch(prepared.rules, self._corrections)
            self.opened.emit()

    def add(self, pages: list[Finished]) -> None:
        """Takes finished pages in."""
        if self.batch is None:
            return
        added = [self.batch.add(page.result, page.order, page.key) for page in pages]
        new = [form for form in added if form is not None]
        if new:
            self.forms_added.emit(new)

    def show(self, field: ReviewField | None) -> None:
        """Shows another field."""
        if field is not self.current:
            self.current = field
            self.current_changed.emit()

    def set_threshold(self, threshold: float) -> None:
        """Makes fields doubtful of which Plume is less sure than that."""
        if threshold != self.threshold:
            self.threshold = threshold
            self.threshold_changed.emit()

    def set_by_field(self, on: bool) -> None:
        """Reviews all fields of one name together, or form by form."""
        self.by_field = on

    def accept(self, field: ReviewField, text: str) -> bool:
        """The person says that this is what stands in a field; whether that could be written."""
        return self._say(field, Entry(field.rule.spelled(text), True, login(), now()))

    def type(self, field: ReviewField, text: str) -> bool:
        """The person wrote another text, not yet called right; whether that could be written."""
        return self._say(field, field.line.typed(field.rule.spelled(text), login(), now()))

    def undo(self) -> None:
        """Takes the last step back; it stays the last one where that cannot be written."""
        self._refused = False
        self.undo_stack.undo()
        if self._refused:
            self.undo_stack.redo()

    def redo(self) -> None:
        """Does the next step again; it stays the next one where that cannot be written."""
        self._refused = False
        self.undo_stack.redo()
        if self._refused:
            self.undo_stack.undo()

    def apply(self, field: ReviewField, entry: Entry) -> bool:
        """Writes what a field says, without a step to undo; whether that was possible."""
        assert self.batch is not None
        if entry is field.line.entry:
            return True
        try:
            self.batch.say(field, entry)
        except PlumeError as error:
            self._refused = True
            self.failed.emit(str(error))
            return False
        self._worker.start(
            _sync, self.batch.corrections, done=_nothing, failed=self.failed.emit, channel="sync"
        )
        self.field_changed.emit(field)
        return True

    def _say(self, field: ReviewField, entry: Entry) -> bool:
        old = field.line.entry
        if (old.text, old.reviewed) == (entry.text, entry.reviewed):
            return True
        if not self.apply(field, entry):
            return False
        self.undo_stack.push(_Say(self, field, old, entry))
        return True


class _Say(QUndoCommand):
    """A field says something else; undoing shows the field."""

    def __init__(self, session: FormsSession, field: ReviewField, old: Entry, new: Entry) -> None:
        super().__init__(field.name)
        self._session, self._field, self._old, self._new = session, field, old, new

    def undo(self) -> None:
        """Brings back what it said."""
        self._apply(self._old)

    def redo(self) -> None:
        """Says it again; the first time it is said already."""
        self._apply(self._new)

    def _apply(self, entry: Entry) -> None:
        self._session.apply(self._field, entry)
        self._session.show(self._field)


def _sync(_task: Task, corrections: Corrections) -> None:
    corrections.sync()


def _nothing(_result: object) -> None:
    pass
