"""From the picture of a page to its lines of text: one pipeline for window and command line."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from app.core.document import TextLine
from app.core.errors import CancelledError
from app.core.geometry import Box
from app.core.image_io import Image
from app.core.layout import Line, cut_line, find_lines
from model.fields import TEXT, Field
from model.preprocessing import dark_on_light, to_grey
from model.reading import Reading
from model.recognizer import Picture

CHUNK = 8
"""Lines that are read together; the work can be cancelled between two chunks."""


class Reader(Protocol):
    """What is needed of ``model.recognizer.Recognizer``."""

    def read_many(self, sources: list[Picture], field: Field | str = TEXT) -> list[Reading]:
        """One reading for each picture."""
        ...


def read_page(
    image: Image,
    recognizer: Reader,
    *,
    single: bool = False,
    field: Field | str = TEXT,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> list[TextLine]:
    """Finds and reads the lines of a page.

    Args:
        image: RGB (H, W, 3) or grey (H, W), uint8.
        recognizer: Reads the lines.
        single: The whole picture is one word or line; no layout.
        field: What every line may hold.
        progress: Called with lines read and lines in all.
        cancelled: Asked between chunks whether to stop.

    Returns:
        Lines in reading order; boxes and polygons in pixels of ``image``.

    Raises:
        PictureError: the array is not a picture.
        CancelledError: ``cancelled`` said so.
    """
    grey = dark_on_light(to_grey(image))
    whole = Box(0, 0, grey.shape[1], grey.shape[0])
    lines = [Line(whole, whole.polygon)] if single else locate_lines(grey)
    cuts = [cut_line(grey, line) for line in lines]
    readings: list[Reading] = []
    for first in range(0, len(cuts), CHUNK):
        if cancelled and cancelled():
            raise CancelledError
        readings += recognizer.read_many(cuts[first : first + CHUNK], field)
        if progress:
            progress(len(readings), len(cuts))
    return [
        TextLine(line.box, line.polygon, reading)
        for line, reading in zip(lines, readings, strict=True)
    ]


def locate_lines(grey):
    return find_lines(grey)
