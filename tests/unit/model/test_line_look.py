"""What is seen in a line as a whole."""

from __future__ import annotations

import dataclasses

from model.ink import Ink
from model.line_look import LineLook, WordLook
from model.recognizer import Recognizer
from tests.fakes import FAKE_SPEC, FakeNetwork, spell

LINE = Ink.from_points([[(0, 0), (180, 40)], [(220, 0), (400, 40)]])


def look(text: str) -> LineLook:
    return Recognizer(FakeNetwork(text), FAKE_SPEC).look_at_line(LINE)


def letters(word: WordLook | None) -> str:
    assert word is not None
    labels = word.logits.argmax(axis=1).tolist()
    return "".join(FAKE_SPEC.charset.decode([label]) for label in labels if label)


def test_words_are_parted_where_the_space_is() -> None:
    words = look("abc de").words([(150, 260)])
    assert [letters(word).strip() for word in words] == ["abc", "de"]


def test_without_a_space_words_are_parted_between_them() -> None:
    words = look("abcd").words([(190, 210)])
    assert [letters(word) for word in words] == ["ab", "cd"]


def test_a_word_knows_where_in_the_line_it_begins() -> None:
    line = look("ab cd")
    first, second = line.words([(180, 220)])
    assert first is not None
    assert second is not None
    assert first.prepared.left == line.prepared.left
    steps = len(first.logits) * FAKE_SPEC.stride
    assert second.prepared.left == line.prepared.left + steps / line.prepared.scale


def test_of_a_word_without_room_nothing_is_seen() -> None:
    before, between, after = look("ab").words([(200, 200), (200, 200)])
    assert between is None
    assert letters(before) + letters(after) == "ab"


def test_what_was_seen_in_the_line_counts_where_a_word_leaves_doubts() -> None:
    weights = {"again": (0.0, 1.0, 0.0, 0.0)}
    spec = dataclasses.replace(FAKE_SPEC, calibration={**FAKE_SPEC.calibration, **weights})
    ink = Ink.from_points([[(0, 0), (30, 50), (60, 0)]])
    seen = WordLook(spell("dog", 20, spec.charset, 1.0), look("dog").prepared)

    unsure = Recognizer(FakeNetwork(["cat", "cat", "hen"], 0.45), spec)
    assert unsure.read(ink).text == "cat"
    unsure = Recognizer(FakeNetwork(["cat", "cat", "hen"], 0.45), spec)
    assert unsure.read(ink, in_line=seen).text == "dog"
    sure = Recognizer(FakeNetwork("cat", 0.99), spec)
    assert sure.read(ink, in_line=seen).text == "cat"
