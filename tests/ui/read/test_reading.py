"""A page is opened and read; page and table stay together; texts are changed."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QMouseEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.ui.read.lines_model import DOUBTFUL, Column
from app.ui.read.view import ReadView
from tests.ui.read.conftest import TEXTS, OpenView, is_read, texts


def click_line(qtbot: QtBot, view: ReadView, row: int) -> None:
    """Clicks in the middle of a line on the page."""
    box = view.session.lines[row].box
    page = view.workbench.panel.view
    place = page.screen_point(box.x + box.width / 2, box.y + box.height / 2)
    qtbot.mouseClick(page.viewport(), Qt.MouseButton.LeftButton, pos=place.toPoint())


def move_over_line(view: ReadView, row: int) -> None:
    """Moves the pointer over a line on the page."""
    box = view.session.lines[row].box
    page = view.workbench.panel.view
    place = page.screen_point(box.x + box.width / 2, box.y + box.height / 2)
    none = Qt.MouseButton.NoButton
    event = QMouseEvent(
        QEvent.Type.MouseMove,
        place,
        QPointF(page.viewport().mapToGlobal(place)),
        none,
        none,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(page.viewport(), event)


def cell(view: ReadView, row: int, column: int = Column.TEXT):
    """Middle of a cell in the table's viewport."""
    table = view.workbench.table
    return table.visualRect(table.model().index(row, column)).center()


def click_row(qtbot: QtBot, view: ReadView, row: int) -> None:
    table = view.workbench.table
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=cell(view, row))


def press(qtbot: QtBot, widget: QWidget, keys: QKeySequence.StandardKey) -> None:
    qtbot.keySequence(widget, QKeySequence(keys))


def test_a_small_window_shows_some_lines_and_some_readings(
    qtbot: QtBot, open_view: OpenView, scans: Path
) -> None:
    view = open_view(scans)
    view.resize(1024, 640)
    bench = view.workbench
    for table, rows in ((bench.table, 5), (bench.details.candidates, 3)):
        high = rows * table.verticalHeader().defaultSectionSize()
        qtbot.waitUntil(lambda t=table, high=high: t.viewport().height() >= high)


def test_a_page_is_read_as_soon_as_it_is_open(open_view: OpenView, scan: Path) -> None:
    view = open_view(scan)
    assert texts(view) == list(TEXTS)
    boxes = [line.box.y for line in view.session.lines]
    assert boxes == sorted(boxes)
    model = view.workbench.model
    shown = [[model.index(r, c).data() for c in range(3)] for r in range(model.rowCount())]
    assert shown[0] == ["1", "first", "95 %"]
    assert len(shown) == 4
    assert view.summary == "4 lines"


def test_the_table_model_keeps_qts_rules(qtbot: QtBot, open_view: OpenView, scan: Path) -> None:
    view = open_view(scan)
    mode = QAbstractItemModelTester.FailureReportingMode.Fatal
    tester = QAbstractItemModelTester(view.workbench.model, mode)
    view.session.set_text(1, "changed")
    view.session.remove_lines([0])
    view.session.undo_stack.undo()
    view.session.rotate(90)
    qtbot.waitUntil(lambda: is_read(view))
    view.session.close_all()
    assert tester.model().rowCount() == 0


def test_a_click_on_the_page_chooses_the_row(qtbot: QtBot, open_view: OpenView, scan: Path) -> None:
    view = open_view(scan)
    click_line(qtbot, view, 2)
    assert view.workbench.table.selected_rows == [2]
    assert view.workbench.details.editor.text() == "third"


def test_a_click_on_the_row_marks_the_line_and_brings_it_into_view(
    qtbot: QtBot, open_view: OpenView, scan: Path
) -> None:
    view = open_view(scan)
    page = view.workbench.panel.view
    for _ in range(8):
        page.zoom_in()
    box = view.session.lines[3].box
    assert not page.rect().contains(page.screen_point(box.x, box.y).toPoint())
    click_row(qtbot, view, 3)
    assert page.marked == (3, None)
    assert page.rect().contains(page.screen_point(box.x, box.y + box.height / 2).toPoint())


def test_the_pointer_links_page_and_table(open_view: OpenView, scan: Path, qtbot: QtBot) -> None:
    view = open_view(scan)
    move_over_line(view, 1)
    assert view.workbench.table.hovered == 1
    assert view.workbench.panel.view.marked == (0, 1)
    table = view.workbench.table
    qtbot.mouseMove(table.viewport(), cell(view, 2))
    qtbot.waitUntil(lambda: view.workbench.panel.view.marked == (0, 2))
    QApplication.sendEvent(table, QEvent(QEvent.Type.Leave))
    assert view.workbench.panel.view.marked == (0, None)


def test_typing_changes_the_text_and_is_one_step(
    qtbot: QtBot, open_view: OpenView, scan: Path
) -> None:
    view = open_view(scan)
    editor = view.workbench.details.editor
    click_row(qtbot, view, 1)
    view.commands.edit_line.trigger()
    qtbot.waitUntil(editor.hasFocus)
    qtbot.keyClicks(editor, "ete")
    assert texts(view)[1] == "ete"
    assert view.session.lines[1].edited
    assert view.workbench.model.index(1, Column.CONFIDENCE).data() == "edited"
    press(qtbot, editor, QKeySequence.StandardKey.Undo)
    assert texts(view) == list(TEXTS)
    assert editor.text() == "second"
    press(qtbot, editor, QKeySequence.StandardKey.Redo)
    assert texts(view)[1] == "ete"


def test_two_lines_typed_in_are_two_steps(qtbot: QtBot, open_view: OpenView, scan: Path) -> None:
    view = open_view(scan)
    editor = view.workbench.details.editor
    view.commands.edit_line.trigger()
    qtbot.waitUntil(editor.hasFocus)
    qtbot.keyClicks(editor, "one")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert view.workbench.row == 1
    qtbot.keyClicks(editor, "two")
    assert texts(view)[:2] == ["one", "two"]
    view.commands.undo.trigger()
    assert texts(view)[:2] == ["one", "second"]
    view.commands.undo.trigger()
    assert texts(view)[:2] == ["first", "second"]
    assert not view.session.lines[0].reviewed
    assert view.workbench.row == 0
    assert "opening" in view.commands.undo.text()


def test_a_text_is_edited_in_the_table(qtbot: QtBot, open_view: OpenView, scan: Path) -> None:
    view = open_view(scan)
    table = view.workbench.table
    click_row(qtbot, view, 2)
    qtbot.keyClick(table, Qt.Key.Key_F2)
    editor = table.findChild(QLineEdit)
    assert isinstance(editor, QLineEdit)
    editor.selectAll()
    qtbot.keyClicks(editor, "Benedicte")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: texts(view)[2] == "Benedicte")
    assert view.workbench.details.editor.text() == "Benedicte"


def test_a_number_key_takes_another_reading(qtbot: QtBot, open_view: OpenView, scan: Path) -> None:
    view = open_view(scan, certainty=0.6)
    wanted = view.session.lines[1].reading.candidates[2].text
    click_row(qtbot, view, 1)
    qtbot.keyClick(view.workbench.table, Qt.Key.Key_3)
    assert texts(view)[1] == wanted != "second"
    qtbot.keyClick(view.workbench.table, Qt.Key.Key_1)
    assert texts(view)[1] == "second"
    assert not view.session.lines[1].edited


def test_a_click_takes_another_reading(qtbot: QtBot, open_view: OpenView, scan: Path) -> None:
    view = open_view(scan, certainty=0.6)
    wanted = view.session.lines[0].reading.candidates[1].text
    candidates = view.workbench.details.candidates
    place = candidates.visualRect(candidates.model().index(1, 1)).center()
    qtbot.mouseClick(candidates.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert texts(view)[0] == wanted


def test_doubtful_lines_are_told_and_found(qtbot: QtBot, open_view: OpenView, scan: Path) -> None:
    view = open_view(scan, certainty=0.6)
    model = view.workbench.model
    assert model.index(0, 1).data(DOUBTFUL)
    assert "please check" in model.index(0, 1).data(Qt.ItemDataRole.ToolTipRole)
    assert view.summary == "4 lines, 4 to check"
    view.session.set_text(1, "sure")
    view.commands.next_doubtful.trigger()
    assert view.workbench.row == 2
    view.commands.previous_doubtful.trigger()
    assert view.workbench.row == 0
    view.commands.previous_doubtful.trigger()
    assert view.workbench.row == 3
    assert view.summary == "4 lines, 3 to check"


def test_a_line_is_removed_and_comes_back(qtbot: QtBot, open_view: OpenView, scan: Path) -> None:
    view = open_view(scan)
    click_row(qtbot, view, 1)
    qtbot.keyClick(view.workbench.table, Qt.Key.Key_Delete)
    assert texts(view) == ["first", "third", "fourth"]
    view.commands.undo.trigger()
    assert texts(view) == list(TEXTS)


def test_text_is_copied(qtbot: QtBot, open_view: OpenView, scan: Path) -> None:
    view = open_view(scan)
    clipboard = QGuiApplication.clipboard()
    view.commands.copy_all.trigger()
    assert clipboard.text() == "\n".join(TEXTS)
    table = view.workbench.table
    click_row(qtbot, view, 1)
    control = Qt.KeyboardModifier.ShiftModifier
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, control, pos=cell(view, 2))
    press(qtbot, table, QKeySequence.StandardKey.Copy)
    assert clipboard.text() == "second\nthird"


def test_a_number_key_takes_another_reading_where_digits_need_shift(
    qtbot: QtBot, open_view: OpenView, scan: Path
) -> None:
    """As on French keyboards."""
    view = open_view(scan, certainty=0.6)
    wanted = view.session.lines[1].reading.candidates[2].text
    click_row(qtbot, view, 1)

    qtbot.keyClick(view.workbench.table, Qt.Key.Key_3, Qt.KeyboardModifier.ShiftModifier)

    assert texts(view)[1] == wanted
