"""Pages grouped by hand, with the network that comes with Plume."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem
from pytestqt.qtbot import QtBot

from app.ui.hands_dialog import HandsDialog
from app.ui.read.view import ReadView
from tests.ui.read.conftest import OpenView


def grouped(qtbot: QtBot, view: ReadView) -> tuple[HandsDialog, QTreeWidget]:
    view.commands.group_by_hand.trigger()
    dialog = view.findChild(HandsDialog)
    assert dialog is not None
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.waitSignal(dialog.ready).wait()
    tree = dialog.findChild(QTreeWidget, "hands_groups")
    assert tree is not None
    return dialog, tree


def test_one_page_has_nothing_to_be_compared_with(open_view: OpenView, scan: Path) -> None:
    assert not open_view(scan).commands.group_by_hand.isEnabled()


def test_pages_by_one_hand_stand_together_and_are_shown_on_a_click(
    qtbot: QtBot, open_view: OpenView, scans: Path
) -> None:
    view = open_view(scans)
    pages = view.session.document.pages

    dialog, tree = grouped(qtbot, view)

    group = tree.topLevelItem(0)
    assert group is not None
    assert (tree.topLevelItemCount(), group.text(0)) == (1, "Hand 1")
    titles = [item.text(0) for item in members(group)]
    click(qtbot, tree, members(group)[titles.index(pages[2].title)])
    assert view.session.current is pages[2]

    view.session.close_all()
    click(qtbot, tree, members(group)[0])
    assert view.session.current is None
    dialog.close()


def members(group: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    return [item for row in range(group.childCount()) if (item := group.child(row)) is not None]


def click(qtbot: QtBot, tree: QTreeWidget, item: QTreeWidgetItem) -> None:
    place = tree.visualItemRect(item).center()
    qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=place)
