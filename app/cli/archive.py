"""``plume batch --output FOLDER.parquet``: whole archives, on many machines if need be."""

from __future__ import annotations

import sys
from importlib.util import find_spec

from app.cli.arguments import ArchiveOptions
from app.cli.batch import job_of
from app.cli.progress import Progress
from app.core.errors import PlumeError
from app.core.forms.template import load_template

NEEDED = ("distributed", "fsspec", "pyarrow")
"""What the extra ``archive`` brings."""


def read_archive(options: ArchiveOptions) -> int:
    """Reads every form into a folder of Parquet files; the same command goes on where it was.

    Returns:
        0 when every page was read, else 1.
    """
    progress = Progress(sys.stderr)
    try:
        if missing := [name for name in NEEDED if find_spec(name) is None]:
            raise PlumeError(
                f"Reading archives needs {' and '.join(missing)}; install them with"
                " pip install 'plume[archive]' (the desktop bundle does not hold them)."
            )
        with progress:
            return int(_read(options, progress) > 0)
    except PlumeError as error:
        progress.report(str(error))
        return 1


def _read(options: ArchiveOptions, progress: Progress) -> int:
    """Reads everything; returns how many pages could not be read."""
    from app.archive.run import Archive

    templates = [load_template(path) for path in options.templates]
    for template in templates:
        template.load_image()  # what cannot be used is told before a folder is made
    job = job_of(templates, options.expected)
    archive = Archive(job, options.inputs, options.output, options.scheduler, options.workers)
    before: int | None = None
    for state in archive.results():
        before = state.done if before is None else before
        progress.update(state.done - before, state.total - before)
    if archive.unread:
        progress.report(f"{archive.unread} pages could not be read; see {archive.problems}.")
    return archive.unread
