"""The text of a field of several lines."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from app.ui import theme
from app.ui.keys import alt_digit_of, leaves_undo, takes_tab

_ROWS = 3


class LinesEditor(QPlainTextEdit):
    """Works as ``LineEditor`` does, with the keys of several lines.

    Ctrl+Enter begins a line, the arrows move among the lines.

    Signals:
        accepted(): Enter or Tab was pressed: the text is right.
        step_wanted(int): to the field before (-1).
        candidate_wanted(int): Alt and a number were pressed, 0 for the key 1.
        left(): Escape was pressed.
        textEdited(str): the person changed the text.
    """

    accepted = Signal()
    step_wanted = Signal(int)
    candidate_wanted = Signal(int)
    left = Signal()
    textEdited = Signal(str)  # noqa: N815  (as QLineEdit calls it)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self._showing = False
        self.textChanged.connect(self._tell)

    def text(self) -> str:
        """The text, lines parted by newlines."""
        return self.toPlainText()

    def setText(self, text: str) -> None:  # noqa: N802  (as QLineEdit calls it)
        """Shows a text."""
        self._showing = True
        self.setPlainText(text)
        self._showing = False

    def fit(self) -> None:
        """Takes the height of a few lines."""
        margins = self.contentsMargins().top() + self.contentsMargins().bottom()
        rows = _ROWS * self.fontMetrics().lineSpacing()
        self.setFixedHeight(
            rows + margins + 2 * round(self.document().documentMargin()) + theme.GRID
        )

    def event(self, event: QEvent) -> bool:
        """Takes the Tab key, and leaves undo and redo to the window."""
        if takes_tab(event, self.accepted.emit, lambda: self.step_wanted.emit(-1)):
            return True
        return False if leaves_undo(event) else super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter accepts, Alt and a number choose, Escape leaves."""
        key, modifiers = Qt.Key(event.key()), event.modifiers()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter(modifiers)
        elif digit := alt_digit_of(event):
            self.candidate_wanted.emit(digit - 1)
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _enter(self, modifiers: Qt.KeyboardModifier) -> None:
        if modifiers & Qt.KeyboardModifier.ControlModifier:
            self.insertPlainText("\n")
        elif modifiers & Qt.KeyboardModifier.ShiftModifier:
            self.step_wanted.emit(-1)
        else:
            self.accepted.emit()

    def _tell(self) -> None:
        if not self._showing:
            self.textEdited.emit(self.text())
