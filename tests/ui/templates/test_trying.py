"""Plume finds fields by itself, and reads a filled form with the template as it stands."""

from __future__ import annotations

from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLabel, QLineEdit, QSpinBox
from pytestqt.qtbot import QtBot

from app.core.forms.reader import FieldReader
from app.core.forms.template import Template
from app.core.forms.trial import Trial, try_form
from app.ui.templates import shapes
from app.ui.templates.editor import TemplateEditor
from app.ui.templates.field_model import TONE, Column
from tests.ui.templates.conftest import (
    LEFT,
    Answer,
    OpenEditor,
    click,
    drag,
    field,
    names,
    selected,
    widget,
)
from tests.unit.core.files import save, save_tiff
from tests.unit.core.form_pages import ORDER, TEXTS, filled, scanned


def find(qtbot: QtBot, editor: TemplateEditor) -> None:
    """Lets Plume look for fields."""
    with qtbot.waitSignal(editor.suggestions.found):
        editor.commands.suggest.trigger()


def suggested(editor: TemplateEditor) -> list[str]:
    draft = editor.session.draft
    assert draft is not None
    return [placed.field.name for placed in draft.fields if placed.suggested]


def text(editor: TemplateEditor, name: str) -> str:
    label = widget(editor, name)
    assert isinstance(label, QLabel)
    return label.text() if label.isVisible() else ""


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    """A filled form as a scanner sees it."""
    return save(tmp_path / "scan.png", scanned(filled()))


def test_fields_are_found_as_one_step(qtbot: QtBot, open_editor: OpenEditor, blank: Path) -> None:
    editor = open_editor(blank)

    find(qtbot, editor)

    assert editor.messages.text == ""
    assert len(suggested(editor)) == 7
    assert text(editor, "suggestion_strip_text").startswith("7 suggested")
    kinds = [placed.field.kind for placed in editor.session.draft.fields]  # pyright: ignore[reportOptionalMemberAccess]
    assert kinds.count("checkbox") == 2
    assert editor.session.undo_stack.count() == 1
    editor.commands.undo.trigger()
    assert names(editor) == []
    assert text(editor, "suggestion_strip_text") == ""


def test_a_filled_form_that_should_be_blank_is_noticed(
    qtbot: QtBot, open_editor: OpenEditor, tmp_path: Path
) -> None:
    texts = TEXTS | {"Remark": "none"}
    editor = open_editor(save(tmp_path / "used.png", filled(texts)))

    find(qtbot, editor)

    assert "seem to be written in" in editor.messages.text
    qtbot.mouseClick(widget(editor, "message_action"), LEFT)
    assert editor.session.draft is not None
    assert editor.session.draft.filled
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
    assert text(editor, "suggestion_strip_text") == ""


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


def try_on(qtbot: QtBot, editor: TemplateEditor, answer: Answer, path: Path) -> None:
    answer("open", path)
    editor.commands.try_form.trigger()
    qtbot.waitUntil(lambda: not editor.trial.running)


def column(editor: TemplateEditor, number: Column, role: int = 0) -> list[str]:
    model = editor.bench.fields.model()
    wanted = Qt.ItemDataRole(role) if role else Qt.ItemDataRole.DisplayRole
    return [model.index(row, number).data(wanted) for row in range(model.rowCount())]


@pytest.mark.usefixtures("french")
def test_check_boxes_speak_the_language(
    qtbot: QtBot, open_editor: OpenEditor, template: Path, answer: Answer, scan: Path
) -> None:
    editor = open_editor(template, texts=["Lefevre", "Lyon", "130624", "140789"])
    try_on(qtbot, editor, answer, scan)
    assert column(editor, Column.TEXT)[4:6] == ["oui", "non"]


def test_a_filled_form_is_tried(
    qtbot: QtBot, open_editor: OpenEditor, template: Path, answer: Answer, scan: Path
) -> None:
    editor = open_editor(template, texts=["Lefevre", "Lyon", "130624", "140789"])
    blank = editor.bench.canvas.picture
    click(qtbot, editor, "Code")

    try_on(qtbot, editor, answer, scan)

    rows = editor.bench.fields.selectionModel().selectedRows()
    assert [row.data() for row in rows] == ["Code"]
    assert column(editor, Column.NAME)[:2] == ["Name", "Town"]
    assert column(editor, Column.TEXT) == ["Lefevre", "Lyon", "130624", "140789", "yes", "no", ""]
    assert column(editor, Column.SURE)[:2] == ["95 %", "95 %"]
    assert text(editor, "trial_strip_text") == "scan.png matches. Every field is read for sure."
    shown = editor.bench.canvas.picture
    assert shown is editor.trial.picture
    qtbot.mouseClick(widget(editor, "show_scan_button"), LEFT)
    assert editor.bench.canvas.picture is blank
    qtbot.mouseClick(widget(editor, "end_trial_button"), LEFT)
    assert editor.bench.fields.model().columnCount() == 3
    assert selected(editor) == ["Code"]
    assert not editor.bench.trial_strip.isVisible()


def test_a_form_on_which_nothing_is_found_is_not_called_read(
    qtbot: QtBot, open_editor: OpenEditor, template: Path, answer: Answer, blank: Path
) -> None:
    editor = open_editor(template)

    try_on(qtbot, editor, answer, blank)

    said = text(editor, "trial_strip_text")
    assert "No writing was found in its fields." in said
    assert "say so beside the form" in said


def test_doubtful_and_wrong_readings_are_marked(
    qtbot: QtBot, open_editor: OpenEditor, template: Path, answer: Answer, scan: Path
) -> None:
    editor = open_editor(template, texts=["Lefevre", "Lyon", "13", "140789"], certainty=0.6)
    click(qtbot, editor, "Code")
    editor.session.set_part("least", "100", "limit")

    try_on(qtbot, editor, answer, scan)

    tones = column(editor, Column.TEXT, TONE)
    assert tones == ["doubtful", "doubtful", "wrong", "doubtful", "sure", "sure", "sure"]
    tip = editor.bench.fields.model().index(2, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert "“13” is less than 100" in tip
    assert "4 field" in text(editor, "trial_strip_text")

    editor.trial.set_threshold(0.5)

    assert column(editor, Column.TEXT, TONE).count("doubtful") == 0
    assert "1 field" in text(editor, "trial_strip_text")


def test_a_change_is_read_again(
    qtbot: QtBot, open_editor: OpenEditor, template: Path, answer: Answer, scan: Path
) -> None:
    editor = open_editor(template)
    try_on(qtbot, editor, answer, scan)
    assert column(editor, Column.TEXT)[6] == ""
    box = field(editor, "Name").box
    click(qtbot, editor, "Remark")
    remark = field(editor, "Remark").box
    with qtbot.waitSignal(editor.trial.changed):
        editor.session.place(
            {editor.session.selection[0]: type(box)(box.x, box.y, remark.width, box.height)}, "x"
        )
    qtbot.waitUntil(lambda: not editor.trial.running and column(editor, Column.TEXT)[6] != "")


def test_another_form_is_refused_plainly(
    qtbot: QtBot, open_editor: OpenEditor, template: Path, answer: Answer, tmp_path: Path
) -> None:
    editor = open_editor(template)
    other = save(tmp_path / "order.png", filled({}, ORDER))

    try_on(qtbot, editor, answer, other)

    said = text(editor, "trial_strip_text")
    assert said.startswith("order.png cannot be read with this template: ")
    assert "does not show" in said
    assert editor.bench.fields.model().columnCount() == 3
    assert editor.trial.picture is None


def test_another_page_of_the_filled_file_is_tried(
    qtbot: QtBot, open_editor: OpenEditor, template: Path, answer: Answer, tmp_path: Path
) -> None:
    editor = open_editor(template)
    both = save_tiff(tmp_path / "both.tif", [scanned(filled()), filled({}, ORDER)])
    try_on(qtbot, editor, answer, both)
    page = widget(editor, "trial_page")
    assert isinstance(page, QSpinBox)
    assert page.isVisible()
    page.setFocus()
    qtbot.keyClick(page, Qt.Key.Key_Up)
    qtbot.waitUntil(lambda: not editor.trial.running)
    assert "cannot be read" in text(editor, "trial_strip_text")
    qtbot.keyClick(page, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: not editor.trial.running)
    assert "matches" in text(editor, "trial_strip_text")


def test_pages_that_are_passed_over_are_not_read(
    qtbot: QtBot,
    open_editor: OpenEditor,
    template: Path,
    answer: Answer,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    gate, read = Event(), []

    def slow(form: Template, path: Path, page: int, reader: FieldReader) -> Trial:
        read.append(page)
        gate.wait(30)
        return try_form(form, path, page, reader)

    monkeypatch.setattr("app.ui.templates.trial.try_form", slow)
    editor = open_editor(template)
    three = save_tiff(tmp_path / "three.tif", [scanned(filled())] * 3)
    gate.set()
    try_on(qtbot, editor, answer, three)
    gate.clear()
    page = widget(editor, "trial_page")
    page.setFocus()
    qtbot.keyClick(page, Qt.Key.Key_Up)
    qtbot.waitUntil(lambda: len(read) == 2)
    assert page.hasFocus()
    qtbot.keyClick(page, Qt.Key.Key_Up)
    qtbot.keyClick(page, Qt.Key.Key_Down)
    gate.set()
    qtbot.waitUntil(lambda: not editor.trial.running)
    assert read == [1, 2, 2]


def test_a_name_that_is_typed_into_the_list_outlives_a_reading(
    qtbot: QtBot, open_editor: OpenEditor, template: Path, answer: Answer, scan: Path
) -> None:
    editor = open_editor(template)
    QAbstractItemModelTester(
        editor.bench.fields.model(), QAbstractItemModelTester.FailureReportingMode.Fatal
    )
    try_on(qtbot, editor, answer, scan)
    fields = editor.bench.fields
    fields.edit(fields.model().index(0, Column.NAME))
    line = fields.findChild(QLineEdit)
    assert isinstance(line, QLineEdit)
    qtbot.keyClicks(line, "Surname")
    with qtbot.waitSignal(editor.trial.changed):
        editor.session.set_form("filled", filled=True)
    qtbot.waitUntil(lambda: not editor.trial.running)
    qtbot.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: names(editor)[0] == "Surname")
    editor.commands.end_trial.trigger()
    assert fields.model().columnCount() == 3


def test_a_template_that_is_wrong_cannot_be_tried(
    qtbot: QtBot, open_editor: OpenEditor, template: Path, answer: Answer, scan: Path
) -> None:
    editor = open_editor(template)
    click(qtbot, editor, "Code")
    editor.session.set_part("name", "Town", "renaming")
    try_on(qtbot, editor, answer, scan)
    assert "is there twice" in text(editor, "trial_strip_text")
