"""The bundled line icons, in the palette's colours and at the screen's resolution."""

from __future__ import annotations

import functools
import itertools

from PySide6.QtCore import QByteArray, QObject, QRectF, Qt
from PySide6.QtGui import QAction, QColor, QIcon, QPainter, QPalette, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QApplication

import resources

_NAME = "plume_icon"
_SIZES = (16, 20, 24)


def pixmap(name: str, colour: QColor, size: int, ratio: float = 1.0) -> QPixmap:
    """A line icon in one colour.

    Args:
        name: File name under ``resources/icons`` without its ending.
        colour: Takes the place of ``currentColor``.
        size: Width and height in logical pixels.
        ratio: Device pixels per logical pixel.
    """
    key = f"plume/{name}/{colour.name()}/{size}/{ratio}"
    known = QPixmap()
    if not QPixmapCache.find(key, known):
        known = _draw(_renderer(name, colour), size, ratio)
        QPixmapCache.insert(key, known)
    return known


def _renderer(name: str, colour: QColor) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(_source(name).replace("currentColor", colour.name()).encode()))


def _draw(renderer: QSvgRenderer, size: int, ratio: float) -> QPixmap:
    image = QPixmap(round(size * ratio), round(size * ratio))
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    renderer.render(painter, QRectF(0, 0, image.width(), image.height()))
    painter.end()
    image.setDevicePixelRatio(ratio)
    return image


@functools.cache
def _source(name: str) -> str:
    return resources.path(f"icons/{name}.svg").read_text(encoding="utf-8")


def icon(name: str) -> QIcon:
    """A line icon in the text colour of the palette, greyed where it is disabled."""
    palette, result = QApplication.palette(), QIcon()
    modes = {
        QIcon.Mode.Normal: QPalette.ColorGroup.Active,
        QIcon.Mode.Disabled: QPalette.ColorGroup.Disabled,
    }
    for mode, group in modes.items():
        renderer = _renderer(name, palette.color(group, QPalette.ColorRole.ButtonText))
        for size, ratio in itertools.product(_SIZES, _ratios()):
            result.addPixmap(_draw(renderer, size, ratio), mode)
    return result


def _ratios() -> set[float]:
    """Of the screens there are, so that icons are sharp on each."""
    return {screen.devicePixelRatio() for screen in QApplication.screens()}


def set_icon(target: QAction | QAbstractButton, name: str) -> None:
    """Gives an action or button an icon that ``refresh`` keeps in the palette's colours."""
    target.setProperty(_NAME, name)
    target.setIcon(icon(name))


def refresh(root: QObject) -> None:
    """Colours every icon under a window anew, after the palette changed."""
    for target in root.findChildren(QObject):
        name = target.property(_NAME)
        if name and isinstance(target, QAction | QAbstractButton):
            target.setIcon(icon(name))


def app_icon() -> QIcon:
    """The program's own icon."""
    return QIcon(str(resources.path("icons/plume.svg")))
