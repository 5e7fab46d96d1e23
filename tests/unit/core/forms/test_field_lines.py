from __future__ import annotations

import numpy as np
import pytest

from app.core.forms.field_lines import joined, line_pictures
from model.reading import EMPTY, Alternative, Reading
from tests.fakes import draw_page
from tests.unit.core.files import blank_page


def test_each_line_has_a_picture_of_its_own() -> None:
    page = draw_page(["first line", "second", "the third one"])

    pictures = line_pictures(page)

    assert len(pictures) == 3
    assert [p.shape[0] < page.shape[0] / 3 for p in pictures] == [True] * 3
    widths = [p.shape[1] for p in pictures]
    assert widths[1] < widths[0] < widths[2]


def test_lines_that_begin_far_apart_stay_in_their_order() -> None:
    page = draw_page(["one", "two", "three"])
    rows = page.shape[0] // 3
    far = np.full((page.shape[0], 3 * page.shape[1]), 255, np.uint8)
    for number, part in enumerate((page[:rows], page[rows : 2 * rows], page[2 * rows :])):
        left = (2 - number) * page.shape[1]
        top = number * rows
        far[top : top + len(part), left : left + page.shape[1]] = part

    widths = [picture.shape[1] for picture in line_pictures(far)]

    assert len(widths) == 3
    assert widths[2] > max(widths[:2])


def test_words_far_apart_on_one_line_are_read_as_one_from_left_to_right() -> None:
    words, below = draw_page(["left"]), draw_page(["the line below"])
    height, width = words.shape
    field = np.full((2 * height, 6 * width), 255, np.uint8)
    field[:height, :width] = words
    # a little higher, so that it is found before the word on its left
    field[: height - 4, 5 * width :] = draw_page(["right!"])[4:, :width]
    field[height:, width : width + below.shape[1]] = below[:height]

    pictures = line_pictures(field)

    assert len(pictures) == 2
    first = pictures[0]
    assert first.shape[1] < 3 * width
    half = first.shape[1] // 2
    ink = (first < 128).sum(axis=0)
    assert ink[:half].any()
    assert ink[half:].sum() > ink[:half].sum()


def test_small_writing_below_large_is_found_where_the_distance_of_lines_is_known() -> None:
    large = draw_page(["Roller sollen rollen"], 60)[30:160]
    small = [draw_page([text], 20)[20:70] for text in ("comments", "Heute wird")]
    width = large.shape[1]
    beside = [((0, 0), (0, width - part.shape[1])) for part in small]
    parts = [np.pad(p, b, constant_values=255) for p, b in zip(small, beside, strict=True)]
    field = np.vstack([large, *parts])

    assert len(line_pictures(field)) == 2
    assert len(line_pictures(field, 50)) == 3


def test_where_no_line_is_found_the_whole_is_one() -> None:
    page = blank_page(300, 200)

    assert [p.shape for p in line_pictures(page)] == [page.shape]


def test_lines_are_joined() -> None:
    first = Reading("12 High Street", 0.9, (), (Alternative("12 High Strect", 0.06),))
    second = Reading("Leeds", 0.5, (), (Alternative("Leods", 0.3), Alternative("", 0.1)))

    both = joined([first, second])

    assert both.text == "12 High Street\nLeeds"
    assert both.confidence == pytest.approx(0.45)
    assert [a.text for a in both.alternatives] == [
        "12 High Street\nLeods",
        "12 High Street",
        "12 High Strect\nLeeds",
    ]
    assert [a.confidence for a in both.alternatives] == pytest.approx([0.27, 0.09, 0.03])


def test_one_line_stays_as_it_was_read_and_none_is_empty() -> None:
    line = Reading("Leeds", 0.5, (), (Alternative("Leods", 0.3),))

    assert joined([line]) is line
    assert joined([]) == EMPTY


def test_a_line_of_which_nothing_is_read_makes_the_rest_doubtful() -> None:
    both = joined([Reading("Leeds", 0.9), Reading("", 0.5)])

    assert (both.text, both.confidence) == ("Leeds", pytest.approx(0.45))
