"""Opens the window: application, services, and what happens when it is closed."""

from __future__ import annotations

import contextlib
import gc
import signal
import sys
from collections.abc import Sequence
from pathlib import Path

import platformdirs
from PySide6.QtCore import QSettings, QTimer
from PySide6.QtWidgets import QApplication

from app import __version__
from app.core.personal_data import private_folder
from app.services.log import Log, log_file
from app.services.recognition import RecognitionService
from app.services.settings_store import QT, SettingsStore
from app.ui import crash, icons, translation
from app.ui.garbage import GarbageCollector
from app.ui.main_window import MainWindow
from app.ui.theme import Theme
from app.ui.tool_buttons import ToolButtonTidier

NAME = "Plume"


def run_window(paths: Sequence[Path]) -> int:
    """Shows the window, opens files in it, and returns its exit status when it is closed."""
    gc.freeze()  # what imports made is there for good; collecting need not look at it
    log = Log(private_folder(log_file().parent) / log_file().name)
    app = make_application()
    crash.install_excepthook()
    # Ctrl+C in the terminal closes the program
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    # the window's thread gets its turn sooner while the worker decodes
    sys.setswitchinterval(0.001)
    recognition = RecognitionService()
    store = SettingsStore(settings_file())
    translation.install(app, store.settings.language)
    window = MainWindow(recognition, store, recovery_folder())
    window.show()
    recognition.load()
    QTimer.singleShot(0, lambda: window.open_paths(paths) if paths else window.read.prepare())
    QTimer.singleShot(0, window.read.look_for_lost_work)
    QTimer.singleShot(0, window.templates.look_for_lost_work)
    try:
        return app.exec()
    finally:
        window.read.shutdown()
        recognition.shutdown()
        private_folder(user_folder())
        log.close()


def make_application() -> QApplication:
    """The application with its names, icon and look."""
    existing = QApplication.instance()
    app = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
    app.setApplicationName("plume")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("plume")
    app.setWindowIcon(icons.app_icon())
    Theme(app)
    GarbageCollector(app)
    ToolButtonTidier(app)
    return app


def settings_file() -> Path:
    """Where settings and window geometry are kept for this person, who alone may read them.

    What Qt's file dialogs remember lies beside them from now on.
    """
    folder = private_folder(platformdirs.user_config_path("plume", appauthor=False))
    for name in ("plume.ini", f"{QT}.conf"):
        with contextlib.suppress(OSError):
            (folder / name).touch(0o600)  # Qt keeps the rights of a file that is there
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(folder))
    return folder / "plume.ini"


def user_folder() -> Path:
    """Where words, unsaved work and batches of forms are kept for this person."""
    return platformdirs.user_data_path("plume", appauthor=False)


def recovery_folder() -> Path:
    """Where unsaved work is kept for this person."""
    return private_folder(user_folder()) / "recovery"
