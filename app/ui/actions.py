"""How actions are made: named, with a shortcut that the tooltip tells; and buttons for them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QPushButton, QWidget

from app.ui import icons

Shortcut = str | QKeySequence.StandardKey


def make_action(
    parent: QWidget,
    name: str,
    text: str,
    slot: Callable[..., object] | None = None,
    shortcut: Shortcut | Sequence[Shortcut] = (),
    *,
    icon: str = "",
    tip: str = "",
    checkable: bool = False,
) -> QAction:
    """An action that belongs to a widget.

    Args:
        parent: Owns the action; shortcuts work in its window.
        name: Object name, in snake case.
        text: What menus and buttons show, translated.
        slot: Called when it is triggered, or toggled where it is checkable.
        shortcut: One key sequence or several; the tooltip names the first.
        icon: Name of a bundled icon.
        tip: What the tooltip says; without it, the text.
        checkable: Whether it is a switch.
    """
    action = QAction(text, parent)
    action.setObjectName(name)
    action.setCheckable(checkable)
    keys = [shortcut] if isinstance(shortcut, str | QKeySequence.StandardKey) else shortcut
    action.setShortcuts([QKeySequence(key) for key in keys])
    if icon:
        icons.set_icon(action, icon)
    action.setToolTip(tooltip(tip or text.replace("&", "").rstrip("…"), action.shortcut()))
    if slot is not None:
        signal = action.toggled if checkable else action.triggered
        signal.connect(slot if checkable else lambda _checked=False: slot())
    parent.addAction(action)
    return action


def action_button(
    parent: QWidget, action: QAction, name: str = "", *, primary: bool = False
) -> QPushButton:
    """A button that says and does what an action does, and follows its state.

    Args:
        parent: Holds it.
        action: What it does.
        name: Object name; without it, that of the action with ``_button``.
        primary: Whether it stands out.
    """
    button = QPushButton(parent)
    button.setObjectName(name or f"{action.objectName()}_button")
    button.setToolTip(action.toolTip())
    button.setCheckable(action.isCheckable())
    if primary:
        button.setProperty("role", "primary")

    def follow() -> None:
        button.setEnabled(action.isEnabled())
        button.setVisible(action.isVisible())
        button.setChecked(action.isChecked())
        button.setText(action.text().replace("&", ""))
        button.setAccessibleName(button.text())

    follow()
    action.changed.connect(follow)
    button.clicked.connect(lambda _checked=False: action.trigger())
    return button


def hide_shortcut(action: QAction) -> None:
    """Takes the shortcut from the tooltip: the window never has the keyboard."""
    action.setToolTip(action.toolTip().removesuffix(tooltip("", action.shortcut())))


def tooltip(text: str, shortcut: QKeySequence) -> str:
    """A tooltip that names the shortcut."""
    keys = shortcut.toString(QKeySequence.SequenceFormat.NativeText)
    return f"{text} ({keys})" if keys else text
