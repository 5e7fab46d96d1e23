"""Case and accents: consistent within a word unless the network is sure."""

from __future__ import annotations

import numpy as np
import pytest

from model.charset import Charset
from model.decoding import Span
from model.spelling import Speller

CHARSET = Charset(" -7AEabeéÉB")


def spelled(text: str, *doubts: tuple[int, str, float]) -> str:
    """What becomes of a text of which the network is sure but for some letters.

    Args:
        text: As the network read it, one time step a character.
        doubts: Place, another character, and how probable that one is there.
    """
    probabilities = np.full((len(text), len(CHARSET)), 1e-6, np.float32)
    for step, label in enumerate(CHARSET.encode(text)):
        probabilities[step, label] = 1.0
    for step, character, probability in doubts:
        probabilities[step, CHARSET.encode(text[step])] = 1 - probability
        probabilities[step, CHARSET.encode(character)] = probability
    folded = [CHARSET.folding[label] for label in CHARSET.encode(text)]
    spans = [Span(label, step, step + 1, 1.0) for step, label in enumerate(folded)]
    (labels,) = Speller(CHARSET)(np.log(probabilities), [spans])
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


def test_an_accent_is_told_by_the_network_alone() -> None:
    assert spelled("abbé", (3, "e", 0.6)) == "abbe"
