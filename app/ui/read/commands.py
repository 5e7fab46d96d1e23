"""What a person does to the pages, as steps that can be undone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtGui import QUndoCommand

from app.core.document import Entry, Page, TextLine
from app.ui.translation import tr

if TYPE_CHECKING:
    from app.ui.read.session import ReadSession

_TYPING = 1


class SetEntries(QUndoCommand):
    """Changes what lines of a page say, or on whose word.

    One stretch of typing in one line is one step, and accepting what was typed belongs to it.
    """

    def __init__(
        self, session: ReadSession, page: Page, entries: Mapping[TextLine, Entry], title: str
    ) -> None:
        super().__init__(title)
        self._session, self._page = session, page
        self._old = {line: line.entry for line in entries}
        self._new = dict(entries)
        self._stretch = session.stretch

    def id(self) -> int:
        """Commands of one id may be merged."""
        return _TYPING

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Takes over the step after this one, where it is more of the same work on the line."""
        if not isinstance(other, SetEntries) or other._stretch != self._stretch:
            return False
        if other._old.keys() != self._old.keys():
            return False
        self._new = other._new
        self.setObsolete(all(self._same(line) for line in self._old))
        return True

    def _same(self, line: TextLine) -> bool:
        old, new = self._old[line], self._new[line]
        return (old.text, old.reviewed) == (new.text, new.reviewed)

    def undo(self) -> None:
        """Brings back what the lines said."""
        self._session.apply_entries(self._page, self._old)

    def redo(self) -> None:
        """Writes what they say now."""
        self._session.apply_entries(self._page, self._new)


class SetLines(QUndoCommand):
    """Replaces the lines of a page.

    Only undoing and redoing show it: what was read in the background takes nobody off a page.
    """

    def __init__(
        self, session: ReadSession, page: Page, lines: list[TextLine] | None, title: str
    ) -> None:
        super().__init__(title)
        self._session, self._page = session, page
        self._old, self._new = page.lines, lines
        self._undone = False

    def undo(self) -> None:
        """Brings the lines back."""
        self._undone = True
        self._session.apply_lines(self._page, self._old, show=True)

    def redo(self) -> None:
        """Puts the new lines there."""
        self._session.apply_lines(self._page, self._new, show=self._undone)


class RotatePage(QUndoCommand):
    """Turns a page; what was read on either side of the turn is kept."""

    def __init__(self, session: ReadSession, page: Page, degrees: int) -> None:
        super().__init__(tr("rotation"))
        self._session, self._page, self._degrees = session, page, degrees
        self._before: list[TextLine] | None = None
        self._after: list[TextLine] | None = None

    def undo(self) -> None:
        """Turns the page back and brings its lines back."""
        self._after = self._page.lines
        self._session.apply_rotation(self._page, -self._degrees, self._before)

    def redo(self) -> None:
        """Turns the page."""
        self._before = self._page.lines
        self._session.apply_rotation(self._page, self._degrees, self._after)


class AddPages(QUndoCommand):
    """Opens pages behind those that are open."""

    def __init__(self, session: ReadSession, pages: Sequence[Page]) -> None:
        super().__init__(tr("opening"))
        self._session, self._pages = session, list(pages)
        self._first = len(session.document)

    def undo(self) -> None:
        """Takes the pages out."""
        self._session.apply_removal(self._pages)

    def redo(self) -> None:
        """Puts the pages in."""
        self._session.apply_insertion(list(enumerate(self._pages, self._first)))


class RemovePages(QUndoCommand):
    """Closes pages."""

    def __init__(self, session: ReadSession, pages: Sequence[Page]) -> None:
        super().__init__(tr("closing"))
        self._session = session
        self._places = sorted((session.document.pages.index(page), page) for page in pages)

    def undo(self) -> None:
        """Opens the pages again where they were."""
        self._session.apply_insertion(self._places)

    def redo(self) -> None:
        """Takes the pages out."""
        self._session.apply_removal([page for _, page in self._places])
