"""A journal of finished pages, so that a batch goes on where it was after a crash or power cut.

A row is in the file, and on the disk, before its page counts as finished.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from app.core.batch.log import RowLog
from app.core.forms.results import FormResult, from_values, to_values

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
        self._log = RowLog(path, {"format": FORMAT, "job": job}, _row)
        self.finished: dict[Key, FormResult] = dict(map(_row, self._log.rows))

    def add(self, rows: Iterable[tuple[Key, FormResult]]) -> None:
        """Puts finished pages on the disk.

        Raises:
            FileError: they cannot be written.
        """
        kept = list(rows)
        self._log.add({"key": list(key), **to_values(result)} for key, result in kept)
        self._log.sync()
        self.finished.update(kept)

    def close(self) -> None:
        """Lets go of the file."""
        self._log.close()


def _row(values: dict[str, Any]) -> tuple[Key, FormResult]:
    mark, page = values["key"]
    return (str(mark), int(page)), from_values(values)
