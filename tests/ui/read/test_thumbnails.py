"""The pages as small pictures."""

from __future__ import annotations

from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from app.core.document import Page
from app.core.image_io import MemorySource
from app.ui.read.page_list import PagesModel
from tests.ui.read.conftest import OpenView, draw_page, is_read


def test_a_thumbnail_shows_its_page(qtbot: QtBot, open_view: OpenView, scans: Path) -> None:
    view = open_view(scans)
    pages = view.workbench.strip.pages
    assert pages.isVisible()
    index = pages.model().index(2, 0)
    qtbot.waitUntil(lambda: index.data(Qt.ItemDataRole.DecorationRole) is not None)
    place = pages.visualRect(index).center()
    qtbot.mouseClick(pages.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.waitUntil(lambda: is_read(view))
    assert len(view.session.lines) == 3


def test_pictures_of_pages_seen_long_ago_are_let_go(
    qtbot: QtBot, open_view: OpenView, scans: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = open_view(scans)
    strip = view.workbench.strip.pages
    shown = [strip.model().index(row, 0) for row in range(3)]
    qtbot.waitUntil(lambda: all(i.data(Qt.ItemDataRole.DecorationRole) for i in shown))
    view.workbench.strip.hide()
    monkeypatch.setattr("app.ui.read.page_list.KEPT", 2)
    loaded = []
    view.session.pictures.thumbnail_ready.connect(lambda page, _image: loaded.append(page))
    model = PagesModel(view.session, view)

    def see(row: int) -> None:
        model.index(row, 0).data(Qt.ItemDataRole.DecorationRole)

    for row in range(3):
        with qtbot.waitSignal(view.session.pictures.thumbnail_ready):
            see(row)
    before = len(loaded)
    see(2)
    see(1)
    with qtbot.waitSignal(view.session.pictures.thumbnail_ready):
        see(0)
    assert loaded[before:] == [view.session.document.pages[0]]


def test_pictures_of_pages_that_were_scrolled_past_are_not_loaded(
    qtbot: QtBot, open_view: OpenView, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = open_view()
    gate, seen = Event(), []
    view.session.worker.start(lambda _task: gate.wait(10), done=bool, failed=str)
    sources = [MemorySource(Path(f"{n}.png"), draw_page(1)) for n in range(50)]
    view.session.document.replace([Page(source) for source in sources])
    view.session.pictures.thumbnail_ready.connect(lambda page, _: seen.append(page))
    model = PagesModel(view.session, view)
    for row in range(50):
        model.index(row, 0).data(Qt.ItemDataRole.DecorationRole)
    gate.set()
    last = model.index(49, 0)
    qtbot.waitUntil(lambda: last.data(Qt.ItemDataRole.DecorationRole) is not None)
    assert len(seen) < 20
    assert model.index(0, 0).data(Qt.ItemDataRole.DecorationRole) is None
    qtbot.waitUntil(lambda: model.index(0, 0).data(Qt.ItemDataRole.DecorationRole) is not None)


def test_the_picture_of_a_page_is_turned_with_it(
    qtbot: QtBot, open_view: OpenView, scan: Path
) -> None:
    view = open_view(scan)
    model = PagesModel(view.session, view)

    def image() -> QImage | None:
        return model.index(0, 0).data(Qt.ItemDataRole.DecorationRole)

    qtbot.waitUntil(lambda: image() is not None)
    before = image()
    view.session.rotate(90)
    after = image()
    assert before is not None
    assert after is not None
    assert after.size() == before.size().transposed()


def test_the_page_list_keeps_qts_rules(qtbot: QtBot, open_view: OpenView, scans: Path) -> None:
    view = open_view(scans)
    mode = QAbstractItemModelTester.FailureReportingMode.Fatal
    model = PagesModel(view.session)
    tester = QAbstractItemModelTester(model, mode)
    view.session.close_page()
    view.session.undo_stack.undo()
    assert tester.model().rowCount() == 3
