"""The pages and inks that were named on the command line, one after the other."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.core.errors import FileError, PlumeError
from app.core.image_io import INK_SUFFIXES, Image, expand, open_source
from model.ink import Ink
from model.inkml import read_inkml

Report = Callable[[str], None]


@dataclass(frozen=True, eq=False)
class Job:
    """Something to read.

    Attributes:
        file: Path as it was given or found.
        page: Page of the file, from 1.
        content: The picture of the page, or the ink of the file.
    """

    file: Path
    page: int
    content: Image | Ink


class Inputs:
    """Loads what is to be read, one at a time; what cannot be read is reported and passed over.

    Args:
        paths: Files and folders.
        report: Told what cannot be read.
        output: What was written here in an earlier run is nothing to read.

    Attributes:
        total: Pages known of so far; grows when a file turns out to have several.
        failed: Whether anything could not be read.
    """

    def __init__(self, paths: Sequence[Path], report: Report, output: Path | None = None) -> None:
        self.failed = False
        self._output = os.path.abspath(output) if output is not None else None
        self._report = report
        self._files: list[Path] = []
        for path in paths:
            self._find(path)
        self.total = len(self._files)

    def __iter__(self) -> Iterator[Job]:
        for path in self._files:
            try:
                yield from (
                    self._ink(path) if path.suffix.lower() in INK_SUFFIXES else self._pages(path)
                )
            except PlumeError as error:
                self._fail(str(error))

    def _find(self, path: Path) -> None:
        try:
            found = [file for file in expand([path]) if os.path.abspath(file) != self._output]
            if not found:
                raise FileError(f"{path} holds no picture, PDF or InkML file.")
            self._files += found
        except PlumeError as error:
            self._fail(str(error))

    def _ink(self, path: Path) -> Iterator[Job]:
        yield Job(path, 1, read_inkml(path))

    def _pages(self, path: Path) -> Iterator[Job]:
        source = open_source(path)
        self.total += source.page_count - 1
        for index in range(source.page_count):
            try:
                image = source.load(index)
            except PlumeError as error:
                page = f"page {index + 1} of " if source.page_count > 1 else ""
                self._fail(f"{page}{error}")
            else:
                yield Job(path, index + 1, image)

    def _fail(self, sentence: str) -> None:
        self.failed = True
        self._report(sentence)
