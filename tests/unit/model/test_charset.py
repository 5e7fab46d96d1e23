"""Text to labels and back."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.charset import BLANK, LATIN, Charset, fold, normalise

texts = st.text(alphabet=LATIN, max_size=20)


@given(texts)
def test_what_is_encoded_is_decoded_again(text: str) -> None:
    charset = Charset(LATIN)

    ids = charset.encode(text)

    assert charset.decode(ids) == text
    assert all(BLANK < i < len(charset) for i in ids)


def test_labels_follow_the_order_of_the_characters() -> None:
    charset = Charset("xyz")

    assert len(charset) == 4
    assert charset.encode("zxx") == [3, 1, 1]
    assert "y" in charset
    assert "q" not in charset


@pytest.mark.parametrize("text", ["aé", "a\n", "a€"])
def test_foreign_characters_are_named(text: str) -> None:
    with pytest.raises(ValueError, match=f"{text[1]!r}".replace("\\", r"\\")):
        Charset("abc").encode(text)


@pytest.mark.parametrize(
    ("characters", "message"), [("abca", "twice"), ("e\u0301", "form C"), ("\u212b", "form C")]
)
def test_a_charset_checks_itself(characters: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        Charset(characters)


def test_latin_writes_french_and_english() -> None:
    charset = Charset(LATIN)

    for text in (
        "L'œuvre « Noël » à 12,50 € (n° 7) : dès août, ça ira !",
        'It\'s #1 @ 50% & "ok"?',
    ):
        assert charset.decode(charset.encode(text)) == text


def test_equal_charsets_are_equal() -> None:
    assert Charset("ab") == Charset("ab") != Charset("ba")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("  two \t words\n", "two words"),
        ("l’été", "l'été"),
        ("e\u0301te\u0301", "été"),
        ("“hi” – a…", '"hi" - a...'),
        ("12\u202f000\u00a0€", "12 000 €"),
        ("", ""),
    ],
)
def test_text_is_normalised(text: str, expected: str) -> None:
    assert normalise(text) == expected


@given(st.text(max_size=30))
def test_normalising_twice_changes_nothing(text: str) -> None:
    once = normalise(text)

    assert normalise(once) == once
    assert unicodedata.is_normalized("NFC", once)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Élodie", "ELODIE"), ("cœur", "COEUR"), ("Lætitia", "LAETITIA"), ("ÇA-12", "CA-12")],
)
def test_folding_leaves_plain_capitals(text: str, expected: str) -> None:
    assert fold(text) == expected


@given(texts)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)
