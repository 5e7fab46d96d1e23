from __future__ import annotations

import cv2
import numpy as np
import pytest

from app.core.forms.words import Words, printed_words
from app.core.geometry import Box
from tests.unit.core.files import Picture, blank_page

WORDS = ("Name", "Street", "Town", "Born", "Phone", "Remark", "Signed", "Date")
OTHERS = ("Ship", "Harbour", "Dock", "Sail", "Mast", "Anchor", "Cargo", "Oars")


def page(words: tuple[str, ...]) -> Picture:
    """A label above a long line in each row."""
    sheet = blank_page(1000, 700)
    for row, word in enumerate(words):
        place = (40, 60 + 110 * row)
        cv2.putText(sheet, word, place, cv2.FONT_HERSHEY_SIMPLEX, 0.5, (40,), 1, cv2.LINE_AA)
        cv2.line(sheet, (40, place[1] + 40), (500, place[1] + 40), (40,), 2)
    return sheet


@pytest.fixture
def words() -> list[Box]:
    sheet = page(WORDS)
    return printed_words(sheet, np.zeros_like(sheet))


def share(words: list[Box], seen: Picture, shift: int = 0) -> float:
    shifts = np.tile([0.0, shift], (len(words), 1))
    return Words(words, page(WORDS)).share_found(seen, shifts)


def test_labels_are_words_and_lines_are_none(words: list[Box]) -> None:
    assert len(words) == len(WORDS)
    assert all(box.x < 45 and box.width < 80 and box.height < 24 for box in words)


def test_what_is_written_in_fields_is_no_word() -> None:
    sheet = page(WORDS)
    space = np.zeros_like(sheet)
    space[:500] = 255

    assert {box.y > 500 for box in printed_words(sheet, space)} == {True}


def test_the_same_words_are_found(words: list[Box]) -> None:
    assert share(words, page(WORDS)) == 1.0
    poor = np.clip(cv2.GaussianBlur(page(WORDS), (0, 0), 1.2).astype(int) // 2 + 60, 0, 255)
    assert share(words, poor.astype(np.uint8)) == 1.0


def test_other_words_are_not(words: list[Box]) -> None:
    mixed = WORDS[:4] + OTHERS[4:]

    assert share(words, page(mixed)) == pytest.approx(0.5, abs=0.13)


def test_words_are_looked_for_where_paper_bends_to(words: list[Box]) -> None:
    moved = np.roll(page(WORDS), 12, axis=0)

    assert share(words, moved) < 0.5
    assert share(words, moved, shift=12) == 1.0


def test_few_words_tell_nothing(words: list[Box]) -> None:
    assert share(words[:4], blank_page(1000, 700)) == 1.0


def test_where_every_word_is_another_none_is_the_best(words: list[Box]) -> None:
    assert share(words, page(OTHERS)) < 0.5
