"""What Read mode shows while nothing is open: what to do, and a sample to try."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

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
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.GRID)
        buttons.addStretch(1)
        buttons.addWidget(action_button(self, open_action, "empty_open", primary=True))
        buttons.addWidget(action_button(self, sample_action, "empty_sample"))
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setSpacing(theme.GRID * 2)
        layout.addStretch(2)
        for label in (title, hint, private):
            label.setWordWrap(True)
        for widget in (self._sign, title, hint):
            layout.addWidget(widget)
        layout.addLayout(buttons)
        layout.addWidget(private)
        layout.addStretch(3)
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        """Follows the palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_sign"):
            self._draw()

    def _draw(self) -> None:
        muted = theme.colours(self.palette()).muted
        self._sign.setPixmap(icons.pixmap("read", muted, _SIGN, self.devicePixelRatioF()))
