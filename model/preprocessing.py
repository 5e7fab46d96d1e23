"""From any picture of one word or line to the network's input. Pure functions.

``prepare`` is the whole way; training calls the very same function on its augmented pictures.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from model.components import components
from model.errors import PictureError
from model.spec import ModelSpec

GreyImage = NDArray[np.uint8]
Parts = NDArray[np.int32]
Shares = NDArray[np.float32]

BLANK_CONTRAST = 20
"""Grey levels between paper and darkest ink below which a picture counts as blank."""

MAX_ASPECT = 64
"""Width over height beyond which a picture is squeezed."""

_INK = 110
"""How bright a stretched pixel is from which it counts as ink."""

_DARK_GROUND = 0.48
_KEPT_HEIGHT = 0.7
_PAPER = 1.6
_MARGIN = 1.1
_FLAT = 0.12
_MIN_WIDTH = 16
_LINE_PARTS = 5
_NEARLY = 0.75
_LONG, _FLATTEST = 3.0, 2.0 * MAX_ASPECT
_SLOPES, _COARSE = np.arange(-24, 25) / 200, 4
_SHARPER = 1.2
_MEASURED_HEIGHT = 48
_BUSY_ROWS = 0.25
_CROSSING = 1 / 3
_WIDEST = 1.6


@dataclass(frozen=True)
class Prepared:
    """Network input and how it maps back to the picture.

    Attributes:
        pixels: uint8 (height, width), paper 0, ink up to 255.
        left: Column of the picture at which ``pixels`` begins.
        scale: Pixels of the input per pixel of the picture, horizontally.
    """

    pixels: GreyImage
    left: float
    scale: float


def to_grey(image: NDArray[Any]) -> GreyImage:
    """Grey uint8 (H, W) from a picture of any numeric type with 1 to 4 channels (RGB order).

    Floats in [0, 1] and integers wider than 8 bits are brought to 0..255; alpha is laid over
    white paper; values that are not finite become paper.

    Raises:
        PictureError: no pixels, or a shape that is not a picture.
    """
    if image.ndim not in (2, 3) or (image.ndim == 3 and image.shape[2] not in (1, 2, 3, 4)):
        raise PictureError(f"An array of shape {image.shape} is not a picture.")
    if image.size == 0:
        raise PictureError("The picture has no pixels.")
    levels = _to_uint8(image)
    if levels.ndim == 2:
        return levels
    channels = levels.shape[2]
    colour = levels[:, :, 0] if channels < 3 else _luminance(levels)
    if channels in (2, 4):
        alpha = levels[:, :, -1].astype(np.uint16)
        colour = ((colour * alpha + 255 * (255 - alpha) + 127) // 255).astype(np.uint8)
    return np.ascontiguousarray(colour)


def _luminance(levels: GreyImage) -> GreyImage:
    rgb = np.ascontiguousarray(levels[:, :, :3])
    return np.asarray(cv2.cvtColor(rgb, cv2.COLOR_RGB2GRAY), dtype=np.uint8)


def _to_uint8(image: NDArray[Any]) -> GreyImage:
    if image.dtype == np.uint8:
        return image
    if image.dtype == np.bool_:
        return image.astype(np.uint8) * np.uint8(255)
    if np.issubdtype(image.dtype, np.floating):
        levels = np.nan_to_num(image.astype(np.float64), nan=np.inf, posinf=np.inf, neginf=0)
        finite = levels[np.isfinite(levels)]
        unit = finite.size == 0 or finite.max() <= 1.0
        return np.clip(levels * 255 if unit else levels, 0, 255).astype(np.uint8)
    if np.issubdtype(image.dtype, np.integer):
        wide = image.dtype.itemsize > 1 and image.max() > 255
        levels = image.astype(np.float64) * (255 / np.iinfo(image.dtype).max if wide else 1)
        return np.clip(levels, 0, 255).astype(np.uint8)
    raise PictureError(f"Pixels of type {image.dtype} are not a picture.")


def dark_on_light(grey: GreyImage, shares: Shares | None = None) -> GreyImage:
    """Inverts white writing on a dark ground; paper is what most of the picture is.

    Args:
        grey: uint8 (H, W).
        shares: Of its levels, where they are known.
    """
    shares = _shares(grey) if shares is None else shares
    low, middle, high = np.searchsorted(shares, (0.01, 0.5, 0.99)).tolist()
    dark = middle < low + _DARK_GROUND * (high - low) and high - low >= BLANK_CONTRAST
    return 255 - grey if dark else grey


def flatten_illumination(grey: GreyImage) -> GreyImage:
    """Divides by the paper's brightness, so that shadows and yellow paper become white.

    The paper is estimated by a morphological closing wider than a pen stroke, then smoothed.
    """
    height, width = grey.shape
    shrink = max(min(height, width) // 32, 1)
    small = cv2.resize(
        grey, (max(width // shrink, 1), max(height // shrink, 1)), interpolation=cv2.INTER_AREA
    )
    size = max(small.shape[0] // 2, 7) | 1
    paper = cv2.morphologyEx(
        small, cv2.MORPH_CLOSE, np.ones((size, size), np.uint8), borderType=cv2.BORDER_REPLICATE
    )
    if paper.min() == 255:
        return grey
    paper = np.maximum(cv2.blur(paper, (size, size), borderType=cv2.BORDER_REPLICATE), 1)
    paper = cv2.resize(paper, (width, height), interpolation=cv2.INTER_LINEAR)
    return np.asarray(cv2.divide(grey, paper, scale=255), dtype=np.uint8)


def stretch_contrast(grey: GreyImage, shares: Shares | None = None) -> GreyImage:
    """Ink bright on black paper, the darkest ink at 255, whatever pen or pencil was used.

    Args:
        grey: uint8 (H, W), dark on light.
        shares: Of its levels, where they are known.

    Returns:
        uint8 of the same shape; all zero when nothing is written.
    """
    shares = _shares(grey) if shares is None else shares
    ink, paper = map(float, np.searchsorted(shares, (0.01, 0.7)))
    if paper - ink < BLANK_CONTRAST:
        # a lone digit in a large box covers less than 1 %, but is clearly dark
        ink = float(np.searchsorted(shares, 0.001))
        if paper - ink < 3 * BLANK_CONTRAST:
            return np.zeros_like(grey)
    paper -= (paper - ink) * 0.08
    table = np.clip((paper - np.arange(256)) * (255 / (paper - ink)), 0, 255).astype(np.uint8)
    return np.asarray(cv2.LUT(grey, table), dtype=np.uint8)


def _shares(grey: GreyImage) -> Shares:
    """The share of pixels that are so dark or darker, for each of the 256 levels."""
    histogram = cv2.calcHist([grey], [0], None, [256], [0, 256]).ravel()
    return np.cumsum(histogram) / np.float32(grey.size)


def ink_parts(ink: GreyImage) -> Parts:
    """Connected parts of what is written, specks left out.

    Returns:
        int (N, 5): left, top, width, height and pixels of each.
    """
    _, mask = cv2.threshold(ink, _INK, 255, cv2.THRESH_BINARY)
    stats = components(np.asarray(mask, np.uint8)).stats[1:]
    least = max(ink.shape[0] * ink.shape[0] // 1000, 2)
    return stats[stats[:, cv2.CC_STAT_AREA] >= least]


def slope(ink: GreyImage, parts: Parts) -> float:
    """How far a long line of writing sinks for each pixel to the right; 0 where that is not clear.

    The slope at which the rows of the picture differ most: the sum of the squared projection
    profile (Postl 1986), much greater than that of the picture as it is. Every fourth slope is
    tried, then those beside the best of these.

    Args:
        ink: uint8 (H, W), ink bright on black paper.
        parts: As ``ink_parts`` found them.
    """
    if len(parts) == 0:
        return 0.0
    left, top, right, bottom = _bounds(parts)
    if not _LONG <= (right - left) / (bottom - top) <= _FLATTEST:
        return 0.0
    size = round((right - left) * _MEASURED_HEIGHT / (bottom - top)), _MEASURED_HEIGHT
    small = cv2.resize(ink[top:bottom, left:right], size, interpolation=cv2.INTER_AREA)
    small = small[:, ::2]  # half of the columns tell it as well
    y, x = np.divmod(np.flatnonzero(small > _INK), small.shape[1])
    if len(x) == 0:  # hair strokes of a large picture
        return 0.0
    columns = 2 * np.arange(small.shape[1])

    def sharpness(numbers: Sequence[int]) -> dict[int, float]:
        raised = np.rint(-_SLOPES[[*numbers], None] * columns).astype(np.intp)
        raised -= raised.min(axis=1, keepdims=True)
        rows = _MEASURED_HEIGHT + int(raised.max())
        starts = rows * np.arange(len(raised))[:, None]
        places = np.take(raised + starts, x, axis=1)
        places += y
        profiles = np.bincount(places.ravel(), minlength=rows * len(raised)).reshape(-1, rows)
        sums = np.einsum("ij,ij->i", profiles, profiles)
        return dict(zip(numbers, sums.tolist(), strict=True))

    found = sharpness(range(0, len(_SLOPES), _COARSE))
    near = max(found, key=found.__getitem__)
    found |= sharpness(range(max(near - _COARSE + 1, 0), min(near + _COARSE, len(_SLOPES))))
    best = max(found, key=found.__getitem__)
    clear = found[best] > _SHARPER * found[len(_SLOPES) // 2]
    return float(_SLOPES[best]) if clear else 0.0


def level(ink: GreyImage, parts: Parts) -> tuple[GreyImage, Parts]:
    """A long line of writing sheared so that it neither rises nor sinks.

    Args:
        ink: uint8 (H, W), ink bright on black paper.
        parts: As ``ink_parts`` found them.
    """
    sinks = slope(ink, parts)
    if sinks == 0.0:
        return ink, parts
    height, width = ink.shape
    room = math.ceil(abs(sinks) * width)
    shear = np.array([[1, 0, 0], [-sinks, 1, room if sinks > 0 else 0]], np.float32)
    levelled = np.asarray(cv2.warpAffine(ink, shear, (width, height + room)), np.uint8)
    found = ink_parts(levelled)
    if len(found) == 0:
        return ink, parts
    # as much paper above and below as there was
    _, above, _, bottom = _bounds(parts)
    _, first, _, last = _bounds(found)
    levelled = levelled[max(first - above, 0) : last + height - bottom]
    return levelled, ink_parts(levelled)


def _bounds(parts: Parts) -> tuple[int, int, int, int]:
    left, top = parts[:, :2].min(axis=0)
    right, bottom = (parts[:, :2] + parts[:, 2:4]).max(axis=0)
    return int(left), int(top), int(right), int(bottom)


def tallest_line(ink: GreyImage, parts: Parts) -> tuple[GreyImage, Parts]:
    """Only the tallest of several lines: printed labels and slices of neighbours go.

    Empty rows part lines from each other; fewer than five parts are no line, but dots, accents
    or what else belongs to one. A line that the picture cuts off above or below stands back for a
    whole one that is nearly as tall.

    Args:
        ink: uint8 (H, W), ink bright on black paper.
        parts: As ``ink_parts`` found them.

    Returns:
        The same without the other lines.
    """
    if len(parts) < _LINE_PARTS:
        return ink, parts
    lines = _lines(parts)
    tallest = max(bottom - top for top, bottom, _ in lines)
    rows = [slice(top, bottom) for top, bottom, found in lines if len(found) >= _LINE_PARTS]
    whole = [
        r
        for r in rows
        if r.start > 0 and r.stop < len(ink) and r.stop - r.start >= _NEARLY * tallest
    ]
    wanted = max((r.stop - r.start for r in whole), default=tallest)
    gone = [r for r in rows if r.stop - r.start < wanted or (whole and r not in whole)]
    if not gone:
        return ink, parts
    ink = ink.copy()
    for r in gone:
        ink[r] = 0
        inside = (parts[:, 1] >= r.start) & (parts[:, 1] < r.stop)
        parts = parts[~inside]
    return ink, parts


def _lines(parts: Parts) -> list[tuple[int, int, Parts]]:
    """Top, bottom and parts of groups that empty rows set apart."""
    ordered = parts[np.argsort(parts[:, 1], kind="stable")]
    reach = np.maximum.accumulate(ordered[:, 1] + ordered[:, 3])
    gaps = np.flatnonzero(ordered[1:, 1] > reach[:-1]) + 1
    edges = pairwise([0, *gaps.tolist(), len(ordered)])
    return [(int(ordered[a, 1]), int(reach[b - 1]), ordered[a:b]) for a, b in edges]


def ink_box(parts: Parts, shape: tuple[int, ...]) -> tuple[int, int, int, int]:
    """Left, top, right, bottom of what is written.

    Some paper above and below is kept where there is any, so that small writing in a high
    picture is not blown up; a lone dash keeps half its width as height.

    Args:
        parts: As ``ink_parts`` found them.
        shape: Height and width of the picture.
    """
    height, width = shape
    if len(parts) == 0:
        return 0, 0, width, height
    left, top, right, bottom = _bounds(parts)
    written = bottom - top
    wanted = max(min(written * _PAPER, height * _KEPT_HEIGHT), written * _MARGIN)
    if len(parts) <= 2 and written < (right - left) * _FLAT:
        wanted = max(wanted, (right - left) / 2)
    extra = max(round((wanted - written) / 2), 1)
    side = max(round(written * 0.12), 2)
    return (
        max(left - side, 0),
        max(top - extra, 0),
        min(right + side, width),
        min(bottom + extra, height),
    )


def widening(pixels: GreyImage) -> float:
    """How much narrow writing is to be widened, from 1 to 1.6, so that no letter is too short.

    The busiest quarter of the rows then crosses a stroke at most three times in a width as
    great as the height.

    Args:
        pixels: uint8 (height, W), network input of natural width.
    """
    height = len(pixels)
    columns = np.flatnonzero(pixels.max(axis=0) > _INK)
    if len(columns) == 0 or (written := int(columns[-1] + 1 - columns[0])) < height:
        return 1.0
    ink = pixels > _INK
    begun = (ink[:, 1:] > ink[:, :-1]).view(np.uint8)
    crossings = np.sort(cv2.reduce(begun, 1, cv2.REDUCE_SUM, dtype=cv2.CV_32S).ravel())
    busiest = float(crossings[-round(height * _BUSY_ROWS) :].mean())
    return min(max(busiest * height * _CROSSING / written, 1.0), _WIDEST)


def fit(
    ink: GreyImage, height: int, width: int | None = None, wider: float = 1.0
) -> tuple[GreyImage, float]:
    """Scales to a height with the aspect ratio kept, and pads to a width where one is demanded.

    Args:
        ink: uint8 (H, W), ink bright on black paper.
        height: Height of the result.
        width: Width of the result; None keeps what the aspect ratio gives.
        wider: Times what the aspect ratio gives.

    Returns:
        The picture, and input pixels per picture pixel horizontally.
    """
    wanted = round(ink.shape[1] * height / ink.shape[0] * wider)
    limit = width if width is not None else height * MAX_ASPECT
    drawn = min(max(wanted, 1), limit)
    shrinks = height < ink.shape[0]
    fitted = cv2.resize(
        ink, (drawn, height), interpolation=cv2.INTER_AREA if shrinks else cv2.INTER_LINEAR
    )
    padding = (width if width is not None else max(drawn, _MIN_WIDTH)) - drawn
    if padding:
        fitted = np.pad(fitted, ((0, 0), (0, padding)))
    return np.asarray(fitted, dtype=np.uint8), drawn / ink.shape[1]


def prepare(image: NDArray[Any], spec: ModelSpec) -> Prepared:
    """The whole way from a picture of one word or line to the network's input.

    Raises:
        PictureError: the array is not a picture.
    """
    grey = to_grey(image)
    shares = _shares(grey)
    even = flatten_illumination(dark_on_light(grey, shares))
    ink = stretch_contrast(even, shares if even is grey else None)
    if spec.high_contrast:
        ink = np.asarray(cv2.threshold(ink, 127, 255, cv2.THRESH_BINARY)[1], dtype=np.uint8)
    ink, parts = level(*tallest_line(ink, ink_parts(ink)))
    left, top, right, bottom = ink_box(parts, ink.shape)
    written = ink[top:bottom, left:right]
    pixels, scale = fit(written, spec.height, spec.width)
    if spec.width is None and (wider := widening(pixels)) > 1.0:
        pixels, scale = fit(written, spec.height, wider=wider)
    return Prepared(pixels, float(left), scale)
