"""``plume batch``: from a batch of scanned forms to one table."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Sequence
from pathlib import Path

from app.cli.arguments import BatchOptions
from app.cli.progress import Progress
from app.core.batch.run import Batch, gone
from app.core.batch.worker import BatchJob
from app.core.errors import FileError, PlumeError
from app.core.forms.expected_values import ExpectedValues
from app.core.forms.results import FormResult
from app.core.forms.table import problems, write_table
from app.core.forms.template import Template, TemplateError, load_template
from model.recognizer import bundled_model
from model.spec import ModelSpec


def read_batch(options: BatchOptions) -> int:
    """Reads every form and writes the table when all are read.

    Stopped in the middle, the same command goes on where it was: finished pages are noted in a
    journal beside the output, which goes away with the last page.

    Returns:
        0 when every page was read, else 1.
    """
    progress = Progress(sys.stderr)
    try:
        templates = [load_template(path) for path in options.templates]
        job, journal = job_of(templates, options.expected), journal_of(options.output)
        batch = Batch(job, options.paths, journal, options.workers)
        with progress:
            results = _read(batch, progress)
        if not any(result.page for result in results):
            raise FileError("Nothing could be read, so nothing was written.")
        write_table(options.output, templates, _in_order(results, batch))
        missing = [result for result in results if gone(result)]
        if missing:
            progress.report(
                f"{missing[0].file.parent}: scans went away in the middle, {len(missing)} pages are"
                " missing; bring them back and start the same command again."
            )
        else:
            with contextlib.suppress(OSError):  # the table is complete without that
                journal.unlink()
    except PlumeError as error:
        progress.report(str(error))
        return 1
    return int(any(result.problem for result in results))


def journal_of(output: Path) -> Path:
    """Where finished pages are noted until the table is complete."""
    return output.with_name(f".{output.name}.plume-journal")


def job_of(templates: Sequence[Template], lists: Sequence[tuple[str, Path]]) -> BatchJob:
    """What to read on every page.

    Args:
        templates: The forms that may come.
        lists: Names of fields and the files of what is expected there.

    Raises:
        PlumeError: no template has such a field, or a list or the model cannot be read.
    """
    expected = {}
    names = dict.fromkeys(field.name for template in templates for field in template.fields)
    for name, path in lists:
        if name not in names:
            raise TemplateError(
                f"No template has the field {name!r} that --expected names;"
                f" use one of {', '.join(names)}."
            )
        expected[name] = ExpectedValues.load(path, name)
    model = ModelSpec.load(bundled_model().with_suffix(".json")).sha256
    return BatchJob(tuple(templates), expected, model=model)


def _read(batch: Batch, progress: Progress) -> list[FormResult]:
    """Reads all pages, tells of problems as they come, and shows how far it is."""
    results = []
    restored: int | None = None
    for result in batch.results():
        results.append(result)
        for sentence in problems(result):
            place = "" if sentence == result.problem else f"{result.file}, page {result.page}: "
            progress.report(place + sentence)
        state = batch.progress
        restored = state.done if restored is None else restored
        progress.update(state.done - restored, state.total - restored)
    return results


def _in_order(results: Sequence[FormResult], batch: Batch) -> list[FormResult]:
    """Results in the order of the scans, whichever worker was faster."""
    return sorted(results, key=lambda result: batch.order[result.file, result.page])
