"""What went wrong or happened, as a sentence in the window that can be dismissed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.ui import icons, theme
from app.ui.sentences import translated

Button = tuple[str, Callable[[], object]]
"""What a button says and does."""


@dataclass(frozen=True)
class _Message:
    tone: str
    text: str
    buttons: tuple[Button, ...] = ()


class MessageBar(QFrame):
    """Shows one message at a time, which screen readers say; hidden while there is none.

    Offers wait behind other messages, and behind each other, until the person takes them or turns
    them down.

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
        self._message: _Message | None = None
        self._offers: list[_Message] = []
        self._icon = QLabel(self)
        self._label = QLabel(self)
        self._label.setObjectName("message_text")
        self._label.setWordWrap(True)
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._buttons = [self._make_button(n) for n in range(2)]
        self._close = QToolButton(self)
        self._close.setObjectName("message_close")
        self._close.setAccessibleName(self.tr("Dismiss the message"))
        self._close.setToolTip(self.tr("Dismiss"))
        icons.set_icon(self._close, "cancel")
        self._close.clicked.connect(self.dismiss)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(theme.GRID + 4, 4, 4, 4)
        layout.setSpacing(theme.GRID)
        layout.addWidget(self._icon)
        layout.addWidget(self._label, 1)
        for button in self._buttons:
            layout.addWidget(button)
        layout.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    @property
    def text(self) -> str:
        """The message shown; empty when there is none."""
        return self._label.text()

    def framed(self) -> QWidget:
        """The bar with room around it, for a window; as visible as the bar."""
        notice = QWidget(self.parentWidget())
        column = QVBoxLayout(notice)
        column.setContentsMargins(theme.GRID, theme.GRID, theme.GRID, 0)
        column.addWidget(self)
        notice.hide()
        self.shown.connect(notice.show)
        self.dismissed.connect(notice.hide)
        return notice

    def show_error(self, text: str) -> None:
        """Shows what went wrong."""
        self._show(_Message("error", translated(text)))

    def show_warning(self, text: str, action: str = "", slot: Callable[[], object] | None = None):
        """Shows what may go wrong, and a button that may prevent it."""
        self._show(_Message("warning", translated(text), _buttons(action, slot)))

    def show_info(self, text: str, action: str = "", slot: Callable[[], object] | None = None):
        """Shows what happened, and a button for what may come next."""
        self._show(_Message("info", text, _buttons(action, slot)))

    def show_offer(self, text: str, accept: Button, decline: Button) -> None:
        """Shows what the person can have; it comes back after other messages."""
        self._offers.append(_Message("info", text, (accept, decline)))
        self._show(self._offers[0])

    def dismiss(self) -> None:
        """Takes the message away; what else there is to say is said then."""
        if self._message in self._offers:
            self._offers.remove(self._message)
        self.pass_on()

    def pass_on(self) -> None:
        """Takes away a message that is no offer."""
        if self._offers:
            self._show(self._offers[0])
            return
        self._message = None
        self._label.clear()
        self.hide()
        self.dismissed.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Draws the icon in the new colours."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_icon"):
            self._draw_icon()

    def _make_button(self, number: int) -> QPushButton:
        button = QPushButton(self)
        button.setObjectName("message_action" if number == 0 else "message_other_action")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keys where they are
        button.clicked.connect(lambda _checked=False: self._act(number))
        return button

    def _show(self, message: _Message) -> None:
        self._message = message
        self.setProperty("tone", message.tone)
        self.style().unpolish(self)
        self.style().polish(self)
        self._label.setText(message.text)
        texts = [text for text, _ in message.buttons] + [""] * len(self._buttons)
        for button, text in zip(self._buttons, texts, strict=False):
            button.setText(text)
            button.setAccessibleName(text)
            button.setVisible(bool(text))
        self._draw_icon()
        self.show()
        self.shown.emit()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, message.text))

    def _draw_icon(self) -> None:
        c = theme.colours(self.palette())
        tone = self._message.tone if self._message is not None else "info"
        colour, title = {
            "error": (c.red, self.tr("Problem")),
            "warning": (c.amber, self.tr("Warning")),
            "info": (c.accent, self.tr("Note")),
        }[tone]
        self._icon.setPixmap(icons.pixmap(tone, colour, 20, self.devicePixelRatioF()))
        self._icon.setToolTip(title)
        self._icon.setAccessibleName(title)

    def _act(self, number: int) -> None:
        message = self._message
        self.dismiss()
        if message is not None:
            message.buttons[number][1]()


def _buttons(action: str, slot: Callable[[], object] | None) -> tuple[Button, ...]:
    return ((action, slot),) if action and slot is not None else ()
