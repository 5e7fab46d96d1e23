"""Pictures of the scans, loaded in the background and turned so that the form stands upright."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from app.core.batch.review import ReviewForm
from app.core.document import TextLine
from app.core.geometry import Box, Polygon
from app.core.image_io import open_source, rotate
from app.services.tasks import Task, Worker
from app.ui.read.picture import Picture

_KEPT = 4


@dataclass(frozen=True, eq=False)
class Scan:
    """A scan as it is shown.

    Attributes:
        picture: Turned so that the form stands upright.
        turn: By how many degrees clockwise it was turned.
    """

    picture: Picture
    turn: int

    def lines(self, form: ReviewForm) -> list[TextLine]:
        """The fields of the form where they are on this picture."""
        return [self._line(field.line) for field in form.fields]

    def _line(self, line: TextLine) -> TextLine:
        polygon = _turned(line.polygon, self.turn, self.picture.width, self.picture.height)
        return TextLine(Box.around(polygon), polygon, line.reading, line.entry)


class Scans(QObject):
    """Keeps the scans looked at last, and loads the next beforehand.

    Signals:
        ready(ReviewForm, Scan): a scan is loaded.
        failed(ReviewForm, message): it cannot be loaded.
    """

    ready = Signal(object, object)
    failed = Signal(object, str)

    def __init__(self, worker: Worker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = worker
        self._kept: OrderedDict[ReviewForm, Scan] = OrderedDict()
        self._wanted: ReviewForm | None = None

    def get(self, form: ReviewForm) -> Scan | None:
        """A scan that is loaded; else None, and ``ready`` or ``failed`` comes."""
        if form in self._kept:
            self._kept.move_to_end(form)
            return self._kept[form]
        if form is not self._wanted:
            self._wanted = form
            self._load(form, "scan", urgent=True)
        return None

    def prefetch(self, form: ReviewForm) -> None:
        """Loads a scan that will be wanted next."""
        if form not in self._kept:
            self._load(form, "next scan", urgent=False)

    def clear(self) -> None:
        """Forgets all scans."""
        self._kept.clear()

    def _load(self, form: ReviewForm, channel: str, urgent: bool) -> None:
        self._worker.start(
            _load,
            form,
            done=lambda scan: self._keep(form, scan),
            failed=lambda message: self._miss(form, message),
            channel=channel,
            urgent=urgent,
        )

    def _miss(self, form: ReviewForm, message: str) -> None:
        self._end(form)
        self.failed.emit(form, message)

    def _keep(self, form: ReviewForm, scan: Scan) -> None:
        self._end(form)
        self._kept[form] = scan
        while len(self._kept) > _KEPT:
            self._kept.popitem(last=False)
        self.ready.emit(form, scan)

    def _end(self, form: ReviewForm) -> None:
        if form is self._wanted:
            self._wanted = None


def _load(_task: Task, form: ReviewForm) -> Scan:
    result = form.result
    turn = -result.turned % 360
    return Scan(
        Picture.of(rotate(open_source(result.file).load(max(result.page, 1) - 1), turn)), turn
    )


def _turned(polygon: Polygon, turn: int, width: int, height: int) -> Polygon:
    """Points after a clockwise turn to a picture of that size."""
    if turn == 90:
        return tuple((width - 1 - y, x) for x, y in polygon)
    if turn == 180:
        return tuple((width - 1 - x, height - 1 - y) for x, y in polygon)
    if turn == 270:
        return tuple((y, height - 1 - x) for x, y in polygon)
    return polygon
