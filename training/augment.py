"""Variation of ink and pictures as the world varies them. Every function takes an explicit rng."""

from __future__ import annotations

import math
from collections.abc import Callable

import cv2
import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from model.ink import Ink, Stroke, rasterise, usual_pen
from training.printed import add_box, add_label

GreyImage = NDArray[np.uint8]

_BEND = 0.5
"""Between two knots of the elastic distortion of ink, in heights of the ink."""

_PRINT = 0.12
"""Share of the words with surroundings that are given a printed box, and of those with a label."""


def vary_ink(ink: Ink, rng: Generator) -> Ink:
    """Another slant, rotation, proportion and steadiness of the same hand."""
    angle = rng.normal(0, 0.03)
    shear = rng.normal(0, 0.22)
    stretch = math.exp(rng.normal(0, 0.16))
    turn = np.array([[math.cos(angle), -math.sin(angle)], [math.sin(angle), math.cos(angle)]])
    matrix = turn @ np.array([[stretch, -shear], [0, 1]])
    _, top, _, bottom = ink.bounds
    size = max(bottom - top, 1.0)
    shake = size * rng.uniform(0, 0.012)
    coarse = size * rng.uniform(0.02, 0.045) if rng.random() < 0.1 else 0.0
    drift = size * rng.uniform(0, 0.03)
    bend = _bend(ink, size, rng)
    strokes = []
    for stroke in ink.strokes:
        points = stroke.points + bend(stroke.points)
        points = points @ matrix.T + rng.normal(0, drift, 2)
        points = points + _smooth_noise(len(points), rng) * shake
        if coarse:
            points = np.round(points / coarse) * coarse
        strokes.append(_with_pressure(points, rng))
    return Ink(tuple(strokes))


def _bend(
    ink: Ink, size: float, rng: Generator
) -> Callable[[NDArray[np.float64]], NDArray[np.float64]]:
    """Where the points of ink are moved by elastic distortion (Simard et al. 2003)."""
    left, top, right, _ = ink.bounds
    apart = _BEND * max(size, (right - left) / 100)
    shape = math.ceil(size / apart) + 4, math.ceil((right - left) / apart) + 4, 2
    knots = rng.normal(0, size * rng.uniform(0, 0.09), shape).astype(np.float32)

    def moves(points: NDArray[np.float64]) -> NDArray[np.float64]:
        places = ((points - [left, top]) / apart + 1.5).astype(np.float32)
        moved = cv2.remap(knots, places[:, None, 0], places[:, None, 1], cv2.INTER_CUBIC)
        return moved[:, 0].astype(np.float64)

    return moves


def _smooth_noise(count: int, rng: Generator) -> NDArray[np.float64]:
    noise = rng.normal(0, 1, (count + 4, 2))
    return np.stack([np.convolve(noise[:, k], np.ones(5) / 2.2, "valid") for k in (0, 1)], axis=1)


def _with_pressure(points: NDArray[np.float64], rng: Generator) -> Stroke:
    if rng.random() < 0.7:
        return Stroke(points[:, 0], points[:, 1])
    knots = rng.uniform(0.2, 1, 6)
    pressure = np.interp(np.linspace(0, 5, len(points)), np.arange(6), knots)
    return Stroke(points[:, 0], points[:, 1], pressure)


def draw(ink: Ink, rng: Generator) -> GreyImage:
    """Ink drawn with some pen, by the program's own rasteriser."""
    wider = math.exp(rng.uniform(math.log(0.4), math.log(2.0)))
    return rasterise(ink, wider * usual_pen(ink))


def vary_picture(image: GreyImage, rng: Generator) -> GreyImage:
    """Another scan of a written word: geometry, pen, paper, light, noise."""
    if rng.random() < 0.85:
        image = _warp(image, rng)
    if rng.random() < 0.25:
        image = _pen(image, rng)
    return scan(image, rng)


def _warp(image: GreyImage, rng: Generator) -> GreyImage:
    """Affine and elastic distortion (Simard et al. 2003, on a coarse grid)."""
    height, width = image.shape
    stretch = math.exp(rng.normal(0, 0.12))
    shear, angle = rng.normal(0, 0.15), rng.normal(0, 0.012)
    out_width = max(round(width * stretch + abs(shear) * height), 8)
    y, x = np.mgrid[0:height, 0:out_width].astype(np.float32)
    offset = height * max(-shear, 0) if shear < 0 else 0
    source_x = (x - offset - shear * (height - y)) / stretch
    source_y = y + (x - out_width / 2) * math.tan(angle)
    grid = (3, max(out_width // (height // 2 + 1), 2))
    amount = height * rng.uniform(0, 0.05)
    for source in (source_x, source_y):
        bend = rng.normal(0, amount, grid).astype(np.float32)
        source += cv2.resize(bend, (out_width, height), interpolation=cv2.INTER_CUBIC)
    return np.asarray(
        cv2.remap(image, source_x, source_y, cv2.INTER_LINEAR, borderValue=int(image.max())),
        np.uint8,
    )


def _pen(image: GreyImage, rng: Generator) -> GreyImage:
    """Thicker, or thinner where the pen is broad enough to leave something."""
    kernel = np.ones((2, 2), np.uint8)
    if rng.random() < 0.35:
        thin = cv2.dilate(image, kernel)
        if (thin < 128).sum() > 0.4 * (image < 128).sum():
            return np.asarray(thin, np.uint8)
    return np.asarray(cv2.erode(image, kernel), np.uint8)


def scan(image: GreyImage, rng: Generator) -> GreyImage:
    """What paper, light and camera add: resolution, blur, faint ink, shadow, noise, JPEG."""
    if rng.random() < 0.3:
        image = _resolution(image, rng)
    levels = image.astype(np.float32)
    if rng.random() < 0.3:
        levels = np.asarray(cv2.GaussianBlur(levels, (0, 0), rng.uniform(0.4, 1.3)), np.float32)
    if rng.random() < 0.4:
        darkest = rng.uniform(0, 150)
        levels = 255 - (255 - levels) * (1 - darkest / 255)
    if rng.random() < 0.3:
        levels *= _shadow(image.shape, rng)
    if rng.random() < 0.4:
        levels += rng.normal(0, rng.uniform(1, 12), image.shape)
    image = np.clip(levels, 0, 255).astype(np.uint8)
    if rng.random() < 0.15:
        image = _jpeg(image, quality=int(rng.uniform(15, 70)))
    if rng.random() < 0.1:
        image = _threshold(image, rng.uniform(-15, 25))
    return image


def _jpeg(image: GreyImage, quality: int) -> GreyImage:
    _, packed = cv2.imencode(".jpg", image, [cv2.IMWRITE_JPEG_QUALITY, quality])
    return np.asarray(cv2.imdecode(packed, cv2.IMREAD_GRAYSCALE), np.uint8)


def _threshold(image: GreyImage, offset: float) -> GreyImage:
    level, _ = cv2.threshold(image, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    _, pure = cv2.threshold(image, level + offset, 255, cv2.THRESH_BINARY)
    return np.asarray(pure, np.uint8)


def _resolution(image: GreyImage, rng: Generator) -> GreyImage:
    scale = rng.uniform(0.45, 0.9)
    size = max(round(image.shape[1] * scale), 4), max(round(image.shape[0] * scale), 12)
    return np.asarray(cv2.resize(image, size, interpolation=cv2.INTER_AREA), np.uint8)


def _shadow(shape: tuple[int, ...], rng: Generator) -> NDArray[np.float32]:
    corners = rng.uniform(0.55, 1, (2, 3)).astype(np.float32)
    light = cv2.resize(corners, (shape[1], shape[0]), interpolation=cv2.INTER_LINEAR)
    return np.asarray(light, np.float32)


def add_surroundings(image: GreyImage, neighbour: GreyImage, rng: Generator) -> GreyImage:
    """Paper, print, slices of a neighbouring line, and ruling, as crops of a page have."""
    if rng.random() < _PRINT:
        image = add_box(image, rng)
    if rng.random() < _PRINT:
        image = add_label(image, rng)
    height, width = image.shape
    top, bottom = rng.integers(0, height // 3 + 1, 2)
    left, right = rng.integers(0, height + 1, 2)
    page = np.full((height + top + bottom, width + left + right), 255, np.uint8)
    page[top : top + height, left : left + width] = image
    _slice(page, neighbour, int(top), int(bottom), rng)
    if rng.random() < 0.25:
        _rule(page, top + height, rng)
    return page


def _slice(page: GreyImage, neighbour: GreyImage, top: int, bottom: int, rng: Generator) -> None:
    """Feet of the line above or heads of the line below, at most 3/4 of the margin high."""
    above = rng.random() < 0.5
    size = min((top if above else bottom) * 3 // 4, neighbour.shape[0])
    if size < 2:
        return
    piece = neighbour[-size - 6 : -6] if above else neighbour[6 : size + 6]
    piece = piece[:, : page.shape[1]]
    column = int(rng.integers(0, page.shape[1] - piece.shape[1] + 1))
    row = 0 if above else page.shape[0] - len(piece)
    part = page[row : row + len(piece), column : column + piece.shape[1]]
    np.minimum(part, piece, out=part)


def _rule(page: GreyImage, baseline: int, rng: Generator) -> None:
    grey, thick = int(rng.uniform(60, 210)), int(rng.integers(1, 3))
    row = int(baseline - rng.integers(0, max(page.shape[0] // 4, 1)))
    tilt = int(rng.normal(0, 1.5))
    layer = np.full_like(page, 255)
    cv2.line(layer, (0, row), (page.shape[1], row + tilt), grey, thick, cv2.LINE_AA)
    np.minimum(page, layer, out=page)
