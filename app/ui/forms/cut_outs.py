"""Pictures of fields, cut out of their scans in the background, those that are seen first."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence

import cv2
import numpy as np
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from app.core.batch.review import ReviewField
from app.core.image_io import Image, open_source
from app.services.tasks import Task, Worker
from app.ui.read.page_items import to_qimage

_KEPT = 192
_WIDTH, _HEIGHT = 560, 112

MARGIN = 0.12
"""How much is shown around a field, in its height."""


class CutOuts(QObject):
    """Keeps the pictures that were seen last.

    Only one scan is waited for at a time, so that the page that is looked at never waits long.

    Args:
        worker: Loads the scans.

    Signals:
        ready(ReviewField): its picture can be had.
    """

    ready = Signal(object)

    def __init__(self, worker: Worker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = worker
        self._kept: OrderedDict[ReviewField, QImage] = OrderedDict()
        self._wanted: Sequence[ReviewField] = ()
        self._token: int | None = None

    def get(self, field: ReviewField) -> QImage | None:
        """The picture of a field; None while it is not there, empty where its scan is not."""
        return self._kept.get(field)

    def want(self, fields: Sequence[ReviewField]) -> None:
        """Makes these pictures, the first one first, instead of those asked for before."""
        self._wanted = fields
        for field in fields:
            if field in self._kept:
                self._kept.move_to_end(field)
        if self._token is None:
            self._go_on()

    def clear(self) -> None:
        """Forgets all pictures."""
        if self._token is not None:
            self._worker.cancel(self._token)
        self._kept.clear()
        self._wanted, self._token = (), None

    def _go_on(self) -> None:
        field = next((field for field in self._wanted if field not in self._kept), None)
        self._token = None
        if field is not None:
            self._token = self._worker.start(
                _cut_out,
                field,
                done=lambda image: self._keep(field, to_qimage(image).copy()),
                failed=lambda _message: self._keep(field, QImage()),
            )

    def _keep(self, field: ReviewField, picture: QImage) -> None:
        self._kept[field] = picture
        while len(self._kept) > max(_KEPT, len(self._wanted)):
            self._kept.popitem(last=False)
        self.ready.emit(field)
        self._go_on()


def _cut_out(_task: Task, field: ReviewField) -> Image:
    """The field upright, with a little of what is around it, as large as a list needs it."""
    result = field.form.result
    page = open_source(result.file).load(max(result.page, 1) - 1)
    corners = np.array(field.line.polygon, np.float32)
    width, height = (float(np.hypot(*(corners[n + 1] - corners[n]))) for n in (0, 1))
    margin = MARGIN * height
    inner = np.array([(0, 0), (width, 0), (width, height), (0, height)], np.float32) + margin
    size = round(width + 2 * margin) + 1, round(height + 2 * margin) + 1
    onto = cv2.getPerspectiveTransform(corners, inner)
    upright = cv2.warpPerspective(page, onto, size, borderMode=cv2.BORDER_REPLICATE)
    scale = min(_WIDTH / size[0], _HEIGHT / size[1], 1.0)
    smaller = max(round(size[0] * scale), 1), max(round(size[1] * scale), 1)
    shrunk = cv2.resize(upright, smaller, interpolation=cv2.INTER_AREA)
    return np.ascontiguousarray(shrunk, dtype=np.uint8)
