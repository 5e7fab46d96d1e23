"""Choosing a batch, watching it being read, and finding it again."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QFileDialog,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QSlider,
    QTabBar,
    QTabWidget,
    QWidget,
)
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

import resources
from app.core.batch.corrections import Corrections
from app.core.batch.run import Progress
from app.core.batch.store import BatchStore
from app.services.settings_store import SettingsStore
from app.ui.forms.forms_model import BROKEN, DOUBTFUL, VOUCHED, Order
from app.ui.forms.strips import progress_text, time_left
from app.ui.forms.window import FormsWindow
from tests.ui.forms.conftest import LEFT, InstantService, OpenForms, current, left


def drop(window: FormsWindow, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    how = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier(0))
    window.dragEnterEvent(QDragEnterEvent(QPoint(9, 9), *how))
    window.dropEvent(QDropEvent(QPointF(9, 9), *how))


def button(window: QWidget, name: str) -> QPushButton:
    found = window.findChild(QPushButton, name)
    assert found is not None, name
    return found


def press(qtbot: QtBot, window: QWidget, name: str) -> None:
    qtbot.mouseClick(button(window, name), Qt.MouseButton.LeftButton)


def label(window: QWidget, name: str) -> str:
    found = window.findChild(QLabel, name)
    assert found is not None, name
    return found.text()


def cells(window: FormsWindow) -> list[list[str]]:
    model = window.bench.model
    return [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


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

    drop(window, scans, tmp_path / "letters", scans / "1.png", form, tmp_path / "bad.json")

    def texts(card: str) -> str:
        found = getattr(window.start, card).list
        return " | ".join(found.item(row).text() for row in range(found.count()))

    qtbot.waitUntil(lambda: "4 files" in texts("scans"))
    qtbot.waitUntil(lambda: "1 file" in texts("scans").replace("4 files", ""))
    qtbot.waitUntil(lambda: "letters holds no picture or PDF." in texts("scans"))
    qtbot.waitUntil(lambda: "Form, 4 fields" in texts("templates"))
    qtbot.waitUntil(lambda: "is not a Plume template" in texts("templates"))


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


def test_forms_appear_as_they_are_read(
    qtbot: QtBot, open_forms: OpenForms, scans: Path, form: Path, service: InstantService
) -> None:
    service.held = True
    window = open_forms(scans, form)
    tester = ModelTester(window.bench.model)
    qtbot.waitUntil(lambda: window.session.pile is not None)
    assert label(window, "forms_note") == "The forms appear here as they are read."
    assert not button(window, "review_forms_button").isEnabled()

    service.release(2)
    assert cells(window) == [
        ["1.png", "Moreau", "01/02/1960", "yes", "10 €"],
        ["2.png", "Lefevra", "03/04/1970", "no", "9,50 €"],
    ]
    assert label(window, "batch_status") == (
        "2 of 4 pages  ·  2.0 pages a second  ·  5 seconds left"
    )
    service.release(2)

    assert [row[0] for row in cells(window)] == ["1.png", "2.png", "3.png"]
    tabs = window.findChild(QTabWidget, "forms_tabs")
    assert tabs is not None
    assert (tabs.tabText(0), tabs.tabText(1)) == ("Forms (3)", "Problems (1)")
    problems = window.bench.problems.model()
    assert problems.index(0, 0).data() == "4.png"
    assert problems.index(0, 1).data() == "The page is blank."
    assert "4 fields are left to check" in window.messages.text
    tester.check(window.bench.model)
    qtbot.waitUntil(lambda: window.bench.page.picture is not None)


def test_cells_say_what_is_doubtful_and_wrong(
    open_forms: OpenForms, scans: Path, form: Path
) -> None:
    window = open_forms(scans, form)
    model = window.bench.model

    def marks(row: int, column: int) -> tuple[bool, ...]:
        return tuple(bool(model.index(row, column).data(role)) for role in (DOUBTFUL, BROKEN))

    assert marks(0, 2) == (True, False)
    assert marks(1, 1) == (False, True)
    assert marks(0, 1) == (False, False)
    tip = model.index(1, 1).data(Qt.ItemDataRole.ToolTipRole)
    assert "'Lefevra' is not among the expected values" in tip
    assert "only 50 % sure" in model.index(0, 2).data(Qt.ItemDataRole.ToolTipRole)
    assert not model.index(0, 2).data(VOUCHED)


def test_pause_stop_and_on_again(
    qtbot: QtBot, open_forms: OpenForms, scans: Path, form: Path, service: InstantService
) -> None:
    service.held = True
    window = open_forms(scans, form)
    qtbot.waitUntil(lambda: window.session.pile is not None)
    service.release(1)

    press(qtbot, window, "pause_batch_button")
    assert service.paused
    assert label(window, "batch_status") == "Paused at 1 of 4 pages."
    assert button(window, "pause_batch_button").text() == "Go on"
    press(qtbot, window, "pause_batch_button")
    assert not service.paused
    press(qtbot, window, "stop_batch_button")
    assert not service.running
    assert label(window, "batch_status") == "Stopped at 1 of 4 pages; what is read is kept."

    service.held = False
    window.actions_.start.trigger()
    qtbot.waitUntil(lambda: len(window.session.forms) == 3)
    assert len(cells(window)) == 3


def test_a_batch_that_cannot_go_on_says_why(
    qtbot: QtBot, open_forms: OpenForms, scans: Path, form: Path, service: InstantService
) -> None:
    service.held, service.trouble = True, "The model is missing."
    window = open_forms(scans, form)

    qtbot.waitUntil(lambda: window.messages.text == "The model is missing.")
    assert window.actions_.start.isEnabled()


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


@pytest.mark.usefixtures("french")
def test_reasons_and_rules_are_told_in_the_language_of_the_window(
    qtbot: QtBot, open_forms: OpenForms, scans: Path, form: Path, tmp_path: Path
) -> None:
    window = open_forms(scans, form)

    problems = window.bench.problems.model()
    assert problems.index(0, 1).data() == "La page est vierge."
    window.session.show(window.session.forms[1].fields[0])
    assert label(window, "field_rule") == (
        "À vérifier\u00a0: 'Lefevra' ne fait pas partie des valeurs attendues."
    )

    window.show_start()
    (tmp_path / "bad.json").write_text("{}")
    drop(window, tmp_path / "bad.json")
    card = window.start.templates.list
    qtbot.waitUntil(lambda: any("gabarit" in card.item(n).text() for n in range(card.count())))


def test_columns_sort_by_value_and_by_confidence(
    qtbot: QtBot, open_forms: OpenForms, scans: Path, form: Path
) -> None:
    window = open_forms(scans, form)
    header = window.bench.table.horizontalHeader()

    def click(column: int) -> list[str]:
        place = QPoint(header.sectionViewportPosition(column) + 20, header.height() // 2)
        qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
        return [row[column] for row in cells(window)]

    assert click(4) == ["9,50 €", "10 €", ""]
    assert click(1) == ["Lefevra", "Moreau", "Okafor"]
    assert click(1) == ["Okafor", "Moreau", "Lefevra"]
    assert click(1) == ["Moreau", "Lefevra", "Okafor"]
    assert current(window) == "1:Name"


def test_the_threshold_says_what_is_left(
    qtbot: QtBot, open_forms: OpenForms, scans: Path, form: Path
) -> None:
    window = open_forms(scans, form)
    slider = window.findChild(QSlider, "forms_threshold")
    assert slider is not None
    assert label(window, "forms_sentence") == (
        "4 of 12 fields are left to check (33 %). Then about 97 % should be right."
    )

    slider.setValue(98)

    assert "7 of 12 fields" in label(window, "forms_sentence")
    assert window.bench.model.index(0, 1).data(DOUBTFUL)
    window.close()
    assert open_forms().session.threshold == 0.98


@pytest.mark.parametrize("reading", [True, False])
def test_everything_a_person_uses_has_a_name(
    open_forms: OpenForms, scans: Path, form: Path, reading: bool
) -> None:
    window = open_forms(scans, form) if reading else open_forms()
    kinds = (QAbstractButton, QLineEdit, QAbstractItemView, QSlider)
    used = [w for w in window.findChildren(QWidget) if isinstance(w, kinds) and w.isVisible()]
    inner = [w for w in used if w.objectName().startswith("qt_") or isinstance(w, QHeaderView)]
    inner += [w for w in used if isinstance(w.parent(), QTabBar)]
    nameless = [w for w in used if not (w.objectName() and w.accessibleName()) and w not in inner]
    assert len(used) > 8
    assert nameless == []


def test_every_command_has_a_shortcut_of_its_own(open_forms: OpenForms) -> None:
    window = open_forms()
    seen: set[str] = set()
    for action in vars(window.actions_).values():
        assert action.objectName()
        keys = [key.toString() for key in action.shortcuts()]
        assert keys, action.objectName()
        assert not seen.intersection(keys), keys
        seen.update(keys)
        native = QKeySequence.SequenceFormat.NativeText
        assert action.shortcut().toString(native) in action.toolTip()


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (0.4, "5 seconds left"),
        (22, "25 seconds left"),
        (56, "1 minute left"),
        (61, "2 minutes left"),
        (3700, "1 h 2 min left"),
    ],
)
def test_time_left_is_rounded_up(seconds: float, text: str) -> None:
    assert time_left(seconds) == text


def test_slow_reading_is_told_in_minutes() -> None:
    assert progress_text(Progress(1, 9, 0.5, 16)) == (
        "1 of 9 pages  ·  30 pages a minute  ·  20 seconds left"
    )


def test_one_field_that_is_left_is_spoken_of_as_one(
    open_forms: OpenForms, scans: Path, form: Path, store: SettingsStore
) -> None:
    (form.parent / "names.csv").write_text("Moreau\nLefevra\nOkafor\n")
    store.change(review_threshold=0.55)

    window = open_forms(scans, form)

    assert left(window) == ["1:Born"]
    assert window.messages.text.startswith("Everything is read. 1 field is left to check.")
    assert button(window, "message_action").text() == "Check it"


def test_corrections_of_a_field_that_was_renamed_are_told_of(
    qtbot: QtBot, open_forms: OpenForms, scans: Path, form: Path
) -> None:
    window = open_forms(scans, form)
    qtbot.keyClick(window, Qt.Key.Key_F8)
    qtbot.keyClicks(window.bench.field.editor, "11/02/1960")
    qtbot.keyClick(window.bench.field.editor, Qt.Key.Key_Return)
    window.close()
    form.write_text(form.read_text("utf-8").replace('"Born"', '"Birthday"'), "utf-8")

    window = open_forms(scans, form)

    assert "Corrections of “Born” are kept but not shown" in window.messages.text
    window.close()
    form.write_text(form.read_text("utf-8").replace('"Birthday"', '"Born"'), "utf-8")
    window = open_forms(scans, form)
    assert "Corrections" not in window.messages.text
    assert cells(window)[0][2] == "11/02/1960"


def test_corrections_that_are_not_shown_are_told_of_before_the_first_page(
    qtbot: QtBot,
    open_forms: OpenForms,
    scans: Path,
    form: Path,
    service: InstantService,
) -> None:
    window = open_forms(scans, form)
    window.session.accept(window.session.forms[0].fields[1], "11/02/1960")
    window.close()
    form.write_text(form.read_text("utf-8").replace('"Born"', '"Birthday"'), "utf-8")
    service.held = True

    window = open_forms(scans, form)

    qtbot.waitUntil(lambda: "Corrections of “Born”" in window.messages.text)


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


def test_a_window_closes_when_the_disk_takes_no_more(
    qtbot: QtBot,
    open_forms: OpenForms,
    scans: Path,
    form: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    window = open_forms(scans, form)

    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        window.show_start()
        assert "No space left on device" in window.messages.text
        with qtbot.waitSignal(window.closed):
            window.close()


def test_another_batch_is_not_sorted_as_the_last_one_was(
    open_forms: OpenForms, scans: Path, form: Path
) -> None:
    window = open_forms(scans, form)
    header = window.bench.table.horizontalHeader()
    header.sectionClicked.emit(1)
    assert header.isSortIndicatorShown()

    window.show_start()
    window.actions_.start.trigger()

    assert window.bench.model.order is Order.SCANS
    assert not header.isSortIndicatorShown()


def test_what_a_button_says_is_what_screen_readers_say(
    qtbot: QtBot, open_forms: OpenForms, scans: Path, form: Path, service: InstantService
) -> None:
    service.held = True
    window = open_forms(scans, form)
    pause = button(window, "pause_batch_button")

    press(qtbot, window, "pause_batch_button")

    assert (pause.text(), pause.accessibleName()) == ("Go on", "Go on")


def test_columns_keep_the_width_that_a_person_gave_them(
    open_forms: OpenForms, scans: Path, form: Path
) -> None:
    window = open_forms(scans, form)
    table = window.bench.table
    table.setColumnWidth(1, 300)

    table.horizontalHeader().sectionClicked.emit(1)

    assert table.columnWidth(1) == 300
