"""The program's own errors, beside those of ``model.errors``.

Each message is one sentence that names the file and says what to do.
"""

from __future__ import annotations

from model.errors import PictureError, PlumeError

__all__ = ["CancelledError", "FileError", "PictureError", "PlumeError"]


class FileError(PlumeError):
    """A file or folder cannot be opened, read or written."""


class CancelledError(PlumeError):
    """The person stopped the work; nothing is wrong."""

    def __init__(self, message: str = "Stopped.") -> None:
        super().__init__(message)
