"""The table of forms: what its cells say, its order and its columns."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QComboBox, QSlider
from pytestqt.qtbot import QtBot

from app.core.forms.template import FormField, load_template, save_template
from app.core.geometry import Box
from app.ui.forms import forms_model
from app.ui.forms.forms_model import BROKEN, DOUBTFUL, VOUCHED, Order
from tests.ui.forms.conftest import InstantService, OpenForms, cells, current, label


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
    assert "“Lefevra” is not among the expected values" in tip
    assert "only 50 % sure" in model.index(0, 2).data(Qt.ItemDataRole.ToolTipRole)
    assert not model.index(0, 2).data(VOUCHED)


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


def test_templates_of_which_no_form_came_have_no_columns(
    qtbot: QtBot, open_forms: OpenForms, scans: Path, form: Path, service: InstantService
) -> None:
    other = replace(
        load_template(form), name="Another", fields=(FormField("Street", Box(9, 9, 90, 30)),)
    )
    save_template(other, form.with_name("another.json"))
    service.held = True
    window = open_forms()
    window.choosing.add([scans, form.with_name("another.json"), form])
    window.actions_.start.trigger()
    table = window.bench.table

    def shown() -> list[str]:
        columns = range(table.model().columnCount())
        names = (table.model().headerData(c, Qt.Orientation.Horizontal) for c in columns)
        return [name for c, name in enumerate(names) if not table.isColumnHidden(c)]

    qtbot.waitUntil(lambda: bool(service.pages) and window.session.batch is not None)
    assert shown() == ["Form", "Street", "Name", "Born", "News", "Fee"]
    service.release(2)
    assert shown() == ["Form", "Name", "Born", "News", "Fee"]
    qtbot.keyClick(window, Qt.Key.Key_F7)
    names = window.findChild(QComboBox, "gallery_field")
    assert names is not None
    assert [names.itemText(n) for n in range(names.count())] == ["Name", "Born", "News", "Fee"]

    page = service.pages[2]
    street = replace(page.result.fields[0], name="Street")
    service.pages[2] = replace(
        page, result=replace(page.result, template="Another", fields=(street,))
    )
    service.release(1)
    assert shown() == ["Form", "Street", "Name", "Born", "News", "Fee"]


def test_the_threshold_says_what_is_left(
    qtbot: QtBot, open_forms: OpenForms, scans: Path, form: Path
) -> None:
    window = open_forms(scans, form)
    slider = window.findChild(QSlider, "threshold_slider")
    assert slider is not None
    assert label(window, "forms_sentence") == (
        "4 of 12 fields are left to check (33 %). Then about 97 % should be right."
    )

    slider.setValue(98)

    assert "7 of 12 fields" in label(window, "forms_sentence")
    assert window.bench.model.index(0, 1).data(DOUBTFUL)
    window.close()
    assert open_forms().session.threshold == 0.98


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


def test_columns_keep_the_width_that_a_person_gave_them(
    open_forms: OpenForms, scans: Path, form: Path
) -> None:
    window = open_forms(scans, form)
    table = window.bench.table
    table.setColumnWidth(1, 300)

    table.horizontalHeader().sectionClicked.emit(1)

    assert table.columnWidth(1) == 300


def test_the_field_that_is_shown_stays_the_chosen_one(
    qtbot: QtBot,
    open_forms: OpenForms,
    scans: Path,
    form: Path,
    service: InstantService,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(forms_model, "_MANY", 1)
    service.held = True
    window = open_forms(scans, form)
    table, model = window.bench.table, window.bench.model
    qtbot.waitUntil(lambda: window.session.batch is not None)
    service.release(1)
    table.setCurrentIndex(model.index(0, 2))

    service.release(3)
    assert table.currentIndex() == model.index(0, 2)

    table.setCurrentIndex(model.index(0, 0))
    table.horizontalHeader().sectionClicked.emit(4)
    assert table.currentIndex() == model.index(1, 2)


def test_the_first_fields_are_in_view_behind_the_fields_of_another_form(
    qtbot: QtBot,
    open_forms: OpenForms,
    scans: Path,
    form: Path,
    service: InstantService,
    tmp_path: Path,
) -> None:
    other = load_template(form)
    fields = [FormField(f"Question {n}", Box(20, 9 * n, 9, 9), "text") for n in range(20)]
    save_template(replace(other, name="Other", fields=tuple(fields)), tmp_path / "other.json")
    service.held = True
    window = open_forms()
    window.choosing.add([tmp_path / "other.json"])
    window.choosing.add([scans, form])
    window.actions_.start.trigger()
    qtbot.waitUntil(lambda: bool(service.pages) and window.session.batch is not None)
    last = service.pages[2]
    answers = [replace(last.result.fields[0], name=field.name) for field in fields]
    result = replace(last.result, template="Other", fields=tuple(answers))
    service.pages[2] = replace(last, result=result)
    service.release(3)
    qtbot.waitUntil(lambda: window.bench.page.picture is not None)
    table = window.bench.table
    assert table.currentIndex().column() == 21

    def seen() -> bool:
        first = table.visualRect(table.currentIndex())
        last = table.visualRect(table.currentIndex().siblingAtColumn(24))
        return table.pinned.width() <= first.left() < last.right() < table.viewport().width()

    qtbot.waitUntil(seen)


def test_the_names_of_the_scans_stay_in_view(
    qtbot: QtBot, open_forms: OpenForms, scans: Path, form: Path
) -> None:
    window = open_forms(scans, form)
    window.setMinimumSize(0, 0)
    window.resize(640, 600)
    table = window.bench.table
    for column in range(1, window.bench.model.columnCount()):
        table.setColumnWidth(column, 200)
    qtbot.keyClick(table, Qt.Key.Key_End)
    assert table.horizontalScrollBar().value() > 0
    assert table.pinned.isVisible()
    assert table.pinned.indexAt(QPoint(5, 5)).data() == table.model().index(0, 0).data()

    while table.currentIndex().column() > 1:
        qtbot.keyClick(table, Qt.Key.Key_Left)
        left = table.visualRect(table.currentIndex()).left()
        assert left >= table.pinned.width() or not table.pinned.isVisible()

    qtbot.keyClick(table, Qt.Key.Key_Home)
    assert not table.pinned.isVisible()


def test_a_click_on_a_pinned_name_chooses_its_form(
    qtbot: QtBot, open_forms: OpenForms, scans: Path, form: Path
) -> None:
    window = open_forms(scans, form)
    table = window.bench.table
    for column in range(1, window.bench.model.columnCount()):
        table.setColumnWidth(column, 600)
    qtbot.keyClick(table, Qt.Key.Key_End)
    pinned = table.pinned
    place = pinned.visualRect(window.bench.model.index(2, 0)).center()
    with qtbot.waitSignal(table.form_chosen) as chosen:
        qtbot.mouseClick(pinned.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert chosen.args == [window.bench.model.form(2)]
