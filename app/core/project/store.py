"""Project files: a zip of JSON, and of the scans where they are wanted inside.

``project.json`` lists the scans and the pages in their order; the lines of each page that was read
are a file of their own below ``pages/``, copies of scans lie below ``scans/``. Unknown values are
passed over; a file with a higher ``version`` than ours is refused.
"""

from __future__ import annotations

import errno
import json
import os
import re
import shutil
import tempfile
import weakref
import zipfile
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path, PureWindowsPath
from typing import Any

from app.core.document import Page, TextLine
from app.core.errors import FileError, PlumeError, lacking, unreadable
from app.core.files import atomic_bytes
from app.core.image_io import Source
from app.core.opening import open_any
from app.core.project.pages import DAMAGED, decode_lines, encode_lines, text, whole
from app.core.project.sources import EmbeddedSource, MissingSource, content, refer

SUFFIX = ".plume"
VERSION = 1

_FORMAT = "plume-project"
_INDEX = "project.json"
_MAX_JSON = 64_000_000
_ODD = re.compile(r'[\x00-\x1f<>:"|?*]')
_LOOSEST, _SMALL = 100, 16_000_000
"""A scan packed tighter than any picture is a trap, unless it is small."""

_FULL = (errno.ENOSPC, errno.EDQUOT)
_UNREADABLE = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError)


class ProjectError(PlumeError):
    """A project file cannot be opened."""


@dataclass(frozen=True)
class Project:
    """What a project file holds.

    Attributes:
        pages: In their order.
        current: Number of the page that was shown, from 0.
        copies: Whether the scans lie inside.
        origin: Of a copy made for safety: the project file it is the newer state of, or None.
        saved: When it was written, ISO 8601 in UTC.
        problems: A sentence about each scan or page that is missing or damaged.
    """

    pages: list[Page]
    current: int
    copies: bool
    origin: Path | None
    saved: str
    problems: tuple[str, ...] = ()


class LineEncoder:
    """Turns the lines of pages into JSON, those that did not change only once.

    What it remembers is packed: a day's work may be thousands of pages.
    """

    def __init__(self) -> None:
        self._done: weakref.WeakKeyDictionary[Page, tuple[int, bytes]] = weakref.WeakKeyDictionary()

    def __call__(self, page: Page) -> bytes:
        """The lines of a page that was read."""
        revision = page.revision
        known = self._done.get(page)
        if known is None or known[0] != revision:
            packed = zlib.compress(encode_lines(page.lines or []), 1)
            known = self._done[page] = (revision, packed)
        return zlib.decompress(known[1])


def write_project(
    path: Path,
    pages: Sequence[Page],
    *,
    current: int = 0,
    copies: bool = False,
    light: bool = False,
    origin: Path | None = None,
    encode: Callable[[Page], bytes] | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> None:
    """Saves pages, whole or not at all.

    Args:
        path: The project file.
        pages: In their order.
        current: Number of the page that is shown.
        copies: Whether scans are put into the file; what lies in no other file always is.
        light: Whether scans that lie in another project file stay there.
        origin: The project file of which this is a newer state.
        encode: Turns the lines of a page into JSON.
        progress: Called with scans written and scans in all.

    Raises:
        FileError: the file cannot be written, or a scan not be copied.
    """
    sources = {id(page.source): page.source for page in pages}
    numbers = {key: number for number, key in enumerate(sources)}
    references = [refer(s, path.absolute().parent, copies, light) for s in sources.values()]
    index = {
        "format": _FORMAT,
        "version": VERSION,
        "saved": datetime.now(UTC).isoformat(timespec="seconds"),
        "copies": copies,
        "origin": None if origin is None else str(origin),
        "current": current,
        "sources": references,
        "pages": [
            {
                "source": numbers[id(page.source)],
                "index": page.index,
                "rotation": page.rotation,
                "lines": _lines_name(number) if page.lines is not None else None,
            }
            for number, page in enumerate(pages, 1)
        ],
    }
    with atomic_bytes(path) as file, zipfile.ZipFile(file, "w") as archive:
        # in ASCII, as file names need not be UTF-8
        _put(archive, _INDEX, json.dumps(index, indent=1).encode(), packed=True)
        for number, page in enumerate(pages, 1):
            if page.lines is not None:
                data = encode(page) if encode else encode_lines(page.lines)
                _put(archive, _lines_name(number), data, packed=True)
        for done, (source, values) in enumerate(zip(sources.values(), references, strict=True)):
            if progress:
                progress(done, len(sources))
            wanted = "copy" in values and "project" not in values
            if wanted and not isinstance(source, MissingSource):
                _put(archive, values["copy"], content(source))


def _lines_name(number: int) -> str:
    return f"pages/{number:05}.json"


def _put(archive: zipfile.ZipFile, name: str, data: Path | bytes, packed: bool = False) -> None:
    """Adds a file without its date: a clock or a scan from before 1980 is none for a zip."""
    member = zipfile.ZipInfo(name)
    member.compress_type = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
    if isinstance(data, bytes):
        archive.writestr(member, data)
        return
    member.file_size = data.stat().st_size
    with data.open("rb") as scan, archive.open(member, "w") as copy:
        shutil.copyfileobj(scan, copy, 1 << 20)


def read_index(path: Path) -> dict[str, Any]:
    """What a project file says about itself, checked no further than its version.

    Raises:
        ProjectError: it is no project, damaged, or made by a newer Plume.
        FileError: it cannot be read.
    """
    with _opened(path) as archive:
        return _index(archive, path)


def read_project(path: Path, *, passing: bool = False) -> Project:
    """Opens a project; what is missing or damaged in it is told, and the rest is opened.

    Args:
        path: The project file.
        passing: Whether the file will go away, so that nothing may rely on it later.

    Raises:
        ProjectError: it is no project, damaged as a whole, or made by a newer Plume.
        FileError: it cannot be read, or there is no room to unpack it.
    """
    with _opened(path) as archive:
        try:
            return _Reader(path, archive, passing).read()
        except OSError as error:
            raise unreadable(path, error) from None


def _opened(path: Path) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(path)
    except OSError as error:
        raise unreadable(path, error) from None
    except (*DAMAGED, *_UNREADABLE):
        raise _no_project(path) from None


def _index(archive: zipfile.ZipFile, path: Path) -> dict[str, Any]:
    try:
        values = json.loads(_member(archive, _INDEX))
    except (*DAMAGED, *_UNREADABLE):
        values = None
    if not isinstance(values, dict) or values.get("format") != _FORMAT:
        raise _no_project(path)
    version = values.get("version")
    if not isinstance(version, int) or version < 1:
        raise ProjectError(f"{path} is damaged: it has no version; open another copy of it.")
    if version > VERSION:
        raise ProjectError(
            f"{path} was made by a newer Plume; update the program to open it. Nothing was changed."
        )
    return values


def _no_project(path: Path) -> ProjectError:
    return ProjectError(f"{path} is no Plume project, or it is damaged; open another copy of it.")


def _member(archive: zipfile.ZipFile, name: str) -> bytes:
    """A small file inside; one that would fill the memory is refused."""
    if archive.getinfo(name).file_size > _MAX_JSON:
        raise ValueError(f"{name} is too large")
    return archive.read(name)


class _Reader:
    """Puts together what one project file holds."""

    def __init__(self, path: Path, archive: zipfile.ZipFile, passing: bool) -> None:
        self._path = path.absolute()
        self._home = None if passing else self._path
        self._archive = archive
        self._problems: list[str] = []
        self._folder: tempfile.TemporaryDirectory[str] | None = None

    def read(self) -> Project:
        """The whole project."""
        values = _index(self._archive, self._path)
        try:
            sources = [self._source(reference) for reference in values["sources"]]
            pages = [self._page(entry, sources) for entry in values["pages"]]
            origin = values.get("origin")
            return Project(
                pages,
                min(max(whole(values["current"]), 0), max(len(pages) - 1, 0)),
                values.get("copies") is True,
                None if origin is None else Path(text(origin)),
                text(values["saved"]),
                tuple(self._problems),
            )
        except DAMAGED as error:
            raise ProjectError(
                f"{self._path} is damaged ({error}); open another copy of it."
            ) from None

    def _source(self, reference: dict[str, Any]) -> Source:
        path, count = Path(text(reference["path"])), whole(reference["pages"])
        try:
            source = self._embedded(path, reference) if "copy" in reference else None
            source = source or self._beside(path, reference)
            if source.page_count < count:
                raise lacking(path)
        except PlumeError as error:
            self._problems.append(str(error))
            return MissingSource(path, count, reference)
        return source

    def _beside(self, path: Path, reference: dict[str, Any]) -> Source:
        relative = reference.get("relative")
        places = [self._path.parent / text(relative)] if relative else []
        found = next((p.resolve() for p in [*places, path] if os.path.isfile(p)), None)
        if found is None:
            raise FileError(f"{path} is missing; put it back, its text is kept.")
        if found.stat().st_size != reference.get("size"):
            self._problems.append(f"{found} has changed since it was read; compare its lines.")
        return open_any(found)

    def _embedded(self, path: Path, reference: dict[str, Any]) -> Source:
        member = text(reference["copy"])
        self._folder = self._folder or tempfile.TemporaryDirectory(prefix="plume-")
        target = Path(self._folder.name) / f"{len(list(Path(self._folder.name).iterdir()))}"
        target.mkdir()
        # a Windows path knows both kinds of slashes, and drives
        target = target / _ODD.sub("_", PureWindowsPath(member).name or "scan")
        other = reference.get("project")
        try:
            if other is None:
                self._unpack(self._archive, member, target)
            else:
                with zipfile.ZipFile(text(other)) as archive:
                    self._unpack(archive, member, target)
        except (*_UNREADABLE, *DAMAGED) as error:
            # a copy that is taken for missing would be lost when the project is saved
            if getattr(error, "errno", None) in _FULL:
                raise
            place = other or self._path
            raise FileError(f"The copy of {path.name} in {place} is missing or damaged.") from None
        home = Path(other) if other else self._home
        return EmbeddedSource(path, member, home, open_any(target), self._folder)

    @staticmethod
    def _unpack(archive: zipfile.ZipFile, member: str, target: Path) -> None:
        info = archive.getinfo(member)
        if info.file_size > max(_LOOSEST * info.compress_size, _SMALL):
            raise zipfile.BadZipFile
        with archive.open(info) as packed, target.open("wb") as file:
            shutil.copyfileobj(packed, file, 1 << 20)

    def _page(self, values: dict[str, Any], sources: list[Source]) -> Page:
        source, index = sources[whole(values["source"])], whole(values["index"])
        rotation = whole(values["rotation"])
        if rotation not in (0, 90, 180, 270) or not 0 <= index < source.page_count:
            raise ValueError(f"page {index + 1} of {source.path.name}")
        page = Page(source, index, rotation)
        if values["lines"] is not None:
            page.lines = self._lines(page, text(values["lines"]))
        return page

    def _lines(self, page: Page, name: str) -> list[TextLine] | None:
        try:
            return decode_lines(_member(self._archive, name))
        except (*_UNREADABLE, KeyError, ValueError):
            self._problems.append(
                f"The text of {page.title} in {self._path.name} is damaged; read the page again."
            )
            return None
