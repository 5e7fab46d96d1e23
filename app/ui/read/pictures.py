"""Loads the pictures of pages in the background: whole, small, and before and after."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.core.document import Page
from app.core.image_io import Image
from app.services.tasks import Task, Worker
from app.ui.read.picture import Comparison, Picture, compare, thumbnail

if TYPE_CHECKING:
    from app.core.pages.quality import Quality


class Pictures(QObject):
    """Answers come by signal; of pages to show only the one asked for last is answered.

    Signals:
        ready(Page, Picture): a page is loaded.
        failed(Page, message): a page cannot be loaded.
        compared(Picture, Comparison): a picture before and after preprocessing.
        flawed(Page): the picture of a page is hard to read.
        aslant(Page): a page is a photo of a sheet that is seen from the side.
        thumbnail_ready(Page, Image): a page as a small picture, not turned.
        thumbnail_failed(Page, message): there is none, for the page cannot be loaded.
        problem(message): a comparison failed.
    """

    ready = Signal(object, object)
    failed = Signal(object, str)
    compared = Signal(object, object)
    flawed = Signal(object)
    aslant = Signal(object)
    thumbnail_ready = Signal(object, object)
    thumbnail_failed = Signal(object, str)
    problem = Signal(str)

    def __init__(self, worker: Worker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = worker
        self._token = 0

    def load(self, page: Page) -> None:
        """Asks for ``ready`` or ``failed``."""
        self._worker.cancel(self._token)
        self._token = self._worker.start(
            _load,
            page,
            done=lambda picture: self.ready.emit(page, picture),
            failed=lambda message: self.failed.emit(page, message),
            urgent=True,
        )

    def compare(self, picture: Picture) -> None:
        """Asks for ``compared``."""
        self._worker.start(
            _compare,
            picture,
            done=lambda comparison: self.compared.emit(picture, comparison),
            failed=self.problem.emit,
            channel="comparison",
        )

    def judge(self, page: Page, image: Image) -> None:
        """Looks at how a page was taken; ``flawed`` or ``aslant`` comes where there is need."""

        def deliver(found: tuple[Quality, bool]) -> None:
            page.flaws = found[0].flaws
            if page.flaws:
                self.flawed.emit(page)
            elif found[1]:
                self.aslant.emit(page)

        self._worker.start(_judge, image, done=deliver, failed=self.problem.emit)

    def shrink(self, page: Page, size: int) -> int:
        """Asks for a thumbnail with at most so many pixels on a side; the task."""
        return self._worker.start(
            _load_thumbnail,
            page,
            size,
            done=lambda image: self.thumbnail_ready.emit(page, image),
            failed=lambda message: self.thumbnail_failed.emit(page, message),
        )


def _load(_task: Task, page: Page) -> Picture:
    return Picture.of(page.load())


def _load_thumbnail(_task: Task, page: Page, size: int) -> Image:
    return thumbnail(page.source.load(page.index), size)


def _judge(_task: Task, image: Image) -> tuple[Quality, bool]:
    # not before the window is there: with it comes the recogniser
    from app.core.pages.quality import quality
    from app.core.pages.reader import seen_from_the_side

    return quality(image), seen_from_the_side(image)


def _compare(_task: Task, picture: Picture) -> Comparison:
    return compare(picture.image)
