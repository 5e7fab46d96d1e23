"""A key combination that works in every program, on X11."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QKeyCombination, QObject, QSocketNotifier, Qt, Signal
from PySide6.QtGui import QKeySequence
from Xlib import XK, X, display
from Xlib.error import BadAccess, CatchError, DisplayError

_MODIFIERS = {
    Qt.KeyboardModifier.ShiftModifier: X.ShiftMask,
    Qt.KeyboardModifier.ControlModifier: X.ControlMask,
    Qt.KeyboardModifier.AltModifier: X.Mod1Mask,
    Qt.KeyboardModifier.MetaModifier: X.Mod4Mask,
}
_NAMES = {
    "Backspace": "BackSpace",
    "Del": "Delete",
    "Enter": "KP_Enter",
    "Esc": "Escape",
    "Ins": "Insert",
    "PgDown": "Page_Down",
    "PgUp": "Page_Up",
    "Space": "space",
}
"""Keys that X calls otherwise than Qt."""

_LOCKS = (0, X.LockMask, X.Mod2Mask, X.LockMask | X.Mod2Mask)
"""Caps Lock and Num Lock make no difference."""


class X11Shortcut(QObject):
    """Grabs one key combination on the root window.

    Signals:
        pressed(): it was pressed, in whatever program.
    """

    pressed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._display: Any = None
        self._notifier: QSocketNotifier | None = None

    def grab(self, keys: str) -> bool:
        """Takes a combination such as ``Ctrl+Alt+P``; whether it was free."""
        combination = QKeySequence(keys)
        if combination.isEmpty():
            return False
        try:
            self._display = display.Display()
        except (DisplayError, OSError):
            return False
        free = self._grab(combination[0])  # pyright: ignore[reportIndexIssue]
        if free:
            self._notifier = QSocketNotifier(
                self._display.fileno(), QSocketNotifier.Type.Read, self
            )
            self._notifier.activated.connect(self._on_readable)
        else:
            self._display.close()
        return free

    def release(self) -> None:
        """Lets the combination go."""
        if self._notifier is not None:
            self._notifier.setEnabled(False)
            self._notifier = None
            self._display.close()

    def _grab(self, combination: QKeyCombination) -> bool:
        code = self._display.keysym_to_keycode(keysym_of(combination.key()))
        mask = 0
        for modifier, bit in _MODIFIERS.items():
            if combination.keyboardModifiers() & modifier:
                mask |= bit
        taken = CatchError(BadAccess)
        root = self._display.screen().root
        for lock in _LOCKS:
            root.grab_key(code, mask | lock, False, X.GrabModeAsync, X.GrabModeAsync, onerror=taken)
        self._display.sync()
        return bool(code) and taken.get_error() is None

    def _on_readable(self) -> None:
        while self._display.pending_events():
            if self._display.next_event().type == X.KeyPress:
                self.pressed.emit()


def keysym_of(key: Qt.Key) -> int:
    """What X calls a key; 0 for one it does not know."""
    name = QKeySequence(key).toString()
    if len(name) == 1:  # Latin-1 characters are their own keysyms
        return ord(name.lower())
    return XK.string_to_keysym(_NAMES.get(name, name))
