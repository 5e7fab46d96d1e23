"""Cyclic garbage is collected in the window's thread alone."""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY = 1000
"""Milliseconds between looks."""


class GarbageCollector(QObject):
    """Collects cyclic garbage from time to time, instead of Python.

    Python collects in whatever thread makes objects. A widget that a worker destroys holds Qt's
    locks while it waits for the interpreter, and the window's thread the interpreter while it
    waits for these locks: both for ever.

    Args:
        parent: Lives in the window's thread, and as long as windows do.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        timer = QTimer(self)
        timer.timeout.connect(self.collect)
        timer.start(_EVERY)

    def collect(self) -> None:
        """Collects the oldest generation that is due, and with it the younger ones."""
        due = [
            generation
            for generation, (count, limit) in enumerate(
                zip(gc.get_count(), gc.get_threshold(), strict=True)
            )
            if count > limit
        ]
        if due:
            gc.collect(due[-1])
