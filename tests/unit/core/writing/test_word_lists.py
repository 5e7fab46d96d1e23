"""Word lists decide between texts that were read nearly as well."""

from __future__ import annotations

import pytest

import resources
from app.core.writing.word_lists import LANGUAGES, Vocabulary, word_list
from model.charset import LATIN
from model.reading import Alternative, Reading


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


def reading() -> Reading:
    return Reading("Maisom,", 0.4, (), (Alternative("maison,", 0.3), Alternative("raisom", 0.1)))


def test_a_known_word_overtakes_one_that_is_not() -> None:
    ranked = Vocabulary(("fr",)).ranked(reading())
    assert [c.text for c in ranked.candidates] == ["maison,", "Maisom,", "raisom"]
    assert sum(c.confidence for c in ranked.candidates) == pytest.approx(0.8)


def test_what_was_read_much_better_stays_first() -> None:
    clear = Reading("Maisom,", 0.9, (), (Alternative("maison,", 0.05),))
    assert Vocabulary(("fr",)).ranked(clear).text == "Maisom,"


def test_without_lists_nothing_changes() -> None:
    assert Vocabulary(()).ranked(reading()) == reading()
    assert Vocabulary(("xx",)).ranked(reading()) == reading()


def test_the_words_of_the_person_are_expected_after_what_was_written() -> None:
    field = Vocabulary((), {"Bénédicte": 2.0}).field("name", "Sœur ")
    assert field.kind == "name"
    assert dict(field.expected) == {"Bénédicte": 2.0}
    assert field.before == "Sœur "
