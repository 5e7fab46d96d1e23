"""What is being drawn or erased between pen-down and pen-up."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum, auto

from app.ui.write.brush import Sample
from app.ui.write.recorder import stroke_of
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
            self.rested = stroke_of(self.samples)
        return self.rested
