"""Words of lines in which the network saw spaces."""

from __future__ import annotations

from app.core.writing.ink_words import group_words, has_gap, parted, rooms
from model.ink import Stroke
from tests.unit.core.writing.test_ink_document import letter, stroke

A, B, C, D = letter(0), letter(100), letter(160), letter(260)


def grouped(*strokes: Stroke, told: list[tuple[Stroke, ...]]) -> list[tuple[Stroke, ...]]:
    return [word.strokes for word in group_words(strokes, told=told)]


def test_a_line_is_parted_where_spaces_were_seen_and_nowhere_else() -> None:
    line = (A, B, C, D)
    assert len(group_words(line)) > 1
    assert parted(line, []) == [line]
    assert parted(line, [145.0]) == [(A, B), (C, D)]
    assert parted(line, [150.0, 90.0]) == [(A,), (B,), (C, D)]


def test_a_space_seen_beside_a_gap_means_that_gap() -> None:
    assert parted((A, B), [105.0]) == [(A,), (B,)]
    assert parted((A, B), [180.0]) == [(A, B)]


def test_of_two_gaps_near_a_space_the_wider_one_parts() -> None:
    middle = stroke((48, 20), (50, 40))
    near = stroke((56, 0), (80, 40))
    assert parted((A, middle, near), [52.0])[0] == (A,)


def test_a_gap_that_is_too_wide_for_a_word_always_parts() -> None:
    far = letter(900)
    assert parted((A, far), []) == [(A,), (far,)]


def test_strokes_of_a_word_keep_the_order_they_were_written_in() -> None:
    assert parted((B, A), []) == [(B, A)]


def test_gaps_as_wide_as_between_words_have_room_for_a_space() -> None:
    assert rooms((A, letter(38), B)) == [(68.0, 100.0)]
    assert rooms((A, letter(38))) == []


def test_only_strokes_with_room_between_them_can_be_words() -> None:
    assert has_gap((A, B))
    assert not has_gap((A,))
    assert not has_gap((A, stroke((0, 10), (200, 10)), B))


def test_words_that_were_told_are_neither_parted_nor_joined() -> None:
    beside = letter(38)
    assert len(group_words((A, beside))) == 1
    assert grouped(A, beside, C, D, told=[(A,), (beside, C, D)]) == [(A,), (beside, C, D)]


def test_new_strokes_go_to_the_words_that_were_told_by_their_gaps() -> None:
    near, far = letter(300), letter(420)
    assert grouped(A, B, near, far, told=[(A, B)]) == [(A, B), (near,), (far,)]
    cross = stroke((20, 10), (170, 10))
    assert grouped(A, B, C, cross, told=[(A, B), (C,)]) == [(A, B, cross), (C,)]


def test_of_words_that_were_told_erased_strokes_are_left_out() -> None:
    assert grouped(A, C, told=[(A, B, C)]) == [(A, C)]
