"""Writing the table of a batch of forms."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from app.core.batch.export import write_forms
from app.core.errors import FileError
from app.services.settings_store import SettingsStore
from app.ui.forms import exporting
from app.ui.forms.window import FormsWindow
from tests.ui.forms.conftest import LEFT, InstantService, OpenForms

Key = Qt.Key


@pytest.mark.parametrize("checked", [False, True])
def test_export_warns_of_what_nobody_looked_at(
    qtbot: QtBot,
    window: FormsWindow,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    store: SettingsStore,
    checked: bool,
) -> None:
    titles = []

    def answer(_parent: object, title: str, *_: object) -> tuple[str, str]:
        titles.append(title)
        return str(tmp_path / "table"), "Excel workbook (*.xlsx)"

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    if checked:
        qtbot.keyClick(window, Key.Key_F8)
        for _ in LEFT:
            qtbot.keyClick(window.bench.field.editor, Key.Key_Return)

    window.actions_.export.trigger()
    qtbot.waitUntil(lambda: "table.xlsx is written." in window.messages.text)

    sheet = openpyxl.load_workbook(tmp_path / "table.xlsx").active
    assert sheet is not None
    assert [sheet.cell(row, 4).value for row in range(2, 6)] == [
        "Moreau",
        "Lefevra",
        "Okafor",
        None,
    ]
    if checked:
        assert titles == ["Export the table"]
        assert window.messages.text == "table.xlsx is written."
    else:
        assert titles == ["Export the table – 4 fields are not checked yet"]
        assert "4 fields in it were not checked" in window.messages.text
    assert store.settings.last_folder == str(tmp_path)


def test_export_tells_of_pages_that_are_not_read_yet(
    qtbot: QtBot,
    open_forms: OpenForms,
    service: InstantService,
    scans: Path,
    form: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    service.held = True
    window = open_forms(scans, form)
    qtbot.waitUntil(lambda: window.session.batch is not None)
    service.release(2)
    answer = (str(tmp_path / "table.csv"), "")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: answer)

    window.actions_.export.trigger()

    qtbot.waitUntil(lambda: "table.csv is written." in window.messages.text)
    assert window.messages.text.endswith("2 pages are missing in it: they are not read yet.")


@pytest.mark.usefixtures("french")
def test_the_forms_of_the_table_are_named_in_french(
    window: FormsWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    kinds: list[str] = []

    def answer(*asked: str) -> tuple[str, str]:
        kinds.extend(asked[3].split(";;"))
        return "", ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    window.actions_.export.trigger()

    assert kinds == [
        "Classeur Excel (*.xlsx)",
        "Tableau (CSV) (*.csv)",
        "Tableau pour Excel plus ancien (CSV) (*.csv)",
        "JSON (*.json)",
    ]


def test_the_name_of_the_file_says_the_form(
    qtbot: QtBot, window: FormsWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "table.json"
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", lambda *_: (str(path), "Excel workbook (*.xlsx)")
    )

    window.actions_.export.trigger()

    qtbot.waitUntil(lambda: "table.json is written." in window.messages.text)
    assert path.read_text("utf-8").startswith("[")


def test_a_table_that_nobody_named_stays_unless_the_person_says_so(
    window: FormsWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "table.xlsx").write_text("precious")
    chosen = str(tmp_path / "table"), "Excel workbook (*.xlsx)"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: chosen)
    asked = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: asked.append(box.text()))

    window.actions_.export.trigger()

    assert asked == ["table.xlsx exists already. Replace it?"]
    assert (tmp_path / "table.xlsx").read_text() == "precious"


def test_a_folder_with_a_dot_in_its_name_gives_the_table_its_whole_name(
    open_forms: OpenForms,
    scans: Path,
    form: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    window = open_forms(scans.rename(tmp_path / "May 2026.05"), form)
    suggested = []

    def answer(_parent: object, _title: str, name: str, *_: object) -> tuple[str, str]:
        suggested.append(Path(name).name)
        return "", ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    window.actions_.export.trigger()

    assert suggested == ["May 2026.05.xlsx"]


@pytest.mark.parametrize("possible", [True, False])
def test_a_window_closes_when_its_table_is_written(
    qtbot: QtBot,
    window: FormsWindow,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    possible: bool,
) -> None:
    path, go_on = tmp_path / "table.csv", threading.Event()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))

    def slow(*what: Any) -> None:
        assert go_on.wait(30)
        if not possible:
            raise FileError("The disk is full.")
        write_forms(*what)

    monkeypatch.setattr(exporting, "write_forms", slow)
    window.actions_.export.trigger()

    window.close()
    assert window.isVisible()
    go_on.set()

    if possible:
        qtbot.waitUntil(lambda: not window.isVisible())
        assert path.exists()
    else:
        qtbot.waitUntil(lambda: window.messages.text == "The disk is full.")
        window.close()
        assert not window.isVisible()


def test_whoever_closes_twice_does_not_wait_for_the_table(
    window: FormsWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on = threading.Event()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "t.csv"), ""))
    monkeypatch.setattr(exporting, "write_forms", lambda *_: go_on.wait(30))
    window.actions_.export.trigger()
    window.close()
    assert window.isVisible()
    threading.Timer(0.1, go_on.set).start()

    window.close()

    assert not window.isVisible()


def test_what_is_unchecked_in_a_table_is_told_though_another_batch_is_chosen(
    qtbot: QtBot, window: FormsWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, go_on = tmp_path / "table.csv", threading.Event()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    monkeypatch.setattr(
        exporting, "write_forms", lambda *what: (go_on.wait(30), write_forms(*what))
    )
    window.actions_.export.trigger()

    window.show_start()
    go_on.set()

    qtbot.waitUntil(lambda: "table.csv is written." in window.messages.text)
    assert "4 fields in it were not checked" in window.messages.text
