"""Giving the table away, with a word about what nobody has looked at."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from app.core.batch.export import TABLE_FORMATS, TableFormat, write_forms
from app.core.batch.review import ReviewBatch
from app.core.image_io import SUFFIXES
from app.services.settings_store import SettingsStore
from app.services.tasks import Task, Worker
from app.ui.forms.session import FormsSession
from app.ui.read.save_path import with_suffix
from app.ui.translation import tr
from app.ui.writes import Writes


class Exporting(QObject):
    """Asks where to and writes in the background.

    Args:
        session: Whose forms are written.
        worker: Writes.
        store: Remembers the folder.
        window: Parent of the dialog.

    Attributes:
        writes: The tables that are being written.

    Signals:
        note(text, action, slot): the table is written.
        warning(text, action, slot): it is, but fields were not looked at, or pages not read.
        failed(message): it could not be written.
    """

    note = Signal(str, str, object)
    warning = Signal(str, str, object)
    failed = Signal(str)

    def __init__(
        self, session: FormsSession, worker: Worker, store: SettingsStore, window: QWidget
    ) -> None:
        super().__init__(window)
        self._session, self._worker = session, worker
        self._store, self._window = store, window
        self.writes = Writes()

    def export(self, unread: int) -> None:
        """Asks for a file and its form, and writes the table, which lacks so many pages."""
        kinds = {f"{_title(form)} (*{form.suffix})": form for form in TABLE_FORMATS}
        name, kind = QFileDialog.getSaveFileName(
            self._window, self._heading(), self._suggestion(), ";;".join(kinds)
        )
        if name and self._session.batch is not None:
            form = _form_of(Path(name), kinds.get(kind, TABLE_FORMATS[0]))
            if path := with_suffix(Path(name), form.suffix, self._window):
                self._write(path, form, unread)

    def _write(self, path: Path, form: TableFormat, unread: int) -> None:
        self.writes.begin()
        self._store.change(last_folder=str(path.parent))
        left = self._session.outlook.left
        self._worker.start(
            _write,
            path,
            self._session.batch,
            form,
            self._session.threshold,
            done=lambda _none: self._tell(path, left, unread),
            failed=self._fail,
        )

    def _fail(self, message: str) -> None:
        self.writes.fail()
        self.failed.emit(message)

    def _tell(self, path: Path, left: int, unread: int) -> None:
        if self.writes.succeed():
            return

        def show() -> None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

        if left:
            one = self.tr("{0} is written. 1 field in it was not checked; it is marked there.")
            many = self.tr("{0} is written. {1} fields in it were not checked; they are marked.")
            text = (one if left == 1 else many).format(path.name, left)
        else:
            text = self.tr("{0} is written.").format(path.name)
        if unread:
            text += " " + self.tr("%Ln pages are missing in it: they are not read yet.", "", unread)
        (self.warning if left or unread else self.note).emit(text, self.tr("Open"), show)

    def _heading(self) -> str:
        """The dialog's title already warns, so that nobody finds out afterwards only."""
        left = self._session.outlook.left
        if not left:
            return self.tr("Export the table")
        if left == 1:
            return self.tr("Export the table – 1 field is not checked yet")
        return self.tr("Export the table – {0} fields are not checked yet").format(left)

    def _suggestion(self) -> str:
        stored = self._session.stored
        name = _stem(stored.scans[0]) if stored is not None else self.tr("forms")
        folder = self._store.settings.last_folder or str(Path.home())
        return str(Path(folder) / f"{name}.xlsx")


def _stem(scans: Path) -> str:
    """The name of a file without its ending; folders have none, dots or not."""
    return scans.stem if scans.suffix.lower() in SUFFIXES else scans.name


def _form_of(path: Path, chosen: TableFormat) -> TableFormat:
    """The form that the file's name says; the chosen one where it says that, or none."""
    suffix = path.suffix.lower()
    if suffix == chosen.suffix:
        return chosen
    return next((form for form in TABLE_FORMATS if form.suffix == suffix), chosen)


def _title(form: TableFormat) -> str:
    titles = {
        "xlsx": tr("Excel workbook"),
        "csv": tr("Table (CSV)"),
        "csv-excel": tr("Table for older Excel (CSV)"),
    }
    return titles.get(form.name, form.title)


def _write(
    _task: Task, path: Path, batch: ReviewBatch, form: TableFormat, threshold: float
) -> None:
    write_forms(path, batch, form, threshold)
