"""Tool buttons stay as quick as they were in the morning.

A tool button of Qt 6.10 and 6.11 connects itself to its action once more whenever that changes, so
that after a day each change takes milliseconds. Taking the action away and giving it back leaves
one connection.
"""

from __future__ import annotations

from PySide6.QtCore import SIGNAL, QObject, QTimer
from PySide6.QtWidgets import QApplication, QToolButton

_EVERY = 30_000
"""Milliseconds between looks."""

_MOST = 100
"""Connections to one action that are left alone."""


class ToolButtonTidier(QObject):
    """Looks after all tool buttons from time to time.

    Args:
        parent: Lives as long as windows do.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        timer = QTimer(self)
        timer.timeout.connect(self.tidy)
        timer.start(_EVERY)

    def tidy(self) -> None:
        """Connects buttons anew whose actions have changed often."""
        widgets = QApplication.allWidgets()
        for button in (widget for widget in widgets if isinstance(widget, QToolButton)):
            action = button.defaultAction()
            if action is not None and action.receivers(SIGNAL("changed()")) > _MOST:
                mode = button.popupMode()
                button.removeAction(action)
                button.setDefaultAction(action)
                button.setPopupMode(mode)
