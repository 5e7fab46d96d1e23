"""Why a table or a page is empty, in the middle of it, and for screen readers."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QAbstractScrollArea, QLabel

_MARGIN = 16


class ViewNote(QLabel):
    """Hidden while there is nothing to say.

    Args:
        name: Object name.
        view: What it lies on.
    """

    def __init__(self, name: str, view: QAbstractScrollArea) -> None:
        super().__init__(view)
        self._view, self._viewport = view, view.viewport()
        self.setObjectName(name)
        self.setProperty("role", "muted")
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setWordWrap(True)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        self._viewport.installEventFilter(self)

    def say(self, text: str) -> None:
        """Says something; an empty text nothing."""
        self.setText(text)
        self.setVisible(bool(text))
        self._view.setAccessibleDescription(text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stays in the middle."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move):
            self.setGeometry(self._viewport.geometry().adjusted(_MARGIN, 0, -_MARGIN, 0))
        return super().eventFilter(watched, event)
