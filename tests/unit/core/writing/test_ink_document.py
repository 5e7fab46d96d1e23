"""Undo and redo of ink, words by their gaps, the eraser, and fitting ink into a box."""

from __future__ import annotations

import weakref
from collections.abc import Iterable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.writing.ink_document import STEPS, InkDocument, fit, touched
from app.core.writing.ink_words import completes, group_words
from model.ink import Ink, Link, Stroke


def stroke(*points: tuple[float, float]) -> Stroke:
    """A stroke through some points."""
    x, y = np.array(points, float).T
    return Stroke(x, y)


def letter(x: float, y: float = 0, height: float = 40) -> Stroke:
    """A zigzag 30 wide that stands on y."""
    return stroke((x, y), (x + 10, y - height), (x + 20, y), (x + 30, y - height))


def texts(strokes: Iterable[Stroke], names: dict[Stroke, str]) -> list[str]:
    """The words as names of their strokes."""
    return ["".join(names[s] for s in word.strokes) for word in group_words(list(strokes))]


def test_every_step_is_undone_and_done_again() -> None:
    a, b, c = letter(0), letter(40), letter(80)
    document = InkDocument()
    document.add(a)
    document.add(b)
    document.erase([a])
    document.clear()
    document.replace(Ink((c,)))
    states = [document.strokes]
    while document.undo():
        states.append(document.strokes)
    assert states == [(c,), (), (b,), (a, b), (a,), ()]
    while document.redo():
        states.pop()
        assert document.strokes == states[-1]
    assert document.strokes == (c,)


def test_a_new_stroke_forgets_what_was_undone() -> None:
    a, b = letter(0), letter(40)
    document = InkDocument([a])
    document.clear()
    document.undo()
    document.add(b)
    assert not document.can_redo
    assert document.redo() is None
    assert document.strokes == (a, b)


def test_steps_that_change_nothing_are_no_steps() -> None:
    document = InkDocument()
    document.clear()
    document.erase([letter(0)])
    assert document.last is None
    assert document.undo() is None


def test_a_commit_clears_and_is_known_again_when_undone() -> None:
    a = letter(0)
    document = InkDocument([a])
    change = document.commit({a})
    assert document.strokes == ()
    assert document.undo() is change
    assert document.strokes == (a,)


def test_a_step_may_change_no_ink() -> None:
    a = letter(0)
    document = InkDocument([a])
    mark = document.mark()
    assert document.last is mark
    assert document.undo() is mark
    assert document.redo() is mark
    assert document.strokes == (a,)


def test_ink_is_moved_with_what_was_said_about_its_words() -> None:
    a, b = letter(0), letter(110)
    moved = Ink((a, b), (Link(a, b, True),)).placed(2, 5, 7)
    assert moved.strokes[0].points.tolist() == [[x * 2 + 5, y * 2 + 7] for x, y in a.points]
    left, right = moved.strokes
    assert moved.links == (Link(left, right, True),)
    assert len(group_words(moved.strokes, moved.links)) == 1


def test_words_part_at_wide_gaps_only() -> None:
    names = {letter(0): "a", letter(38): "b", letter(110): "c", letter(150): "d"}
    assert texts(names, names) == ["ab", "cd"]


def test_words_come_in_reading_order_whatever_was_written_first() -> None:
    names = {letter(200): "c", letter(0, y=120): "d", letter(0): "a", letter(100): "b"}
    words = group_words(list(names))
    assert ["".join(names[s] for s in w.strokes) for w in words] == ["a", "b", "c", "d"]
    assert [w.line for w in words] == [0, 0, 0, 1]


def test_late_dots_and_crosses_go_to_their_word() -> None:
    i, far, cross = letter(0), letter(150), stroke((-5, -30), (40, -30))
    dot, comma = stroke((15, -52)), stroke((185, -2), (183, 9))
    names = {i: "i", far: "t", dot: ".", cross: "-", comma: ","}
    assert texts(names, names) == ["i.-", "t,"]


@pytest.mark.parametrize(
    ("late", "completes_it"),
    [
        ([(-5, -30), (40, -30)], True),
        ([(15, -52)], True),
        ([(76, -50), (77, -49)], True),
        ([(76, -2), (75, 6)], False),
        ([(74, 0), (80, -40), (90, 0)], False),
        ([(-40, 0), (-30, -40), (-20, 0)], False),
    ],
)
def test_crosses_and_dots_complete_a_word_and_letters_and_signs_do_not(
    late: list[tuple[float, float]], completes_it: bool
) -> None:
    assert completes(stroke(*late), [letter(0), letter(40)]) is completes_it


def test_a_dot_between_two_lines_goes_to_the_nearer_one() -> None:
    above, below, dot = letter(0), letter(0, y=130), stroke((15, 78))
    names = {above: "a", below: "b", dot: "."}
    assert texts(names, names) == ["a", "b."]


def test_a_line_that_climbs_is_one_line() -> None:
    line = [letter(x * 38, y=-x * 6) for x in range(20)]
    assert len({w.line for w in group_words(line)}) == 1


def test_the_gap_that_parts_grows_with_the_writing() -> None:
    def two(scale: float) -> list[Stroke]:
        return [Stroke(s.x * scale, s.y * scale) for s in (letter(0), letter(38), letter(110))]

    assert [len(group_words(two(scale))) for scale in (0.1, 1, 25)] == [2, 2, 2]


def test_words_of_the_same_strokes_are_equal() -> None:
    a, b = letter(0), letter(110)
    (first, second), (alone,) = group_words([a, b]), group_words([a])
    assert first == alone
    assert hash(first) == hash(alone)
    assert second != alone


def test_no_ink_has_no_words() -> None:
    assert group_words([]) == []


point = st.tuples(*[st.floats(-1e4, 1e4, width=32)] * 2)
stroke_strategy = st.lists(point, min_size=1, max_size=6).map(lambda p: stroke(*p))


@given(st.lists(stroke_strategy, max_size=12))
def test_every_stroke_is_in_exactly_one_word(strokes: list[Stroke]) -> None:
    grouped = [s for word in group_words(strokes) for s in word.strokes]
    assert len(grouped) == len(strokes)
    assert set(grouped) == set(strokes)


@pytest.mark.parametrize(
    ("path", "hit"),
    [
        ([(50, 3)], True),
        ([(50, 6)], False),
        ([(50, -100), (50, 100)], True),
        ([(104, 0)], True),
        ([(106, 0)], False),
    ],
)
def test_the_eraser_meets_the_line_between_two_points(
    path: list[tuple[float, float]], hit: bool
) -> None:
    line, away = stroke((0, 0), (100, 0)), stroke((0, 500), (100, 500))
    found = touched([line, away], np.array(path, np.float32), radius=5)
    assert found == ([line] if hit else [])


def test_the_eraser_meets_a_dot() -> None:
    dot = stroke((10, 10))
    assert touched([dot], np.array([(12.0, 10.0)], np.float32), radius=5) == [dot]


def test_ink_is_fitted_evenly_and_in_the_middle() -> None:
    channels = ([100, 300], [50, 150], [0.2, 0.8], [0, 1])
    ink = Ink((Stroke(*(np.array(values, np.float32) for values in channels)),))
    fitted = fit(ink, 100, 100)
    assert fitted.bounds == pytest.approx((0, 25, 100, 75))
    assert fitted.strokes[0].pressure == pytest.approx([0.2, 0.8])
    assert fitted.strokes[0].time == pytest.approx([0, 1])


def test_a_dot_is_moved_but_not_blown_up() -> None:
    assert fit(Ink((stroke((7, 9)),)), 100, 60).bounds == pytest.approx((50, 30, 50, 30))


def test_a_long_day_lets_the_first_steps_go() -> None:
    document = InkDocument()
    first = letter(0)
    gone = weakref.ref(first)
    document.add(first)
    document.commit({first})
    del first
    for _ in range(STEPS):
        document.add(letter(0))
        document.commit(set(document.strokes))

    undone = 0
    while document.undo():
        undone += 1

    assert undone == STEPS
    assert gone() is None
