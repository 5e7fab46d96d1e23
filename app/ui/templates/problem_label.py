"""A sentence under an input that says what is wrong with it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from app.ui import icons, theme
from app.ui.sentences import translated

_SIGN = 14


class ProblemLabel(QWidget):
    """Hidden as long as nothing is wrong.

    Args:
        name: Object name of the text.
        parent: Holds it.
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sign = QLabel(self)
        self._text = QLabel(self)
        self._text.setObjectName(name)
        self._text.setWordWrap(True)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._text, 1)
        self.hide()

    @property
    def text(self) -> str:
        """What is wrong; empty when nothing is."""
        return self._text.text()

    def show_problem(self, text: str) -> None:
        """Says what is wrong, or goes away where the text is empty."""
        known = translated(text)
        shown = known[:1].upper() + known[1:]
        self._text.setText(shown)
        self._draw()
        self.setVisible(bool(text))

    def changeEvent(self, event: QEvent) -> None:
        """Follows the palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_text") and self.text:
            self._draw()

    def _draw(self) -> None:
        red = theme.colours().red
        self._sign.setPixmap(icons.pixmap("error", red, _SIGN, self.devicePixelRatioF()))
        palette = self._text.palette()
        if palette.color(QPalette.ColorRole.WindowText) != red:
            palette.setColor(QPalette.ColorRole.WindowText, red)
            self._text.setPalette(palette)
