"""About Plume, and what a person sees of a crash."""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QTabWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app import __version__
from app.services import doctor
from app.services.doctor import Finding, State
from app.ui import about as about_module
from app.ui.about import AboutDialog
from app.ui.crash import CrashDialog, install_excepthook
from app.ui.sentences import translated
from tests.ui.access import english_only

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def about(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[AboutDialog]:
    finding = Finding(State.NOTE, "Tablet", "no pen", "Connect it.")
    monkeypatch.setattr(about_module, "examine", lambda: iter([finding]))
    dialog = AboutDialog()
    with qtbot.waitExposed(dialog):
        dialog.show()
    gone: list[bool] = []
    dialog.destroyed.connect(lambda: gone.append(True))
    yield dialog
    if not gone:
        dialog.close()


def part(dialog: QWidget, kind: type[QWidget], name: str) -> QWidget:
    found = dialog.findChild(kind, name)
    assert found is not None
    return found


def page(qtbot: QtBot, dialog: AboutDialog, number: int) -> None:
    tabs = part(dialog, QTabWidget, "about_tabs")
    assert isinstance(tabs, QTabWidget)
    bar = tabs.tabBar()
    qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.tabRect(number).center())


def test_it_names_the_version(about: AboutDialog) -> None:
    version = part(about, QLabel, "about_version")
    assert isinstance(version, QLabel)
    assert __version__ in version.text()


def test_the_words_of_every_licence_can_be_read(qtbot: QtBot, about: AboutDialog) -> None:
    page(qtbot, about, 1)
    names, words = part(about, QListWidget, "licence_list"), part(about, QWidget, "licence_text")
    assert isinstance(names, QListWidget)
    assert isinstance(words, QPlainTextEdit)
    (item,) = names.findItems("numpy", Qt.MatchFlag.MatchStartsWith)
    place = names.visualItemRect(item).center()
    qtbot.mouseClick(names.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert "Redistribution and use in source and binary forms" in words.toPlainText()


def test_this_computer_is_looked_at_and_copied(qtbot: QtBot, about: AboutDialog) -> None:
    page(qtbot, about, 2)
    report = part(about, QPlainTextEdit, "about_report")
    assert isinstance(report, QPlainTextEdit)
    qtbot.waitUntil(lambda: "Connect it." in report.toPlainText())
    button = part(about, QPushButton, "copy_about_report")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert QApplication.clipboard().text() == report.toPlainText()
    assert __version__ in report.toPlainText()


@pytest.mark.usefixtures("french")
def test_this_computer_is_told_about_in_french() -> None:
    findings = list(doctor.examine({"QT_QPA_PLATFORM": "offscreen"}))
    report = [finding.told(translated) for finding in findings]

    assert report[0].startswith("bien  Modèle")
    assert any("Tablette" in lines and "pas de stylet" in lines for lines in report)
    words = {finding.subject for finding in findings} | {finding.mend for finding in findings}
    assert not {translated(word) for word in words} & english_only()


def test_a_folder_of_the_log_that_cannot_be_made_is_no_crash(
    qtbot: QtBot, about: AboutDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = []
    (tmp_path / "file").touch()
    monkeypatch.setattr(about_module, "log_file", lambda: tmp_path / "file" / "log" / "plume.log")
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    page(qtbot, about, 2)
    button = part(about, QPushButton, "open_log_folder")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert len(opened) == 1


def test_it_closes_while_the_computer_is_looked_at(
    qtbot: QtBot, about: AboutDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = threading.Event()

    def slow() -> Iterator[doctor.Finding]:
        begun.set()
        yield Finding(State.FINE, "Qt", "there")

    monkeypatch.setattr(about_module, "examine", slow)
    page(qtbot, about, 2)
    qtbot.waitUntil(begun.is_set)
    gone: list[bool] = []
    about.destroyed.connect(lambda: gone.append(True))
    qtbot.keyClick(about, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: bool(gone))


@pytest.fixture
def hook() -> Iterator[None]:
    before = sys.excepthook, threading.excepthook
    install_excepthook()
    yield
    sys.excepthook, threading.excepthook = before


def fail() -> None:
    raise ValueError("the secret sum")


@pytest.mark.usefixtures("hook")
def test_an_error_nobody_caught_is_shown_calmly(
    qtbot: QtBot, capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    seen: list[str] = []
    beyond: list[int] = []

    def look() -> None:
        dialog = next(w for w in QApplication.topLevelWidgets() if isinstance(w, CrashDialog))
        report, copy = (
            part(dialog, QPlainTextEdit, "crash_report"),
            part(dialog, QPushButton, "copy_report"),
        )
        assert isinstance(report, QPlainTextEdit)
        qtbot.mouseClick(copy, Qt.MouseButton.LeftButton)
        seen.extend([report.toPlainText(), QApplication.clipboard().text()])
        beyond.append(report.horizontalScrollBar().maximum())
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)

    QTimer.singleShot(0, look)
    try:
        fail()
    except ValueError as error:
        with caplog.at_level(logging.CRITICAL):
            sys.excepthook(type(error), error, error.__traceback__)
    report, copied = seen
    assert beyond == [0], "long lines are cut off"
    assert report == copied
    assert "ValueError" in report
    assert "secret" not in report
    assert "the secret sum" in capsys.readouterr().err  # for whoever started it in a terminal
    assert "An error nobody caught." in caplog.text


@pytest.mark.usefixtures("hook", "capsys")
def test_an_error_in_a_thread_is_logged(caplog: pytest.LogCaptureFixture, tmp_path: Path) -> None:
    thread = threading.Thread(target=fail)
    with caplog.at_level(logging.CRITICAL):
        thread.start()
        thread.join()
    assert "An error in a thread." in caplog.text
