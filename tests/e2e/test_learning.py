"""Learning the hand in the real window: corrected, kept with its ink, learned, taken back."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import platformdirs
import pytest

import resources
from app.core.writing.hand import Hand, HandReport
from app.core.writing.hand_words import HandWords, KeptWord
from app.core.writing.ink_words import group_words
from model.adaptation import HandWord
from model.ink import Ink
from model.inkml import read_inkml
from tests.e2e.desktop import Program, Window, until
from tests.e2e.test_write_mode import SAMPLES, copied, draw, open_pad

Start = Callable[..., Program]

TEXT = 150, 100
"""A place in the text, at its first line."""


def written() -> list[HandWord]:
    """The words of the samples, each as it is and slanted."""
    inks = [read_inkml(SAMPLES / name) for name in ("bonjour.inkml", "garden.inkml", "plume.inkml")]
    line = read_inkml(SAMPLES / "line.inkml")
    inks += [Ink(word.strokes) for word in group_words(line.strokes)]
    expected = json.loads(resources.path("samples/expected.json").read_text("utf-8"))
    texts = ["Bonjour", "garden", "Plume", *expected["line.inkml"].split()]
    slanted = [
        Ink.from_points(np.c_[s.x - slant * s.y, s.y] for s in ink.strokes)
        for slant in (0.0, 0.3)
        for ink in inks
    ]
    return [HandWord(ink, text) for ink, text in zip(slanted, 2 * texts, strict=True)]


@pytest.fixture
def hand(home: Path) -> Hand:
    """Words that were written on another day; the home is the program's."""
    folder = platformdirs.user_data_path("plume", appauthor=False) / "hand"
    assert folder.is_relative_to(home)
    HandWords(folder / "words.jsonl").add(
        [KeptWord(str(i), word) for i, word in enumerate(written())]
    )
    return Hand(folder)


def learned(hand: Hand, words: int) -> HandReport:
    """What came of a lesson, once there was one from so many words."""

    def found() -> HandReport | None:
        report = hand.report()
        return report if len(report.keys) == words else None

    return until(found, f"a lesson from {words} words", 240)  # pyright: ignore[reportReturnType]


@pytest.mark.timeout(600)
def test_a_correction_is_kept_learned_and_taken_back(plume: Start, hand: Hand) -> None:
    known = len(hand.words.read())
    program = open_pad(plume)
    before = learned(hand, known)
    assert before.lesson == 1
    assert len(before.trials or {}) == known

    ink = read_inkml(SAMPLES / "garden.inkml")
    draw(program, ink, height=110)
    program.key("Return")
    text = copied(program)
    program.click(*TEXT)
    program.key("End", "BackSpace")
    program.type("s")
    program.key("Tab")
    kept = until(
        lambda: [word for word in hand.words.read() if word.corrected], "the corrected word"
    )
    assert [word.word.text for word in kept] == [text + "s"]
    assert (kept[0].read.lower(), kept[0].lesson) == (text.lower(), 2)
    assert len(kept[0].word.ink.strokes) == len(ink.strokes)

    program.key("ctrl+shift+h")
    dialog = Window(program, "My handwriting")
    dialog.press("alt+t")
    until(lambda: [w for w in hand.words.read() if not w.used], "the word to be left out")
    dialog.press("alt+u")
    after = learned(hand, known + 1)
    assert after.lesson == 2
    assert kept[0].key in (after.trials or {})

    dialog.press("Escape")
    assert program.close() == 0
    assert program.log.read_text() == ""
