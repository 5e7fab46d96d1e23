"""Keeps a copy of unsaved work, in case the program does not end as it should."""

from __future__ import annotations

import contextlib
import os
import uuid
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from PySide6.QtCore import QLockFile, QObject, QTimer, Signal

from app.core.document import Page
from app.core.project.store import SUFFIX, LineEncoder, write_project
from app.services.tasks import Task, Worker

INTERVAL = 3000
"""Milliseconds between two looks at whether there is something new to keep."""


class Keepable(Protocol):
    """Work that can be kept; the same revision is kept once."""

    @property
    def revision(self) -> Hashable:
        """Of the work."""
        ...


Write = Callable[[Path, Any], object]
"""Writes work into a file, whole or not at all."""


@dataclass(frozen=True)
class Work:
    """Pages that are to be kept.

    Attributes:
        pages: The open pages.
        current: Number of the page shown.
        origin: The project file of which this is the newer state, or None.
        revision: Of the document; the same work is kept once.
    """

    pages: tuple[Page, ...]
    current: int
    origin: Path | None
    revision: int


class Autosave(QObject):
    """Writes the work into a folder every few seconds, in the background.

    A lock file beside the copy says that this program is alive, see ``leftovers``.

    Args:
        folder: Where copies are kept.
        work: Asked for what is to be kept; None when there is nothing a person would miss.
        interval: Milliseconds between two looks.
        suffix: How the names of copies end.
        write: Writes the copy; None writes ``Work``.

    Attributes:
        path: The copy.

    Signals:
        kept(): the copy is up to date.
        failed(message): it cannot be written; told once, and again only after it worked.
    """

    kept = Signal()
    failed = Signal(str)

    def __init__(
        self,
        folder: Path,
        work: Callable[[], Keepable | None],
        interval: int = INTERVAL,
        parent: QObject | None = None,
        *,
        suffix: str = SUFFIX,
        write: Write | None = None,
    ) -> None:
        super().__init__(parent)
        self.path = folder / f"{uuid.uuid4().hex}{suffix}"
        self._work = work
        self._write_copy = write or _pages_writer()
        self._revision: Hashable = None
        self._busy = False
        self._troubled = False
        self._lock = _lock(self.path)
        self._worker = Worker(self)
        self._timer = QTimer(self)
        self._timer.setInterval(interval)
        self._timer.timeout.connect(self.keep)
        self._timer.start()

    def keep(self) -> None:
        """Writes the copy if there is something new; removes it when nothing is to be kept."""
        if self._busy:
            return
        work = self._work()
        if work is None:
            self._remove()
        elif work.revision != self._revision:
            self._busy = True
            self._worker.start(
                self._write,
                work,
                done=lambda _none: self._on_kept(work.revision),
                failed=self._on_failed,
            )

    def close(self) -> None:
        """Ends; the work is in a file, or nobody wants it."""
        self._timer.stop()
        self._worker.shutdown()
        self._remove()
        if self._lock is not None:
            self._lock.unlock()
            self._lock = None

    def _write(self, _task: Task, work: Keepable) -> None:
        with contextlib.suppress(OSError):  # writing tells what is wrong
            self.path.parent.mkdir(0o700, parents=True, exist_ok=True)
        self._lock = self._lock or _lock(self.path)
        self._write_copy(self.path, work)

    def _on_kept(self, revision: Hashable) -> None:
        self._busy, self._troubled, self._revision = False, False, revision
        self.kept.emit()

    def _on_failed(self, message: str) -> None:
        self._busy = False
        if not self._troubled:
            self._troubled = True
            self.failed.emit(message)

    def _remove(self) -> None:
        self._revision = None
        with contextlib.suppress(OSError):
            self.path.unlink(missing_ok=True)


def _pages_writer() -> Write:
    encode = LineEncoder()

    def write(path: Path, work: Work) -> None:
        write_project(
            path, work.pages, current=work.current, light=True, origin=work.origin, encode=encode
        )

    return write


class Leftover:
    """A copy that a program which is not alive any more left behind; nobody else may take it.

    Attributes:
        path: The copy.
    """

    def __init__(self, path: Path, lock: QLockFile) -> None:
        self.path = path
        self._lock = lock

    def discard(self) -> None:
        """Removes the copy."""
        with contextlib.suppress(OSError):
            self.path.unlink(missing_ok=True)
        self._lock.unlock()

    def set_aside(self) -> Path:
        """Gives a copy that cannot be read another name, under which it is not found again."""
        aside = self.path.with_suffix(".damaged")
        with contextlib.suppress(OSError):
            self.path.replace(aside)
        self._lock.unlock()
        return aside

    def release(self) -> None:
        """Leaves the copy for the next start."""
        self._lock.unlock()


def leftovers(folder: Path, *suffixes: str) -> list[Leftover]:
    """Copies whose program ended without removing them, the newest first.

    Args:
        folder: Where copies are kept.
        suffixes: How the names of the wanted copies end; those of pages where none is given.
    """
    endings = suffixes or (SUFFIX,)
    try:
        found = [path for suffix in endings for path in folder.glob(f"*{suffix}")]
        paths = sorted(found, key=lambda path: path.stat().st_mtime, reverse=True)
    except OSError:
        return []
    for orphan in folder.glob("*.lock"):
        if not any(os.path.exists(orphan.with_suffix(s)) for s in endings) and (
            lock := _lock(orphan)
        ):
            lock.unlock()
    locks = [(path, _lock(path)) for path in paths]
    return [Leftover(path, lock) for path, lock in locks if lock is not None]


def _lock(path: Path) -> QLockFile | None:
    """The lock of a copy; None while another program that is alive holds it."""
    if not os.path.isdir(path.parent):
        return None
    lock = QLockFile(str(path.with_suffix(".lock")))
    lock.setStaleLockTime(0)
    return lock if lock.tryLock(0) else None
