"""What went wrong or happened, as a sentence in the window that can be dismissed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from app.ui import icons, theme


class MessageBar(QFrame):
    """Shows one message at a time; hidden while there is none.

    Signals:
        shown(): there is a message.
        dismissed(): there is none any more.
    """

    shown = Signal()
    dismissed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("message_bar")
        self.setProperty("role", "message")
        self._tone = "info"
        self._action: Callable[[], object] | None = None
        self._icon = QLabel(self)
        self._icon.setAccessibleName(self.tr("Kind of message"))
        self._label = QLabel(self)
        self._label.setObjectName("message_text")
        self._label.setAccessibleName(self.tr("Message"))
        self._label.setWordWrap(True)
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._button = QPushButton(self)
        self._button.setObjectName("message_action")
        self._button.clicked.connect(self._act)
        self._close = QToolButton(self)
        self._close.setObjectName("message_close")
        self._close.setAccessibleName(self.tr("Dismiss the message"))
        self._close.setToolTip(self.tr("Dismiss"))
        icons.set_icon(self._close, "cancel")
        self._close.clicked.connect(self.dismiss)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(theme.GRID + 4, 4, 4, 4)
        layout.setSpacing(theme.GRID)
        for widget, stretch in ((self._icon, 0), (self._label, 1), (self._button, 0)):
            layout.addWidget(widget, stretch)
        layout.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    @property
    def text(self) -> str:
        """The message shown; empty when there is none."""
        return self._label.text()

    def show_error(self, text: str, action: str = "", slot: Callable[[], object] | None = None):
        """Shows what went wrong, and a button that may mend it."""
        self._show("error", text, action, slot)

    def show_info(self, text: str, action: str = "", slot: Callable[[], object] | None = None):
        """Shows what happened, and a button for what may come next."""
        self._show("info", text, action, slot)

    def dismiss(self) -> None:
        """Takes the message away."""
        self._label.clear()
        self._action = None
        self.hide()
        self.dismissed.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Draws the icon in the new colours."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_icon"):
            self._draw_icon()

    def _show(self, tone: str, text: str, action: str, slot: Callable[[], object] | None) -> None:
        self._tone, self._action = tone, slot
        self.setProperty("tone", tone)
        self.style().unpolish(self)
        self.style().polish(self)
        self._label.setText(text)
        self._button.setText(action)
        self._button.setAccessibleName(action)
        self._button.setVisible(bool(action))
        self._draw_icon()
        self.show()
        self.shown.emit()

    def _draw_icon(self) -> None:
        c = theme.colours(self.palette())
        error = self._tone == "error"
        colour = c.red if error else c.accent
        name = "error" if error else "info"
        self._icon.setPixmap(icons.pixmap(name, colour, 20, self.devicePixelRatioF()))
        self._icon.setToolTip(self.tr("Problem") if error else self.tr("Note"))

    def _act(self) -> None:
        action = self._action
        self.dismiss()
        if action is not None:
            action()
