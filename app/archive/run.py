"""The side that commands: lists the files, hands parts to workers, and sees that none is missing.

    archive = Archive(job, ["s3://town/1921"], "s3://town/read.parquet", workers=8)
    for state in archive.results():
        ...

A part is one file of the result, written by its worker, whole or not at all. What stands in the
folder is finished; the same call goes on with the rest.
"""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from distributed import Client, Future, LocalCluster, as_completed
from distributed.scheduler import KilledWorker

from app.archive.places import find, is_url, joined, names_in, put
from app.archive.plan import PART, Part, Plan
from app.archive.table import list_of_problems, unread
from app.archive.work import Kit, Readers, read_file, read_part, write_part
from app.core.batch.run import cores
from app.core.batch.worker import BatchJob
from app.core.errors import FileError, PlumeError
from app.core.files import sweep
from app.core.forms.results import FormResult

PROBLEMS = "_problems.csv"

_WAITING = 2000
"""Parts that the scheduler knows of at a time; more would only fill its memory."""

_PATIENCE = 300
"""Seconds; a busy machine takes long to start a worker."""

_TICK = 0.02
_ASK = 10.0


@dataclass(frozen=True)
class State:
    """How far an archive is.

    Attributes:
        done: Files finished, those of an earlier run included.
        total: Files in all.
        pages: Pages read in this run.
    """

    done: int
    total: int
    pages: int


class Archive:
    """Files to read into a folder of Parquet files.

    Args:
        job: What to read on every page.
        inputs: Files and folders, paths or URLs.
        output: Folder or URL of the result.
        scheduler: Address of a Dask scheduler; empty starts workers on this machine.
        workers: How many of those; 0 takes one for each core.
        size: Files of a part.

    Attributes:
        problems: Where the list of pages that could not be read stands at the end.
        unread: How many those are; known at the end.
    """

    def __init__(
        self,
        job: BatchJob,
        inputs: Sequence[str],
        output: str,
        scheduler: str = "",
        workers: int = 0,
        size: int = PART,
    ) -> None:
        self._job, self._inputs = job, inputs
        self._output = output if is_url(output) else str(Path(output).absolute())
        self._scheduler, self._workers, self._size = scheduler, workers, size
        self.problems = joined(self._output, PROBLEMS)
        self.unread = 0

    def results(self) -> Iterator[State]:
        """Reads what is not in the folder yet.

        Raises:
            PlumeError: no worker can be had, or reading or writing is impossible.
        """
        files = [file for place in self._inputs for file in find(place)]
        plan = Plan(self._output, self._job.fingerprint, files, self._size)
        waiting = [part for part in plan if _name(part) not in plan.finished]
        done = plan.files - sum(len(part.files) for part in waiting)
        yield State(done, plan.files, 0)
        if waiting:
            pages = 0
            with self._client() as client:
                for part, count in _read(client, self._job, waiting):
                    done, pages = done + len(part.files), pages + count
                    yield State(done, plan.files, pages)
        self._finish(plan)

    def _finish(self, plan: Plan) -> None:
        there = names_in(self._output)
        parts = list(plan)
        if missing := [part for part in parts if _name(part) not in there]:
            raise FileError(
                f"{missing[0].place} is missing, and {len(missing) - 1} others: all workers must"
                " write to the same place; choose an output that they share."
            )
        rows = list(unread([part.place for part in parts]))
        self.unread = len(rows)
        put(self.problems, list_of_problems(rows))
        if not is_url(self._output):
            sweep(Path(self._output))

    @contextlib.contextmanager
    def _client(self) -> Iterator[Client]:
        """The scheduler that was named, or workers on this machine for as long as it takes."""
        with contextlib.ExitStack() as stack:
            try:
                where = self._scheduler or stack.enter_context(_local(self._workers))
                client = Client(where, timeout=_PATIENCE, set_as_default=False)
                stack.enter_context(client)
                client.wait_for_workers(1, timeout=_PATIENCE)
            except (OSError, TimeoutError, ValueError, ImportError) as error:
                place = self._scheduler or "this machine"
                reason = " ".join(str(error).split()) or "it does not answer"
                raise PlumeError(f"No worker can be had from {place}: {reason}.") from None
            yield client


def _local(workers: int) -> LocalCluster:
    return LocalCluster(
        n_workers=workers or cores(),
        threads_per_worker=1,
        memory_limit=0,
        dashboard_address="127.0.0.1:0",
        silence_logs=50,
    )


def _name(part: Part) -> str:
    return Path(part.place).name


def _read(client: Client, job: BatchJob, parts: Sequence[Part]) -> Iterator[tuple[Part, int]]:
    """Every part with its number of pages, as it is finished."""
    readers = Readers(Kit.of(job))
    client.register_plugin(readers)
    rest = iter(parts)
    handed = {_submit(client, part, readers): part for part in islice(rest, _WAITING)}
    finished = as_completed(list(handed), loop=client.loop)
    deadly = []
    while handed:
        _wait(client, finished.has_ready)
        future = next(finished)
        part = handed.pop(future)
        if _ended_workers(future):
            deadly.append(part)
        else:
            yield part, _checked(part, future.result())
        for following in islice(rest, 1):
            future = _submit(client, following, readers)
            handed[future] = following
            finished.add(future)
    for part in deadly:
        yield part, _checked(part, _one_by_one(client, part, readers))
    client.unregister_worker_plugin(readers.name)


def _wait(client: Client, ready: Callable[[], bool]) -> None:
    """Waits for something that workers do, but not for ever when there are none.

    Raises:
        PlumeError: there was no worker for a long time.
    """
    seen = asked = time.monotonic()
    while not ready():
        time.sleep(_TICK)
        now = time.monotonic()
        if now - asked > _ASK:
            asked = now
            if (own := client.cluster) is not None:
                # whoever starts workers again gives up on one that dies as soon as it is up
                own.scale(len(own.worker_spec))
            seen = now if client.nthreads() else seen
            if now - seen > _PATIENCE:
                raise PlumeError(
                    f"No worker was there for {_PATIENCE} seconds; start workers, and the same"
                    " command again to go on."
                )


def _checked(part: Part, pages: int) -> int:
    """The same pages, when the part is where everybody can read it."""
    if not is_url(part.place) and not os.path.exists(part.place):
        raise FileError(
            f"{part.place} was written by a worker but is not here; choose an output that all"
            " machines share."
        )
    return pages


def _submit(client: Client, part: Part, readers: Readers) -> Future:
    return client.submit(read_part, part, readers.name, pure=False)


def _one_by_one(client: Client, part: Part, readers: Readers) -> int:
    """Reads a part that ended worker after worker; returns its pages.

    Nothing else is read meanwhile, so that a worker's end tells which file is to blame.
    """
    found = []
    for place in part.files:
        future = client.submit(read_file, place, readers.name, pure=False)
        _wait(client, future.done)
        if _ended_workers(future):
            sentence = f"{place}: reading it ended the reader; check it."
            found.append([FormResult(Path(place), 0, problem=sentence)])
        else:
            found.append(future.result())
    return write_part(part, found, readers)


def _ended_workers(future: Future) -> bool:
    """Whether a task failed because every worker that had it died.

    Raises:
        PlumeError: it failed for another reason.
    """
    error = future.exception()
    if future.cancelled():
        raise PlumeError("The scheduler went away; start the same command again to go on.")
    if error is None or isinstance(error, KilledWorker):
        return error is not None
    if isinstance(error, PlumeError):
        raise error
    raise PlumeError(
        f"A worker cannot read: {type(error).__name__}: {' '.join(str(error).split())}; install"
        " the same Plume, with the extra 'archive', on every machine."
    )
