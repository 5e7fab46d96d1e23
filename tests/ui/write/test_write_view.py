"""Around the writing: the model, the sample, files, the clipboard, names and sizes."""

from __future__ import annotations

import sys
from collections.abc import Callable
from threading import Event

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QAction, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QMainWindow,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.ui.write.pad import InkPad
from model.errors import ModelError
from tests.fakes import fake_recognizer
from tests.ui.write.conftest import (
    OpenWrite,
    child,
    click,
    draw,
    status,
    words,
    zigzag,
)

Key = Qt.Key
WriteWord = Callable[..., None]


def test_the_model_may_come_later(open_write: OpenWrite, qtbot: QtBot) -> None:
    gate = Event()

    def load():
        gate.wait(30)
        return fake_recognizer("early")

    view = open_write(loader=load)
    assert "loading" in status(view)
    draw(view.pad, zigzag(40))
    assert words(view) == ["…"]
    gate.set()
    qtbot.waitUntil(lambda: words(view) == ["early"])
    assert status(view) == ""


def test_without_a_model_the_view_says_so_and_tries_again(
    open_write: OpenWrite, qtbot: QtBot
) -> None:
    answers = [ModelError("The model file x.onnx is missing; reinstall Plume.")] * 2

    def load():
        if answers:
            raise answers.pop()
        return fake_recognizer("back")

    view = open_write(loader=load)
    qtbot.waitUntil(lambda: "x.onnx" in status(view))
    draw(view.pad, zigzag(40))
    qtbot.waitUntil(lambda: not answers)
    qtbot.waitUntil(lambda: "x.onnx" in status(view))
    assert len(view.session.strokes) == 1
    click(view, "retry")
    qtbot.waitUntil(lambda: words(view) == ["back"])


def test_without_a_model_what_is_typed_beside_ink_is_text(
    open_write: OpenWrite, qtbot: QtBot
) -> None:
    def load():
        raise ModelError("The model file x.onnx is missing; reinstall Plume.")

    view = open_write(loader=load)
    qtbot.waitUntil(lambda: "x.onnx" in status(view))
    draw(view.pad, zigzag(40))
    QTest.keyClicks(view.pad, "ab")
    click(view, "key_sign_0")
    qtbot.waitUntil(lambda: view.text.toPlainText() == "ab, ")
    assert len(view.session.strokes) == 1


def test_the_hint_gives_way_to_ink_and_text(open_write: OpenWrite, write_word: WriteWord) -> None:
    view = open_write()
    assert child(view, "write_hint").isVisible()
    write_word(view)
    assert not child(view, "write_hint").isVisible()
    QTest.keyClick(view.pad, Key.Key_Return)
    assert not child(view, "write_hint").isVisible()
    QTest.keyClick(view.pad, Key.Key_Backspace)
    assert child(view, "write_hint").isVisible()


def test_a_stroke_may_go_over_the_hint(open_write: OpenWrite) -> None:
    view = open_write()
    centre = child(view, "write_hint").geometry().center()
    window = view.windowHandle()
    places = [view.pad.mapTo(view, centre + QPoint(step, step)) for step in (0, 9)]
    QTest.mousePress(window, Qt.MouseButton.LeftButton, pos=places[0])
    QTest.mouseMove(window, places[1])
    QTest.mouseRelease(window, Qt.MouseButton.LeftButton, pos=places[1])
    assert len(view.session.strokes) == 1


def test_the_sample_is_written_and_read(open_write: OpenWrite, qtbot: QtBot) -> None:
    view = open_write("so")
    click(view, "write_sample")
    qtbot.waitUntil(lambda: words(view) == ["so"] * 4, timeout=20000)
    assert not child(view, "write_hint").isVisible()
    qtbot.waitUntil(lambda: not view.pad.drawing)


def test_a_sample_that_begins_anew_leaves_nothing_of_the_first(
    open_write: OpenWrite, qtbot: QtBot
) -> None:
    view = open_write("Plume")
    sample = view.files.sample(view.pad.line_area(), view.pad.baseline)
    view.play_sample()
    qtbot.waitUntil(lambda: view.pad.drawing)
    view.play_sample()
    qtbot.waitUntil(lambda: len(view.session.strokes) >= len(sample))
    assert [len(s) for s in view.session.strokes] == [len(s) for s in sample]


def test_a_window_that_comes_back_leaves_the_keys_where_they_were(
    open_write: OpenWrite, qtbot: QtBot
) -> None:
    view = open_write()
    view.text.setFocus()
    view.showMinimized()
    view.showNormal()
    view.activateWindow()
    qtbot.waitUntil(view.text.hasFocus)


def test_who_clears_the_pad_sends_the_sample_away(open_write: OpenWrite, qtbot: QtBot) -> None:
    view = open_write()
    click(view, "write_sample")
    qtbot.waitUntil(lambda: len(view.session.strokes) >= 2)
    QTest.keyClick(view.pad, Key.Key_Escape)
    QTest.qWait(100)
    assert view.session.strokes == ()
    assert not view.pad.drawing
    assert child(view, "write_sample").isVisible()


def test_writing_sends_the_sample_away(open_write: OpenWrite, qtbot: QtBot) -> None:
    view = open_write()
    click(view, "write_sample")
    qtbot.waitUntil(lambda: len(view.session.strokes) >= 2)
    draw(view.pad, zigzag(40, y=200))
    assert [len(s) for s in view.session.strokes] == [7]


def test_the_text_is_copied(open_write: OpenWrite, write_word: WriteWord) -> None:
    view = open_write("one")
    assert not view.commands.copy_text.isEnabled()
    write_word(view)
    QTest.keyClick(view.pad, Key.Key_Return)
    click(view, "copy_written_text")
    assert QGuiApplication.clipboard().text() == "one"


def test_what_was_done_is_told_for_a_short_while(
    open_write: OpenWrite, write_word: WriteWord, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.ui.write.view._SHORT", 50)
    view = open_write()
    window = QMainWindow()
    qtbot.addWidget(window)
    window.setCentralWidget(view)
    window.statusBar()
    window.show()
    write_word(view)
    QTest.keyClick(view.pad, Key.Key_Return)
    click(view, "copy_written_text")
    assert window.statusBar().currentMessage() == "The text was copied."
    qtbot.waitUntil(lambda: window.statusBar().currentMessage() == "")
    window.takeCentralWidget()


def test_nothing_made_out_is_said(open_write: OpenWrite, write_word: WriteWord) -> None:
    view = open_write("")
    write_word(view)
    assert words(view) == ["?"]
    assert "made out" in status(view)
    QTest.keyClick(view.pad, Key.Key_Return)
    assert "Nothing could be read" in status(view)
    assert len(view.session.strokes) == 1


def test_screen_readers_come_to_what_the_status_says(open_write: OpenWrite) -> None:
    view = open_write()
    interface = QAccessible.queryAccessibleInterface(child(view, "write_status"))
    assert interface.text(QAccessible.Text.Name) == status(view) != ""


def test_everything_has_a_name_and_every_action_a_shortcut(
    open_write: OpenWrite, write_word: WriteWord
) -> None:
    view = open_write(certainty=0.5)
    write_word(view)
    QTest.keyClick(view.pad, Key.Key_Return)
    write_word(view)
    kinds = (QAbstractButton, InkPad, QPlainTextEdit)
    used = [w for kind in kinds for w in view.findChildren(kind) if w.isVisible()]
    assert len(used) > 20
    nameless = [
        w for w in used if not w.objectName() or not (w.accessibleName() or w.property("text"))
    ]
    assert nameless == []
    actions = [a for a in view.actions() if not a.isSeparator() and a.menu() is None]
    assert len(actions) >= 14
    assert [a.text() for a in actions if a.shortcut().isEmpty() or not a.toolTip()] == []
    keys = [k.toString() for a in actions for k in a.shortcuts()]
    assert len(keys) == len(set(keys))


def test_keys_are_large_enough_for_fingers(open_write: OpenWrite) -> None:
    view = open_write()
    view.resize(864, 440)
    row = child(view, "key_row")
    keys = row.findChildren(QAbstractButton)
    assert len(keys) >= 13
    assert min(min(key.height(), key.width()) for key in keys) >= 44
    assert all(key.geometry().right() <= row.width() for key in keys)
    assert isinstance(row, QWidget)


def test_the_keyboard_window_is_started_in_a_process_of_its_own(
    open_write: OpenWrite, monkeypatch: pytest.MonkeyPatch
) -> None:
    started = []
    monkeypatch.setattr(
        "app.ui.write.view.QProcess.startDetached", lambda *command: started.append(command)
    )
    view = open_write()
    view.commands.keyboard.trigger()
    assert started == [(sys.executable, ["-m", "app", "--pad"])]


def test_keys_of_the_pad_are_its_own(open_write: OpenWrite, write_word: WriteWord) -> None:
    view = open_write()
    write_word(view)
    button = child(view, "ink_word_1")
    button.setFocus()
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Backspace, Qt.Key.Key_Space):
        QTest.keyClick(button, key)
    assert len(view.session.words) == 1
    assert view.text.toPlainText() == ""


def test_actions_are_told_only_what_changes_for_them(
    open_write: OpenWrite, write_word: WriteWord, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = open_write()
    changed: list[bool] = []
    enable = QAction.setEnabled

    def tell(action: QAction, on: bool) -> None:
        changed.append(action.isEnabled() != on)
        enable(action, on)

    monkeypatch.setattr(QAction, "setEnabled", tell)
    write_word(view)
    QTest.keyClick(view.pad, Key.Key_Return)
    assert view.commands.copy_text.isEnabled()
    assert changed
    assert all(changed)
