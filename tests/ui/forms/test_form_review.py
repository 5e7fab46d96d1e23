"""Checking the doubtful fields of a batch by keyboard."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QLabel, QLineEdit, QPushButton, QTableWidget
from pytestqt.qtbot import QtBot

from app.core.image_io import Source, open_source
from app.ui.forms import scans as scans_module
from app.ui.forms.window import FormsWindow
from tests.ui.forms.conftest import LEFT, current, left, said

Key, Modifier = Qt.Key, Qt.KeyboardModifier


def test_only_what_is_doubtful_or_wrong_is_shown_in_order(
    qtbot: QtBot, window: FormsWindow, editor: QLineEdit
) -> None:
    seen = []
    for _ in LEFT:
        seen.append(current(window))
        assert editor.selectedText() == editor.text()
        qtbot.keyClick(editor, Key.Key_Return)

    assert seen == LEFT
    assert left(window) == []
    assert window.messages.text == "Everything is checked. 1 page could not be read."
    assert said(window, "forms_sentence").startswith("Nothing is left to check.")
    assert all(field.line.reviewed for field in window.session.fields if field.vouched)


def test_every_key_that_calls_a_field_right_is_told(
    qtbot: QtBot, window: FormsWindow, editor: QLineEdit
) -> None:
    for key, name in ((Key.Key_Return, "Enter"), (Key.Key_Tab, "Tab")):
        before = len(left(window))
        qtbot.keyClick(editor, key)
        assert len(left(window)) == before - 1
        assert name in said(window, "field_keys")


def test_the_page_is_shown_with_the_field_marked(window: FormsWindow, editor: QLineEdit) -> None:
    assert window.bench.page.marked == (1, None)
    assert window.bench.page.isVisible()
    assert not window.bench.table.isVisible()
    assert window.bench.field.snippet.isVisible()
    assert said(window, "field_name") == "Born"
    assert said(window, "form_name") == "1.png"
    assert said(window, "field_kind").startswith("a date, at least ")
    assert "1950" in said(window, "field_kind")
    assert said(window, "field_confidence") == "50 % sure, please check"


def test_what_breaks_a_rule_is_kept_only_when_it_is_meant(
    qtbot: QtBot, window: FormsWindow, editor: QLineEdit
) -> None:
    qtbot.keyClicks(editor, "31/02/1961")
    qtbot.keyClick(editor, Key.Key_Return)

    assert current(window) == "1:Born"
    assert said(window, "field_rule") == "“31/02/1961” is not a day. Enter once more keeps it."
    assert left(window) == LEFT
    qtbot.keyClick(editor, Key.Key_Return)

    assert current(window) == LEFT[1]
    field = window.session.forms[0].fields[1]
    assert (field.text, field.problem) == ("31/02/1961", "'31/02/1961' is not a day")


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_a_rule_is_silent_as_soon_as_it_is_kept(
    qtbot: QtBot, window: FormsWindow, editor: QLineEdit
) -> None:
    qtbot.keyClick(editor, Key.Key_Return)
    assert said(window, "field_rule") == (
        "Please check: “Lefevra” is not among the expected values."
    )

    qtbot.keyClicks(editor, "lefevre")

    assert said(window, "field_rule") == ""
    editor.setCompleter(None)  # type: ignore[arg-type]
    qtbot.keyClick(editor, Key.Key_Return)
    assert window.session.forms[1].fields[0].text == "Lefèvre"


def test_back_to_the_field_before(qtbot: QtBot, window: FormsWindow, editor: QLineEdit) -> None:
    qtbot.keyClick(editor, Key.Key_Return)
    qtbot.keyClick(editor, Key.Key_Return)
    assert current(window) == LEFT[2]

    qtbot.keyClick(editor, Key.Key_Return, Modifier.ShiftModifier)
    assert current(window) == LEFT[1]
    qtbot.keyClick(editor, Key.Key_Return, Modifier.ShiftModifier)
    assert current(window) == LEFT[0]
    qtbot.keyClick(editor, Key.Key_Return, Modifier.ShiftModifier)
    assert current(window) == LEFT[0]

    qtbot.keyClick(editor, Key.Key_Return)
    assert current(window) == LEFT[2]


def test_escape_leaves_the_field_as_it_is(
    qtbot: QtBot, window: FormsWindow, editor: QLineEdit
) -> None:
    qtbot.keyClicks(editor, "nonsense")
    for _ in LEFT:
        qtbot.keyClick(editor, Key.Key_Escape)

    assert left(window) == LEFT
    assert window.session.forms[0].fields[1].text == "01/02/1960"
    assert window.messages.text == "The end is reached; 4 fields were left as they are."
    qtbot.mouseClick(
        window.messages.findChild(QPushButton, "message_action"),
        Qt.MouseButton.LeftButton,
    )
    assert current(window) == LEFT[0]


@pytest.mark.parametrize("key", [Key.Key_2, Key.Key_Eacute])
def test_alt_and_the_key_of_a_number_choose_on_french_keyboards_too(
    qtbot: QtBot, editor: QLineEdit, key: Qt.Key
) -> None:
    qtbot.keyClick(editor, key, Modifier.AltModifier)

    assert editor.text() == "07/02/1960"


def test_number_keys_take_another_reading(
    qtbot: QtBot, window: FormsWindow, editor: QLineEdit
) -> None:
    """In a date, digits are digits; there Alt makes them choose."""
    qtbot.keyClick(editor, Key.Key_2, Modifier.AltModifier)
    assert editor.text() == "07/02/1960"
    qtbot.keyClick(editor, Key.Key_Return)
    for _ in range(2):
        qtbot.keyClick(editor, Key.Key_Escape)
    assert current(window) == "3:Name"

    qtbot.keyClick(editor, Key.Key_2)
    assert editor.text() == "Lefèvre"
    qtbot.keyClick(editor, Key.Key_Return)

    assert window.session.forms[0].fields[1].text == "07/02/1960"
    assert window.session.forms[2].fields[0].text == "Lefèvre"


def test_a_click_takes_another_reading(
    qtbot: QtBot, window: FormsWindow, editor: QLineEdit
) -> None:
    table = window.bench.findChild(QTableWidget, "field_candidates")
    assert table is not None
    place = table.visualRect(table.model().index(1, 1)).center()

    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)

    assert editor.text() == "07/02/1960"


def test_field_by_field(qtbot: QtBot, window: FormsWindow) -> None:
    qtbot.keyClick(window, Key.Key_B, Modifier.ControlModifier)
    qtbot.keyClick(window, Key.Key_F8)
    editor, seen = window.bench.field.editor, []
    for _ in LEFT:
        seen.append(current(window))
        qtbot.keyClick(editor, Key.Key_Escape)

    assert seen == ["2:Name", "3:Name", "1:Born", "2:News"]


def test_the_table_leads_to_the_field(qtbot: QtBot, window: FormsWindow) -> None:
    table, model = window.bench.table, window.bench.model
    table.setCurrentIndex(model.index(1, 4))
    assert current(window) == "2:Fee"

    qtbot.keyClick(table, Key.Key_Return)

    editor = window.bench.field.editor
    assert editor.hasFocus()
    qtbot.keyClicks(editor, "8")
    qtbot.keyClick(editor, Key.Key_Return)
    assert model.index(1, 4).data() == "8"
    assert current(window) == "3:Name"


def test_the_name_of_a_scan_leads_to_its_first_field(qtbot: QtBot, window: FormsWindow) -> None:
    table = window.bench.table
    place = table.visualRect(window.bench.model.index(1, 0)).center()

    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)

    assert current(window) == "2:Name"
    assert table.currentIndex() == window.bench.model.index(1, 1)


def test_a_form_that_lies_turned_is_shown_upright(
    qtbot: QtBot, window: FormsWindow, scans: Path
) -> None:
    form = window.session.forms[2]
    form.result = replace(form.result, turned=90)
    ready = window.bench._scans.ready
    with qtbot.waitSignal(ready, check_params_cb=lambda found, _: found is form) as loaded:
        window.session.show(form.fields[0])

    scan = loaded.args[1]  # type: ignore[index]
    assert (scan.picture.width, scan.picture.height) == (220, 200)
    # the field was at the top left of a picture 200 wide; a turn to the left takes it down
    line = scan.lines(form)[0]
    assert (line.box.x, line.box.bottom) == (20, 180)


def test_a_scan_that_is_gone_is_told(qtbot: QtBot, window: FormsWindow, scans: Path) -> None:
    (scans / "3.png").unlink()
    window.session.show(window.session.forms[2].fields[0])

    note = window.bench.page.findChild(QLabel, "page_note")
    assert note is not None
    qtbot.waitUntil(lambda: "3.png does not exist" in note.text())
    assert window.bench.field.editor.text() == "Okafor"


def test_lists_of_fields_that_were_left_do_not_pile_up(window: FormsWindow) -> None:
    names = [form.fields[0] for form in window.session.forms]
    for field in names * 3:
        window.session.show(field)

    assert len(window.findChildren(QCompleter)) == 1


def test_a_scan_that_is_being_loaded_is_not_loaded_twice(
    qtbot: QtBot, window: FormsWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened, go_on = [], threading.Event()

    def slow(path: Path) -> Source:
        opened.append(path.name)
        assert go_on.wait(30)
        return open_source(path)

    qtbot.waitUntil(lambda: not window.bench._scans._worker.busy)
    window.bench._scans.clear()
    monkeypatch.setattr(scans_module, "open_source", slow)
    for field in window.session.forms[2].fields:
        window.session.show(field)
        qtbot.waitUntil(lambda: bool(opened))
    go_on.set()
    qtbot.waitUntil(lambda: not window.bench._scans._worker.busy)

    assert opened.count("3.png") == 1


def test_digits_choose_where_they_need_shift(
    qtbot: QtBot, window: FormsWindow, editor: QLineEdit
) -> None:
    """As on French keyboards."""
    for _ in range(3):
        qtbot.keyClick(editor, Key.Key_Escape)
    assert current(window) == "3:Name"

    qtbot.keyClick(editor, Key.Key_2, Modifier.ShiftModifier)

    assert editor.text() == "Lefèvre"


def test_the_table_takes_the_keys_from_the_text_when_it_is_shown(
    qtbot: QtBot, window: FormsWindow, editor: QLineEdit
) -> None:
    """Nothing else takes them out of a text, where Tab goes to the next field."""
    qtbot.keyClick(editor, Key.Key_F9)

    assert window.bench.table.hasFocus()


def test_a_rule_is_silent_as_soon_as_a_reading_that_keeps_it_is_taken(
    qtbot: QtBot, window: FormsWindow, editor: QLineEdit
) -> None:
    qtbot.keyClicks(editor, "31/02/1961")
    qtbot.keyClick(editor, Key.Key_Return)
    assert "is not a day" in said(window, "field_rule")

    qtbot.keyClick(editor, Key.Key_2, Modifier.AltModifier)

    assert said(window, "field_rule") == ""
