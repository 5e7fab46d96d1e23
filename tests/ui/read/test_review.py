"""Lines are looked at, corrected and accepted with the keyboard alone."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.ui.read.lines_model import VOUCHED, Column
from app.ui.read.view import ReadView
from tests.ui.read.conftest import TEXTS, OpenView, is_read, said, texts


def reviewed(view: ReadView) -> list[bool]:
    return [line.reviewed for line in view.session.lines]


def make_doubtful(view: ReadView, *rows: int) -> None:
    """Makes Plume less sure of some lines of the page than of the others."""
    for row, line in enumerate(view.session.lines):
        line.reading = replace(line.reading, confidence=0.3 if row in rows else 0.95)
    view.session.review.set_threshold(0.7)


def focus(qtbot: QtBot, widget: QWidget) -> None:
    widget.setFocus()
    qtbot.waitUntil(widget.hasFocus)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Tab])
@pytest.mark.parametrize("place", ["table", "editor"])
def test_a_line_is_accepted_and_the_next_one_shown(
    qtbot: QtBot, open_view: OpenView, scan: Path, key: Qt.Key, place: str
) -> None:
    view = open_view(scan)
    bench = view.workbench
    widget = bench.table if place == "table" else bench.details.editor
    focus(qtbot, widget)
    qtbot.keyClick(widget, key)
    assert reviewed(view) == [True, False, False, False]
    assert bench.row == 1
    assert widget.hasFocus()
    assert bench.model.index(0, Column.CONFIDENCE).data() == "checked"
    assert bench.model.index(0, Column.TEXT).data(VOUCHED)
    line = view.session.lines[0]
    assert line.entry.by == view.session.person
    assert line.entry.at
    tip = bench.model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert tip.startswith("Checked by ")
    view.commands.undo.trigger()
    assert not any(reviewed(view))
    assert bench.row == 0
    view.commands.redo.trigger()
    assert reviewed(view)[0]


def test_from_a_doubtful_line_review_goes_to_the_next_doubtful_one(
    qtbot: QtBot, open_view: OpenView, scan: Path
) -> None:
    view = open_view(scan, certainty=0.6)
    make_doubtful(view, 1, 3)
    table = view.workbench.table
    focus(qtbot, table)
    qtbot.keyClick(view, Qt.Key.Key_F8)
    assert view.workbench.row == 1
    assert said(view, "review_sentence") == "2 of 4 lines are left to check."
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert view.workbench.row == 3
    assert said(view, "review_sentence") == "1 of 4 lines is left to check."
    with qtbot.waitSignal(view.note) as note:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert note.args is not None
    assert note.args[0] == "Nothing is left to check."
    assert reviewed(view) == [False, True, False, True]
    assert not view.commands.next_doubtful.isEnabled()


def test_one_line_is_selected_while_ctrl_or_shift_is_held_down(
    qtbot: QtBot, open_view: OpenView, scan: Path
) -> None:
    view = open_view(scan, certainty=0.6)
    make_doubtful(view, 0, 2)
    table, window = view.workbench.table, view.windowHandle()
    focus(qtbot, table)
    table.select(0)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert table.selected_rows == [2]
    # a key of the window: what a widget is sent is not known to be held down
    QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert table.selected_rows == [0]
    QTest.keyClick(window, Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    assert table.selected_rows == [2]


def test_what_is_typed_after_f8_is_the_text_of_the_doubtful_line(
    qtbot: QtBot, open_view: OpenView, scan: Path
) -> None:
    view = open_view(scan, certainty=0.6)
    make_doubtful(view, 1, 3)
    focus(qtbot, view)  # as after the start
    qtbot.keyClick(view, Qt.Key.Key_F8)
    table, editor = view.workbench.table, view.workbench.details.editor
    qtbot.waitUntil(table.hasFocus)
    qtbot.keyClicks(table, "N")
    qtbot.waitUntil(editor.hasFocus)
    qtbot.keyClicks(editor, "ew")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert texts(view)[1] == "New"
    qtbot.keyClick(view, Qt.Key.Key_F8)
    assert editor.hasFocus()


def test_a_corrected_line_is_accepted_in_one_step(
    qtbot: QtBot, open_view: OpenView, scan: Path
) -> None:
    view = open_view(scan)
    make_doubtful(view, 0, 2)
    table, editor = view.workbench.table, view.workbench.details.editor
    focus(qtbot, table)
    qtbot.keyClicks(table, "n")
    qtbot.waitUntil(editor.hasFocus)
    qtbot.keyClicks(editor, "ew")
    qtbot.keyClick(editor, Qt.Key.Key_Tab)
    assert texts(view)[0] == "new"
    assert view.session.lines[0].reviewed
    assert view.workbench.row == 2
    assert editor.selectedText() == "third"
    view.commands.undo.trigger()
    assert texts(view) == list(TEXTS)
    assert not any(reviewed(view))


def test_alt_and_a_number_take_a_reading_while_typing(
    qtbot: QtBot, open_view: OpenView, scan: Path
) -> None:
    view = open_view(scan, certainty=0.6)
    wanted = view.session.lines[0].reading.candidates[1].text
    editor = view.workbench.details.editor
    focus(qtbot, editor)
    qtbot.keyClick(editor, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert texts(view)[0] == editor.text() == wanted
    qtbot.keyClick(editor, Qt.Key.Key_End)
    qtbot.keyClick(editor, Qt.Key.Key_2)
    assert texts(view)[0] == wanted + "2"


def test_review_goes_on_over_the_pages(qtbot: QtBot, open_view: OpenView, scans: Path) -> None:
    view = open_view(scans, certainty=0.6)
    view.commands.read_all.trigger()
    qtbot.waitUntil(lambda: view.session.document.unread == 0)
    first, second, third = view.session.document.pages
    table = view.workbench.table
    view.commands.next_doubtful.trigger()
    assert view.session.current is second
    view.commands.previous_doubtful.trigger()
    assert view.session.current is first
    focus(qtbot, table)
    for _ in range(3):
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert view.session.current is third
    assert view.workbench.row == 0
    assert said(view, "review_sentence") == "3 of 6 lines are left to check."


def test_selected_lines_are_marked_and_unmarked_together(
    qtbot: QtBot, open_view: OpenView, scan: Path
) -> None:
    view = open_view(scan)
    view.workbench.table.selectAll()
    control = Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(view, Qt.Key.Key_Return, control)
    assert reviewed(view) == [True] * 4
    assert view.workbench.table.selected_rows == [0, 1, 2, 3]
    qtbot.keyClick(view, Qt.Key.Key_Return, control)
    assert reviewed(view) == [False] * 4
    view.commands.undo.trigger()
    assert reviewed(view) == [True] * 4


def test_opened_pages_are_taken_back_and_opened_again(
    qtbot: QtBot, open_view: OpenView, scans: Path
) -> None:
    view = open_view(scans)
    pages = list(view.session.document)
    view.commands.undo.trigger()
    assert len(view.session.document) == 0
    view.commands.redo.trigger()
    assert list(view.session.document) == pages
    qtbot.waitUntil(lambda: is_read(view))
    assert texts(view) == ["first"]


def test_a_turned_page_keeps_what_was_typed_on_either_side(
    qtbot: QtBot, open_view: OpenView, scan: Path
) -> None:
    view = open_view(scan)
    view.commands.rotate_right.trigger()
    qtbot.waitUntil(lambda: is_read(view))
    view.session.set_text(0, "sideways")
    view.commands.undo.trigger()
    view.commands.undo.trigger()
    assert texts(view) == list(TEXTS)
    view.commands.redo.trigger()
    view.commands.redo.trigger()
    assert texts(view)[0] == "sideways"
