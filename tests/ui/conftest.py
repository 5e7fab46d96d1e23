"""The window speaks English in tests, plural forms included, whatever the machine's language.

``french`` and ``large`` make it speak French, and its text twice as large.
"""

from __future__ import annotations

import itertools
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event

import cv2
import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.services.recognition import RecognitionService
from app.services.settings_store import SettingsStore
from app.ui import theme, translation
from app.ui.garbage import GarbageCollector
from app.ui.main_window import MainWindow
from model.recognizer import Recognizer
from tests.fakes import fake_recognizer
from tests.ui.read.conftest import draw_page


@pytest.fixture(scope="session", autouse=True)
def english(qapp: QApplication) -> None:
    translation.install(qapp, "en")


@pytest.fixture(scope="session", autouse=True)
def garbage(qapp: QApplication) -> GarbageCollector:
    return GarbageCollector(qapp)


@pytest.fixture(autouse=True)
def no_garbage_left(garbage: GarbageCollector) -> Iterator[None]:
    yield
    garbage.collect()


@pytest.fixture
def french(qapp: QApplication) -> Iterator[None]:
    translators = translation.install(qapp, "fr")
    yield
    for translator in translators:
        qapp.removeTranslator(translator)
    translation.install(qapp, "en")


@pytest.fixture
def large(qapp: QApplication) -> Iterator[None]:
    """Text at twice its size."""
    before = qapp.font()
    font = qapp.font()
    font.setPointSizeF(before.pointSizeF() * 2)
    look = theme.Theme(qapp)
    qapp.setFont(font)
    yield
    qapp.removeEventFilter(look)
    qapp.setStyleSheet("")
    qapp.setFont(before)


@pytest.fixture(autouse=True)
def patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """Waits longer before giving up: on a busy machine five seconds are soon gone."""
    for wait in (QtBot.waitUntil, QtBot.waitSignal, QtBot.waitSignals):
        assert wait.__kwdefaults__ is not None
        monkeypatch.setitem(wait.__kwdefaults__, "timeout", 30_000)


Open = Callable[..., MainWindow]


@pytest.fixture
def endless(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Path, Event]]:
    """A folder whose listing never ends by itself, and whether it was begun."""
    folder, began, over = tmp_path / "endless", Event(), Event()
    folder.mkdir()
    (folder / "scan.png").touch()
    list_ = os.scandir

    @contextmanager
    def forever() -> Iterator[Iterator[os.DirEntry[str]]]:
        with list_(folder) as listing:
            entries = list(listing)
        began.set()
        yield itertools.chain.from_iterable(entries for _ in iter(over.is_set, True))

    monkeypatch.setattr(os, "scandir", lambda p: forever() if p == folder else list_(p))
    yield folder, began
    over.set()


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    path = tmp_path / "scan.png"
    cv2.imwrite(str(path), draw_page(2))
    return path


@pytest.fixture
def open_window(qtbot: QtBot, tmp_path: Path) -> Iterator[Open]:
    """Shows a window whose model loads at once; settings are kept between two windows."""
    services: list[RecognitionService] = []

    def show(loader: Callable[[], Recognizer] = fake_recognizer) -> MainWindow:
        service = RecognitionService(loader)
        services.append(service)
        window = MainWindow(service, SettingsStore(tmp_path / "plume.ini"))
        qtbot.addWidget(window, before_close_func=lambda w: w.read.session.mark_saved())
        window.show()
        window.activateWindow()
        qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
        service.load()
        return window

    yield show
    for service in services:
        service.shutdown()


def child(window: QWidget, kind: type, name: str):
    """The widget of a name."""
    found = window.findChild(kind, name)
    assert found is not None, name
    return found
