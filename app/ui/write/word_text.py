"""What a word says, and what else it may say."""

from __future__ import annotations

from collections.abc import Callable
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

    def cased(self, case: Callable[[str], str]) -> WordText:
        """The same word in another case; candidates that become the same are one."""
        sums: dict[str, float] = {}
        for candidate in self.candidates:
            text = case(candidate.text)
            sums[text] = sums.get(text, 0.0) + candidate.confidence
        ranked = sorted(sums.items(), key=lambda pair: -pair[1])
        offered = tuple(Alternative(text, min(share, 1.0)) for text, share in ranked)
        best = offered[0] if offered else Alternative(case(self.text), self.confidence)
        return replace(self, text=best.text, confidence=best.confidence, candidates=offered)
