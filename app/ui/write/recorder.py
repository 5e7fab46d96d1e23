"""Collects the points between pen-down and pen-up."""

from __future__ import annotations

import time

import numpy as np

from app.ui.write.brush import Sample
from model.ink import Stroke


class Clock:
    """Seconds since the ink began, from the time stamps of events where they have any."""

    def __init__(self) -> None:
        self._began = time.perf_counter()
        self._offset: float | None = None

    def start_stroke(self) -> None:
        """Tunes in to the time stamps of a new stroke; each device has its own origin."""
        self._offset = None

    def time(self, stamp: int) -> float:
        """The time of an event.

        Args:
            stamp: Milliseconds from any origin, or 0 if the event has none.
        """
        now = time.perf_counter() - self._began
        if stamp == 0:
            return now
        if self._offset is None:
            self._offset = now - stamp / 1000
        return stamp / 1000 + self._offset


def stroke_of(samples: list[Sample]) -> Stroke:
    """The stroke through at least one place; pressure and time only where every place has it."""
    x, y = np.array([(s.x, s.y) for s in samples], np.float32).T
    pressure = [s.pressure for s in samples if s.pressure is not None]
    times = [s.time for s in samples if s.time is not None]
    return Stroke(
        x,
        y,
        np.array(pressure, np.float32) if len(pressure) == len(samples) else None,
        np.array(times, np.float32) if len(times) == len(samples) else None,
    )
