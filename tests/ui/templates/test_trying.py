"""Plume reads a filled form with the template as it stands."""

from __future__ import annotations

from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLineEdit, QSpinBox
from pytestqt.qtbot import QtBot

from app.core.forms.reader import FieldReader
from app.core.forms.template import Template
from app.core.forms.trial import Trial, try_form
from app.ui.templates.editor import TemplateEditor
from app.ui.templates.field_model import TONE, Column
from tests.ui.templates.conftest import (
    LEFT,
    Answer,
    OpenEditor,
    click,
    field,
    names,
    said,
    selected,
    widget,
)
from tests.unit.core.files import save, save_tiff
from tests.unit.core.form_pages import ORDER, filled, scanned


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    """A filled form as a scanner sees it."""
    return save(tmp_path / "scan.png", scanned(filled()))


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
    assert said(editor, "trial_strip_text") == "scan.png matches. Every field is read for sure."
    shown = editor.bench.canvas.picture
    assert shown is editor.trial.picture
    qtbot.mouseClick(widget(editor, "show_scan_button"), LEFT)
    assert editor.bench.canvas.picture is blank
    qtbot.mouseClick(widget(editor, "end_trial_button"), LEFT)
    assert editor.bench.fields.model().columnCount() == 3
    assert selected(editor) == ["Code"]
    assert not editor.bench.trial_strip.isVisible()


def test_without_fields_nothing_is_said_to_be_read(
    qtbot: QtBot, open_editor: OpenEditor, template: Path, answer: Answer, scan: Path
) -> None:
    editor = open_editor(template, texts=["Lefevre", "Lyon", "130624", "140789"])
    try_on(qtbot, editor, answer, scan)
    editor.commands.select_all.trigger()
    editor.commands.remove.trigger()
    qtbot.waitUntil(lambda: said(editor, "trial_strip_text").endswith("no fields to read."))


def test_a_form_on_which_nothing_is_found_is_not_called_read(
    qtbot: QtBot, open_editor: OpenEditor, template: Path, answer: Answer, blank: Path
) -> None:
    editor = open_editor(template)

    try_on(qtbot, editor, answer, blank)

    why = said(editor, "trial_strip_text")
    assert "No writing was found in its fields." in why
    assert "say so beside the form" in why


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
    assert "4 field" in said(editor, "trial_strip_text")

    editor.trial.set_threshold(0.5)

    assert column(editor, Column.TEXT, TONE).count("doubtful") == 0
    assert "1 field" in said(editor, "trial_strip_text")


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

    why = said(editor, "trial_strip_text")
    assert why.startswith("order.png cannot be read with this template: ")
    assert "does not show" in why
    assert editor.bench.fields.model().columnCount() == 3
    assert editor.trial.picture is None
    assert not editor.commands.show_scan.isEnabled()


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
    assert "cannot be read" in said(editor, "trial_strip_text")
    qtbot.keyClick(page, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: not editor.trial.running)
    assert "matches" in said(editor, "trial_strip_text")


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
    assert "is there twice" in said(editor, "trial_strip_text")
