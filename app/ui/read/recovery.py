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
        discard: Puts it away.
    """

    text: str
    restore: Callable[[], object]
    discard: Callable[[], object]


class Leftovers(QObject):
    """Offers copies of earlier runs, one at a time.

    What is discarded goes when the program ends; until then it can be had back.

    Signals:
        offered(Offer): there is work of an earlier run.
        problem(message): a copy is damaged, or none can be written.
        note(message, action, slot): work was discarded, and the button that brings it back.
    """

    offered = Signal(object)
    problem = Signal(str)
    note = Signal(str, str, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._found: list[Leftover] = []
        self._discarded: list[Leftover] = []

    def close(self) -> None:
        """Removes what was discarded; what was offered and not taken stays for the next start."""
        for leftover in self._discarded:
            leftover.discard()
        for leftover in self._found:
            leftover.release()
        self._found, self._discarded = [], []

    def _take_up(self, found: list[Leftover]) -> None:
        self._found = found
        self._next()

    def _show(self, leftover: Leftover) -> None:
        """Reads a copy and offers it."""
        raise NotImplementedError

    def _next(self) -> None:
        if self._found:
            self._show(self._found[0])
        elif self._discarded:
            text = self.tr("What was kept is discarded; it goes for good when Plume is closed.")
            self.note.emit(text, self.tr("Bring it back"), self._bring_back)

    def _offer(self, leftover: Leftover, text: str, restore: Callable[[], object]) -> None:
        self.offered.emit(Offer(text, restore, lambda: self._discard(leftover)))

    def _restored(self, leftover: Leftover) -> None:
        """It is kept elsewhere now."""
        if leftover in self._found:
            leftover.discard()
            self._found.remove(leftover)
            self._next()

    def _discard(self, leftover: Leftover) -> None:
        self._found.remove(leftover)
        self._discarded.append(leftover)
        self._next()

    def _bring_back(self) -> None:
        found, self._discarded = self._discarded, []
        self._take_up(found)

    def _on_damaged(self, leftover: Leftover, text: str, message: str) -> None:
        self._found.remove(leftover)
        self.problem.emit(text.format(translated(message), leftover.set_aside()))
        self._next()


class Recovery(Leftovers):
    """Keeps a copy of the session's work, and finds copies of earlier runs.

    Args:
        session: What is open.
        project: Shows what is restored.
        folder: Where copies are kept.

    Attributes:
        autosave: Writes the copy.
    """

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
        self.autosave = Autosave(folder, self._work, parent=self)
        self.autosave.failed.connect(self._on_not_kept)

    def look(self) -> None:
        """Looks for work of earlier runs."""
        self._take_up(leftovers(self._folder))

    def close(self) -> None:
        """Removes the copy too."""
        self.autosave.close()
        super().close()

    def _work(self) -> Work | None:
        session = self._session
        pages = (*session.document, *session.closed)
        read = any(page.lines for page in pages)
        if not session.changed or not (read or session.project is not None):
            return None
        return Work(pages, session.current_number, session.project, session.document.revision)

    def _show(self, leftover: Leftover) -> None:
        text = self.tr("Work of an earlier run cannot be read any more: {0} It is kept as {1}.")
        self._session.worker.start(
            _read,
            leftover.path,
            done=lambda project: self._on_read(leftover, project),
            failed=lambda message: self._on_damaged(leftover, text, message),
        )

    def _on_read(self, leftover: Leftover, project: Project) -> None:
        count = sum(page.lines is not None for page in project.pages)
        when = QDateTime.fromString(project.saved, Qt.DateFormat.ISODate).toLocalTime()
        moment = QLocale().toString(when, QLocale.FormatType.ShortFormat)
        text = self.tr(
            "Plume did not end as it should. Your work on %Ln pages was kept ({0}).", "", count
        )
        self._offer(
            leftover,
            text.format(moment),
            lambda: self._project.leave(lambda: self._restore(leftover, project)),
        )

    def _restore(self, leftover: Leftover, project: Project) -> None:
        self._project.show(project, project.origin, unsaved=True)

        def discard() -> None:
            self.autosave.kept.disconnect(discard)
            self._restored(leftover)

        # the old copy goes only when the new one is there
        self.autosave.kept.connect(discard)
        self.autosave.keep()

    def _on_not_kept(self, message: str) -> None:
        text = self.tr("Your work is not kept safe in case of a crash: {0}")
        self.problem.emit(text.format(translated(message)))


def _read(_task: Task, path: Path) -> Project:
    return read_project(path, passing=True)
