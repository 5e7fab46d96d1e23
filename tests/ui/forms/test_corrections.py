"""What was typed while checking counts: it is kept, undone and done again."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from app.core.batch.corrections import Corrections
from app.core.batch.store import BatchStore
from app.core.errors import FileError
from app.ui.forms.forms_model import VOUCHED
from app.ui.forms.window import FormsWindow
from tests.ui.forms.conftest import LEFT, InstantService, OpenForms, current, left, said

Key, Modifier = Qt.Key, Qt.KeyboardModifier
MENU = Qt.FocusReason.PopupFocusReason


def test_a_correction_is_on_the_disk_at_once(
    qtbot: QtBot, window: FormsWindow, editor: QLineEdit, batches: BatchStore
) -> None:
    qtbot.keyClicks(editor, "02/03/1961")
    qtbot.keyClick(editor, Key.Key_Return)

    (stored,) = batches.all()
    assert '"text": "02/03/1961", "reviewed": true' in stored.corrected.read_text("utf-8")
    field = window.session.forms[0].fields[1]
    assert (field.text, field.line.reading.text) == ("02/03/1961", "01/02/1960")
    assert field.line.entry.by
    assert window.bench.model.index(0, 2).data(VOUCHED)
    assert current(window) == LEFT[1]


def test_what_was_wrong_is_forgotten_with_what_was_typed(
    qtbot: QtBot, window: FormsWindow, editor: QLineEdit
) -> None:
    qtbot.keyClicks(editor, "31/02/1961")
    qtbot.keyClick(editor, Key.Key_Return)
    assert "is not a day" in said(window, "field_rule")

    window.actions_.undo.trigger()

    assert editor.text() == "01/02/1960"
    assert said(window, "field_rule") == ""


def test_undo_and_redo_go_over_fields(
    qtbot: QtBot, window: FormsWindow, editor: QLineEdit, batches: BatchStore
) -> None:
    qtbot.keyClicks(editor, "02/03/1961")
    qtbot.keyClick(editor, Key.Key_Return)
    qtbot.keyClick(editor, Key.Key_Return)
    qtbot.keyClicks(editor, "typing")
    assert current(window) == LEFT[2]

    def undo() -> None:
        qtbot.keyClick(editor, Key.Key_Z, Modifier.ControlModifier)

    undo()
    assert (current(window), editor.text()) == (LEFT[2], "no")
    undo()
    assert (current(window), left(window)) == (LEFT[1], LEFT[1:])
    undo()
    assert (current(window), editor.text(), left(window)) == (LEFT[0], "01/02/1960", LEFT)
    qtbot.keyClick(editor, Key.Key_Y, Modifier.ControlModifier)
    assert (current(window), editor.text()) == (LEFT[0], "02/03/1961")
    assert left(window) == LEFT[1:]
    (stored,) = batches.all()
    last = stored.corrected.read_text("utf-8").splitlines()[-1]
    assert '"text": "02/03/1961"' in last


def test_what_was_typed_counts_when_the_field_is_left(
    qtbot: QtBot, window: FormsWindow, editor: QLineEdit
) -> None:
    qtbot.keyClicks(editor, "02/03/1961")
    qtbot.keyClick(window, Key.Key_F9)

    window.bench.table.setFocus()

    field = window.session.forms[0].fields[1]
    assert (field.text, field.line.reviewed) == ("02/03/1961", False)
    assert left(window) == LEFT[1:]


def test_what_was_typed_counts_when_the_window_is_closed(
    qtbot: QtBot,
    window: FormsWindow,
    editor: QLineEdit,
    open_forms: OpenForms,
    scans: Path,
    form: Path,
) -> None:
    qtbot.keyClicks(editor, "02/03/1961")
    window.close()

    again = open_forms(scans, form)

    assert again.session.forms[0].fields[1].text == "02/03/1961"
    assert left(again) == LEFT[1:]


def test_fields_that_come_while_checking_wait_their_turn(
    qtbot: QtBot, open_forms: OpenForms, scans: Path, form: Path, service: InstantService
) -> None:
    service.held = True
    window = open_forms(scans, form)
    qtbot.waitUntil(lambda: window.session.batch is not None)
    service.release(1)
    qtbot.waitUntil(lambda: window.bench.page.picture is not None)
    qtbot.keyClick(window, Key.Key_F8)
    qtbot.keyClicks(window.bench.field.editor, "02/03")

    service.release(3)

    assert window.bench.field.editor.text() == "02/03"
    assert current(window) == "1:Born"
    assert window.messages.text == ""


def test_redo_does_not_cost_what_was_typed_since(
    qtbot: QtBot, window: FormsWindow, editor: QLineEdit
) -> None:
    qtbot.keyClicks(editor, "02/03/1961")
    qtbot.keyClick(editor, Key.Key_Return)
    window.actions_.undo.trigger()
    fee = window.session.forms[1].fields[3]
    window.session.show(fee)
    qtbot.keyClicks(editor, "8")

    window.actions_.redo.trigger()

    assert fee.text == "8"
    assert window.session.forms[0].fields[1].text == "01/02/1960"


def test_what_cannot_be_written_stays_in_the_editor(
    qtbot: QtBot, window: FormsWindow, editor: QLineEdit, monkeypatch: pytest.MonkeyPatch
) -> None:
    qtbot.keyClick(editor, Key.Key_Return)
    qtbot.keyClick(editor, Key.Key_Return, Modifier.ShiftModifier)
    assert current(window) == LEFT[0]

    def full(*_: object) -> None:
        raise FileError("The disk is full.")

    monkeypatch.setattr(Corrections, "set", full)
    qtbot.keyClicks(editor, "02/03/1961")
    qtbot.keyClick(editor, Key.Key_Return)

    assert (current(window), editor.text()) == (LEFT[0], "02/03/1961")
    assert window.messages.text == "The disk is full."
    window.actions_.undo.trigger()


def test_a_step_that_cannot_be_taken_back_stays_the_last_one(
    qtbot: QtBot, window: FormsWindow, editor: QLineEdit, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise FileError("The disk is full.")

    for _ in range(2):
        qtbot.keyClick(editor, Key.Key_Return)
    undo, redo = window.actions_.undo, window.actions_.redo
    with monkeypatch.context() as disk:
        disk.setattr(Corrections, "set", full)
        undo.trigger()
    assert window.messages.text == "The disk is full."
    assert (left(window), redo.isEnabled()) == (LEFT[2:], False)

    undo.trigger()
    assert left(window) == LEFT[1:]

    with monkeypatch.context() as disk:
        disk.setattr(Corrections, "set", full)
        redo.trigger()
    assert left(window) == LEFT[1:]
    redo.trigger()
    assert (left(window), redo.isEnabled()) == (LEFT[2:], False)


def test_what_was_typed_is_kept_where_a_button_does_not_take_the_keys(
    qtbot: QtBot, window: FormsWindow, editor: QLineEdit
) -> None:
    """As on macOS."""
    for _ in LEFT:
        qtbot.keyClick(editor, Key.Key_Escape)
    again = window.messages.findChild(QPushButton, "message_action")
    assert again is not None
    again.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    fee = window.session.forms[1].fields[3]
    window.session.show(fee)
    editor.setFocus()
    qtbot.keyClicks(editor, "8")

    qtbot.mouseClick(again, Qt.MouseButton.LeftButton)

    assert fee.text == "8"
    assert current(window) == LEFT[0]


def test_pages_that_come_take_nobody_from_the_field_that_is_typed_in(
    qtbot: QtBot, open_forms: OpenForms, scans: Path, form: Path, service: InstantService
) -> None:
    service.held = True
    window = open_forms(scans, form)
    qtbot.waitUntil(lambda: window.session.batch is not None)
    first, second, *rest = service.pages
    service.pages = [second, first, *rest]
    service.release(1)
    editor = window.bench.field.editor
    qtbot.mouseClick(editor, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(editor, "Durand")

    service.release(1)
    for _ in range(2):
        qtbot.keyClick(editor, Key.Key_Return)
    service.release(2)

    assert "Durand" in window.session.forms[1].fields[0].text
    assert current(window) == "2:News"


@pytest.mark.parametrize("reason", ["window", "menu"])
def test_typing_goes_on_where_it_was_after_a_look_elsewhere(
    qtbot: QtBot, window: FormsWindow, editor: QLineEdit, reason: str
) -> None:
    """Such as at a list of names in another window, or at the menu of the text."""
    away = {"window": Qt.FocusReason.ActiveWindowFocusReason, "menu": MENU}[reason]
    qtbot.keyClicks(editor, "02/03")

    for kind in (QEvent.Type.FocusOut, QEvent.Type.FocusIn):
        QApplication.sendEvent(editor, QFocusEvent(kind, away))
    qtbot.keyClicks(editor, "/1961")

    assert editor.text() == "02/03/1961"


def test_a_menu_does_not_make_a_correction_of_half_a_word(
    qtbot: QtBot, window: FormsWindow, editor: QLineEdit
) -> None:
    qtbot.keyClicks(editor, "02/03")

    QApplication.sendEvent(editor, QFocusEvent(QEvent.Type.FocusOut, MENU))

    assert window.session.forms[0].fields[1].text == "01/02/1960"


def test_a_field_is_not_left_with_what_cannot_be_written(
    qtbot: QtBot,
    window: FormsWindow,
    editor: QLineEdit,
    batches: BatchStore,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def full(*_: object) -> None:
        raise FileError("The disk is full.")

    table, model = window.bench.table, window.bench.model
    with monkeypatch.context() as patch:
        patch.setattr(Corrections, "set", full)
        qtbot.keyClicks(editor, "02/03/1961")
        window.actions_.table.setChecked(True)
        table.setCurrentIndex(model.index(1, 4))
        assert table.currentIndex() == model.index(0, 2)
        qtbot.keyClick(editor, Key.Key_Up)
        qtbot.keyClick(editor, Key.Key_Down)
        qtbot.keyClick(window, Key.Key_F8)
        window.actions_.redo.trigger()
        window.show_start()
        assert not window.close()

    assert (current(window), editor.text()) == (LEFT[0], "02/03/1961")
    assert window.messages.text == "The disk is full."
    assert window.close()
    (stored,) = batches.all()
    assert '"text": "02/03/1961"' in stored.corrected.read_text("utf-8")


def test_whoever_closes_twice_gives_up_what_cannot_be_written(
    qtbot: QtBot, window: FormsWindow, editor: QLineEdit, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise FileError("The disk is full.")

    monkeypatch.setattr(Corrections, "set", full)
    qtbot.keyClicks(editor, "02/03/1961")

    assert not window.close()
    assert window.messages.text == "The disk is full."
    assert window.close()


@pytest.mark.parametrize("name", ["undo", "redo", "previous"])
def test_a_step_is_seen_where_pages_were_looked_at(
    qtbot: QtBot, window: FormsWindow, editor: QLineEdit, name: str
) -> None:
    qtbot.keyClick(editor, Key.Key_Return)
    if name == "redo":
        window.actions_.undo.trigger()
    window.bench.show_problems()
    assert not window.bench.field.isVisible()

    getattr(window.actions_, name).trigger()

    assert window.bench.field.isVisible()
    assert current(window) == LEFT[0]
