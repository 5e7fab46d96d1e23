"""The row of keys under the pad, large enough for fingers."""

from __future__ import annotations

from collections.abc import Callable, Collection

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QAction, QIcon, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from app.ui import icons, theme
from app.ui.write import look
from app.ui.write.modes import Shift
from app.ui.write.write_actions import WriteActions

HEIGHT = 48
SIGNS = ",.?!'-"
_ICON = QSize(22, 22)
_NARROW, _ENTER = 44, 112
_SPACING = 4
_LEAST = 600
_SPARE = (
    "key_sign_5", "key_sign_3", "key_sign_4", "key_read_numbers", "key_ink_clear", "key_ink_redo",
    "key_up", "key_down", "key_tab", "key_sign_2",
)  # fmt: skip
"""Keys that a narrow window leaves out, the first ones first."""

_SHEET = """
QToolButton[role="key"] {{ background: {base}; border: 1px solid {border}; padding: 2px; }}
QToolButton[role="key"]:hover {{ background: {hover}; }}
QToolButton[role="key"]:pressed {{ background: {pressed}; }}
QToolButton[role="key"]:checked {{ background: {pressed}; border-color: {accent}; }}
QToolButton[role="key"][locked="true"] {{ border: 2px solid {accent}; }}
QToolButton[role="key"]:disabled {{ background: {window}; }}
QToolButton[role="key"]:focus {{ border-color: {accent}; }}
"""


class KeyRow(QFrame):
    """Tools for the ink at the left, keys for the text at the right.

    Args:
        actions: Give the tools.
        keyboard: Stands in for a keyboard: has Shift, Tab and arrows as well.

    Signals:
        key_pressed(str): ``tab``, ``left``, ``right``, ``up`` or ``down``.
        shift_pressed(): the key of this name.
        sign_pressed(str): a punctuation mark.
        space_pressed(), backspace_pressed(), enter_pressed(): the keys of these names.
    """

    key_pressed = Signal(str)
    shift_pressed = Signal()
    sign_pressed = Signal(str)
    space_pressed = Signal()
    backspace_pressed = Signal()
    enter_pressed = Signal()

    def __init__(
        self, actions: WriteActions, keyboard: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("key_row")
        self.setAccessibleName(self.tr("Keys"))
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(_SPACING)
        # on a narrow window keys are left out instead
        self._layout.setSizeConstraint(QHBoxLayout.SizeConstraint.SetNoConstraint)
        self._shift: QToolButton | None = None
        self._shown_shift: Shift | None = None
        self._groups: list[list[tuple[QWidget, int]]] = [[]]
        tools = [actions.undo, actions.redo, actions.erase, actions.clear]
        for action in tools[:3] if keyboard else tools:
            self._add_action(action)
        self._groups.append([])
        if keyboard:
            self._shift = self._add_key("shift", self.tr("Shift"), "", self.shift_pressed.emit, 1)
            self._shift.setCheckable(True)
            self.show_shift(Shift.OFF)
        for sign in SIGNS:
            self._add_sign(sign)
        numbers = self._add_action(actions.numbers)
        numbers.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        numbers.setMinimumWidth(max(_NARROW, numbers.sizeHint().width()))
        self._groups.append([])
        if keyboard:
            self._add_keyboard_keys()
            self._groups.append([])
        self._add_key(
            "space", self.tr("Space"), self.tr("Space (Space bar)"), self.space_pressed.emit, 3
        )
        back = self._add_key("backspace", self.tr("Backspace"), "", self.backspace_pressed.emit, 1)
        repeat(back)
        self._back = back
        self._ink: bool | None = None
        self._enter = EnterKey(self, keyboard)
        self._enter.clicked.connect(lambda _checked=False: self.enter_pressed.emit())
        self._groups[-1].append((self._enter, 2))
        self.set_left_handed(False)
        self.show_ink(False)
        self._set_look()

    def minimumSizeHint(self) -> QSize:
        """Room for the keys that are always there."""
        return QSize(_LEAST, HEIGHT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leaves out the keys that a narrow window has no room for."""
        super().resizeEvent(event)
        self._leave_out()

    def _leave_out(self) -> None:
        keys = self.findChildren(QAbstractButton)
        widths = {key: key.minimumWidth() + _SPACING for key in keys}
        room = self.width() - sum(widths.values()) - 2 * theme.GRID - _SPACING
        for name in _SPARE:
            key = self.findChild(QToolButton, name)
            if key is not None:
                key.setVisible(room >= 0)
                room += 0 if key.isVisibleTo(self) else widths[key]

    def changeEvent(self, event: QEvent) -> None:
        """Follows the palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_enter"):
            self._set_look()

    def show_ink(self, ink: bool) -> None:
        """Says what Enter and Backspace do with and without ink on the pad."""
        if ink is self._ink:
            return
        self._ink = ink
        self._enter.show_ink(ink)
        self._leave_out()
        self._back.setToolTip(
            self.tr("Take the ink of the word away (Backspace)")
            if ink
            else self.tr("Take the last word or character away (Backspace)")
        )

    def take_away(self, names: Collection[str]) -> None:
        """Takes keys away that can do nothing here."""
        for group in self._groups:
            gone = [pair for pair in group if pair[0].objectName() in names]
            for pair in gone:
                group.remove(pair)
                pair[0].setParent(None)
                pair[0].deleteLater()

    def set_left_handed(self, on: bool) -> None:
        """Puts Enter and its neighbours to the left, where the hand does not lie over the rest."""
        while self._layout.count():
            self._layout.takeAt(0)
        for number, group in enumerate(reversed(self._groups) if on else self._groups):
            if number:
                self._layout.addSpacing(theme.GRID)
            # Enter stays at the edge
            swapped = on and group is self._groups[-1]
            for widget, stretch in reversed(group) if swapped else group:
                self._layout.addWidget(widget, stretch)

    def show_shift(self, shift: Shift) -> None:
        """Says whether letters are raised."""
        if self._shift is None or shift is self._shown_shift:
            return
        self._shown_shift = shift
        states = {
            Shift.OFF: self.tr("Shift: the next word begins with a capital"),
            Shift.ONCE: self.tr("The next word begins with a capital; press for UPPER CASE"),
            Shift.LOCK: self.tr("Everything is UPPER CASE; press to end it"),
        }
        self._shift.setChecked(shift is not Shift.OFF)
        self._shift.setProperty("locked", shift is Shift.LOCK)
        self._shift.setToolTip(states[shift])
        self._shift.setAccessibleDescription(states[shift])
        self._shift.style().unpolish(self._shift)
        self._shift.style().polish(self._shift)

    def _add_keyboard_keys(self) -> None:
        names = {
            "tab": self.tr("Tab"),
            "left": self.tr("Left"),
            "right": self.tr("Right"),
            "up": self.tr("Up"),
            "down": self.tr("Down"),
        }
        for key, name in names.items():
            icon = key if key == "tab" else f"arrow-{key}"
            button = self._add_key(icon, name, name, lambda key=key: self.key_pressed.emit(key), 1)
            button.setObjectName(f"key_{key}")
            repeat(button)

    def _set_look(self) -> None:
        sheet = key_sheet()
        if sheet != self.styleSheet():
            self.setStyleSheet(sheet)

    def _add_action(self, action: QAction) -> QToolButton:
        button = QToolButton(self)
        button.setDefaultAction(action)
        button.setObjectName(f"key_{action.objectName()}")
        button.setAccessibleName(action.text().replace("&", ""))
        self._add(button, 1)
        return button

    def _add_sign(self, sign: str) -> None:
        button = QToolButton(self)
        button.setText(sign)
        button.setObjectName(f"key_sign_{SIGNS.index(sign)}")
        button.setAccessibleName(sign)
        button.setToolTip(self.tr("Put {0} into the text").format(sign))
        font = button.font()
        font.setPointSizeF(font.pointSizeF() * 1.3)
        button.setFont(font)
        button.clicked.connect(lambda _checked=False: self.sign_pressed.emit(sign))
        self._add(button, 1)

    def _add_key(
        self, icon: str, text: str, tip: str, slot: Callable[[], object], stretch: int
    ) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(f"key_{icon}")
        button.setAccessibleName(text)
        button.setToolTip(tip)
        icons.set_icon(button, icon)
        button.clicked.connect(lambda _checked=False: slot())
        self._add(button, stretch)
        return button

    def _add(self, button: QToolButton, stretch: int) -> None:
        button.setProperty("role", "key")
        button.setIconSize(_ICON)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setMinimumSize(_NARROW, HEIGHT)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._groups[-1].append((button, stretch))


def key_sheet() -> str:
    """The look of keys, in the colours of now."""
    c = look.colours()
    return _SHEET.format(
        border=c.border.name(),
        base=c.base.name(),
        pressed=theme.blend(c.base, c.accent, 0.16).name(),
        hover=theme.blend(c.base, c.text, 0.06).name(),
        accent=c.accent.name(),
        window=c.window.name(),
    )


def repeat(key: QToolButton) -> None:
    """Lets a key that is held down go on."""
    key.setAutoRepeat(True)
    key.setAutoRepeatDelay(500)
    key.setAutoRepeatInterval(90)


class EnterKey(QPushButton):
    """Puts the words into the text, or begins a new line when there is no ink."""

    def __init__(self, parent: QWidget, keyboard: bool) -> None:
        super().__init__(parent)
        self._bare = self.tr("Enter") if keyboard else self.tr("New line")
        self.setObjectName("key_enter")
        self.setIconSize(_ICON)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMinimumSize(_ENTER, HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_ink(self, ink: bool) -> None:
        """Changes its name with what it does."""
        self.setProperty("role", "primary" if ink else "key")
        self.setText(self.tr("Insert") if ink else self._bare)
        self.setAccessibleName(self.text())
        self.setToolTip(
            self.tr("Put the words into the text (Enter)")
            if ink
            else self.tr("Begin a new line (Enter)")
        )
        self.style().unpolish(self)
        self.style().polish(self)
        self._draw_icon()
        self.setMinimumWidth(max(_ENTER, self.sizeHint().width()))

    def changeEvent(self, event: QEvent) -> None:
        """Follows the palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw_icon()

    def _draw_icon(self) -> None:
        primary = self.property("role") == "primary"
        c = look.colours()
        colour = c.on_accent if primary else c.text
        picture = look.sign("enter", colour, _ICON.width(), self.devicePixelRatioF())
        self.setIcon(QIcon(picture))
