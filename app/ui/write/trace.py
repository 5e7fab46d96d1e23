"""What is being drawn or erased between pen-down and pen-up."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum, auto

import numpy as np

from app.ui.write.brush import Sample
from model.ink import Stroke


class Device(Enum):
    """What draws."""

    MOUSE = auto()
    PEN = auto()
    FINGER = auto()
    REPLAY = auto()


@dataclass
class Trace:
    """A stroke, or a wipe of the eraser, that is not finished.

    Attributes:
        device: What draws.
        erasing: Whether it erases.
        samples: Where it went, in ink coordinates.
        erased: The strokes it met.
        rested: The stroke up to where the pen rested last.
    """

    device: Device
    erasing: bool
    samples: list[Sample] = field(default_factory=list)
    erased: list[Stroke] = field(default_factory=list)
    rested: Stroke | None = None

    def stroke(self) -> Stroke:
        """The stroke as far as it goes; the same one as long as the pen rests."""
        if self.rested is None or len(self.rested) < len(self.samples):
            self.rested = _stroke_of(self.samples)
        return self.rested


def _stroke_of(samples: list[Sample]) -> Stroke:
    """The stroke through at least one place; pressure and time only where every place has it."""
    x, y = np.array([(s.x, s.y) for s in samples], np.float32).T
    pressure = [s.pressure for s in samples if s.pressure is not None]
    times = [s.time for s in samples if s.time is not None]
    return Stroke(
        x,
        y,
        np.array(pressure, np.float32) if len(pressure) == len(samples) else None,
        np.array(times, np.float64) if len(times) == len(samples) else None,
    )
