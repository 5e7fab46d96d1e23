"""A line above the form that says what is going on, with buttons for what may come next."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from app.ui import icons, theme
from app.ui.actions import action_button
from app.ui.wrapped_label import WrappedLabel

_SIGN = 18


class Strip(QFrame):
    """Hidden until there is something to say.

    Args:
        name: Object name.
        actions: What the buttons do.
        parent: Holds it.
        primary: The action whose button stands out.
    """

    def __init__(
        self,
        name: str,
        actions: Sequence[QAction],
        parent: QWidget | None = None,
        *,
        primary: QAction | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setProperty("role", "strip")
        self._tone = ""
        self._sign = QLabel(self)
        self._text = WrappedLabel(f"{name}_text", self)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(theme.GRID + 4, 6, theme.GRID, 6)
        self.row.setSpacing(theme.GRID)
        self.row.addWidget(self._sign)
        self.row.addWidget(self._text, 1)
        for action in actions:
            self.row.addWidget(action_button(self, action, primary=action is primary))
        self.hide()

    def say(self, text: str, tone: str = "info") -> None:
        """Says something; the tone is the name of its icon."""
        self._tone = tone
        self._text.setText(text)
        self._draw()
        self.show()

    def changeEvent(self, event: QEvent) -> None:
        """Follows the palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "row"):
            self._draw()

    def _draw(self) -> None:
        c = theme.colours(self.palette())
        colour = {"error": c.red, "warning": c.amber, "check": c.green}.get(self._tone, c.accent)
        if self._tone:
            ratio = self.devicePixelRatioF()
            self._sign.setPixmap(icons.pixmap(self._tone, colour, _SIGN, ratio))
