from __future__ import annotations

from typing import Any

import pytest

from app.core.forms.template import FormField
from app.core.forms.validation import complaint, expected_key
from app.core.geometry import Box


def field(kind: str, **values: Any) -> FormField:
    return FormField("F", Box(0, 0, 9, 9), kind, **values)


@pytest.mark.parametrize(
    ("form_field", "text", "sentence"),
    [
        (field("text"), "anything", ""),
        (field("text"), "", ""),
        (field("text", required=True), "", "must be filled in"),
        (field("checkbox"), "no", ""),
        (field("checkbox", required=True), "no", "must be filled in"),
        (field("checkbox", required=True), "yes", ""),
        (field("checkbox"), "perhaps", "must be yes or no"),
        (field("digits"), "12a", "'12a' has more than digits"),
        (field("digits", least="10"), "9", "'9' is less than 10"),
        (field("digits", greatest="10"), "11", "'11' is more than 10"),
        (field("amount", least="0.5"), "0,50 €", ""),
        (field("choice:A,B"), "C", "'C' is not one of A, B"),
        (field("code:[A-Z]{2}"), "Q", "'Q' does not have the form [A-Z]{2}"),
        (field("date"), "31/02/2020", "'31/02/2020' is not a day"),
        (field("date"), "29/02/2020", ""),
        (field("date", least="1990-01-01"), "31/12/1989", "'31/12/1989' is before 1990-01-01"),
        (field("date", greatest="1990-01-01"), "02/01/1990", "'02/01/1990' is after 1990-01-01"),
        (field("date"), "soon", "'soon' is not a date"),
        (field("date:MM/DD/YYYY"), "31/12/1989", "'31/12/1989' is not a date like MM/DD/YYYY"),
        (field("name"), "R2", "'R2' is not a name"),
        (field("word"), "two words", "'two words' is not a single word"),
        (field("number"), "1,2,3", "'1,2,3' is not a number"),
        (field("amount"), "much", "'much' is not an amount of money"),
        (field("date:MM/DD/YYYY"), "12/31/1989", ""),
    ],
)
def test_complaints(form_field: FormField, text: str, sentence: str) -> None:
    assert complaint(form_field, text) == sentence


def test_expected_values_are_compared_without_case_and_accents() -> None:
    expected = frozenset({expected_key("Lefèvre"), expected_key("Le  Goff")})

    assert complaint(field("name"), "LEFEVRE", expected) == ""
    assert complaint(field("name"), "le goff", expected) == ""
    assert complaint(field("name"), "Martin", expected) == (
        "'Martin' is not among the expected values"
    )
