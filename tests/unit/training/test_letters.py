"""Letters of labels and readings side by side."""

from __future__ import annotations

import math

import pytest

from training import letters
from training.letters import NOTHING


def test_letters_are_paired_by_the_shortest_edit() -> None:
    assert letters.aligned("MARIE", "NARE") == [
        ("M", "N"), ("A", "A"), ("R", "R"), ("I", NOTHING), ("E", "E"),
    ]  # fmt: skip
    assert letters.aligned("LEA", "LEAH")[-1] == (NOTHING, "H")
    assert letters.aligned("", "") == []


def test_a_letter_left_out_costs_one_aligned_and_all_that_follow_in_place() -> None:
    labels, readings = ["MARIE", "TOM"], ["ARIE", "TOM"]

    assert letters.letters_right(letters.aligned_all(labels, readings)) == 7 / 8
    assert letters.letters_in_place(labels, readings) == 3 / 8


def test_letters_of_wrong_words_are_counted_by_themselves() -> None:
    assert letters.letters_right_in_wrong_words(["TOM", "LEA"], ["TOM", "LEO"]) == 2 / 3
    assert math.isnan(letters.letters_right_in_wrong_words(["TOM"], ["TOM"]))


def test_precision_and_recall_of_each_letter() -> None:
    table = letters.by_letter(letters.aligned_all(["AAB", "B"], ["ABB", "BC"]))
    rows = {str(letter): scores for letter, *scores in table.to_numpy().tolist()}

    assert rows["A"] == pytest.approx([1.0, 1 / 2, 2 / 3, 2])
    assert rows["B"] == pytest.approx([2 / 3, 1.0, 4 / 5, 2])
    assert rows["C"] == [0, 0, 0, 0]
    assert letters.by_letter([]).empty


def test_the_most_confused_letters_come_first() -> None:
    table = letters.confused(letters.aligned_all(["UUU", "UN"], ["VVU", "UM"]))

    assert table.to_numpy().tolist() == [["U", "V", 2, 0.5], ["N", "M", 1, 1.0]]


def test_similarity_is_that_of_jaro_and_winkler() -> None:
    # the textbook pair
    assert letters.similarities(["MARTHA", "A"], ["MARHTA", "B"]) == pytest.approx(
        [0.9611, 0], abs=1e-4
    )


def test_the_squared_error_is_as_defined() -> None:
    assert letters.squared_error(["AB"], ["AB"], "ABCD") == 0
    assert letters.squared_error(["AD"], ["B"], "ABCD") == pytest.approx((0.25**2 + 1) / 2)
    assert letters.squared_error([""], [""], "ABCD") == 0
