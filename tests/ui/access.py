"""What access asks of every window: names, translated texts, room for large text, keys."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QAction, QTextDocumentFragment
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSlider,
    QComboBox,
    QLabel,
    QLineEdit,
    QMainWindow,
    QMenu,
    QScrollBar,
    QWidget,
)

from tests.unit.test_translations import entries

_Role = QAccessible.Role
SPEAKING = {
    _Role.PushButton, _Role.CheckBox, _Role.RadioButton, _Role.ComboBox, _Role.Slider,
    _Role.SpinBox, _Role.EditableText, _Role.Table, _Role.List, _Role.Tree, _Role.ProgressBar,
    _Role.Dialog, _Role.PageTab, _Role.ButtonMenu, _Role.ButtonDropDown, _Role.MenuItem,
}  # fmt: skip
"""What a screen reader tells a person about, who must know what it is."""


def tree(interface: QAccessibleInterface | None) -> Iterator[QAccessibleInterface]:
    """Everything that a screen reader can come to."""
    if interface is None or interface.state().invisible:  # pyright: ignore[reportAttributeAccessIssue]
        return
    yield interface
    for number in range(interface.childCount()):
        yield from tree(interface.child(number))


def unnamed(window: QWidget) -> list[str]:
    """What a screen reader could not say, or would say with the sign of a shortcut key."""
    found = []
    for interface in tree(QAccessible.queryAccessibleInterface(window)):
        name = interface.text(QAccessible.Text.Name)
        thing = interface.object()
        mute = interface.role() in SPEAKING and not name.strip()
        mute = mute or (isinstance(thing, QLabel) and plain(thing) not in name)
        if (mute or "&" in name) and not is_part_of_another(thing):
            label = thing.objectName() if thing is not None else ""
            found.append(f"{interface.role().name} {label!r} named {name!r}")
    return found


def plain(label: QLabel) -> str:
    """What a label says to those who see it."""
    text = label.text().replace("&", "") if label.buddy() else label.text()
    rich = label.textFormat() != Qt.TextFormat.PlainText and "<" in text
    return QTextDocumentFragment.fromHtml(text).toPlainText() if rich else text


def is_part_of_another(thing: object) -> bool:
    """Whether something is a piece of a widget that has a name, such as the text of a spin box."""
    parent = thing.parent() if isinstance(thing, QWidget) else None
    named = isinstance(parent, QWidget) and bool(parent.accessibleName())
    inner = isinstance(thing, QWidget) and thing.objectName().startswith("qt_")
    return isinstance(thing, QScrollBar) or (named and inner)


def texts(window: QWidget) -> set[str]:
    """Every text of a window, its menus and tooltips."""
    found: set[str] = set()
    # pyqtgraph has menus that are never shown
    actions = [a for a in window.findChildren(QAction) if isinstance(a.parent(), QWidget)]
    for thing in [window, *window.findChildren(QWidget), *actions]:
        for name in ("text", "title", "toolTip", "windowTitle", "placeholderText", "iconText"):
            value = thing.property(name)
            found.add(value if isinstance(value, str) else "")
        if isinstance(thing, QWidget):
            found |= {thing.accessibleName(), thing.accessibleDescription()}
    return found


def english_only() -> set[str]:
    """What is no French: the sources that are translated to something else."""
    both = {form for forms in entries("fr").values() for form in forms}
    return {m.source for m, forms in entries("fr").items() if forms != [m.source]} - both


def clashes(window: QMainWindow) -> list[str]:
    """Entries of the menus, or of one menu, that are chosen by the same letter."""
    menus = [m for m in window.menuBar().findChildren(QMenu) if m.menuAction().isVisible()]
    found = []
    for actions in [window.menuBar().actions(), *(menu.actions() for menu in menus)]:
        shown = [a for a in actions if a.isVisible() and key_of(a)]
        keys = [key_of(action) for action in shown]
        found += [a.text() for a, key in zip(shown, keys, strict=True) if keys.count(key) > 1]
    return found


def key_of(action: QAction) -> str:
    """The letter that is pressed in an open menu."""
    _, sign, after = action.text().partition("&")
    return after[:1].lower() if sign else ""


def cut(window: QWidget) -> list[str]:
    """Labels and buttons that have less room than their text needs, or are seen in part."""
    found = []
    for widget in window.findChildren(QWidget):
        if not (widget.isVisible() and isinstance(widget, QLabel | QAbstractButton | QComboBox)):
            continue
        hint, text = widget.sizeHint(), widget.property("text") or widget.property("currentText")
        wraps = isinstance(widget, QLabel) and widget.wordWrap()
        wide = wraps or widget.width() >= hint.width()
        high = widget.height() >= (
            widget.heightForWidth(widget.width()) if wraps else hint.height()
        )
        elides = widget.objectName().startswith(("candidate_", "ink_word_"))
        seen = widget.visibleRegion().boundingRect()  # empty where it is to be scrolled to
        whole = seen.isEmpty() or seen.width() == widget.width()
        if text and not elides and not (wide and high and whole):
            room, need = widget.size().toTuple(), hint.toTuple()
            found.append(f"{widget.objectName()} {text!r} has {room}, needs {need}")
    return found


def reached_by_tab(window: QWidget) -> set[QWidget]:
    """What has the focus after so many presses of the Tab key."""
    found: set[QWidget] = set()
    widget = window.nextInFocusChain()
    while widget is not None and widget not in found:
        found.add(widget)
        widget = widget.nextInFocusChain()
    tab = Qt.FocusPolicy.TabFocus
    return {w for w in found if w.isVisible() and w.isEnabled() and w.focusPolicy() & tab}


def without_key(window: QWidget) -> list[str]:
    """What can be used with the pointer only."""
    reached, found = reached_by_tab(window), []
    for widget in window.findChildren(QWidget):
        acts = isinstance(widget, QAbstractButton | QAbstractSlider | QComboBox | QLineEdit)
        inner = isinstance(widget, QScrollBar) or widget.objectName().startswith("qt_")
        if not acts or inner or not (widget.isVisible() and widget.isEnabled()):
            continue
        action = getattr(widget, "defaultAction", lambda: None)()
        has_key = isinstance(action, QAction) and not action.shortcut().isEmpty()
        if widget not in reached and not has_key:
            found.append(f"{type(widget).__name__} {widget.objectName()!r}")
    return found
