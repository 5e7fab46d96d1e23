"""Files and folders by their path, or by a URL that fsspec knows, such as ``s3://bucket/scans``."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath
from typing import Any

from fsspec.core import url_to_fs

from app.core.errors import FileError, PlumeError
from app.core.files import atomic_bytes
from app.core.image_io import SUFFIXES, expand, natural_key


def is_url(place: str) -> bool:
    """Whether a place is a URL, not a path."""
    return "://" in place


def joined(folder: str, name: str) -> str:
    """A file in a folder."""
    return f"{folder.rstrip('/')}/{name}" if is_url(folder) else str(Path(folder, name))


def find(place: str) -> list[str]:
    """A file as it is, a folder as the readable files inside, in natural order.

    Raises:
        FileError: it does not exist or cannot be listed, or holds no picture or PDF.
    """
    if not is_url(place):
        path = Path(place).absolute()
        if not os.path.exists(path):
            raise FileError(f"{path} does not exist; check the name.")
        found = [str(file) for file in expand([path])]
    else:
        with _told(place, "listed"):
            files, root = url_to_fs(place)
            if not files.exists(root):
                raise FileError(f"{place} does not exist; check the name.")
            found = [root] if files.isfile(root) else _readable(files.find(root), root)
            found = [files.unstrip_protocol(name) for name in found]
    if not found:
        raise FileError(f"{place} holds no picture or PDF.")
    return found


def names_in(folder: str) -> set[str]:
    """The names of the files in a folder; none where there is no folder.

    Raises:
        FileError: it cannot be listed.
    """
    with _told(folder, "listed"):
        files, root = url_to_fs(folder)
        if not files.exists(root):
            return set()
        files.invalidate_cache()
        return {PurePosixPath(name).name for name in files.ls(root, detail=False)}


@contextlib.contextmanager
def fetched(place: str) -> Iterator[Path]:
    """A file on this machine's disk; what lies elsewhere is copied here for as long as it takes.

    Raises:
        FileError: it cannot be fetched.
    """
    if not is_url(place):
        yield Path(place)
        return
    with tempfile.TemporaryDirectory(prefix="plume-") as folder:
        copy = Path(folder, f"scan{PurePosixPath(place).suffix.lower()}")
        with _told(place, "fetched"):
            files, name = url_to_fs(place)
            files.get_file(name, str(copy))
        yield copy


def put(place: str, content: bytes) -> None:
    """Writes a file, whole or not at all; so does a store of objects, but not every other server.

    Raises:
        FileError: it cannot be written.
    """
    if is_url(place):
        with _told(place, "written"):
            files, name = url_to_fs(place)
            files.makedirs(files._parent(name), exist_ok=True)
            files.pipe_file(name, content)
        return
    with _told(place, "written"):
        Path(place).parent.mkdir(parents=True, exist_ok=True)
    with atomic_bytes(Path(place)) as file:
        file.write(content)


def opened(place: str) -> Any:
    """A file for reading, which need not be read as a whole; closed by whoever opened it.

    Raises:
        FileError: it cannot be opened.
    """
    with _told(place, "read"):
        files, name = url_to_fs(place)
        return files.open(name, "rb")


def _readable(names: Sequence[str], root: str) -> list[str]:
    """What ``expand`` finds in a folder, of the names below a root."""
    found = []
    for name in names:
        parts = PurePosixPath(name.removeprefix(root)).parts
        if PurePosixPath(name).suffix.lower() in SUFFIXES and not any(
            part.startswith(".") for part in parts
        ):
            found.append(name)
    return sorted(found, key=lambda name: [natural_key(part) for part in name.split("/")])


@contextlib.contextmanager
def _told(place: str, what: str) -> Iterator[None]:
    """Turns what storage of any kind complains about into a sentence."""
    try:
        yield
    except PlumeError:
        raise
    except Exception as error:  # every kind of storage raises types of its own
        reason = " ".join(str(getattr(error, "strerror", None) or error).split())
        if isinstance(error, ImportError):
            reason = f"{reason} (for s3:// that is pip install 'plume[s3]')"
        raise FileError(f"{place} cannot be {what}: {reason or type(error).__name__}.") from None
