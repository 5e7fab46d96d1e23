"""Fields are copied and pasted; what is no field is not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from pytestqt.qtbot import QtBot

from app.core.forms.template import FormField
from app.core.geometry import Box
from app.ui.templates.field_model import Column
from app.ui.templates.transfer import to_text
from tests.ui.templates.conftest import OpenEditor, click, field, names, selected


def test_fields_are_removed_copied_and_pasted(
    qtbot: QtBot, open_editor: OpenEditor, template: Path
) -> None:
    editor = open_editor(template)
    canvas, before = editor.bench.canvas, names(editor)
    click(qtbot, editor, "Code")
    code = field(editor, "Code")

    qtbot.keySequence(canvas, QKeySequence(QKeySequence.StandardKey.Copy))
    qtbot.keyClick(canvas, Qt.Key.Key_Delete)
    assert "Code" not in names(editor)
    qtbot.keySequence(canvas, QKeySequence(QKeySequence.StandardKey.Paste))
    assert field(editor, "Code") == code
    assert names(editor) == before
    qtbot.keySequence(canvas, QKeySequence(QKeySequence.StandardKey.Paste))
    copy = field(editor, "Code 2")
    assert (copy.kind, copy.comb) == (code.kind, code.comb)
    assert copy.box == Box(code.box.x + 16, code.box.y + 16, code.box.width, code.box.height)
    assert selected(editor) == ["Code 2"]
    qtbot.keySequence(canvas, QKeySequence("Ctrl+D"))
    assert selected(editor) == ["Code 3"]
    for _ in range(4):
        editor.commands.undo.trigger()
    assert names(editor) == before
    assert selected(editor) == ["Code"]


def test_a_name_that_is_pasted_into_the_list_becomes_one_line(
    open_editor: OpenEditor, template: Path
) -> None:
    editor = open_editor(template)
    model = editor.bench.fields.model()
    model.setData(model.index(0, Column.NAME), "Last\tname\n")
    assert names(editor)[0] == "Last name"


@pytest.mark.parametrize("text", ["a note", '{"plume": [{"colour": "red"}]}', ""])
def test_only_fields_are_pasted(open_editor: OpenEditor, template: Path, text: str) -> None:
    editor = open_editor(template)
    QGuiApplication.clipboard().setText(text)
    assert not editor.commands.paste.isEnabled()
    QGuiApplication.clipboard().setText(
        to_text([FormField("Pasted", Box(1, 2, 30, 40), "digits", expected=Path("list.csv"))])
    )
    editor.commands.paste.trigger()
    assert field(editor, "Pasted").expected == Path("list.csv")


FIELD = {"name": "A", "box": {"x": 1, "y": 2, "width": 30, "height": 40}}
FIELD |= {"kind": "text", "required": False, "comb": False, "lines": False, "least": ""}
FIELD |= {"greatest": "", "expected": "", "expected_column": ""}


@pytest.mark.parametrize(
    "changed",
    [
        {"name": 5}, {"name": None}, {"kind": ["text"]}, {"required": "no"}, {"least": 3},
        {"expected": 7}, {"colour": "red"}, {"box": [1, 2, 3, 4]},
        {"box": {"x": "1", "y": 2, "width": 3, "height": 4}},
        {"box": {"x": 1.5, "y": 2, "width": 3, "height": 4}},
        {"box": {"x": 1, "y": 2, "width": 3}},
        {"box": {"x": 1, "y": 2, "width": 10**12, "height": 4}},
    ],
)  # fmt: skip
def test_damaged_fields_are_not_pasted(
    open_editor: OpenEditor, template: Path, changed: dict[str, object]
) -> None:
    editor = open_editor(template)
    before = editor.session.draft
    QGuiApplication.clipboard().setText(json.dumps({"plume-fields": [FIELD, FIELD | changed]}))

    editor.commands.paste.trigger()

    assert editor.messages.text.startswith("The copied fields are damaged")
    assert editor.session.draft is before
    QGuiApplication.clipboard().setText(json.dumps({"plume-fields": [FIELD]}))
    editor.commands.paste.trigger()
    assert field(editor, "A").box == Box(1, 2, 30, 40)


def test_fields_of_a_larger_form_are_pasted_onto_this_one(
    open_editor: OpenEditor, template: Path
) -> None:
    editor = open_editor(template)
    far = [FormField("Far", Box(9000, 9000, 30, 40)), FormField("Wide", Box(5, 5, 9000, 40))]
    QGuiApplication.clipboard().setText(to_text(far))

    editor.commands.paste.trigger()

    assert editor.session.draft is not None
    width, height = editor.session.draft.size
    assert field(editor, "Far").box == Box(width - 30, height - 40, 30, 40)
    assert field(editor, "Wide").box == Box(0, 5, width, 40)
    assert editor.session.flaws == {}
