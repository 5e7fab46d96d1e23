"""Looks for fields on the form, and says how many still have to be looked at."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.core.forms.field_labels import named_by_labels
from app.core.forms.template import FormField
from app.core.image_io import Image
from app.services.recognition import RecognitionService
from app.services.tasks import Worker
from app.ui.templates.editor_actions import EditorActions
from app.ui.templates.pictures import Found, find_fields
from app.ui.templates.session import EditorSession
from app.ui.templates.strip import Strip


class Suggestions(QObject):
    """Finds fields in the background and adds them as one step.

    Args:
        session: What is edited.
        worker: Looks for them.
        recognition: Reads what is printed beside them.
        parent: Owns it.

    Attributes:
        running: Whether fields are being looked for.

    Signals:
        changed(): ``running`` says something else.
        found(int, bool): so many fields were added; whether they seem to be written in.
        failed(message): they could not be looked for.
    """

    changed = Signal()
    found = Signal(int, bool)
    failed = Signal(str)

    def __init__(
        self,
        session: EditorSession,
        worker: Worker,
        recognition: RecognitionService,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.running = False
        self._session = session
        self._worker = worker
        self._recognition = recognition
        self._token = 0
        self._fields: list[FormField] = []
        self._filled = False
        self._place: tuple[Path, int] | None = None
        recognition.answered.connect(self._on_named)
        recognition.read_failed.connect(self._on_unnamed)

    def look(self, image: Image) -> None:
        """Looks for fields on a picture of the form."""
        draft = self._session.draft
        if draft is None or self.running:
            return
        self._place = (draft.picture, draft.page)
        self._set_running(True)
        self._worker.start(
            find_fields, image, draft.filled, done=self._read_labels, failed=self._on_failed
        )

    def _read_labels(self, found: Found) -> None:
        """Names the fields by what is printed beside them, as far as that can be read."""
        self._fields, self._filled = found.fields, found.filled
        self._token = self._recognition.ask(
            lambda reader: named_by_labels(found.picture, found.fields, reader)
        )

    def _on_named(self, token: int, fields: list[FormField]) -> None:
        if token == self._token:
            self._deliver(fields)

    def _on_unnamed(self, token: int, _message: str) -> None:
        if token == self._token:
            self._deliver(self._fields)

    def _deliver(self, fields: list[FormField]) -> None:
        self._token = 0
        self._set_running(False)
        draft = self._session.draft
        if draft is not None and (draft.picture, draft.page) == self._place:
            self.found.emit(self._session.suggest(fields), self._filled)

    def _on_failed(self, message: str) -> None:
        self._set_running(False)
        self.failed.emit(message)

    def _set_running(self, on: bool) -> None:
        self.running = on
        self.changed.emit()


class SuggestionStrip(Strip):
    """Says how many suggested fields are left, with buttons to take or leave them."""

    def __init__(
        self,
        session: EditorSession,
        suggestions: Suggestions,
        actions: EditorActions,
        parent: QWidget | None = None,
    ) -> None:
        both = [actions.accept, actions.reject]
        super().__init__("suggestion_strip", both, parent, primary=actions.accept)
        self._session = session
        self._suggestions = suggestions
        suggestions.changed.connect(self._refresh)
        session.draft_changed.connect(self._refresh)

    def _refresh(self) -> None:
        draft = self._session.draft
        left = len(draft.suggested) if draft is not None else 0
        if self._suggestions.running:
            self.say(self.tr("Looking for fields…"), "search")
        elif left:
            text = self.tr(
                "%n suggested field(s), green and dashed: name them, change them or remove them."
                " What you touch is yours.",
                "",
                left,
            )
            self.say(text, "search")
        else:
            self.hide()
