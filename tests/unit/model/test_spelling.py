"""Case and accents: consistent within a word unless the network is sure."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from model.charset import Charset
from model.decoding import Span
from model.lexicon import Lexicon
from model.spelling import Speller

CHARSET = Charset(" -7AEabeéÉB")


def spelled(text: str, *doubts: tuple[int, str, float], known: Sequence[str] = ()) -> str:
    """What becomes of a text of which the network is sure but for some letters.

    Args:
        text: As the network read it, one time step a character.
        doubts: Place, another character, and how probable that one is there.
        known: Words that are known.
    """
    probabilities = np.full((len(text), len(CHARSET)), 1e-6, np.float32)
    for step, label in enumerate(CHARSET.encode(text)):
        probabilities[step, label] = 1.0
    for step, character, probability in doubts:
        probabilities[step, CHARSET.encode(text[step])] = 1 - probability
        probabilities[step, CHARSET.encode(character)] = probability
    folded = [CHARSET.folding[label] for label in CHARSET.encode(text)]
    spans = [Span(label, step, step + 1, 1.0) for step, label in enumerate(folded)]
    (labels,) = Speller(CHARSET)(np.log(probabilities), [spans], Lexicon.of(known))
    return CHARSET.decode(labels)


@pytest.mark.parametrize("text", ["abbé", "Abbé", "ABBÉ", "aBbE", "Abb-ABB 7é", "7", "É", "é"])
def test_what_is_sure_is_kept(text: str) -> None:
    assert spelled(text) == text


@pytest.mark.parametrize(
    ("text", "doubt", "expected"),
    [
        ("abBa", (2, "b", 0.3), "abba"),
        ("ABbA", (2, "B", 0.3), "ABBA"),
        ("Abb ABb", (6, "B", 0.3), "Abb ABB"),
        ("eb-Eb", (0, "E", 0.45), "eb-Eb"),
    ],
)
def test_a_letter_in_doubt_follows_its_word(
    text: str, doubt: tuple[int, str, float], expected: str
) -> None:
    assert spelled(text, doubt) == expected


def test_accents_of_an_unknown_word_are_told_by_the_network_alone() -> None:
    assert spelled("abbé", (3, "e", 0.6)) == "abbe"


@pytest.mark.parametrize(
    ("text", "doubt", "known", "expected"),
    [
        ("abbe", (3, "é", 0.2), "abbé", "abbé"),
        ("abbé", (3, "e", 0.2), "abbe", "abbe"),
        ("ABBE", (3, "É", 0.2), "abbé", "ABBÉ"),
        ("abbe", (3, "é", 0.2), "abbe abbé", "abbe"),
        ("abba", (0, "A", 0.3), "Abba", "Abba"),
        ("Abba", (0, "a", 0.3), "abba", "Abba"),
        ("bab-bea", (5, "é", 0.2), "béa", "bab-béa"),
    ],
)
def test_letters_in_doubt_are_written_as_in_known_words(
    text: str, doubt: tuple[int, str, float], known: str, expected: str
) -> None:
    assert spelled(text, doubt, known=[known]) == expected


@pytest.mark.parametrize("text", ["abbe", "abba", "ABBÉ"])
def test_what_is_sure_is_kept_against_known_words(text: str) -> None:
    assert spelled(text, known=["abbé", "Abba"]) == text
