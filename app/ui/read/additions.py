"""Writing that was not found is read where a person draws a box around it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from app.core.document import Page, TextLine
from app.core.geometry import Box
from app.core.image_io import Image
from app.services.recognition import RecognitionService


class Additions(QObject):
    """Reads single boxes of pages.

    Signals:
        added(Page, TextLine): a box was read.
        problem(str): it could not be read.
    """

    added = Signal(object, object)
    problem = Signal(str)

    def __init__(self, recognition: RecognitionService, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._recognition = recognition
        self._waiting: dict[int, tuple[Page, Box]] = {}
        recognition.page_read.connect(self._on_read)
        recognition.read_failed.connect(self._on_failed)

    def read(self, page: Page, image: Image, box: Box, field: str) -> None:
        """Reads what is inside a box of a page's picture."""
        part = image[box.y : box.bottom, box.x : box.right]
        token = self._recognition.read_page(part, single=True, field=field)
        self._waiting[token] = (page, box)

    def forget(self, page: Page) -> None:
        """What is read of a page is not wanted any more."""
        self._waiting = {t: place for t, place in self._waiting.items() if place[0] is not page}

    def _on_read(self, token: int, lines: list[TextLine]) -> None:
        page, box = self._waiting.pop(token, (None, None))
        if page is not None and box is not None:
            self.added.emit(page, TextLine(box, box.polygon, lines[0].reading))

    def _on_failed(self, token: int, message: str) -> None:
        if self._waiting.pop(token, None) is not None:
            self.problem.emit(message)
