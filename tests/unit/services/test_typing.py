"""The clipboard stands in where the desktop takes no keys; one keyboard at a time."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

import platformdirs
import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from app.services import single_instance
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


@pytest.mark.skipif(os.name == "nt", reason="a pipe of Windows lies in no folder")
def test_calls_are_heard_in_a_folder_of_the_person(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    first = SingleInstance("plume-test")
    assert first.start(1.0)

    (socket,) = tmp_path.iterdir()

    assert stat.S_ISSOCK(socket.stat().st_mode)
    assert socket.stat().st_mode & 0o077 == 0
    first.close()


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have such a folder")
def test_where_a_session_has_no_folder_calls_are_heard_among_the_persons_data(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("XDG_RUNTIME_DIR")
    first, second = SingleInstance("plume-test"), SingleInstance("plume-test")
    assert first.start(1.0)
    with qtbot.waitSignal(first.called):
        assert not second.start(1.0)

    folder = platformdirs.user_data_path("plume", appauthor=False)
    (socket,) = folder.iterdir()
    assert folder.stat().st_mode & 0o077 == 0
    assert stat.S_ISSOCK(socket.stat().st_mode)
    first.close()


@pytest.mark.skipif(os.name == "nt", reason="Windows asks for no such folder")
@pytest.mark.qt_log_ignore("QStandardPaths")
def test_without_a_folder_of_the_person_each_is_the_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for variable in ("XDG_RUNTIME_DIR", "TMPDIR"):
        monkeypatch.setenv(variable, str(tmp_path / "none" / "such"))
    monkeypatch.setattr(single_instance, "QLockFile", lambda path: pytest.fail(f"locked {path}"))
    first, second = SingleInstance("plume-test"), SingleInstance("plume-test")

    assert first.start(1.0)
    assert second.start(1.0)


def test_the_first_one_starts_and_the_second_calls_it(qtbot: QtBot) -> None:
    first, second = SingleInstance("plume-test"), SingleInstance("plume-test")
    assert first.start(1.0)
    with qtbot.waitSignal(first.called):
        assert not second.start(1.0)
    first.close()
    assert second.start(1.0)
    second.close()
