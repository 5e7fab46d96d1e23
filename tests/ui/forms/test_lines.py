"""Checking fields of several lines."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.core.forms.template import FormField
from app.core.geometry import Box
from app.ui.forms.lines_editor import LinesEditor
from app.ui.forms.window import FormsWindow
from tests.ui.forms import conftest
from tests.ui.forms.conftest import current, left

Key, Modifier = Qt.Key, Qt.KeyboardModifier


@pytest.fixture
def window(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> FormsWindow:
    """Two forms with a name and an address, both addresses doubtful."""
    fields = (
        FormField("Name", Box(20, 20, 160, 30), "name"),
        FormField("Address", Box(20, 70, 160, 90), lines=True),
    )
    read = (
        (("Moreau", 0.9), ("12 High Street\nLeods", 0.5)),
        (("Okafor", 0.7), ("3 Low Road\nYork", 0.6)),
    )
    monkeypatch.setattr(conftest, "FIELDS", fields)
    monkeypatch.setattr(conftest, "READ", read)
    monkeypatch.setitem(conftest.OTHERS, "12 High Street\nLeods", ("12 High Street\nLeeds",))
    form, scans = (request.getfixturevalue(name) for name in ("form", "scans"))
    return request.getfixturevalue("open_forms")(scans, form)


@pytest.fixture
def editor(qtbot: QtBot, window: FormsWindow) -> LinesEditor:
    """The text of the first address, with the keys in it."""
    qtbot.keyClick(window, Key.Key_F8)
    found = window.bench.field.editor
    assert isinstance(found, LinesEditor)
    qtbot.waitUntil(found.hasFocus)
    return found


def test_lines_are_shown_as_they_stand(window: FormsWindow, editor: LinesEditor) -> None:
    assert current(window) == "1:Address"
    assert editor.text() == "12 High Street\nLeods"
    keys = window.bench.findChild(QLabel, "field_keys")
    assert keys is not None
    assert "Ctrl+Enter: new line" in keys.text()
    model = window.bench.model
    assert model.index(0, 2).data() == "12 High Street ↵ Leods"


def test_a_line_is_added_and_the_text_accepted(
    qtbot: QtBot, window: FormsWindow, editor: LinesEditor
) -> None:
    qtbot.keyClick(editor, Key.Key_End, Modifier.ControlModifier)
    qtbot.keyClick(editor, Key.Key_Return, Modifier.ControlModifier)
    qtbot.keyClicks(editor, "England")
    qtbot.keyClick(editor, Key.Key_Return)

    assert window.session.forms[0].fields[1].text == "12 High Street\nLeods\nEngland"
    assert current(window) == "2:Name"


def test_the_keys_follow_from_one_kind_of_editor_to_the_other(
    qtbot: QtBot, window: FormsWindow, editor: LinesEditor
) -> None:
    qtbot.keyClick(editor, Key.Key_Tab)
    name = window.bench.field.editor
    assert name is not editor
    assert name.isVisible()
    assert not editor.isVisible()
    assert name.hasFocus()
    qtbot.keyClicks(name, "Okafo")
    qtbot.keyClick(name, Key.Key_Return)

    assert editor.hasFocus()
    assert editor.text() == "3 Low Road\nYork"
    assert left(window) == ["2:Address"]
    assert window.session.forms[1].fields[0].text == "Okafo"
    qtbot.keyClick(editor, Key.Key_Backtab)
    assert current(window) == "2:Name"
    assert window.session.forms[1].fields[1].text == "3 Low Road\nYork"


def test_another_reading_is_taken_and_undone(
    qtbot: QtBot, window: FormsWindow, editor: LinesEditor
) -> None:
    qtbot.keyClick(editor, Key.Key_2, Modifier.AltModifier)
    assert editor.text() == "12 High Street\nLeeds"
    qtbot.keyClick(editor, Key.Key_Return)
    assert window.session.forms[0].fields[1].text == "12 High Street\nLeeds"

    qtbot.keyClick(window.bench.field.editor, Key.Key_Z, Modifier.ControlModifier)

    assert window.session.forms[0].fields[1].text == "12 High Street\nLeods"
    assert window.bench.field.editor.text() == "12 High Street\nLeods"


def test_escape_leaves_the_text_as_it_is(
    qtbot: QtBot, window: FormsWindow, editor: LinesEditor
) -> None:
    qtbot.keyClicks(editor, "nonsense")
    qtbot.keyClick(editor, Key.Key_Escape)

    field = window.session.forms[0].fields[1]
    assert (field.text, field.vouched) == ("12 High Street\nLeods", False)
    assert current(window) == "2:Name"


def test_what_is_being_typed_is_taken_back(qtbot: QtBot, editor: LinesEditor) -> None:
    qtbot.keyClicks(editor, "nonsense")
    qtbot.keyClick(editor, Key.Key_Z, Modifier.ControlModifier)

    assert editor.text() == "12 High Street\nLeods"
