"""Ink as PNG and SVG."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
from pytestqt.qtbot import QtBot

from app.core.errors import FileError
from app.ui.write import ink_picture
from model.ink import Ink

INK = Ink.from_points([[(100, 100), (200, 100)], [(150, 150)]])


def test_the_drawing_shows_what_the_picture_shows(qtbot: QtBot) -> None:
    picture = ink_picture.picture(INK)
    drawing = QImage(picture.size(), QImage.Format.Format_RGB32)
    drawing.fill("white")
    painter = QPainter(drawing)
    QSvgRenderer(QByteArray(ink_picture.svg(INK))).render(painter)
    painter.end()
    for x, y in ((32, 32), (130, 32), (132, 132)):
        assert picture.pixelColor(x, y).lightness() < 128
        assert drawing.pixelColor(x, y).lightness() < 128
    for x, y in ((10, 10), (60, 80)):
        assert picture.pixelColor(x, y).lightness() == 255
        assert drawing.pixelColor(x, y).lightness() == 255


def test_the_clipboard_gets_both(qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setMimeData(ink_picture.for_clipboard(INK))
    data = QGuiApplication.clipboard().mimeData()
    assert data.hasImage()
    assert ElementTree.fromstring(bytes(data.data("image/svg+xml").data())).tag.endswith("svg")


def test_pictures_are_saved_by_their_names(qtbot: QtBot, tmp_path: Path) -> None:
    ink_picture.save(INK, tmp_path / "ink.png")
    assert QImage(str(tmp_path / "ink.png")).size() == ink_picture.picture(INK).size()
    ink_picture.save(INK, tmp_path / "ink.svg")
    assert QSvgRenderer(str(tmp_path / "ink.svg")).isValid()


def test_a_picture_that_cannot_be_written_is_a_sentence(qtbot: QtBot, tmp_path: Path) -> None:
    with pytest.raises(FileError, match="gone"):
        ink_picture.save(INK, tmp_path / "gone" / "ink.png")
