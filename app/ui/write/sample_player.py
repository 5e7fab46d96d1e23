"""Writes a sample on the pad, as if an invisible hand did it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from app.ui.write.brush import samples_of
from app.ui.write.pad import InkPad
from app.ui.write.trace import Device
from model.ink import Stroke

_FRAME = 16
_DURATION = 2200


class SamplePlayer(QObject):
    """Draws strokes over a few seconds, or stops when a person begins to write.

    Args:
        pad: Where to draw.

    Signals:
        finished(): all is drawn.
    """

    finished = Signal()

    def __init__(self, pad: InkPad) -> None:
        super().__init__(pad)
        self._pad = pad
        self._steps: Iterator[None] = iter(())
        self._per_frame = 1
        self._timer = QTimer(self)
        self._timer.setInterval(_FRAME)
        self._timer.timeout.connect(self._on_frame)

    @property
    def playing(self) -> bool:
        """Whether something is being drawn."""
        return self._timer.isActive()

    def play(self, strokes: Sequence[Stroke]) -> None:
        """Draws strokes, in the pad's coordinates, in the place of what is being drawn."""
        self.stop()
        points = sum(len(stroke) for stroke in strokes)
        self._per_frame = max(round(points * _FRAME / _DURATION), 1)
        self._steps = self._draw(strokes)
        self._timer.start()

    def stop(self) -> None:
        """Leaves the rest undrawn."""
        self._timer.stop()
        self._steps = iter(())
        if self._pad.draws(Device.REPLAY):
            self._pad.cancel()

    def _on_frame(self) -> None:
        for _ in range(self._per_frame):
            if next(self._steps, self) is self:
                self.stop()
                self.finished.emit()
                return

    def _draw(self, strokes: Sequence[Stroke]) -> Iterator[None]:
        for stroke in strokes:
            for number, sample in enumerate(samples_of(stroke)):
                if number:
                    self._pad.extend(sample)
                else:
                    self._pad.begin(Device.REPLAY, sample)
                yield
            self._pad.end()
