"""What lies on an empty pad: how to begin, and a sample to try."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QPalette
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout

from app.ui import theme
from app.ui.write.pad import InkPad
from app.ui.write.paper import paper_colours


class Invitation(QLabel):
    """A hint in the middle of the pad, perhaps with a button under it; it lets the pen through.

    Args:
        pad: Gets the hint.
        sample: What the button does; None makes none.
    """

    def __init__(self, pad: InkPad, sample: QAction | None = None) -> None:
        super().__init__(pad)
        self._pad = pad
        self.setObjectName("write_hint")
        self.setText(self.tr("Write here with pen, finger or mouse"))
        self.setProperty("role", "title")
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setWordWrap(True)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._button = _button(pad, sample) if sample is not None else None
        layout = QVBoxLayout(pad)
        layout.setSpacing(theme.GRID * 2)
        layout.addStretch(1)
        layout.addWidget(self)
        if self._button is not None:
            layout.addWidget(self._button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(1)
        self._follow_palette()

    def show_on_pad(self, on: bool) -> None:
        """Shows or hides both."""
        self.setVisible(on)
        if self._button is not None:
            self._button.setVisible(on)

    def changeEvent(self, event: QEvent) -> None:
        """Follows the palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_pad"):
            self._follow_palette()

    def _follow_palette(self) -> None:
        colour = paper_colours(self._pad.palette()).muted
        if self.palette().color(QPalette.ColorRole.WindowText) != colour:
            palette = self.palette()
            palette.setColor(QPalette.ColorRole.WindowText, colour)
            self.setPalette(palette)


def _button(pad: InkPad, sample: QAction) -> QPushButton:
    button = QPushButton(sample.text().replace("&", ""), pad)
    button.setObjectName("write_sample")
    button.setAccessibleName(button.text())
    button.setToolTip(sample.toolTip())
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.setCursor(Qt.CursorShape.ArrowCursor)
    button.clicked.connect(lambda _checked=False: sample.trigger())
    return button
