"""What is unsaved in the template editor is kept, and offered back after a crash."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QDateTime, QLocale, QObject, Qt

from app.core.errors import PlumeError
from app.services.autosave import Autosave, Leftover, leftovers
from app.ui.read.recovery import Leftovers
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


class TemplateRecovery(Leftovers):
    """Finds templates of earlier runs.

    Args:
        folder: Where copies are kept.
        restore: Opens a template.
        parent: Owns it.
    """

    def __init__(self, folder: Path, restore: Restore, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._restore = restore

    def look(self) -> None:
        """Looks for templates of earlier runs."""
        self._take_up(leftovers(self._folder, DRAFT))

    def _show(self, leftover: Leftover) -> None:
        try:
            copy = read_copy(leftover.path)
        except PlumeError as error:
            text = self.tr("A form template of an earlier run cannot be read any more: {0}")
            self._on_damaged(leftover, text, str(error))
            return
        when = QDateTime.fromString(copy.saved, Qt.DateFormat.ISODate).toLocalTime()
        moment = QLocale().toString(when, QLocale.FormatType.ShortFormat)
        text = self.tr(
            "Plume did not end as it should. The form template “{0}” was kept as it stood ({1})."
        )
        self._offer(
            leftover,
            text.format(copy.draft.name, moment),
            lambda: self._restore(copy, lambda: self._restored(leftover)),
        )
