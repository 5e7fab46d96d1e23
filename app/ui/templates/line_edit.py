"""A line of text that belongs to a field; undo and redo are the window's."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from app.ui.keys import leaves_undo
from app.ui.read.one_line import OneLine


class PartEdit(QLineEdit):
    """Edits one property.

    Args:
        name: Object name.
        parent: Holds it.

    Signals:
        left(): it lost the focus: what is typed next is another step.
    """

    left = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setValidator(OneLine(self))

    def show_text(self, text: str) -> None:
        """Shows a text, and leaves the caret alone where it is the one that is shown."""
        if self.text() != text:
            self.setText(text)

    def event(self, event: QEvent) -> bool:
        """Leaves undo and redo to the window, whose steps are whole edits."""
        return False if leaves_undo(event) else super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Ends a stretch of typing."""
        super().focusOutEvent(event)
        self.left.emit()
