"""What fields are is written beside the form; what is wrong is marked there and never lost."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QComboBox,
    QFileDialog,
    QLineEdit,
    QMenuBar,
    QSpinBox,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.core.forms.template import FormField
from app.core.geometry import Box
from app.ui.templates.editor import TemplateEditor
from app.ui.templates.field_model import TONE, Column
from tests.ui.templates.conftest import (
    LEFT,
    OpenEditor,
    click,
    drag,
    field,
    names,
    said,
    selected,
    widget,
)

SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


def write(qtbot: QtBot, editor: TemplateEditor, name: str, text: str) -> QWidget:
    """Types a text in the place of what an input holds."""
    edit = widget(editor, name)
    edit.setFocus()
    qtbot.waitUntil(edit.hasFocus)
    qtbot.keyClick(edit, Qt.Key.Key_A, CTRL)
    if text:
        qtbot.keyClicks(edit, text)
    else:
        qtbot.keyClick(edit, Qt.Key.Key_Delete)
    return edit


def choose_kind(qtbot: QtBot, editor: TemplateEditor, title: str) -> None:
    """Chooses a kind of field with the keys."""
    choice = cast(QComboBox, widget(editor, "field_kind"))
    choice.setFocus()
    index = choice.findText(title)
    assert index >= 0
    qtbot.waitUntil(choice.hasFocus)
    qtbot.keyClick(choice, Qt.Key.Key_Home)
    for _ in range(index):
        qtbot.keyClick(choice, Qt.Key.Key_Down)


def test_the_list_follows_the_form_and_the_form_the_list(
    qtbot: QtBot, open_editor: OpenEditor, template: Path
) -> None:
    editor = open_editor(template)
    table = editor.bench.fields
    model = table.model()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    shown = [model.index(row, Column.NAME).data() for row in range(model.rowCount())]
    assert shown == names(editor)
    kinds = [model.index(row, Column.KIND).data() for row in range(model.rowCount())]
    assert kinds[:5] == ["Name", "Name", "Digits", "Date", "Check box"]

    click(qtbot, editor, "Code")
    assert [index.row() for index in table.selectionModel().selectedRows()] == [2]
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Down)
    assert selected(editor) == ["Born"]
    qtbot.keyClick(table, Qt.Key.Key_Down, SHIFT)
    assert selected(editor) == ["Born", "News"]
    qtbot.keyClick(table, Qt.Key.Key_Delete)
    assert model.rowCount() == len(shown) - 2


def test_a_name_typed_in_the_list_stays_when_fields_are_found_meanwhile(
    qtbot: QtBot, open_editor: OpenEditor, template: Path
) -> None:
    editor = open_editor(template)
    table = editor.bench.fields
    QAbstractItemModelTester(table.model(), QAbstractItemModelTester.FailureReportingMode.Fatal)
    click(qtbot, editor, "Code")
    table.edit(table.model().index(names(editor).index("Code"), Column.NAME))
    typed = cast(QLineEdit, table.findChild(QLineEdit))
    qtbot.waitUntil(typed.hasFocus)
    qtbot.keyClicks(typed, "Client")

    found = [FormField("First", Box(5, 5, 60, 20)), FormField("Last", Box(5, 700, 60, 20))]
    assert editor.session.suggest(found) == 2

    assert typed.isVisible()
    assert typed.text() == "Client"
    qtbot.keyClick(typed, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Code" not in names(editor))
    rows = range(table.model().rowCount())
    shown = [table.model().index(row, Column.NAME).data() for row in rows]
    assert shown == names(editor)
    assert {"First", "Client", "Last"} < set(shown)
    assert selected(editor) == ["Client"]


def test_a_name_that_is_there_is_refused_and_kept(
    qtbot: QtBot, open_editor: OpenEditor, template: Path, tmp_path: Path
) -> None:
    editor = open_editor(template)
    before = template.read_bytes()
    click(qtbot, editor, "Code")

    write(qtbot, editor, "field_name", "Town")

    assert said(editor, "name_problem") == "Is there twice; give it another name."
    model = editor.bench.fields.model()
    wrong = [r for r in range(model.rowCount()) if model.index(r, 0).data(TONE) == "wrong"]
    assert wrong == [1, 2]
    editor.commands.save.trigger()
    assert template.read_bytes() == before
    assert "field “Town” is there twice" in editor.messages.text
    assert editor.session.unsaved
    click(qtbot, editor, "Name")
    assert said(editor, "name_problem") == ""
    editor.commands.next.trigger()
    editor.commands.next.trigger()
    assert said(editor, "name_problem") == "Is there twice; give it another name."
    write(qtbot, editor, "field_name", "")
    assert said(editor, "name_problem") == "Needs a name."
    write(qtbot, editor, "field_name", "Member number")
    assert said(editor, "name_problem") == ""
    editor.commands.save.trigger()
    assert "Member number" in template.read_text("utf-8")
    assert not editor.session.unsaved


def test_a_name_typed_in_one_go_is_one_step(
    qtbot: QtBot, open_editor: OpenEditor, template: Path
) -> None:
    editor = open_editor(template)
    click(qtbot, editor, "Code")
    edit = write(qtbot, editor, "field_name", "Member")

    qtbot.keyClick(edit, Qt.Key.Key_Z, CTRL)

    assert "Code" in names(editor)
    assert edit.property("text") == "Code"
    assert editor.session.undo_stack.index() == 0


@pytest.mark.parametrize(
    ("title", "detail", "kind", "problem"),
    [
        ("Text", "", "text", ""),
        ("Amount of money", "", "amount", ""),
        ("Date", "MM/DD/YYYY", "date:MM/DD/YYYY", ""),
        ("Date", "tomorrow", "date:tomorrow", "The date format “tomorrow” is not known"),
        ("Code", "[A-Z]{2}", "code:[A-Z]{2}", ""),
        ("Code", "[A-Z", "code:[A-Z", "The pattern “[A-Z” cannot be used: unterminated"),
        ("Code", "", "code:", "Write it here, such as [A-Z]{2}[0-9]{3}."),
        ("One of a list", "red, green", "choice:red, green", ""),
        ("Check box", "", "checkbox", ""),
    ],
)
def test_what_a_field_holds(
    qtbot: QtBot, open_editor: OpenEditor, template: Path,
    title: str, detail: str, kind: str, problem: str,
) -> None:  # fmt: skip
    editor = open_editor(template)
    click(qtbot, editor, "Remark")

    choose_kind(qtbot, editor, title)
    if detail:
        write(qtbot, editor, "field_detail", detail)

    assert field(editor, "Remark").kind == kind
    assert said(editor, "kind_problem").startswith(problem)
    assert bool(said(editor, "kind_problem")) == bool(problem)
    assert widget(editor, "field_comb").isVisible() == (kind != "checkbox")
    click(qtbot, editor, "Name")
    click(qtbot, editor, "Remark")
    assert widget(editor, "field_detail").property("text") == detail


def test_a_field_that_lacks_its_choices_is_told_of_in_words_of_the_window(
    qtbot: QtBot, open_editor: OpenEditor, template: Path
) -> None:
    editor = open_editor(template)
    click(qtbot, editor, "Remark")
    choose_kind(qtbot, editor, "One of a list")
    click(qtbot, editor, "Name")

    editor.commands.save.trigger()

    told = "Field “Remark”: under “Choices”, write something such as yes, no, perhaps."
    assert editor.messages.text == told
    assert selected(editor) == ["Remark"]


def test_limits_are_checked_and_go_with_their_kind(
    qtbot: QtBot, open_editor: OpenEditor, template: Path
) -> None:
    editor = open_editor(template)
    click(qtbot, editor, "Name")
    assert not widget(editor, "field_least").isVisible()
    click(qtbot, editor, "Born")
    write(qtbot, editor, "field_least", "1900")
    assert "must be a day such as 1950-12-31, not “1900”" in said(editor, "range_problem")
    write(qtbot, editor, "field_least", "1900-01-01")
    write(qtbot, editor, "field_greatest", "1899-01-01")
    assert said(editor, "range_problem") == "Its least is greater than greatest."

    choose_kind(qtbot, editor, "Name")

    assert (field(editor, "Born").least, field(editor, "Born").greatest) == ("", "")
    assert not editor.session.flaws
    editor.commands.undo.trigger()
    assert field(editor, "Born").least == "1900-01-01"


def test_required_and_comb_are_set_for_several_fields(
    qtbot: QtBot, open_editor: OpenEditor, template: Path
) -> None:
    editor = open_editor(template)
    click(qtbot, editor, "Name")
    click(qtbot, editor, "Code", SHIFT)
    comb, required = widget(editor, "field_comb"), widget(editor, "field_required")
    assert comb.property("checked") is False or comb.property("tristate")
    assert not widget(editor, "field_name").isVisible()

    qtbot.mouseClick(required, LEFT, pos=QPoint(10, required.height() // 2))

    assert field(editor, "Name").required
    assert field(editor, "Code").required
    assert not field(editor, "Town").required
    editor.commands.undo.trigger()
    assert not field(editor, "Name").required
    choose_kind(qtbot, editor, "One word")
    assert {field(editor, n).kind for n in ("Name", "Code")} == {"word"}


def test_several_lines_are_for_text_without_boxes(
    qtbot: QtBot, open_editor: OpenEditor, template: Path
) -> None:
    editor = open_editor(template)
    click(qtbot, editor, "Name")
    lines, comb = widget(editor, "field_lines"), widget(editor, "field_comb")
    assert not lines.isVisible()
    choose_kind(qtbot, editor, "Text")
    assert lines.isVisible()

    qtbot.mouseClick(lines, LEFT, pos=QPoint(10, lines.height() // 2))
    assert field(editor, "Name").lines
    qtbot.mouseClick(comb, LEFT, pos=QPoint(10, comb.height() // 2))
    assert (field(editor, "Name").lines, field(editor, "Name").comb) == (False, True)
    qtbot.mouseClick(lines, LEFT, pos=QPoint(10, lines.height() // 2))
    assert (field(editor, "Name").lines, field(editor, "Name").comb) == (True, False)
    choose_kind(qtbot, editor, "Name")
    assert not field(editor, "Name").lines

    editor.commands.undo.trigger()
    assert field(editor, "Name").lines
    assert not editor.session.flaws


def test_a_high_field_has_several_lines_at_once(
    qtbot: QtBot, open_editor: OpenEditor, template: Path
) -> None:
    editor = open_editor(template)
    before = set(names(editor))

    drag(qtbot, editor, (700, 900), (1100, 930))
    drag(qtbot, editor, (700, 1000), (1100, 1200))

    low, high = (name for name in names(editor) if name not in before)
    assert (field(editor, low).lines, field(editor, high).lines) == (False, True)


def test_required_is_ticked_in_the_list(
    qtbot: QtBot, open_editor: OpenEditor, template: Path
) -> None:
    editor = open_editor(template)
    model = editor.bench.fields.model()
    index = model.index(0, Column.REQUIRED)

    model.setData(index, Qt.CheckState.Checked.value, Qt.ItemDataRole.CheckStateRole)
    assert field(editor, "Name").required
    model.setData(model.index(0, Column.NAME), " Surname ", Qt.ItemDataRole.EditRole)
    assert field(editor, "Surname").required


def test_numbers_place_a_field_exactly(
    qtbot: QtBot, open_editor: OpenEditor, template: Path
) -> None:
    editor = open_editor(template)
    click(qtbot, editor, "Name")
    spin = cast(QSpinBox, widget(editor, "field_width"))
    spin.setFocus()
    spin.selectAll()
    qtbot.keyClicks(spin, "431")
    qtbot.keyClick(spin, Qt.Key.Key_Return)
    assert field(editor, "Name").box.width == 431
    spin.selectAll()
    qtbot.keyClicks(spin, "1240")
    qtbot.keyClick(spin, Qt.Key.Key_Return)
    assert "must lie inside the picture" in said(editor, "box_problem").lower()


def test_expected_values_come_from_a_column(
    qtbot: QtBot, open_editor: OpenEditor, template: Path, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    path = tmp_path / "clients.csv"
    path.write_text("id,Surname,Town\n1,Martin,Lyon\n2,Petit,Paris\n3,Roux,Lyon\n", "utf-8")
    editor = open_editor(template)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a, **_k: (str(path), ""))
    click(qtbot, editor, "Town")
    qtbot.mouseClick(widget(editor, "choose_expected"), LEFT)
    assert field(editor, "Town").expected == path
    assert said(editor, "expected_note").startswith("2 value")

    click(qtbot, editor, "Name")
    qtbot.mouseClick(widget(editor, "choose_expected"), LEFT)
    assert "has no column “Name” but “id”, “Surname”" in said(editor, "expected_problem")
    column = cast(QComboBox, widget(editor, "expected_column"))
    column.setFocus()
    column.setCurrentIndex(column.findText("Surname"))
    column.activated.emit(column.currentIndex())
    assert field(editor, "Name").expected_column == "Surname"
    assert said(editor, "expected_note").startswith("3 value")
    write(qtbot, editor, "field_expected", "")
    assert field(editor, "Name").expected is None


def test_the_form_itself_has_a_name(qtbot: QtBot, open_editor: OpenEditor, template: Path) -> None:
    editor = open_editor(template)
    assert widget(editor, "form_name").isVisible()
    write(qtbot, editor, "form_name", "")
    assert said(editor, "form_name_problem") == "The form needs a name."
    editor.commands.save.trigger()
    assert editor.messages.text == "The form needs a name."
    write(qtbot, editor, "form_name", "Members 2026")
    assert editor.windowTitle() == "Members 2026 – members.json[*] – form template – Plume"
    assert editor.isWindowModified()


def test_fields_change_places_in_the_list(
    qtbot: QtBot, open_editor: OpenEditor, template: Path
) -> None:
    editor = open_editor(template)
    before = names(editor)
    click(qtbot, editor, "Town")
    qtbot.keyClick(editor.bench.canvas, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert names(editor)[:2] == ["Town", "Name"]
    assert selected(editor) == ["Town"]
    editor.commands.later.trigger()
    editor.commands.later.trigger()
    assert names(editor)[:3] == ["Name", "Code", "Town"]
    editor.commands.sort.trigger()
    assert names(editor) == before


def test_everything_a_person_uses_has_a_name(open_editor: OpenEditor, template: Path) -> None:
    editor = open_editor(template)
    editor.session.select(editor.session.draft.keys[3:4])  # pyright: ignore[reportOptionalMemberAccess]
    for part in editor.findChildren(QWidget):
        if part.focusPolicy() == Qt.FocusPolicy.NoFocus or not part.isVisible():
            continue
        viewport = isinstance(part.parent(), QAbstractScrollArea)
        if part.objectName().startswith("qt_") or isinstance(part, QMenuBar) or viewport:
            continue  # parts of others that Qt makes
        assert part.objectName(), part
        assert part.accessibleName(), part.objectName()
    for action in vars(editor.commands).values():
        if hasattr(action, "shortcut"):
            assert not action.shortcut().isEmpty(), action.objectName()
