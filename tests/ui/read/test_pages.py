"""How pages are read and shown: again, upright, flat, as one line, on request, enlarged."""

from __future__ import annotations

from pathlib import Path
from threading import Event

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from app.core.geometry import Box
from app.core.image_io import rotate
from app.core.pages.orientation import Upright
from app.core.pages.reader import read_page
from app.services.settings_store import SettingsStore
from app.ui.read.lines_model import DOUBTFUL
from app.ui.read.picture import Picture
from app.ui.read.view import ReadView
from tests.fakes import draw_page
from tests.ui.read.conftest import TEXTS, OpenView, is_read, said, texts
from tests.unit.core.files import on_a_table, save


def test_a_turned_page_is_read_again(qtbot: QtBot, open_view: OpenView, scan: Path) -> None:
    view = open_view(scan)
    view.session.set_text(0, "mine")
    before = view.session.picture
    assert before is not None
    view.commands.rotate_right.trigger()
    assert view.session.lines == []
    qtbot.waitUntil(lambda: is_read(view))
    after = view.session.picture
    assert after is not None
    assert (after.width, after.height) == (before.height, before.width)
    view.commands.undo.trigger()
    qtbot.waitUntil(lambda: is_read(view))
    assert texts(view)[0] == "mine"
    assert view.session.picture is not None
    assert view.session.picture.width == before.width


def test_reading_again_can_be_undone(qtbot: QtBot, open_view: OpenView, scan: Path) -> None:
    view = open_view(scan)
    view.session.set_text(0, "mine")
    with qtbot.waitSignal(view.session.lines_changed):
        view.commands.read_again.trigger()
    assert "mine" not in texts(view)
    view.commands.undo.trigger()
    assert texts(view)[0] == "mine"


def test_who_went_on_to_another_page_stays_there(
    qtbot: QtBot, open_view: OpenView, scans: Path
) -> None:
    gate = Event()
    gate.set()
    view = open_view(scans, gate=gate)
    first, second, _ = view.session.document
    qtbot.waitUntil(lambda: first.lines is not None)
    before = first.lines
    gate.clear()
    view.commands.read_again.trigger()
    view.commands.next_page.trigger()
    gate.set()
    qtbot.waitUntil(lambda: first.lines is not before)
    assert view.session.current is second
    view.commands.undo.trigger()
    assert first.lines is before
    assert view.session.current is first
    view.session.show(second)
    view.commands.redo.trigger()
    assert view.session.current is first


def test_a_page_that_was_closed_is_not_read_as_it_is(
    qtbot: QtBot, open_view: OpenView, scans: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.core.pages.reader.seen_from_the_side", lambda _image: True)
    view = open_view()
    with qtbot.waitSignal(view.note) as note:
        view.open_paths([scans])
    assert note.args is not None
    qtbot.waitUntil(lambda: is_read(view))
    view.commands.close_page.trigger()
    note.args[2]()
    qtbot.waitUntil(lambda: view.session.queue.job is None)
    assert view.session.current in view.session.document.pages


def test_a_picture_that_was_turned_back_meanwhile_is_not_shown(
    qtbot: QtBot, open_view: OpenView, scan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = open_view(scan)
    gate, of = Event(), Picture.of
    monkeypatch.setattr(Picture, "of", lambda image: (gate.wait(10), of(image))[1])
    shown: list[bool] = []
    view.session.picture_changed.connect(
        lambda: shown.append((p := view.session.picture) is not None and p.width < p.height)
    )
    view.commands.rotate_right.trigger()
    view.commands.undo.trigger()
    gate.set()
    qtbot.waitUntil(lambda: is_read(view))
    assert not any(shown)


def test_removing_a_line_goes_on_at_the_next(qtbot: QtBot, open_view: OpenView, scan: Path) -> None:
    view = open_view(scan)
    view.workbench.select(2)
    qtbot.keyClick(view.workbench.table, Qt.Key.Key_Delete)
    assert view.workbench.row == 2
    assert view.workbench.details.editor.text() == "fourth"
    qtbot.keyClick(view.workbench.table, Qt.Key.Key_Delete)
    assert view.workbench.row == 1


def test_a_picture_is_read_as_one_line(qtbot: QtBot, open_view: OpenView, scan: Path) -> None:
    view = open_view(scan)
    with qtbot.waitSignal(view.session.lines_changed):
        view.commands.read_single.trigger()
    assert len(view.session.lines) == 1


def test_reading_tells_how_far_it_is_and_is_stopped(
    qtbot: QtBot, open_view: OpenView, scan: Path
) -> None:
    gate = Event()
    view = open_view(scan, gate=gate)
    assert view.status.text.startswith("Reading")
    assert view.commands.stop.isEnabled()
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert view.status.text == ""
    assert not view.commands.stop.isEnabled()
    gate.set()
    with qtbot.waitSignal(view.session.lines_changed):
        view.commands.read_again.trigger()
    assert len(view.session.lines) == 4


def test_escape_leaves_what_is_being_done_and_stops_reading_only_then(
    qtbot: QtBot, open_view: OpenView, scans: Path
) -> None:
    gate = Event()
    gate.set()
    view = open_view(scans, gate=gate)
    qtbot.waitUntil(lambda: is_read(view))
    gate.clear()
    view.commands.read_all.trigger()
    page, editor, table = (
        view.workbench.panel.view,
        view.workbench.details.editor,
        view.workbench.table,
    )
    view.commands.add_line.trigger()
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert not view.commands.add_line.isChecked()
    view.commands.edit_line.trigger()
    qtbot.waitUntil(editor.hasFocus)
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    assert table.hasFocus()
    assert view.session.queue.job is not None
    qtbot.keyClick(table, Qt.Key.Key_Escape)
    assert view.session.queue.job is None
    gate.set()


@pytest.mark.parametrize("name", ["zoom_in", "zoom_out"])
def test_zooming(open_view: OpenView, scan: Path, name: str) -> None:
    view = open_view(scan)
    page = view.workbench.panel.view
    fitted = page.zoom
    getattr(view.commands, name).trigger()
    assert (page.zoom > fitted) == (name == "zoom_in")
    view.commands.fit.trigger()
    assert page.zoom == pytest.approx(fitted, rel=0.01)


def test_a_fitted_page_stays_fitted(qtbot: QtBot, open_view: OpenView, scan: Path) -> None:
    view = open_view(scan)
    page = view.workbench.panel.view
    before = page.zoom
    view.resize(1000, 500)
    qtbot.waitUntil(lambda: page.zoom < before)
    corner = page.screen_point(0, 440)
    assert page.rect().contains(corner.toPoint())


def test_before_and_after(qtbot: QtBot, open_view: OpenView, scan: Path) -> None:
    view = open_view(scan)
    page = view.workbench.panel.view
    zoom = page.zoom
    with qtbot.waitSignal(view.session.comparison_ready) as ready:
        qtbot.keyClick(view, Qt.Key.Key_F7)
    assert ready.args is not None
    after = ready.args[0].after
    assert page.picture is after
    assert after.image.max() == 255
    assert page.zoom == pytest.approx(zoom)
    qtbot.keyClick(view, Qt.Key.Key_F6)
    assert page.picture is view.session.picture


def test_histogram(qtbot: QtBot, open_view: OpenView, scan: Path) -> None:
    view = open_view(scan)
    histogram = view.workbench.panel.histogram
    assert not histogram.isVisible()
    with qtbot.waitSignal(view.session.comparison_ready) as ready:
        view.commands.histogram.trigger()
    assert ready.args is not None
    assert histogram.isVisible()
    assert ready.args[0].levels_before.sum() == pytest.approx(1)
    assert ready.args[0].levels_after[255] > ready.args[0].levels_before[255]


def choose(menu: QMenu, name: str) -> None:
    """Triggers an entry of a menu."""
    next(action for action in menu.actions() if action.objectName() == name).trigger()


def test_the_threshold_can_be_chosen_and_is_remembered(
    qtbot: QtBot, open_view: OpenView, scan: Path, store: SettingsStore
) -> None:
    view = open_view(scan, certainty=0.75)
    slider = view.workbench.review.threshold.slider
    assert view.summary == "4 lines, 4 to check"
    assert said(view, "review_sentence") == "4 of 4 lines are left to check."
    qtbot.keyClick(view, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(slider.hasFocus)
    for _ in range(2):
        qtbot.keyClick(slider, Qt.Key.Key_PageDown)
    assert view.summary == "4 lines"
    assert said(view, "review_sentence") == "Nothing is left to check."
    assert not view.workbench.model.index(0, 1).data(DOUBTFUL)
    assert not view.commands.next_doubtful.isEnabled()
    assert store.settings.review_threshold == 0.7


def test_what_lines_hold_can_be_chosen(
    qtbot: QtBot, open_view: OpenView, scan: Path, store: SettingsStore
) -> None:
    view = open_view(scan)
    choose(view.options.field_menu, "field_menu_digits")
    with qtbot.waitSignal(view.session.lines_changed):
        view.commands.read_again.trigger()
    assert all(not text or text.isdigit() for text in texts(view))
    assert store.settings.field == "digits"


def test_pages_are_read_only_when_asked_for(
    qtbot: QtBot, open_view: OpenView, scan: Path, store: SettingsStore
) -> None:
    view = open_view()
    view.options.automatic.trigger()
    assert not store.settings.read_on_open
    view.open_paths([scan])
    qtbot.waitUntil(lambda: view.session.picture is not None)
    assert view.session.queue.job is None
    note = said(view, "lines_note")
    assert "F5" in note
    with qtbot.waitSignal(view.session.lines_changed):
        qtbot.keyClick(view, Qt.Key.Key_F5)
    assert texts(view) == list(TEXTS)


def drag(qtbot: QtBot, view: ReadView, box: Box) -> None:
    """Drags from one corner of a box on the page to the other."""
    page = view.workbench.panel.view
    first = page.screen_point(box.x, box.y).toPoint()
    last = page.screen_point(box.right, box.bottom).toPoint()
    qtbot.mousePress(page.viewport(), Qt.MouseButton.LeftButton, pos=first)
    qtbot.mouseMove(page.viewport(), last)
    qtbot.mouseRelease(page.viewport(), Qt.MouseButton.LeftButton, pos=last)


def test_a_line_that_was_not_found_is_added(qtbot: QtBot, open_view: OpenView, scan: Path) -> None:
    view = open_view(scan)
    missing = view.session.lines[2].box
    view.session.remove_lines([2])
    view.commands.add_line.trigger()
    with qtbot.waitSignal(view.session.lines_changed):
        drag(qtbot, view, missing)
    added = view.session.lines[2].box
    assert len(view.session.lines) == 4
    assert abs(added.x - missing.x) <= 2
    assert abs(added.height - missing.height) <= 4
    assert view.workbench.row == 2
    assert not view.commands.add_line.isChecked()
    view.commands.undo.trigger()
    assert len(view.session.lines) == 3


def test_no_line_is_drawn_on_a_page_that_was_not_read(open_view: OpenView, scan: Path) -> None:
    gate = Event()
    view = open_view(scan, gate=gate)
    view.commands.stop.trigger()
    gate.set()
    assert view.session.picture is not None
    assert not view.commands.add_line.isEnabled()


def test_drawing_a_line_ends_with_its_page(qtbot: QtBot, open_view: OpenView, scans: Path) -> None:
    view = open_view(scans)
    view.commands.add_line.trigger()
    view.commands.next_page.trigger()
    assert not view.commands.add_line.isChecked()


def test_drawing_a_line_can_be_left(qtbot: QtBot, open_view: OpenView, scan: Path) -> None:
    view = open_view(scan)
    page = view.workbench.panel.view
    view.commands.add_line.trigger()
    qtbot.mouseClick(page.viewport(), Qt.MouseButton.LeftButton, pos=page.rect().center())
    assert view.commands.add_line.isChecked()
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert not view.commands.add_line.isChecked()
    assert len(view.session.lines) == 4


def test_a_page_that_lies_wrong_is_shown_upright(
    qtbot: QtBot, open_view: OpenView, scan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read(image, reader, **_):
        return Upright(90, read_page(rotate(image, 90), reader, single=True))

    monkeypatch.setattr("app.core.pages.orientation.read_upright", read)
    view = open_view()
    with qtbot.waitSignal(view.note) as note:
        view.open_paths([scan])
    assert note.args is not None
    assert note.args[0] == "scan.png lay the wrong way and was turned."
    qtbot.waitUntil(lambda: is_read(view))
    page, picture = view.session.current, view.session.picture
    assert page is not None
    assert picture is not None
    assert page.rotation == 90
    assert view.session.lines[0].box == Box(0, 0, picture.width, picture.height)
    assert picture.height > picture.width

    view.commands.rotate_left.trigger()  # by hand: it stays as the person wants it
    qtbot.waitUntil(lambda: is_read(view))
    assert page.rotation == 0
    assert len(view.session.lines) == 4


def test_a_sheet_seen_from_the_side_is_laid_flat_unless_a_person_wants_it_as_it_is(
    qtbot: QtBot, open_view: OpenView, store: SettingsStore, tmp_path: Path
) -> None:
    sheet = np.pad(draw_page(["hello you", "good day"]), 60, constant_values=255)
    path = save(tmp_path / "photo.png", on_a_table(sheet, lean=0.12))
    view = open_view()
    with qtbot.waitSignal(view.note) as note:
        view.open_paths([path])
    assert note.args is not None
    text, action, take_back = note.args
    assert text == "photo.png was photographed from the side and is read as if it lay flat."
    qtbot.waitUntil(lambda: is_read(view))
    assert len(view.session.lines) == 2
    assert action == "Read it as it is"

    take_back()

    assert not view.options.flatten.isChecked()
    assert not store.settings.flatten_pages
    qtbot.waitUntil(lambda: is_read(view))
    with qtbot.assertNotEmitted(view.note):
        view.commands.read_again.trigger()
        qtbot.waitUntil(lambda: is_read(view))
