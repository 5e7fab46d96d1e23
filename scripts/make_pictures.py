"""Takes the pictures of the window that the README shows, from the bundled samples.

scripts/with-display .venv/bin/python -m scripts.make_pictures docs
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QElapsedTimer
from PySide6.QtWidgets import QApplication

import resources
from app.services.recognition import RecognitionService
from app.services.settings_store import SettingsStore
from app.ui.main_window import MainWindow
from app.ui.rail import WRITE
from app.ui.start import make_application

SIZE = (1200, 780)
_PATIENCE = 60_000


def main(folder: Path) -> None:
    """Writes read.png and write.png."""
    app = make_application()
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as settings:
        recognition = RecognitionService()
        window = MainWindow(recognition, SettingsStore(Path(settings) / "plume.ini"))
        window.resize(*SIZE)
        window.show()
        recognition.load()
        wait_for(app, lambda: recognition.ready)
        window.open_paths([resources.path("samples/page.png")])
        session = window.read.session
        wait_for(app, lambda: session.current is not None and session.current.lines is not None)
        settle(app)
        window.grab().save(str(folder / "read.png"))
        window.show_mode(WRITE)
        settle(app)
        window.write.play_sample()
        settle(app, 6000)
        window.grab().save(str(folder / "write.png"))
        window.close()
        recognition.shutdown()


def wait_for(app: QApplication, condition: Callable[[], bool]) -> None:
    """Handles events until something is so."""
    clock = QElapsedTimer()
    clock.start()
    while not condition():
        app.processEvents()
        if clock.elapsed() > _PATIENCE:
            raise SystemExit("The window did not get ready.")


def settle(app: QApplication, milliseconds: int = 1000) -> None:
    """Handles events for a while, so that everything is painted."""
    clock = QElapsedTimer()
    clock.start()
    while clock.elapsed() < milliseconds:
        app.processEvents()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
