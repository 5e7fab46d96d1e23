"""Files in and text out: dialogs, clipboard, recent files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

import resources
from app.core.document import Page
from app.core.export import (
    FORMATS,
    ExportOptions,
    ExportPage,
    Format,
    export,
    export_pages,
    format_of,
)
from app.core.project.store import SUFFIX
from app.services.settings_store import SettingsStore
from app.services.tasks import Task
from app.ui.read import transfer
from app.ui.read.project_actions import ProjectActions
from app.ui.read.read_actions import ReadActions
from app.ui.read.save_path import with_suffix
from app.ui.read.session import ReadSession
from app.ui.sentences import translated
from app.ui.translation import tr
from app.ui.writes import Writes

SAMPLE = "samples/page.png"


class FileActions(QObject):
    """Carries out the file actions of Read mode.

    Args:
        session: What is open.
        project: Opens project files.
        actions: Their triggers are connected here.
        store: Remembers folders and recent files.
        window: Parent of the dialogs.

    Attributes:
        recent_menu: The projects and files opened last.
        writes: The exports that are being written.

    Signals:
        failed(message): the person should know what went wrong.
        saved(Path): the text was exported.
        changed(): ``writes`` says something else.
        template_wanted(Path): a form template shall be opened.
    """

    failed = Signal(str)
    saved = Signal(object)
    changed = Signal()
    template_wanted = Signal(object)

    def __init__(
        self,
        session: ReadSession,
        project: ProjectActions,
        actions: ReadActions,
        store: SettingsStore,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self.writes = Writes()
        self._session = session
        self._project = project
        self._store = store
        self._window = window
        self.recent_menu = QMenu(self.tr("Open &recent"), window)
        self.recent_menu.setObjectName("recent_menu")
        self.recent_menu.setToolTipsVisible(True)
        self.recent_menu.aboutToShow.connect(self._fill_recent_menu)
        self._fill_recent_menu()
        session.opened.connect(self._remember)
        actions.open.triggered.connect(self.open)
        actions.open_folder.triggered.connect(self.open_folder)
        actions.sample.triggered.connect(self.open_sample)
        actions.paste.triggered.connect(self.paste)
        actions.export.triggered.connect(self.export)
        actions.copy_all.triggered.connect(self.copy_all)

    def open(self) -> None:
        """Asks for files and opens them."""
        kinds = self.tr("Pictures, PDFs, ink and projects ({0})").format(transfer.patterns())
        names, _ = QFileDialog.getOpenFileNames(
            self._window,
            self.tr("Open"),
            self._folder(),
            ";;".join([kinds, self.tr("All files (*)")]),
        )
        self.open_paths([Path(name) for name in names])

    def open_paths(self, paths: list[Path]) -> None:
        """Opens files and folders; of projects the first, in the place of what is open.

        The first form template is for its editor.
        """
        project = _first(paths, SUFFIX)
        others = [p for p in paths if p.suffix.lower() not in (SUFFIX, transfer.TEMPLATE)]
        if template := _first(paths, transfer.TEMPLATE):
            self.template_wanted.emit(template)
        if project is not None:
            then = (lambda: self._session.open_paths(others)) if others else None
            self._project.open(project, then)
        elif others:
            self._session.open_paths(others)

    def open_folder(self) -> None:
        """Asks for a folder and opens what is in it."""
        name = QFileDialog.getExistingDirectory(
            self._window, self.tr("Open folder"), self._folder()
        )
        if name:
            self.open_paths([Path(name)])

    def open_sample(self) -> None:
        """Opens the page that comes with Plume."""
        try:
            self._session.open_paths([resources.path(SAMPLE)])
        except FileNotFoundError as error:
            self.failed.emit(str(error))

    def paste(self) -> None:
        """Opens what is on the clipboard."""
        if not self.take(QGuiApplication.clipboard().mimeData()):
            self.failed.emit(
                self.tr("There is no picture on the clipboard; copy a picture or a file first.")
            )

    def take(self, data: QMimeData | None) -> bool:
        """Opens dropped or pasted files or pictures; whether there were any."""
        if data is None:
            return False
        if paths := transfer.paths_of(data):
            self.open_paths(paths)
            return True
        image = transfer.image_of(data)
        if image is not None:
            self._session.open_image(image, self.tr("Pasted picture"))
        return image is not None

    def copy_all(self) -> None:
        """Puts the text of all pages on the clipboard."""
        QGuiApplication.clipboard().setText(self._session.document.text)

    def export(self) -> None:
        """Asks where and in which form, and writes the text of all pages in the background."""
        kinds = {f"{_title(form)} (*{form.suffix})": form for form in FORMATS.values()}
        excel = self.tr("Table for Excel (*.csv)")
        name, kind = QFileDialog.getSaveFileName(
            self._window, self.tr("Export"), self._suggestion(), ";;".join([*kinds, excel])
        )
        if not name:
            return
        path = Path(name)
        chosen = FORMATS["csv"] if kind == excel else kinds.get(kind, FORMATS["text"])
        form = chosen if path.name.lower().endswith(chosen.suffix) else format_of(path) or chosen
        if path := with_suffix(path, form.suffix, self._window):
            self._export(path, form, ExportOptions(bom=kind == excel))

    def _export(self, path: Path, form: Format, options: ExportOptions) -> None:
        session = self._session

        def deliver(_paths: list[Path]) -> None:
            self._store.change(last_folder=str(path.parent))
            if not self.writes.succeed():
                self.changed.emit()
                self.saved.emit(path)

        def explain(message: str) -> None:
            self.writes.fail()
            self.changed.emit()
            self.failed.emit(self.tr("Not exported: {0}").format(translated(message)))

        session.end_typing()
        self.writes.begin()
        self.changed.emit()
        pages = tuple(session.document)
        session.worker.start(_export, path, pages, form, options, done=deliver, failed=explain)

    def _folder(self) -> str:
        return self._store.settings.last_folder or str(Path.home())

    def _suggestion(self) -> str:
        page = self._session.current
        stem = page.source.path.stem if page is not None else self.tr("text")
        return str(Path(self._folder()) / f"{stem}.txt")

    def _remember(self, paths: list[Path]) -> None:
        """Puts files on top of the recent ones; the sample is always at hand anyway."""
        sample = resources.path(SAMPLE)
        mine = [path.absolute() for path in paths if path != sample]
        settings = self._store.settings
        for path in reversed(mine):
            settings = settings.with_recent(str(path))
        if mine:
            self._store.save(replace(settings, last_folder=str(mine[0].parent)))

    def _fill_recent_menu(self) -> None:
        self.recent_menu.clear()
        settings = self._store.settings
        for name in settings.recent_projects:
            self._add_recent(name)
        if settings.recent_projects and settings.recent_files:
            self.recent_menu.addSeparator()
        for name in settings.recent_files:
            self._add_recent(name)
        if not settings.recent_projects and not settings.recent_files:
            self.recent_menu.addAction(self.tr("Nothing opened yet")).setEnabled(False)
            return
        self.recent_menu.addSeparator()
        forget = self.recent_menu.addAction(self.tr("&Forget these files"))
        forget.triggered.connect(
            lambda _checked=False: self._store.change(recent_files=(), recent_projects=())
        )

    def _add_recent(self, name: str) -> None:
        path = Path(name)
        number = 1 + sum(not action.isSeparator() for action in self.recent_menu.actions())
        key = f"&{number % 10}  " if number <= 10 else ""
        action = self.recent_menu.addAction(key + path.name.replace("&", "&&"))
        action.setToolTip(name)
        action.setObjectName(f"recent_{number}")
        action.triggered.connect(lambda _checked=False: self.open_paths([path]))


def _first(paths: list[Path], suffix: str) -> Path | None:
    return next((path for path in paths if path.suffix.lower() == suffix), None)


def _title(form: Format) -> str:
    titles = {
        "text": tr("Text"),
        "csv": tr("Table (CSV)"),
        "xlsx": tr("Excel workbook"),
        "pdf": tr("Searchable PDF"),
    }
    return titles.get(form.name, form.title)


def _export(
    task: Task, path: Path, pages: tuple[Page, ...], form: Format, options: ExportOptions
) -> list[Path]:
    """Runs in the worker; pictures for the window may be loaded between two pages."""

    def told() -> Iterator[ExportPage]:
        for done, page in enumerate(export_pages(pages)):
            task.report(done, len(pages))
            yield page

    return export(path, told(), form, options)
