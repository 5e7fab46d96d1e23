"""Words that are known, and how they are written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cached_property

from model.charset import fold

_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_SHORT = 3
"""Words of fewer letters are as often a code, or part of one."""

OPENING, CLOSING = '"«(', '.,;:!?"»)'
"""Signs before and behind a word."""

_AROUND = f" {OPENING}{CLOSING}'"

_LETTER, _MOST = 0.5, 4.0
"""Nats for each letter of a word but the first, and at most."""


class Lexicon:
    """Known words; they are asked for as ``charset.fold`` gives them.

    Args:
        words: As they are written, with their accents, and with a capital where they always have
            one.
    """

    def __init__(self, words: Sequence[str] = ()) -> None:
        self.words = words
        self._spellings: dict[str, str] = {}
        for word, folded in zip(words, _folded(words), strict=False):
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


class WordList:
    """Words that are likelier than others; equal only to itself.

    Args:
        words: As they are written.
    """

    def __init__(self, words: Sequence[str]) -> None:
        self._words = words

    @cached_property
    def folded(self) -> list[str]:
        """Each of them once, as ``charset.fold`` gives it, sorted."""
        return sorted(self._known)

    @cached_property
    def _known(self) -> frozenset[str]:
        return frozenset(_folded(self._words))

    def gain(self, text: str) -> float:
        """By how many nats a text is likelier that is one of them, perhaps between signs.

        The more letters it has, the less it is one by accident.
        """
        word = fold(text).strip(_AROUND)
        return min(_LETTER * (len(word) - 1), _MOST) if word in self._known else 0.0


def _folded(words: Sequence[str]) -> list[str]:
    """Words folded, each letter with an accent once and not in each of them."""
    joined = "\n".join(words)
    for letter in set(_NOT_ASCII.findall(joined)):
        joined = joined.replace(letter, fold(letter))
    return joined.upper().split("\n")


def _words(text: str) -> list[str]:
    return _WORD.findall(text.replace("’", "'"))
