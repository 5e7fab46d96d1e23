"""Keeps the ink on the pad, so that it is there again at the next start, also after a crash."""

from __future__ import annotations

import contextlib
from pathlib import Path

import platformdirs
from PySide6.QtCore import QObject, QTimer, Signal

from app.core.errors import FileError
from app.core.personal_data import delete
from app.ui.write.desk import Desk
from model.errors import InkError
from model.inkml import read_inkml, write_inkml

_CALM = 2000
"""Milliseconds without a stroke after which it is written to the disk."""


class KeptInk(QObject):
    """What is on a pad, in a file.

    Args:
        desk: Whose pad.
        path: The file; it is there only as long as there is ink that a person wrote.

    Signals:
        failed(message): the file cannot be read or written.
    """

    failed = Signal(str)

    def __init__(self, desk: Desk, path: Path) -> None:
        super().__init__(desk)
        self.path = path
        self._desk = desk
        self._restored = False
        self._calm = QTimer(self, singleShot=True, interval=_CALM)
        self._calm.timeout.connect(self.save)
        desk.session.ink_changed.connect(self._calm.start)

    def restore(self) -> None:
        """Puts on the pad what was on it when the program ended, once."""
        first, self._restored = not self._restored, True
        if first and not self._desk.session.strokes and self.path.exists():
            try:
                self._desk.session.begin_with(read_inkml(self.path))
            except InkError as error:
                self.failed.emit(str(error))

    def finish(self) -> None:
        """Writes to the disk what is not there yet."""
        if self._calm.isActive():
            self.save()

    def save(self) -> None:
        """Writes the ink to the disk; the sample, which nobody wrote, is not kept."""
        self._calm.stop()
        ink, sample = self._desk.session.ink, self._desk.entry.replayed
        try:
            if ink and sample.isdisjoint(ink.strokes):
                with contextlib.suppress(OSError):  # where none can be made, none can be written
                    self.path.parent.mkdir(0o700, parents=True, exist_ok=True)
                write_inkml(ink, self.path)
                with contextlib.suppress(OSError):
                    self.path.chmod(0o600)
            else:
                delete([self.path])
        except (InkError, FileError) as error:
            self.failed.emit(str(error))


def kept_ink_file() -> Path:
    """Where this person's ink is kept."""
    return platformdirs.user_data_path("plume", appauthor=False) / "pad.inkml"
