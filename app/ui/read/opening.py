"""Files are opened in the background."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QLocale, QObject, Signal

from app.core.errors import PlumeError
from app.core.image_io import Source, expand
from app.core.opening import open_any
from app.services.tasks import Task, Worker
from app.ui.translation import tr


@dataclass(frozen=True)
class Opened:
    """Files that could be opened, and a sentence about each that could not."""

    sources: list[Source]
    problems: list[str]


def open_paths(task: Task, paths: Iterable[Path]) -> Opened:
    """Opens files and whole folders by their headers."""
    sources: list[Source] = []
    problems: list[str] = []
    found: list[Path] = []
    for path in paths:
        try:
            inside = expand([path], task.cancelled)
        except PlumeError as error:
            problems.append(str(error))
            continue
        found += inside
        if not inside:
            problems.append(tr("{0} holds no picture, PDF or InkML file.").format(path))
    found = list(dict.fromkeys(found))  # a folder may have been given beside files in it
    for done, path in enumerate(found):
        if task.cancelled():
            break
        task.report(done, len(found))
        try:
            sources.append(open_any(path))
        except PlumeError as error:
            problems.append(str(error))
    return Opened(sources, problems)


class Opener(QObject):
    """Opens files and folders.

    Args:
        worker: Opens them.

    Signals:
        opened(list[Source]): these could be opened.
        changed(): files are being opened, or no more.
        problem(str): some could not be opened.
    """

    opened = Signal(object)
    changed = Signal()
    problem = Signal(str)

    def __init__(self, worker: Worker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = worker
        self._openings = 0

    @property
    def busy(self) -> bool:
        """Whether files are being opened."""
        return self._openings > 0

    def open(self, paths: Iterable[Path]) -> None:
        """Opens files and folders, each once."""
        self._openings += 1
        self.changed.emit()
        wanted = list(dict.fromkeys(path.absolute() for path in paths))
        self._worker.start(open_paths, wanted, done=self._on_opened, failed=self._on_failed)

    def _on_opened(self, result: Opened) -> None:
        self._end()
        self.opened.emit(result.sources)
        if result.problems:
            self.problem.emit(self._summary(result))

    def _on_failed(self, message: str) -> None:
        self._end()
        self.problem.emit(message)

    def _end(self) -> None:
        self._openings -= 1
        self.changed.emit()

    def _summary(self, result: Opened) -> str:
        if len(result.problems) == 1:
            return result.problems[0]
        total = len(result.problems) + len(result.sources)
        first = self.tr("%Ln of {0} files could not be opened.", "", len(result.problems)).format(
            QLocale().toString(total)
        )
        return "\n".join([first, *result.problems[:3], *(["…"] if result.problems[3:] else [])])
