"""The steps in which a text was changed, so that words from the pad come back with it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from app.ui.write.marks import Marks, Spot
from app.ui.write.mending import span_of


@dataclass(frozen=True)
class _State:
    """What Qt's own undo does not bring back: selection, words, and the space that one put in."""

    anchor: int
    caret: int
    own_space: int
    spots: tuple[Spot, ...]


@dataclass(eq=False)
class Step:
    """One command of the document's undo stack: what was before it, and what it led to."""

    before: _State
    after: _State


class TextSteps(QObject):
    """Every change of a text is a step, whoever made it; they are taken back from the newest on.

    Args:
        edit: Shows the text.
        marks: Its words; they are to be sorted before ``note`` is called.

    Attributes:
        own_space: Behind the space that a word put in, not a person; null where there is none.

    Signals:
        made(Step): the text was changed.
    """

    made = Signal(object)

    def __init__(self, edit: QPlainTextEdit, marks: Marks) -> None:
        super().__init__(edit)
        self.own_space = QTextCursor()
        self._edit = edit
        self._marks = marks
        self._begun: _State | None = None
        self._state = self._now()
        edit.document().undoCommandAdded.connect(self._on_command)
        edit.selectionChanged.connect(self._on_caret)
        edit.cursorPositionChanged.connect(self._on_caret)

    def note(self) -> None:
        """The text or its words are others now."""
        begun, self._begun = self._begun, None
        self._state = self._now()
        if begun is not None:
            self.made.emit(Step(begun, self._state))

    def end(self) -> None:
        """What is typed from now on is no part of the last step."""
        # Qt adds what is typed to its last command only where the text is modified
        self._edit.document().setModified(False)

    def take_back(self, step: Step) -> None:
        """Undoes the newest step; nothing is left of it where the text was set anew since."""
        if self._edit.document().isUndoAvailable():
            step.after = self._state
            self._turn(self._edit.undo, step.before)

    def do_again(self, step: Step) -> None:
        """Does the step again that was undone last."""
        if self._edit.document().isRedoAvailable():
            self._turn(self._edit.redo, step.after)

    def _turn(self, turn: Callable[[], object], state: _State) -> None:
        self._marks.restore(())
        turn()
        cursor = self._edit.textCursor()
        cursor.setPosition(state.anchor)
        cursor.setPosition(state.caret, QTextCursor.MoveMode.KeepAnchor)
        self._edit.setTextCursor(cursor)
        self._marks.restore(state.spots)
        own = state.own_space
        self.own_space = span_of(cursor, own, own) if own >= 0 else QTextCursor()
        self.end()

    def _now(self) -> _State:
        cursor = self._edit.textCursor()
        own = -1 if self.own_space.isNull() else self.own_space.position()
        return _State(cursor.anchor(), cursor.position(), own, self._marks.spots())

    def _on_command(self) -> None:
        """A step began; that is told when it has ended."""
        self._begun = self._state

    def _on_caret(self) -> None:
        cursor = self._edit.textCursor()
        self._state = replace(self._state, anchor=cursor.anchor(), caret=cursor.position())
