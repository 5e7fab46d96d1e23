"""Word lists decide between texts that were read nearly as well."""

from __future__ import annotations

import pytest

import resources
from app.core.writing.word_lists import LANGUAGES, Vocabulary, word_list
from model.charset import LATIN


@pytest.mark.parametrize("language", LANGUAGES)
def test_lists_hold_words_that_can_be_written(language: str) -> None:
    words = word_list(language)
    assert 15_000 < len(words) < 40_000
    assert all(set(word) <= set(LATIN) for word in words)
    assert not any(word.startswith("#") or " " in word for word in words)


def test_lists_know_the_languages() -> None:
    assert {"house", "the", "don't"} <= word_list("en")
    assert {"été", "l'eau", "aujourd'hui", "cœur"} <= word_list("fr")
    assert "CC BY-SA 4.0" in resources.path("lexicons/fr.txt").read_text(encoding="utf-8")


def test_words_of_the_languages_are_likely() -> None:
    french = Vocabulary(("fr",))

    words = french.field("text").words
    assert words is not None
    assert words.gain("MAISON") > 0 == words.gain("MAISOM")
    assert french.field("text", "la").words is words
    assert Vocabulary(("fr",)).field("text").words is words


def test_both_languages_are_known_together() -> None:
    words = Vocabulary(("en", "fr")).field("text").words
    assert words is not None
    assert words.gain("HOUSE") == 2.0
    assert words.gain("MAISON") == 2.5


def test_without_lists_no_word_is_likelier() -> None:
    assert Vocabulary(()).field("text").words is None
    assert Vocabulary(("xx",)).field("text").words is None


def test_the_words_of_the_person_are_expected_after_what_was_written() -> None:
    field = Vocabulary((), {"Bénédicte": 2.0}).field("name", "Sœur ")
    assert field.kind == "name"
    assert dict(field.expected) == {"Bénédicte": 2.0}
    assert field.before == "Sœur "
