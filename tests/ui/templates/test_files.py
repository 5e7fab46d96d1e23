"""Templates are begun, opened and saved; nothing that is open is lost."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QMessageBox, QPushButton, QSpinBox
from pytestqt.qtbot import QtBot

import resources
from app.core.forms.template import load_template
from app.services.settings_store import SettingsStore
from tests.ui.templates.conftest import (
    LEFT,
    Answer,
    OpenEditor,
    click,
    drag,
    field,
    names,
    widget,
)
from tests.unit.core.files import save_tiff
from tests.unit.core.form_pages import ORDER, filled


def press(qtbot: QtBot, text: str) -> list[str]:
    """Presses a button of the question that comes; the answer has what was asked."""
    asked: list[str] = []

    def look() -> None:
        box = QApplication.activeModalWidget()
        if not isinstance(box, QMessageBox):
            QTimer.singleShot(20, look)
            return
        asked.append(box.text())
        button = next(b for b in box.buttons() if b.text().replace("&", "") == text)
        assert isinstance(button, QPushButton)
        qtbot.mouseClick(button, LEFT)

    QTimer.singleShot(0, look)
    return asked


def test_the_start_says_what_to_do(qtbot: QtBot, open_editor: OpenEditor) -> None:
    editor = open_editor()
    assert widget(editor, "editor_start_title").isVisible()
    assert not editor.commands.save.isEnabled()
    assert not editor.commands.try_form.isEnabled()
    assert editor.windowTitle() == "Form template – Plume"
    with qtbot.waitSignal(editor.session.opened):
        qtbot.mouseClick(widget(editor, "start_open_sample_template"), LEFT)
    assert editor.bench.isVisible()
    assert names(editor)[:2] == ["Last name", "First name"]
    assert "sample" in editor.messages.text
    assert not editor.isWindowModified()


def test_a_new_template_is_saved_with_its_picture(
    qtbot: QtBot, open_editor: OpenEditor, answer: Answer, blank: Path, tmp_path: Path
) -> None:
    editor = open_editor()
    answer("open", blank)
    with qtbot.waitSignal(editor.session.opened):
        qtbot.mouseClick(widget(editor, "start_new_template"), LEFT)
    assert editor.isWindowModified()
    drag(qtbot, editor, (200, 1300), (500, 1380))
    target = tmp_path / "forms" / "club"
    target.parent.mkdir()
    answer("save", target)

    with qtbot.waitSignal(editor.saved) as saved:
        editor.commands.save.trigger()

    path = target.with_suffix(".json")
    assert saved.args == [path]
    template = load_template(path)
    assert template.name == "my form"
    assert [f.name for f in template.fields] == ["Field 1"]
    assert template.picture == path.parent / "my_form.png"
    assert template.picture.is_file()
    assert not editor.isWindowModified()
    assert not editor.commands.save.isEnabled()
    assert editor.windowTitle() == "my form – club.json[*] – form template – Plume"


def test_a_template_that_nobody_named_stays_unless_the_person_says_so(
    open_editor: OpenEditor,
    answer: Answer,
    template: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    editor = open_editor(template)
    (tmp_path / "other.json").write_text("precious")
    answer("save", tmp_path / "other")
    asked = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: asked.append(box.text()))

    editor.commands.save_as.trigger()

    assert asked == ["other.json exists already. Replace it?"]
    assert (tmp_path / "other.json").read_text() == "precious"


def test_a_template_is_changed_and_saved_in_its_place(
    qtbot: QtBot, open_editor: OpenEditor, template: Path
) -> None:
    editor = open_editor(template)
    assert not editor.isWindowModified()
    click(qtbot, editor, "Remark")
    qtbot.keyClick(editor.bench.canvas, Qt.Key.Key_Delete)
    assert editor.isWindowModified()

    editor.commands.save.trigger()

    values = json.loads(template.read_text("utf-8"))
    assert [f["name"] for f in values["fields"]] == names(editor)
    assert "Remark" not in names(editor)
    assert values["picture"] == "members.png"
    editor.commands.undo.trigger()
    assert editor.isWindowModified()


def test_an_invalid_file_leaves_what_is_open(
    qtbot: QtBot, open_editor: OpenEditor, template: Path, tmp_path: Path
) -> None:
    editor = open_editor(template)
    click(qtbot, editor, "Remark")
    editor.commands.remove.trigger()
    wrong = tmp_path / "wrong.json"
    wrong.write_text('{"format": "other"}')
    gone = tmp_path / "gone.json"
    gone.write_text(template.read_text("utf-8").replace("members.png", "gone.png"), "utf-8")
    text = tmp_path / "text.png"
    text.write_text("no picture")

    editor.edit(wrong)
    assert editor.messages.text.startswith(f"{wrong} is not a Plume template")
    for path in (gone, text):
        with qtbot.waitSignal(editor.files.failed):
            editor.take([path])
        assert path.stem in editor.messages.text
    assert "Remark" not in names(editor)
    assert len(names(editor)) == 6
    assert editor.session.path == template
    assert editor.session.unsaved


@pytest.mark.parametrize(
    ("button", "closed", "stored"),
    [("Save", True, 6), ("Close without saving", True, 7), ("Cancel", False, 7)],
)
def test_closing_asks_for_what_is_not_saved(
    qtbot: QtBot, open_editor: OpenEditor, template: Path, button: str, closed: bool, stored: int
) -> None:
    editor = open_editor(template)
    click(qtbot, editor, "Remark")
    editor.commands.remove.trigger()

    asked = press(qtbot, button)
    editor.close()

    assert asked == ["The template has not been saved."]
    assert editor.isVisible() != closed
    assert len(load_template(template).fields) == stored


def test_another_template_is_opened_after_the_question(
    qtbot: QtBot, open_editor: OpenEditor, template: Path, blank: Path
) -> None:
    editor = open_editor(template)
    click(qtbot, editor, "Remark")
    editor.commands.remove.trigger()
    asked = press(qtbot, "Cancel")
    editor.start(blank)
    qtbot.waitUntil(lambda: len(asked) == 1)
    assert editor.session.path == template
    press(qtbot, "Close without saving")
    with qtbot.waitSignal(editor.session.opened):
        editor.start(blank)
    assert names(editor) == []
    assert not editor.commands.undo.isEnabled()


def test_a_template_that_was_saved_before_it_was_opened_again_is_shown_as_saved(
    qtbot: QtBot, open_editor: OpenEditor, template: Path
) -> None:
    editor = open_editor(template)
    click(qtbot, editor, "Remark")
    editor.commands.remove.trigger()
    press(qtbot, "Save")
    with qtbot.waitSignal(editor.session.opened):
        editor.edit(template)
    assert "Remark" not in names(editor)
    assert len(load_template(template).fields) == 6


def test_a_form_is_dropped(qtbot: QtBot, open_editor: OpenEditor, blank: Path) -> None:
    editor = open_editor()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(blank))])
    copy, none = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(300, 300), copy, data, LEFT, none)
    QApplication.sendEvent(editor, enter)
    assert enter.isAccepted()
    assert widget(editor, "drop_sign").isVisible()

    with qtbot.waitSignal(editor.session.opened):
        QApplication.sendEvent(editor, QDropEvent(QPointF(300, 300), copy, data, LEFT, none))

    assert not widget(editor, "drop_sign").isVisible()
    assert editor.session.draft is not None
    assert editor.session.draft.picture == blank


def test_another_page_of_the_file_is_the_form(
    qtbot: QtBot, open_editor: OpenEditor, tmp_path: Path
) -> None:
    path = save_tiff(tmp_path / "two.tif", [filled({}), filled({}, ORDER)[:1000]])
    editor = open_editor(path)
    draft = editor.session.draft
    assert draft is not None
    drag(qtbot, editor, (200, 200), (600, 400))
    box = field(editor, "Field 1").box
    editor.session.select([])
    page = widget(editor, "form_page")
    assert isinstance(page, QSpinBox)
    page.setFocus()

    with qtbot.waitSignal(editor.files.picture_changed):
        qtbot.keyClick(page, Qt.Key.Key_Up)

    now = editor.session.draft
    assert now is not None
    assert (now.page, now.size[1]) == (2, 1000)
    assert field(editor, "Field 1").box.y == round(box.y * 1000 / draft.size[1])
    with qtbot.waitSignal(editor.files.picture_changed):
        editor.commands.undo.trigger()
    assert field(editor, "Field 1").box == box
    assert editor.files.picture is not None
    assert editor.files.picture.height == draft.size[1]
    assert page.value() == 1


def test_the_picture_is_replaced_by_a_sharper_one(
    qtbot: QtBot, open_editor: OpenEditor, template: Path, answer: Answer, tmp_path: Path
) -> None:
    import cv2

    sharper = tmp_path / "sharper.png"
    cv2.imwrite(str(sharper), cv2.resize(filled({}), None, fx=2, fy=2))
    editor = open_editor(template)
    box = field(editor, "Name").box
    answer("open", sharper)

    with qtbot.waitSignal(editor.files.picture_changed):
        editor.commands.replace_picture.trigger()

    assert field(editor, "Name").box.width == 2 * box.width
    editor.commands.save.trigger()
    assert load_template(template).picture.name == "sharper.png"


def test_a_picture_comes_back_while_the_form_has_no_name(
    qtbot: QtBot, open_editor: OpenEditor, template: Path, blank: Path, answer: Answer
) -> None:
    editor = open_editor(template)
    before = editor.files.picture
    editor.session.set_form("name", name=" ")
    answer("open", blank)
    with qtbot.waitSignal(editor.files.picture_changed):
        editor.commands.replace_picture.trigger()
    with qtbot.waitSignal(editor.files.picture_changed):
        editor.commands.undo.trigger()
    assert before is not None
    assert editor.files.picture is not None
    assert (editor.files.picture.image == before.image).all()


def test_the_sample_is_never_written_to(
    qtbot: QtBot, open_editor: OpenEditor, answer: Answer, tmp_path: Path
) -> None:
    sample = resources.path("forms/membership.json")
    before = sample.read_bytes()
    editor = open_editor()
    with qtbot.waitSignal(editor.session.opened):
        editor.open_sample()
    click(qtbot, editor, "Bees")
    editor.commands.remove.trigger()
    answer("save", tmp_path / "mine.json")

    editor.commands.save.trigger()

    assert sample.read_bytes() == before
    assert len(load_template(tmp_path / "mine.json").fields) == 14
    assert (tmp_path / "membership.png").is_file()


def test_the_window_stands_where_it_stood(
    qtbot: QtBot, open_editor: OpenEditor, store: SettingsStore, template: Path
) -> None:
    first = open_editor(template)
    first.resize(1010, 707)
    first.close()

    second = open_editor()

    assert second.size().toTuple() == (1010, 707)
    assert store.settings.last_folder == str(template.parent)


def test_a_picture_stays_where_a_template_has_it(
    qtbot: QtBot, open_editor: OpenEditor, template: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "deeper"
    folder.mkdir()
    path = folder / "members.json"
    path.write_text(template.read_text("utf-8").replace('"members', '"../members'), "utf-8")
    editor = open_editor(path)
    click(qtbot, editor, "Remark")
    editor.session.set_part("name", " Note ", "renaming")

    editor.commands.save.trigger()

    assert list(folder.iterdir()) == [path]
    saved = load_template(path)
    assert saved.picture.resolve() == template.with_suffix(".png")
    assert saved.fields[-1].name == "Note"


def test_a_name_that_is_being_typed_in_the_list_is_saved(
    qtbot: QtBot, open_editor: OpenEditor, template: Path
) -> None:
    editor = open_editor(template)
    editor.session.set_form("name", name="Other")
    fields = editor.bench.fields
    fields.setFocus()
    fields.edit(fields.model().index(0, 0))
    line = fields.findChild(QLineEdit)
    assert isinstance(line, QLineEdit)
    qtbot.keyClicks(line, "Surname")

    editor.commands.save.trigger()

    assert load_template(template).fields[0].name == "Surname"


def test_a_number_that_is_being_typed_is_saved(
    qtbot: QtBot, open_editor: OpenEditor, template: Path
) -> None:
    editor = open_editor(template)
    click(qtbot, editor, "Name")
    spin = widget(editor, "field_width")
    assert isinstance(spin, QSpinBox)
    spin.setFocus()
    spin.selectAll()
    qtbot.keyClicks(spin, "431")

    editor.commands.save.trigger()

    assert load_template(template).fields[0].box.width == 431
    editor.commands.undo.trigger()
    assert field(editor, "Name").box.width != 431


def test_the_program_is_quit_from_here_too(qtbot: QtBot, open_editor: OpenEditor) -> None:
    editor = open_editor()
    qtbot.waitUntil(editor.isActiveWindow)
    with qtbot.waitSignal(editor.closed):
        qtbot.keyClick(editor, Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)
