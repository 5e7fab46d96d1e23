"""What a field probably holds, by the label beside it; in English and French."""

from __future__ import annotations

import re
from dataclasses import replace
from difflib import get_close_matches

from app.core.forms.template import FormField
from model.charset import fold

_BY_WORD = {
    "date": ("DATE", "BIRTH", "BIRTHDAY", "BORN", "NAISSANCE", "NE", "NEE"),
    "amount": ("AMOUNT", "PRICE", "FEE", "SUM", "TOTAL", "MONTANT", "PRIX", "SOMME"),
}
_NAMES = ("NAME", "SURNAME", "FORENAME", "NOM", "PRENOM", "CITY", "TOWN", "VILLE")
_NO_PERSON = ("COMPANY", "FIRM", "FILE", "PRODUCT", "SOCIETE", "ENTREPRISE", "PRODUIT")
_DATE_ENDS = ("ON", "LE")
_OF_DIGITS = ("PHONE", "TELEPHONE", "MOBILE", "PORTABLE", "NUMBER", "NUMERO", "ZIP", "POSTAL")
_FUZZY, _LIKE = 5, 0.8


def with_likely_kind(field: FormField, label: str) -> FormField:
    """The same field, holding what its label says plainly; else any text.

    Args:
        field: As it was found.
        label: As it was read, so perhaps with a letter wrong.
    """
    words = re.findall(r"[A-Z]+", fold(label))
    if field.kind != "text" or field.lines or not words:
        return field
    for kind, known in _BY_WORD.items():
        if any(_is_one_of(word, known) for word in words):
            return replace(field, kind=kind)
    if words[-1] in _DATE_ENDS:
        return replace(field, kind="date")
    person = not any(_is_one_of(word, _NO_PERSON) for word in words)
    if person and any(_is_one_of(word, _NAMES) for word in (words[0], words[-1])):
        return replace(field, kind="name")
    # outside of combs people add signs and words to numbers
    if field.comb and any(_is_one_of(word, _OF_DIGITS) for word in words):
        return replace(field, kind="digits")
    return field


def _is_one_of(word: str, known: tuple[str, ...]) -> bool:
    """Whether it is one of the words, or a long one with a letter wrong."""
    return word in known or (len(word) >= _FUZZY and bool(get_close_matches(word, known, 1, _LIKE)))
