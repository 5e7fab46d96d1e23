"""A file of JSON rows that only grows: what was added stays, whenever the program ends.

A row that was cut short by the end of the program is taken away when the file is opened again.
"""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from app.core.errors import FileError


class RowLog:
    """Rows under a heading.

    Args:
        path: The file; it is made when it does not exist.
        heading: Its first row. A file with another one begins anew.
        check: Called with each row that is in the file; raises ValueError, KeyError or TypeError
            for what is none.
        refuse: Says why a file with another heading must not begin anew, if so.

    Attributes:
        rows: What was in the file when it was opened.

    Raises:
        FileError: the file cannot be read or written, somebody else is writing it, or it has
            another heading and must not begin anew.
    """

    def __init__(
        self,
        path: Path,
        heading: dict[str, Any],
        check: Callable[[Any], object],
        refuse: str = "",
    ) -> None:
        self._path = path
        try:
            # "a+" makes a new file and keeps an old one
            self._file = path.open("a+b", buffering=0)
            try:
                self.rows = self._load(heading, check, refuse)
            except BaseException:
                self._file.close()
                raise
        except OSError as error:
            raise self._unwritable(error) from None

    def add(self, rows: Iterable[dict[str, Any]]) -> None:
        """Hands rows to the system, which keeps them even if this process is killed.

        Raises:
            FileError: they cannot be written; then none of them is in the file.
        """
        try:
            end = self._file.seek(0, os.SEEK_END)
            try:
                self._write(b"".join(map(_line, rows)))
            except OSError:
                # half a row would take those after it along when the file is opened again
                with contextlib.suppress(OSError):
                    self._file.truncate(end)
                raise
        except OSError as error:
            raise self._unwritable(error) from None

    def sync(self) -> None:
        """Waits until all rows are on the disk, where a power cut cannot take them.

        Does nothing when the file is closed.

        Raises:
            FileError: they cannot be written.
        """
        try:
            os.fsync(self._file.fileno())
        except ValueError:  # closed, perhaps by another thread just now
            return
        except OSError as error:
            raise self._unwritable(error) from None

    def close(self) -> None:
        """Lets go of the file."""
        with contextlib.suppress(OSError):  # of a share that went away
            self._file.close()

    def _load(
        self, heading: dict[str, Any], check: Callable[[Any], object], refuse: str
    ) -> list[Any]:
        if not _locked(self._file.fileno()):
            raise FileError(f"{self._path} is in use: the same batch is open already.")
        self._file.seek(0)
        data = self._file.read()
        rows, good = _rows(data, check)
        if not rows or rows[0] != heading:
            if rows and refuse:
                raise FileError(f"{self._path} {refuse}")
            rows, good = [heading], 0
        self._file.truncate(good)
        if good == 0:
            self._begin(heading)
        return rows[1:]

    def _begin(self, heading: dict[str, Any]) -> None:
        try:
            self._write(_line(heading))
            os.fsync(self._file.fileno())
        except OSError:
            # nothing is in it yet, and an empty file is of no use to anybody
            with contextlib.suppress(OSError):
                self._path.unlink()
            raise
        _sync_folder(self._path.parent)

    def _write(self, data: bytes) -> None:
        view = memoryview(data)
        while view:
            view = view[self._file.write(view) :]

    def _unwritable(self, error: OSError) -> FileError:
        return FileError(f"{self._path} cannot be written: {error.strerror or error}.")


def _line(values: dict[str, Any]) -> bytes:
    return json.dumps(values, ensure_ascii=False).encode("utf-8", "surrogateescape") + b"\n"


def _rows(data: bytes, check: Callable[[Any], object]) -> tuple[list[Any], int]:
    """The rows that are whole, and how many bytes they take."""
    rows, good = [], 0
    for line in data.splitlines(keepends=True):
        try:
            values = json.loads(line.decode("utf-8", "surrogateescape"))
            if rows:
                check(values)
        except (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError):
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
