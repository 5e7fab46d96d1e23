"""Fields are drawn, selected, moved and resized with the mouse and the keys."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from app.core.geometry import Box
from app.ui.templates.field_model import Column
from tests.ui.templates.conftest import (
    LEFT,
    OpenEditor,
    at,
    click,
    drag,
    field,
    middle_of,
    names,
    selected,
    widget,
)

SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
NEAR = 3
"""Pixels of the form that one of the screen may be."""


def near(box: Box, wanted: Box) -> bool:
    first = (box.x, box.y, box.right, box.bottom)
    second = (wanted.x, wanted.y, wanted.right, wanted.bottom)
    return all(abs(a - b) <= NEAR for a, b in zip(first, second, strict=True))


def test_a_field_is_drawn_and_named(qtbot: QtBot, open_editor: OpenEditor, blank: Path) -> None:
    editor = open_editor(blank)

    drag(qtbot, editor, (200, 1300), (500, 1380))

    assert names(editor) == ["Field 1"]
    assert near(field(editor, "Field 1").box, Box(200, 1300, 300, 80))
    name = widget(editor, "field_name")
    qtbot.waitUntil(name.hasFocus)
    qtbot.keyClicks(name, "Club")
    assert names(editor) == ["Club"]
    qtbot.keyClick(name, Qt.Key.Key_Return)
    assert editor.bench.canvas.hasFocus()
    editor.commands.undo.trigger()
    assert names(editor) == ["Field 1"]
    editor.commands.undo.trigger()
    assert names(editor) == []
    editor.commands.redo.trigger()
    editor.commands.redo.trigger()
    assert names(editor) == ["Club"]


def test_a_field_is_drawn_whichever_way_and_stays_on_the_form(
    qtbot: QtBot, open_editor: OpenEditor, blank: Path
) -> None:
    editor = open_editor(blank)

    drag(qtbot, editor, (200, 200), (-60, -40))
    drag(qtbot, editor, (500, 500), (501, 501))  # a shaky click is no field

    assert names(editor) == ["Field 1"]
    assert near(field(editor, "Field 1").box, Box(0, 0, 200, 200))


def test_new_fields_are_listed_where_they_are_read(
    qtbot: QtBot, open_editor: OpenEditor, template: Path
) -> None:
    editor = open_editor(template)
    before = names(editor)
    box = field(editor, before[2]).box

    drag(qtbot, editor, (box.x, box.y - 40), (box.x + 200, box.y - 12))

    assert names(editor) == [*before[:2], "Field 1", *before[2:]]


def test_a_field_is_moved(qtbot: QtBot, open_editor: OpenEditor, template: Path) -> None:
    editor = open_editor(template)
    box = field(editor, "Name").box
    x, y = middle_of(box)

    drag(qtbot, editor, (x, y), (x + 60, y + 200))

    moved = Box(box.x + 60, box.y + 200, box.width, box.height)
    assert near(field(editor, "Name").box, moved)
    assert selected(editor) == ["Name"]
    assert editor.session.undo_stack.count() == 1
    editor.commands.undo.trigger()
    assert field(editor, "Name").box == box


def test_a_field_cannot_leave_the_form(
    qtbot: QtBot, open_editor: OpenEditor, template: Path
) -> None:
    editor = open_editor(template)
    box = field(editor, "Name").box
    x, y = middle_of(box)

    drag(qtbot, editor, (x, y), (x - 400, y))

    assert field(editor, "Name").box == Box(0, box.y, box.width, box.height)


@pytest.mark.parametrize(
    ("handle", "by", "wanted"),
    [
        ((1, 1), (40, 30), (0, 0, 40, 30)),
        ((-1, -1), (-40, -30), (-40, -30, 0, 0)),
        ((1, 0), (-60, 50), (0, 0, -60, 0)),
        ((0, -1), (50, 20), (0, 20, 0, 0)),
        ((-1, 1), (2000, 20), (None, 0, 0, 20)),
    ],
)
def test_handles_resize(
    qtbot: QtBot, open_editor: OpenEditor, template: Path,
    handle: tuple[int, int], by: tuple[int, int], wanted: tuple[int | None, int, int, int],
) -> None:  # fmt: skip
    editor = open_editor(template)
    click(qtbot, editor, "Name")
    box = field(editor, "Name").box
    x = box.x + box.width * (handle[0] + 1) / 2
    y = box.y + box.height * (handle[1] + 1) / 2

    drag(qtbot, editor, (x, y), (x + by[0], y + by[1]))

    left, top, right, bottom = wanted
    x0 = box.right - 3 if left is None else box.x + left  # never turned over
    sides = x0, box.y + top, box.right + right, box.bottom + bottom
    assert near(field(editor, "Name").box, Box(x0, sides[1], sides[2] - x0, sides[3] - sides[1]))
    assert editor.session.undo_stack.count() == 1


def test_a_small_field_can_be_moved_though_its_handles_are_close(
    qtbot: QtBot, open_editor: OpenEditor, template: Path
) -> None:
    editor = open_editor(template)
    click(qtbot, editor, "News")
    box = field(editor, "News").box
    x, y = middle_of(box)

    drag(qtbot, editor, (x, y), (x, y + 120))

    assert near(field(editor, "News").box, Box(box.x, box.y + 120, box.width, box.height))


def test_arrows_nudge_and_resize_as_one_step(
    qtbot: QtBot, open_editor: OpenEditor, template: Path
) -> None:
    editor = open_editor(template)
    canvas = editor.bench.canvas
    click(qtbot, editor, "Name")
    box = field(editor, "Name").box

    for _ in range(3):
        qtbot.keyClick(canvas, Qt.Key.Key_Right)
    qtbot.keyClick(canvas, Qt.Key.Key_Down, SHIFT)
    assert field(editor, "Name").box == Box(box.x + 3, box.y + 10, box.width, box.height)
    qtbot.keyClick(canvas, Qt.Key.Key_Right, CTRL)
    qtbot.keyClick(canvas, Qt.Key.Key_Up, CTRL | SHIFT)
    assert field(editor, "Name").box == Box(box.x + 3, box.y + 10, box.width + 1, box.height - 10)
    assert editor.session.undo_stack.count() == 2
    editor.commands.undo.trigger()
    editor.commands.undo.trigger()
    assert field(editor, "Name").box == box
    assert not editor.isWindowModified()


def test_several_fields_are_selected_and_moved_together(
    qtbot: QtBot, open_editor: OpenEditor, template: Path
) -> None:
    editor = open_editor(template)
    click(qtbot, editor, "Name")
    click(qtbot, editor, "Town", SHIFT)
    assert selected(editor) == ["Name", "Town"]
    click(qtbot, editor, "Born", CTRL)
    click(qtbot, editor, "Born", CTRL)
    assert selected(editor) == ["Name", "Town"]
    name, town = field(editor, "Name").box, field(editor, "Town").box
    x, y = middle_of(town)

    drag(qtbot, editor, (x, y), (x, y + 30))

    assert selected(editor) == ["Name", "Town"]
    down = field(editor, "Town").box.y - town.y
    assert abs(down - 30) <= NEAR
    assert field(editor, "Name").box.y - name.y == down
    click(qtbot, editor, "Town")
    assert selected(editor) == ["Town"]
    qtbot.mouseClick(editor.bench.canvas.viewport(), LEFT, pos=at(editor, 620, 1600))
    assert selected(editor) == []


def test_a_band_with_shift_selects_what_it_touches(
    qtbot: QtBot, open_editor: OpenEditor, template: Path
) -> None:
    editor = open_editor(template)
    first, last = field(editor, "News").box, field(editor, "Help").box

    drag(qtbot, editor, (first.x - 30, first.y - 10), (last.x + 5, last.bottom + 10), SHIFT)

    assert selected(editor) == ["News", "Help"]


def test_escape_lets_go(qtbot: QtBot, open_editor: OpenEditor, template: Path) -> None:
    editor = open_editor(template)
    canvas, box = editor.bench.canvas, field(editor, "Name").box
    x, y = middle_of(box)
    qtbot.mousePress(canvas.viewport(), LEFT, pos=at(editor, x, y))
    qtbot.mouseMove(canvas.viewport(), at(editor, x + 90, y + 90))
    qtbot.keyClick(canvas, Qt.Key.Key_Escape)
    qtbot.mouseRelease(canvas.viewport(), LEFT, pos=at(editor, x + 90, y + 90))
    assert field(editor, "Name").box == box
    assert selected(editor) == ["Name"]
    qtbot.keyClick(canvas, Qt.Key.Key_Escape)
    assert selected(editor) == []


def test_keys_alone_add_a_field_and_walk_through_them(
    qtbot: QtBot, open_editor: OpenEditor, template: Path
) -> None:
    editor = open_editor(template)
    canvas = editor.bench.canvas
    qtbot.waitUntil(canvas.hasFocus)

    qtbot.keyClick(canvas, Qt.Key.Key_F6)
    qtbot.keyClick(canvas, Qt.Key.Key_F6)
    assert selected(editor) == ["Town"]
    qtbot.keyClick(canvas, Qt.Key.Key_F6, SHIFT)
    assert selected(editor) == ["Name"]
    qtbot.keyClick(canvas, Qt.Key.Key_Return)
    qtbot.waitUntil(widget(editor, "field_name").hasFocus)
    qtbot.keyClick(canvas, Qt.Key.Key_A, CTRL | SHIFT)
    assert selected(editor) == ["Field 1"]
    box = field(editor, "Field 1").box
    x, y = canvas.middle
    assert near(box, Box(round(x - box.width / 2), round(y - box.height / 2), 372, 70))


def test_a_field_is_added_on_the_form_when_the_view_is_beside_it(
    open_editor: OpenEditor, template: Path
) -> None:
    editor = open_editor(template)
    canvas = editor.bench.canvas
    for _ in range(8):
        canvas.zoom_in()
    canvas.bring_into_view(Box(-300, 800, 10, 10))
    assert canvas.middle[0] < -100
    editor.commands.add.trigger()
    box = field(editor, "Field 1").box
    assert (box.x, box.width) == (0, 372)
    assert editor.session.flaws == {}


def test_the_page_stays_where_it_is_under_a_field_that_is_taken(
    qtbot: QtBot, open_editor: OpenEditor, template: Path
) -> None:
    editor = open_editor(template)
    canvas, box = editor.bench.canvas, field(editor, "Name").box
    while canvas.width() / canvas.zoom > box.width:
        canvas.zoom_in()
    canvas.bring_into_view(Box(box.right - 40, box.y, 30, box.height))
    before = canvas.middle
    x, y = box.right - 30, box.y + box.height / 2
    drag(qtbot, editor, (x, y), (x + 20, y))
    assert canvas.middle == before
    assert near(field(editor, "Name").box, Box(box.x + 20, box.y, box.width, box.height))


def test_fields_are_lined_up(qtbot: QtBot, open_editor: OpenEditor, template: Path) -> None:
    editor = open_editor(template)
    a = editor.commands
    assert not a.align_left.isEnabled()
    click(qtbot, editor, "Name")
    click(qtbot, editor, "Code", SHIFT)
    assert a.align_left.isEnabled()
    assert not a.down.isEnabled()
    click(qtbot, editor, "Remark", SHIFT)
    editor.session.nudge(0, 0)
    boxes = {n: field(editor, n).box for n in ("Name", "Code", "Remark")}

    a.align_right.trigger()
    edge = max(box.right for box in boxes.values())
    assert {field(editor, n).box.right for n in boxes} == {edge}
    a.same_size.trigger()
    assert {field(editor, n).box.height for n in boxes} == {boxes["Name"].height}
    a.down.trigger()
    first, second, third = (field(editor, n).box for n in boxes)
    assert abs((second.y - first.bottom) - (third.y - second.bottom)) <= 1
    for _ in range(3):
        a.undo.trigger()
    assert {n: field(editor, n).box for n in boxes} == boxes


def test_the_pointer_tells_where_it_is(
    qtbot: QtBot, open_editor: OpenEditor, template: Path
) -> None:
    editor = open_editor(template)
    canvas, box = editor.bench.canvas, field(editor, "Name").box

    qtbot.mouseMove(canvas.viewport(), at(editor, *middle_of(box)))

    wanted = f"Name: {box.x}, {box.y} – {box.width} × {box.height}"
    assert widget(editor, "pointed_label").property("text") == wanted
    assert canvas.cursor().shape() == Qt.CursorShape.SizeAllCursor
    qtbot.mouseMove(canvas.viewport(), at(editor, 620, 1600))
    assert canvas.cursor().shape() == Qt.CursorShape.CrossCursor
    click(qtbot, editor, "Name")
    qtbot.mouseMove(canvas.viewport(), at(editor, box.right, box.bottom))
    assert canvas.cursor().shape() == Qt.CursorShape.SizeFDiagCursor


def test_space_moves_the_page(qtbot: QtBot, open_editor: OpenEditor, template: Path) -> None:
    editor = open_editor(template)
    canvas, count = editor.bench.canvas, len(names(editor))
    editor.commands.fit_width.trigger()
    x, y = canvas.middle
    qtbot.keyPress(canvas, Qt.Key.Key_Space)
    drag(qtbot, editor, (620, 600), (620, 300))
    qtbot.keyRelease(canvas, Qt.Key.Key_Space)
    assert len(names(editor)) == count
    assert canvas.middle[1] > y + 100
    assert canvas.middle[0] == pytest.approx(x, abs=1)


def test_letters_on_the_form_begin_the_name_of_the_selected_field(
    qtbot: QtBot, open_editor: OpenEditor, blank: Path
) -> None:
    editor = open_editor(blank)
    canvas, name = editor.bench.canvas, widget(editor, "field_name")
    drag(qtbot, editor, (200, 1300), (500, 1380))
    drag(qtbot, editor, (350, 1340), (380, 1360))  # moved before it is named
    assert canvas.hasFocus()

    qtbot.keyClick(canvas, Qt.Key.Key_X, CTRL | SHIFT)
    assert canvas.hasFocus()
    qtbot.keyClick(canvas, "C")
    assert name.hasFocus()
    qtbot.keyClicks(name, "lub")

    assert names(editor) == ["Club"]
    editor.commands.undo.trigger()
    assert names(editor) == ["Field 1"]
    qtbot.keyClick(canvas, Qt.Key.Key_Escape)
    qtbot.keyClick(canvas, "C")
    assert names(editor) == ["Field 1"]


def test_a_name_in_the_list_is_of_the_field_where_it_was_begun(
    qtbot: QtBot, open_editor: OpenEditor, template: Path
) -> None:
    editor = open_editor(template)
    click(qtbot, editor, "Name")
    fields = editor.bench.fields
    fields.edit(fields.model().index(0, Column.NAME))
    line = fields.findChild(QLineEdit)
    assert isinstance(line, QLineEdit)
    qtbot.keyClicks(line, "Surname")
    editor.commands.duplicate.trigger()
    assert selected(editor) == ["Name 2"]
    qtbot.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Surname" in names(editor))
    assert selected(editor) == ["Name 2"]
    rows = fields.selectionModel().selectedRows()
    assert [row.data() for row in rows] == ["Name 2"]
    editor.commands.undo.trigger()
    assert names(editor)[:2] == ["Name", "Name 2"]
    editor.commands.undo.trigger()
    assert "Name 2" not in names(editor)
    assert not editor.session.unsaved


def test_the_status_line_tells_the_new_name_of_what_is_under_the_pointer(
    qtbot: QtBot, open_editor: OpenEditor, template: Path
) -> None:
    editor = open_editor(template)
    canvas, pointed = editor.bench.canvas, widget(editor, "pointed_label")
    click(qtbot, editor, "Name")
    qtbot.mouseMove(canvas.viewport(), at(editor, *middle_of(field(editor, "Name").box)))

    qtbot.keyClick(canvas, Qt.Key.Key_F2)
    qtbot.keyClicks(widget(editor, "field_name"), "Surname")
    assert pointed.property("text").startswith("Surname: ")

    qtbot.keyClick(canvas, Qt.Key.Key_Delete)
    assert pointed.property("text") == ""
