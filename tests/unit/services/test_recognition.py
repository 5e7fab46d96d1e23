from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from threading import Event
from typing import Any

import cv2
import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from app.services import recognition
from app.services.recognition import RecognitionService
from model.errors import ModelError
from model.ink import Ink
from model.recognizer import Recognizer
from tests.fakes import FAKE_SPEC, FakeNetwork, fake_recognizer

INK = Ink.from_points([[(0, 0), (10, 20), (20, 0)]])


@pytest.fixture
def word() -> np.ndarray:
    image = np.full((80, 240), 255, np.uint8)
    cv2.putText(image, "hello", (20, 55), cv2.FONT_HERSHEY_SIMPLEX, 1.5, 0, 3)
    return image


@pytest.fixture
def gate() -> Event:
    return Event()


@pytest.fixture
def network(gate: Event) -> FakeNetwork:
    """Reads "hello" as soon as the gate is open."""
    return FakeNetwork("hello", gate=gate)


@pytest.fixture
def service(qtbot: QtBot, network: FakeNetwork, gate: Event) -> Iterator[RecognitionService]:
    service = RecognitionService(lambda: Recognizer(network, FAKE_SPEC))
    yield service
    gate.set()
    service.shutdown()


def test_loading_is_told(qtbot: QtBot, service: RecognitionService) -> None:
    changes: list[bool] = []
    service.busy_changed.connect(changes.append)
    assert not service.ready
    with qtbot.waitSignal(service.model_ready):
        service.load()
        assert service.busy
    assert service.ready
    assert changes == [True, False]


def test_a_missing_model_is_a_sentence(qtbot: QtBot, word: np.ndarray) -> None:
    def loader() -> Recognizer:
        raise ModelError("The model file is missing; reinstall Plume.")

    service = RecognitionService(loader)
    with qtbot.waitSignal(service.model_failed) as failed:
        service.load()
    assert failed.args == ["The model file is missing; reinstall Plume."]
    assert service.problem == "The model file is missing; reinstall Plume."
    with qtbot.waitSignal(service.read_failed) as refused:
        token = service.read_page(word, single=True)
    assert refused.args == [token, service.problem]
    assert not service.busy
    service.shutdown()


def test_a_model_that_appears_later_is_used(qtbot: QtBot, word: np.ndarray) -> None:
    recognizers: list[Recognizer] = []

    def loader() -> Recognizer:
        if not recognizers:
            raise ModelError("missing")
        return recognizers[0]

    service = RecognitionService(loader)
    with qtbot.waitSignal(service.model_failed):
        service.load()
    recognizers.append(fake_recognizer("late"))
    with qtbot.waitSignals([service.model_ready, service.page_read]):
        service.read_page(word, single=True)
    assert service.problem == ""
    service.shutdown()


def test_a_page_asked_for_before_the_model_is_there_waits(
    qtbot: QtBot, service: RecognitionService, gate: Event, word: np.ndarray
) -> None:
    gate.set()
    progress: list[tuple[int, ...]] = []
    service.page_progress.connect(lambda *args: progress.append(args))
    with qtbot.waitSignal(service.page_read) as read:
        service.load()
        token = service.read_page(word, single=True)
    assert read.args is not None
    assert read.args[0] == token
    (line,) = read.args[1]
    assert (line.text, line.box.width) == ("hello", 240)
    assert progress[-1] == (token, 1, 1)


def test_ink_is_read(qtbot: QtBot, service: RecognitionService, gate: Event) -> None:
    gate.set()
    with qtbot.waitSignal(service.ink_read) as read:
        token = service.read_ink(INK)
    assert read.args is not None
    assert read.args[0] == token
    assert read.args[1].text == "hello"


def test_of_ink_only_the_newest_waits(
    qtbot: QtBot, service: RecognitionService, gate: Event
) -> None:
    answers: list[int] = []
    service.ink_read.connect(lambda token, _reading: answers.append(token))
    first = service.read_ink(INK)
    qtbot.waitUntil(lambda: service._runner._waiting == [])
    service.read_ink(INK)
    last = service.read_ink(INK)
    gate.set()
    qtbot.waitUntil(lambda: last in answers)
    assert answers == [first, last]


def test_ink_overtakes_a_page(
    qtbot: QtBot, service: RecognitionService, network: FakeNetwork, gate: Event
) -> None:
    rows = np.full((80 * 30, 300), 255, np.uint8)
    for row in range(30):
        cv2.putText(rows, "hello", (20, 80 * row + 55), cv2.FONT_HERSHEY_SIMPLEX, 1.5, 0, 3)
    grain = np.random.default_rng(7).normal(0, 2, rows.shape)
    rows = np.clip(rows - 20 + grain, 0, 255).astype(np.uint8)
    answers: list[tuple[str, Any]] = []
    service.page_progress.connect(lambda _token, done, total: answers.append(("at", (done, total))))
    service.page_read.connect(lambda *_: answers.append(("page", None)))
    service.ink_read.connect(lambda *_: answers.append(("ink", None)))
    with qtbot.waitSignals([service.page_read, service.ink_read], timeout=20000):
        service.read_page(rows)
        assert network.entered.wait(10)
        service.read_ink(INK)
        gate.set()
    kinds = [kind for kind, _ in answers]
    assert kinds.index("ink") < kinds.index("page")
    done, total = next(value for kind, value in answers if kind == "at")
    assert done < total


def test_a_cancelled_page_never_answers(
    qtbot: QtBot, service: RecognitionService, gate: Event, word: np.ndarray
) -> None:
    answers: list[int] = []
    service.page_read.connect(lambda token, _lines: answers.append(token))
    cancelled = service.read_page(word, single=True)
    service.cancel(cancelled)
    assert not service.busy
    gate.set()
    with qtbot.waitSignal(service.page_read):
        wanted = service.read_page(word, single=True)
    assert answers == [wanted]


def test_ink_that_nobody_waits_for_is_not_looked_at_again(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recognition, "_SHOWN", 60.0)
    spec = dataclasses.replace(FAKE_SPEC, calibration={"again": (0.0, 1.0, 0.0, 0.0)})
    network = FakeNetwork("hello", certainty=0.5)
    service = RecognitionService(lambda: Recognizer(network, spec))
    with qtbot.waitSignal(service.ink_glimpsed):
        token = service.read_ink(INK)
    service.cancel(token)
    with qtbot.waitSignal(service.answered):
        service.ask(lambda recognizer: None)
    assert network.pictures == 1
    service.shutdown()
