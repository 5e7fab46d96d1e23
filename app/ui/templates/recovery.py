"""What is unsaved in the template editor is kept, and offered back after a crash."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QDateTime, QLocale, QObject, Qt, Signal

from app.core.errors import PlumeError
from app.services.autosave import Autosave, Leftover, leftovers
from app.ui.read.recovery import Offer
from app.ui.sentences import translated
from app.ui.templates.draft_copy import DRAFT, DraftCopy, read_copy, write_copy
from app.ui.templates.session import EditorSession

Restore = Callable[[DraftCopy, Callable[[], object]], object]
"""Opens a template again, and calls when a new copy of it is kept."""


class DraftAutosave(Autosave):
    """Keeps a copy of the template that is open while it is unsaved.

    Args:
        session: What is edited.
        folder: Where copies are kept.
        parent: Owns it.
    """

    def __init__(self, session: EditorSession, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(folder, self._unsaved, parent=parent, suffix=DRAFT, write=write_copy)
        self._session = session

    def _unsaved(self) -> DraftCopy | None:
        """What a person would miss."""
        draft = self._session.draft
        if draft is None or not draft.fields or not self._session.unsaved:
            return None
        return DraftCopy(draft, self._session.path)


class TemplateRecovery(QObject):
    """Finds copies of earlier runs; one is offered at a time.

    Args:
        folder: Where copies are kept.
        restore: Opens a template.
        parent: Owns it.

    Signals:
        offered(Offer): there is a template of an earlier run.
        problem(message): a copy is damaged.
    """

    offered = Signal(object)
    problem = Signal(str)

    def __init__(self, folder: Path, restore: Restore, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._restore = restore
        self._found: list[Leftover] = []

    def look(self) -> None:
        """Looks for templates of earlier runs."""
        self._found = leftovers(self._folder, DRAFT)
        self._next()

    def close(self) -> None:
        """What was offered and not taken stays for the next start."""
        for leftover in self._found:
            leftover.release()
        self._found = []

    def _next(self) -> None:
        if not self._found:
            return
        leftover = self._found[0]
        try:
            copy = read_copy(leftover.path)
        except PlumeError as error:
            self._on_damaged(leftover, str(error))
            return
        self._offer(leftover, copy)

    def _offer(self, leftover: Leftover, copy: DraftCopy) -> None:
        when = QDateTime.fromString(copy.saved, Qt.DateFormat.ISODate).toLocalTime()
        moment = QLocale().toString(when, QLocale.FormatType.ShortFormat)
        text = self.tr(
            "Plume did not end as it should. The form template “{0}” was kept as it stood ({1})."
        )
        self.offered.emit(
            Offer(
                text.format(copy.draft.name, moment),
                lambda: self._restore(copy, lambda: self._done_with(leftover)),
                lambda: self._done_with(leftover),
            )
        )

    def _done_with(self, leftover: Leftover) -> None:
        if leftover in self._found:
            leftover.discard()
            self._found.remove(leftover)
            self._next()

    def _on_damaged(self, leftover: Leftover, message: str) -> None:
        self._found.remove(leftover)
        text = self.tr("A form template of an earlier run cannot be read any more: {0}")
        leftover.set_aside()
        self.problem.emit(text.format(translated(message)))
        self._next()
