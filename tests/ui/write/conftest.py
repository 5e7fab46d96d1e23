"""A Write mode with a fake network, and hands to write in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.services.recognition import RecognitionService
from app.ui.write.view import WriteView
from model.recognizer import Recognizer
from tests.fakes import FAKE_SPEC, FakeNetwork, FakeRecognizer, fake_recognizer

Point = tuple[int, int]
OpenWrite = Callable[..., WriteView]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Without a window manager nobody cares for size hints, and Qt's offscreen plug-in says so."""
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.qt_log_ignore("propagateSizeHints"))


def zigzag(x: int, y: int = 60) -> list[Point]:
    """The points of a stroke 60 wide and 60 high that is one word by itself."""
    return [(x + 10 * i, y + (60 if i % 2 else 0)) for i in range(7)]


def draw(pad: QWidget, points: Sequence[Point]) -> None:
    """Draws with the left mouse button."""
    left = Qt.MouseButton.LeftButton
    QTest.mousePress(pad, left, pos=QPoint(*points[0]))
    for point in points[1:]:
        QTest.mouseMove(pad, QPoint(*point))
    QTest.mouseRelease(pad, left, pos=QPoint(*points[-1]))


def child(view: QWidget, name: str) -> QWidget:
    """The widget of that name."""
    found = view.findChild(QWidget, name)
    assert found is not None, name
    return found


def click(view: QWidget, name: str) -> None:
    """Clicks a widget."""
    widget = child(view, name)
    assert widget.isVisible(), name
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def candidates(view: WriteView) -> list[str]:
    """The candidates that are offered."""
    buttons = [child(view, f"candidate_{i}") for i in range(1, 7)]
    return [b.text() for b in buttons if isinstance(b, QAbstractButton) and b.isVisible()]


def words(view: WriteView) -> list[str]:
    """The words that the ink is shown to say."""
    buttons = view.findChildren(QAbstractButton)
    shown = [b for b in buttons if b.objectName().startswith("ink_word_") and b.isVisible()]
    return [b.text() for b in sorted(shown, key=lambda b: b.x())]


def status(view: WriteView) -> str:
    """The sentence shown instead of candidates."""
    label = child(view, "write_status")
    assert isinstance(label, QLabel)
    return label.text() if label.isVisible() else ""


def text(view: WriteView) -> str:
    """The text written so far."""
    return view.text.toPlainText()


@pytest.fixture
def open_write(qtbot: QtBot) -> Iterator[OpenWrite]:
    """Shows a Write mode; its model reads the given texts in turn."""
    services: list[RecognitionService] = []

    def show(
        texts: str | Sequence[str] = "hello",
        certainty: float = 0.95,
        network: FakeNetwork | None = None,
        loader: Callable[[], Recognizer] | None = None,
    ) -> WriteView:
        def load() -> Recognizer:
            if network is not None:
                return FakeRecognizer(network, FAKE_SPEC)
            return fake_recognizer(texts, certainty)

        service = RecognitionService(loader or load)
        services.append(service)
        view = WriteView(service)
        qtbot.addWidget(view)
        view.resize(900, 700)
        view.show()
        qtbot.waitExposed(view)
        view.activateWindow()
        qtbot.waitUntil(view.pad.hasFocus)
        service.load()
        return view

    yield show
    for service in services:
        service.shutdown()


@pytest.fixture
def write_word(qtbot: QtBot) -> Callable[..., None]:
    """Writes a word and waits until it is read."""

    def write(view: WriteView, x: int = 40) -> None:
        draw(view.pad, zigzag(x))
        qtbot.waitUntil(lambda: bool(view.session.words) and view.session.read)

    return write
