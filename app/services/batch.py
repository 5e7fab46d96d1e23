"""A batch that runs beside the window: results as they come, pause, go on, stop."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from app.services.tasks import message_of

if TYPE_CHECKING:
    from app.core.batch.journal import Key
    from app.core.batch.run import Batch, Progress
    from app.core.forms.reader import FieldReader
    from app.core.forms.results import FormResult
    from app.core.forms.rules import Rule
    from app.core.review import Curve

_PATIENCE = 10.0


@dataclass(frozen=True)
class Engine:
    """What reads the fields.

    Attributes:
        load: Makes the recogniser, once in each process.
        model: Stands for it: what another one read is read again.
        curve: How right it was when it was measured, see ``app.core.review``.
    """

    load: Callable[[], FieldReader]
    model: str = ""
    curve: Curve = ()


def bundled_engine() -> Engine:
    """The recogniser that comes with Plume; imported in the batch's thread.

    Raises:
        ModelError: its description is missing or damaged.
    """
    from app.core.batch.worker import LOAD
    from model.recognizer import bundled_model
    from model.spec import ModelSpec

    spec = ModelSpec.load(bundled_model().with_suffix(".json"))
    return Engine(LOAD, spec.sha256, spec.review)


@dataclass(frozen=True)
class Prepared:
    """What is known before the first page.

    Attributes:
        rules: Of each template its fields, by its name.
        curve: Of the model.
    """

    rules: dict[str, tuple[Rule, ...]]
    curve: Curve


@dataclass(frozen=True)
class Finished:
    """A page that is finished.

    Attributes:
        result: What was read on it.
        order: Its place among the scans.
        key: Stands for it in journal and corrections; None where it could not be opened.
    """

    result: FormResult
    order: int
    key: Key | None


class BatchService(QObject):
    """Runs one batch at a time on a thread of its own; the reading is done by processes.

    Args:
        engine: Says what reads; called in the thread.

    Signals (always delivered in the service's own thread):
        prepared(Prepared): templates and lists are loaded; comes before any page.
        pages_finished(list[Finished]): pages that were finished since the last time.
        ended(): every page is finished, or the batch was stopped.
        failed(message): the batch cannot go on.
    """

    prepared = Signal(object)
    pages_finished = Signal(object)
    ended = Signal()
    failed = Signal(str)
    _arrived = Signal(int)
    _answered = Signal(int, object, str)

    def __init__(
        self, engine: Callable[[], Engine] = bundled_engine, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._engine = engine
        self._run: _Run | None = None
        self._last: _Run | None = None
        self._number = 0
        queued = Qt.ConnectionType.QueuedConnection
        self._arrived.connect(self._on_arrived, queued)
        self._answered.connect(self._on_answered, queued)

    @property
    def running(self) -> bool:
        """Whether pages are still to come."""
        return self._run is not None

    @property
    def paused(self) -> bool:
        """Whether no new page is begun."""
        return self._run is not None and self._run.paused

    @property
    def progress(self) -> Progress | None:
        """How far it is; None before the pages are known."""
        return self._run.progress if self._run is not None else None

    def start(self, scans: Sequence[Path], templates: Sequence[Path], journal: Path) -> None:
        """Begins a batch, or goes on with one; what ran before is stopped."""
        self.stop()
        self._number += 1
        number = self._number
        self._run = self._last = _Run(
            self._engine, scans, templates, journal, self._last,
            lambda: self._arrived.emit(number),
            lambda prepared, problem: self._answered.emit(number, prepared, problem),
        )  # fmt: skip

    def pause(self) -> None:
        """Begins no new page; those begun are finished."""
        if self._run is not None:
            self._run.pause(True)

    def resume(self) -> None:
        """Goes on after a pause."""
        if self._run is not None:
            self._run.pause(False)

    def stop(self) -> None:
        """Ends the processes; what is finished stays in the journal. No signal follows."""
        if self._run is not None:
            self._run.stop()
            self._run = None

    def _on_arrived(self, number: int) -> None:
        if self._run is not None and number == self._number:
            self.pages_finished.emit(self._run.take())

    def _on_answered(self, number: int, prepared: Prepared | None, problem: str) -> None:
        if self._run is None or number != self._number:
            return
        if prepared is not None:
            self.prepared.emit(prepared)
            return
        self._run.join()
        self._run = None
        if problem:
            self.failed.emit(problem)
        else:
            self.ended.emit()


class _Run:
    """One run of a batch and its thread."""

    def __init__(
        self,
        engine: Callable[[], Engine],
        scans: Sequence[Path],
        templates: Sequence[Path],
        journal: Path,
        before: _Run | None,
        arrived: Callable[[], None],
        answered: Callable[[Prepared | None, str], None],
    ) -> None:
        self._engine, self._scans, self._templates = engine, scans, templates
        self._journal = journal
        self._arrived, self._answered = arrived, answered
        self._lock = threading.Lock()
        self._batch: Batch | None = None
        self._finished: list[Finished] = []
        self._stopped = False
        self.paused = False
        self._thread = threading.Thread(
            target=self._work, args=(before,), name="plume-batch", daemon=True
        )
        self._thread.start()

    @property
    def progress(self) -> Progress | None:
        """How far it is."""
        progress = self._batch.progress if self._batch is not None else None
        return progress if progress is not None and progress.total else None

    def take(self) -> list[Finished]:
        """What was finished since the last time."""
        with self._lock:
            finished, self._finished = self._finished, []
        return finished

    def pause(self, on: bool) -> None:
        """Pauses or goes on, as soon as there is something to pause."""
        with self._lock:
            self.paused = on
            self._tell()

    def stop(self) -> None:
        """Stops as soon as possible and waits for the processes to end.

        While files are still being listed there are none, and a slow disk is not waited for.
        """
        with self._lock:
            self._stopped = True
            if self._batch is not None:
                self._batch.cancel()
        if self.progress is not None:
            self.join()

    def join(self) -> None:
        """Waits for the thread."""
        self._thread.join(_PATIENCE)

    def _work(self, before: _Run | None) -> None:
        if before is not None and before._journal == self._journal:
            before._thread.join()  # it may still be listing files, with the journal open
        try:
            self._read()
            problem = ""
        except Exception as error:
            problem = message_of(error)
        self._answer(None, problem)

    def _answer(self, prepared: Prepared | None, problem: str) -> None:
        """Nobody listens to a run that was stopped; who did may be gone."""
        with self._lock:
            if not self._stopped:
                self._answered(prepared, problem)

    def _read(self) -> None:
        from app.core.batch.run import Batch
        from app.core.batch.worker import BatchJob
        from app.core.forms.rules import check_names, rules_of
        from app.core.forms.template import load_template

        engine = self._engine()
        templates = tuple(load_template(path) for path in self._templates)
        check_names(templates)
        rules = {template.name: rules_of(template) for template in templates}
        self._answer(Prepared(rules, engine.curve), "")
        job = BatchJob(templates, load=engine.load, model=engine.model)
        batch = Batch(job, self._scans, self._journal)
        with self._lock:
            self._batch = batch
            self._tell()
            if self._stopped:
                return
        for result in batch.results():
            place = (result.file, result.page)
            self._hand_over(Finished(result, batch.order[place], batch.keys.get(place)))

    def _tell(self) -> None:
        """Passes on whether to pause; the lock is held."""
        if self._batch is not None and self._batch.paused != self.paused:
            self._batch.pause() if self.paused else self._batch.resume()

    def _hand_over(self, finished: Finished) -> None:
        """Rings once for however many pages lie there."""
        with self._lock:
            self._finished.append(finished)
            if len(self._finished) == 1 and not self._stopped:
                self._arrived()
