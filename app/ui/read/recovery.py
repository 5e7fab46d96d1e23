"""Work that an earlier run could not save is offered back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QDateTime, QLocale, QObject, Qt, Signal

from app.core.project.store import Project, read_project
from app.services.autosave import Autosave, Leftover, Work, leftovers
from app.services.tasks import Task
from app.ui.read.project_actions import ProjectActions
from app.ui.read.session import ReadSession
from app.ui.sentences import translated


@dataclass(frozen=True)
class Offer:
    """Work that can be had back.

    Attributes:
        text: A sentence about it.
        restore: Opens it.
        discard: Removes it.
    """

    text: str
    restore: Callable[[], object]
    discard: Callable[[], object]


class Recovery(QObject):
    """Keeps a copy of the session's work, and finds copies of earlier runs.

    Args:
        session: What is open.
        project: Shows what is restored.
        folder: Where copies are kept.

    Attributes:
        autosave: Writes the copy.

    Signals:
        offered(Offer): there is work of an earlier run; one offer at a time.
        problem(message): a copy is damaged, or none can be written.
    """

    offered = Signal(object)
    problem = Signal(str)

    def __init__(
        self,
        session: ReadSession,
        project: ProjectActions,
        folder: Path,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._project = project
        self._folder = folder
        self._found: list[Leftover] = []
        self.autosave = Autosave(folder, self._work, parent=self)
        self.autosave.failed.connect(self._on_not_kept)

    def look(self) -> None:
        """Looks for work of earlier runs."""
        self._found = leftovers(self._folder)
        self._next()

    def close(self) -> None:
        """Removes the copy; what was offered and not taken stays for the next start."""
        self.autosave.close()
        for leftover in self._found:
            leftover.release()

    def _work(self) -> Work | None:
        session = self._session
        pages = tuple(session.document)
        read = any(page.lines for page in pages)
        if not session.changed or not (read or session.project is not None):
            return None
        return Work(pages, session.current_number, session.project, session.document.revision)

    def _next(self) -> None:
        if self._found:
            leftover = self._found[0]
            self._session.worker.start(
                _read,
                leftover.path,
                done=lambda project: self._offer(leftover, project),
                failed=lambda message: self._on_damaged(leftover, message),
            )

    def _offer(self, leftover: Leftover, project: Project) -> None:
        count = sum(page.lines is not None for page in project.pages)
        when = QDateTime.fromString(project.saved, Qt.DateFormat.ISODate).toLocalTime()
        moment = QLocale().toString(when, QLocale.FormatType.ShortFormat)
        text = self.tr(
            "Plume did not end as it should. Your work on %Ln pages was kept ({0}).", "", count
        )
        self.offered.emit(
            Offer(
                text.format(moment),
                lambda: self._project.leave(lambda: self._restore(leftover, project)),
                lambda: self._done_with(leftover),
            )
        )

    def _restore(self, leftover: Leftover, project: Project) -> None:
        self._project.show(project, project.origin, unsaved=True)

        def discard() -> None:
            self.autosave.kept.disconnect(discard)
            self._done_with(leftover)

        # the old copy goes only when the new one is there
        self.autosave.kept.connect(discard)
        self.autosave.keep()

    def _done_with(self, leftover: Leftover) -> None:
        leftover.discard()
        self._found.remove(leftover)
        self._next()

    def _on_damaged(self, leftover: Leftover, message: str) -> None:
        self._found.remove(leftover)
        text = self.tr("Work of an earlier run cannot be read any more: {0} It is kept as {1}.")
        self.problem.emit(text.format(translated(message), leftover.set_aside()))
        self._next()

    def _on_not_kept(self, message: str) -> None:
        text = self.tr("Your work is not kept safe in case of a crash: {0}")
        self.problem.emit(text.format(translated(message)))


def _read(_task: Task, path: Path) -> Project:
    return read_project(path, passing=True)
