"""Files that take their name only when everything is in them."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from app.core.errors import FileError


@contextlib.contextmanager
def atomic_file(path: Path) -> Iterator[IO[str]]:
    """A UTF-8 text file that is written whole or not at all.

    A link keeps pointing to its file; devices and pipes are written as they are.

    Raises:
        FileError: the file cannot be written.
    """
    with _opened(path, "w", {"encoding": "utf-8", "newline": ""}) as file:
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
        if path.is_char_device() or path.is_fifo():
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
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".tmp")
    temporary = Path(name)
    try:
        with open(handle, mode, **how) as file:  # pyright: ignore[reportArgumentType, reportCallIssue]
            yield file
            file.flush()
            # without it a power cut may leave the new name on an empty file
            os.fsync(file.fileno())
        temporary.chmod(_wanted_mode(path))
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def _wanted_mode(path: Path) -> int:
    """The mode of the file that is replaced, or of a new one; private in a private folder."""
    with contextlib.suppress(OSError):
        return path.stat().st_mode & 0o777
    umask = os.umask(0)
    os.umask(umask)
    folder = path.parent.stat().st_mode
    return 0o666 & ~umask if folder & 0o077 else 0o600
