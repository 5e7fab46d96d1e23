"""Which page is read next, and how far it is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from app.core.document import Page, TextLine
from app.core.image_io import Image
from app.services.recognition import RecognitionService
from app.services.tasks import Task, Worker


@dataclass
class Job:
    """The page being read.

    Attributes:
        page: The page.
        token: Of the reading; None while its picture loads.
        done, total: Lines read and lines in all; both 0 before the lines are found.
        turn: Degrees by which its picture was turned for reading.
    """

    page: Page
    token: int | None = None
    done: int = 0
    total: int = 0
    turn: int = 0


class PageQueue(QObject):
    """Reads one page after another; the one in front of the person goes first.

    Args:
        recognition: Reads.
        worker: Loads the pictures of pages that are not shown.

    Attributes:
        job: The page being read, or None.
        automatic: Whether a page that is shown is read without being asked for.
        field: What a line may hold, as ``model.fields.Field.parse`` understands it.
        flatten: Whether sheets that were photographed from the side are laid flat for reading.

    Signals:
        started(Page, Image): a page is being read.
        turned(Page, degrees): a page lay wrong and is to be turned; comes before ``finished``.
        finished(Page, list[TextLine]): a page was read.
        failed(Page, message): a page could not be read.
        changed(): another page is being read, or none, or it went on.
    """

    started = Signal(object, object)
    turned = Signal(object, int)
    finished = Signal(object, object)
    failed = Signal(object, str)
    changed = Signal()

    def __init__(
        self, recognition: RecognitionService, worker: Worker, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.job: Job | None = None
        self.automatic = True
        self.field = "text"
        self.flatten = True
        self._recognition = recognition
        self._worker = worker
        self._front: tuple[Page, Image] | None = None
        self._waiting: list[Page] = []
        self._batch = 0
        self._single: set[Page] = set()
        self._skipped: set[Page] = set()
        self._as_it_lies: set[Page] = set()
        recognition.page_progress.connect(self._on_progress)
        recognition.page_turned.connect(self._on_turned)
        recognition.page_read.connect(self._on_read)
        recognition.read_failed.connect(self._on_failed)

    @property
    def batch(self) -> tuple[int, int]:
        """Which page of how many is being read."""
        return self._batch - len(self._waiting), self._batch

    def offer(self, page: Page, image: Image) -> None:
        """The person looks at a page now, and this is its picture."""
        self._front = (page, image)
        if self.automatic and page.lines is None and page not in self._skipped:
            self._put_first(page)
        self._advance()

    def read(self, page: Page, *, single: bool = False) -> None:
        """Reads a page next, again if need be; ``single`` takes it as one word or line."""
        self._drop(page)
        if single:
            self._single.add(page)
        self._put_first(page)
        self._advance()

    def read_all(self, pages: Iterable[Page]) -> None:
        """Reads every page that has not been read."""
        for page in pages:
            if page.lines is None and page not in self._waiting and not self._is_at(page):
                self._skipped.discard(page)
                self._waiting.append(page)
                self._batch += 1
        self._advance()

    def skip(self, page: Page) -> None:
        """Does not read a page unless it is asked for."""
        self._drop(page)
        self._skipped.add(page)
        self._advance()

    def forget(self, *pages: Page) -> None:
        """Pages are closed or turned; what is read of them is not wanted."""
        for page in pages:
            self._drop(page)
        if self._front is not None and self._front[0] in pages:
            self._front = None
        self._advance()

    def leave_as_it_lies(self, page: Page) -> None:
        """A person turned a page; it is not turned again without being asked."""
        self._as_it_lies.add(page)

    def cancel(self) -> None:
        """Stops reading; the pages stay unread until they are asked for."""
        self._skipped.update(self._waiting)
        self._waiting.clear()
        if self.job is not None:
            self._skipped.add(self.job.page)
            self._stop()
        self._advance()

    def _drop(self, page: Page) -> None:
        self._skipped.discard(page)
        self._single.discard(page)
        if page in self._waiting:
            self._waiting.remove(page)
            self._batch -= 1
        if self._is_at(page):
            self._batch -= 1
            self._stop()

    def _is_at(self, page: Page) -> bool:
        return self.job is not None and self.job.page is page

    def _put_first(self, page: Page) -> None:
        if page in self._waiting:
            self._waiting.remove(page)
        elif not self._is_at(page):
            self._batch += 1
        if not self._is_at(page):
            self._waiting.insert(0, page)

    def _stop(self) -> None:
        job, self.job = self.job, None
        if job is not None and job.token is not None:
            self._recognition.cancel(job.token)

    def _advance(self) -> None:
        """Starts on the next page, if none is being read."""
        if self.job is None and self._waiting:
            page = self._waiting.pop(0)
            self.job = job = Job(page)
            if self._front is not None and self._front[0] is page:
                self._recognise(job, self._front[1])
            else:
                self._load(job)
        elif self.job is None:
            self._batch = 0
        self.changed.emit()

    def _load(self, job: Job) -> None:
        def deliver(image: Image) -> None:
            if self.job is job:
                self._recognise(job, image)

        def explain(message: str) -> None:
            if self.job is job:
                self._fail(job, message)

        self._worker.start(_load, job.page, done=deliver, failed=explain)

    def _recognise(self, job: Job, image: Image) -> None:
        single = job.page in self._single
        fresh = job.page.lines is None and job.page.rotation == 0
        may_turn = fresh and job.page not in self._as_it_lies
        job.token = self._recognition.read_page(
            image, single=single, field=self.field, may_turn=may_turn, flatten=self.flatten
        )
        self._single.discard(job.page)
        if not single:
            self.started.emit(job.page, image)

    def _fail(self, job: Job, message: str) -> None:
        self.job = None
        self._skipped.add(job.page)
        self.failed.emit(job.page, message)
        self._advance()

    def _on_progress(self, token: int, done: int, total: int) -> None:
        if self.job is not None and self.job.token == token:
            self.job.done, self.job.total = done, total
            self.changed.emit()

    def _on_turned(self, token: int, degrees: int) -> None:
        if self.job is not None and self.job.token == token:
            self.job.turn = degrees

    def _on_read(self, token: int, lines: list[TextLine]) -> None:
        if self.job is not None and self.job.token == token:
            page, turn, self.job = self.job.page, self.job.turn, None
            if turn:
                self.turned.emit(page, turn)
            self.finished.emit(page, lines)
            self._advance()

    def _on_failed(self, token: int, message: str) -> None:
        if self.job is not None and self.job.token == token:
            self._fail(self.job, message)


def _load(_task: Task, page: Page) -> Image:
    return page.load()
