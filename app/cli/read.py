"""``plume read``: from files to rows of text, in the order given."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from itertools import chain

from app.cli import forget_output
from app.cli.arguments import ReadOptions
from app.cli.inputs import Inputs, Job, Report
from app.cli.progress import Progress
from app.core.document import TextLine
from app.core.errors import FileError, PlumeError
from app.core.export import FORMATS, ExportOptions, ExportPage, export
from app.core.files import readable
from app.core.geometry import Box
from app.core.image_io import Image, rotate
from app.core.opening import draw
from app.core.pages.orientation import read_upright
from app.core.pages.quality import quality
from model.ink import Ink
from model.recognizer import Recognizer

BATCH = 64
BATCH_PIXELS = 32_000_000
"""Words are read together until there are that many, or that many pixels."""


def read(options: ReadOptions) -> int:
    """Reads everything and writes the rows as they come.

    Returns:
        0 when every file was read, else 1.
    """
    progress = Progress(sys.stderr)
    try:
        recognizer = Recognizer.load(alternatives=options.alternatives)
        inputs = Inputs(options.paths, progress.report, options.output)
        pages = _counted(read_all(inputs, recognizer, options, progress.report), inputs, progress)
        with progress:
            _write(pages, options, progress)
    except PlumeError as error:
        progress.report(str(error))
        return 1
    return int(inputs.failed)


def _counted(
    pages: Iterable[ExportPage], inputs: Inputs, progress: Progress
) -> Iterator[ExportPage]:
    """Each page as it is; when the next one is asked for, this one is written."""
    progress.update(0, inputs.total)
    for done, page in enumerate(pages, 1):
        yield page
        progress.update(done, inputs.total)


def _some(pages: Iterator[ExportPage]) -> Iterator[ExportPage]:
    """The same pages; where there are none, what an earlier run wrote stays."""
    for first in pages:
        return chain([first], pages)
    raise FileError("Nothing could be read, so nothing was written.")


def _write(pages: Iterator[ExportPage], options: ReadOptions, progress: Progress) -> None:
    form = FORMATS[options.format]
    wishes = ExportOptions(options.alternatives, apart=not options.single, bom=options.bom)
    if options.output is None:
        _print(form.chunks(_only_one(pages) if form.single else pages, wishes), progress)
    else:
        export(options.output, _some(pages), form, wishes)


def _print(chunks: Iterable[str] | Iterable[bytes], progress: Progress) -> None:
    """Writes each piece to standard output as soon as it is there."""
    if sys.stdout is None:  # pyright: ignore[reportUnnecessaryComparison]
        raise FileError("There is no standard output to write to; add --output FILE.")
    for chunk in chunks:
        with progress.hidden():
            try:
                _put(chunk)
            except BrokenPipeError:
                raise
            except OSError as error:
                forget_output()
                raise FileError(
                    f"Standard output cannot be written: {error.strerror}; add --output FILE."
                ) from None


def _put(chunk: str | bytes) -> None:
    if isinstance(chunk, bytes):
        sys.stdout.buffer.write(chunk)
    else:
        sys.stdout.write(chunk)
    sys.stdout.flush()


def _only_one(pages: Iterable[ExportPage]) -> Iterator[ExportPage]:
    for number, page in enumerate(pages):
        if number:
            raise FileError("This format holds one page a file; use --output to get several.")
        yield page


def read_all(
    jobs: Iterable[Job], recognizer: Recognizer, options: ReadOptions, report: Report
) -> Iterator[ExportPage]:
    """Reads pages one by one, and words in batches; bad pictures are reported."""
    pictures = FORMATS[options.format].pictures
    batch: list[Job] = []
    for job in jobs:
        if isinstance(job.content, Ink) or options.single:
            batch.append(job)
            if len(batch) >= BATCH or sum(map(_pixels, batch)) > BATCH_PIXELS:
                yield from _read_words(batch, recognizer, options.field, pictures)
                batch = []
        else:
            yield from _read_words(batch, recognizer, options.field, pictures)
            batch = []
            for flaw in quality(job.content).flaws[:1]:
                report(f"{job.file}, page {job.page}, may be misread: {flaw.value}")
            upright = read_upright(
                job.content, recognizer, field=options.field, flatten=options.flatten
            )
            if not upright.lines:
                report(f"{job.file}, page {job.page}: no handwriting was found")
            yield _page(job, rotate(job.content, upright.turn), upright.lines, pictures)
    yield from _read_words(batch, recognizer, options.field, pictures)


def _pixels(job: Job) -> int:
    return 0 if isinstance(job.content, Ink) else job.content.size


def _read_words(
    jobs: list[Job], recognizer: Recognizer, field: str, pictures: bool
) -> Iterator[ExportPage]:
    """One line that is all there is: the whole picture, or the bounds of the ink."""
    readings = recognizer.read_many([job.content for job in jobs], field) if jobs else []
    for job, reading in zip(jobs, readings, strict=True):
        content = job.content
        if isinstance(content, Ink) and not pictures:
            left, top, right, bottom = (round(edge) for edge in content.bounds)
            line = TextLine(box := Box(left, top, right - left, bottom - top), box.polygon, reading)
            size = (max(right, 1), max(bottom, 1))
            yield ExportPage(readable(job.file), job.page, [line], _no_picture, size)
        else:
            image = draw(content) if isinstance(content, Ink) else content
            whole = Box(0, 0, image.shape[1], image.shape[0])
            yield _page(job, image, [TextLine(whole, whole.polygon, reading)], pictures)


def _page(job: Job, image: Image, lines: list[TextLine], pictures: bool) -> ExportPage:
    """A result; it keeps its picture only where the format shows it."""
    size = (image.shape[1], image.shape[0])
    load = (lambda: image) if pictures else _no_picture
    return ExportPage(readable(job.file), job.page, lines, load, size)


def _no_picture() -> Image:
    raise RuntimeError("this format shows no pictures")
