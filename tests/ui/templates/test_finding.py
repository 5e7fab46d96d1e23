"""Plume finds fields by itself; a person accepts, names or discards them."""

from __future__ import annotations

from pathlib import Path

import cv2
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.ui.templates import shapes
from app.ui.templates.editor import TemplateEditor
from scripts.printed_form import print_form
from tests.ui.templates.conftest import (
    LEFT,
    Answer,
    OpenEditor,
    click,
    drag,
    names,
    said,
    selected,
    widget,
)
from tests.unit.core.files import save
from tests.unit.core.form_pages import MEMBERS, TEXTS, filled


def find(qtbot: QtBot, editor: TemplateEditor) -> None:
    """Lets Plume look for fields."""
    with qtbot.waitSignal(editor.suggestions.found):
        editor.commands.suggest.trigger()


def suggested(editor: TemplateEditor) -> list[str]:
    draft = editor.session.draft
    assert draft is not None
    return [placed.field.name for placed in draft.fields if placed.suggested]


def test_fields_are_found_as_one_step(qtbot: QtBot, open_editor: OpenEditor, blank: Path) -> None:
    editor = open_editor(blank)

    find(qtbot, editor)

    assert editor.messages.text == ""
    assert len(suggested(editor)) == 7
    assert said(editor, "suggestion_strip_text").startswith("7 suggested")
    kinds = [placed.field.kind for placed in editor.session.draft.fields]  # pyright: ignore[reportOptionalMemberAccess]
    assert kinds.count("checkbox") == 2
    assert editor.session.undo_stack.count() == 1
    editor.commands.undo.trigger()
    assert names(editor) == []
    assert said(editor, "suggestion_strip_text") == ""


def test_a_filled_form_that_should_be_blank_is_noticed(
    qtbot: QtBot, open_editor: OpenEditor, tmp_path: Path
) -> None:
    sheet = filled(TEXTS | {"Remark": "none"})
    fields = print_form(MEMBERS)[1]
    box = fields[0].box
    for x in range(box.x + 12, box.right - 30, 40):
        cv2.line(sheet, (x, box.bottom + 4), (x + 30, box.y - 4), (60,), 5, cv2.LINE_AA)
    editor = open_editor(save(tmp_path / "used.png", sheet))

    find(qtbot, editor)

    assert len(suggested(editor)) < len(fields)
    assert "seem to be written in" in editor.messages.text
    with qtbot.waitSignal(editor.suggestions.found):
        qtbot.mouseClick(widget(editor, "message_action"), LEFT)
    assert editor.bench.canvas.hasFocus()
    assert editor.session.draft is not None
    assert editor.session.draft.filled
    assert len(suggested(editor)) == len(fields)
    editor.messages.dismiss()
    find(qtbot, editor)
    assert "seem to be written in" not in editor.messages.text


def test_suggestions_are_named_by_their_labels(
    qtbot: QtBot, open_editor: OpenEditor, blank: Path
) -> None:
    labels = ["Name:", "TowN", "Code", "name", "4", "News", "Help"]
    editor = open_editor(blank, texts=labels, certainty=0.9)

    find(qtbot, editor)

    # a name that is taken, and one without letters, are left as they are
    assert set(names(editor)) == {"Name", "Town", "Code", "Field 4", "Field 5", "News", "Help"}
    draft = editor.session.draft
    assert draft is not None
    kinds = {placed.field.name: placed.field.kind for placed in draft.fields}
    assert (kinds["Name"], kinds["Town"], kinds["Code"]) == ("name", "name", "text")


def test_what_is_touched_is_accepted_and_the_rest_can_go(
    qtbot: QtBot, open_editor: OpenEditor, blank: Path
) -> None:
    editor = open_editor(blank, texts="4")
    find(qtbot, editor)
    click(qtbot, editor, "Field 2")
    assert len(suggested(editor)) == 7
    qtbot.keyClick(editor.bench.canvas, Qt.Key.Key_Right)
    assert "Field 2" not in suggested(editor)
    qtbot.mouseClick(widget(editor, "reject_fields_button"), LEFT)
    assert names(editor) == ["Field 2"]
    assert selected(editor) == ["Field 2"]
    editor.commands.undo.trigger()
    assert len(suggested(editor)) == 6
    qtbot.mouseClick(widget(editor, "accept_fields_button"), LEFT)
    assert suggested(editor) == []
    assert len(names(editor)) == 7
    assert said(editor, "suggestion_strip_text") == ""


def test_a_name_that_is_typed_while_fields_are_found_is_not_lost(
    qtbot: QtBot, open_editor: OpenEditor, blank: Path
) -> None:
    editor = open_editor(blank, texts="4")
    drag(qtbot, editor, (900, 1500), (1100, 1560))
    name = widget(editor, "field_name")
    qtbot.waitUntil(name.hasFocus)
    qtbot.keyClicks(name, "Cl")

    find(qtbot, editor)

    assert name.hasFocus()
    qtbot.keyClicks(name, "ub")
    assert "Club" in names(editor)
    assert selected(editor) == ["Club"]


def test_enter_accepts_a_name_and_goes_to_the_next_suggestion(
    qtbot: QtBot, open_editor: OpenEditor, blank: Path
) -> None:
    editor = open_editor(blank, texts="4")
    find(qtbot, editor)
    canvas, name = editor.bench.canvas, widget(editor, "field_name")
    qtbot.keyClick(canvas, Qt.Key.Key_F6)
    qtbot.keyClick(canvas, Qt.Key.Key_Return)
    qtbot.waitUntil(name.hasFocus)
    for number in range(7):
        assert selected(editor) == [f"Field {number + 1}"]
        if number % 2:
            qtbot.keyClicks(name, f"N{number}")
        qtbot.keyClick(name, Qt.Key.Key_Return)
    assert canvas.hasFocus()
    assert suggested(editor) == []
    assert names(editor)[:4] == ["Field 1", "N1", "Field 3", "N3"]


def test_suggestions_never_lie_on_fields(
    qtbot: QtBot, open_editor: OpenEditor, template: Path
) -> None:
    editor = open_editor(template)
    before = names(editor)
    click(qtbot, editor, "Code")
    editor.commands.remove.trigger()

    find(qtbot, editor)

    assert len(suggested(editor)) == 1
    assert len(names(editor)) == len(before)
    draft = editor.session.draft
    assert draft is not None
    boxes = list(draft.boxes.values())
    for index, box in enumerate(boxes):
        assert shapes.free_of(box, boxes[:index])
    editor.commands.accept.trigger()
    find(qtbot, editor)
    assert suggested(editor) == []
    assert "No more fields were found" in editor.messages.text


def test_saving_takes_the_suggestions(
    qtbot: QtBot, open_editor: OpenEditor, blank: Path, answer: Answer, tmp_path: Path
) -> None:
    editor = open_editor(blank)
    find(qtbot, editor)
    answer("save", tmp_path / "form.json")
    editor.commands.save.trigger()
    assert suggested(editor) == []
    assert len(names(editor)) == 7
    assert not editor.session.unsaved


def test_no_suggestion_is_taken_where_nothing_is_saved(
    qtbot: QtBot, open_editor: OpenEditor, blank: Path, answer: Answer
) -> None:
    editor = open_editor(blank)
    find(qtbot, editor)
    answer("save", None)
    editor.commands.save.trigger()
    assert len(suggested(editor)) == 7
