"""What the template editor shows while nothing is open."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.ui import icons, theme
from app.ui.actions import action_button
from app.ui.templates.editor_actions import EditorActions

_SIGN = 64


class EditorStart(QWidget):
    """Invites to drop or open a form."""

    def __init__(self, actions: EditorActions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("editor_start")
        self._sign = QLabel(self)
        title = QLabel(self.tr("Drop a scan of the form here, or choose one"), self)
        title.setObjectName("editor_start_title")
        title.setProperty("role", "title")
        title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        title.setWordWrap(True)
        steps = QLabel(
            self.tr(
                "1. Choose a picture or PDF of the form, blank if you have one.\n"
                "2. Let Plume find the fields, or draw them;\n"
                "    name them and say what they hold.\n"
                "3. Try it on a filled form, and save."
            ),
            self,
        )
        steps.setProperty("role", "muted")
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.GRID)
        buttons.addStretch(1)
        for action in (actions.new, actions.open, actions.sample):
            name, primary = f"start_{action.objectName()}", action is actions.new
            buttons.addWidget(action_button(self, action, name, primary=primary))
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setSpacing(theme.GRID * 2)
        layout.addStretch(2)
        layout.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignCenter)
        layout.addWidget(title)
        layout.addWidget(steps, 0, Qt.AlignmentFlag.AlignCenter)
        layout.addLayout(buttons)
        layout.addStretch(3)
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        """Follows the palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_sign"):
            self._draw()

    def _draw(self) -> None:
        muted = theme.colours(self.palette()).muted
        self._sign.setPixmap(icons.pixmap("lines", muted, _SIGN, self.devicePixelRatioF()))
