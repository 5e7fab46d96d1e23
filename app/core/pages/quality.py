"""Whether a picture is too blurred, too dark, too faint or too small to be read well."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import Enum

import cv2
import numpy as np

from app.core.image_io import Image
from app.core.pages.ink_mask import GreyImage, dark_on_light, median, noise, paper, resized
from app.core.pages.line_ink import Pieces
from model.preprocessing import to_grey

_WORK_PIXELS, _LOOKED_AT = 1_100_000, 200_000
_COARSE = 300
_SMALLEST_LETTER = 6.5
_WIDEST_EDGE, _LEAST_EDGE = 0.25, 3.4
DARKEST_PAPER = 30
"""Grey level of paper below which a picture is too dark."""
_FAINTEST, _TRACE = 14, 5
_LEAST_INK = 200


class Flaw(Enum):
    """What is wrong with a picture, in words for ``plume read``."""

    SMALL = "the writing is too small; scan it with more dots per inch"
    BLURRED = "it is blurred; photograph it again with a steady hand"
    DARK = "it is too dark; photograph it again with more light"
    FAINT = "the writing is too faint; scan it again with more contrast"


@dataclass(frozen=True)
class Quality:
    """What was measured on a page.

    Attributes:
        letter: Height of a small letter in pixels of the picture; 0 where no writing was found.
        edge: How many pixels the edge of a stroke is wide, as a share of a letter.
        paper: Grey level of the paper.
        contrast: Grey levels between paper and ink.
        flaws: What is wrong, the worst first.
    """

    letter: float
    edge: float
    paper: float
    contrast: float
    flaws: tuple[Flaw, ...]


def quality(image: Image) -> Quality:
    """Measures a page.

    The limits are those at which our sample page, degraded step by step, is read with twice as
    many errors; ``tests/unit/core/pages/test_quality.py`` degrades it so.

    Args:
        image: uint8 (H, W) grey or (H, W, 3) RGB.

    Raises:
        PictureError: the array is not a picture.
    """
    page = to_grey(image)
    grey = _busiest_part(page)
    work = dark_on_light(resized(grey, min(math.sqrt(_WORK_PIXELS / page.size), 1.0)))
    pieces = Pieces.of(work)
    ground = paper(work)
    drop = cv2.subtract(ground, work)
    level = median(ground)
    ink = pieces.ink > 0
    if pieces.letter == 0 or np.count_nonzero(ink) < _LEAST_INK:
        trace = np.percentile(cv2.subtract(ground, cv2.GaussianBlur(work, (0, 0), 1)), 99)
        flaw = Flaw.DARK if level < DARKEST_PAPER else Flaw.FAINT
        written = trace > max(_TRACE, 2 * noise(work))
        return Quality(0, 0, level, float(trace), (flaw,) if written else ())
    contrast = float(np.percentile(drop[ink], 75))
    width = contrast / max(_steepness(work, pieces), 0.1)
    edge = width / pieces.letter
    letter = pieces.letter * grey.shape[1] / work.shape[1]
    found = {
        Flaw.SMALL: letter < _SMALLEST_LETTER,
        Flaw.BLURRED: edge > _WIDEST_EDGE and width > _LEAST_EDGE,
        Flaw.DARK: level < DARKEST_PAPER,
        Flaw.FAINT: contrast < _FAINTEST and level >= DARKEST_PAPER,
    }
    return Quality(letter, edge, level, contrast, tuple(flaw for flaw, on in found.items() if on))


def _busiest_part(page: GreyImage) -> GreyImage:
    """The part with most edges: as much as is looked at, at most half as wide and high.

    Small pictures stay as they are.
    """
    if page.size <= _WORK_PIXELS // 4:
        return page
    share = min(math.sqrt(_LOOKED_AT / min(page.size, _WORK_PIXELS)), 0.5)
    step = max(max(page.shape) // _COARSE, 1)
    coarse = np.ascontiguousarray(page[::step, ::step])
    edges = cv2.morphologyEx(coarse, cv2.MORPH_GRADIENT, np.ones((3, 3), np.uint8))
    height, width = (max(int(share * side), 1) for side in coarse.shape)
    busy = cv2.boxFilter(edges, cv2.CV_32F, (width, height), anchor=(0, 0), normalize=False)
    inside = busy[: len(coarse) - height + 1, : coarse.shape[1] - width + 1]
    top, left = (int(place) * step for place in np.unravel_index(inside.argmax(), inside.shape))
    part = page[top : top + height * step, left : left + width * step]
    return np.ascontiguousarray(part)


def _steepness(work: GreyImage, pieces: Pieces) -> float:
    """Grey levels a pixel at the sharpest edges of the ink, across the direction of a shake."""
    near = cv2.dilate(pieces.ink, np.ones((5, 5), np.uint8)) > 0
    steps = [
        np.abs(cv2.Sobel(work, cv2.CV_16S, dx, 1 - dx)[near]).astype(np.float32) / 8
        for dx in (0, 1)
    ]
    return min(float(np.percentile(step, 92)) for step in steps)
