"""A Read mode with a fake network, and pages to open in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event

import cv2
import numpy as np
import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.services.recognition import RecognitionService
from app.services.settings_store import SettingsStore
from app.ui.main_window import MainWindow
from app.ui.read.view import ReadView
from tests.fakes import fake_recognizer

TEXTS = ("first", "second", "third", "fourth")

OpenView = Callable[..., ReadView]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Without a window manager nobody cares for size hints, and Qt's offscreen plug-in says so."""
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.qt_log_ignore("propagateSizeHints"))


def draw_page(lines: int = 4) -> np.ndarray:
    """A grey page with so many lines, on paper with the grain of a scanner."""
    page = np.full((100 * lines + 40, 700), 235, np.uint8)
    for row in range(lines):
        place = (60, 100 * row + 85)
        cv2.putText(page, "a line of writing", place, cv2.FONT_HERSHEY_SIMPLEX, 1.6, 30, 3)
    grain = np.random.default_rng(7).normal(0, 2, page.shape)
    return np.clip(page + grain, 0, 255).astype(np.uint8)


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    """A picture of four lines."""
    path = tmp_path / "scan.png"
    cv2.imwrite(str(path), draw_page())
    return path


@pytest.fixture
def scans(tmp_path: Path) -> Path:
    """A TIFF with three pages, of one, two and three lines."""
    path = tmp_path / "scans.tif"
    cv2.imwritemulti(str(path), [draw_page(lines) for lines in (1, 2, 3)])
    return path


@pytest.fixture
def store(tmp_path: Path) -> SettingsStore:
    return SettingsStore(tmp_path / "plume.ini")


@pytest.fixture
def open_view(qtbot: QtBot, store: SettingsStore) -> Iterator[OpenView]:
    """Shows a Read mode; ``open_view(path, certainty=0.6)`` waits until the page is read."""
    services: list[RecognitionService] = []

    def show(path: Path | None = None, certainty: float = 0.95, gate: Event | None = None):
        service = RecognitionService(lambda: fake_recognizer(TEXTS, certainty, gate))
        services.append(service)
        view = ReadView(service, store)
        qtbot.addWidget(view, before_close_func=lambda v: v.shutdown())
        view.resize(1200, 800)
        view.show()
        qtbot.waitExposed(view)
        if path is not None:
            view.open_paths([path])
            qtbot.waitUntil(lambda: is_read(view) if gate is None else is_shown(view))
        return view

    yield show
    for service in services:
        service.shutdown()


def is_shown(view: ReadView) -> bool:
    """Whether the picture of a page is there."""
    return view.session.picture is not None


def is_read(view: ReadView) -> bool:
    """Whether the page shown has been read."""
    page = view.session.current
    return is_shown(view) and page is not None and page.lines is not None


def texts(view: ReadView) -> list[str]:
    """What the lines of the page say."""
    return [line.text for line in view.session.lines]


def said(view: ReadView, name: str) -> str:
    """What a label says."""
    label = view.findChild(QLabel, name)
    assert isinstance(label, QLabel)
    return label.text()


KeepingWindow = Callable[[], MainWindow]


@pytest.fixture
def open_window(qtbot: QtBot, tmp_path: Path) -> Iterator[KeepingWindow]:
    """Shows a window that keeps its work in ``recovery``."""
    services: list[RecognitionService] = []

    def show() -> MainWindow:
        service = RecognitionService(lambda: fake_recognizer(TEXTS, 0.6))
        services.append(service)
        store = SettingsStore(tmp_path / "plume.ini")
        window = MainWindow(service, store, tmp_path / "recovery")
        qtbot.addWidget(window, before_close_func=lambda w: w.read.session.load([], 0, None))
        window.show()
        qtbot.waitExposed(window)
        return window

    yield show
    for service in services:
        service.shutdown()


def open_scan(qtbot: QtBot, window: MainWindow, scan: Path) -> None:
    window.open_paths([scan])
    qtbot.waitUntil(lambda: is_read(window.read))
