"""What a person does to the pages, as steps that can be undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QUndoCommand

from app.core.document import Page, TextLine

if TYPE_CHECKING:
    from app.ui.read.session import ReadSession

_TYPING = 1


class SetText(QUndoCommand):
    """Changes the text of a line; one stretch of typing is one step."""

    def __init__(self, session: ReadSession, page: Page, line: TextLine, text: str) -> None:
        super().__init__(QCoreApplication.translate("Commands", "change of a text"))
        self._session, self._page, self._line = session, page, line
        self._old, self._new = line.text, text
        self._stretch = session.stretch

    def id(self) -> int:
        """Commands of one id may be merged."""
        return _TYPING

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Takes over the text of the step after this one, where it is more of the same typing."""
        if not isinstance(other, SetText) or other._line is not self._line:
            return False
        if other._stretch != self._stretch:
            return False
        self._new = other._new
        self.setObsolete(self._new == self._old)
        return True

    def undo(self) -> None:
        """Brings the text back."""
        self._session.apply_text(self._page, self._line, self._old)

    def redo(self) -> None:
        """Writes the text."""
        self._session.apply_text(self._page, self._line, self._new)


class SetLines(QUndoCommand):
    """Replaces the lines of a page."""

    def __init__(
        self, session: ReadSession, page: Page, lines: list[TextLine] | None, title: str
    ) -> None:
        super().__init__(title)
        self._session, self._page = session, page
        self._old, self._new = page.lines, lines

    def undo(self) -> None:
        """Brings the lines back."""
        self._session.apply_lines(self._page, self._old)

    def redo(self) -> None:
        """Shows the new lines."""
        self._session.apply_lines(self._page, self._new)


class RotatePage(QUndoCommand):
    """Turns a page; its lines have to be read again."""

    def __init__(self, session: ReadSession, page: Page, degrees: int) -> None:
        super().__init__(QCoreApplication.translate("Commands", "rotation"))
        self._session, self._page, self._degrees = session, page, degrees
        self._lines = page.lines

    def undo(self) -> None:
        """Turns the page back and brings its lines back."""
        self._session.apply_rotation(self._page, -self._degrees, self._lines)

    def redo(self) -> None:
        """Turns the page."""
        self._lines = self._page.lines
        self._session.apply_rotation(self._page, self._degrees, None)


class RemovePages(QUndoCommand):
    """Closes pages."""

    def __init__(self, session: ReadSession, pages: list[Page]) -> None:
        super().__init__(QCoreApplication.translate("Commands", "closing"))
        self._session = session
        self._places = sorted((session.document.pages.index(page), page) for page in pages)

    def undo(self) -> None:
        """Opens the pages again where they were."""
        self._session.apply_insertion(self._places)

    def redo(self) -> None:
        """Takes the pages out."""
        self._session.apply_removal([page for _, page in self._places])
