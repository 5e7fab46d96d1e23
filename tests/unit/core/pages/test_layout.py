from __future__ import annotations

import tracemalloc
from collections.abc import Sequence

import cv2
import numpy as np
import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis.extra import numpy as hnp

from app.core.geometry import Box
from app.core.pages.layout import Line, cut_line, find_lines
from app.core.pages.ridges import Ridge
from tests.unit.core.files import TEXTS, Picture, blank_page, write, written_page


def assert_found(lines: Sequence[Line], boxes: Sequence[Box], slack: int = 14) -> None:
    """Every box is one line, in that order, and there is no other line."""
    found = [(b.x, b.y, b.right, b.bottom) for b in (line.box for line in lines)]
    wanted = [(b.x, b.y, b.right, b.bottom) for b in boxes]
    assert len(found) == len(wanted), found
    np.testing.assert_allclose(found, wanted, atol=slack)


def test_lines_of_a_page_in_order() -> None:
    page, boxes = written_page()

    assert_found(find_lines(page), boxes)


@pytest.mark.parametrize("shape", [(1, 1), (3, 400), (400, 3), (900, 800)])
@pytest.mark.parametrize("shade", [0, 128, 255])
def test_blank_page_has_no_lines(shape: tuple[int, int], shade: int) -> None:
    assert find_lines(np.full(shape, shade, np.uint8)) == []


@pytest.mark.parametrize("pitch", [0.0, 0.5])
def test_between_lines_without_room_for_letters_there_is_no_writing(pitch: float) -> None:
    assert find_lines(written_page(2)[0], pitch) == []


def test_noise_and_dust_are_no_lines() -> None:
    rng = np.random.default_rng(2)
    page = np.clip(rng.normal(225, 4, (900, 700)), 0, 255).astype(np.uint8)
    for x, y in rng.integers(20, 680, (25, 2)).tolist():
        cv2.circle(page, (x, y), 1, (90,), -1)

    assert find_lines(page) == []


@pytest.mark.parametrize("scale", [0.6, 1.0, 2.0, 5.0])
def test_single_line_of_any_size(scale: float) -> None:
    page = blank_page(round(60 * scale) + 20, round(420 * scale) + 40)
    box = write(page, "a single line", 20, round(40 * scale) + 5, scale)

    assert_found([*find_lines(page)], [box], slack=round(12 * scale) + 4)


@pytest.mark.parametrize("word", ["one", "Wednesday", "2026", "I", "fly"])
def test_single_word(word: str) -> None:
    page = blank_page(90, 400)
    box = write(page, word, 30, 60)

    assert_found(find_lines(page), [box])


def test_word_that_fills_its_picture() -> None:
    page = blank_page(200, 600)
    box = write(page, "tight", 100, 100)

    crop = page[box.y : box.bottom, box.x : box.right]

    assert_found(find_lines(crop), [Box(0, 0, box.width, box.height)])


@pytest.mark.parametrize("factor", [0.5, 2.5])
def test_resolution_does_not_matter(factor: float) -> None:
    page, boxes = written_page()

    resized = cv2.resize(page, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)
    lines = find_lines(np.asarray(resized, np.uint8))

    wanted = [Box(*(round(v * factor) for v in (b.x, b.y, b.width, b.height))) for b in boxes]
    assert_found(lines, wanted, slack=round(14 * max(factor, 1)))


def test_ruled_paper_with_a_margin() -> None:
    page, boxes = written_page()
    ruled = page.copy()
    for y in range(20, page.shape[0], 80):
        cv2.line(ruled, (0, y + 85), (799, y + 85), (150,), 2)
    cv2.line(ruled, (60, 0), (60, page.shape[0]), (150,), 2)

    assert_found(find_lines(ruled), boxes)


def test_parts_of_rules_at_the_edge_are_no_lines() -> None:
    page, boxes = written_page()
    for number, box in enumerate(boxes):
        cv2.line(page, (600, box.y + 58), (670 + 10 * number, box.y + 59), (120,), 2)

    assert_found(find_lines(page), boxes)


def test_a_dash_that_stands_alone_is_a_line() -> None:
    page = blank_page()
    box = write(page, "the quick brown fox", 60, 80)
    cv2.line(page, (60, 300), (85, 300), (30,), 8)

    assert_found(find_lines(page), [box, Box(56, 296, 34, 9)])


def test_empty_ruled_paper_has_no_lines() -> None:
    page = blank_page()
    for y in range(40, 900, 50):
        cv2.line(page, (30, y), (770, y), (120,), 2)

    assert find_lines(page) == []


def test_light_that_falls_off_and_a_dark_table_around_the_page() -> None:
    page, boxes = written_page()
    photo = cv2.copyMakeBorder(page, 100, 100, 150, 150, cv2.BORDER_CONSTANT, value=(50,))
    light = np.linspace(0.55, 1.0, photo.shape[1])[None, :]

    lines = find_lines((photo * light).astype(np.uint8))

    assert_found(lines, [Box(b.x + 150, b.y + 100, b.width, b.height) for b in boxes])


def test_tall_letters_that_touch_the_next_line() -> None:
    page = blank_page(360, 800)
    boxes = [write(page, text, 60, 100 + 48 * row) for row, text in enumerate((TEXTS * 2)[:5])]
    cv2.line(page, (300, 95), (295, 160), (40,), 2)

    lines = find_lines(page)

    assert len(lines) == 5
    for line, box in zip(lines, boxes, strict=True):
        middle = line.box.y + line.box.height / 2
        assert abs(middle - (box.y + box.height / 2)) < 12
        assert abs(line.box.width - box.width) < 20


def test_lines_that_rise_and_fall() -> None:
    page, boxes = written_page(6, 100)
    x = np.arange(page.shape[1], dtype=np.float32)
    y = np.arange(page.shape[0], dtype=np.float32)
    wave = 14 * np.sin(x / 130)
    bent = cv2.remap(
        page, np.tile(x, (len(y), 1)), y[:, None] + wave[None, :], cv2.INTER_LINEAR, borderValue=245
    )

    assert_found(find_lines(np.asarray(bent, np.uint8)), boxes, slack=28)


def test_two_columns_are_read_one_after_the_other() -> None:
    page = blank_page(600, 1200)
    left = [write(page, "in the left one", 60, 100 + 80 * row, 1.1) for row in range(5)]
    right = [write(page, "in the right one", 700, 90 + 80 * row, 1.1) for row in range(5)]

    assert_found(find_lines(page), [*left, *right])


def test_boxes_of_a_form_hold_lines_of_their_own() -> None:
    page = blank_page(500, 1000)
    boxes = []
    for row in range(4):
        y = 60 + 100 * row
        boxes.append(write(page, "label", 40, y + 45))
        cv2.rectangle(page, (300, y), (900, y + 70), (60,), 2)
    boxes += [write(page, "answer", 330, 105 + 100 * row) for row in range(4)]

    assert_found(find_lines(page), boxes)


def test_accents_and_dots_belong_to_their_line() -> None:
    page = blank_page(300, 700)
    box = write(page, "etudie bien", 80, 150)
    cv2.line(page, (95, box.y - 4), (104, box.y - 12), (40,), 2)

    (line,) = find_lines(page)

    assert line.box.y <= box.y - 12


def test_only_ridges_near_each_other_are_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    page = blank_page(700, 700)
    for x, y in np.random.default_rng(2).integers(0, 700, (2500, 2)).tolist():
        cv2.circle(page, (x, y), 3, (40,), -1)
    looks = []
    at = Ridge.at
    monkeypatch.setattr(Ridge, "at", lambda ridge, xs: looks.append(1) or at(ridge, xs))

    assert find_lines(page)

    assert len(looks) < 10_000


def test_a_page_that_is_struck_out_takes_little_memory() -> None:
    page, boxes = written_page(12)
    cv2.line(page, (10, 20), (780, page.shape[0] - 20), (40,), 3)
    tracemalloc.start()

    lines = find_lines(page)

    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert len(lines) == len(boxes)
    assert peak < 30 * page.size


def test_outline_holds_the_ink_and_nothing_of_its_neighbours() -> None:
    page, boxes = written_page()
    lines = find_lines(page)

    for line, box in zip(lines, boxes, strict=True):
        inside = np.zeros(page.shape, np.uint8)
        cv2.fillPoly(inside, [np.array(line.polygon, np.int32)], (1,))
        ink = page < 150
        own = np.zeros(page.shape, bool)
        own[box.y : box.bottom, box.x : box.right] = True
        assert np.count_nonzero(ink & own & (inside > 0)) > 0.98 * np.count_nonzero(ink & own)
        assert np.count_nonzero(ink & ~own & (inside > 0)) == 0


def test_outline_has_corners_only() -> None:
    for line in find_lines(written_page()[0]):
        points = np.array(line.polygon)
        (ax, ay), (bx, by) = ((np.roll(points, step, 0) - points).T for step in (1, -1))
        assert (ax * by != ay * bx).all()


def test_cut_is_as_large_as_the_box_and_has_paper_around_the_outline() -> None:
    page = np.tile(np.arange(100, dtype=np.uint8) + 100, (50, 1))
    line = Line(Box(10, 5, 40, 20), ((10, 5), (49, 5), (49, 24)))

    cut = cut_line(page, line)

    assert cut.shape == (20, 40)
    assert cut[1, 30] == page[6, 40]
    assert cut[18, 2] == int(np.percentile(page[5:25, 10:50], 90))
    assert page[23, 12] == 112


def test_cut_of_a_line_beyond_the_edge() -> None:
    box = Box(-5, -5, 20, 20)

    assert cut_line(blank_page(10, 10), Line(box, box.polygon)).shape == (10, 10)


@given(hnp.arrays(np.uint8, hnp.array_shapes(min_dims=2, max_dims=2, max_side=60)))
@hypothesis_settings(max_examples=60)
def test_any_picture_goes_through(page: Picture) -> None:
    for line in find_lines(page):
        assert line.box.clipped(page.shape[1], page.shape[0]) == line.box
        assert Box.around(line.polygon) == line.box
        assert cut_line(page, line).shape == (line.box.height, line.box.width)
