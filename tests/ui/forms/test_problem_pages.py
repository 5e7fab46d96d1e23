"""Pages of which nothing was read: why, and how else they can be read."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QTabWidget
from pytestqt.qtbot import QtBot

from app.core.batch.review import ReviewForm
from app.core.forms.results import FormResult
from app.core.pages.quality import Flaw
from app.services.batch import Finished
from app.ui.forms import problems_table
from app.ui.forms.forms_model import HARD
from app.ui.forms.problems_table import reason
from tests.ui.forms.conftest import InstantService, OpenForms, current, label, press


def test_a_page_that_is_no_form_can_be_read_as_a_free_page(
    qtbot: QtBot, open_forms: OpenForms, scans: Path, form: Path
) -> None:
    window = open_forms(scans, form)
    window.bench.problems.setCurrentCell(0, 0)

    with qtbot.waitSignal(window.page_wanted) as wanted:
        window.actions_.read_page.trigger()

    assert wanted.args == [scans / "4.png"]


def test_scans_that_are_hard_to_read_are_marked(
    qtbot: QtBot, open_forms: OpenForms, scans: Path, form: Path, service: InstantService
) -> None:
    service.held = True
    window = open_forms(scans, form)
    bench, model = window.bench, window.bench.model
    qtbot.waitUntil(lambda: window.session.batch is not None)
    for number, flaw in ((0, Flaw.BLURRED), (3, Flaw.DARK)):
        page = service.pages[number]
        service.pages[number] = replace(page, result=replace(page.result, flaws=(flaw,)))

    service.release(4)

    qtbot.waitUntil(lambda: bench.page.picture is not None)
    sentence = "This scan is hard to read: it is blurred; photograph it again with a steady hand."
    assert [model.index(row, 0).data(HARD) for row in range(3)] == [True, False, False]
    assert sentence in model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert sentence == model.index(0, 0).data(Qt.ItemDataRole.AccessibleDescriptionRole)
    assert "hard to read:" not in model.index(1, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert label(window, "scan_flaw") == sentence
    flaw = window.findChild(QLabel, "scan_flaw")
    assert flaw is not None
    assert flaw.isVisible()
    assert "1 scan is hard to read." in label(window, "message_text")
    window.bench.problems.setCurrentCell(0, 0)
    bench.problem.show_form(bench.problems.selected)
    assert "it is too dark" in label(window, "problem_reason")

    bench.table.setCurrentIndex(model.index(1, 1))

    assert not flaw.isVisible()


def test_a_page_that_is_no_form_is_shown_with_the_reason(
    qtbot: QtBot, open_forms: OpenForms, scans: Path, form: Path
) -> None:
    window = open_forms(scans, form)
    bench = window.bench
    tabs = window.findChild(QTabWidget, "forms_tabs")
    assert tabs is not None
    qtbot.waitUntil(lambda: bench.page.picture is not None)
    before = bench.page.picture
    assert not bench.problem.isVisible()

    place = tabs.tabBar().tabRect(2).center()
    qtbot.mouseClick(tabs.tabBar(), Qt.MouseButton.LeftButton, pos=place)

    qtbot.waitUntil(lambda: bench.page.picture not in (None, before))
    assert (label(window, "problem_page"), label(window, "problem_reason")) == (
        "4.png",
        "The page is blank.",
    )
    assert bench.problem.isVisible()
    assert not bench.field.isVisible()
    with qtbot.waitSignal(window.page_wanted) as wanted:
        press(qtbot, window, "open_in_read_button")
    assert wanted.args == [scans / "4.png"]

    # the way through the fields leads back to the forms
    window.actions_.review.trigger()
    assert bench.field.isVisible()
    assert not bench.problem.isVisible()
    qtbot.waitUntil(lambda: bench.page.picture is not None)
    assert current(window) == "1:Born"


def test_it_is_said_that_pages_could_not_be_read(
    qtbot: QtBot, open_forms: OpenForms, scans: Path, form: Path, service: InstantService
) -> None:
    service.held = True
    window = open_forms(scans, form)
    qtbot.waitUntil(lambda: window.session.batch is not None)
    service.pages = service.pages[3:]

    service.release(1)

    qtbot.waitUntil(lambda: window.messages.text == "1 page could not be read.")
    press(qtbot, window, "message_action")
    assert window.bench.problems.isVisible()
    assert window.bench.problems.hasFocus()


def test_a_file_that_cannot_be_opened_is_called_by_its_name(
    qtbot: QtBot, open_forms: OpenForms, scans: Path, form: Path
) -> None:
    window = open_forms(scans, form)
    qtbot.waitUntil(lambda: bool(window.session.problems))
    page = window.session.problems[0]
    result = replace(page.result, problem=f"{page.result.file} is not a picture.")

    assert reason(replace(page, result=result)) == "4.png is not a picture."


def test_the_page_that_is_looked_at_stays_when_others_come(
    qtbot: QtBot, open_forms: OpenForms, scans: Path, form: Path, service: InstantService
) -> None:
    service.held = True
    window = open_forms(scans, form)
    problems = window.bench.problems
    qtbot.waitUntil(lambda: window.session.batch is not None)
    first, *_, last = service.pages
    blank = FormResult(first.result.file, 1, problem=f"{first.result.file}: the page is blank.")
    service.pages = [last, replace(first, result=blank)]
    service.release(1)
    problems.setCurrentCell(0, 0)

    service.release(1)

    model = problems.model()
    assert [model.index(row, 0).data() for row in range(2)] == ["1.png", "4.png"]
    assert problems.selected is not None
    assert problems.selected.result.file.name == "4.png"


def test_a_page_that_comes_does_not_cost_a_look_at_all_others(
    qtbot: QtBot,
    open_forms: OpenForms,
    scans: Path,
    form: Path,
    service: InstantService,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    service.held = True
    window = open_forms(scans, form)
    qtbot.waitUntil(lambda: window.session.batch is not None)
    service.pages = [
        Finished(FormResult(scans / f"{n}.png", 1, problem="blank."), n, None) for n in range(200)
    ]
    looked_at = []

    def counted(form: ReviewForm) -> str:
        looked_at.append(form)
        return "blank"

    monkeypatch.setattr(problems_table, "reason", counted)

    for _ in range(200):
        service.release(1)

    assert window.bench.problems.rowCount() == 200
    assert len(looked_at) == 200


def test_no_page_is_opened_before_one_is_chosen(
    qtbot: QtBot, open_forms: OpenForms, scans: Path, form: Path
) -> None:
    window = open_forms(scans, form)
    assert not window.actions_.read_page.isEnabled()

    window.bench.show_problems()
    assert window.actions_.read_page.isEnabled()

    window.show_start()
    assert not window.actions_.read_page.isEnabled()
