"""Files as sources of pages: pictures, PDFs, and ink drawn as a picture."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np

from app.core.image_io import INK_SUFFIXES, Image, MemorySource, Source, open_source
from app.core.writing.ink_words import group_words
from model.ink import Ink, rasterise
from model.inkml import read_inkml

_LINE_HEIGHT = 160
_PEN = 0.055


def open_any(path: Path) -> Source:
    """A picture, a PDF, or ink drawn as a picture.

    Raises:
        PlumeError: the file cannot be read.
    """
    if path.suffix.lower() in INK_SUFFIXES and os.path.isfile(path):
        return MemorySource(path, draw(read_inkml(path)))
    return open_source(path)


def draw(ink: Ink) -> Image:
    """Ink as a scan of it would look, each of its lines about 160 pixels high."""
    lines = 1 + max((word.line for word in group_words(ink.strokes)), default=0)
    page = rasterise(ink, pen_width=_LINE_HEIGHT * _PEN, height=_LINE_HEIGHT * lines)
    return np.pad(page, _LINE_HEIGHT // 4, constant_values=255)
