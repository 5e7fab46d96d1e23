"""A page's picture made ready for the screen: smaller copies, what the recogniser sees."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from app.core.image_io import Image
from app.core.pages.ink_mask import dark_on_light
from model.preprocessing import flatten_illumination, stretch_contrast, to_grey

_SMALLEST = 512


@dataclass(frozen=True, eq=False)
class Picture:
    """A picture with copies of half the size each, so that a small view of it is smooth.

    Attributes:
        levels: uint8 (H, W) or (H, W, 3); the first is the picture itself.
    """

    levels: tuple[Image, ...]

    @classmethod
    def of(cls, image: Image) -> Picture:
        """Adds the smaller copies."""
        levels = [np.ascontiguousarray(image)]
        while max(levels[-1].shape[:2]) > _SMALLEST:
            levels.append(_halved(levels[-1]))
        return cls(tuple(levels))

    @property
    def image(self) -> Image:
        """The picture itself."""
        return self.levels[0]

    @property
    def width(self) -> int:
        """In pixels."""
        return self.image.shape[1]

    @property
    def height(self) -> int:
        """In pixels."""
        return self.image.shape[0]

    def level_for(self, scale: float) -> Image:
        """The smallest copy that still has a pixel for each pixel of the screen.

        Args:
            scale: Screen pixels per picture pixel.
        """
        level = 0
        while level + 1 < len(self.levels) and scale * 2 ** (level + 1) <= 1:
            level += 1
        return self.levels[level]


@dataclass(frozen=True, eq=False)
class Comparison:
    """A page before and after preprocessing.

    Attributes:
        after: What the recogniser sees, dark ink on white.
        levels_before, levels_after: Share of the pixels at each grey level, shape (256,).
    """

    after: Picture
    levels_before: NDArray[np.float64]
    levels_after: NDArray[np.float64]


def compare(image: Image) -> Comparison:
    """Preprocesses a whole page the way each of its lines is preprocessed."""
    grey = to_grey(image)
    after = np.asarray(
        255 - stretch_contrast(flatten_illumination(dark_on_light(grey))), dtype=np.uint8
    )
    return Comparison(Picture.of(after), grey_levels(grey), grey_levels(after))


def grey_levels(grey: Image) -> NDArray[np.float64]:
    """Share of the pixels at each grey level, shape (256,)."""
    counts = cv2.calcHist([grey], [0], None, [256], [0, 256]).ravel()
    return counts.astype(np.float64) / max(grey.size, 1)


def thumbnail(image: Image, size: int) -> Image:
    """A copy that fits into a square."""
    height, width = image.shape[:2]
    scale = min(size / max(height, width), 1.0)
    target = (max(round(width * scale), 1), max(round(height * scale), 1))
    return np.asarray(cv2.resize(image, target, interpolation=cv2.INTER_AREA), dtype=np.uint8)


def _halved(image: Image) -> Image:
    size = (max(image.shape[1] // 2, 1), max(image.shape[0] // 2, 1))
    return np.asarray(cv2.resize(image, size, interpolation=cv2.INTER_AREA), dtype=np.uint8)
