"""Writes text by hand, so to speak: single-line fonts turned into strokes with human variation.

All lengths are in x-heights until something is drawn; y points downwards, the baseline is 0.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import cv2
import numpy as np
from numpy.typing import NDArray

from model.ink import Ink, Stroke

Points = NDArray[np.float64]
Image = NDArray[np.uint8]

FONTS = Path(__file__).resolve().parent / "fonts"

_STEP = 0.05
_MARK_GAP = 0.12
_DOT = 0.35
_ZOOM = 4
_SIZES = {"M": 2, "L": 2, "C": 6}
_LIGATURES = {"œ": "oe", "Œ": "OE"}


@dataclass(frozen=True)
class Font:
    """Polylines of every character, and how far the pen moves on."""

    strokes: dict[str, list[Points]]
    advances: dict[str, float]


@dataclass(frozen=True)
class Hand:
    """How a person writes.

    Attributes:
        font: Name of the single-line font the letter forms come from.
        figures: Name of the font for everything that is not a letter.
        slant: How far letters lean to the right for each x-height upwards.
        wobble: How unsteady the pen is.
        variation: How much one letter differs from the same letter elsewhere.
        spacing: Scale of the distance between letters.
        aspect: Width of letters against the font's.
        joins: The largest gap between letters that the pen crosses without being lifted.
        roundness: How much corners are rounded.
    """

    font: str
    figures: str
    slant: float = 0.0
    wobble: float = 0.02
    variation: float = 0.04
    spacing: float = 1.0
    aspect: float = 1.0
    joins: float = 0.0
    roundness: float = 0.08


@cache
def load_font(name: str) -> Font:
    """Reads an SVG font and scales it to an x-height of 1."""
    strokes: dict[str, list[Points]] = {}
    advances: dict[str, float] = {}
    for glyph in ElementTree.parse(FONTS / f"{name}.svg").iter():
        character = glyph.get("unicode")
        if glyph.tag.endswith("glyph") and character:
            strokes[character] = _polylines(glyph.get("d", ""))
            advances[character] = float(glyph.get("horiz-adv-x", "378"))
    for ligature, (one, two) in _LIGATURES.items():
        offset = (0.86 * advances[one], 0)
        strokes[ligature] = [*strokes[one], *(np.add(p, offset) for p in strokes[two])]
        advances[ligature] = offset[0] + advances[two]
    unit = max(points[:, 1].max() for points in strokes["x"])
    return Font(
        {c: [points / (unit, -unit) for points in lines] for c, lines in strokes.items()},
        {c: advance / unit for c, advance in advances.items()},
    )


def _polylines(path: str) -> list[Points]:
    lines: list[list[tuple[float, float]]] = []
    for command, numbers in re.findall(r"([A-Z])([^A-Z]*)", path):
        values = [float(v) for v in numbers.split()]
        if command == "M":
            lines.append([])
        size = _SIZES[command]
        for start in range(0, len(values), size):
            corners = list(
                zip(values[start : start + size : 2], values[start + 1 :: 2], strict=False)
            )
            lines[-1] += corners if size == 2 else _bezier(lines[-1][-1], corners)
    return [np.array(line) for line in lines if line]


def _bezier(
    start: tuple[float, float], corners: list[tuple[float, float]]
) -> list[tuple[float, float]]:
    a, b, c, d = (np.array(p) for p in (start, *corners))
    steps = [i / 8 for i in range(1, 9)]
    points = [
        (1 - t) ** 3 * a + 3 * (1 - t) ** 2 * t * b + 3 * (1 - t) * t**2 * c + t**3 * d
        for t in steps
    ]
    return [(float(p[0]), float(p[1])) for p in points]


def write(text: str, hand: Hand, rng: np.random.Generator) -> list[Points]:
    """Strokes of one line of text, starting at x = 0, shape (N, 2) each."""
    strokes: list[Points] = []
    x, end = 0.0, None
    for character in text:
        font = load_font(hand.font if character.isalpha() else hand.figures)
        advance = font.advances[character] * hand.aspect * hand.spacing
        if character == " ":
            x, end = x + max(advance, 0.9) * rng.uniform(0.9, 1.25), None
            continue
        x += _MARK_GAP if character in ".,:;!?" else 0.0
        shift = np.array([x, 0.0]) + rng.normal(0, 0.4 * hand.variation, 2)
        letter = [np.add(p, shift) for p in _letter(font.strokes[character], hand, rng)]
        end = _attach(strokes, letter, end, hand.joins)
        x += advance + rng.normal(0, 0.025) * hand.spacing
    return [_finish(points, hand, rng) for points in _on_baseline(strokes, rng)]


def _letter(strokes: list[Points], hand: Hand, rng: np.random.Generator) -> list[Points]:
    """The strokes of a letter as this hand forms it this time."""
    amount = hand.variation
    angle = rng.normal(0, 0.5 * amount)
    lean = hand.slant + rng.normal(0, 0.8 * amount)
    width, height = hand.aspect * rng.normal(1, amount), rng.normal(1, amount)
    shape = np.array([[width, -lean], [0, height]])
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    return [points @ (turn @ shape).T for points in strokes]


def _attach(strokes: list[Points], letter: list[Points], end: int | None, gap: float) -> int | None:
    """Adds a letter; a stroke that begins where the word so far ends goes on without a lift.

    Returns:
        The index of the stroke the word now ends with.
    """
    first = len(strokes)
    for points in letter:
        near = end is not None and np.linalg.norm(strokes[end][-1] - points[0]) < gap
        if near and end is not None:
            strokes[end] = np.concatenate([strokes[end], points])
            first = min(first, end)
            end = None
        else:
            strokes.append(points)
    return max(range(first, len(strokes)), key=lambda i: strokes[i][-1, 0], default=None)


def _on_baseline(strokes: list[Points], rng: np.random.Generator) -> list[Points]:
    slope, drift = rng.normal(0, 0.008), _wander(rng, 0.07, 14.0)
    return [p + np.stack([0 * p[:, 0], slope * p[:, 0] + drift(p[:, 0])], 1) for p in strokes]


def _finish(points: Points, hand: Hand, rng: np.random.Generator) -> Points:
    """Even steps, rounded corners and an unsteady pen."""
    points = _resample(points)
    if len(points) < 3:
        return points
    sigma = hand.roundness / _STEP
    reach = int(3 * sigma) + 1
    padded = (
        np.concatenate(
            [
                2 * points[0] - points[reach:0:-1],
                points,
                2 * points[-1] - points[-2 : -reach - 2 : -1],
            ]
        )
        if len(points) > reach + 1
        else np.pad(points, ((reach, reach), (0, 0)), "edge")
    )
    kernel = np.exp(-0.5 * (np.arange(-reach, reach + 1) / sigma) ** 2)
    smooth = np.stack([np.convolve(c, kernel / kernel.sum(), "valid") for c in padded.T], 1)
    along = np.arange(len(smooth)) * _STEP
    noise = [_wander(rng, hand.wobble, 1.6)(along) for _ in range(2)]
    return smooth + np.stack(noise, 1)


def _resample(points: Points) -> Points:
    steps = np.linalg.norm(np.diff(points, axis=0), axis=1)
    along = np.concatenate([[0], np.cumsum(steps)])
    places = np.linspace(0, along[-1], max(round(along[-1] / _STEP), 1) + 1)
    return np.stack([np.interp(places, along, column) for column in points.T], axis=1)


def _wander(
    rng: np.random.Generator, amplitude: float, wavelength: float
) -> Callable[[NDArray[Any]], Points]:
    """A smooth random function of a length."""
    waves = wavelength * rng.uniform(0.6, 1.8, 4)
    phases, heights = rng.uniform(0, 2 * np.pi, 4), rng.normal(0, amplitude / 2, 4)

    def value(at: NDArray[Any]) -> Points:
        return (heights * np.sin(2 * np.pi * at[:, None] / waves + phases)).sum(1)

    return value


def pressures(points: Points, rng: np.random.Generator) -> Points:
    """Pen pressure along a stroke: light where it begins and ends, heavier downwards."""
    along = np.arange(len(points)) * _STEP
    ends = np.minimum(along, along[::-1])
    taper = 0.55 + 0.45 * np.clip(ends / 0.3, 0, 1) if along[-1] > _DOT else 1.2
    down = np.gradient(points[:, 1]) / _STEP if len(points) > 1 else np.zeros(len(points))
    return np.clip(taper * (0.75 + 0.15 * down + _wander(rng, 0.06, 2.5)(along)), 0.15, 1)


def ink_of(strokes: list[Points], unit: float, rng: np.random.Generator, dynamic: bool) -> Ink:
    """Ink as a tablet records it: whole numbers, ``unit`` to an x-height.

    Args:
        strokes: What ``write`` gave.
        unit: Length of an x-height in the ink.
        rng: For the pen's pressure and speed.
        dynamic: Whether pressure and time are recorded.
    """
    top = min(points[:, 1].min() for points in strokes)
    clock, result = 0.0, []
    for points in strokes:
        x, y = np.round(points[:, 0] * unit), np.round((points[:, 1] - top) * unit)
        press = np.round(pressures(points, rng), 2)
        bend = np.abs(np.diff(np.unwrap(_directions(points)), prepend=0)) if len(x) > 2 else 0 * x
        time = clock + np.cumsum(np.round(0.006 + 0.01 * np.clip(bend, 0, 1), 3))
        clock = float(time[-1]) + round(rng.uniform(0.08, 0.2), 3)
        kept = np.append(True, np.diff(x) ** 2 + np.diff(y) ** 2 > 0)
        x, y, press, time = (column[kept].astype(np.float32) for column in (x, y, press, time))
        result.append(Stroke(x, y, press, time) if dynamic else Stroke(x, y))
    return Ink(tuple(result))


def _directions(points: Points) -> Points:
    return np.arctan2(np.gradient(points[:, 1]), np.gradient(points[:, 0]))


def draw(
    cover: NDArray[np.float32],
    strokes: list[Points],
    at: tuple[float, float],
    unit: float,
    pen: float,
    rng: np.random.Generator,
) -> None:
    """Adds writing to a sheet's cover of ink, 0 paper to 1 ink.

    Args:
        cover: Shape (H, W).
        strokes: What ``write`` gave.
        at: Where the baseline begins, x and y in pixels.
        unit: Length of an x-height in pixels.
        pen: Width of the pen's line in pixels.
        rng: For pressure and flow of ink.
    """
    sheet = np.zeros((cover.shape[0] * _ZOOM, cover.shape[1] * _ZOOM), np.uint8)
    for points in strokes:
        press = pressures(points, rng)
        place = np.round((points * unit + at) * _ZOOM * 16).astype(int)
        widths = np.maximum(np.round(pen * _ZOOM * (0.45 + 0.7 * press)), 1).astype(int)
        if len(place) == 1:
            place, widths = np.repeat(place, 2, axis=0), np.repeat(widths, 2)
        for a, b, width in zip(place[:-1], place[1:], widths[1:], strict=True):
            cv2.line(sheet, a.tolist(), b.tolist(), 255, int(width), cv2.LINE_AA, 4)
    size = (cover.shape[1], cover.shape[0])
    fine = cv2.resize(sheet, size, interpolation=cv2.INTER_AREA).astype(np.float32) / 255
    np.maximum(cover, fine, out=cover)


def lay_ink(
    paper: NDArray[np.float32], cover: NDArray[np.float32], colour: tuple[int, int, int]
) -> Image:
    """A scan of the sheet: the cover in the ink's colour over RGB paper, slightly soft."""
    soft = cv2.GaussianBlur(cover, (0, 0), 0.55)[:, :, None]
    mixed = paper * (1 - soft) + np.array(colour, np.float32) * soft
    return np.clip(np.round(mixed), 0, 255).astype(np.uint8)
