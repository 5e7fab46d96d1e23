"""Ink is saved, opened, dropped on the pad and copied as a picture."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from model.ink import Ink
from model.inkml import read_inkml
from tests.ui.write.conftest import OpenWrite, child, click, draw, words, zigzag

Key = Qt.Key
WriteWord = Callable[..., None]


def test_ink_is_saved_and_opened(
    open_write: OpenWrite, write_word: WriteWord, tmp_path: Path
) -> None:
    view = open_write()
    write_word(view, 100)
    saved = [s.points.tolist() for s in view.session.strokes]
    path = tmp_path / "word.inkml"
    view.files.save_path(path)
    assert [s.points.tolist() for s in read_inkml(path).strokes] == saved
    view.session.clear()
    view.files.open_path(path)
    assert [s.points.tolist() for s in view.session.strokes] == saved
    click(view, "key_ink_undo")
    assert view.session.strokes == ()


def test_ink_is_dropped_on_the_pad_and_no_file_name_into_the_text(
    open_write: OpenWrite, write_word: WriteWord, tmp_path: Path
) -> None:
    view = open_write()
    write_word(view, 100)
    view.files.save_path(tmp_path / "word.INKML")
    view.session.clear()
    data, other = QMimeData(), QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "word.INKML"))])
    other.setUrls([QUrl.fromLocalFile(str(tmp_path / "scan.png"))])
    how = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    for carried, welcome in ((data, True), (other, False)):
        enter = QDragEnterEvent(QPoint(300, 400), how[0], carried, *how[1:])
        QApplication.sendEvent(view.text.viewport(), enter)
        assert enter.isAccepted() is welcome
    QApplication.sendEvent(view, QDropEvent(QPointF(300, 400), how[0], data, *how[1:]))
    assert len(view.session.strokes) == 1


def test_words_that_were_joined_and_parted_are_saved_with_the_ink(
    open_write: OpenWrite, write_word: WriteWord, tmp_path: Path
) -> None:
    view = open_write()
    for x in (40, 110, 300, 500):
        write_word(view, x)
    parts = [len(word.strokes) for word in view.session.words]
    assert parts == [2, 1, 1]
    view.session.join()
    view.session.select(view.session.words[0])
    view.session.split()
    before = [[s.points.tolist() for s in word.strokes] for word in view.session.words]
    assert list(map(len, before)) == [1, 1, 2]
    view.files.save_path(tmp_path / "words.inkml")
    view.session.clear()
    view.resize(1300, 800)
    view.files.open_path(tmp_path / "words.inkml")
    assert [[s.points.tolist() for s in word.strokes] for word in view.session.words] == before
    click(view, "key_ink_undo")
    click(view, "key_ink_undo")
    assert [len(word.strokes) for word in view.session.words] == [1, 1, 2]


@pytest.mark.parametrize(
    ("kind", "saved"),
    [("Ink (*.inkml)", "cat.inkml"), ("Pictures (*.png *.svg)", "cat.png")],
)
def test_a_name_gets_the_ending_that_was_chosen_and_no_other_ink_is_lost(
    open_write: OpenWrite,
    write_word: WriteWord,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    kind: str,
    saved: str,
) -> None:
    path = tmp_path / saved
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "cat"), kind))
    monkeypatch.setattr("app.ui.read.save_path._may_replace", lambda *_: False)
    view = open_write()
    write_word(view)

    view.commands.save.trigger()
    assert path.stat().st_size > 0

    path.write_text("old")
    view.commands.save.trigger()
    assert path.read_text() == "old"


def test_a_file_that_is_no_ink_is_a_sentence_and_loses_nothing(
    open_write: OpenWrite, write_word: WriteWord, tmp_path: Path
) -> None:
    view = open_write()
    write_word(view)
    path = tmp_path / "broken.inkml"
    path.write_text("<ink")
    view.files.open_path(path)
    message = child(view, "message_text")
    assert isinstance(message, QLabel)
    assert "broken.inkml" in message.text()
    assert message.isVisible()
    assert words(view) == ["hello"]


def test_ink_is_copied_as_a_picture(open_write: OpenWrite, write_word: WriteWord) -> None:
    view = open_write()
    write_word(view)
    view.commands.copy_picture.trigger()
    image = QGuiApplication.clipboard().image()
    assert (image.width(), image.height()) == (2 * (60 + 32), 2 * (60 + 32))
    assert image.pixelColor(0, 0).lightness() == 255
    assert image.pixelColor(32, 32).lightness() < 128
    # Qt's offscreen plug-in would delete the picture after Python has ended
    QGuiApplication.clipboard().clear()


def test_ink_in_other_units_is_made_to_fit(open_write: OpenWrite, tmp_path: Path) -> None:
    view = open_write()
    path = tmp_path / "far.inkml"
    path.write_text(
        '<ink xmlns="http://www.w3.org/2003/InkML"><trace>10000 9000, 22000 9900</trace></ink>'
    )
    view.files.open_path(path)
    left, top, right, bottom = Ink(view.session.words[0].strokes).bounds
    assert left >= 0
    assert top >= 0
    assert right <= view.pad.width()
    assert bottom <= view.pad.height()
    assert right - left > view.pad.width() / 2


def test_ink_that_cannot_be_made_to_fit_is_a_sentence(
    open_write: OpenWrite, tmp_path: Path
) -> None:
    view = open_write()
    view.resize(1200, 1600)
    path = tmp_path / "huge.inkml"
    path.write_text("<ink><trace>1e30 0,1e30 0.0000001</trace></ink>", encoding="utf-8")
    with np.errstate(over="ignore", invalid="ignore"):
        view.files.open_path(path)
    message = child(view, "message_text")
    assert isinstance(message, QLabel)
    assert message.isVisible()
    assert "huge.inkml" in message.text()
    assert view.session.strokes == ()


def test_ink_that_is_opened_is_in_sight_wherever_the_paper_was(
    open_write: OpenWrite, qtbot: QtBot, tmp_path: Path
) -> None:
    view = open_write()
    draw(view.pad, zigzag(100))
    path = tmp_path / "word.inkml"
    view.files.save_path(path)
    draw(view.pad, zigzag(view.pad.width() - 80, view.pad.height() - 80))
    qtbot.waitUntil(lambda: view.pad.origin.y() > 100)
    view.files.open_path(path)
    assert view.pad.origin.isNull()
