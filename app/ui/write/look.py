"""Colours and signs that are painted often, worked out once."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtGui import QColor, QGuiApplication, QPalette, QPixmap, QPixmapCache

from app.ui import icons, theme


def colours(palette: QPalette | None = None) -> theme.Colours:
    """The colours that go with a palette; None takes the application's."""
    palette = palette or QGuiApplication.palette()
    roles = (QPalette.ColorRole.Window, QPalette.ColorRole.Base, QPalette.ColorRole.Text)
    names = [palette.color(role).name() for role in (*roles, QPalette.ColorRole.Accent)]
    return _colours(*names)


@lru_cache(maxsize=8)
def _colours(window: str, base: str, text: str, accent: str) -> theme.Colours:
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Window, QColor(window))
    palette.setColor(QPalette.ColorRole.Base, QColor(base))
    palette.setColor(QPalette.ColorRole.Text, QColor(text))
    palette.setColor(QPalette.ColorRole.Accent, QColor(accent))
    return theme.colours(palette)


def sign(name: str, colour: QColor, size: int, ratio: float) -> QPixmap:
    """A line icon in one colour; see ``icons.pixmap``."""
    key = f"plume-{name}-{colour.name()}-{size}-{ratio}"
    found = QPixmap()
    if not QPixmapCache.find(key, found):
        found = icons.pixmap(name, colour, size, ratio)
        QPixmapCache.insert(key, found)
    return found
