"""Colours that can be read, in light and dark."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QListWidget,
    QPushButton,
    QTableWidget,
    QTreeWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.ui import theme
from app.ui.read.page_view import PageView
from tests.ui.conftest import Open

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


def test_icons_and_style_follow_the_palette(qtbot: QtBot, open_window: Open) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    window = open_window()
    action = window.read.commands.open
    bright = QPalette(QColor("#efefef"))
    dark = QPalette(QColor("#2b2b2b"))
    before = app.palette()
    try:
        app.setPalette(bright)
        qtbot.waitUntil(lambda: ink_of(action.icon()).lightness() < 100)
        app.setPalette(dark)
        qtbot.waitUntil(lambda: ink_of(action.icon()).lightness() > 150)
        assert window.palette().window().color() == dark.window().color()
    finally:
        app.setPalette(before)
    assert theme.colours(dark).dark
    assert not theme.colours(bright).dark


def ink_of(icon) -> QColor:
    """The colour of an icon's most opaque pixel."""
    image = icon.pixmap(24, 24).toImage()
    pixels = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    return max(pixels, key=lambda colour: colour.alpha())


@pytest.mark.parametrize("window_colour", ["#efefef", "#2b2b2b", "#000000", "#ffffff", "#808080"])
def test_every_colour_of_text_can_be_read(window_colour: str) -> None:
    c = theme.colours(QPalette(QColor(window_colour)))
    for colour in (c.accent, c.amber, c.red, c.green):
        assert theme.contrast(colour, c.base) >= 4.5
    assert theme.contrast(c.muted, c.window) >= 4.5


def test_text_stays_readable_when_a_widget_that_was_off_asked_first(qtbot: QtBot) -> None:
    widget, palette = QWidget(), QPalette(QColor("#2b2b2b"))
    palette.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text, QColor("#555555"))
    qtbot.addWidget(widget)
    widget.setPalette(palette)
    widget.setEnabled(False)
    off = theme.colours(widget.palette()).text
    widget.setEnabled(True)

    assert off == theme.colours(widget.palette()).text == palette.text().color()


@pytest.mark.parametrize("kind", [QListWidget, QTableWidget, QTreeWidget, PageView])
def test_it_can_be_seen_where_the_keys_go(qtbot: QtBot, kind: type[QWidget]) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.setStyleSheet(theme.style_sheet(theme.colours()))
    view, button = kind(window), QPushButton(window)
    window.show()
    button.setFocus()
    qtbot.waitUntil(button.hasFocus)
    before = view.grab().toImage()

    view.setFocus()

    qtbot.waitUntil(view.hasFocus)
    assert view.grab().toImage() != before
