"""The strip at the top of the keyboard window: to move it by, and its few buttons."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QSlider, QToolButton, QWidget

from app.ui import icons, theme
from app.ui.sentences import translated
from app.ui.translation import one_line

HEIGHT = 44
_WIDE = 800
LEAST_OPACITY = 40
"""Per cent; below it the window would be lost."""


class PadHeader(QWidget):
    """Moves the window, makes it see-through, docks it, hides it.

    Signals:
        grabbed(): it is to be moved.
        pulled(int): docked, it is to be so many pixels higher.
        opacity_changed(float): 0 to 1.
        anew_pressed(), dock_pressed(), words_pressed(), hand_pressed(), options_pressed(),
            gestures_pressed(), hide_pressed(), quit_pressed(): the buttons.
    """

    grabbed = Signal()
    pulled = Signal(int)
    opacity_changed = Signal(float)
    anew_pressed = Signal()
    dock_pressed = Signal()
    words_pressed = Signal()
    hand_pressed = Signal()
    options_pressed = Signal()
    gestures_pressed = Signal()
    hide_pressed = Signal()
    quit_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pad_header")
        # a message may take two lines
        self.setFixedHeight(max(HEIGHT, 2 * self.fontMetrics().lineSpacing() + 4))
        self._docked = False
        self._collected = ""
        self._from = QPoint()
        self._title = QLabel("Plume", self)
        self._title.setProperty("role", "heading")
        self._note = QLabel(self)
        self._note.setObjectName("pad_note")
        self._note.setProperty("role", "muted")
        self._note.setWordWrap(True)
        self._note.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._opacity = QSlider(Qt.Orientation.Horizontal, self)
        self._opacity.setObjectName("pad_opacity")
        self._opacity.setAccessibleName(self.tr("Opacity"))
        self._opacity.setToolTip(self.tr("How much the window hides what is behind it"))
        self._opacity.setRange(LEAST_OPACITY, 100)
        self._opacity.setFixedWidth(96)
        self._opacity.valueChanged.connect(lambda value: self.opacity_changed.emit(value / 100))
        self._dock = self._button("dock", "", self.dock_pressed.emit)
        self._anew = self._button("remove", self.tr("Begin a new text"), self.anew_pressed.emit)
        self._anew.hide()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(theme.GRID, 0, 0, 0)
        layout.setSpacing(theme.GRID // 2)
        layout.addWidget(self._title)
        layout.addWidget(self._note, 1)
        layout.addWidget(self._anew)
        layout.addWidget(self._opacity)
        for button in (
            self._button("help", self.tr("Gestures"), self.gestures_pressed.emit),
            self._button("words", self.tr("My words"), self.words_pressed.emit),
            self._button("write", self.tr("My handwriting"), self.hand_pressed.emit),
            self._button("settings", self.tr("Settings"), self.options_pressed.emit),
            self._dock,
            self._button("arrow-down", self.tr("Hide"), self.hide_pressed.emit),
            self._button("cancel", self.tr("Close the keyboard"), self.quit_pressed.emit),
        ):
            layout.addWidget(button)
        self.show_docked(False)

    def show_docked(self, docked: bool) -> None:
        """Says whether the window is docked."""
        self._docked = docked
        icons.set_icon(self._dock, "float" if docked else "dock")
        text = self.tr("Let it float") if docked else self.tr("Dock at the bottom")
        self._dock.setAccessibleName(text)
        self._dock.setToolTip(text)
        shape = Qt.CursorShape.SizeVerCursor if docked else Qt.CursorShape.SizeAllCursor
        self.setCursor(shape)

    def show_opacity(self, opacity: float) -> None:
        """Sets the slider."""
        self._opacity.setValue(round(opacity * 100))

    def show_note(self, text: str) -> None:
        """Says something in one line."""
        self._collected = ""
        self._note.setText(translated(text))
        self._note.setToolTip(translated(text))
        if text:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self._note.text()))
        self._make_room()

    def withdraw(self, text: str) -> None:
        """Says something no longer."""
        if text and self._note.text() == translated(text):
            self.show_note("")

    def show_collected(self, text: str) -> None:
        """Says what is on the clipboard, of a long text the end."""
        self._collected = text
        self._note.setText(self.tr("On the clipboard: {0}").format(one_line(text)) if text else "")
        self._note.setToolTip(text)
        self._anew.setVisible(bool(text))
        self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Says it so that it can be read."""
        super().resizeEvent(event)
        if self._collected:
            self.show_collected(self._collected)
        else:
            self._make_room()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begins to move the window, or to pull it higher."""
        self._from = event.globalPosition().toPoint()
        if event.button() == Qt.MouseButton.LeftButton and not self._docked:
            self.grabbed.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Pulls a docked window higher or lower."""
        place = event.globalPosition().toPoint()
        if self._docked and event.buttons() & Qt.MouseButton.LeftButton:
            self.pulled.emit(self._from.y() - place.y())
            self._from = place

    def _make_room(self) -> None:
        """On a narrow window title and slider give way to a message; a long text is cut."""
        for part in (self._title, self._opacity):
            part.setVisible(self.width() >= theme.with_text(_WIDE) or not self._note.text())
        layout = self.layout()
        if self._collected and layout is not None:
            layout.activate()
            metrics, left = self._note.fontMetrics(), Qt.TextElideMode.ElideLeft
            self._note.setText(metrics.elidedText(self._note.text(), left, self._note.width()))

    def _button(self, icon: str, text: str, slot: Callable[[], object]) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(f"pad_{icon}")
        button.setAccessibleName(text)
        button.setToolTip(text)
        button.setFixedSize(HEIGHT, HEIGHT)
        button.setIconSize(QSize(20, 20))
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setCursor(Qt.CursorShape.ArrowCursor)
        icons.set_icon(button, icon)
        button.clicked.connect(lambda _checked=False: slot())
        return button
