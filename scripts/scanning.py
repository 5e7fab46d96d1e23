"""Turns a flat sheet into a scan or a photo of it."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

_COARSE = 4
"""Light changes so slowly that every so many pixels are enough."""


def photographed(
    sheet: NDArray[np.uint8],
    rng: Generator,
    perspective: bool,
    turn: float | None = None,
    scale: float | None = None,
) -> NDArray[np.uint8]:
    """A scan or photo of a sheet: turned, scaled, unevenly lit, a little noisy.

    Args:
        sheet: BGR uint8.
        rng: Chooses how much of each.
        perspective: Whether a hand-held camera saw it.
        turn: Degrees; None chooses up to 5 either way.
        scale: Pixels of the result for each of the sheet; None chooses.
    """
    height, width = sheet.shape[:2]
    chosen = rng.uniform(0.6, 1.25)
    scale = chosen if scale is None else scale
    angle = np.radians(rng.uniform(-5, 5) if turn is None else turn)
    corners = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    rotation = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    placed = (corners - (width / 2, height / 2)) @ rotation.T * scale
    if perspective:
        placed += rng.uniform(-0.06, 0.06, (4, 2)) * (width * scale, height * scale)
    border = rng.uniform(0.0, 0.06 if perspective else 0.02) * width * scale
    placed += border - placed.min(0)
    size = np.ceil(placed.max(0) + border).astype(int).tolist()
    matrix = cv2.getPerspectiveTransform(corners, placed.astype(np.float32))
    ground = (70, 80, 90) if perspective else (248, 248, 248)
    shown = cv2.warpPerspective(
        sheet,
        matrix,
        size,
        flags=cv2.INTER_AREA,
        borderMode=cv2.BORDER_CONSTANT,
        borderValue=ground,
    ).astype(np.float32)
    shown *= _light(size, rng, 0.45 if perspective else 0.12)[:, :, None]
    shown *= np.array([1 - rng.uniform(0, 0.15), 1 - rng.uniform(0, 0.05), 1.0], np.float32)
    shown += rng.uniform(1, 5) * rng.standard_normal(shown.shape, np.float32)
    if rng.random() < 0.4:
        shown = cv2.GaussianBlur(shown, (0, 0), rng.uniform(0.4, 0.9) * min(scale, 1.0))
    return np.clip(shown, 0, 255).astype(np.uint8)


SPOILT = ("blurred", "dark", "faint", "small")
"""How a scan can be hard to read."""


def spoilt(photo: NDArray[np.uint8], how: str) -> NDArray[np.uint8]:
    """A scan that is hard to read, in one of the ways of ``SPOILT``; any other word leaves it."""
    long = max(photo.shape)
    match how:
        case "blurred":
            photo = np.asarray(cv2.GaussianBlur(photo, (0, 0), 3.5 * long / 2000), np.uint8)
        case "dark":
            photo = (photo * 0.1).astype(np.uint8)
        case "faint":
            photo = (255 - (255.0 - photo) * 0.15).astype(np.uint8)
        case "small":
            size = (round(photo.shape[1] * 500 / long), round(photo.shape[0] * 500 / long))
            photo = np.asarray(cv2.resize(photo, size, interpolation=cv2.INTER_AREA), np.uint8)
    return photo


def _light(size: list[int], rng: Generator, depth: float) -> NDArray[np.float32]:
    """Uneven light with, sometimes, the edge of a shadow."""
    coarse = [max(side // _COARSE, 2) for side in size]
    y, x = np.mgrid[0 : coarse[1], 0 : coarse[0]].astype(np.float32) / max(coarse)
    angle = rng.uniform(0, 2 * np.pi)
    along = np.cos(angle) * x + np.sin(angle) * y
    along = (along - along.min()) / max(float(np.ptp(along)), 1e-6)
    light = 1 - depth * rng.uniform(0.2, 1) * along
    if rng.random() < 0.5:
        edge = 1 / (1 + np.exp(-(along - rng.uniform(0.3, 0.7)) / 0.02))
        light *= 1 - depth * rng.uniform(0.3, 1) * edge
    smooth = cv2.resize(light.astype(np.float32), size, interpolation=cv2.INTER_LINEAR)
    return np.asarray(smooth, np.float32)
