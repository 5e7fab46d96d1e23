"""Files in and text out: dialogs, clipboard, recent files."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

import resources
from app.core.errors import PlumeError
from app.core.export import write_csv, write_txt
from app.services.settings_store import SettingsStore
from app.ui.read import transfer
from app.ui.read.read_actions import ReadActions
from app.ui.read.session import ReadSession

SAMPLE = "samples/page.png"


class FileActions(QObject):
    """Carries out the file actions of Read mode.

    Args:
        session: What is open.
        actions: Their triggers are connected here.
        store: Remembers folders and recent files.
        window: Parent of the dialogs.

    Attributes:
        recent_menu: The files opened last.

    Signals:
        failed(message): the person should know what went wrong.
        saved(Path): the text was saved.
    """

    failed = Signal(str)
    saved = Signal(object)

    def __init__(
        self, session: ReadSession, actions: ReadActions, store: SettingsStore, window: QWidget
    ) -> None:
        super().__init__(window)
        self._session = session
        self._store = store
        self._window = window
        self.recent_menu = QMenu(self.tr("Open &recent"), window)
        self.recent_menu.setObjectName("recent_menu")
        self.recent_menu.aboutToShow.connect(self._fill_recent_menu)
        self._fill_recent_menu()
        session.opened.connect(self._remember)
        actions.open.triggered.connect(self.open)
        actions.open_folder.triggered.connect(self.open_folder)
        actions.sample.triggered.connect(self.open_sample)
        actions.paste.triggered.connect(self.paste)
        actions.save.triggered.connect(self.save)
        actions.copy_all.triggered.connect(self.copy_all)

    def open(self) -> None:
        """Asks for files and opens them."""
        kinds = self.tr("Pictures, PDFs and ink ({0})").format(transfer.patterns())
        names, _ = QFileDialog.getOpenFileNames(
            self._window,
            self.tr("Open"),
            self._folder(),
            f"{kinds};;{self.tr('All files')} (*)",
        )
        self._session.open_paths([Path(name) for name in names]) if names else None

    def open_folder(self) -> None:
        """Asks for a folder and opens what is in it."""
        name = QFileDialog.getExistingDirectory(
            self._window, self.tr("Open folder"), self._folder()
        )
        if name:
            self._session.open_paths([Path(name)])

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
            self._session.open_paths(paths)
            return True
        image = transfer.image_of(data)
        if image is not None:
            self._session.open_image(image, self.tr("Pasted picture"))
        return image is not None

    def copy_all(self) -> None:
        """Puts the text of all pages on the clipboard."""
        QGuiApplication.clipboard().setText(self._session.document.text)

    def save(self) -> bool:
        """Asks where, saves the text of all pages; whether it was saved."""
        text, table = self.tr("Text (*.txt)"), self.tr("Table (*.csv)")
        name, kind = QFileDialog.getSaveFileName(
            self._window, self.tr("Save text"), self._suggestion(), f"{text};;{table}"
        )
        if not name:
            return False
        path = Path(name)
        if path.suffix.lower() not in (".txt", ".csv"):
            path = path.with_name(path.name + (".csv" if kind == table else ".txt"))
        return self._write(path)

    def _write(self, path: Path) -> bool:
        write = write_csv if path.suffix.lower() == ".csv" else write_txt
        try:
            write(path, self._session.document.pages)
        except PlumeError as error:
            self.failed.emit(str(error))
            return False
        self._store.change(last_folder=str(path.parent))
        self._session.mark_saved()
        self.saved.emit(path)
        return True

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
        recent = self._store.settings.recent_files
        for number, name in enumerate(recent, 1):
            path = Path(name)
            action = self.recent_menu.addAction(f"&{number % 10}  {path.name}")
            action.setToolTip(name)
            action.setObjectName(f"recent_{number}")
            action.triggered.connect(
                lambda _checked=False, path=path: self._session.open_paths([path])
            )
        if not recent:
            self.recent_menu.addAction(self.tr("Nothing opened yet")).setEnabled(False)
            return
        self.recent_menu.addSeparator()
        forget = self.recent_menu.addAction(self.tr("&Forget these files"))
        forget.triggered.connect(lambda _checked=False: self._store.change(recent_files=()))
