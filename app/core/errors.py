"""The program's own errors, beside those of ``model.errors``.

Each message is one sentence that names the file and says what to do.
"""

from __future__ import annotations

from pathlib import Path

from model.errors import PictureError, PlumeError

__all__ = ["FileError", "PictureError", "PlumeError", "lacking", "unreadable"]


class FileError(PlumeError):
    """A file or folder cannot be opened, read or written."""


def unreadable(path: Path, error: OSError) -> FileError:
    """What to raise where the system cannot read a file or folder."""
    if isinstance(error, (FileNotFoundError, NotADirectoryError)):
        return FileError(f"{path} does not exist; check the name.")
    return FileError(f"{path} cannot be read: {error.strerror or error}.")


def lacking(path: Path) -> FileError:
    """What to raise where a file does not have a page that it had, or should have."""
    return FileError(f"{path} has fewer pages than before; put the old file back.")
