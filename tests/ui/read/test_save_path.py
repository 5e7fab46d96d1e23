"""A file whose name gets its ending only afterwards is not replaced without a question."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from app.ui.read.save_path import with_suffix


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    return window


def press_soon(name: str) -> None:
    def press() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        assert box.text() == "table.xlsx exists already. Replace it?"
        next(b for b in box.buttons() if b.text().replace("&", "") == name).click()

    QTimer.singleShot(0, press)


@pytest.mark.parametrize(("pressed", "kept"), [("Replace", False), ("Cancel", True)])
def test_a_file_that_nobody_named_is_asked_about(
    window: QWidget, tmp_path: Path, pressed: str, kept: bool
) -> None:
    path = tmp_path / "table.xlsx"
    path.touch()
    press_soon(pressed)

    assert with_suffix(tmp_path / "table", ".xlsx", window) == (None if kept else path)


@pytest.mark.parametrize("typed", ["table.xlsx", "TABLE.XLSX", "new"])
def test_what_the_dialog_asked_about_is_not_asked_again(
    window: QWidget, tmp_path: Path, typed: str
) -> None:
    (tmp_path / "table.xlsx").touch()

    found = with_suffix(tmp_path / typed, ".xlsx", window)

    assert found == tmp_path / (typed if typed != "new" else "new.xlsx")


@pytest.mark.parametrize("typed", ["page", "page.xml", "page.alto.xml"])
def test_an_ending_of_two_parts_is_not_there_twice(
    window: QWidget, tmp_path: Path, typed: str
) -> None:
    assert with_suffix(tmp_path / typed, ".alto.xml", window) == tmp_path / "page.alto.xml"
