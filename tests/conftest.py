"""What every test stands on: an isolated home, no display unless asked for, nothing left behind.

Qt draws offscreen unless ``QT_QPA_PLATFORM`` says otherwise, as ``scripts/with-display`` does.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from model.recognizer import Recognizer
from tests.fakes import fake_recognizer

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("MPLBACKEND", "Agg")
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")
# Qt warns where a session has no such folder, and a warning fails a test
os.environ.setdefault("XDG_RUNTIME_DIR", tempfile.mkdtemp(prefix="plume-tests-"))

# how long an example takes says nothing on a busy machine; pytest-timeout guards the whole test
settings.register_profile("plume", deadline=None)
settings.load_profile("plume")

_HOMES = ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA")
_XDG = ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME")


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A fresh home folder; settings and caches of the person who runs the tests stay out."""
    folder = tmp_path_factory.mktemp("home")
    for variable in _HOMES:
        monkeypatch.setenv(variable, str(folder))
    for variable in _XDG:
        monkeypatch.setenv(variable, str(folder / variable))
    if "PySide6.QtCore" in sys.modules:
        _isolate_settings(folder)
    return folder


def _isolate_settings(folder: Path) -> None:
    from PySide6.QtCore import QSettings

    for form in (QSettings.Format.NativeFormat, QSettings.Format.IniFormat):
        for scope in (QSettings.Scope.UserScope, QSettings.Scope.SystemScope):
            QSettings.setPath(form, scope, str(folder / "settings" / scope.name))


@pytest.fixture(autouse=True)
def nothing_left_behind(home: Path) -> Iterator[None]:
    """Fails a test that leaves a window open, a worker alive, or the thread pool at work."""
    before = set(threading.enumerate())
    yield
    workers = [t for t in threading.enumerate() if t not in before and t.name.startswith("plume")]
    for worker in workers:
        worker.join(timeout=2)
    left = [f"thread {worker.name}" for worker in workers if worker.is_alive()]
    if "PySide6.QtWidgets" in sys.modules:
        left += _left_by_qt()
    if left:
        pytest.fail(f"the test left behind: {', '.join(left)}")


def _left_by_qt() -> list[str]:
    from PySide6.QtCore import QThreadPool
    from PySide6.QtWidgets import QApplication

    busy = not QThreadPool.globalInstance().waitForDone(5000)
    windows = QApplication.topLevelWidgets() if QApplication.instance() else []
    windows = [w for w in windows if w.isVisible()]
    for window in windows:
        window.hide()
        window.deleteLater()
    pool = ["the global thread pool at work"] if busy else []
    return pool + [f"window {type(w).__name__} {w.objectName()!r}" for w in windows]


@pytest.fixture(scope="session")
def qapp_args(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """A screen as people have it: that of Qt's offscreen platform is 800 pixels wide."""
    if os.environ["QT_QPA_PLATFORM"] != "offscreen":
        return ["pytest"]
    screen = {"name": "tests", "x": 0, "y": 0, "width": 1600, "height": 1000, "dpr": 1}
    screen |= {"logicalDpi": 96, "logicalBaseDpi": 96}
    path = tmp_path_factory.mktemp("screen") / "screens.json"
    path.write_text(json.dumps({"screens": [screen]}))
    return ["pytest", "-platform", f"offscreen:configfile={path}"]


@pytest.fixture
def recognizer() -> Recognizer:
    """A recogniser that loads at once and reads "hello" whatever it is shown."""
    return fake_recognizer()
