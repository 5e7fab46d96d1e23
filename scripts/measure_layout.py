"""Measures how well the lines of handwritten pages are found, and read from where they are found.

    python scripts/measure_layout.py --data ../shared/data/copiste/pages [--read]

The folder holds pictures and, beside each, a JSON file of the same name with
``{"lines": [{"polygon": [[x, y], ...]}, ...]}``. A line counts as found when one outline of ours
and its own have an intersection over union of at least 0.5. Not every line of such a page needs
to be described: what we find counts as extra only when it lies on described lines, that is when
it splits, joins or doubles them.

With ``--read`` every page is read twice: line by line as the outlines that come with it say, and
as Plume finds the lines. A line that is not found counts as left out, an extra one as too much.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from dataclasses import dataclass, replace
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Levenshtein

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from app.core.geometry import Box, Polygon
from app.core.image_io import open_source
from app.core.pages.ink_mask import dark_on_light
from app.core.pages.layout import Line, cut_line
from app.core.pages.reader import locate_lines, read_page
from model.preprocessing import to_grey
from model.recognizer import Recognizer

IOU = 0.5
OWN_INK = 0.3
"""Share of an outline of ours on described lines from which it counts as extra."""


@dataclass(frozen=True)
class Score:
    """Counts for one page; lines elsewhere lie where nothing is described."""

    name: str
    lines: int
    found: int
    extra: int
    elsewhere: int
    seconds: float
    errors: int = 0
    errors_of_crops: int = 0
    letters: int = 0

    @property
    def wrong(self) -> int:
        """Lines missed and lines too many."""
        return self.lines - self.found + self.extra


def mask(polygon: Polygon, shape: tuple[int, ...]) -> NDArray[np.bool_]:
    """The pixels of an outline."""
    canvas = np.zeros(shape[:2], np.uint8)
    cv2.fillPoly(canvas, [np.array(polygon, np.int32)], (1,))
    return canvas.astype(bool)


def overlaps(ours: list[NDArray[np.bool_]], theirs: list[NDArray[np.bool_]]) -> NDArray[np.float64]:
    """Intersection over union, shape (ours, theirs)."""
    table = np.zeros((len(ours), len(theirs)))
    for i, a in enumerate(ours):
        for j, b in enumerate(theirs):
            common = np.count_nonzero(a & b)
            table[i, j] = common / max(np.count_nonzero(a) + np.count_nonzero(b) - common, 1)
    return table


def measure(description: Path, recognizer: Recognizer | None) -> Score:
    """Scores one page; with a recogniser, what is read on it too."""
    lines = json.loads(description.read_text(encoding="utf-8"))
    picture = description.with_name(lines["image"])
    grey = to_grey(open_source(picture).load())
    started = time.perf_counter()
    located = locate_lines(grey)
    seconds = time.perf_counter() - started
    theirs = [mask(line["polygon"], grey.shape) for line in lines["lines"]]
    ours = [mask(line.polygon, grey.shape) for line in located]
    table = overlaps(ours, theirs)
    found = int((table.max(axis=0, initial=0) >= IOU).sum())
    described = np.any(theirs, axis=0)
    unmatched = [a for a, row in zip(ours, table, strict=True) if row.max(initial=0) < IOU]
    on_lines = [np.count_nonzero(a & described) > OWN_INK * np.count_nonzero(a) for a in unmatched]
    extra = sum(map(int, on_lines))
    score = Score(picture.name, len(theirs), found, extra, len(unmatched) - extra, seconds)
    if recognizer is None:
        return score
    read = read_page(grey, recognizer)
    table = overlaps([mask(line.polygon, grey.shape) for line in read], theirs)
    errors, used = 0, set()
    for column, line in enumerate(lines["lines"]):
        row = int(table[:, column].argmax()) if len(read) else -1
        ours_text = read[row].text if row >= 0 and table[row, column] >= IOU else ""
        used.add(row)
        errors += Levenshtein.distance(ours_text, line["text"])
    errors += sum(
        len(line.text)
        for row, line in enumerate(read)
        if row not in used
        and (mask(line.polygon, grey.shape) & described).sum()
        > OWN_INK * mask(line.polygon, grey.shape).sum()
    )
    crops = [cut_line(dark_on_light(grey), _line(line["polygon"])) for line in lines["lines"]]
    texts = [reading.text for reading in recognizer.read_many(crops)]
    pairs = zip(texts, lines["lines"], strict=True)
    return replace(
        score,
        errors=errors,
        errors_of_crops=sum(Levenshtein.distance(text, line["text"]) for text, line in pairs),
        letters=sum(len(line["text"]) for line in lines["lines"]),
    )


def _line(polygon: list[list[int]]) -> Line:
    points = tuple((x, y) for x, y in polygon)
    return Line(Box.around(points), points)


def main() -> int:
    """Prints a row for each page and the totals."""
    parser = argparse.ArgumentParser(description="Measures how lines are found.")
    parser.add_argument("--data", type=Path, required=True, help="folder of pages and JSON files")
    parser.add_argument("--read", action="store_true", help="also read the pages")
    arguments = parser.parse_args()
    recognizer = Recognizer.load() if arguments.read else None
    scores = [measure(path, recognizer) for path in sorted(arguments.data.glob("*.json"))]
    if not scores:
        parser.error("the folder holds no JSON files")
    print(f"{'page':32} {'lines':>6} {'found':>6} {'extra':>6} {'elsewhere':>10} {'seconds':>8}")
    for s in scores:
        row = f"{s.name:32} {s.lines:6} {s.found:6} {s.extra:6} {s.elsewhere:10} {s.seconds:8.2f}"
        print(row + (" *" if s.wrong else ""))
    lines, found, extra = (sum(getattr(s, n) for s in scores) for n in ("lines", "found", "extra"))
    seconds = sum(s.seconds for s in scores) / len(scores)
    print(
        f"\nfound {found} of {lines} lines ({found / lines:.1%}),"
        f" extra {extra} ({extra / lines:.1%}), {seconds:.2f} s a page"
    )
    if arguments.read:
        errors, crops, letters = (
            sum(getattr(s, n) for s in scores) for n in ("errors", "errors_of_crops", "letters")
        )
        print(
            f"character errors: {errors / letters:.2%} of whole pages, {crops / letters:.2%} of the"
            f" given lines, {errors / max(crops, 1):.2f} times as many"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
