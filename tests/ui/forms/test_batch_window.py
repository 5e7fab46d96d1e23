"""A batch in its window: watched while it is read, and what is said about it."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QHeaderView,
    QLabel,
    QLineEdit,
    QProgressBar,
    QSlider,
    QTabBar,
    QTabWidget,
    QWidget,
)
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from app.core.batch.run import Progress
from app.services.settings_store import SettingsStore
from app.ui.forms.strips import progress_text, time_left
from app.ui.forms.window import FormsWindow
from tests.ui.forms.conftest import (
    InstantService,
    OpenForms,
    button,
    cells,
    drop,
    label,
    left,
    press,
)


def test_forms_appear_as_they_are_read(
    qtbot: QtBot, open_forms: OpenForms, scans: Path, form: Path, service: InstantService
) -> None:
    service.held = True
    window = open_forms(scans, form)
    tester = ModelTester(window.bench.model)
    qtbot.waitUntil(lambda: window.session.batch is not None)
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
    assert (tabs.tabText(0), tabs.tabText(2)) == ("Forms (3)", "Problems (1)")
    problems = window.bench.problems.model()
    assert problems.index(0, 0).data() == "4.png"
    assert problems.index(0, 1).data() == "The page is blank."
    assert "4 fields are left to check" in window.messages.text
    tester.check(window.bench.model)
    qtbot.waitUntil(lambda: window.bench.page.picture is not None)


def test_pause_stop_and_on_again(
    qtbot: QtBot, open_forms: OpenForms, scans: Path, form: Path, service: InstantService
) -> None:
    service.held = True
    window = open_forms(scans, form)
    qtbot.waitUntil(lambda: window.session.batch is not None)
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
    assert window.start.isVisible()
    assert window.actions_.start.isEnabled()


def test_a_batch_that_is_stopped_before_its_pages_are_known(
    open_forms: OpenForms, scans: Path, form: Path, service: InstantService,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    service.held = True
    monkeypatch.setattr(InstantService, "progress", None)
    window = open_forms(scans, form)

    window.actions_.stop.trigger()

    assert label(window, "batch_status") == "Stopped before the pages were counted."
    bar = window.findChild(QProgressBar, "batch_progress")
    assert bar is not None
    assert not bar.isVisible()


@pytest.mark.usefixtures("french")
def test_reasons_and_rules_are_told_in_the_language_of_the_window(
    qtbot: QtBot, open_forms: OpenForms, scans: Path, form: Path, tmp_path: Path
) -> None:
    window = open_forms(scans, form)

    problems = window.bench.problems.model()
    assert problems.index(0, 1).data() == "La page est vierge."
    window.session.show(window.session.forms[1].fields[0])
    assert label(window, "field_rule") == (
        "À vérifier\u00a0: «\u00a0Lefevra\u00a0» ne fait pas partie des valeurs attendues."
    )

    window.show_start()
    (tmp_path / "bad.json").write_text("{}")
    drop(window, tmp_path / "bad.json")
    card = window.start.templates.list
    qtbot.waitUntil(lambda: any("gabarit" in card.item(n).text() for n in range(card.count())))


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


def test_corrections_on_scans_that_are_gone_are_told_of(
    qtbot: QtBot, open_forms: OpenForms, scans: Path, form: Path
) -> None:
    window = open_forms(scans, form)
    window.session.accept(window.session.forms[0].fields[1], "11/02/1960")
    window.close()
    aside = (scans / "1.png").rename(scans.parent / "aside.png")

    window = open_forms(scans, form)

    qtbot.waitUntil(lambda: "Corrections on 1 page are kept but not shown" in window.messages.text)
    window.close()
    aside.rename(scans / "1.png")
    window = open_forms(scans, form)
    qtbot.waitUntil(lambda: len(window.session.forms) == 3)
    assert "Corrections" not in window.messages.text


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


def test_what_a_button_says_is_what_screen_readers_say(
    qtbot: QtBot, open_forms: OpenForms, scans: Path, form: Path, service: InstantService
) -> None:
    service.held = True
    window = open_forms(scans, form)
    pause = button(window, "pause_batch_button")

    press(qtbot, window, "pause_batch_button")

    assert (pause.text(), pause.accessibleName()) == ("Go on", "Go on")


def test_one_page_is_spoken_of_as_one(
    qtbot: QtBot, open_forms: OpenForms, scans: Path, form: Path, service: InstantService
) -> None:
    for number in (2, 3, 4):
        (scans / f"{number}.png").unlink()
    service.held = True
    window = open_forms(scans, form)
    qtbot.waitUntil(lambda: window.session.batch is not None)
    said = [label(window, "batch_status")]
    window.actions_.pause.trigger()
    said.append(label(window, "batch_status"))
    window.actions_.stop.trigger()
    said.append(label(window, "batch_status"))
    assert said == [
        "0 of 1 page  ·  2.0 pages a second  ·  5 seconds left",
        "Paused at 0 of 1 page.",
        "Stopped at 0 of 1 page; what is read is kept.",
    ]

    service.held = False
    window.actions_.start.trigger()
    qtbot.waitUntil(lambda: label(window, "batch_status") == "1 page, all read")
    window.show_start()

    row = button(window, "earlier_open_1").parentWidget()
    assert row is not None
    assert "1 page a minute" in progress_text(Progress(0, 1, 1 / 60, 16))
    assert "0 of 1 page read" in row.findChildren(QLabel)[1].text()


@pytest.mark.usefixtures("french")
def test_the_speed_is_written_as_is_usual_in_the_language() -> None:
    text = progress_text(Progress(1200, 9000, 2.5, 16))
    assert text.startswith(f"{QLocale().toString(1200)} ")
    assert "2,5 pages" in text


def test_the_program_is_quit_from_here_too(qtbot: QtBot, window: FormsWindow) -> None:
    with qtbot.waitSignal(window.closed):
        qtbot.keyClick(window, Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)
