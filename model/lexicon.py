"""Words that are known, and how they are written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from model.charset import fold

_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_SHORT = 3
"""Words of fewer letters are as often a code, or part of one."""


class Lexicon:
    """Known words; they are asked for as ``charset.fold`` gives them.

    Args:
        words: As they are written, with their accents, and with a capital where they always have
            one.
    """

    def __init__(self, words: Sequence[str] = ()) -> None:
        self.words = words
        # each letter with an accent is folded once, not in each word
        joined = "\n".join(words)
        for letter in set(_NOT_ASCII.findall(joined)):
            joined = joined.replace(letter, fold(letter))
        self._spellings: dict[str, str] = {}
        for word, folded in zip(words, joined.upper().split("\n"), strict=False):
            if folded in self._spellings:
                self._spellings[folded] += f" {word}"
            else:
                self._spellings[folded] = word

    @classmethod
    def of(cls, texts: Iterable[str]) -> Lexicon:
        """The words of texts."""
        return cls(sorted({word for text in texts for word in _words(text)}))

    def unknown(self, text: str) -> int:
        """How many words of a folded text are not known; none where no word is."""
        if not self.words:
            return 0
        return sum(len(word) >= _SHORT and word not in self._spellings for word in _words(text))

    def spellings(self, word: str) -> Sequence[str]:
        """How a folded word is written."""
        return self._spellings.get(word, "").split()


def _words(text: str) -> list[str]:
    return _WORD.findall(text.replace("’", "'"))
