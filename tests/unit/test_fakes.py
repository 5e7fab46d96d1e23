"""The stand-ins keep the promises that other tests build on."""

from __future__ import annotations

from threading import Event, Thread

import numpy as np
import pytest

from model.recognizer import Recognizer
from tests.fakes import FAKE_SPEC, FakeNetwork, draw_page, fake_recognizer


@pytest.mark.parametrize(
    "text", ["hello", "aa", "Bénédicte", "12/03/2026", "à bientôt, chère amie"]
)
@pytest.mark.parametrize("certainty", [0.4, 0.95, 1.0])
def test_reads_its_text_with_its_certainty(text: str, certainty: float) -> None:
    reading = fake_recognizer(text, certainty).read(draw_page(["xxxx"]))

    assert reading.text == text
    assert reading.confidence == pytest.approx(certainty, abs=1e-3)
    assert "".join(c.text for c in reading.characters) == text


def test_alternatives_share_the_doubt() -> None:
    reading = fake_recognizer("hello", certainty=0.4).read(draw_page(["xxxx"]))

    confidences = [a.confidence for a in reading.alternatives[:3]]
    assert confidences == pytest.approx([0.3, 0.2, 0.1], abs=1e-3)
    assert all(a.text.endswith("ello") for a in reading.alternatives[:3])


def test_texts_are_taken_in_turn(recognizer: Recognizer) -> None:
    page = draw_page(["xxxx"])

    assert [r.text for r in recognizer.read_many([page, page])] == ["hello", "hello"]
    several = fake_recognizer(["one", "two"])
    assert [r.text for r in several.read_many([page, page, page])] == ["one", "two", "one"]


def test_a_blank_picture_reads_as_nothing(recognizer: Recognizer) -> None:
    assert recognizer.read(np.full((60, 200), 255, np.uint8)).text == ""


def test_the_gate_holds_the_reading_back() -> None:
    gate = Event()
    network = FakeNetwork(gate=gate)
    reader = Thread(target=Recognizer(network, FAKE_SPEC).read, args=(draw_page(["x"]),))

    reader.start()
    assert network.entered.wait(timeout=10)
    assert network.pictures == 0
    gate.set()
    reader.join(timeout=10)
    assert network.pictures == 1
