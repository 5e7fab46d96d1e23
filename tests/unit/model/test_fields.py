"""Descriptions of fields, and what fits them."""

from __future__ import annotations

import pytest

from model.errors import FieldError
from model.fields import EXPECTED_WEIGHT, Field


@pytest.mark.parametrize(
    ("kind", "fitting", "wrong"),
    [
        ("text", ["Été !", "12"], []),
        ("name", ["Anne-Sophie d'Arc"], ["R2D2"]),
        ("digits", ["007"], ["1 2", "1a"]),
        ("number", ["-3", "1 000 000", "3.14"], ["1,", "--2", "1 00"]),
        ("amount", ["12,50 €", "€12", "1 234,50", "$ 99", "12.-"], ["12,5555", "abc", "€"]),
        ("date", ["1/2/99", "12.05.2020", "31122020", "2020-01-31"], ["32/1/20", "1/13/20"]),
        ("date:DD/MM/YYYY", ["01/02/2003"], ["1/2/2003", "01-02-2003"]),
        ("code:[A-Z]{2}-?[0-9]{3}", ["AB-123", "AB123"], ["ab123", "AB12"]),
        ("choice:oui, non", ["oui", "non"], ["peut-être", "OUI"]),
    ],
)  # fmt: skip
def test_what_a_field_holds(kind: str, fitting: list[str], wrong: list[str]) -> None:
    field = Field.parse(kind)

    assert [text for text in [*fitting, ""] if not field.holds(text)] == []
    assert [text for text in wrong if field.holds(text)] == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("nonsense", "'nonsense' is not known"),
        ("digits:3", "'digits:3' is not known"),
        ("code:", "not known"),
        ("code:[a", r"'\[a' cannot be used"),
        ("code:a{3,1}", "cannot be used: min repeat greater than max"),
        ("code:a{99999999999}", "cannot be understood"),
        ("code:(a|b)*a(a|b){30}", "cannot be used: it is too complex"),
        ("code:([a-z]{0,900}[0-9]){900}", "cannot be used: it is too complex"),
        ("code:(?#a comment)a", "cannot be understood"),
        ("code:" + "(" * 999 + "a" + ")" * 999, "cannot be understood"),
        ("choice: ,", "not known"),
        ("date:tomorrow", "'tomorrow' is not known"),
    ],
)
def test_a_wrong_description_is_named(text: str, said: str) -> None:
    with pytest.raises(FieldError, match=said):
        Field.parse(text)


def test_a_field_may_expect_texts_and_follow_others() -> None:
    field = Field.parse("name").expecting(["LEA"]).after("Madame")

    assert field.expected == (("LEA", EXPECTED_WEIGHT),)
    assert field.expecting({"ZOE": 1.5}).expected == (("ZOE", 1.5),)
    assert (field.kind, field.before) == ("name", "Madame")
