"""What Read mode shows while nothing is open: what to do, and a sample to try."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.ui import icons, theme
from app.ui.actions import action_button

_SIGN = 64


class EmptyState(QWidget):
    """Invites to drop or open a scan.

    Args:
        open_action: Opens files.
        sample_action: Opens the sample page.
    """

    def __init__(
        self, open_action: QAction, sample_action: QAction, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("empty_state")
        self._sign = QLabel(self)
        self._sign.setAlignment(Qt.AlignmentFlag.AlignCenter)
        title = QLabel(self.tr("Drop a scan here, or open one"), self)
        title.setObjectName("empty_title")
        title.setProperty("role", "title")
        title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        paste = QKeySequence(QKeySequence.StandardKey.Paste).toString(
            QKeySequence.SequenceFormat.NativeText
        )
        hint = QLabel(
            self.tr(
                "Pictures (PNG, JPEG, TIFF, BMP, WebP), PDF files, ink (InkML), whole folders,\n"
                "or a picture from the clipboard ({0})."
            ).format(paste),
            self,
        )
        hint.setProperty("role", "muted")
        hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        private = QLabel(self.tr("Everything is read on this computer; nothing is sent."), self)
        private.setProperty("role", "muted")
        private.setAlignment(Qt.AlignmentFlag.AlignCenter)
        primary = action_button(self, open_action, "empty_open", primary=True)
        buttons = _in_the_middle(primary, action_button(self, sample_action, "empty_sample"))
        self._offers = QVBoxLayout()
        self._offers.setSpacing(theme.GRID)
        layout = QVBoxLayout(self)
        layout.setSpacing(theme.GRID * 2)
        layout.addStretch(2)
        for label in (title, hint, private):
            label.setWordWrap(True)
        for widget in (self._sign, title, hint):
            layout.addWidget(widget)
        layout.addLayout(buttons)
        layout.addLayout(self._offers)
        layout.addWidget(private)
        layout.addStretch(3)
        self._draw()

    def offer(self, text: str, actions: Sequence[QAction]) -> None:
        """Says what else can be done, and adds buttons for it."""
        label = QLabel(text, self)
        label.setProperty("role", "muted")
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        label.setWordWrap(True)
        buttons = [action_button(self, a, f"empty_{a.objectName()}") for a in actions]
        self._offers.addWidget(label)
        self._offers.addLayout(_in_the_middle(*buttons))

    def changeEvent(self, event: QEvent) -> None:
        """Follows the palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_sign"):
            self._draw()

    def _draw(self) -> None:
        muted = theme.colours(self.palette()).muted
        self._sign.setPixmap(icons.pixmap("read", muted, _SIGN, self.devicePixelRatioF()))


def _in_the_middle(*buttons: QPushButton) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(theme.GRID)
    row.addStretch(1)
    for button in buttons:
        row.addWidget(button)
    row.addStretch(1)
    return row
