"""Pages grouped by hand, with hands made up here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QPushButton,
    QSlider,
    QTreeWidget,
    QTreeWidgetItem,
)
from pytestqt.qtbot import QtBot

from app.core.errors import PlumeError
from app.core.hands import Comparison, Sheet
from app.ui.hands_dialog import HandsDialog
from tests.ui.access import cut, english_only, texts, unnamed

# the offscreen platform says so of every dialog
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

ODDS = np.array(
    [
        [0, 3, -4, -4, 0, 0],
        [3, 0, -4, -4, 0, 0],
        [-4, -4, 0, 1, 0, 0],
        [-4, -4, 1, 0, 0, 0],
        [0, 0, 0, 0, 0, 0],
        [0, 0, 0, 0, 0, 0],
    ],
    float,
)
SAMPLES = (*[np.full((64, 300), 128, np.uint8)] * 4, None, None)
SHEETS = [Sheet(f"{name}.png", list) for name in "abcdef"]


def made_up(sheets: Sequence[Sheet], progress: Callable[[int, int], None]) -> Comparison:
    for number in range(len(sheets)):
        progress(number + 1, len(sheets))
    return Comparison(ODDS, (4,), {5: "f.png cannot be opened."}, SAMPLES)


@pytest.fixture
def dialog(qtbot: QtBot) -> HandsDialog:
    return opened(qtbot, made_up)


def opened(qtbot: QtBot, compare: Callable[..., Comparison]) -> HandsDialog:
    dialog = HandsDialog(SHEETS, compare=compare)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    with qtbot.waitSignal(dialog.ready):
        dialog.show()
    return dialog


def part(dialog: HandsDialog, kind: type[Any], name: str) -> Any:
    found = dialog.findChild(kind, name)
    assert found is not None
    return found


def groups(dialog: HandsDialog) -> dict[str, list[tuple[str, str]]]:
    tree = part(dialog, QTreeWidget, "hands_groups")
    items = [tree.topLevelItem(number) for number in range(tree.topLevelItemCount())]
    return {
        item.text(0): [cells(item.child(n)) for n in range(item.childCount())] for item in items
    }


def cells(item: QTreeWidgetItem) -> tuple[str, str]:
    return item.text(0), item.text(2)


def test_what_looks_alike_stands_together_and_the_slider_tells_how_much(
    dialog: HandsDialog, qtbot: QtBot
) -> None:
    assert groups(dialog) == {
        "Hand 1": [("a.png", "95 %"), ("b.png", "95 %")],
        "Like no other": [("c.png", "26 %"), ("d.png", "26 %")],
        "Too little writing to tell": [("e.png", "")],
        "Cannot be opened": [("f.png", "")],
    }
    shown = part(dialog, QTreeWidget, "hands_groups").topLevelItem(0).child(0).icon(1)
    assert shown.pixmap(280, 32).toImage().pixelColor(10, 10).value() == 128
    slider = part(dialog, QSlider, "hands_least")
    slider.setFocus()
    for _ in range(3):
        qtbot.keyClick(slider, Qt.Key.Key_PageDown)
    assert slider.value() == 65
    assert groups(dialog)["Hand 2"] == [("c.png", "73 %"), ("d.png", "73 %")]
    qtbot.keyClick(slider, Qt.Key.Key_End)
    assert "Hand 1" not in groups(dialog)


def test_a_page_that_is_chosen_is_told_and_the_table_copied(
    dialog: HandsDialog, qtbot: QtBot
) -> None:
    tree = part(dialog, QTreeWidget, "hands_groups")
    row = tree.visualItemRect(tree.topLevelItem(0).child(1)).center()
    with qtbot.waitSignal(dialog.chosen) as chosen:
        qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=row)
    assert chosen.args == [1]

    qtbot.mouseClick(part(dialog, QPushButton, "hands_copy"), Qt.MouseButton.LeftButton)
    rows = QGuiApplication.clipboard().text().split("\n")
    assert rows[:2] == ["Page\tGroup\tConfidence", "a.png\tHand 1\t95 %"]
    assert len(rows) == 1 + len(SHEETS)
    assert part(dialog, QLabel, "hands_note").text() == "Copied 6 rows."


def test_a_model_that_is_missing_is_told(qtbot: QtBot) -> None:
    def missing(sheets: Sequence[Sheet], progress: Callable[[int, int], None]) -> Comparison:
        raise PlumeError(f"The description {Path('hands.json')} of hands cannot be read: gone.")

    dialog = opened(qtbot, missing)

    assert "hands.json" in part(dialog, QLabel, "hands_note").text()
    assert not part(dialog, QPushButton, "hands_copy").isEnabled()
    assert groups(dialog) == {}


def test_closing_stops_the_comparison(qtbot: QtBot) -> None:
    looked_at = []

    def slow(sheets: Sequence[Sheet], progress: Callable[[int, int], None]) -> Comparison:
        for number in range(10**6):
            looked_at.append(number)
            progress(number % len(sheets), len(sheets))
        raise AssertionError("never stopped")

    dialog = HandsDialog(SHEETS, compare=slow)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: len(looked_at) > 3)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert len(looked_at) < 10**6


def test_a_screen_reader_can_name_everything(dialog: HandsDialog) -> None:
    assert unnamed(dialog) == []


@pytest.mark.usefixtures("large", "french")
def test_it_is_french_and_nothing_is_cut_off_at_twice_the_size(qtbot: QtBot) -> None:
    dialog = opened(qtbot, made_up)
    QApplication.processEvents()
    assert cut(dialog) == []
    assert texts(dialog) & english_only() == set()
