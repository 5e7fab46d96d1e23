"""What a field may hold, as constraints on the search for its text."""

from __future__ import annotations

import dataclasses
import re
import string
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from model.errors import FieldError
from model.grammar import automaton
from model.lexicon import WordList

_LETTERS = frozenset(string.ascii_letters + "ÀÂÄÆÇÈÉÊËÎÏÔÖÙÛÜŒàâäæçèéêëîïñôöùûüœ")
_DIGITS = frozenset(string.digits)

_ALLOWED: dict[str, frozenset[str] | None] = {
    "text": None,
    "name": _LETTERS | set(" -'."),
    "word": _LETTERS | _DIGITS | set("-'.,;:!?()\"/"),
}
"""Kinds without a pattern, and the characters they may hold; None allows every character."""

_DAY, _MONTH = "(0?[1-9]|[12][0-9]|3[01])", "(0?[1-9]|1[0-2])"
_YEAR = "((1[89]|20)?[0-9]{2})"
_WHOLE = "([0-9]+|[0-9]{1,3}([ .,'][0-9]{3})+)"

_PATTERNS = {
    "digits": "[0-9]+",
    "number": rf"[+-]?{_WHOLE}([.,][0-9]+)?",
    "amount": rf"([€$] ?)?-?{_WHOLE}([.,]([0-9]{{1,2}}|-))?( ?[€$])?",
    "date": "|".join(
        [
            *(f"{_DAY}{sign}{_MONTH}{sign}{_YEAR}" for sign in ("/", "-", "[.]", " ")),
            "(0[1-9]|[12][0-9]|3[01])(0[1-9]|1[0-2])(1[89]|20)?[0-9]{2}",
            "(1[89]|20)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])",
        ]
    ),
}
"""Kinds whose whole text matches a regular expression."""

_DATE_PARTS = {
    "YYYY": "(1[89]|20)[0-9]{2}", "YY": "[0-9]{2}", "MM": "(0[1-9]|1[0-2])", "M": _MONTH,
    "DD": "(0[1-9]|[12][0-9]|3[01])", "D": _DAY,
}  # fmt: skip

EXPECTED_WEIGHT = 3.0
"""How much likelier an expected text is than another, in nats, unless said otherwise."""


@dataclass(frozen=True)
class Field:
    """A kind of field.

    Attributes:
        kind: ``text``, ``name``, ``word``, ``digits``, ``number``, ``date``, ``amount``, ``code``
            or ``choice``.
        allowed: Characters it may hold, or None for all.
        pattern: Regular expression that the whole text matches; empty for none.
        choices: For ``choice``, the only texts it may hold.
        expected: Texts that are likelier than others, and by how many nats.
        before: What stands before it, for the language model.
        spaces: Whether spaces may part what is written, where no rule says so.
        words: Words that are likelier than others, if a letter model takes part.
    """

    kind: str = "text"
    allowed: frozenset[str] | None = None
    pattern: str = ""
    choices: tuple[str, ...] = ()
    expected: tuple[tuple[str, float], ...] = ()
    before: str = ""
    spaces: bool = True
    words: WordList | None = None

    @classmethod
    def parse(cls, text: str) -> Field:
        """Reads ``digits``, ``date:DD/MM/YYYY``, ``code:[A-Z]{2}[0-9]+``, ``choice:yes,no`` ...

        Raises:
            FieldError: the description is not understood.
        """
        kind, colon, detail = text.partition(":")
        if kind == "choice" and detail.strip(" ,"):
            choices = (c.strip() for c in detail.split(","))
            return cls(kind, choices=tuple(dict.fromkeys(c for c in choices if c)))
        if kind == "code" and detail:
            return cls(kind, pattern=_checked(detail))
        if kind == "date" and detail:
            return cls(kind, pattern=_date_pattern(detail))
        if kind in _ALLOWED and not colon:
            return cls(kind, _ALLOWED[kind])
        if kind in _PATTERNS and not colon:
            return cls(kind, pattern=_PATTERNS[kind])
        kinds = ", ".join([*_ALLOWED, *_PATTERNS, "date:DD/MM/YYYY", "code:REGEX", "choice:A,B"])
        raise FieldError(f"The field kind {text!r} is not known; use one of {kinds}.")

    def expecting(self, texts: Mapping[str, float] | Iterable[str]) -> Field:
        """The same field, in which some texts are likelier; all others stay possible.

        Args:
            texts: The texts; with a mapping, by how many nats each is likelier.
        """
        weights = texts if isinstance(texts, Mapping) else dict.fromkeys(texts, EXPECTED_WEIGHT)
        return dataclasses.replace(self, expected=tuple(weights.items()))

    def after(self, text: str) -> Field:
        """The same field, standing after some text."""
        return dataclasses.replace(self, before=text)

    def one_word(self) -> Field:
        """The same field, in which no space is written."""
        return dataclasses.replace(self, spaces=False)

    def holds(self, text: str) -> bool:
        """Whether a text keeps the rule of this field; an empty one always does."""
        if not text:
            return True
        if self.choices:
            return text in self.choices
        if self.pattern:
            return automaton(self.pattern).accepts(text)
        return self.allowed is None or set(text) <= self.allowed


TEXT = Field()


def _checked(pattern: str) -> str:
    if automaton(pattern).empty():
        raise FieldError(f"No text matches the pattern {pattern!r}.")
    return pattern


def _date_pattern(form: str) -> str:
    parts = re.split("(YYYY|YY|MM|M|DD|D)", form)
    found = {part[0] for part in parts[1::2]}
    if not {"D", "M"} <= found and not {"M", "Y"} <= found and found != {"Y"}:
        raise FieldError(f"The date format {form!r} is not known; write it like DD/MM/YYYY.")
    return "".join(
        _DATE_PARTS[part] if index % 2 else re.escape(part) for index, part in enumerate(parts)
    )
