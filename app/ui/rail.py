"""The rail at the left: which mode is shown."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QActionGroup, QFontMetrics
from PySide6.QtWidgets import QFrame, QToolButton, QVBoxLayout, QWidget

from app.ui import theme
from app.ui.actions import make_action

READ, WRITE = "read", "write"

_WIDTH = 72


class Rail(QFrame):
    """Two buttons, one of them down.

    Attributes:
        modes: The actions that show the modes, by name.

    Signals:
        mode_chosen(str): ``read`` or ``write`` was asked for.
    """

    mode_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self.setAccessibleName(self.tr("Modes"))
        self.setProperty("role", "rail")
        texts = {
            READ: (self.tr("Read"), self.tr("Read scans and photos of handwriting"), "Ctrl+1"),
            WRITE: (self.tr("Write"), self.tr("Write by hand and get text"), "Ctrl+2"),
        }
        group = QActionGroup(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 8)
        layout.setSpacing(4)
        self.modes = {}
        for mode, (text, tip, keys) in texts.items():
            action = make_action(
                self, f"mode_{mode}", text, shortcut=keys, icon=mode, tip=tip, checkable=True
            )
            group.addAction(action)
            action.triggered.connect(lambda _checked, mode=mode: self.mode_chosen.emit(mode))
            self.modes[mode] = action
            layout.addWidget(_button(self, mode))
        layout.addStretch(1)
        self._set_width()

    def set_mode(self, mode: str) -> None:
        """Shows which mode is on."""
        self.modes[mode].setChecked(True)

    def _set_width(self) -> None:
        """Makes room for the longest name, which is bold while its mode is shown."""
        font = self.font()
        font.setBold(True)
        metrics = QFontMetrics(font)
        names = [metrics.horizontalAdvance(action.text()) for action in self.modes.values()]
        width = max(_WIDTH, *(name + 3 * theme.GRID for name in names))
        self.setFixedWidth(width)
        for button in self.findChildren(QToolButton):
            button.setFixedSize(width - 1, theme.with_text(64))


def _button(rail: Rail, mode: str) -> QToolButton:
    button = QToolButton(rail)
    button.setDefaultAction(rail.modes[mode])
    button.setObjectName(f"mode_{mode}_button")
    button.setAccessibleName(rail.modes[mode].text())
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
    button.setIconSize(QSize(24, 24))
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return button
