"""Evidence and the probability made of it."""

from __future__ import annotations

import dataclasses
import math

import pytest

from model.confidence import EVIDENCE, calibrated, evidence
from model.reading import Character
from model.recognizer import Recognizer
from tests.fakes import FAKE_SPEC, FakeNetwork, draw_page


def characters(*confidences: float) -> list[Character]:
    return [Character("a", 0, 1, confidence) for confidence in confidences]


def test_evidence_is_logarithms() -> None:
    constant, odds, whole, weakest = evidence(0.75, characters(0.5, 0.25))

    assert constant == 1
    assert odds == pytest.approx(math.log(3))
    assert whole == pytest.approx(math.log(0.125))
    assert weakest == pytest.approx(math.log(0.25))


@pytest.mark.parametrize("share", [0.0, 1.0])
def test_evidence_is_finite_whatever_was_found(share: float) -> None:
    values = evidence(share, characters(*[0.0] * 99)) + evidence(share, [])

    assert len(values) == 2 * EVIDENCE
    assert all(map(math.isfinite, values))


def test_the_probability_follows_the_evidence() -> None:
    assert calibrated([0, 1, 0, 0], evidence(0.75, [])) == pytest.approx(0.75)
    assert calibrated([-1, 1, 0, 0], evidence(0.75, [])) < 0.75
    assert calibrated([99, 0, 0, 0], evidence(0.5, [])) == pytest.approx(1.0)


def test_a_calibrated_model_is_as_sure_as_it_was_measured_to_be() -> None:
    spec = dataclasses.replace(FAKE_SPEC, calibration={"plain": [-1.0, 1.0, 0.0, 0.0]})
    picture = draw_page(["some words"])

    sure = Recognizer(FakeNetwork("some words", 0.9), FAKE_SPEC).read(picture)
    modest = Recognizer(FakeNetwork("some words", 0.9), spec).read(picture)

    assert modest.text == sure.text
    assert modest.confidence == pytest.approx(0.9 / (0.9 + 0.1 * math.e), abs=0.01)
    assert modest.confidence >= max(a.confidence for a in modest.alternatives)


def test_digits_are_as_sure_as_digits_were_measured_to_be() -> None:
    weights = {"plain": [9.0, 0.0, 0.0, 0.0], "digits": [0.0, 0.0, 0.0, 0.0]}
    spec = dataclasses.replace(FAKE_SPEC, calibration=weights)
    recognizer = Recognizer(FakeNetwork("1234", 0.9), spec)

    assert recognizer.read(draw_page(["1234"]), "digits").confidence == pytest.approx(0.5)
    assert recognizer.read(draw_page(["1234"]), "code:[0-9]+").confidence > 0.99
