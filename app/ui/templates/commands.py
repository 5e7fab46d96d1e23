"""What a person does to a template, as steps that can be undone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtGui import QUndoCommand

from app.ui.templates.draft import Draft

_MERGED = 1


@dataclass(frozen=True)
class State:
    """What is undone to: the draft, and which of its fields were selected."""

    draft: Draft
    selection: tuple[int, ...]


class Change(QUndoCommand):
    """Puts one draft in the place of another.

    Steps with the same stretch, such as the letters of a name or a field moved again and again,
    are one.
    """

    def __init__(
        self,
        apply: Callable[[State], object],
        before: State,
        after: State,
        title: str,
        stretch: object = None,
    ) -> None:
        super().__init__(title)
        self._apply = apply
        self._before, self._after = before, after
        self._stretch = stretch

    def id(self) -> int:
        """Commands of one id may be merged."""
        return _MERGED if self._stretch is not None else -1

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Takes over the step after this one, where it is more of the same."""
        if not isinstance(other, Change) or other._stretch != self._stretch:
            return False
        self._after = other._after
        self.setObsolete(self._after.draft == self._before.draft)
        return True

    def undo(self) -> None:
        """Brings back what was."""
        self._apply(self._before)

    def redo(self) -> None:
        """Shows what is now."""
        self._apply(self._after)
