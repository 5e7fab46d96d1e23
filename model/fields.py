"""What a field may hold, as constraints on the search for its text."""

from __future__ import annotations

import string
from dataclasses import dataclass

from model.errors import FieldError

_LETTERS = frozenset(string.ascii_letters + "ÀÂÄÆÇÈÉÊËÎÏÔÖÙÛÜŒàâäæçèéêëîïñôöùûüœ")
_DIGITS = frozenset(string.digits)

ALLOWED: dict[str, frozenset[str] | None] = {
    "text": None,
    "name": _LETTERS | set(" -'."),
    "word": _LETTERS | _DIGITS | set("-'.,;:!?()\"/"),
    "digits": _DIGITS,
    "number": _DIGITS | set("+-.,"),
    "date": _DIGITS | set("/-. "),
    "amount": _DIGITS | set(" .,-€$"),
}
"""The characters each kind of field may hold; None allows every character."""


@dataclass(frozen=True)
class Field:
    """A kind of field.

    Attributes:
        kind: ``text``, ``name``, ``word``, ``digits``, ``number``, ``date``, ``amount`` or
            ``choice``.
        allowed: Characters it may hold, or None for all.
        choices: For ``choice``, the only texts it may hold.
    """

    kind: str = "text"
    allowed: frozenset[str] | None = None
    choices: tuple[str, ...] = ()

    @classmethod
    def parse(cls, text: str) -> Field:
        """Reads a description such as ``digits`` or ``choice:yes,no``.

        Raises:
            FieldError: the description is not understood.
        """
        kind, _, detail = text.partition(":")
        if kind in ALLOWED and not detail:
            return cls(kind, ALLOWED[kind])
        choices = tuple(c.strip() for c in detail.split(",") if c.strip())
        if kind == "choice" and choices:
            return cls(kind, None, tuple(dict.fromkeys(choices)))
        kinds = ", ".join([*ALLOWED, "choice:ONE,TWO"])
        raise FieldError(f"The field kind {text!r} is not known; use one of {kinds}.")


TEXT = Field()
