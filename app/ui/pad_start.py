"""Opens the keyboard window, or shows and hides the one that is there."""

from __future__ import annotations

import signal
import sys
import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect
from PySide6.QtGui import QGuiApplication

from app.core.personal_data import private_folder
from app.services.log import Log, log_file
from app.services.recognition import RecognitionService
from app.services.settings_store import SettingsStore
from app.services.single_instance import SingleInstance
from app.services.typing import make_typist
from app.ui import crash, translation
from app.ui.pad_window import PadWindow
from app.ui.start import make_application, settings_file, user_folder

if TYPE_CHECKING:
    from app.services.x11_room import X11Room

NAME = "plume-pad"


def run_pad(asked: float) -> int:
    """Shows the keyboard until it is closed; one that runs already is shown or hidden instead.

    Args:
        asked: When the process was started, as ``time.monotonic`` tells it.
    """
    app = make_application()
    instance = SingleInstance(NAME)
    if not instance.start(asked):
        return 0
    log = Log(private_folder(log_file().parent) / log_file().name)
    crash.install_excepthook()
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    sys.setswitchinterval(0.001)
    app.setQuitOnLastWindowClosed(False)
    private_folder(user_folder())
    recognition, typist = RecognitionService(), make_typist()
    store = SettingsStore(settings_file())
    translation.install(app, store.settings.language)
    window = PadWindow(recognition, store, typist)
    window.closed.connect(app.quit)
    _listen_for_shortcut(store.settings.pad_shortcut, window)
    room = _keep_clear(window)
    window.show()
    shown = time.monotonic()

    def on_call(asked: float) -> None:
        # who called before it was there wants to see it
        if asked > shown:
            window.toggle()

    instance.called.connect(on_call)
    recognition.load()
    try:
        return app.exec()
    finally:
        instance.close()
        if room is not None:
            room.close()
        recognition.shutdown()
        typist.close()
        log.close()


def _keep_clear(window: PadWindow) -> X11Room | None:
    """Lets other windows keep clear of a docked keyboard; None where that cannot be."""
    if QGuiApplication.platformName() != "xcb":
        return None
    from app.services.x11_room import X11Room

    room = X11Room()

    def reserve(taken: QRect) -> None:
        ratio = window.devicePixelRatioF()
        left, width, top = (round(x * ratio) for x in (taken.left(), taken.width(), taken.top()))
        room.reserve(int(window.winId()), left, max(width, 0), top)

    window.room_taken.connect(reserve)
    return room


def _listen_for_shortcut(keys: str, window: PadWindow) -> None:
    """Keys show and hide the window in whatever program, and later others; where that can be."""
    if QGuiApplication.platformName() != "xcb":
        return
    from app.services.x11_shortcut import X11Shortcut

    shortcut = X11Shortcut(window)
    shortcut.pressed.connect(window.toggle)

    def change(keys: str) -> None:
        shortcut.release()
        taken = bool(keys) and not shortcut.grab(keys)
        window.tell_taken(keys if taken else "")

    change(keys)
    window.shortcut_changed.connect(change)
