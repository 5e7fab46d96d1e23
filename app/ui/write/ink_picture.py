"""Ink as a picture for other programs: dark on white, in pixels or as SVG."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QIODevice,
    QMimeData,
    QRect,
    QSaveFile,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QImage, QImageWriter, QPainter, QPixmap
from PySide6.QtSvg import QSvgGenerator

from app.core.errors import FileError
from app.ui.translation import tr
from app.ui.write.brush import draw_stroke
from model.ink import Ink, rasterise

SUFFIXES = (".png", ".svg")

_INK, _PAPER = QColor("#16307a"), QColor("white")
_WIDTH = 3.0
_MARGIN, _SCALE = 16, 2


def picture(ink: Ink) -> QImage:
    """A picture of ink at twice its size, on white.

    Args:
        ink: At least one stroke.
    """
    image = QImage(_size(ink) * _SCALE, QImage.Format.Format_RGB32)
    image.fill(_PAPER)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(_SCALE, _SCALE)
    _draw(painter, ink)
    painter.end()
    return image


def thumbnail(ink: Ink, colour: QColor, size: QSize, ratio: float) -> QPixmap:
    """Ink in a colour on nothing, no larger than a size in logical pixels.

    Args:
        ink: At least one stroke.
        colour: Of the ink.
        size: Its largest width and height.
        ratio: Device pixels per logical pixel.
    """
    grey = rasterise(ink, 2.5 * ratio, round(size.height() * ratio))
    pixels = np.empty((*grey.shape, 4), np.uint8)
    pixels[..., :3] = colour.blue(), colour.green(), colour.red()
    pixels[..., 3] = 255 - grey
    height, width = grey.shape
    image = QImage(pixels.tobytes(), width, height, 4 * width, QImage.Format.Format_ARGB32)
    keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    drawn = QPixmap.fromImage(image.copy().scaled(size * ratio, keep, smooth))
    drawn.setDevicePixelRatio(ratio)
    return drawn


def svg(ink: Ink) -> bytes:
    """The ink as an SVG drawing without ground.

    Args:
        ink: At least one stroke.
    """
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setTitle(tr("Ink"))
    generator.setSize(_size(ink))
    generator.setViewBox(QRect(0, 0, _size(ink).width(), _size(ink).height()))
    painter = QPainter(generator)
    _draw(painter, ink)
    painter.end()
    return bytes(data.data())


def for_clipboard(ink: Ink) -> QMimeData:
    """The ink as PNG and as SVG; the program that it is pasted into takes what it can use."""
    data = QMimeData()
    data.setImageData(picture(ink))
    data.setData("image/svg+xml", svg(ink))
    return data


def save(ink: Ink, path: Path) -> None:
    """Writes a PNG or SVG file, as the name says.

    Raises:
        FileError: the file cannot be written.
    """
    file = QSaveFile(str(path))
    opened = file.open(QIODevice.OpenModeFlag.WriteOnly)
    if opened and path.suffix.lower() == ".svg":
        file.write(svg(ink))
    elif opened:
        QImageWriter(file, QByteArray(b"png")).write(picture(ink))
    if not opened or not file.commit():
        raise FileError(f"{path} cannot be written: {file.errorString()}.")


def _size(ink: Ink) -> QSize:
    left, top, right, bottom = ink.bounds
    return QSize(round(right - left) + 2 * _MARGIN, round(bottom - top) + 2 * _MARGIN)


def _draw(painter: QPainter, ink: Ink) -> None:
    left, top, _, _ = ink.bounds
    painter.translate(_MARGIN - left, _MARGIN - top)
    for stroke in ink.strokes:
        draw_stroke(painter, stroke, _WIDTH, _INK)
