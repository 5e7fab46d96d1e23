"""Ink on the pad is there again at the next start."""

from __future__ import annotations

from collections.abc import Callable
from itertools import cycle

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.ui.write.kept_ink import kept_ink_file
from model.inkml import read_inkml
from tests.ui.write.conftest import (
    OpenWrite,
    child,
    click,
    draw,
    words,
    zigzag,
)

Key = Qt.Key
WriteWord = Callable[..., None]


def test_ink_is_there_again_at_the_next_start(
    open_write: OpenWrite, write_word: WriteWord, qtbot: QtBot
) -> None:
    view = open_write()
    write_word(view)
    saved = [s.points.tolist() for s in view.session.strokes]
    qtbot.waitUntil(kept_ink_file().exists)  # also if it is killed now
    again = open_write()
    assert [s.points.tolist() for s in again.session.strokes] == saved
    assert not again.commands.undo.isEnabled()
    qtbot.waitUntil(lambda: words(again) == ["hello"])
    QTest.keyClick(again.pad, Key.Key_Return)
    again.hide()
    assert not kept_ink_file().exists()


def test_ink_is_kept_while_a_person_writes_on(
    open_write: OpenWrite, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.ui.write.kept_ink._WAIT", 200)
    view = open_write()
    places = cycle(range(40, 840, 10))

    def write_on() -> bool:
        draw(view.pad, [(next(places), 40), (300, 90)])
        return kept_ink_file().exists()

    qtbot.waitUntil(write_on)


def test_ink_that_cannot_be_kept_is_told_once(open_write: OpenWrite, qtbot: QtBot) -> None:
    kept_ink_file().parent.parent.mkdir(parents=True, exist_ok=True)
    kept_ink_file().parent.touch()
    view = open_write()
    told: list[str] = []
    view.kept_ink.failed.connect(told.append)
    for x in (40, 300):
        draw(view.pad, zigzag(x))
        view.kept_ink.finish()
    qtbot.waitUntil(lambda: bool(told))
    QCoreApplication.processEvents()
    assert len(told) == 1
    assert "pad.inkml" in told[0]


def test_the_sample_is_not_kept(open_write: OpenWrite, qtbot: QtBot) -> None:
    view = open_write("so")
    strokes = len(view.files.sample(view.pad.line_area(), view.pad.baseline))
    click(view, "write_sample")
    qtbot.waitUntil(lambda: len(view.session.strokes) == strokes, timeout=20000)
    view.kept_ink.finish()
    assert not kept_ink_file().exists()
    draw(view.pad, zigzag(40, y=240))
    view.session.select(view.session.words[0])
    view.session.join()
    view.hide()
    assert [len(stroke) for stroke in read_inkml(kept_ink_file()).strokes] == [7]


def test_kept_ink_that_is_damaged_is_a_sentence(open_write: OpenWrite) -> None:
    kept_ink_file().parent.mkdir(parents=True)
    kept_ink_file().write_text("<ink>", encoding="utf-8")
    view = open_write()
    message = child(view, "message_text")
    assert isinstance(message, QLabel)
    assert "pad.inkml" in message.text()
