"""Words of languages with how common they are, and what they make likely."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import resources
from model.fields import Field

LANGUAGES = ("en", "fr")
"""The languages there are word lists of."""

_KNOWN, _PER_POWER, _RAREST = 1.0, 0.5, 3.0


@functools.cache
def word_list(language: str) -> Mapping[str, float]:
    """The words of a language with their weights in nats; see ``resources/lexicons``.

    Raises:
        FileNotFoundError: there is no list of that language.
    """
    lines = resources.path(f"lexicons/{language}.tsv").read_text(encoding="utf-8").splitlines()
    pairs = (line.split("\t") for line in lines if not line.startswith("#"))
    return {word: _KNOWN + _PER_POWER * (float(zipf) - _RAREST) for word, zipf in pairs}


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """Words that are more likely than others; equal only to itself.

    Attributes:
        words: Each with its weight in nats.
    """

    words: Mapping[str, float]
    _fields: dict[str, Field] = field(default_factory=dict)

    @classmethod
    def of(cls, languages: Iterable[str], personal: Mapping[str, float]) -> Vocabulary:
        """The words of some languages and those of the person; the larger weight counts.

        Names of languages that are not known are ignored.
        """
        words: dict[str, float] = {}
        lists = [word_list(name) for name in languages if name in LANGUAGES]
        for some in (*lists, personal):
            for word, weight in some.items():
                words[word] = max(weight, words.get(word, weight))
        return cls(words)

    def field(self, kind: str, before: str = "") -> Field:
        """A kind of field in which these words are likely, after a text.

        Raises:
            FieldError: the kind is not understood.
        """
        if kind not in self._fields:
            self._fields[kind] = Field.parse(kind)
        return self._fields[kind]


NO_WORDS = Vocabulary({})
