"""Known words, asked for without case and accents."""

from __future__ import annotations

import pytest

from model.lexicon import Lexicon, WordList


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        ("", 0),
        ("LEA", 0),
        ("LEA LEO, LEA", 1),
        ("L'ETE", 0),
        ("L’ETE", 0),
        ("LEA-LEA", 1),
        ("LE", 0),
        ("LEA2LE", 0),
    ],
)
def test_words_that_are_not_known_are_counted(text: str, unknown: int) -> None:
    assert Lexicon.of(["Léa, l’été"]).unknown(text) == unknown


def test_no_word_is_unknown_where_none_is_known() -> None:
    assert Lexicon().unknown("LEA LEO") == 0


def test_a_word_may_be_written_in_several_ways() -> None:
    lexicon = Lexicon.of(["piqué", "pique", "cœur", "Reims"])

    assert lexicon.spellings("PIQUE") == ["pique", "piqué"]
    assert lexicon.spellings("COEUR") == ["cœur"]
    assert lexicon.spellings("REIMS") == ["Reims"]
    assert lexicon.spellings("PIC") == []


def test_long_known_words_gain_most_and_no_more_than_a_limit() -> None:
    words = WordList(["a", "été", "house", "thermodynamics", "œuvre"])

    gains = [words.gain(text) for text in ("A", "ETE,", '"HOUSE"', "THERMODYNAMICS", "HOUS")]
    assert gains == [0.0, 1.0, 2.0, 4.0, 0.0]
    assert words.gain("œUVRE") == words.gain("OEUVRE") > 0
    assert words.folded == sorted(words.folded)
