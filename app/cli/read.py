"""``plume read``: from files to rows of text, in the order given."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from app.cli.arguments import ReadOptions
from app.cli.inputs import Inputs, Job
from app.cli.output import Format, make_format
from app.cli.progress import Progress
from app.core.document import TextLine
from app.core.errors import PlumeError
from app.core.export import atomic_file
from app.core.geometry import Box
from app.core.page_reader import read_page
from model.ink import Ink
from model.reading import Reading
from model.recognizer import Recognizer

BATCH = 64
BATCH_PIXELS = 32_000_000
"""Words are read together until there are that many, or that many pixels."""


@dataclass(frozen=True, eq=False)
class Result:
    """The lines of one page."""

    file: Path
    page: int
    lines: list[TextLine]


def read(options: ReadOptions) -> int:
    """Reads everything and writes the rows as they come.

    Returns:
        0 when every file was read, else 1.
    """
    progress = Progress(sys.stderr)
    try:
        recognizer = Recognizer.load(alternatives=options.alternatives)
        inputs = Inputs(options.paths, progress.report)
        results = read_all(inputs, recognizer, options)
        form = make_format(options.format, options.alternatives, options.single)
        with _opened(options.output) as file, progress:
            _write(file, form, results, inputs, progress)
    except PlumeError as error:
        progress.report(str(error))
        return 1
    return int(inputs.failed)


def _opened(output: Path | None) -> contextlib.AbstractContextManager[IO[str]]:
    return contextlib.nullcontext(sys.stdout) if output is None else atomic_file(output)


def _write(
    file: IO[str], form: Format, results: Iterable[Result], inputs: Inputs, progress: Progress
) -> None:
    """Writes each page as soon as it is read."""
    progress.update(0, inputs.total)
    _put(file, form.opening(), progress)
    for done, result in enumerate(results, 1):
        _put(file, form.page(str(result.file), result.page, result.lines), progress)
        progress.update(done, inputs.total)
    _put(file, form.closing(), progress)


def _put(file: IO[str], text: str, progress: Progress) -> None:
    with progress.hidden():
        file.write(text)
        file.flush()


def read_all(jobs: Iterable[Job], recognizer: Recognizer, options: ReadOptions) -> Iterator[Result]:
    """Reads pages one by one, and words in batches."""
    batch: list[Job] = []
    for job in jobs:
        if isinstance(job.content, Ink) or options.single:
            batch.append(job)
            if len(batch) >= BATCH or sum(map(_pixels, batch)) > BATCH_PIXELS:
                yield from _read_words(batch, recognizer, options.field)
                batch = []
        else:
            yield from _read_words(batch, recognizer, options.field)
            batch = []
            yield Result(
                job.file, job.page, read_page(job.content, recognizer, field=options.field)
            )
    yield from _read_words(batch, recognizer, options.field)


def _pixels(job: Job) -> int:
    return 0 if isinstance(job.content, Ink) else job.content.size


def _read_words(jobs: list[Job], recognizer: Recognizer, field: str) -> list[Result]:
    readings = recognizer.read_many([job.content for job in jobs], field) if jobs else []
    return [
        Result(job.file, job.page, [_whole(job, reading)])
        for job, reading in zip(jobs, readings, strict=True)
    ]


def _whole(job: Job, reading: Reading) -> TextLine:
    """One line that is all there is: the whole picture, or the bounds of the ink."""
    if isinstance(job.content, Ink):
        left, top, right, bottom = (round(edge) for edge in job.content.bounds)
        box = Box(left, top, right - left, bottom - top)
    else:
        height, width = job.content.shape[:2]
        box = Box(0, 0, width, height)
    return TextLine(box, box.polygon, reading)
