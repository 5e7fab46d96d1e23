"""Ink in and out: InkML files, the clipboard, and the sample."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, QRectF, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

import resources
from app.core.writing.ink_document import fit
from app.core.writing.ink_words import body
from app.ui.read.save_path import with_suffix
from app.ui.write import ink_picture
from app.ui.write.session import WriteSession
from model.errors import InkError, PlumeError
from model.ink import Ink, Stroke
from model.inkml import read_inkml, write_inkml

SAMPLE = "samples/line.inkml"
SUFFIX = ".inkml"
_MARGIN = 16


class InkFiles(QObject):
    """Opens and saves the ink of a session.

    Args:
        session: Whose ink.
        pad: Ink that is opened is made to fit into it; parent of the dialogs.

    Signals:
        failed(message): a file could not be read or written.
        done(message): ink was saved or copied.
    """

    failed = Signal(str)
    done = Signal(str)

    def __init__(self, session: WriteSession, pad: QWidget) -> None:
        super().__init__(pad)
        self._session = session
        self._pad = pad
        self._folder = str(Path.home())

    def open(self) -> None:
        """Asks for a file and puts its ink on the pad."""
        kinds = ";;".join([self._own_kind(), self.tr("All files (*)")])
        name, _ = QFileDialog.getOpenFileName(self._pad, self.tr("Open ink"), self._folder, kinds)
        if name:
            self.open_path(Path(name))

    def open_path(self, path: Path) -> None:
        """Puts the ink of a file on the pad, in the place of what is there."""
        try:
            ink = read_inkml(path)
        except InkError as error:
            self.failed.emit(str(error))
            return
        try:
            self._session.replace(self._placed(ink))
        except InkError:
            text = self.tr("The ink file {0} cannot be shown: its strokes are too far apart.")
            self.failed.emit(text.format(path))
            return
        self._folder = str(path.parent)

    def save(self) -> None:
        """Asks where and saves the ink."""
        stem = "".join(c for c in self._session.text if c.isalnum() or c in " -_").strip()
        suggestion = str(Path(self._folder) / ((stem[:40] or self.tr("ink")) + SUFFIX))
        pictures = " ".join(f"*{suffix}" for suffix in ink_picture.SUFFIXES)
        picture = self.tr("Pictures ({0})").format(pictures)
        name, kind = QFileDialog.getSaveFileName(
            self._pad, self.tr("Save ink"), suggestion, ";;".join([self._own_kind(), picture])
        )
        path = Path(name) if name else None
        if path and path.suffix.lower() not in (SUFFIX, *ink_picture.SUFFIXES):
            suffix = ink_picture.SUFFIXES[0] if kind == picture else SUFFIX
            path = with_suffix(path, suffix, self._pad)
        if path:
            self.save_path(path)

    def save_path(self, path: Path) -> None:
        """Saves the ink as an InkML file, or as a picture where the name ends like one."""
        save = ink_picture.save if path.suffix.lower() in ink_picture.SUFFIXES else write_inkml
        try:
            save(self._session.ink, path)
        except PlumeError as error:
            self.failed.emit(str(error))
            return
        self._folder = str(path.parent)
        self.done.emit(self.tr("Saved {0}.").format(path))

    def copy_picture(self) -> None:
        """Puts a picture of the ink on the clipboard, as PNG and SVG."""
        if self._session.strokes:
            data = ink_picture.for_clipboard(self._session.ink)
            QGuiApplication.clipboard().setMimeData(data)
            self.done.emit(self.tr("The ink was copied as a picture."))

    def sample(self, area: QRectF, baseline: float) -> Sequence[Stroke]:
        """The strokes of the sample, made to fit into an area of the pad, on a line."""
        try:
            ink = read_inkml(resources.path(SAMPLE))
        except (FileNotFoundError, InkError) as error:
            self.failed.emit(str(error))
            return []
        fitted = fit(ink, area.width(), area.height())
        _, bottom = body(fitted.strokes)
        return fitted.placed(1, area.left(), baseline - bottom).strokes

    def _placed(self, ink: Ink) -> Ink:
        """The ink where it was written if that is on the pad, else fitted into the pad."""
        left, top, right, bottom = ink.bounds
        area = self._pad.rect()
        inside = left >= 0 and top >= 0 and right <= area.width() and bottom <= area.height()
        if inside and max(right - left, bottom - top) > area.height() / 8:
            return ink
        width, height = area.width() - 4 * _MARGIN, area.height() - 4 * _MARGIN
        return fit(ink, max(width, 1), max(height, 1)).placed(1, 2 * _MARGIN, 2 * _MARGIN)

    def _own_kind(self) -> str:
        return self.tr("Ink ({0})").format(f"*{SUFFIX}")


def ink_file_in(data: QMimeData) -> Path | None:
    """The ink file that is dropped, if it is one and nothing else."""
    paths = [Path(url.toLocalFile()) for url in data.urls()]
    return paths[0] if len(paths) == 1 and paths[0].suffix.lower() == SUFFIX else None
