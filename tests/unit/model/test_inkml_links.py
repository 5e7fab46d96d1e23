"""What a person said about words, kept in InkML as annotations."""

from __future__ import annotations

import pytest

from model.ink import Ink, Link
from model.inkml import format_inkml, parse_inkml


def ink(content: str) -> str:
    return f'<ink xmlns="http://www.w3.org/2003/InkML">{content}</ink>'


def test_what_was_said_about_words_is_read_again() -> None:
    a, b, c = Ink.from_points([[[0, 0]], [[5, 0]], [[9, 0]]]).strokes

    text = format_inkml(Ink((a, b, c), (Link(c, a, True), Link(a, b, False))))
    read = parse_inkml(text)

    first, second, third = read.strokes
    assert read.links == (Link(third, first, True), Link(first, second, False))
    assert '<annotation type="join">#t2 #t0</annotation>' in text


def test_of_more_than_a_person_says_about_words_the_newest_counts() -> None:
    notes = 5000 * '<annotation type="join">#a #b</annotation>'
    last = '<annotation type="split">#b #a</annotation>'

    read = parse_inkml(
        ink(f'<trace xml:id="a">0 0</trace><trace xml:id="b">5 0</trace>{notes}{last}')
    )

    first, second = read.strokes
    assert len(read.links) <= 1000
    assert read.links[-1] == Link(second, first, False)


@pytest.mark.parametrize(
    "note",
    [
        '<annotation type="truth">#a #b</annotation>',
        '<annotation type="join">#a #gone</annotation>',
        '<annotation type="join">#a</annotation>',
        '<annotation type="split">#a #a</annotation>',
        '<annotation type="split"/>',
        "<annotation>#a #b</annotation>",
    ],
)
def test_annotations_of_other_kinds_are_left_aside(note: str) -> None:
    read = parse_inkml(ink(f'<trace xml:id="a">1 2</trace><trace xml:id="b">9 2</trace>{note}'))

    assert (len(read.strokes), read.links) == (2, ())
