"""What the window says is said by screen readers too."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QListWidget, QWidget
from pytestqt.qtbot import QtBot

from app.ui import message_bar
from app.ui.message_bar import MessageBar
from app.ui.view_note import ViewNote


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What screen readers are told."""
    found: list[str] = []

    class Spy:
        @staticmethod
        def updateAccessibility(event: QAccessibleAnnouncementEvent) -> None:  # noqa: N802
            found.append(event.message())

    monkeypatch.setattr(message_bar, "QAccessible", Spy)
    return found


def test_messages_are_announced(qtbot: QtBot, said: list[str]) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    bar = MessageBar(window)

    bar.show_error("The disk is full.")
    bar.dismiss()
    bar.show_info("Everything is read.")

    assert said == ["The disk is full.", "Everything is read."]


def test_why_a_list_is_empty_is_said_with_it(qtbot: QtBot) -> None:
    view = QListWidget()
    qtbot.addWidget(view)
    note = ViewNote("note", view)

    note.say("Drop a folder here")
    assert view.accessibleDescription() == "Drop a folder here"
    note.say("")
    assert view.accessibleDescription() == ""
