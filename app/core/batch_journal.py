"""A journal of finished pages, so that a batch goes on where it was after a crash or power cut.

One JSON object a row. A row is in the file, and on the disk, before its page counts as finished;
a row that was cut short by the end of the program is taken away when the journal is opened again.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from app.core.errors import FileError
from app.core.form_results import FormResult, from_values, to_values

FORMAT = "plume-journal-1"

Key = tuple[str, int]
"""A file as it was at that time, and a page of it."""


class Journal:
    """Finished pages of one batch.

    Args:
        path: The file; it is made when it does not exist.
        job: Stands for templates, lists and model; a journal of another job begins anew.

    Attributes:
        finished: What was read so far.

    Raises:
        FileError: the file cannot be read or written, or another batch is writing it.
    """

    def __init__(self, path: Path, job: str) -> None:
        self._path = path
        self.finished: dict[Key, FormResult] = {}
        try:
            # "a+" makes a new file and keeps an old one
            self._file = path.open("a+b", buffering=0)
            if not _locked(self._file.fileno()):
                self._file.close()
                raise FileError(f"{path} is in use: the same batch is running already.")
            self._load(job)
        except OSError as error:
            raise self._unwritable(error) from None

    def add(self, rows: Iterable[tuple[Key, FormResult]]) -> None:
        """Puts finished pages on the disk.

        Raises:
            FileError: they cannot be written.
        """
        kept = list(rows)
        lines = [_line({"key": list(key), **to_values(result)}) for key, result in kept]
        try:
            self._write(b"".join(lines))
        except OSError as error:
            raise self._unwritable(error) from None
        self.finished.update(kept)

    def close(self) -> None:
        """Lets go of the file."""
        self._file.close()

    def _load(self, job: str) -> None:
        self._file.seek(0)
        data = self._file.read()
        rows, good = _rows(data)
        if not rows or rows[0] != {"format": FORMAT, "job": job}:
            rows, good = [], 0
        for values in rows[1:]:
            file, page = values["key"]
            self.finished[file, page] = from_values(values)
        self._file.truncate(good)
        if good == 0:
            self._write(_line({"format": FORMAT, "job": job}))
            _sync_folder(self._path.parent)

    def _write(self, data: bytes) -> None:
        view = memoryview(data)
        while view:
            view = view[self._file.write(view) :]
        os.fsync(self._file.fileno())

    def _unwritable(self, error: OSError) -> FileError:
        return FileError(f"{self._path} cannot be written: {error.strerror or error}.")


def _line(values: dict[str, Any]) -> bytes:
    return json.dumps(values, ensure_ascii=False).encode("utf-8", "surrogateescape") + b"\n"


def _rows(data: bytes) -> tuple[list[Any], int]:
    """The rows that are whole, and how many bytes they take."""
    rows, good = [], 0
    for line in data.splitlines(keepends=True):
        try:
            values = json.loads(line.decode("utf-8", "surrogateescape"))
            if rows:
                from_values(values)
        except (ValueError, KeyError, TypeError):
            break
        if not line.endswith(b"\n"):
            break
        rows.append(values)
        good += len(line)
    return rows, good


def _sync_folder(folder: Path) -> None:
    """Makes sure that the name of a new file is on the disk too, where the system can."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _locked(handle: int) -> bool:
    """Takes the file for this process alone, until it is closed or the process ends."""
    try:
        if os.name == "nt":
            import msvcrt

            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
