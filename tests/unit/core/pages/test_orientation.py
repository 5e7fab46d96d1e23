"""Pages that lie wrong are turned, where that is certain."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

import resources
from app.core.image_io import Image, open_source, rotate
from app.core.pages.orientation import find_turn, read_upright
from model.fields import TEXT, Field
from model.reading import Character, Reading
from model.recognizer import Picture
from tests.unit.core.files import blank_page, written_page


def sample(name: str = "page.png") -> Image:
    return open_source(resources.path(f"samples/{name}")).load()


class Reader:
    """Is sure of a line whose ink is heavier in its upper half, as if that were the right way up.

    Args:
        sure: Certainty of letters the right way up.
        unsure: Certainty of letters that stand on their head.
    """

    def __init__(self, sure: float = 0.6, unsure: float = 0.4) -> None:
        self.sure, self.unsure = sure, unsure
        self.calls = 0

    def read_many(self, sources: Sequence[Picture], field: Field | str = TEXT) -> list[Reading]:
        self.calls += 1
        return [self._read(np.asarray(source)) for source in sources]

    def _read(self, picture: Picture) -> Reading:
        sure = self.sure if is_marked_above(picture) else self.unsure
        return Reading("a", sure, (Character("a", 0, 1, sure),))


def marked_page() -> Image:
    """Lines whose upper edge is drawn thick, so that the fake reader knows which way is up."""
    page, boxes = written_page(6)
    for box in boxes:
        page[box.y : box.y + 6, box.x : box.right] = 40
    return page


def is_marked_above(picture: Picture) -> bool:
    half = picture.shape[0] // 2
    return bool(picture[:half].mean() < picture[-half:].mean() - 40)


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_page_that_lies_wrong_is_found_and_read_upright(turn: int) -> None:
    page = marked_page()
    lying = rotate(page, -turn % 360)

    assert find_turn(lying, Reader()) == turn

    upright = read_upright(lying, Reader())
    assert upright.turn == turn
    assert len(upright.lines) == 6
    assert all(line.reading.confidence == 0.6 for line in upright.lines)
    assert max(line.box.bottom for line in upright.lines) <= page.shape[0]


def test_where_neither_way_is_surer_nothing_is_turned() -> None:
    for turn in (90, 180):
        assert find_turn(rotate(marked_page(), turn), Reader(0.5, 0.45)) == 0


def test_a_page_that_is_read_surely_is_not_looked_at_twice() -> None:
    reader = Reader(0.9, 0.9)
    assert read_upright(marked_page(), reader).turn == 0
    assert reader.calls == 3  # six lines, two at a time


@pytest.mark.parametrize("name", ["word_plume.png", "word_ete.png", "word_2026.png"])
@pytest.mark.parametrize("turn", [0, 90])
def test_a_single_word_does_no_harm(name: str, turn: int) -> None:
    """Seen from the side, some of them have ink but no line."""
    assert find_turn(rotate(sample(name), turn), Reader(0.5, 0.5)) == 0


def test_a_blank_page_stays_as_it_is() -> None:
    assert read_upright(blank_page(), Reader()).turn == 0
    assert find_turn(np.full((40, 30, 3), 255, np.uint8), Reader()) == 0
