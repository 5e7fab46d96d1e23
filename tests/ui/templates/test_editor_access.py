"""Access to the template editor: names, French, large text, keys."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.ui.templates.editor import TemplateEditor
from tests.ui.access import clashes, cut, english_only, texts, unnamed, without_key
from tests.ui.templates.conftest import PLAIN, OpenEditor, click, field, widget

NAMES = {"Name"}
"""What a field is called, in whatever language."""


def select_one(editor: TemplateEditor) -> None:
    """Shows the properties of the first field."""
    assert editor.session.draft is not None
    editor.session.select(editor.session.draft.keys[:1])
    QApplication.processEvents()


def test_a_screen_reader_can_name_everything(open_editor: OpenEditor, template: Path) -> None:
    editor = open_editor(template)
    assert unnamed(editor) == []
    select_one(editor)
    assert unnamed(editor) == []


def test_every_function_has_a_key(open_editor: OpenEditor, template: Path) -> None:
    editor = open_editor(template)
    select_one(editor)
    assert without_key(editor) == []
    assert clashes(editor) == []


@pytest.mark.usefixtures("french")
def test_everything_is_french(open_editor: OpenEditor, template: Path) -> None:
    editor = open_editor(template)
    select_one(editor)
    assert texts(editor) & english_only() <= NAMES
    assert clashes(editor) == []


@pytest.mark.usefixtures("large", "french")
def test_nothing_is_cut_off_at_twice_the_size(open_editor: OpenEditor, template: Path) -> None:
    editor = open_editor(template)
    editor.resize(1280, 800)
    select_one(editor)
    QApplication.processEvents()
    assert cut(editor) == []


@pytest.mark.usefixtures("large", "french")
@pytest.mark.parametrize("width", [800, 1280])
def test_nothing_is_cut_off_before_a_form_is_chosen(open_editor: OpenEditor, width: int) -> None:
    editor = open_editor()
    editor.resize(width, 720)
    QApplication.processEvents()
    assert cut(editor) == []


@pytest.mark.parametrize("name", ["field_width", "field_kind"])
def test_the_wheel_changes_nothing_that_it_passes_over(
    open_editor: OpenEditor, qtbot: QtBot, template: Path, name: str
) -> None:
    editor = open_editor(template)
    click(qtbot, editor, "Name")
    before = field(editor, "Name")
    place, still = QPointF(5, 5), QPoint()

    QApplication.sendEvent(
        widget(editor, name),
        QWheelEvent(
            place,
            place,
            still,
            QPoint(0, -120),
            Qt.MouseButton.NoButton,
            PLAIN,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        ),
    )

    assert field(editor, "Name") == before
