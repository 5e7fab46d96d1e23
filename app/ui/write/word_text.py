"""What a word says, and what else it may say."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from app.core.writing.ink_words import Strokes
from model.reading import Alternative, Reading

CANDIDATES = 6
"""How many texts are offered for a word."""


@dataclass(frozen=True, eq=False)
class Written:
    """Where a word comes from.

    Attributes:
        strokes: Its ink.
        field: What it might hold.
        read: What was read first.
    """

    strokes: Strokes
    field: str
    read: str


@dataclass(frozen=True)
class WordText:
    """What a word says.

    Attributes:
        text: As read or chosen; empty if nothing was made out.
        confidence: Of the reading, 0 to 1.
        candidates: What else it may say, ``text`` among them, most probable first.
        checked: A person chose or confirmed the text.
        recased: The program changed the case of what was read.
        written: Where it comes from.
    """

    text: str
    confidence: float
    candidates: tuple[Alternative, ...] = ()
    checked: bool = False
    recased: bool = field(default=False, compare=False)
    written: Written | None = field(default=None, compare=False, repr=False)

    @classmethod
    def of(cls, reading: Reading, strokes: Strokes = (), kind: str = "text") -> WordText:
        """The most probable text of ink that was read as a kind of field."""
        offered = tuple(c for c in reading.candidates if c.text)[:CANDIDATES]
        written = Written(strokes, kind, reading.text)
        return cls(reading.text, reading.confidence, offered, written=written)

    @property
    def strokes(self) -> Strokes:
        """Its ink; none if that is not known."""
        return self.written.strokes if self.written is not None else ()

    @property
    def corrected(self) -> bool:
        """Whether a person chose another text than was read."""
        read = self.written.read if self.written is not None else self.text
        return self.checked and self.text.casefold() != read.casefold()

    def is_doubtful(self, threshold: float) -> bool:
        """Whether a person should look at it."""
        return not self.checked and (not self.text or self.confidence < threshold)

    def of_ink(self, strokes: Strokes) -> WordText:
        """The same word with other ink."""
        written = self.written and replace(self.written, strokes=strokes)
        return replace(self, written=written)

    def choose(self, number: int) -> WordText:
        """The same word with one of its candidates as text."""
        chosen = self.candidates[number]
        return replace(self, text=chosen.text, confidence=chosen.confidence, checked=True)

    def mended(self, text: str) -> WordText:
        """The same word with a text that a person typed."""
        others = (c for c in self.candidates if c.text != text)
        offered = (Alternative(text, 1.0), *others)[:CANDIDATES]
        return replace(self, text=text, confidence=1.0, candidates=offered, checked=True)

    def in_one(self) -> WordText:
        """The same word without the spaces that were read into it."""
        return self._mapped(lambda text: text.replace(" ", ""))

    def cased(self, case: Callable[[str], str]) -> WordText:
        """The same word in another case."""
        word = self._mapped(case)
        changed = word.text not in {c.text for c in self.candidates}
        return replace(word, recased=self.recased or changed)

    def _mapped(self, change: Callable[[str], str]) -> WordText:
        """The same word in other letters; candidates that become the same are one."""
        sums: dict[str, float] = {}
        for candidate in self.candidates:
            text = change(candidate.text)
            sums[text] = sums.get(text, 0.0) + candidate.confidence
        ranked = sorted(sums.items(), key=lambda pair: -pair[1])
        offered = tuple(Alternative(text, min(share, 1.0)) for text, share in ranked)
        best = offered[0] if offered else Alternative(change(self.text), self.confidence)
        return replace(self, text=best.text, confidence=best.confidence, candidates=offered)
