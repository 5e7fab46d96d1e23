"""Seconds on the pad, by the time stamps of its events."""

from __future__ import annotations

import time


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
