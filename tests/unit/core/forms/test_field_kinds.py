from __future__ import annotations

import pytest

from app.core.forms.field_kinds import with_likely_kind
from app.core.forms.template import FormField
from app.core.geometry import Box


def kind(label: str, comb: bool = False, was: str = "text", lines: bool = False) -> str:
    field = FormField("Field 1", Box(0, 0, 300, 60), was, comb=comb, lines=lines)
    return with_likely_kind(field, label).kind


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("Last name", "name"),
        ("Nom de famille", "name"),
        ("Prénom", "name"),
        ("Surmame", "name"),
        ("City", "name"),
        ("Company name", "text"),
        ("Naming of parts", "text"),
        ("Date of birth", "date"),
        ("Né(e) le", "date"),
        ("Paid on", "date"),
        ("On", "date"),
        ("Amount", "amount"),
        ("Montant total", "amount"),
        ("Occupation", "text"),
        ("Remarks", "text"),
        ("123", "text"),
    ],
)
def test_the_label_tells_what_a_field_holds(label: str, expected: str) -> None:
    assert kind(label) == expected


def test_only_combs_hold_nothing_but_digits() -> None:
    assert kind("Phone", comb=True) == kind("Code postal", comb=True) == "digits"
    assert kind("Phone") == kind("Member", comb=True) == "text"


def test_what_is_known_stays() -> None:
    assert kind("Date", was="checkbox") == "checkbox"
    assert kind("Name and address", lines=True) == "text"
