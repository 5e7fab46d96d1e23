"""A keyboard window with a fake network, and the program it types into."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event

import pytest
from pytestqt.qtbot import QtBot

from app.services.recognition import RecognitionService
from app.services.settings_store import SettingsStore
from app.services.typing import Typist
from app.ui.pad_window import PadWindow
from tests.fakes import fake_recognizer
from tests.ui.write.conftest import draw, zigzag
from tests.ui.write.test_other_program import Editor

OpenPad = Callable[..., PadWindow]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Without a window manager nobody cares for these, and Qt's offscreen plug-in says so."""
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.qt_log_ignore("propagateSizeHints|opacity|setMask|raise"))


@pytest.fixture
def editor() -> Editor:
    return Editor()


@pytest.fixture
def open_pad(qtbot: QtBot, editor: Editor, tmp_path: Path) -> Iterator[OpenPad]:
    services: list[RecognitionService] = []

    def show(
        texts: str | list[str] = "hello",
        typist: Typist | None = None,
        gate: Event | None = None,
    ) -> PadWindow:
        service = RecognitionService(lambda: fake_recognizer(texts, gate=gate))
        services.append(service)
        pad = PadWindow(service, SettingsStore(tmp_path / "plume.ini"), typist or editor)
        qtbot.addWidget(pad)
        pad.show()
        qtbot.waitExposed(pad)
        service.load()
        return pad

    yield show
    for service in services:
        service.shutdown()


def write(qtbot: QtBot, pad: PadWindow) -> None:
    """Writes a word and waits until it is read."""
    session = pad.desk.session
    draw(pad.desk.pad, zigzag(60, y=30))
    qtbot.waitUntil(lambda: bool(session.words) and session.read)
