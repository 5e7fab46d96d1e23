"""What persons made of a batch: one row for each field that was typed, checked or put back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from app.core.batch.journal import Key
from app.core.batch.log import RowLog
from app.core.document import Entry

FORMAT = "plume-corrections-1"

Place = tuple[Key, str]
"""A page, and the name of a field on it."""


class Corrections:
    """The word of persons on the fields of one batch.

    Args:
        path: The file; it is made when it does not exist.

    Attributes:
        entries: The last word on each field.

    Raises:
        FileError: the file cannot be read or written, another window has it, or it was made by a
            newer Plume.
    """

    def __init__(self, path: Path) -> None:
        refuse = "was made by another version of Plume; update the program to open this batch."
        self._log = RowLog(path, {"format": FORMAT}, _row, refuse)
        self.entries: dict[Place, Entry] = dict(map(_row, self._log.rows))

    def set(self, place: Place, entry: Entry) -> None:
        """Writes down what a field says; from now on not even a killed process loses it.

        Raises:
            FileError: it cannot be written.
        """
        (mark, page), name = place
        values = {"text": entry.text, "reviewed": entry.reviewed, "by": entry.by, "at": entry.at}
        self._log.add([{"key": [mark, page], "field": name, **values}])
        self.entries[place] = entry

    def sync(self) -> None:
        """Waits until everything is on the disk; any thread may call it.

        Raises:
            FileError: it cannot be written.
        """
        self._log.sync()

    def close(self) -> None:
        """Puts everything on the disk and lets go of the file.

        Raises:
            FileError: the disk takes it no more.
        """
        try:
            self._log.sync()
        finally:
            self._log.close()


def _row(values: dict[str, Any]) -> tuple[Place, Entry]:
    mark, page = values["key"]
    entry = Entry(
        str(values["text"]), bool(values["reviewed"]), str(values["by"]), str(values["at"])
    )
    return ((str(mark), int(page)), str(values["field"])), entry
