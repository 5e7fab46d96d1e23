"""Ink that leaves doubts is looked at twice."""

from __future__ import annotations

import dataclasses

import pytest

from model.ink import Ink, rasterise
from model.reading import Alternative, Reading
from model.recognizer import Recognizer
from model.second_look import drawn_again, together
from tests.fakes import FAKE_SPEC, FakeNetwork, draw_page

AS_IT_IS = [0.0, 1.0, 0.0, 0.0]
INK = Ink.from_points([[(0, 0), (30, 50), (60, 0)], [(80, 0), (80, 50)]])
SPEC = dataclasses.replace(FAKE_SPEC, calibration={"again": AS_IT_IS})


def reading(text: str, confidence: float, *others: str) -> Reading:
    return Reading(text, confidence, (), tuple(Alternative(other, 0.1) for other in others))


def test_two_that_agree_are_surer_than_each() -> None:
    found = together(reading("cat", 0.6, "cut"), reading("cat", 0.5, "eat"), AS_IT_IS)

    assert found.text == "cat"
    assert found.confidence == pytest.approx(0.8)
    assert [a.text for a in found.alternatives] == ["cut"]


def test_the_surer_wins_and_is_less_sure_for_the_other() -> None:
    found = together(reading("cat", 0.3, "cut", "eat"), reading("cut", 0.5, "cot"), AS_IT_IS)

    assert found.text == "cut"
    assert found.confidence == pytest.approx(0.5 * 0.7)
    assert [a.text for a in found.alternatives] == ["cat", "cot"]
    assert max(a.confidence for a in found.alternatives) <= found.confidence


def test_the_second_look_leans_back_and_is_thin() -> None:
    upright = Ink.from_points([[(0, 0), (0, 100)], [(100, 0), (100, 100)]])

    again = drawn_again(upright)

    top, bottom = again[[12, -12]]
    assert top.argmin() < bottom.argmin()
    assert (again < 128).sum() < (rasterise(upright) < 128).sum()


@pytest.mark.parametrize(("certainty", "looks"), [(0.6, 2), (0.9, 1)])
def test_only_ink_that_leaves_doubts_is_looked_at_twice(certainty: float, looks: int) -> None:
    network = FakeNetwork("word", certainty)

    found = Recognizer(network, SPEC).read(INK)

    assert found.text == "word"
    assert network.pictures == looks


def test_pictures_are_looked_at_once_and_so_is_ink_of_other_models() -> None:
    network = FakeNetwork("word", 0.5)

    Recognizer(network, SPEC).read(draw_page(["word"]))
    Recognizer(network, FAKE_SPEC).read(INK)

    assert network.pictures == 2


def test_every_source_keeps_its_reading() -> None:
    network = FakeNetwork(["one", "two", "three", "two"], 0.6)

    found = Recognizer(network, SPEC).read_many([draw_page(["one"]), INK, draw_page(["three"])])

    assert [r.text for r in found] == ["one", "two", "three"]
    assert found[1].confidence > found[0].confidence
