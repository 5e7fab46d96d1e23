"""From the picture of a page to its lines of text: one pipeline for window and command line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Protocol

import cv2
import numpy as np
from numpy.typing import NDArray

from app.core.document import TextLine
from app.core.geometry import Box
from app.core.image_io import Image
from app.core.pages.dots import without_dots
from app.core.pages.ink_mask import GreyImage, dark_on_light
from app.core.pages.layout import Line, cut_line, find_lines
from app.core.pages.outline import Flat, laid_flat
from app.core.pages.skew import estimate_skew, turned
from app.core.pages.squares import without_squares
from model.fields import TEXT, Field
from model.preprocessing import to_grey
from model.reading import Reading
from model.recognizer import Picture

CHUNK = 2
"""Lines that are read together; between two chunks ``progress`` may end the work, or read ink."""

MIN_SKEW = 0.3
"""Pages turned by fewer degrees are read as they are."""

_SAME = 0.01

_OUTSIDE = 2
"""Pixels of what lies on the paper that was added around a levelled page."""


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
    flatten: bool = True,
    progress: Callable[[int, int], None] | None = None,
) -> list[TextLine]:
    """Finds and reads the lines of a page.

    Args:
        image: RGB (H, W, 3) or grey (H, W), uint8.
        recognizer: Reads the lines.
        single: The whole picture is one word or line; no layout.
        field: What every line may hold.
        flatten: Whether a sheet that was photographed from the side is laid flat for reading.
        progress: Called with lines read and lines in all; what it raises ends the reading.

    Returns:
        Lines in reading order; boxes and polygons in pixels of ``image``.

    Raises:
        PictureError: the array is not a picture.
    """
    grey = to_grey(image)
    whole = Box(0, 0, grey.shape[1], grey.shape[0])
    line = Line(whole, whole.polygon)
    located = [(line, grey)] if single else _locate(dark_on_light(grey), flatten)
    cuts = [cut for _, cut in located]
    readings: list[Reading] = []
    for first in range(0, len(cuts), CHUNK):
        readings += recognizer.read_many(cuts[first : first + CHUNK], field)
        if progress:
            progress(len(readings), len(cuts))
    return [
        TextLine(line.box, line.polygon, _placed(reading, line.box.width / max(cut.shape[1], 1)))
        for (line, cut), reading in zip(located, readings, strict=True)
    ]


def locate_lines(grey: GreyImage) -> list[Line]:
    """The lines of a page that may be slightly turned, outlined in its own pixels.

    Args:
        grey: uint8 (H, W), writing dark on light or light on dark.
    """
    return [line for line, _ in _locate(dark_on_light(grey), flatten=True)]


def cut_lines(grey: GreyImage) -> list[GreyImage]:
    """The pictures of the lines of a page, in reading order.

    Args:
        grey: uint8 (H, W), dark on light.
    """
    return [cut for _, cut in _locate(grey, flatten=True)]


def seen_from_the_side(image: Image) -> bool:
    """Whether a page is a photo of a sheet that is laid flat before it is read.

    Args:
        image: RGB (H, W, 3) or grey (H, W), uint8.

    Raises:
        PictureError: the array is not a picture.
    """
    return laid_flat(dark_on_light(to_grey(image))) is not None


def _locate(grey: GreyImage, flatten: bool) -> list[tuple[Line, GreyImage]]:
    """Every line, and its picture cut out of the levelled page."""
    flat = (laid_flat(grey) if flatten else None) or Flat(grey, np.eye(3))
    angle = estimate_skew(flat.grey)
    level, back = without_dots(flat.grey, angle), flat.back
    if abs(angle) >= MIN_SKEW:
        level, to_flat = turned(level, angle)
        back = back @ np.vstack([to_flat, (0, 0, 1)])
    clean = without_squares(level)
    found = [(line, cut_line(clean, line)) for line in find_lines(clean)]
    mapped = [(_mapped(line, back, grey.shape), cut) for line, cut in found]
    return [(line, cut) for line, cut in mapped if min(line.box.width, line.box.height) > _OUTSIDE]


def _placed(reading: Reading, scale: float) -> Reading:
    """A reading whose characters stand where they are on the page, not on the levelled line."""
    if abs(scale - 1) < _SAME:
        return reading
    characters = (replace(c, start=c.start * scale, end=c.end * scale) for c in reading.characters)
    return replace(reading, characters=tuple(characters))


def _mapped(line: Line, matrix: NDArray[np.float64], shape: tuple[int, ...]) -> Line:
    outline = np.array(line.polygon, np.float64).reshape(-1, 1, 2)
    points = cv2.perspectiveTransform(outline, matrix)[:, 0]
    points = np.clip(points.round(), 0, (shape[1] - 1, shape[0] - 1)).astype(int)
    polygon = tuple((x, y) for x, y in points.tolist())
    return Line(Box.around(polygon), polygon)
