"""A journal of finished pages, so that a batch goes on where it was after a crash or power cut.

A row is in the file, and on the disk, before its page counts as finished. Without a finished page
there is no file: a batch that is stopped before leaves nothing behind.
"""

from __future__ import annotations

import contextlib
import errno
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from app.core.batch.log import RowLog
from app.core.errors import FileError
from app.core.forms.results import FormResult, from_values, to_values

FORMAT = "plume-journal-1"

Key = tuple[str, int]
"""A file as it was at that time, and a page of it."""


class Journal:
    """Finished pages of one batch.

    Args:
        path: The file; the first finished page makes it when it does not exist.
        job: Stands for templates, lists and model; a journal of another job begins anew.

    Attributes:
        finished: What was read so far.

    Raises:
        FileError: the file cannot be read or written, or another batch is writing it.
    """

    def __init__(self, path: Path, job: str) -> None:
        self._path, self._heading = path, {"format": FORMAT, "job": job}
        self._log = self._opened() if _there(path) else None
        rows = self._log.rows if self._log is not None else []
        self.finished: dict[Key, FormResult] = dict(map(_row, rows))

    def add(self, rows: Iterable[tuple[Key, FormResult]]) -> None:
        """Puts finished pages on the disk.

        Raises:
            FileError: they cannot be written.
        """
        kept = list(rows)
        if not kept:
            return
        self._log = self._log or self._opened()
        self._log.add({"key": list(key), **to_values(result)} for key, result in kept)
        self._log.sync()
        self.finished.update(kept)

    def close(self) -> None:
        """Lets go of the file, and removes one that holds no page."""
        if self._log is None:
            return
        self._log.close()
        if not self.finished:
            with contextlib.suppress(OSError):
                self._path.unlink()

    def _opened(self) -> RowLog:
        return RowLog(self._path, self._heading, _row)


def _there(path: Path) -> bool:
    """Whether there is such a file; if not, one could be made."""
    try:
        path.stat()
    except FileNotFoundError as error:
        if os.access(path.parent, os.W_OK):
            return False
        reason = os.strerror(errno.EACCES) if path.parent.is_dir() else error.strerror
    except OSError as error:
        reason = error.strerror
    else:
        return True
    raise FileError(f"{path} cannot be written: {reason}.")


def _row(values: dict[str, Any]) -> tuple[Key, FormResult]:
    mark, page = values["key"]
    return (str(mark), int(page)), from_values(values)
