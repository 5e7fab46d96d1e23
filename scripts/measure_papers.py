"""Measures how free pages on ruled, squared and dotted paper are read.

    python -m scripts.measure_papers --data ../shared/data [--dpi 150]

Lines of ink by writers of whom nothing was learned are drawn on A4 sheets of each paper, which are
then scanned a little askew (``scripts/scanning.py``).
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray
from rapidfuzz.distance import Levenshtein

from app.core.pages.reader import read_page
from model.ink import rasterise
from model.recognizer import Recognizer
from scripts.measure_spacing import drawn
from scripts.scanning import photographed

Sheet = NDArray[np.uint8]
Colour = tuple[int, int, int]

WRITERS = ["dar", "pri"]
SIZE = 210, 297
LINE_HEIGHT, BELOW, PITCH, MARGIN = 8.5, 2, 16, 30
"""Of the writing, in millimetres; so much of its height is below the lines it stands on."""

SHORTEST = 15
"""Letters of a line at least."""

PENS: tuple[Colour, ...] = ((120, 40, 30), (20, 20, 20), (60, 60, 60), (90, 30, 40))
FAINT, BLUE, GREY = (230, 195, 195), (205, 160, 155), (150, 140, 135)


class Paper:
    """An empty sheet, BGR uint8, and what is printed on it; lengths in millimetres."""

    def __init__(self, dpi: int) -> None:
        self.scale = dpi / 25.4
        width, height = (round(side * self.scale) for side in SIZE)
        self.sheet = np.full((height, width, 3), 250, np.uint8)

    def rule(self, apart: float, colour: Colour) -> None:
        """Level lines."""
        for y in np.arange((MARGIN - BELOW) % apart, SIZE[1], apart):
            self._line((0, y), (SIZE[0], y), colour)

    def upright(self, apart: float, colour: Colour) -> None:
        """Lines from top to foot."""
        for x in np.arange(apart, SIZE[0], apart):
            self._line((x, 0), (x, SIZE[1]), colour)

    def dots(self, apart: float, colour: Colour) -> None:
        """A grid of dots."""
        for y in np.arange(apart, SIZE[1], apart):
            for x in np.arange(apart, SIZE[0], apart):
                self._line((x, y), (x, y), colour, thick=0.4)

    def _line(
        self, start: tuple[float, float], end: tuple[float, float], colour: Colour,
        thick: float = 0.2,
    ) -> None:  # fmt: skip
        points = (np.array([start, end]) * self.scale * 16).astype(int)
        width = max(round(thick * self.scale), 1)
        cv2.line(self.sheet, points[0], points[1], colour, width, cv2.LINE_AA, shift=4)


def squared(paper: Paper, colour: Colour) -> None:
    paper.rule(5, colour)
    paper.upright(5, colour)


def seyes(paper: Paper) -> None:
    paper.rule(2, FAINT)
    paper.rule(8, BLUE)
    paper.upright(8, BLUE)


PAPERS: dict[str, Callable[[Paper], None]] = {
    "plain": lambda paper: None,
    "ruled": lambda paper: paper.rule(8, BLUE),
    "squared, light": lambda paper: squared(paper, FAINT),
    "squared, dark": lambda paper: squared(paper, GREY),
    "Seyès": seyes,
    "dotted, light": lambda paper: paper.dots(5, FAINT),
    "dotted, dark": lambda paper: paper.dots(5, GREY),
}


def write(paper: Paper, pictures: list[Sheet], pen: Colour, rng: Generator) -> list[int]:
    """Writes lines down a sheet; returns the numbers of those chosen."""
    chosen: list[int] = []
    for y in range(MARGIN, SIZE[1] - MARGIN, PITCH):
        number = int(rng.integers(len(pictures)))
        ink = _fitted(pictures[number], paper.scale)
        left, top = round(MARGIN * paper.scale), round(y * paper.scale) - ink.shape[0]
        part = paper.sheet[top : top + ink.shape[0], left : left + ink.shape[1]]
        share = (255 - ink[..., None].astype(np.float32)) / 255 * 0.9
        part[:] = part * (1 - share) + np.array(pen) * share
        chosen.append(number)
    return chosen


def _fitted(picture: Sheet, scale: float) -> Sheet:
    height, width = picture.shape
    factor = scale * min(LINE_HEIGHT / height, (SIZE[0] - 1.5 * MARGIN) / width)
    return np.asarray(
        cv2.resize(picture, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA), np.uint8
    )


def main() -> int:
    """Prints a row of Markdown for each paper."""
    parser = argparse.ArgumentParser(description="Measures how pages on several papers are read.")
    parser.add_argument("--data", type=Path, required=True, help="folder of ink/lines.npz")
    parser.add_argument("--dpi", type=int, default=200)
    parser.add_argument("--sheets", type=int, default=4, help="of each paper")
    options = parser.parse_args()
    lines = drawn(options.data / "ink" / "lines.npz", 200, WRITERS, SHORTEST)
    pictures, texts = [rasterise(ink) for ink, _ in lines], [text for _, text in lines]
    recognizer = Recognizer.load()
    print("| paper | lines found, written | letters read wrong |\n|---|---|---|")
    for name, print_on in PAPERS.items():
        rng = np.random.default_rng(5)
        found = wrong = letters = written = 0
        for sheet in range(options.sheets):
            paper = Paper(options.dpi)
            print_on(paper)
            chosen = write(paper, pictures, PENS[sheet % len(PENS)], rng)
            scan = photographed(paper.sheet, rng, perspective=False, scale=1.0)
            read = read_page(np.ascontiguousarray(scan[..., ::-1]), recognizer)
            text = "\n".join(texts[number] for number in chosen)
            wrong += Levenshtein.distance(text, "\n".join(line.text for line in read))
            letters, found, written = letters + len(text), found + len(read), written + len(chosen)
        print(f"| {name} | {found}, {written} | {wrong / letters:.1%} |", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
