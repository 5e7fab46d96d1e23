"""Steps that tests of both places where hands are grouped take."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem, QWidget
from pytestqt.qtbot import QtBot

from app.ui.hands_dialog import HandsDialog


def grouped(qtbot: QtBot, window: QWidget, action: QAction) -> tuple[HandsDialog, QTreeWidget]:
    """The dialog that an action of a window opens, once it has compared, and its groups."""
    action.trigger()
    dialog = window.findChild(HandsDialog)
    assert dialog is not None
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.waitSignal(dialog.ready).wait()
    tree = dialog.findChild(QTreeWidget, "hands_groups")
    assert tree is not None
    return dialog, tree


def members(tree: QTreeWidget, place: int) -> list[QTreeWidgetItem]:
    """What stands in a group."""
    group = tree.topLevelItem(place)
    assert group is not None
    return [item for row in range(group.childCount()) if (item := group.child(row)) is not None]


def groups(tree: QTreeWidget) -> dict[str, int]:
    """How many stand in each group."""
    items = [tree.topLevelItem(place) for place in range(tree.topLevelItemCount())]
    return {item.text(0): item.childCount() for item in items if item is not None}


def click(qtbot: QtBot, tree: QTreeWidget, item: QTreeWidgetItem) -> None:
    """Clicks on what stands in a group."""
    place = tree.visualItemRect(item).center()
    qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=place)
