"""Colours derived from the system's palette, and the few rules of look on top of it."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QSize
from PySide6.QtGui import QColor, QFontMetrics, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget

GRID = 8
"""Spacing in pixels; everything is a multiple of it or half of it."""

_READABLE = 4.5
_USUAL_LINE = 16
_FRAME = QSize(16, 48)


@dataclass(frozen=True)
class Colours:
    """What is painted beside the palette's own roles.

    Attributes:
        window, base, text: The palette's window, input field and text colours.
        muted: Text that explains, readable on ``window``, on ``base``, and on what is chosen there.
        border: Hairlines between areas.
        hover: Ground under the pointer.
        pressed: Ground of what is held down or switched on.
        handle: What can be dragged, such as a scroll bar's handle.
        canvas: Ground around the page.
        accent: The one accent, readable as text on ``base``.
        on_accent: Text on the accent.
        amber: Doubtful readings, readable as text on ``base`` and ``window``.
        red: Broken rules and errors, readable just so.
        green: What was checked or went well, readable just so.
        dark: Whether the palette is a dark one.
    """

    window: QColor
    base: QColor
    text: QColor
    muted: QColor
    border: QColor
    hover: QColor
    pressed: QColor
    handle: QColor
    canvas: QColor
    accent: QColor
    on_accent: QColor
    amber: QColor
    red: QColor
    green: QColor
    dark: bool


def colours(palette: QPalette | None = None) -> Colours:
    """The colours that go with a palette; None takes the application's.

    Painters ask for every cell, so those of the last palettes are kept.
    """
    palette = palette or QGuiApplication.palette()
    key = palette.cacheKey()
    if key not in _known:
        if len(_known) >= _KNOWN:
            del _known[next(iter(_known))]
        _known[key] = _colours(palette)
    return _known[key]


_KNOWN = 16
_known: dict[int, Colours] = {}


def _colours(palette: QPalette) -> Colours:
    def colour(role: QPalette.ColorRole) -> QColor:
        # the palette of a widget that is off has the same key, and would be kept for all
        return palette.color(QPalette.ColorGroup.Active, role)

    window = colour(QPalette.ColorRole.Window)
    base = colour(QPalette.ColorRole.Base)
    text = colour(QPalette.ColorRole.Text)
    accent = readable(colour(QPalette.ColorRole.Accent), base)
    # what explains stands on chosen rows and pages too
    grounds = (window, base, blend(window, accent, 0.25), blend(base, accent, 0.25))
    return Colours(
        window=window,
        base=base,
        text=text,
        muted=readable(blend(text, window, 0.4), *grounds),
        border=blend(window, text, 0.16),
        hover=blend(window, text, 0.07),
        pressed=blend(window, text, 0.14),
        handle=blend(window, text, 0.3),
        canvas=blend(window, QColor("black"), 0.3 if is_dark(window) else 0.09),
        accent=accent,
        on_accent=QColor("white" if is_dark(accent) else "black"),
        amber=readable(QColor("#e08a00"), base, window),
        red=readable(QColor("#d13438"), base, window),
        green=readable(QColor("#2e8b57"), base, window),
        dark=is_dark(window),
    )


def with_text(pixels: int, room: float = math.inf) -> int:
    """A measure that holds text, larger where the system's text is larger than usual.

    Args:
        pixels: For text of the usual size.
        room: Up to which it grows.
    """
    line = QFontMetrics(QGuiApplication.font()).height()
    return round(max(min(pixels * line / _USUAL_LINE, room), pixels))


def fit(window: QWidget, width: int, height: int, least: tuple[int, int] = (0, 0)) -> None:
    """Makes a window so large, where its screen has room for that and the frame around it.

    Args:
        window: The window.
        width: Of the window in pixels.
        height: Likewise.
        least: Width and height below which nobody can make it smaller, where there is room.
    """
    room = room_on_screen(window)
    window.setMinimumSize(QSize(*least).boundedTo(room))
    window.resize(QSize(width, height).boundedTo(room))


def room_on_screen(window: QWidget) -> QSize:
    """How large a window can be for all of it to be seen."""
    return window.screen().availableSize() - _FRAME


def is_dark(colour: QColor) -> bool:
    """Whether light text belongs on a colour."""
    return contrast(QColor("white"), colour) > contrast(QColor("black"), colour)


def blend(first: QColor, second: QColor, share: float) -> QColor:
    """``first`` with a share in [0, 1] of ``second`` mixed in."""
    pairs = zip(_channels(first), _channels(second), strict=True)
    return QColor(*(round(a + (b - a) * share) for a, b in pairs))


def _channels(colour: QColor) -> tuple[int, int, int]:
    return colour.red(), colour.green(), colour.blue()


def contrast(first: QColor, second: QColor) -> float:
    """Contrast ratio after WCAG 2.1, 1 to 21."""
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def readable(colour: QColor, *grounds: QColor, ratio: float = _READABLE) -> QColor:
    """The colour, darkened or lightened until it can be read on every ground, all dark or light."""
    towards = QColor("white") if is_dark(grounds[0]) else QColor("black")
    for step in range(20):
        candidate = blend(colour, towards, step / 20)
        if all(contrast(candidate, ground) >= ratio for ground in grounds):
            return candidate
    return towards


def _luminance(colour: QColor) -> float:
    def linear(channel: float) -> float:
        return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(c) for c in (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


_CHANGES = (QEvent.Type.ApplicationPaletteChange, QEvent.Type.ApplicationFontChange)


class Theme(QObject):
    """Keeps the application's style in step with the system's palette."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._sheet = ""
        app.setStyle("Fusion")
        app.installEventFilter(self)
        self._refresh()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follows the system when it turns dark or light, or its text larger or smaller."""
        if watched is self._app and event.type() in _CHANGES:
            self._refresh()
        return False

    def _refresh(self) -> None:
        sheet = style_sheet(colours()) + _TITLE.format(self._app.font().pointSizeF() * 1.6)
        if sheet != self._sheet:
            self._sheet = sheet
            self._app.setStyleSheet(sheet)


def style_sheet(c: Colours) -> str:
    """The rules of look; ``role`` and ``tone`` are dynamic properties of widgets."""
    return re.sub(r"@(\w+)", lambda match: getattr(c, match[1]).name(), _SHEET)


_TITLE = 'QLabel[role="title"] {{ font-size: {:.1f}pt; font-weight: 600; }}'

_SHEET = """
QToolTip { color: @text; background: @base; border: 1px solid @border; padding: 4px; }
QToolBar { border: none; background: @window; spacing: 4px; padding: 4px 8px; }
QToolBar::separator { width: 1px; background: @border; margin: 6px 4px; }
QToolButton { border: 1px solid transparent; border-radius: 4px; padding: 5px; }
QToolButton:hover { background: @hover; }
QToolButton:pressed, QToolButton:checked { background: @pressed; }
QToolButton:focus { border-color: @accent; }
QToolButton::menu-button { border: none; width: 16px; border-radius: 4px; }
QToolButton::menu-button:hover { background: @pressed; }
QToolButton[popupMode="1"] { padding-right: 20px; }
QToolButton#qt_toolbar_ext_button { padding: 0; }
QPushButton { border: 1px solid @border; border-radius: 4px; padding: 5px 12px; background: @base; }
QPushButton:hover { background: @hover; }
QPushButton:pressed, QPushButton:checked { background: @pressed; }
QPushButton:focus { border-color: @accent; }
QPushButton:disabled { color: @muted; background: @window; }
QPushButton[role="primary"] {
    color: @on_accent; background: @accent; border-color: @accent; font-weight: 600; }
QPushButton[role="primary"]:disabled {
    color: @muted; background: @window; border-color: @border; }
QPushButton[role="primary"]:focus { border: 2px solid @text; padding: 4px 11px; }
QFrame[role="rail"] { background: @window; border: none; border-right: 1px solid @border; }
QFrame[role="rail"] QToolButton {
    border-radius: 0; border: none; border-left: 3px solid transparent; padding: 8px 4px; }
QFrame[role="rail"] QToolButton:checked {
    border-left-color: @accent; background: @pressed; font-weight: 600; }
QFrame[role="rail"] QToolButton:focus { background: @hover; }
QFrame[role="bar"] { background: @window; border: none; border-top: 1px solid @border; }
QFrame[role="strip"] { background: @window; border: none; border-bottom: 1px solid @border; }
QFrame[role="message"] { background: @base; border: 1px solid @border; border-radius: 4px; }
QFrame[role="message"][tone="error"] { border-left: 4px solid @red; }
QFrame[role="message"][tone="warning"] { border-left: 4px solid @amber; }
QFrame[role="message"][tone="info"] { border-left: 4px solid @accent; }
QLabel[role="muted"] { color: @muted; }
QLabel[role="heading"] { font-weight: 600; }
QTableView, QListView, QTreeView {
    border: 1px solid transparent; background: @base; outline: none; }
PinnedColumn { border: none; border-right: 1px solid @border; }
PageView { border: 1px solid @canvas; }
QTableView:focus, QListView:focus, QTreeView:focus, PageView:focus { border-color: @accent; }
QListView[role="strip"] { background: @window; }
QHeaderView::section { background: @window; color: @muted; border: none;
    border-bottom: 1px solid @border; padding: 4px 8px; }
QLineEdit, QPlainTextEdit { background: @base; border: 1px solid @border; border-radius: 4px;
    padding: 5px; selection-background-color: @accent; selection-color: @on_accent; }
QLineEdit { placeholder-text-color: @muted; }
QPlainTextEdit { placeholder-text-color: @muted; }
QLineEdit:focus, QPlainTextEdit:focus { border: 2px solid @accent; padding: 4px; }
QCheckBox::indicator:unchecked, QTableView::indicator:unchecked { width: 12px; height: 12px;
    background: @base; border: 1px solid @muted; border-radius: 2px; }
QSplitter::handle { background: @border; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QScrollBar { background: transparent; border: none; margin: 0; }
QScrollBar:vertical { width: 12px; }
QScrollBar:horizontal { height: 12px; }
QScrollBar::handle { background: @handle; border-radius: 3px; margin: 3px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: @muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QStatusBar { border-top: 1px solid @border; }
QStatusBar::item { border: none; }
QProgressBar { border: 1px solid @border; border-radius: 4px; background: @base;
    max-height: 8px; }
QProgressBar::chunk { background: @accent; border-radius: 3px; }
"""
