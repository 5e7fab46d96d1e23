"""Access to the window for batches of forms: names, French, large text, keys."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.ui import theme
from tests.ui.access import clashes, cut, english_only, texts, unnamed, without_key
from tests.ui.forms.conftest import OpenForms

NAMES = {"Name"}
"""What a field is called, in whatever language."""


def test_a_screen_reader_can_name_everything(
    open_forms: OpenForms, scans: Path, form: Path
) -> None:
    assert unnamed(open_forms()) == []
    window = open_forms(scans, form)
    assert unnamed(window) == []
    window.actions_.pictures.trigger()
    assert unnamed(window) == []


def test_every_function_has_a_key(open_forms: OpenForms, scans: Path, form: Path) -> None:
    window = open_forms(scans, form)
    assert without_key(window) == []
    assert clashes(window) == []
    window.actions_.pictures.trigger()
    assert without_key(window) == []


def test_the_keys_go_where_the_work_is(open_forms: OpenForms, scans: Path, form: Path) -> None:
    """Not to the review threshold, which the arrows would change unnoticed."""
    window = open_forms()
    first = window.focusWidget().objectName()
    window.choosing.add([scans, form])
    window.actions_.start.trigger()
    assert window.focusWidget() is window.bench.table
    window.actions_.new_batch.trigger()
    assert window.focusWidget().objectName() == first == "add_folder_button"


def test_tab_stops_at_nothing_without_a_name(
    qtbot: QtBot, open_forms: OpenForms, scans: Path
) -> None:
    window = open_forms()
    window.choosing.add([scans])
    stops: list[str] = []
    while len(stops) < 2 or stops[-1] != stops[0]:
        focused = window.focusWidget()
        stops.append(focused.objectName())
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    assert "scans_list" in stops
    assert "" not in stops


@pytest.mark.usefixtures("french")
def test_everything_is_french(open_forms: OpenForms, scans: Path, form: Path) -> None:
    window = open_forms(scans, form)
    window.actions_.pictures.trigger()
    assert texts(window) & english_only() <= NAMES
    assert clashes(window) == []


@pytest.mark.usefixtures("large", "french")
def test_nothing_is_cut_off_at_twice_the_size(
    open_forms: OpenForms, scans: Path, form: Path
) -> None:
    for paths in ((), (scans, form)):
        window = open_forms(*paths)
        window.resize(1280, 960)
        QApplication.processEvents()
        assert cut(window) == []
    window.actions_.pictures.trigger()
    QApplication.processEvents()
    assert cut(window) == []


def test_other_readings_are_seen_beside_the_table(
    qtbot: QtBot, open_forms: OpenForms, scans: Path, form: Path
) -> None:
    window = open_forms(scans, form)
    window.resize(1280, 800)
    readings = window.bench.field.candidates
    assert readings.rowCount() == 3
    qtbot.waitUntil(lambda: readings.rowViewportPosition(3 - 1) + 20 < readings.viewport().height())


@pytest.mark.usefixtures("large")
def test_rows_are_as_high_as_large_text_needs(
    open_forms: OpenForms, scans: Path, form: Path
) -> None:
    bench = open_forms(scans, form).bench
    for table in (bench.table, bench.problems):
        assert table.rowHeight(0) >= 1.5 * table.fontMetrics().height()


@pytest.mark.usefixtures("large", "french")
def test_lists_stand_below_each_other_where_text_is_large(
    open_forms: OpenForms, qtbot: QtBot
) -> None:
    window = open_forms()
    scans, templates = window.start.scans, window.start.templates
    window.resize(1280, 900)
    qtbot.waitUntil(lambda: templates.geometry().top() > scans.geometry().bottom())
    assert templates.width() == scans.width()
    window.resize(3000, 900)
    qtbot.waitUntil(lambda: templates.geometry().top() == scans.geometry().top())


def test_a_low_window_shows_less_of_the_cut_out_but_all_of_the_text(
    open_forms: OpenForms, scans: Path, form: Path
) -> None:
    window = open_forms(scans, form)
    window.actions_.review.trigger()
    window.setMinimumSize(1, 1)
    window.resize(640, 320)
    QApplication.processEvents()

    field = window.bench.field
    assert field.snippet.geometry().bottom() < field.editor.geometry().top()


@pytest.mark.usefixtures("large", "french")
def test_page_and_cut_out_can_be_seen_beside_the_table_where_text_is_large(
    monkeypatch: pytest.MonkeyPatch, open_forms: OpenForms, scans: Path, form: Path
) -> None:
    monkeypatch.setattr(theme, "room_on_screen", lambda _window: QSize(1280, 800))
    window = open_forms(scans, form)
    QApplication.processEvents()

    assert window.bench.field.snippet.height() >= 48
    assert window.bench.page.height() >= 48


@pytest.mark.usefixtures("large")
def test_the_cut_out_grows_with_the_text_where_the_screen_has_room(
    monkeypatch: pytest.MonkeyPatch, open_forms: OpenForms, scans: Path, form: Path
) -> None:
    monkeypatch.setattr(theme, "room_on_screen", lambda _window: QSize(2700, 1700))
    window = open_forms(scans, form)
    QApplication.processEvents()

    snippet = window.bench.field.snippet
    assert snippet.height() >= 150
    assert snippet.width() >= 0.35 * window.width() >= 700
