"""What the recogniser returns: frozen values that views, documents and exports share."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Character:
    """One recognised character and where it stands.

    Attributes:
        text: The character.
        start: Left edge in pixels of the picture that was read.
        end: Right edge in pixels of the picture that was read, exclusive.
        confidence: Probability in [0, 1] that this character is right.
    """

    text: str
    start: float
    end: float
    confidence: float


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another text for the same ink, with its probability in [0, 1]."""

    text: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Reading:
    """The text of one word or line.

    Attributes:
        text: The most probable text; empty when nothing is written.
        confidence: Calibrated probability in [0, 1] that the whole text is right.
        characters: One entry for each character of ``text``, left to right.
        alternatives: Other texts, most probable first; never ``text`` itself.
    """

    text: str
    confidence: float
    characters: tuple[Character, ...] = ()
    alternatives: tuple[Alternative, ...] = ()

    @property
    def candidates(self) -> tuple[Alternative, ...]:
        """``text`` and its alternatives, most probable first."""
        return (Alternative(self.text, self.confidence), *self.alternatives)


EMPTY = Reading("", 1.0)
