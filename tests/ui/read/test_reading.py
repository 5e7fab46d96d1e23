"""A page is opened and read; page and table stay together; texts are changed."""

from __future__ import annotations

from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QMouseEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QWidget
from pytestqt.qtbot import QtBot

from app.core.geometry import Box
from app.core.image_io import rotate
from app.core.orientation import Upright
from app.core.page_reader import read_page
from app.services.settings_store import SettingsStore
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


def test_a_turned_page_is_read_again(qtbot: QtBot, open_view: OpenView, scan: Path) -> None:
    view = open_view(scan)
    view.session.set_text(0, "mine")
    before = view.session.picture
    assert before is not None
    view.commands.rotate_right.trigger()
    assert view.session.lines == []
    qtbot.waitUntil(lambda: is_read(view))
    after = view.session.picture
    assert after is not None
    assert (after.width, after.height) == (before.height, before.width)
    view.commands.undo.trigger()
    qtbot.waitUntil(lambda: is_read(view))
    assert texts(view)[0] == "mine"
    assert view.session.picture is not None
    assert view.session.picture.width == before.width


def test_reading_again_can_be_undone(qtbot: QtBot, open_view: OpenView, scan: Path) -> None:
    view = open_view(scan)
    view.session.set_text(0, "mine")
    with qtbot.waitSignal(view.session.lines_changed):
        view.commands.read_again.trigger()
    assert "mine" not in texts(view)
    view.commands.undo.trigger()
    assert texts(view)[0] == "mine"


def test_a_picture_is_read_as_one_line(qtbot: QtBot, open_view: OpenView, scan: Path) -> None:
    view = open_view(scan)
    with qtbot.waitSignal(view.session.lines_changed):
        view.commands.read_single.trigger()
    assert len(view.session.lines) == 1


def test_reading_tells_how_far_it_is_and_is_stopped(
    qtbot: QtBot, open_view: OpenView, scan: Path
) -> None:
    gate = Event()
    view = open_view(scan, gate=gate)
    assert view.status.text.startswith("Reading")
    assert view.commands.stop.isEnabled()
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert view.status.text == ""
    assert not view.commands.stop.isEnabled()
    gate.set()
    with qtbot.waitSignal(view.session.lines_changed):
        view.commands.read_again.trigger()
    assert len(view.session.lines) == 4


@pytest.mark.parametrize("name", ["zoom_in", "zoom_out"])
def test_zooming(open_view: OpenView, scan: Path, name: str) -> None:
    view = open_view(scan)
    page = view.workbench.panel.view
    fitted = page.zoom
    getattr(view.commands, name).trigger()
    assert (page.zoom > fitted) == (name == "zoom_in")
    view.commands.fit.trigger()
    assert page.zoom == pytest.approx(fitted, rel=0.01)


def test_a_fitted_page_stays_fitted(qtbot: QtBot, open_view: OpenView, scan: Path) -> None:
    view = open_view(scan)
    page = view.workbench.panel.view
    before = page.zoom
    view.resize(1000, 500)
    qtbot.waitUntil(lambda: page.zoom < before)
    corner = page.screen_point(0, 440)
    assert page.rect().contains(corner.toPoint())


def test_before_and_after(qtbot: QtBot, open_view: OpenView, scan: Path) -> None:
    view = open_view(scan)
    page = view.workbench.panel.view
    zoom = page.zoom
    with qtbot.waitSignal(view.session.comparison_ready) as ready:
        qtbot.keyClick(view, Qt.Key.Key_F7)
    assert ready.args is not None
    after = ready.args[0].after
    assert page.picture is after
    assert after.image.max() == 255
    assert page.zoom == pytest.approx(zoom)
    qtbot.keyClick(view, Qt.Key.Key_F6)
    assert page.picture is view.session.picture


def test_histogram(qtbot: QtBot, open_view: OpenView, scan: Path) -> None:
    view = open_view(scan)
    histogram = view.workbench.panel.histogram
    assert not histogram.isVisible()
    with qtbot.waitSignal(view.session.comparison_ready) as ready:
        view.commands.histogram.trigger()
    assert ready.args is not None
    assert histogram.isVisible()
    assert ready.args[0].levels_before.sum() == pytest.approx(1)
    assert ready.args[0].levels_after[255] > ready.args[0].levels_before[255]


def choose(menu: QMenu, name: str) -> None:
    """Triggers an entry of a menu."""
    next(action for action in menu.actions() if action.objectName() == name).trigger()


def test_the_threshold_can_be_chosen_and_is_remembered(
    qtbot: QtBot, open_view: OpenView, scan: Path, store: SettingsStore
) -> None:
    view = open_view(scan, certainty=0.75)
    slider = view.workbench.review.slider
    assert view.summary == "4 lines, 4 to check"
    assert view.workbench.review.sentence == "4 of 4 lines are left to check."
    qtbot.keyClick(view, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(slider.hasFocus)
    for _ in range(2):
        qtbot.keyClick(slider, Qt.Key.Key_PageDown)
    assert view.summary == "4 lines"
    assert view.workbench.review.sentence == "Nothing is left to check."
    assert not view.workbench.model.index(0, 1).data(DOUBTFUL)
    assert not view.commands.next_doubtful.isEnabled()
    assert store.settings.review_threshold == 0.7


def test_what_lines_hold_can_be_chosen(
    qtbot: QtBot, open_view: OpenView, scan: Path, store: SettingsStore
) -> None:
    view = open_view(scan)
    choose(view.options.field_menu, "field_menu_digits")
    with qtbot.waitSignal(view.session.lines_changed):
        view.commands.read_again.trigger()
    assert all(not text or text.isdigit() for text in texts(view))
    assert store.settings.field == "digits"


def test_pages_are_read_only_when_asked_for(
    qtbot: QtBot, open_view: OpenView, scan: Path, store: SettingsStore
) -> None:
    view = open_view()
    view.options.automatic.trigger()
    assert not store.settings.read_on_open
    view.open_paths([scan])
    qtbot.waitUntil(lambda: view.session.picture is not None)
    assert view.session.queue.job is None
    note = view.workbench.table.note
    assert "F5" in note
    with qtbot.waitSignal(view.session.lines_changed):
        qtbot.keyClick(view, Qt.Key.Key_F5)
    assert texts(view) == list(TEXTS)


def drag(qtbot: QtBot, view: ReadView, box: Box) -> None:
    """Drags from one corner of a box on the page to the other."""
    page = view.workbench.panel.view
    first = page.screen_point(box.x, box.y).toPoint()
    last = page.screen_point(box.right, box.bottom).toPoint()
    qtbot.mousePress(page.viewport(), Qt.MouseButton.LeftButton, pos=first)
    qtbot.mouseMove(page.viewport(), last)
    qtbot.mouseRelease(page.viewport(), Qt.MouseButton.LeftButton, pos=last)


def test_a_line_that_was_not_found_is_added(qtbot: QtBot, open_view: OpenView, scan: Path) -> None:
    view = open_view(scan)
    missing = view.session.lines[2].box
    view.session.remove_lines([2])
    view.commands.add_line.trigger()
    with qtbot.waitSignal(view.session.lines_changed):
        drag(qtbot, view, missing)
    added = view.session.lines[2].box
    assert len(view.session.lines) == 4
    assert abs(added.x - missing.x) <= 2
    assert abs(added.height - missing.height) <= 4
    assert view.workbench.row == 2
    assert not view.commands.add_line.isChecked()
    view.commands.undo.trigger()
    assert len(view.session.lines) == 3


def test_drawing_a_line_can_be_left(qtbot: QtBot, open_view: OpenView, scan: Path) -> None:
    view = open_view(scan)
    page = view.workbench.panel.view
    view.commands.add_line.trigger()
    qtbot.mouseClick(page.viewport(), Qt.MouseButton.LeftButton, pos=page.rect().center())
    assert view.commands.add_line.isChecked()
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert not view.commands.add_line.isChecked()
    assert len(view.session.lines) == 4


def test_a_page_that_lies_wrong_is_shown_upright(
    qtbot: QtBot, open_view: OpenView, scan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read(image, reader, **_):
        return Upright(90, read_page(rotate(image, 90), reader, single=True))

    monkeypatch.setattr("app.core.orientation.read_upright", read)
    view = open_view()
    with qtbot.waitSignal(view.note) as note:
        view.open_paths([scan])
    assert note.args is not None
    assert note.args[0] == "scan.png lay the wrong way and was turned."
    qtbot.waitUntil(lambda: is_read(view))
    page, picture = view.session.current, view.session.picture
    assert page is not None
    assert picture is not None
    assert page.rotation == 90
    assert view.session.lines[0].box == Box(0, 0, picture.width, picture.height)
    assert picture.height > picture.width

    view.commands.rotate_left.trigger()  # by hand: it stays as the person wants it
    qtbot.waitUntil(lambda: is_read(view))
    assert page.rotation == 0
    assert len(view.session.lines) == 4
