"""Whether what was read in a field can be: required, format, range, expected values."""

from __future__ import annotations

from collections.abc import Set

from app.core.forms.template import FormField
from app.core.forms.written_values import bound, day, number
from model.charset import fold

YES, NO = "yes", "no"
"""Texts of a check box."""


def complaint(field: FormField, text: str, expected: Set[str] = frozenset()) -> str:
    """What is wrong with a text in a field, as a short sentence; empty when nothing is.

    Args:
        field: The field.
        text: What was read or typed.
        expected: The only values that are expected, as ``expected_key`` gives them; empty when
            any value is.
    """
    if not text or (field.is_checkbox and text == NO):
        return "must be filled in" if field.required else ""
    if field.is_checkbox:
        return "" if text == YES else "must be yes or no"
    if not field.field.holds(text):
        return _not_of_its_kind(field, text)
    return _out_of_range(field, text) or _unexpected(text, expected)


def expected_key(text: str) -> str:
    """What two spellings of one value have in common: letters without case and accents."""
    return " ".join(fold(text).split())


def _not_of_its_kind(field: FormField, text: str) -> str:
    kind, _, detail = field.kind.partition(":")
    match kind:
        case "date":
            return f"{text!r} is not a date like {detail}" if detail else f"{text!r} is not a date"
        case "name":
            return f"{text!r} is not a name"
        case "word":
            return f"{text!r} is not a single word"
        case "digits":
            return f"{text!r} has more than digits"
        case "number":
            return f"{text!r} is not a number"
        case "amount":
            return f"{text!r} is not an amount of money"
        case "choice":
            return f"{text!r} is not one of {', '.join(field.field.choices)}"
        case _:
            return f"{text!r} does not have the form {detail}"


def _unexpected(text: str, expected: Set[str]) -> str:
    if expected and expected_key(text) not in expected:
        return f"{text!r} is not among the expected values"
    return ""


def _out_of_range(field: FormField, text: str) -> str:
    kind = field.field.kind
    if kind != "date" and not (field.least or field.greatest):
        return ""
    value = day(text, field.kind.partition(":")[2]) if kind == "date" else number(text)
    if value is None:
        return f"{text!r} is not a day" if kind == "date" else f"{text!r} is not a number"
    low, high = bound(kind, field.least), bound(kind, field.greatest)
    if low is not None and value < low:
        least = field.least
        return f"{text!r} is before {least}" if kind == "date" else f"{text!r} is less than {least}"
    if high is not None and value > high:
        most = field.greatest
        return f"{text!r} is after {most}" if kind == "date" else f"{text!r} is more than {most}"
    return ""
