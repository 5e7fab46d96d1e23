"""Above the table: how many lines there are, and the way to those that need a look."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QIcon
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QWidget

from app.ui import icons, theme
from app.ui.read.status import count_text


class LinesHeader(QFrame):
    """Counts the lines; its button goes to the next doubtful one.

    Args:
        next_doubtful: What the button does.
    """

    def __init__(self, next_doubtful: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("lines_header")
        self.setProperty("role", "strip")
        self._title = QLabel(self)
        self._title.setObjectName("lines_count")
        self._title.setProperty("role", "heading")
        self._next = QToolButton(self)
        self._next.setObjectName("next_doubtful_button")
        self._next.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._next.setToolTip(next_doubtful.toolTip())
        self._next.clicked.connect(lambda _checked=False: next_doubtful.trigger())
        layout = QHBoxLayout(self)
        layout.setContentsMargins(theme.GRID * 2, 4, theme.GRID, 4)
        layout.addWidget(self._title)
        layout.addStretch(1)
        layout.addWidget(self._next)
        self.setFixedHeight(theme.with_text(5 * theme.GRID))
        self._draw()
        self.show_counts(0, 0)

    def show_counts(self, lines: int, doubtful: int) -> None:
        """Shows how many lines there are and how many of them are doubtful."""
        self._title.setText(count_text(lines) if lines else self.tr("Lines"))
        self._next.setText(self.tr("{0} to check").format(doubtful))
        self._next.setAccessibleName(self.tr("Next of %n lines to check", "", doubtful))
        self._next.setVisible(doubtful > 0)

    def changeEvent(self, event: QEvent) -> None:
        """Follows the palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_next"):
            self._draw()

    def _draw(self) -> None:
        amber = theme.colours(self.palette()).amber
        self._next.setIcon(QIcon(icons.pixmap("warning", amber, 16, self.devicePixelRatioF())))
