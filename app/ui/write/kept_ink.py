"""Keeps the ink on the pad, so that it is there again at the next start, also after a crash."""

from __future__ import annotations

import contextlib
from pathlib import Path
from threading import Thread

import platformdirs
from PySide6.QtCore import QObject, Qt, QTimer, Signal

from app.core.personal_data import delete
from app.ui.write.desk import Desk
from model.errors import InkError, PlumeError
from model.ink import Ink
from model.inkml import read_inkml, write_inkml

_WAIT = 2000
"""Milliseconds after which a stroke is written to the disk, whatever is written on meanwhile."""


class KeptInk(QObject):
    """What is on a pad, in a file, which is written in a thread.

    Args:
        desk: Whose pad.
        path: The file; it is there only as long as there is ink that a person wrote.

    Signals:
        failed(message): the file cannot be read or written; told once until it can.
    """

    failed = Signal(str)
    _written = Signal(str)

    def __init__(self, desk: Desk, path: Path) -> None:
        super().__init__(desk)
        self.path = path
        self._desk = desk
        self._restored = False
        self._problem = ""
        self._writing: Thread | None = None
        self._written.connect(self._on_written, Qt.ConnectionType.QueuedConnection)
        self._due = QTimer(self, singleShot=True, interval=_WAIT)
        self._due.timeout.connect(self._on_due)
        desk.session.ink_changed.connect(self._on_ink)

    def restore(self) -> None:
        """Puts on the pad what was on it when the program ended, once."""
        first, self._restored = not self._restored, True
        if first and not self._desk.session.strokes and self.path.exists():
            try:
                self._desk.session.begin_with(read_inkml(self.path))
            except InkError as error:
                self.failed.emit(str(error))

    def finish(self) -> None:
        """Waits until what is on the pad is on the disk."""
        if self._due.isActive():
            self._write()
        self._wait()

    def save(self) -> None:
        """Writes the ink to the disk and waits for that; the sample is not kept."""
        self._write()
        self._wait()

    def _on_ink(self) -> None:
        if not self._due.isActive():
            self._due.start()

    def _on_due(self) -> None:
        if self._writing is not None and self._writing.is_alive():
            self._due.start()
        else:
            self._write()

    def _wait(self) -> None:
        if self._writing is not None:
            self._writing.join()

    def _write(self) -> None:
        """Writes in a thread, for long ink takes its time; the program waits for its end."""
        self._wait()
        self._due.stop()
        ink, sample = self._desk.session.ink, self._desk.entry.replayed
        own = tuple(stroke for stroke in ink.strokes if stroke not in sample)
        kept = Ink(own, tuple(k for k in ink.links if k.left in own and k.right in own))

        def write() -> None:
            problem = ""
            try:
                _write(kept, self.path)
            except PlumeError as error:
                problem = str(error)
            with contextlib.suppress(RuntimeError):  # of a window that is gone
                self._written.emit(problem)

        self._writing = Thread(target=write, name="plume-ink")
        self._writing.start()

    def _on_written(self, problem: str) -> None:
        if problem not in ("", self._problem):
            self.failed.emit(problem)
        self._problem = problem


def _write(ink: Ink, path: Path) -> None:
    if not ink:
        delete([path])
        return
    with contextlib.suppress(OSError):  # where none can be made, none can be written
        path.parent.mkdir(0o700, parents=True, exist_ok=True)
    write_inkml(ink, path)
    with contextlib.suppress(OSError):
        path.chmod(0o600)


def kept_ink_file() -> Path:
    """Where this person's ink is kept."""
    return platformdirs.user_data_path("plume", appauthor=False) / "pad.inkml"
