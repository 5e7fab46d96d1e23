"""Work off the window's thread: one worker, tokens, progress, cancelling."""

from __future__ import annotations

import itertools
import logging
import threading
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from model.errors import PlumeError

log = logging.getLogger(__name__)

_PATIENCE = 10.0


class StoppedError(Exception):
    """Ends the work of a task that was cancelled; nobody hears of it."""


class Task:
    """One piece of work; its function gets it as the first argument."""

    def __init__(
        self,
        runner: TaskRunner,
        token: int,
        function: Callable[..., Any],
        args: tuple[Any, ...],
        channel: str | None,
        urgent: bool,
    ) -> None:
        self.token = token
        self.function = function
        self.args = args
        self.channel = channel
        self.urgent = urgent
        self._runner = runner
        self._cancelled = threading.Event()

    def cancelled(self) -> bool:
        """Whether nobody wants the answer any more."""
        return self._cancelled.is_set()

    def cancel(self) -> None:
        """Asks the function to stop at its next look at ``cancelled``."""
        self._cancelled.set()

    def pause(self, seconds: float) -> None:
        """Leaves the cores to others for a while.

        Raises:
            StoppedError: nobody wants the answer any more.
        """
        if self._cancelled.wait(seconds):
            raise StoppedError

    def give_way(self) -> None:
        """Lets urgent tasks overtake the work here.

        Raises:
            StoppedError: nobody wants the answer any more.
        """
        if self.cancelled():
            raise StoppedError
        self._runner._give_way(self)

    def advance(self, done: int, total: int) -> None:
        """Reports and gives way, for work that may be left half done.

        Raises:
            StoppedError: nobody wants the answer any more.
        """
        self.report(done, total)
        self.give_way()

    def report(self, done: int, total: int) -> None:
        """Tells how far the work is, and lets urgent tasks overtake it here."""
        self._runner._report(self, done, total)


class TaskRunner(QObject):
    """Runs functions one after another on one worker thread.

    A task with a channel replaces the one of the same channel that still waits. Urgent tasks go
    first, also between two reports of a task that is running.

    Signals (always delivered in the runner's own thread):
        done(token, result): the function returned.
        failed(token, exception): it raised.
        dropped(token): cancelled or replaced; no other signal follows for this token.
        progress(token, done, total): the function reported.
        busy_changed(bool): work began, or all of it ended.
    """

    done = Signal(int, object)
    failed = Signal(int, object)
    dropped = Signal(int)
    progress = Signal(int, int, int)
    busy_changed = Signal(bool)
    _answered = Signal(int, object, object)
    _reported = Signal(int, int, int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tokens = itertools.count(1)
        self._live: dict[int, Task] = {}
        self._waiting: list[Task] = []
        self._changed = threading.Condition()
        self._stopping = False
        self._answered.connect(self._on_answered, Qt.ConnectionType.QueuedConnection)
        self._reported.connect(self._on_reported, Qt.ConnectionType.QueuedConnection)
        self._thread = threading.Thread(target=self._work, name="plume-worker", daemon=True)
        self._thread.start()

    @property
    def busy(self) -> bool:
        """Whether an answer is still to come."""
        return bool(self._live)

    def submit(
        self,
        function: Callable[..., Any],
        *args: Any,
        channel: str | None = None,
        urgent: bool = False,
    ) -> int:
        """Queues ``function(task, *args)`` and returns the token of its answer."""
        task = Task(self, next(self._tokens), function, args, channel, urgent)
        was_busy = self.busy
        with self._changed:
            stale = [t for t in self._waiting if channel is not None and t.channel == channel]
            self._waiting = [t for t in self._waiting if t not in stale]
            self._waiting.append(task)
            self._live[task.token] = task
            self._changed.notify()
        for old in stale:
            self.cancel(old.token)
        if not was_busy:
            self.busy_changed.emit(True)
        return task.token

    def cancel(self, token: int) -> None:
        """Forgets a task; a running function is asked to stop. Unknown tokens are ignored."""
        task = self._live.pop(token, None)
        if task is None:
            return
        task.cancel()
        with self._changed:
            if task in self._waiting:
                self._waiting.remove(task)
        self.dropped.emit(token)
        self._tell_when_idle()

    def shutdown(self) -> None:
        """Forgets everything and waits for the worker to end."""
        with self._changed:
            self._stopping = True
            self._waiting.clear()
            self._changed.notify()
        for token in list(self._live):
            self.cancel(token)
        self._thread.join(_PATIENCE)

    def _work(self) -> None:
        while (task := self._next_task()) is not None:
            self._run(task)

    def _next_task(self) -> Task | None:
        with self._changed:
            while not self._waiting and not self._stopping:
                self._changed.wait()
            return None if self._stopping else self._pop()

    def _pop(self) -> Task:
        """The first urgent task, else the first; the lock is held."""
        index = next((i for i, task in enumerate(self._waiting) if task.urgent), 0)
        return self._waiting.pop(index)

    def _run(self, task: Task) -> None:
        if task.cancelled():
            return
        try:
            result, error = task.function(task, *task.args), None
        except Exception as problem:
            result, error = None, problem
        self._answered.emit(task.token, result, error)

    def _report(self, task: Task, done: int, total: int) -> None:
        self._reported.emit(task.token, done, total)
        self._give_way(task)

    def _give_way(self, task: Task) -> None:
        while not task.urgent:
            with self._changed:
                if self._stopping or not any(t.urgent for t in self._waiting):
                    return
                overtaking = self._pop()
            self._run(overtaking)

    def _on_answered(self, token: int, result: Any, error: Exception | None) -> None:
        if self._live.pop(token, None) is None:
            return
        if error is None:
            self.done.emit(token, result)
        else:
            self.failed.emit(token, error)
        self._tell_when_idle()

    def _on_reported(self, token: int, done: int, total: int) -> None:
        if token in self._live:
            self.progress.emit(token, done, total)

    def _tell_when_idle(self) -> None:
        if not self._live:
            self.busy_changed.emit(False)


class Worker(TaskRunner):
    """A task runner whose answers go to functions given with each task."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._receivers: dict[int, tuple[Callable[[Any], object], Callable[[str], object]]] = {}
        self.done.connect(self._deliver)
        self.failed.connect(self._explain)
        self.dropped.connect(lambda token: self._receivers.pop(token, None))

    def start(
        self,
        function: Callable[..., Any],
        *args: Any,
        done: Callable[[Any], object],
        failed: Callable[[str], object],
        channel: str | None = None,
        urgent: bool = False,
    ) -> int:
        """Queues ``function(task, *args)``.

        Args:
            function: Runs in the worker.
            args: What it gets after its task.
            done: Called with its result, in the runner's own thread.
            failed: Called with a sentence about what went wrong, in the runner's own thread.
            channel: Replaces the task of the same channel that still waits.
            urgent: Goes first.
        """
        token = self.submit(function, *args, channel=channel, urgent=urgent)
        self._receivers[token] = (done, failed)
        return token

    def _deliver(self, token: int, result: Any) -> None:
        self._receivers.pop(token)[0](result)

    def _explain(self, token: int, error: Exception) -> None:
        self._receivers.pop(token)[1](message_of(error))


def message_of(error: Exception) -> str:
    """One sentence about a failed task; what is not the user's doing also goes to the log."""
    if isinstance(error, PlumeError):
        return str(error)
    log.error("A task failed.", exc_info=error)
    if isinstance(error, MemoryError):
        return "There is not enough memory for this picture; try a smaller one."
    return f"Plume met a problem it did not expect ({type(error).__name__}: {error})."
