"""Fields are copied to the clipboard and added from there."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from app.core.errors import PlumeError
from app.ui.templates import transfer
from app.ui.templates.session import EditorSession


class FieldClipboard(QObject):
    """Copies the selected fields, and adds those that somebody copied.

    Args:
        session: Whose fields they are.
        parent: Owns it.

    Attributes:
        full: Whether there are fields to paste.

    Signals:
        changed(): ``full`` may say something else.
        pasted(): fields were added.
        failed(message): what was copied cannot be added.
    """

    changed = Signal()
    pasted = Signal()
    failed = Signal(str)

    def __init__(self, session: EditorSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._clipboard = QGuiApplication.clipboard()
        self._clipboard.dataChanged.connect(self._look)
        self._look()

    def cut(self) -> None:
        """Copies the selected fields and removes them."""
        self.copy()
        self._session.remove()

    def copy(self) -> None:
        """Copies the selected fields."""
        fields = [placed.field for placed in self._session.selected]
        if fields:
            self._clipboard.setText(transfer.to_text(fields))

    def paste(self) -> None:
        """Adds the fields that were copied."""
        if not self.full:
            return
        try:
            self._session.paste(transfer.fields_of(self._clipboard.text()))
        except PlumeError as error:
            self.failed.emit(str(error))
        else:
            self.pasted.emit()

    def _look(self) -> None:
        self.full = transfer.holds_fields(self._clipboard.text())
        self.changed.emit()
