"""Words of languages and of the person, and what they make likely."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

import resources
from model.fields import Field
from model.lexicon import WordList

LANGUAGES = ("en", "fr")
"""The languages there are word lists of."""

_SIGNS = ' .,;:!?…"«»“”()'


@functools.cache
def word_list(language: str) -> frozenset[str]:
    """The words of a language, in lower case; see ``resources/lexicons``.

    Raises:
        FileNotFoundError: there is no list of that language.
    """
    lines = resources.path(f"lexicons/{language}.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if not line.startswith("#"))


@functools.cache
def known_words(languages: frozenset[str]) -> WordList | None:
    """The words of languages together; None where there is no list of any."""
    known = languages.intersection(LANGUAGES)
    return WordList([word for name in known for word in word_list(name)]) if known else None


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """Words that are likelier than others; equal only to itself.

    Attributes:
        languages: Whose word lists count; unknown ones are ignored.
        personal: The person's words, each with its weight in nats.
    """

    languages: tuple[str, ...] = ()
    personal: Mapping[str, float] = field(default_factory=dict)
    _fields: dict[str, Field] = field(default_factory=dict)

    def field(self, kind: str, before: str = "") -> Field:
        """A kind of field in which these words are likely, after a text.

        Raises:
            FieldError: the kind is not understood.
        """
        if kind not in self._fields:
            field = Field.parse(kind).expecting(self.personal)
            self._fields[kind] = replace(field, words=known_words(frozenset(self.languages)))
        return self._fields[kind].after(before)

    def knows(self, text: str) -> bool:
        """Whether a word is in one of the lists."""
        return _is_known(text, (word_list(name) for name in self.languages if name in LANGUAGES))


NO_WORDS = Vocabulary()


def _is_known(text: str, lists: Iterable[frozenset[str]]) -> bool:
    word = text.lower().replace("’", "'").strip(_SIGNS)
    return any(word in words for words in lists)
