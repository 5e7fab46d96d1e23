"""Projects: new, opened, saved; nothing unsaved is left without a question."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from app.core.document import Page
from app.core.project.store import SUFFIX, LineEncoder, Project, read_project, write_project
from app.services.settings_store import SettingsStore
from app.services.tasks import Task
from app.ui import dialogs
from app.ui.keys import finish_cell
from app.ui.read.read_actions import ReadActions
from app.ui.read.save_path import with_suffix
from app.ui.read.session import ReadSession

Then = Callable[[], object]


class ProjectActions(QObject):
    """Carries out the project actions of Read mode.

    Args:
        session: What is open.
        actions: Their triggers are connected here.
        store: Remembers folders and recent projects.
        window: Parent of the dialogs.

    Attributes:
        busy: Whether a project is being opened or saved.

    Signals:
        failed(message): the person should know what went wrong.
        saved(Path): the project was saved.
        changed(): ``busy`` says something else.
    """

    failed = Signal(str)
    saved = Signal(object)
    changed = Signal()

    def __init__(
        self, session: ReadSession, actions: ReadActions, store: SettingsStore, window: QWidget
    ) -> None:
        super().__init__(window)
        self.busy = False
        self._session = session
        self._store = store
        self._window = window
        self._encode = LineEncoder()
        self._copies = False
        actions.new.triggered.connect(lambda: self.leave(self.clear))
        actions.save.triggered.connect(lambda: self.save())
        actions.save_as.triggered.connect(lambda: self.save_as())

    def leave(self, then: Then) -> None:
        """Does something that puts away what is open; asks first where that is unsaved."""
        if self.may_leave(then):
            then()

    def may_leave(self, then: Then) -> bool:
        """Whether nothing would be missed; asks, and saving does something afterwards."""
        finish_cell(self._window)
        if not self._session.unsaved:
            return True
        answer = self._ask_to_save(len(self._session.closed))
        if answer is dialogs.Answer.SAVE:
            self._session.reopen()
            self.save(then)
        return answer is dialogs.Answer.DISCARD

    def _ask_to_save(self, closed: int) -> dialogs.Answer:
        if not closed:
            return dialogs.ask_to_save(self._window)
        return dialogs.ask_to_save(
            self._window,
            self.tr("%Ln pages with your corrections were closed and are in no file.", "", closed),
            self.tr("Save the work as a project? What was closed is opened again for that."),
        )

    def clear(self) -> None:
        """Puts away what is open."""
        self._copies = False
        self._session.load([], 0, None)

    def open(self, path: Path, then: Then | None = None) -> None:
        """Opens a project in the place of what is open."""
        self.leave(lambda: self._open(path.absolute(), then))

    def save(self, then: Then | None = None) -> None:
        """Saves into the project's file, or asks for one; then does something."""
        finish_cell(self._window)
        if self._session.project is None:
            self.save_as(then)
        else:
            self._save(self._session.project, self._copies, then)

    def save_as(self, then: Then | None = None) -> None:
        """Asks for a file and saves into it; then does something."""
        plain = self.tr("Plume project (*.plume)")
        whole = self.tr("Plume project with copies of the scans (*.plume)")
        kinds = [whole, plain] if self._copies else [plain, whole]
        name, kind = QFileDialog.getSaveFileName(
            self._window, self.tr("Save project"), self._suggestion(), ";;".join(kinds)
        )
        if name and (path := with_suffix(Path(name), SUFFIX, self._window)):
            self._save(path, kind == whole, then)

    def show(self, project: Project, path: Path | None, *, unsaved: bool = False) -> None:
        """Shows a project that was read; ``unsaved`` where it is in no file any more."""
        self._copies = project.copies
        self._session.load(project.pages, project.current, path, unsaved=unsaved)
        if path is not None:
            self._remember(path)
        if project.problems:
            self.failed.emit(self._summary(project.problems))

    def _open(self, path: Path, then: Then | None) -> None:
        stack = self._session.undo_stack

        def show(project: Project) -> None:
            self.show(project, path)
            if then is not None:
                then()

        def deliver(project: Project) -> None:
            self._set_busy(False)
            if stack.index() == step:
                show(project)
            else:  # something was done meanwhile
                self.leave(lambda: show(project))

        self._session.end_typing()
        step = stack.index()
        self._set_busy(True)
        self._session.worker.start(_read, path, done=deliver, failed=self._fail)

    def _save(self, path: Path, copies: bool, then: Then | None) -> None:
        session = self._session
        pages, revision = session.document.pages, session.document.revision

        def deliver(_none: None) -> None:
            self._set_busy(False)
            if session.document.pages is pages:  # nothing else was begun meanwhile
                self._copies = copies
                session.mark_saved(path, revision)
            self._remember(path)
            self.saved.emit(path)
            if then is not None:
                then()

        session.end_typing()
        self._set_busy(True)
        session.worker.start(
            _write, path, tuple(pages), session.current_number, copies, self._encode,
            done=deliver, failed=self._fail,
        )  # fmt: skip

    def _fail(self, message: str) -> None:
        self._set_busy(False)
        self.failed.emit(message)

    def _set_busy(self, busy: bool) -> None:
        self.busy = busy
        self.changed.emit()

    def _remember(self, path: Path) -> None:
        settings = self._store.settings.with_recent_project(str(path))
        self._store.save(replace(settings, last_folder=str(path.parent)))

    def _suggestion(self) -> str:
        session = self._session
        if session.project is not None:
            return str(session.project)
        page = session.current
        stem = page.source.path.stem if page is not None else self.tr("project")
        folder = Path(self._store.settings.last_folder or Path.home())
        return str(folder / f"{stem}{SUFFIX}")

    def _summary(self, problems: tuple[str, ...]) -> str:
        if len(problems) == 1:
            return problems[0]
        first = self.tr("The project is open; %Ln things in it need you:", "", len(problems))
        return "\n".join([first, *problems[:5], *(["…"] if problems[5:] else [])])


def _read(_task: Task, path: Path) -> Project:
    return read_project(path)


def _write(
    task: Task,
    path: Path,
    pages: tuple[Page, ...],
    current: int,
    copies: bool,
    encode: LineEncoder,
) -> None:
    write_project(path, pages, current=current, copies=copies, encode=encode, progress=task.report)
