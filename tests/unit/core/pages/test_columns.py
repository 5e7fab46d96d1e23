from __future__ import annotations

import numpy as np

from app.core.geometry import Box
from app.core.pages.columns import reading_order, spans

LETTER = 10.0


def rows(*written: list[tuple[int, int]]) -> np.ndarray:
    """Which of 500 columns have ink in each row."""
    table = np.zeros((len(written), 500), bool)
    for row, parts in zip(table, written, strict=True):
        for first, end in parts:
            row[first:end] = True
    return table


def cut(written: np.ndarray, uprights: np.ndarray | None = None) -> list[list[tuple[int, int]]]:
    """The spans of rows that stand 30 pixels apart."""
    rules = np.zeros((30 * len(written) + 30, 500), np.uint8) if uprights is None else uprights
    middles = np.linspace(30.0, 30.0 * len(written), len(written))
    return spans(written, middles, rules, LETTER)


def test_words_stay_together() -> None:
    assert cut(rows([(10, 60), (80, 200), (225, 300)])) == [[(10, 300)]]


def test_very_wide_gap_parts_a_row() -> None:
    assert cut(rows([(10, 60), (170, 200)])) == [[(10, 60), (170, 200)]]


def test_gap_that_runs_through_three_rows_parts_them() -> None:
    page = rows([(10, 100), (140, 300)], [(10, 90), (138, 290)], [(10, 105), (140, 200)])

    assert cut(page) == [
        [(10, 100), (140, 300)],
        [(10, 90), (138, 290)],
        [(10, 105), (140, 200)],
    ]


def test_gaps_of_two_rows_are_chance() -> None:
    page = rows([(10, 100), (140, 300)], [(10, 90), (138, 290)], [(10, 300)])

    assert cut(page) == [[(10, 300)], [(10, 290)], [(10, 300)]]


def test_gaps_that_wander_are_chance() -> None:
    page = rows(
        [(10, 100), (140, 300)],
        [(10, 130), (170, 300)],
        [(10, 160), (200, 300)],
        [(10, 190), (230, 300)],
    )

    assert cut(page) == [[(10, 300)]] * 4


def test_table_border_parts_rows() -> None:
    uprights = np.zeros((120, 500), np.uint8)
    uprights[5:115, 120:123] = 255

    page = rows([(10, 115), (128, 300)], [(10, 60)], [(10, 110), (130, 200)])

    assert cut(page, uprights) == [
        [(10, 115), (128, 300)],
        [(10, 60)],
        [(10, 110), (130, 200)],
    ]


def test_margin_that_words_run_across_parts_nothing() -> None:
    uprights = np.zeros((120, 500), np.uint8)
    uprights[5:115, 120:123] = 255

    page = rows([(10, 115), (128, 300)], [(10, 300)], [(10, 300)])

    assert cut(page, uprights) == [[(10, 300)]] * 3


def test_row_without_ink_has_no_span() -> None:
    assert cut(rows([], [(5, 50)])) == [[], [(5, 50)]]


def test_one_column_is_read_downwards() -> None:
    boxes = [Box(50, 300, 400, 40), Box(55, 100, 300, 40), Box(40, 200, 200, 40)]

    assert reading_order(boxes) == [1, 2, 0]


def test_columns_are_read_one_after_the_other() -> None:
    left = [Box(0, y, 200, 30) for y in (100, 150, 200)]
    right = [Box(300, y, 200, 30) for y in (95, 145, 195)]

    assert reading_order([*right, *left]) == [3, 4, 5, 0, 1, 2]


def test_heading_over_columns_and_line_below_them() -> None:
    heading, footer = Box(0, 0, 500, 30), Box(0, 400, 500, 30)
    columns = [Box(300, 100, 200, 30), Box(0, 110, 200, 30), Box(0, 160, 200, 30)]

    assert reading_order([footer, *columns, heading]) == [4, 2, 3, 1, 0]


def test_line_across_parts_what_is_above_from_what_is_below() -> None:
    above = [Box(0, 0, 200, 30), Box(300, 0, 200, 30)]
    across = Box(0, 100, 500, 30)
    below = [Box(0, 200, 200, 30), Box(300, 200, 200, 30)]

    assert reading_order([*below, across, *above]) == [3, 4, 2, 0, 1]


def test_order_of_nothing() -> None:
    assert reading_order([]) == []


def test_every_line_is_read_once() -> None:
    rng = np.random.default_rng(5)
    for _ in range(50):
        places = rng.integers(1, 300, (12, 4)).tolist()
        assert sorted(reading_order([Box(*place) for place in places])) == list(range(12))
