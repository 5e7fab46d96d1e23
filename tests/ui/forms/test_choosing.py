"""Choosing what a batch reads, and finding it again."""

from __future__ import annotations

import json
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel
from pytestqt.qtbot import QtBot

import resources
from app.core.batch.corrections import Corrections
from app.core.batch.store import BatchStore
from app.core.forms.results import FormResult
from app.services.batch import Finished
from app.ui.forms import start_page
from tests.ui.forms.conftest import (
    LEFT,
    InstantService,
    OpenForms,
    button,
    drop,
    label,
    left,
    press,
)


def test_what_is_dropped_goes_where_it_belongs(
    open_forms: OpenForms, scans: Path, form: Path
) -> None:
    window = open_forms()
    assert not button(window, "start_batch_button").isEnabled()
    assert label(window, "start_sentence") == "Add scans and the template of their form."

    drop(window, form)
    assert label(window, "start_sentence") == "Add the scans to read."
    drop(window, scans, form)

    assert window.start.scans.paths == [scans]
    assert window.start.templates.paths == [form]
    assert button(window, "start_batch_button").isEnabled()


def test_it_is_said_what_was_chosen(
    qtbot: QtBot, open_forms: OpenForms, scans: Path, form: Path, tmp_path: Path
) -> None:
    window = open_forms()
    (tmp_path / "bad.json").write_text("{}")
    (tmp_path / "letters").mkdir()

    (tmp_path / "cut.png").write_bytes(b"")
    values = json.loads(form.read_text("utf-8")) | {"picture": "gone.png"}
    (tmp_path / "bare.json").write_text(json.dumps(values), "utf-8")

    drop(window, scans, tmp_path / "letters", scans / "1.png", tmp_path / "cut.png")
    drop(window, form, tmp_path / "bad.json", tmp_path / "bare.json")

    def texts(card: str) -> str:
        found = getattr(window.start, card).list
        return " | ".join(found.item(row).text() for row in range(found.count()))

    qtbot.waitUntil(lambda: "4 files" in texts("scans"))
    qtbot.waitUntil(lambda: "1 file" in texts("scans").replace("4 files", ""))
    qtbot.waitUntil(lambda: "letters  –  holds no picture or PDF." in texts("scans"))
    qtbot.waitUntil(lambda: "cut.png  –  is empty;" in texts("scans"))
    qtbot.waitUntil(lambda: "Form, 4 fields" in texts("templates"))
    qtbot.waitUntil(lambda: "bad.json  –  is not a Plume template" in texts("templates"))
    qtbot.waitUntil(lambda: "gone.png does not exist" in texts("templates"))


def test_dialogs_add_scans_and_templates(
    qtbot: QtBot, open_forms: OpenForms, scans: Path, form: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_forms()
    files = [[str(scans / "1.png")], [str(form)]]
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(scans))
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: (files.pop(0), ""))

    for name in ("add_folder_button", "add_files_button", "add_templates_button"):
        press(qtbot, window, name)

    assert window.start.scans.paths == [scans, scans / "1.png"]
    assert window.start.templates.paths == [form]
    window.start.scans.list.setCurrentRow(1)
    press(qtbot, window, "scans_remove")
    assert window.start.scans.paths == [scans]


def test_the_same_choice_goes_on_where_it_was(
    qtbot: QtBot, open_forms: OpenForms, scans: Path, form: Path, batches: BatchStore
) -> None:
    window = open_forms(scans, form)
    window.session.accept(window.session.forms[0].fields[1], "07/02/1960")
    window.actions_.new_batch.trigger()
    (stored,) = batches.all()
    assert (stored.total, stored.corrections) == (4, 1)

    drop(window, scans, form)
    assert button(window, "start_batch_button").text() == "Go on"
    assert "Fields corrected: 1." in label(window, "start_sentence")
    press(qtbot, window, "start_batch_button")

    qtbot.waitUntil(lambda: bool(window.session.forms))
    assert window.session.forms[0].fields[1].text == "07/02/1960"
    assert left(window) == LEFT[1:]
    assert len(batches.all()) == 1


def test_files_that_cannot_be_opened_leave_no_batch_unfinished(
    qtbot: QtBot,
    open_forms: OpenForms,
    scans: Path,
    form: Path,
    batches: BatchStore,
    service: InstantService,
) -> None:
    service.held = True
    window = open_forms(scans, form)
    qtbot.waitUntil(lambda: window.session.batch is not None)
    service.pages[3] = Finished(FormResult(scans / "4.png", 0, problem="It is empty."), 3, None)

    service.release(4)

    assert batches.all()[0].total == 3
    window.actions_.new_batch.trigger()
    assert batches.all()[0].total == 3


def test_read_all_again_keeps_the_old_batch(
    qtbot: QtBot, open_forms: OpenForms, scans: Path, form: Path, batches: BatchStore
) -> None:
    window = open_forms(scans, form)
    window.session.accept(window.session.forms[0].fields[1], "07/02/1960")
    window.actions_.new_batch.trigger()

    press(qtbot, window, "start_anew_button")

    qtbot.waitUntil(lambda: bool(window.session.forms))
    assert left(window) == LEFT
    assert len(batches.all()) == 2


def test_earlier_batches_are_opened_removed_and_brought_back(
    qtbot: QtBot, open_forms: OpenForms, scans: Path, form: Path, batches: BatchStore
) -> None:
    open_forms(scans, form).close()
    window = open_forms()
    assert window.start.templates.paths == [form]

    press(qtbot, window, "earlier_remove_1")
    assert batches.all() == []
    press(qtbot, window, "message_action")
    assert len(batches.all()) == 1
    press(qtbot, window, "earlier_open_1")

    qtbot.waitUntil(lambda: len(window.session.forms) == 3)
    assert "scans" in window.windowTitle()


def test_a_batch_of_many_files_has_a_short_name(
    open_forms: OpenForms, batches: BatchStore, form: Path, tmp_path: Path
) -> None:
    batches.begin([tmp_path / f"<i>{number}.png" for number in range(400)], [form])
    window = open_forms()

    row = button(window, "earlier_open_1").parentWidget()
    assert row is not None
    name = row.findChildren(QLabel)[0]
    assert name.text() == "<i>0.png, <i>1.png, <i>2.png, 397 more"
    assert name.textFormat() is Qt.TextFormat.PlainText
    assert len(name.toolTip().splitlines()) == 5


def test_a_batch_that_another_window_has_open(
    qtbot: QtBot, open_forms: OpenForms, scans: Path, form: Path, batches: BatchStore
) -> None:
    batch = batches.begin([scans], [form])
    other = Corrections(batch.corrected)
    window = open_forms()

    press(qtbot, window, "earlier_open_1")

    assert "is open already" in window.messages.text
    assert window.session.stored is None
    other.close()


def test_the_sample_is_one_click_away(qtbot: QtBot, open_forms: OpenForms) -> None:
    window = open_forms()

    with qtbot.waitSignal(window.session.opened):
        press(qtbot, window, "open_sample_batch_button")

    stored = window.session.stored
    assert stored is not None
    assert stored.templates == (resources.path("forms/membership.json"),)
    assert window.windowTitle().startswith("Sample batch")


def test_a_batch_that_another_window_has_open_is_not_removed(
    qtbot: QtBot, open_forms: OpenForms, batches: BatchStore, scans: Path, form: Path
) -> None:
    batch = batches.begin([scans], [form])
    other = Corrections(batch.corrected)
    window = open_forms()

    press(qtbot, window, "earlier_remove_1")

    assert batches.all() == [batch]
    assert "the same batch is open already" in window.messages.text
    other.close()
    press(qtbot, window, "earlier_remove_1")
    assert batches.all() == []


def test_a_batch_that_is_gone_cannot_be_brought_back(
    qtbot: QtBot, open_forms: OpenForms, batches: BatchStore, scans: Path, form: Path
) -> None:
    batches.begin([scans], [form])
    window = open_forms()
    press(qtbot, window, "earlier_remove_1")
    batches.empty_bin()  # as another window does when it is closed

    press(qtbot, window, "message_action")

    assert "cannot be moved" in window.messages.text


def test_a_batch_that_cannot_be_opened_leads_back_to_the_start(
    open_forms: OpenForms, batches: BatchStore, scans: Path, form: Path
) -> None:
    window = open_forms(scans, form)
    batch = batches.begin([scans / "1.png"], [form])
    other = Corrections(batch.corrected)

    window.open_batch(batch)

    assert "is open already" in window.messages.text
    assert window.start.isVisible()
    assert window.windowTitle() == "Forms – Plume"
    other.close()


def test_a_template_that_is_drawn_meanwhile_changes_nothing_for_the_open_batch(
    qtbot: QtBot, open_forms: OpenForms, scans: Path, form: Path
) -> None:
    window = open_forms(scans, form)
    drawn = form.with_name("drawn.json")
    drawn.write_text(form.read_text("utf-8").replace('"Form"', '"Drawn"'), "utf-8")
    a = window.actions_
    assert not a.start.isVisible()

    window.choosing.add([drawn])

    assert not a.start.isVisible()
    assert not a.start_anew.isVisible()
    window.show_start()
    assert window.start.templates.paths == [form, drawn]
    assert button(window, "start_batch_button").text() == "Start reading"


def test_each_of_many_files_is_looked_up_once(
    qtbot: QtBot, open_forms: OpenForms, scans: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not among all others, which takes seconds where a clerk chooses a thousand."""
    made: list[str] = []

    def counted(path: str) -> Path:
        made.append(path)
        return Path(path)

    window = open_forms()
    monkeypatch.setattr(start_page, "Path", counted)
    window.choosing.add([scans / f"{number}.png" for number in range(50)])
    card = window.start.scans.list
    qtbot.waitUntil(lambda: all("–" in card.item(row).text() for row in range(card.count())))
    card.selectAll()
    press(qtbot, window, "scans_remove")

    assert window.start.scans.paths == []
    assert len(made) <= 50


def test_the_delete_key_takes_what_is_selected_off_the_list(
    qtbot: QtBot, open_forms: OpenForms, scans: Path, form: Path
) -> None:
    window = open_forms()
    window.choosing.add([scans, scans / "1.png", form])
    chosen = window.start.scans.list
    chosen.setFocus()
    qtbot.waitUntil(chosen.hasFocus)
    chosen.setCurrentRow(0)

    qtbot.keyClick(chosen, Qt.Key.Key_Delete)

    assert window.start.scans.paths == [scans / "1.png"]
    assert window.start.templates.paths == [form]


def test_closing_waits_for_no_folder(
    open_forms: OpenForms, endless: tuple[Path, threading.Event]
) -> None:
    folder, began = endless
    before = set(threading.enumerate())
    window = open_forms()
    drop(window, folder)
    assert began.wait(30)

    window.close()

    assert set(threading.enumerate()) <= before
