"""Measures how photos of free pages are read, with and without laying the sheet flat.

    python -m scripts.measure_photos [--count 12]

The photos are made of our own sample page: seen from the side by a hand-held camera, turned,
unevenly lit and noisy, on a dark table (``scripts/scanning.py``).
"""

from __future__ import annotations

import argparse
import json
import sys

import numpy as np
from rapidfuzz.distance import Levenshtein

import resources
from app.core.image_io import open_source
from app.core.pages.outline import find_sheet
from app.core.pages.reader import read_page
from model.preprocessing import to_grey
from model.recognizer import Recognizer
from scripts.scanning import photographed

PAGE = "page.png"


def errors(picture: np.ndarray, text: str, recognizer: Recognizer, flatten: bool) -> float:
    """Share of the letters of a page that are read wrong."""
    lines = read_page(picture, recognizer, flatten=flatten)
    read = "\n".join(line.text for line in lines)
    return Levenshtein.distance(text, read) / len(text)


def main() -> int:
    """Prints a line for each photo, and the mean."""
    parser = argparse.ArgumentParser(description="Measures how photos of pages are read.")
    parser.add_argument("--count", type=int, default=12, help="photos to make")
    options = parser.parse_args()
    samples = resources.path("samples")
    text = "\n".join(json.loads((samples / "expected.json").read_text("utf-8"))[PAGE])
    page = open_source(samples / PAGE).load(0)
    recognizer = Recognizer.load()
    print(f"the page itself: {errors(page, text, recognizer, False):.1%} of the letters wrong")
    rates = []
    for seed in range(options.count):
        photo = photographed(np.atleast_3d(page), np.random.default_rng(seed), perspective=True)
        found = find_sheet(to_grey(photo)) is not None
        plain, flat = (errors(photo, text, recognizer, flatten) for flatten in (False, True))
        print(f"photo {seed + 1:2}: sheet {'found' if found else 'not found'}, {plain:.1%}"
              f" as it is, {flat:.1%} laid flat", flush=True)  # fmt: skip
        rates.append((plain, flat))
    plain, flat = np.mean(rates, axis=0)
    print(f"mean of {len(rates)} photos: {plain:.1%} as they are, {flat:.1%} laid flat")
    return 0


if __name__ == "__main__":
    sys.exit(main())
