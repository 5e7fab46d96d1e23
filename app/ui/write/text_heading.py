"""Above the text: how much of it to check, and a button to copy it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from app.ui import theme
from app.ui.write.write_actions import WriteActions


class TextHeading(QWidget):
    """Says what the field below holds.

    Args:
        actions: Give the buttons.
    """

    def __init__(self, actions: WriteActions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        title = QLabel(self.tr("Text"), self)
        title.setProperty("role", "heading")
        self._action = actions.next_doubtful
        self._check = _button(self, "check_text")
        self._check.setDefaultAction(self._action)
        copy = _button(self, "copy_written_text")
        copy.setDefaultAction(actions.copy_text)
        copy.setAccessibleName(self.tr("Copy the text"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(2, 0, 0, 0)
        layout.setSpacing(theme.GRID // 2)
        layout.addWidget(title)
        layout.addStretch(1)
        layout.addWidget(self._check)
        layout.addWidget(copy)
        self.show_doubtful(0)

    def show_doubtful(self, count: int) -> None:
        """Says how many words a person should look at."""
        self._action.setIconText(self.tr("{0} to check").format(count))
        self._check.setAccessibleName(self.tr("Go to the next of %n doubtful words", "", count))
        self._check.setVisible(count > 0)


def _button(parent: QWidget, name: str) -> QToolButton:
    button = QToolButton(parent)
    button.setObjectName(name)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    return button
