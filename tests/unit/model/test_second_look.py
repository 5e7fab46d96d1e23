"""Ink that leaves doubts is looked at again."""

from __future__ import annotations

from dataclasses import replace

import pytest

from model.ink import Ink, rasterise
from model.line_look import WordLook
from model.preprocessing import prepare
from model.reading import Alternative, Reading
from model.recognizer import Recognizer
from model.second_look import LOOKS, together
from tests.fakes import FAKE_SPEC, FakeNetwork, draw_page, spell

AS_IT_IS = [0.0, 1.0, 0.0, 0.0]
INK = Ink.from_points([[(0, 0), (30, 50), (60, 0)], [(80, 0), (80, 50)]])
SPEC = replace(FAKE_SPEC, calibration={"again": AS_IT_IS})


def reading(text: str, confidence: float, *others: str) -> Reading:
    return Reading(text, confidence, (), tuple(Alternative(other, 0.1) for other in others))


def test_the_text_that_is_likeliest_in_the_mean_wins() -> None:
    readings = [reading("cat", 0.6, "cut"), reading("cut", 0.5, "cat"), reading("cat", 0.3, "eat")]

    found = together(readings, AS_IT_IS)

    assert found.text == "cat"
    assert found.confidence == pytest.approx((0.6 + 0.1 + 0.3) / 3)
    assert [a.text for a in found.alternatives] == ["cut"]


def test_two_doubtful_readings_may_outweigh_a_surer_one() -> None:
    found = together([reading("cat", 0.5), reading("cut", 0.3), reading("cut", 0.4)], AS_IT_IS)

    assert found.text == "cut"


def test_no_alternative_is_surer_than_the_text() -> None:
    readings = [reading("cat", 0.3, "cut", "eat"), reading("eat", 0.25, "cot")]

    found = together(readings, AS_IT_IS)

    assert [a.text for a in found.alternatives] == ["cat", "cut"]
    assert max(a.confidence for a in found.alternatives) <= found.confidence


def test_second_looks_are_thin_and_lean_back_or_are_narrow() -> None:
    upright = Ink.from_points([[(0, 0), (0, 100)], [(100, 0), (100, 100)]])
    usual = rasterise(upright)

    leaning, narrow = (look(upright) for look in LOOKS)

    top, bottom = leaning[[12, -12]]
    assert top.argmin() < bottom.argmin()
    assert (leaning < 128).sum() < (usual < 128).sum()
    assert narrow.shape[0] == usual.shape[0]
    assert narrow.shape[1] < usual.shape[1]


@pytest.mark.parametrize(("certainty", "looks"), [(0.6, 1 + len(LOOKS)), (0.9, 1)])
def test_only_ink_that_leaves_doubts_is_looked_at_again(certainty: float, looks: int) -> None:
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
    network = FakeNetwork(["one", "two", "three", "two", "two"], 0.6)

    found = Recognizer(network, SPEC).read_many([draw_page(["one"]), INK, draw_page(["three"])])

    assert [r.text for r in found] == ["one", "two", "three"]
    assert network.pictures == 3 + len(LOOKS)


def test_a_lone_sign_is_told_by_its_line_as_much_as_by_two_looks() -> None:
    seen = WordLook(spell("I", 8, SPEC.charset, 1.0), prepare(draw_page(["I"]), SPEC))

    alone = Recognizer(FakeNetwork([".", ".", "-"], 0.6), SPEC)

    assert alone.read(INK, in_line=seen).text == "I"
