"""What a word says, and what else it may say."""

from __future__ import annotations

from dataclasses import dataclass, replace

from model.reading import Alternative, Reading

CANDIDATES = 6
"""How many texts are offered for a word."""


@dataclass(frozen=True)
class WordText:
    """What a word says.

    Attributes:
        text: As read or chosen; empty if nothing was made out.
        confidence: Of the reading, 0 to 1.
        candidates: What else it may say, ``text`` among them, most probable first.
        checked: A person chose or confirmed the text.
    """

    text: str
    confidence: float
    candidates: tuple[Alternative, ...] = ()
    checked: bool = False

    @classmethod
    def of(cls, reading: Reading) -> WordText:
        """The most probable text."""
        offered = tuple(c for c in reading.candidates if c.text)[:CANDIDATES]
        return cls(reading.text, reading.confidence, offered)

    def is_doubtful(self, threshold: float) -> bool:
        """Whether a person should look at it."""
        return not self.checked and self.confidence < threshold

    def choose(self, number: int) -> WordText:
        """The same word with one of its candidates as text."""
        chosen = self.candidates[number]
        return replace(self, text=chosen.text, confidence=chosen.confidence, checked=True)
