"""Keys that texts being edited leave to the window, or give another meaning."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QWidget


def leaves_undo(event: QEvent) -> bool:
    """Whether an editor must not take a key: undo and redo are the window's, by whole edits."""
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    keys = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
    if not any(event.matches(key) for key in keys):
        return False
    event.ignore()
    return True


def takes_tab(event: QEvent, forward: Callable[[], object], back: Callable[[], object]) -> bool:
    """Whether a key was Tab or Shift+Tab; it does what is given then."""
    if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
        return False
    step = {Qt.Key.Key_Tab: forward, Qt.Key.Key_Backtab: back}.get(Qt.Key(event.key()))
    if step is not None:
        step()
    return step is not None


def digit_of(event: QKeyEvent) -> str:
    """The digit from 1 to 9 that a key types; on French keyboards that takes Shift."""
    with_digits = Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier
    plain = not event.modifiers() & ~with_digits
    return event.text() if plain and event.text() and event.text() in "123456789" else ""


_FRENCH_ROW = "&É\"'(-È_Ç"
"""What the keys 1 to 9 of French keyboards are without Shift, as Qt calls them."""


def alt_digit_of(event: QKeyEvent) -> int:
    """The digit from 1 to 9 that is pressed with Alt, else 0; French keyboards need no Shift."""
    if not event.modifiers() & Qt.KeyboardModifier.AltModifier:
        return 0
    key = event.key()
    if Qt.Key.Key_1 <= key <= Qt.Key.Key_9:
        return key - Qt.Key.Key_0
    return next((n for n, sign in enumerate(_FRENCH_ROW, 1) if ord(sign) == key), 0)


def alt_digit_keys(digit: int) -> list[QKeySequence]:
    """The same for a shortcut: the keys of a digit from 1 to 9."""
    keys = Qt.Key(Qt.Key.Key_0 + digit), Qt.Key(ord(_FRENCH_ROW[digit - 1]))
    return [QKeySequence(Qt.KeyboardModifier.AltModifier | key) for key in keys]


def finish_cell(window: QWidget) -> None:
    """Takes over what is being typed in a cell of a table; menus and shortcuts leave it there."""
    editor = window.focusWidget()
    viewport = editor.parentWidget() if editor is not None else None
    view = viewport.parentWidget() if viewport is not None else None
    if isinstance(view, QAbstractItemView):
        view.setFocus()
