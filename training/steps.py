"""The reference work's way from a picture to the network's input, step by step.

Plume's own way, ``model.preprocessing.prepare``, also evens out the light and cuts to the ink.
Turning the picture by 90 degrees so that time comes first is the networks' first layer; here it
stands for the pictures that show the steps. The layer swaps the axes, which is the turn and a
mirroring of the height; what a network can learn is the same.
"""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from model.preprocessing import (
    GreyImage,
    dark_on_light,
    fit,
    flatten_illumination,
    prepare,
    stretch_contrast,
    to_grey,
)
from model.spec import ModelSpec


def high_contrast(grey: GreyImage) -> GreyImage:
    """Threshold and invert: ink 255, paper 0 (Otsu 1979)."""
    method = cv2.THRESH_BINARY_INV + cv2.THRESH_OTSU
    return np.asarray(cv2.threshold(grey, 0, 255, method)[1], np.uint8)


def turned(picture: GreyImage) -> GreyImage:
    """Columns become rows, the first column the first row."""
    return np.ascontiguousarray(picture.T)


def steps(image: NDArray[Any], spec: ModelSpec) -> list[tuple[str, GreyImage]]:
    """Each step by its name, as far as the model's description switches it on.

    Args:
        image: A picture as ``model.preprocessing.to_grey`` takes it.
        spec: Its ``high_contrast``, ``height`` and ``width`` decide; without a width the
            picture keeps its aspect.
    """
    found = [("grey", to_grey(image))]
    if spec.high_contrast:
        found.append(("high contrast", high_contrast(found[-1][1])))
    else:
        found.append(("inverted", 255 - found[-1][1]))
    pixels, _ = fit(found[-1][1], spec.height, spec.width)
    found.append(("fixed size" if spec.width else "fixed height", pixels))
    return [*found, ("turned and mirrored: time first", turned(pixels))]


def plume_steps(image: NDArray[Any], spec: ModelSpec) -> list[tuple[str, GreyImage]]:
    """The steps of Plume's own preparation, for pictures that show them."""
    grey = to_grey(image)
    even = flatten_illumination(dark_on_light(grey))
    ink = stretch_contrast(even)
    found = [("grey", grey), ("even light", even), ("contrast, inverted", ink)]
    if spec.high_contrast:
        binary = cv2.threshold(ink, 127, 255, cv2.THRESH_BINARY)[1]
        found.append(("high contrast", np.asarray(binary, np.uint8)))
    pixels = prepare(image, spec).pixels
    found.append(("cut to the ink, " + ("fixed size" if spec.width else "fixed height"), pixels))
    return [*found, ("turned and mirrored: time first", turned(pixels))]


def prepared(image: NDArray[Any], spec: ModelSpec) -> GreyImage:
    """The network's input, uint8 (height, width), ink bright on black paper."""
    return dict(steps(image, spec))["fixed size" if spec.width else "fixed height"]
