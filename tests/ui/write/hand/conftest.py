"""A Write mode that learns the hand, from words that were written earlier."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from threading import Event

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QTableWidget, QTableWidgetItem
from pytestqt.qtbot import QtBot

from app.core.settings import Settings
from app.core.writing.hand_words import HandWords, KeptWord
from app.ui.write.hand_dialog import HandDialog
from app.ui.write.hand_learning import hand_folder
from app.ui.write.view import WriteView
from model.adaptation import HandWord
from model.network import Features, Logits
from model.preprocessing import GreyImage
from tests.fakes import FakeNetwork, FakeRecognizer
from tests.ui.write.conftest import OpenWrite, child
from tests.unit.model.test_adaptation import SPEC, WORDS, Hand, drawn

WriteWord = Callable[..., None]

PLAIN = Settings(sentence_capitals=False)


class Able(FakeNetwork):
    """The fake network of the tests, with features."""

    has_features = True

    def run_with_features(self, pictures: Sequence[GreyImage]) -> list[tuple[Logits, Features]]:
        return [(z, np.ones((len(z), 4), np.float32)) for z in self.run(pictures)]


class Slow(Able):
    """Learns once its gate is open."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.gate, self.learning = Event(), Event()
        self.gate.set()

    def hold(self) -> None:
        """Closes the gate."""
        self.gate.clear()
        self.learning.clear()

    def run_with_features(self, pictures: Sequence[GreyImage]) -> list[tuple[Logits, Features]]:
        self.learning.set()
        assert self.gate.wait(30)
        return super().run_with_features(pictures)


class Again(Hand):
    """Is shown the same words again and again."""

    def run_with_features(self, pictures: Sequence[GreyImage]) -> list[tuple[Logits, Features]]:
        self.inks = self.inks or list(WORDS)
        return super().run_with_features(pictures)


def keep_words(lessons: Sequence[int] = (1,) * len(WORDS)) -> HandWords:
    """Puts words on the disk that were written earlier."""
    stored = HandWords(hand_folder() / "words.jsonl")
    stored.add(
        [
            KeptWord(str(i), HandWord(drawn(word), word), lesson=lesson)
            for i, (word, lesson) in enumerate(zip(WORDS, lessons, strict=False))
        ]
    )
    return stored


def write_and_commit(view: WriteView, write_word: WriteWord) -> None:
    write_word(view)
    QTest.keyClick(view.pad, Qt.Key.Key_Return)


@pytest.fixture
def able(open_write: OpenWrite, qtbot: QtBot) -> WriteView:
    """A Write mode whose model can learn."""
    view = open_write(network=Able("hello"))
    view.apply(PLAIN)
    qtbot.waitUntil(lambda: view.hand.able is not None)
    return view


@pytest.fixture
def taught(open_write: OpenWrite, qtbot: QtBot) -> WriteView:
    """A Write mode that has learned the words that were on the disk."""
    keep_words([1] * 14 + [2] * (len(WORDS) - 14))
    view = open_write(loader=lambda: FakeRecognizer(Again({"a": "b"}), SPEC))
    view.apply(PLAIN)
    qtbot.waitUntil(lambda: view.hand.report.tried == len(WORDS), timeout=60_000)
    return view


@pytest.fixture
def dialog(taught: WriteView, qtbot: QtBot) -> HandDialog:
    taught.commands.my_hand.trigger()
    found = taught.findChild(HandDialog)
    assert found is not None
    qtbot.waitUntil(found.isVisible)
    return found


def table(shown: HandDialog) -> QTableWidget:
    found = child(shown, "hand_words")
    assert isinstance(found, QTableWidget)
    return found


def cell(shown: HandDialog, row: int, column: int) -> QTableWidgetItem:
    found = table(shown).item(row, column)
    assert found is not None
    return found


def summary(shown: HandDialog) -> str:
    label = child(shown, "hand_summary")
    assert isinstance(label, QLabel)
    return label.text()


def used(view: WriteView) -> list[str]:
    return sorted((word.key for word in view.hand.words() if word.used), key=int)
