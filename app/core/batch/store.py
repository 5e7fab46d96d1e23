"""The batches of a person, one folder each: what is read, the journal, and the corrections."""

from __future__ import annotations

import contextlib
import json
import shutil
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import cached_property
from pathlib import Path

from app.core.errors import FileError
from app.core.files import atomic_file

FORMAT = "plume-batch-1"

_JOB, _JOURNAL, _CORRECTIONS = "batch.json", "journal", "corrections"
_REMOVED = ".removed-"


@dataclass(frozen=True)
class StoredBatch:
    """A batch that was begun.

    Attributes:
        folder: Where everything about it is kept.
        scans: Files and folders.
        templates: Template files.
        begun: When, ISO 8601 in UTC.
        total: How many pages there were; 0 while nobody knows.
    """

    folder: Path
    scans: tuple[Path, ...]
    templates: tuple[Path, ...]
    begun: str
    total: int = 0

    @property
    def journal(self) -> Path:
        """The file that notes finished pages."""
        return self.folder / _JOURNAL

    @property
    def corrected(self) -> Path:
        """The file that notes what persons typed and checked."""
        return self.folder / _CORRECTIONS

    @cached_property
    def done(self) -> int:
        """How many pages were read when this was first asked; counting them reads the journal."""
        return _rows(self.journal)

    @cached_property
    def corrections(self) -> int:
        """How many fields a person had looked at when this was first asked."""
        return _rows(self.corrected)


class BatchStore:
    """Keeps batches in a folder.

    Args:
        folder: Need not exist.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def all(self) -> list[StoredBatch]:
        """Every batch, the newest first; what is damaged is passed over."""
        try:
            folders = [f for f in self._folder.iterdir() if not f.name.startswith(".")]
        except OSError:
            return []
        found = [batch for folder in folders if (batch := _read(folder)) is not None]
        return sorted(found, key=lambda batch: (batch.begun, batch.folder.name), reverse=True)

    def find(self, scans: Sequence[Path], templates: Sequence[Path]) -> StoredBatch | None:
        """The newest batch of the same scans and templates."""
        wanted = set(map(Path.absolute, scans)), set(map(Path.absolute, templates))
        return next((b for b in self.all() if (set(b.scans), set(b.templates)) == wanted), None)

    def begin(self, scans: Sequence[Path], templates: Sequence[Path]) -> StoredBatch:
        """Makes a new batch.

        Raises:
            FileError: its folder cannot be written.
        """
        begun = self._now()
        folder = self._folder / uuid.uuid4().hex[:12]
        batch = StoredBatch(
            folder, tuple(map(Path.absolute, scans)), tuple(map(Path.absolute, templates)), begun
        )
        try:
            folder.mkdir(parents=True)
        except OSError as error:
            raise FileError(f"{folder} cannot be written: {error.strerror or error}.") from None
        _write(batch)
        return batch

    def _now(self) -> str:
        """The time, or a moment after the newest batch where the clock was put back since."""
        now = datetime.now(UTC)
        with contextlib.suppress(IndexError, ValueError, TypeError, OverflowError):
            newest = datetime.fromisoformat(self.all()[0].begun)
            now = max(now, newest + timedelta(milliseconds=1))
        return now.isoformat(timespec="milliseconds")

    def note_total(self, batch: StoredBatch, total: int) -> None:
        """Remembers how many pages there are.

        Raises:
            FileError: that cannot be written.
        """
        _write(replace(batch, total=total))

    def remove(self, batch: StoredBatch) -> None:
        """Takes a batch out of the list; ``restore`` brings it back until ``empty_bin``.

        Raises:
            FileError: it cannot be moved.
        """
        self._rename(batch.folder, self._bin(batch))

    def restore(self, batch: StoredBatch) -> None:
        """Puts a removed batch back.

        Raises:
            FileError: it is gone.
        """
        self._rename(self._bin(batch), batch.folder)

    def empty_bin(self) -> None:
        """Deletes what was removed."""
        for folder in self._folder.glob(f"{_REMOVED}*"):
            shutil.rmtree(folder, ignore_errors=True)

    def _bin(self, batch: StoredBatch) -> Path:
        return self._folder / f"{_REMOVED}{batch.folder.name}"

    @staticmethod
    def _rename(old: Path, new: Path) -> None:
        try:
            old.rename(new)
        except OSError as error:
            raise FileError(f"{old} cannot be moved: {error.strerror or error}.") from None


def _write(batch: StoredBatch) -> None:
    values = {
        "format": FORMAT,
        "begun": batch.begun,
        "scans": [str(path) for path in batch.scans],
        "templates": [str(path) for path in batch.templates],
        "total": batch.total,
    }
    with atomic_file(batch.folder / _JOB) as file:
        json.dump(values, file, ensure_ascii=False, indent=1)


def _read(folder: Path) -> StoredBatch | None:
    try:
        values = json.loads((folder / _JOB).read_text(encoding="utf-8"))
        if values["format"] != FORMAT:
            return None
        return StoredBatch(
            folder,
            tuple(Path(name) for name in values["scans"]),
            tuple(Path(name) for name in values["templates"]),
            str(values["begun"]),
            int(values["total"]),
        )
    except (OSError, ValueError, KeyError, TypeError, OverflowError, RecursionError):
        return None


def _rows(path: Path) -> int:
    """How many rows a log has below its heading."""
    try:
        with path.open("rb") as file:
            count = sum(chunk.count(b"\n") for chunk in iter(lambda: file.read(1 << 20), b""))
    except OSError:
        return 0
    return max(count - 1, 0)
