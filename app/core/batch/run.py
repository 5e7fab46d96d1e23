"""Reads many forms on all cores: results as they come, pause, cancel, and on where it was.

    batch = Batch(BatchJob((template,)), [folder], journal=path)
    for result in batch.results():      # in any order; each page once
        ...

``pause``, ``resume`` and ``cancel`` may be called by any thread, ``progress`` asked by any.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import time
from collections import deque
from collections.abc import Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from multiprocessing.connection import wait
from multiprocessing.process import BaseProcess
from pathlib import Path

from app.core.batch.journal import Journal, Key
from app.core.batch.worker import BatchJob, PageTask, work
from app.core.errors import FileError, PlumeError
from app.core.forms.results import FormResult
from app.core.image_io import expand, natural_key, open_source

TRIES = 2
"""A page during which a worker dies so often is given up."""

TOGETHER = 8
"""So many pages a worker reads together: more writing has the same width, which takes less time."""

_CLOSING_SECONDS = 5.0


@dataclass(frozen=True)
class Progress:
    """How far a batch is.

    Attributes:
        done: Pages finished, those of an earlier run included.
        total: Pages in all.
        rate: Pages a second in this run, 0 before the first.
        seconds_left: How long the rest will take; None while nobody can know.
    """

    done: int
    total: int
    rate: float = 0.0
    seconds_left: float | None = None


class _Worker:
    """A reading process and the pages it has."""

    def __init__(self, job: BatchJob) -> None:
        context = multiprocessing.get_context("spawn")
        self.connection, other = context.Pipe()
        self.process: BaseProcess = context.Process(
            target=work, args=(other, job), name="plume-reader", daemon=True
        )
        self.process.start()
        other.close()
        self.ready = False
        self.tasks: list[PageTask] = []

    def give(self, tasks: list[PageTask]) -> None:
        """Hands over pages; a process that has died is noticed when it is listened to."""
        self.tasks = tasks
        with contextlib.suppress(OSError):
            self.connection.send(tasks)

    def stop(self) -> None:
        """Ends the process at once; whatever it was reading is lost."""
        self.connection.close()
        self.process.terminate()
        self.process.join(_CLOSING_SECONDS)


class Batch:
    """Pages to read.

    Args:
        job: What to read on each.
        paths: Files and folders.
        journal: Where finished pages are noted; None notes nothing.
        workers: How many processes read; 0 takes one for each core.

    Attributes:
        order: Of each file and page its place among the scans; known with the first result.
        keys: Of each file and page that could be opened, what stands for it in the journal.
    """

    def __init__(
        self,
        job: BatchJob,
        paths: Sequence[Path],
        journal: Path | None = None,
        workers: int = 0,
    ) -> None:
        self._job, self._paths, self._journal_path = job, paths, journal
        self._count = workers or cores()
        self._waiting: deque[PageTask] = deque()
        self._tries: dict[PageTask, int] = {}
        self.keys: dict[tuple[Path, int], Key] = {}
        self._workers: list[_Worker] = []
        self._bell, self._rope = multiprocessing.get_context("spawn").Pipe(duplex=False)
        self.order: dict[tuple[Path, int], int] = {}
        self._paused = self._cancelled = False
        self._done = self._total = self._read = 0
        self._active, self._since = 0.0, None

    @property
    def progress(self) -> Progress:
        """How far it is now."""
        active, since = self._active, self._since  # which the reading thread may change meanwhile
        seconds = active + (time.monotonic() - since if since else 0.0)
        if not self._read or seconds <= 0:
            return Progress(self._done, self._total)
        rate = self._read / seconds
        return Progress(self._done, self._total, rate, (self._total - self._done) / rate)

    @property
    def paused(self) -> bool:
        """Whether no new page is begun."""
        return self._paused

    def pause(self) -> None:
        """Begins no new page; those begun are finished."""
        self._paused = True
        self._ring()

    def resume(self) -> None:
        """Goes on after a pause."""
        self._paused = False
        self._ring()

    def cancel(self) -> None:
        """Stops at once; what is in the journal stays there."""
        self._cancelled = True
        self._ring()

    def _ring(self) -> None:
        self._rope.send_bytes(b"!")

    def results(self) -> Generator[FormResult, None, None]:
        """Reads everything that is not in the journal yet; may be called once.

        Whoever stops asking before the end closes the generator, which ends the processes.

        Yields:
            Each page once: first those of the journal, then the others as they are finished. A
            file that cannot be opened gives a result with ``page`` 0 and its problem.

        Raises:
            PlumeError: the readers cannot start, or the journal cannot be written.
        """
        journal = None
        try:
            if self._journal_path is not None:
                journal = Journal(self._journal_path, self._job.fingerprint)
            yield from self._begin(journal)
            while (self._waiting or self._busy()) and not self._cancelled:
                finished = self._step()
                if journal is not None and finished:
                    journal.add(
                        (self.keys[task.place], result)
                        for task, result in finished
                        if not gone(result)
                    )
                self._done += len(finished)
                self._read += len(finished)
                for _, result in finished:
                    yield result
        finally:
            for worker in self._workers:
                worker.stop()
            if journal is not None:
                journal.close()

    def _begin(self, journal: Journal | None) -> Iterator[FormResult]:
        """Lists the pages; yields what is known about them already."""
        finished = journal.finished if journal is not None else {}
        known: list[FormResult] = []
        for found in self._found(finished):
            place = (found.file, found.page)
            if place in self.order:
                continue
            self.order[place] = len(self.order)
            if isinstance(found, FormResult):
                known.append(found)
                continue
            key = self.keys[place] = _key(found)
            old = finished.get(key)
            if old is None:
                self._waiting.append(found)
            else:
                known.append(replace(old, file=found.file))
        self._done, self._total = len(known), len(self.order)
        yield from known

    def _found(self, finished: Mapping[Key, FormResult]) -> Iterator[PageTask | FormResult]:
        """Every page, and a problem for what cannot be opened.

        Of scans that are gone, what was read of them when they were there.
        """
        for path in self._paths:
            try:
                files = expand([path], lambda: self._cancelled)
            except PlumeError as error:
                yield from self._missing(path, finished, error)
                continue
            if self._cancelled:
                return
            if not files:
                nothing = FileError(f"{path} holds no picture or PDF.")
                yield FormResult(path, 0, problem=str(nothing))
            for file in files:
                if self._cancelled:
                    return
                try:
                    count = open_source(file).page_count
                except PlumeError as error:
                    yield from (
                        [FormResult(file, 0, problem=str(error))]
                        if _opens(file)
                        else self._missing(file, finished, error)
                    )
                else:
                    yield from (PageTask(file, page) for page in range(1, count + 1))

    def _missing(
        self, path: Path, finished: Mapping[Key, FormResult], error: PlumeError
    ) -> list[FormResult]:
        """What the journal knows of a file or folder that is out of reach, or why it is."""
        found = []
        for key, result in finished.items():
            if path in (result.file, *result.file.parents):
                self.keys[result.file, result.page] = key
                found.append(result)
        found.sort(key=lambda each: (list(map(natural_key, each.file.parts)), each.page))
        return found or [FormResult(path, 0, problem=str(error))]

    def _busy(self) -> int:
        return sum(bool(worker.tasks) for worker in self._workers)

    def _step(self) -> list[tuple[PageTask, FormResult]]:
        """Hands out pages, waits until something happens, and takes what is finished."""
        self._hand_out()
        self._keep_time()
        finished = []
        by_connection = {worker.connection: worker for worker in self._workers}
        for connection in wait([*by_connection, self._bell]):
            worker = by_connection.get(connection)  # type: ignore[arg-type]
            if worker is None:
                self._bell.recv_bytes()
            else:
                finished += self._take(worker)
        return finished

    def _hand_out(self) -> None:
        if self._paused:
            return
        while len(self._workers) < min(self._count, len(self._waiting) + self._busy()):
            self._workers.append(_Worker(self._job))
        for worker in self._workers:
            if worker.ready and not worker.tasks and self._waiting:
                worker.give(self._next_tasks())

    def _next_tasks(self) -> list[PageTask]:
        """Pages to read together, at the end fewer so that no worker has nothing to do.

        A page during which a worker died is read alone, for it may be another's fault.
        """
        count = min(TOGETHER, -(-len(self._waiting) // (2 * self._count)))
        tasks = [self._waiting.popleft()]
        while len(tasks) < count and not (self._tries.keys() & {tasks[0], self._waiting[0]}):
            tasks.append(self._waiting.popleft())
        return tasks

    def _keep_time(self) -> None:
        """Counts the seconds in which pages are read; pauses do not count."""
        now = time.monotonic()
        if self._since is not None:
            self._active += now - self._since
        self._since = now if self._busy() else None

    def _take(self, worker: _Worker) -> list[tuple[PageTask, FormResult]]:
        """What a worker has to say: that it is ready, a result, or that it died."""
        try:
            message = worker.connection.recv()
        except (EOFError, OSError):
            return self._bury(worker)
        if not worker.ready:
            if message is not None:
                raise PlumeError(message)
            worker.ready = True
            return []
        tasks, worker.tasks = worker.tasks, []
        return list(zip(tasks, message, strict=True))

    def _bury(self, worker: _Worker) -> list[tuple[PageTask, FormResult]]:
        """Takes a dead worker away; its pages are tried again, but not for ever."""
        self._workers.remove(worker)
        worker.stop()
        if not worker.tasks:
            raise PlumeError("A process that reads pages ended unexpectedly; restart Plume.")
        given_up = []
        for task in reversed(worker.tasks):
            self._tries[task] = self._tries.get(task, 0) + 1
            if self._tries[task] < TRIES:
                self._waiting.appendleft(task)
            else:
                sentence = (
                    f"{task.file}: reading page {task.page} ended the reader; check the picture."
                )
                given_up.append((task, FormResult(task.file, task.page, problem=sentence)))
        return given_up


def gone(result: FormResult) -> bool:
    """Whether a page was listed, but its file went away before it was read, as a share does."""
    return bool(result.problem) and result.page > 0 and not _opens(result.file)


def _opens(path: Path) -> bool:
    """Whether a file is within reach; asking for its state may only tell what was so before."""
    try:
        with path.open("rb"):
            return True
    except OSError:
        return False


def _key(task: PageTask) -> Key:
    """The file as it is now: a scan that was replaced is read again."""
    try:
        status = task.file.stat()
        mark = f"{task.file.resolve()}|{status.st_size}|{status.st_mtime_ns}"
    except OSError:
        mark = f"{task.file.resolve()}|gone"
    return mark, task.page


def cores() -> int:
    """How many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
