"""Words of languages and of the person, and what they make likely."""

from __future__ import annotations

import functools
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

import resources
from model.fields import Field
from model.reading import Alternative, Reading

LANGUAGES = ("en", "fr")
"""The languages there are word lists of."""

_KNOWN = math.e
"""How many times likelier a word of the lists is; how frequent it is helped no further."""

_SIGNS = ' .,;:!?…"«»“”()'


@functools.cache
def word_list(language: str) -> frozenset[str]:
    """The words of a language, in lower case; see ``resources/lexicons``.

    Raises:
        FileNotFoundError: there is no list of that language.
    """
    lines = resources.path(f"lexicons/{language}.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if not line.startswith("#"))


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """Words that are likelier than others; equal only to itself.

    The person's own words take part in the search; those of the languages, too many for that,
    decide between the texts that were found.

    Attributes:
        languages: Whose word lists count; unknown ones are ignored.
        personal: The person's words, each with its weight in nats.
    """

    languages: tuple[str, ...] = ()
    personal: Mapping[str, float] = field(default_factory=dict)
    _fields: dict[str, Field] = field(default_factory=dict)

    def field(self, kind: str, before: str = "") -> Field:
        """A kind of field in which the person's words are likely, after a text.

        Raises:
            FieldError: the kind is not understood.
        """
        if kind not in self._fields:
            self._fields[kind] = Field.parse(kind).expecting(self.personal)
        return self._fields[kind].after(before)

    def knows(self, text: str) -> bool:
        """Whether a word is in one of the lists."""
        return _is_known(text, (word_list(name) for name in self.languages if name in LANGUAGES))

    def ranked(self, reading: Reading) -> Reading:
        """A reading whose candidates are ranked by the word lists as well."""
        lists = [word_list(name) for name in self.languages if name in LANGUAGES]
        candidates = [c for c in reading.candidates if c.text]
        if not lists or len(candidates) < 2:
            return reading
        scores = [c.confidence * (_KNOWN if _is_known(c.text, lists) else 1) for c in candidates]
        share = sum(c.confidence for c in candidates) / (sum(scores) or 1.0)
        offered = sorted(
            (Alternative(c.text, s * share) for c, s in zip(candidates, scores, strict=True)),
            key=lambda c: -c.confidence,
        )
        best, *others = offered
        characters = reading.characters if best.text == reading.text else ()
        return replace(
            reading, text=best.text, confidence=best.confidence, characters=characters,
            alternatives=tuple(others),
        )  # fmt: skip


NO_WORDS = Vocabulary()


def _is_known(text: str, lists: Iterable[frozenset[str]]) -> bool:
    word = text.lower().replace("’", "'").strip(_SIGNS)
    return any(word in words for words in lists)
