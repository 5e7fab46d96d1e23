"""Which lines of the open pages a person should look at, and how many are left."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from app.core.document import Document, TextLine
from app.core.review import Outlook, outlook
from app.services.recognition import RecognitionService


class Review(QObject):
    """The review threshold of Read mode and what follows from it.

    Args:
        document: The open pages.
        recognition: Knows what share of the lines is right above a threshold.

    Attributes:
        threshold: Confidence below which a line is doubtful; set with ``set_threshold``.

    Signals:
        threshold_changed(): other lines are doubtful.
    """

    threshold_changed = Signal()

    def __init__(
        self, document: Document, recognition: RecognitionService, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.threshold = 0.8
        self._document = document
        self._recognition = recognition
        self._outlook: tuple[object, Outlook] = ((), Outlook())

    def set_threshold(self, threshold: float) -> None:
        """Takes lines below another confidence as doubtful."""
        self.threshold = threshold
        self.threshold_changed.emit()

    def is_doubtful(self, line: TextLine) -> bool:
        """Whether a line is below the threshold."""
        return line.confidence < self.threshold

    def needed_a_look(self, line: TextLine) -> bool:
        """Whether a line was below the threshold before a person typed or checked anything."""
        return line.reading.confidence < self.threshold

    @property
    def outlook(self) -> Outlook:
        """How many lines of all pages are left to look at."""
        key = (self._document.revision, self.threshold, self._recognition.review)
        if key != self._outlook[0]:
            lines = (line for page in self._document for line in page.lines or ())
            self._outlook = key, outlook(lines, self.threshold, self._recognition.review)
        return self._outlook[1]
