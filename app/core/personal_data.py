"""What Plume keeps about a person outside the files that the person saved."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable
from pathlib import Path

from app.core.errors import FileError

_FOLDER, _FILE = 0o700, 0o600


def private_folder(path: Path) -> Path:
    """A folder that only its owner can look into, with all that is in it; made when missing.

    Returns:
        The same path. Where it cannot be made, whoever writes there says so.
    """
    with contextlib.suppress(OSError):
        path.mkdir(_FOLDER, parents=True, exist_ok=True)
        path.chmod(_FOLDER)
        for each in path.rglob("*"):
            if not each.is_symlink():
                each.chmod(_FOLDER if each.is_dir() else _FILE)
    return path


def size_of(paths: Iterable[Path]) -> int:
    """Bytes of files; one that went away meanwhile has none."""
    total = 0
    for path in paths:
        with contextlib.suppress(OSError):
            total += path.stat().st_size
    return total


def delete(paths: Iterable[Path]) -> None:
    """Deletes files for good; one that is open elsewhere is emptied at least.

    Raises:
        FileError: a file can neither be deleted nor emptied.
    """
    for path in paths:
        try:
            path.write_bytes(b"")
            with contextlib.suppress(PermissionError):
                path.unlink()
        except FileNotFoundError:
            continue
        except OSError as error:
            raise FileError(f"{path} cannot be deleted: {error.strerror or error}.") from None
