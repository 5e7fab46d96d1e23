"""A process that reads pages of a batch, one after the other, and what it needs to know."""

from __future__ import annotations

import contextlib
import hashlib
import signal
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TypeVar

import cv2

from app.core.errors import PlumeError
from app.core.forms.expected_values import ExpectedValues
from app.core.forms.reader import CutForm, FieldReader, FormReader
from app.core.forms.registration import BlankPageError, NotMatchingError
from app.core.forms.results import FormResult
from app.core.forms.template import Template
from app.core.image_io import open_source
from app.core.pages.quality import quality
from model.preprocessing import to_grey
from model.recognizer import Recognizer

_T = TypeVar("_T")

LOAD: Callable[[], FieldReader] = partial(Recognizer.load, threads=1)
"""The recogniser that comes with Plume; each worker has a core of its own."""


@dataclass(frozen=True)
class BatchJob:
    """What to read on every page.

    Attributes:
        templates: The forms that may come.
        expected: For names of fields, what is expected there.
        load: Makes the recogniser, once in each worker.
        model: Stands for the recogniser: results of another are not taken over.
    """

    templates: tuple[Template, ...]
    expected: Mapping[str, ExpectedValues] = field(default_factory=dict)
    load: Callable[[], FieldReader] = LOAD
    model: str = ""

    @property
    def fingerprint(self) -> str:
        """Differs when anything differs that changes what is read."""
        digest = hashlib.sha256()
        for template in self.templates:
            digest.update(repr(template).encode())
            lists = [f.expected for f in template.fields if f.expected is not None]
            for path in (template.picture, *lists):
                digest.update(path.read_bytes() if path.is_file() else b"")
        for name, values in sorted(self.expected.items()):
            digest.update(repr((name, values.texts)).encode())
        digest.update(self.model.encode())
        return digest.hexdigest()


@dataclass(frozen=True)
class PageTask:
    """One page to read: its file and its place in it, from 1."""

    file: Path
    page: int

    @property
    def place(self) -> tuple[Path, int]:
        """File and page, as results name them."""
        return self.file, self.page


def work(connection: Connection, job: BatchJob) -> None:
    """Reads pages until the other end is closed.

    First sends None, or the sentence why it cannot start; then for each list of tasks one of
    ``FormResult``.
    """
    # Ctrl-C reaches the whole group; the process that started us decides what it means
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    cv2.setNumThreads(1)
    try:
        reader, problem = FormReader(job.templates, job.load(), job.expected), None
    except PlumeError as error:
        reader, problem = None, str(error)
    # whoever started us may be gone before we are ready
    with contextlib.suppress(EOFError, OSError):
        connection.send(problem)
        while reader is not None:
            connection.send(read_tasks(reader, connection.recv()))


def read_task(reader: FormReader, task: PageTask) -> FormResult:
    """Reads one page; whatever goes wrong becomes its problem."""
    return read_tasks(reader, [task])[0]


def read_tasks(reader: FormReader, tasks: Sequence[PageTask]) -> list[FormResult]:
    """Reads pages together, which is faster; whatever goes wrong becomes a page's problem."""
    cut = [_guarded(task, partial(_cut, reader, task)) for task in tasks]
    pages = [page for page in cut if isinstance(page, CutForm)]
    try:
        read = reader.read_cut(pages) if pages else []
    except Exception:  # one page must not stop the others
        read = [_guarded(p, lambda p=p: reader.read_cut([p])[0]) for p in pages]
    readings = iter(read)
    return [next(readings) if isinstance(page, CutForm) else page for page in cut]


def _guarded(page: PageTask | CutForm, work: Callable[[], _T]) -> _T | FormResult:
    """What is done with a page, or its problem: the others go on."""
    try:
        return work()
    except PlumeError as error:
        problem = str(error)
    except Exception as error:
        what = f"{type(error).__name__}: {error}"
        problem = f"{page.file}: page {page.page} cannot be read: {what}."
    return FormResult(page.file, page.page, problem=problem)


def _cut(reader: FormReader, task: PageTask) -> CutForm | FormResult:
    image = to_grey(open_source(task.file).load(task.page - 1))
    try:
        return reader.cut(image, task.file, task.page)
    except NotMatchingError as error:
        place = str(task.file) if task.page == 1 else f"page {task.page} of {task.file}"
        flaws = quality(image).flaws
        if flaws and isinstance(error, BlankPageError):
            error = NotMatchingError("nothing can be made out on the page")
        return FormResult(task.file, task.page, problem=f"{place}: {error}.", flaws=flaws)
