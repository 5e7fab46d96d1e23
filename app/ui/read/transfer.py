"""What comes in by dropping and pasting, and the filters of the file dialogs."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QImage

from app.core.image_io import INK_SUFFIXES, SUFFIXES, Image
from app.core.project.store import SUFFIX

TEMPLATE = ".json"
"""Ends the names of form templates, which are opened in their editor."""


def paths_of(data: QMimeData) -> list[Path]:
    """Local files and folders that are dropped or pasted."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


def holds_something(data: QMimeData) -> bool:
    """Whether files or a picture can be taken."""
    return bool(paths_of(data)) or data.hasImage()


def image_of(data: QMimeData) -> Image | None:
    """A picture that is pasted: grey (H, W) or RGB (H, W, 3), transparent parts white."""
    image = data.imageData() if data.hasImage() else None
    if not isinstance(image, QImage) or image.isNull():
        return None
    return from_qimage(image)


def from_qimage(image: QImage) -> Image:
    """The pixels of a Qt image as grey (H, W) or RGB (H, W, 3) on white."""
    if image.isGrayscale() and not image.hasAlphaChannel():
        return _pixels(image.convertToFormat(QImage.Format.Format_Grayscale8), 1)[:, :, 0]
    pixels = _pixels(image.convertToFormat(QImage.Format.Format_RGBA8888), 4)
    alpha = pixels[:, :, 3:].astype(np.uint16)
    rgb = (pixels[:, :, :3] * alpha + 255 * (255 - alpha) + 127) // 255
    return rgb.astype(np.uint8)


def _pixels(image: QImage, channels: int) -> Image:
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1)
    width = image.width()
    return rows[:, : width * channels].reshape(image.height(), width, channels).copy()


def patterns() -> str:
    """All readable files as a filter of a file dialog, such as ``*.bmp *.png``."""
    return " ".join(f"*{suffix}" for suffix in sorted({*SUFFIXES, *INK_SUFFIXES, SUFFIX}))
