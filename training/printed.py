"""What forms print around handwriting: labels, boxes and combs, by an explicit rng."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from pathlib import Path

import cv2
import matplotlib
import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

GreyImage = NDArray[np.uint8]

_LABELS = (
    "NOM :", "PRÉNOM :", "Nom", "Prénom(s) :", "Nom de naissance :", "né(e) le", "Date :", "le",
    "Adresse :", "Ville", "Code postal :", "Tél. :", "Fait à", "Profession :", "M. / Mme",
    "Name:", "First name:", "Surname", "Date of birth:", "Address:", "City", "Phone:", "No.",
    "Signed", "Amount:", "Total", "Ref.", "N°",
)  # fmt: skip
_FONTS = ("DejaVuSans", "DejaVuSans-Bold", "DejaVuSerif", "DejaVuSansMono", "STIXGeneral")


def add_label(image: GreyImage, rng: Generator) -> GreyImage:
    """The word with a printed label before it, smaller than the writing."""
    height = image.shape[0]
    size = max(int(height * rng.uniform(0.25, 0.55)), 8)
    text = _LABELS[int(rng.integers(len(_LABELS)))]
    label = _printed(text, _FONTS[int(rng.integers(len(_FONTS)))], size)
    label = np.maximum(label, np.uint8(rng.uniform(0, 120)))
    gap = int(rng.uniform(0.1, 0.9) * height)
    page = np.full((height, label.shape[1] + gap + image.shape[1]), 255, np.uint8)
    page[:, label.shape[1] + gap :] = image
    shown = label[:height]
    row = int(rng.integers(0, height - len(shown) + 1))
    page[row : row + len(shown), : label.shape[1]] = shown
    return page


def _printed(text: str, font: str, size: int) -> GreyImage:
    face = _font(font, size)
    _, top, right, bottom = face.getbbox(text)
    picture = Image.new("L", (int(right) + 1, int(bottom - top) + 1), 255)
    ImageDraw.Draw(picture).text((0, -top), text, fill=0, font=face)
    return np.asarray(picture, np.uint8)


@cache
def _font(name: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(Path(matplotlib.get_data_path()) / "fonts/ttf" / f"{name}.ttf", size)


def add_box(image: GreyImage, rng: Generator) -> GreyImage:
    """The word on some edges of a printed box, with the ticks of a comb in one box of three."""
    height, width = image.shape
    gap = rng.uniform(-0.05, 0.3, 4) * height
    margin = int(0.35 * height)
    page = cv2.copyMakeBorder(image, margin, margin, margin, margin, cv2.BORDER_CONSTANT, value=255)
    left, right = margin - int(gap[0]), margin + width + int(gap[1])
    top, bottom = margin - int(gap[2]), margin + height + int(gap[3])
    tilt = int(rng.normal(0, 0.01) * width)
    corners = [(left, top), (right, top + tilt), (right, bottom + tilt), (left, bottom)]
    edges = list(pairwise([*corners, corners[0]]))
    lines = [edge for edge in edges if rng.random() < 0.7]
    if rng.random() < 0.35:
        lines += _comb(left, right, top, bottom, rng)
    layer = np.full_like(page, 255)
    grey, thick = rng.uniform(0, 200), int(rng.integers(1, max(height // 24, 2) + 1))
    for start, end in lines:
        cv2.line(layer, start, end, grey, thick, cv2.LINE_AA)
    return np.asarray(np.minimum(page, layer), np.uint8)


def _comb(
    left: int, right: int, top: int, bottom: int, rng: Generator
) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    pitch = (bottom - top) * rng.uniform(0.5, 1.1)
    head = bottom - int((bottom - top) * rng.choice([0.2, 0.35, 1.0]))
    columns = np.arange(left + pitch, right, pitch).astype(int).tolist()
    return [((column, head), (column, bottom)) for column in columns]
