"""Pages grouped by hand, with the network that comes with Plume."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from tests.ui.hands import click, grouped, groups, members
from tests.ui.read.conftest import OpenView


def test_one_page_has_nothing_to_be_compared_with(open_view: OpenView, scan: Path) -> None:
    assert not open_view(scan).commands.group_by_hand.isEnabled()


def test_pages_by_one_hand_stand_together_and_are_shown_on_a_click(
    qtbot: QtBot, open_view: OpenView, scans: Path
) -> None:
    view = open_view(scans)
    pages = view.session.document.pages

    dialog, tree = grouped(qtbot, view, view.commands.group_by_hand)

    assert groups(tree) == {"Hand 1": 3}
    together = members(tree, 0)
    titles = [item.text(0) for item in together]
    click(qtbot, tree, together[titles.index(pages[2].title)])
    assert view.session.current is pages[2]

    view.session.close_all()
    click(qtbot, tree, together[0])
    assert view.session.current is None
    dialog.close()
