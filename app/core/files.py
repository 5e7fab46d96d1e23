"""Files that take their name only when everything is in them."""

from __future__ import annotations

import contextlib
import glob
import os
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from app.core.errors import FileError, unreadable

TEMPORARY = ".plume-tmp"
"""Ends the names of files that are being written."""

_ABANDONED = 3600.0
"""After so many seconds without a change nobody is writing such a file any more."""

Stamp = tuple[int, int, int] | None


def stamp_of(path: Path) -> Stamp:
    """Another one each time a file was written; None if it is not there."""
    with contextlib.suppress(OSError):
        found = path.stat()
        return found.st_ino, found.st_mtime_ns, found.st_size
    return None


def readable(name: str | Path) -> str:
    """A file's name as a text that every kind of file can hold; it need not be UTF-8."""
    return str(name).encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def read_bytes(path: Path) -> bytes:
    """All that is in a file.

    Raises:
        FileError: it cannot be read.
    """
    try:
        return path.read_bytes()
    except OSError as error:
        raise unreadable(path, error) from None


def is_stream(path: Path) -> bool:
    """Whether what is written there goes on, to a device or through a pipe."""
    return path.is_char_device() or path.is_fifo()


@contextlib.contextmanager
def atomic_file(path: Path) -> Iterator[IO[str]]:
    """A UTF-8 text file that is written whole or not at all.

    A link keeps pointing to its file; devices and pipes are written as they are.

    Raises:
        FileError: the file cannot be written.
    """
    # half of a letter, as names of files may hold, must not cost all the rest
    how = {"encoding": "utf-8", "errors": "replace", "newline": ""}
    with _opened(path, "w", how) as file:
        yield file


@contextlib.contextmanager
def atomic_bytes(path: Path) -> Iterator[IO[bytes]]:
    """The same for a binary file.

    Raises:
        FileError: the file cannot be written.
    """
    with _opened(path, "wb", {}) as file:
        yield file


@contextlib.contextmanager
def _opened(path: Path, mode: str, how: dict[str, str]) -> Iterator[IO]:
    try:
        if is_stream(path):
            with open(path, mode, **how) as file:  # pyright: ignore[reportArgumentType, reportCallIssue]
                yield file
        else:
            with _replaced(path.resolve(), mode, how) as file:
                yield file
    except BrokenPipeError:
        raise
    except OSError as error:
        reason = error.strerror or str(error)
        raise FileError(f"{path} cannot be written: {reason}; choose another place.") from None


@contextlib.contextmanager
def _replaced(path: Path, mode: str, how: dict[str, str]) -> Iterator[IO]:
    # the name may be as long as the system allows already
    prefix = f".{path.name[:40]}."
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=prefix, suffix=TEMPORARY)
    temporary = Path(name)
    try:
        with open(handle, mode, **how) as file:  # pyright: ignore[reportArgumentType, reportCallIssue]
            yield file
            file.flush()
            # without it a power cut may leave the new name on an empty file
            os.fsync(file.fileno())
        with contextlib.suppress(OSError):  # shares that know no modes
            temporary.chmod(_wanted_mode(path))
        temporary.replace(path)
        sweep(path.parent, prefix, _ABANDONED)
    finally:
        temporary.unlink(missing_ok=True)


def sweep(folder: Path, prefix: str = ".", idle: float = 0.0) -> None:
    """Removes what programs left half written that were killed.

    Args:
        folder: Where they wrote.
        prefix: How the hidden names begin.
        idle: Seconds for which a file must not have changed, where somebody may be writing still.
    """
    with contextlib.suppress(OSError):
        for left in folder.glob(f"{glob.escape(prefix)}*{TEMPORARY}"):
            if abs(time.time() - left.stat().st_mtime) >= idle:
                left.unlink(missing_ok=True)


def _wanted_mode(path: Path) -> int:
    """The mode of the file that is replaced, or of a new one; private in a private folder."""
    with contextlib.suppress(OSError):
        return path.stat().st_mode & 0o777
    umask = os.umask(0)
    os.umask(umask)
    folder = path.parent.stat().st_mode
    return 0o666 & ~umask if folder & 0o077 else 0o600
