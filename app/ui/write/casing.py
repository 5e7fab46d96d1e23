"""Which letters are raised: by the mode, the shift key, and where a sentence begins."""

from __future__ import annotations

from dataclasses import dataclass

from app.ui.write.modes import Mode, Shift, begins_sentence, capitalised
from app.ui.write.word_text import WordText


@dataclass
class Casing:
    """What decides about capitals.

    Attributes:
        mode: What is written.
        shift: Whether the first letter on the pad is raised, or all.
        sentences: Whether sentences begin with a capital.
    """

    mode: Mode = Mode.TEXT
    shift: Shift = Shift.OFF
    sentences: bool = False

    def of(self, word: WordText) -> WordText:
        """Any word but the first on the pad."""
        all_raised = self.mode is Mode.CAPITALS or self.shift is Shift.LOCK
        return word.cased(str.upper) if all_raised else word

    def of_first(self, word: WordText, before: str | None) -> WordText:
        """The first word on the pad, after a text if that is known."""
        text = before if self.sentences and self.mode is Mode.TEXT else None
        if self.shift is Shift.ONCE or (text is not None and begins_sentence(text)):
            word = word.cased(capitalised)
        return self.of(word)

    def spend(self) -> None:
        """The raised letter is written."""
        if self.shift is Shift.ONCE:
            self.shift = Shift.OFF
