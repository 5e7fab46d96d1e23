"""The clipboard stands in where the desktop takes no keys; one keyboard at a time."""

from __future__ import annotations

import getpass
import os

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from app.services.single_instance import SingleInstance
from app.services.typing import ClipboardTypist, make_typist, refuses_keys


@pytest.mark.parametrize(
    ("environment", "refused"),
    [
        ({"DISPLAY": ":0"}, False),
        ({"DISPLAY": ":0", "XDG_SESSION_TYPE": "x11"}, False),
        ({"DISPLAY": ":0", "XDG_SESSION_TYPE": "wayland"}, True),
        ({"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}, True),
        ({}, True),
    ],
)
def test_where_keys_are_refused(environment: dict[str, str], refused: bool) -> None:
    assert refuses_keys(environment) is refused


def test_what_is_typed_is_collected_on_the_clipboard(qtbot: QtBot) -> None:
    typist = make_typist({"WAYLAND_DISPLAY": "wayland-0"})
    assert isinstance(typist, ClipboardTypist)
    typist.type("Cœur d’été ")
    typist.press("backspace", 2)
    typist.press("tab")
    typist.type("à")
    typist.press("left")
    typist.press("enter")
    assert QGuiApplication.clipboard().text() == "Cœur d’ét\tà\n"
    typist.close()


def test_a_second_one_calls_the_first(qtbot: QtBot) -> None:
    first, second = SingleInstance("plume-test"), SingleInstance("plume-test")
    assert not second.call(1.0)
    first.listen()
    with qtbot.waitSignal(first.called) as call:
        assert second.call(12.3)
    assert call.args == [12.3]
    first.close()
    assert not second.call(1.0)


@pytest.mark.skipif(os.name == "nt", reason="Windows always knows who works there")
def test_a_person_without_a_name_has_a_keyboard_too(monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody() -> str:
        raise KeyError("getpwuid(): uid not found: 1234")

    monkeypatch.setattr(getpass, "getuser", nobody)
    assert not SingleInstance("plume-test").call(1.0)


def test_the_first_one_starts_and_the_second_calls_it(qtbot: QtBot) -> None:
    first, second = SingleInstance("plume-test"), SingleInstance("plume-test")
    assert first.start(1.0)
    with qtbot.waitSignal(first.called):
        assert not second.start(1.0)
    first.close()
    assert second.start(1.0)
    second.close()
