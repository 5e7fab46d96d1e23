"""What is being drawn or erased between pen-down and pen-up."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum, auto

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
    """

    device: Device
    erasing: bool
    samples: list[Sample] = field(default_factory=list)
    erased: list[Stroke] = field(default_factory=list)
