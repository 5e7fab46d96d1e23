"""Where the scans of a project lie: beside it, inside it, or nowhere any more."""

from __future__ import annotations

import contextlib
import os
import tempfile
import uuid
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeGuard

from app.core.errors import FileError
from app.core.image_io import Image, MemorySource, Source
from app.core.opening import open_any


@dataclass(frozen=True, eq=False)
class EmbeddedSource:
    """A scan that lies inside a project file.

    Attributes:
        path: Its name when it was put in.
        member: Its name inside the project file.
        project: The project file that holds it; None when only ``inner`` does.
        inner: The scan, unpacked.
        folder: Where it was unpacked to; goes away with the last source from it.
    """

    path: Path
    member: str
    project: Path | None
    inner: Source
    folder: tempfile.TemporaryDirectory[str]

    @property
    def page_count(self) -> int:
        """As many as the scan has."""
        return self.inner.page_count

    def load(self, index: int = 0) -> Image:
        """The picture of a page."""
        return self.inner.load(index)


@dataclass(frozen=True, eq=False)
class MissingSource:
    """A scan that is not where it was; its text is kept, and it may come back.

    Attributes:
        path: Where it was.
        page_count: How many pages of it the project knew.
        reference: What the project said about it.
    """

    path: Path
    page_count: int
    reference: dict[str, Any]

    def load(self, index: int = 0) -> Image:
        """The picture of a page, if the scan is there again.

        Raises:
            PlumeError: it is not, or has not so many pages any more.
        """
        if not os.path.isfile(self.path):
            raise FileError(f"{self.path} is missing; put it back, its text is kept.")
        return open_any(self.path).load(index)


def refer(source: Source, folder: Path, copies: bool, light: bool) -> dict[str, Any]:
    """What a project file says about a scan.

    Args:
        source: The scan.
        folder: Where the project file lies; the scan is looked for from there first.
        copies: Whether scans are put into the project file.
        light: Whether scans that lie in another project file stay there.

    Returns:
        With ``copy``, the scan is expected inside the project file under that name; with
        ``project`` too, in that other project file.
    """
    if isinstance(source, MissingSource):
        return source.reference
    values: dict[str, Any] = {"path": str(source.path), "pages": source.page_count}
    if isinstance(source, EmbeddedSource):
        values["copy"] = source.member
        if light and source.project is not None and os.path.exists(source.project):
            values["project"] = str(source.project)
    elif _is_pasted(source) or (copies and os.path.isfile(source.path)):
        name = source.path.name + (".png" if _is_pasted(source) else "")
        name = name.encode(errors="replace").decode()
        values["copy"] = f"scans/{uuid.uuid4().hex[:12]}/{name}"
    else:
        with contextlib.suppress(OSError):  # a scan that went away must not cost its text
            values["size"] = source.path.stat().st_size
        values["relative"] = _relative(source.path, folder)
    return values


def content(source: Source) -> Path | bytes:
    """The file to put into a project, or what would be in it."""
    if isinstance(source, EmbeddedSource):
        return source.inner.path
    return source.png if _is_pasted(source) else source.path


def _is_pasted(source: Source) -> TypeGuard[MemorySource]:
    return isinstance(source, MemorySource) and not os.path.isfile(source.path)


def _relative(path: Path, folder: Path) -> str:
    try:
        return Path(os.path.relpath(path, folder)).as_posix()
    except ValueError:  # another drive of Windows
        return ""
