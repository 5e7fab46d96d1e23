"""Words as a person joins and parts them, and dots that bridge nothing."""

from __future__ import annotations

from app.core.writing.ink_document import InkDocument
from app.core.writing.ink_words import group_words
from model.ink import Stroke
from tests.unit.core.writing.test_ink_document import letter, stroke

A, B, C, D = letter(0), letter(38), letter(110), letter(148)


def written(document: InkDocument) -> list[tuple[Stroke, ...]]:
    return [word.strokes for word in document.words]


def test_words_are_joined_and_parted_again_by_undo() -> None:
    document = InkDocument([A, B, C, D])
    first, second = document.words
    document.join(first, second)
    assert written(document) == [(A, B, C, D)]
    document.undo()
    assert written(document) == [(A, B), (C, D)]
    document.redo()
    assert written(document) == [(A, B, C, D)]


def test_joined_words_take_the_one_between_them_along() -> None:
    document = InkDocument([A, B])
    (word,) = document.words
    document.add(letter(220))
    _, far = document.words
    document.join(word, far)
    document.add(letter(130))
    assert len(document.words) == 1
    assert document.words[0].strokes == document.strokes


def test_words_of_two_lines_can_be_one() -> None:
    below = letter(0, y=150)
    document = InkDocument([A, C, below])
    first, _, third = document.words
    document.join(first, third)
    assert written(document) == [(A, below), (C,)]


def test_a_word_is_parted_at_its_widest_gap() -> None:
    wide = letter(80)
    document = InkDocument([A, B, wide])
    (word,) = document.words
    assert document.split(word)
    assert written(document) == [(A, B), (wide,)]
    document.undo()
    assert written(document) == [(A, B, wide)]


def test_a_word_of_one_stroke_is_not_parted() -> None:
    document = InkDocument([A])
    assert not document.split(document.words[0])
    assert document.last is None


def test_parted_words_stay_parted_when_more_is_written() -> None:
    document = InkDocument([A, B])
    document.split(document.words[0])
    dot = stroke((53, -52))
    document.add(dot)
    assert written(document) == [(A,), (B, dot)]


def test_the_later_word_counts() -> None:
    document = InkDocument([A, B])
    document.split(document.words[0])
    document.join(*document.words)
    assert written(document) == [(A, B)]


def test_what_was_said_about_ink_that_is_gone_is_forgotten_and_comes_back_with_it() -> None:
    document = InkDocument([A, B])
    document.split(document.words[0])
    document.erase([B])
    document.add(letter(38))
    assert len(document.words) == 1
    document.undo()
    document.undo()
    assert written(document) == [(A,), (B,)]


def test_a_commit_brings_its_words_back_as_they_were() -> None:
    document = InkDocument([A, B])
    document.split(document.words[0])
    document.commit({A, B})
    assert document.words == []
    document.undo()
    assert written(document) == [(A,), (B,)]


def test_a_dot_in_a_wide_gap_joins_nothing() -> None:
    names = [letter(0), letter(38), letter(130), stroke((88, -2), (89, -1))]
    words = [word.strokes for word in group_words(names)]
    assert words == [(names[0], names[1], names[3]), (names[2],)]
