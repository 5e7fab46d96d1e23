"""What happens in a worker: it loads the model once, then reads and writes part after part."""

from __future__ import annotations

import os
import tempfile
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import cast

import cv2
from distributed import WorkerPlugin, get_worker

from app.archive.places import fetched, is_url, put
from app.archive.plan import Part
from app.archive.table import packed, schema
from app.core.batch.worker import BatchJob, PageTask, read_task
from app.core.errors import FileError, PlumeError
from app.core.forms.reader import FormReader
from app.core.forms.results import FormResult
from app.core.forms.template import Template
from app.core.image_io import open_source


@dataclass(frozen=True)
class Kit:
    """A job with all files it needs, for machines that do not have them.

    Attributes:
        job: What to read.
        files: Content of the templates' pictures and lists.
    """

    job: BatchJob
    files: Mapping[Path, bytes]

    @classmethod
    def of(cls, job: BatchJob) -> Kit:
        """Packs a job.

        Raises:
            FileError: one of its files cannot be read.
        """
        paths = [t.picture for t in job.templates]
        paths += [f.expected for t in job.templates for f in t.fields if f.expected]
        try:
            return cls(job, {path: path.read_bytes() for path in paths})
        except OSError as error:
            raise FileError(
                f"{error.filename} cannot be read: {error.strerror or error}."
            ) from None

    def unpack(self, folder: Path) -> tuple[Template, ...]:
        """The templates, with their files in a folder of this machine."""
        places = {}
        for number, (path, content) in enumerate(self.files.items()):
            places[path] = folder / f"{number}{path.suffix}"
            places[path].write_bytes(content)
        return tuple(
            replace(
                template,
                picture=places[template.picture],
                fields=tuple(
                    replace(field, expected=places[field.expected]) if field.expected else field
                    for field in template.fields
                ),
            )
            for template in self.job.templates
        )


class Readers(WorkerPlugin):
    """Keeps the forms and the recogniser of a worker; also of one that joins later.

    Args:
        kit: What to read.
    """

    def __init__(self, kit: Kit) -> None:
        self._kit = kit
        # one scheduler may have several archives at a time
        self.name = f"plume-{kit.job.fingerprint}"
        self._lock = threading.Lock()
        self._reader: FormReader | None = None
        self.shape = schema(kit.job.templates)

    def __getstate__(self) -> Kit:
        return self._kit

    def __setstate__(self, kit: Kit) -> None:
        self.__init__(kit)

    def read(self, place: str) -> list[FormResult]:
        """Every page of a file; one result with its problem where it cannot be opened.

        Raises:
            PlumeError: nothing can be read here, or the folder of the file has gone.
        """
        # a recogniser is not made for several threads; a worker should have a single one
        with self._lock:
            self._reader = self._reader or self._load()
            try:
                with fetched(place) as path:
                    found = _pages(self._reader, path)
            except FileError as error:
                found = [FormResult(Path(place), 0, problem=str(error))]
        if (
            any(r.problem for r in found)
            and not is_url(place)
            and not os.path.isdir(Path(place).parent)
        ):
            raise FileError(
                f"{Path(place).parent} is not there any more; bring it back and start the same"
                " command again."
            )
        return found

    def _load(self) -> FormReader:
        cv2.setNumThreads(1)
        with tempfile.TemporaryDirectory(prefix="plume-") as folder:
            templates = self._kit.unpack(Path(folder))
            return FormReader(templates, self._kit.job.load(), self._kit.job.expected)


def _pages(reader: FormReader, path: Path) -> list[FormResult]:
    try:
        count = open_source(path).page_count
    except PlumeError as error:
        return [FormResult(path, 0, problem=str(error))]
    return [read_task(reader, PageTask(path, page)) for page in range(1, count + 1)]


def read_part(part: Part, name: str) -> int:
    """Reads and writes one part; returns how many pages it has.

    Args:
        part: What to read.
        name: Of the worker's ``Readers``.

    Raises:
        PlumeError: nothing can be read here, or the result not be written.
    """
    readers = _readers(name)
    return write_part(part, [readers.read(place) for place in part.files], readers)


def read_file(place: str, name: str) -> list[FormResult]:
    """Reads one file of a part that ended workers."""
    return _readers(name).read(place)


def _readers(name: str) -> Readers:
    return cast(Readers, get_worker().plugins[name])


def write_part(part: Part, found: Sequence[Sequence[FormResult]], readers: Readers) -> int:
    """Writes what was found in each file of a part; returns how many pages that are."""
    results = [result for pages in found for result in pages]
    files = [file for file, pages in zip(part.files, found, strict=True) for _ in pages]
    put(part.place, packed(results, files, readers.shape))
    return len(results)
