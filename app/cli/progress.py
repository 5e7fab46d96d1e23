"""A progress bar on a terminal; sentences about files appear above it."""

from __future__ import annotations

import contextlib
import shutil
import time
from collections.abc import Callable, Iterator
from typing import TextIO

FEW = 3
"""So many pages need no bar."""

_BAR = 30
_INTERVAL = 0.1


class Progress:
    """Shows how far the work is.

    Args:
        stream: Standard error; the bar appears only when it is a terminal.
        clock: Seconds, never going back.
    """

    def __init__(self, stream: TextIO, clock: Callable[[], float] = time.monotonic) -> None:
        self._stream = stream
        self._clock = clock
        self._started = clock()
        self._drawn_at = float("-inf")
        self._bar = ""

    def __enter__(self) -> Progress:
        return self

    def __exit__(self, *_: object) -> None:
        self._erase()
        self._bar = ""

    def update(self, done: int, total: int) -> None:
        """So many pages of so many are read."""
        now = self._clock()
        if total <= FEW or not self._stream.isatty() or now - self._drawn_at < _INTERVAL:
            return
        self._drawn_at = now
        filled = _BAR * done // total
        bar = f"[{'=' * filled}{' ' * (_BAR - filled)}] {done} of {total}"
        if 0 < done < total:
            bar += f", {_duration((now - self._started) / done * (total - done))} left"
        self._erase()
        self._bar = bar[: shutil.get_terminal_size().columns - 1]
        self._draw()

    def report(self, sentence: str) -> None:
        """Writes one line."""
        with self.hidden():
            self._stream.write(f"plume: {sentence}\n")
            self._stream.flush()

    @contextlib.contextmanager
    def hidden(self) -> Iterator[None]:
        """Takes the bar away while something else is written."""
        self._erase()
        yield
        self._draw()

    def _erase(self) -> None:
        if self._bar:
            self._stream.write(f"\r{' ' * len(self._bar)}\r")
            self._stream.flush()

    def _draw(self) -> None:
        if self._bar:
            self._stream.write(self._bar)
            self._stream.flush()


def _duration(seconds: float) -> str:
    minutes = round(seconds / 60)
    return f"{round(seconds)} s" if seconds < 90 else f"{minutes} min"
