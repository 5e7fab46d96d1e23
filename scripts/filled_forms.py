"""Makes filled forms out of real handwriting, to measure how forms are read.

The handwriting is that of the validation hands in the data folder. The pictures are for
measuring only and belong into a temporary folder.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import cv2
import numpy as np
import pandas as pd
from numpy.random import Generator
from numpy.typing import NDArray

from app.core.forms.template import FormField
from app.core.geometry import Box
from model.ink import Ink
from model.preprocessing import Parts, flatten_illumination, ink_parts, stretch_contrast
from scripts.printed_form import CELL, LINES
from training.sources import unipen
from training.sources.labels import drop_unusable

Sheet = NDArray[np.float32]
Points = NDArray[np.float32]
Crop = NDArray[np.uint8]

ZOOM = 4 / 3
"""Forms are printed at 150 dpi and filled in at 200."""

_TEN = set("0123456789")
_DASH = 0.45
"""How long a dash is at most beside digits of height 1."""

_NAME_ASPECT, _WIDEST = 1.5, 10
_ACCENT, _LINE_PARTS, _MARGIN = 0.4, 3, 0.15
_AROUND = 0.25

PENS = ((30, 40, 120), (20, 20, 24), (60, 62, 70), (24, 60, 140))


@dataclass
class Truth:
    """What is written on one form.

    Attributes:
        file: Name of its picture.
        template: Name of its template, empty for a form that must be refused.
        texts: What stands in each field.
        crops: What was written in each field, line by line, before it came onto the form: grey.
        what: How the picture was made, for people.
    """

    file: str
    template: str = ""
    texts: dict[str, str] = field(default_factory=dict)
    crops: dict[str, list[Crop]] = field(default_factory=dict)
    what: str = ""


class Handwriting:
    """Validation samples in a random order that is always the same."""

    def __init__(self, data: Path, rng: Generator) -> None:
        self._rng = rng
        labels = pd.read_csv(data / "names" / "written_name_validation_v2.csv")
        labels.columns = ["path", "text"]
        table, _ = drop_unusable(labels)
        folder = data / "names" / "validation_v2" / "validation"
        crops = ((_name(folder / p), str(t)) for p, t in zip(table.path, table.text, strict=True))
        self._names = [(crop, text) for crop, text in crops if crop is not None]
        rng.shuffle(self._names)  # pyright: ignore[reportArgumentType]
        words = _written(data / "ink" / "words.npz", r"[A-Za-z]{3,9}")
        words = words.sample(min(len(words), 800), random_state=int(rng.integers(1 << 30)))
        self._words = _inks(words)
        self._lines = _inks(_written(data / "ink" / "lines.npz", r"[A-Za-z ,.]{10,32}"))
        signs = _written(data / "ink" / "characters.npz", r"[0-9/-]")
        self._marks = _inks(signs[signs.text.isin(["/", "-"])])
        digits = signs[~signs.text.isin(["/", "-"])]
        self._hands = [
            _inks(rows) for _, rows in digits.groupby("writer") if set(rows.text) >= _TEN
        ]
        self._digits = self._hands[0]

    def next_person(self) -> None:
        """Somebody else goes on: the digits of one form are of one hand that wrote all ten."""
        self._digits = self._hands[self._rng.integers(len(self._hands))]

    def name(self, aspect: float) -> tuple[Crop, str]:
        """The next name that is not much wider than the field; it comes last after that."""
        for number, (crop, text) in enumerate(self._names):
            if crop.shape[1] / crop.shape[0] < aspect:
                self._names.append(self._names.pop(number))
                return crop, text
        raise ValueError("no name fits the field")

    def word(self) -> tuple[str, list[Points]]:
        """A word of one hand."""
        text, ink = self._words[self._rng.integers(len(self._words))]
        return text, _strokes(ink)

    def line(self) -> tuple[str, list[Points]]:
        """A short line of one hand."""
        text, ink = self._lines[self._rng.integers(len(self._lines))]
        strokes = _strokes(ink)
        high = max(float(s[:, 1].max()) for s in strokes)
        return text, [s / high for s in strokes]

    def sign(self, character: str) -> list[Points]:
        """A single digit or mark, one unit high (a mark as high as it is beside digits)."""
        if character == ".":
            return [np.array([[0, 0.95], [0.02, 0.97]], np.float32)]
        pool = [ink for text, ink in self._digits + self._marks if text == character]
        strokes = _strokes(pool[self._rng.integers(len(pool))])
        if character == "-":
            wide = max(float(s[:, 0].max()) for s in strokes)
            return [s * (_DASH / max(wide, _DASH)) + (0, 0.5) for s in strokes]
        return strokes


def _written(path: Path, pattern: str) -> pd.DataFrame:
    """What validation hands wrote that is like the pattern."""
    table, _ = unipen.rows(path)
    return table[(table.split == "validation") & table.text.str.fullmatch(pattern)]


def _inks(table: pd.DataFrame) -> list[tuple[str, Ink]]:
    found = zip(table.text, table.path, table["index"], strict=True)
    return [(str(text), unipen.ink(str(path), int(index))) for text, path, index in found]


def _strokes(ink: Ink) -> list[Points]:
    """Strokes with the top left at the origin, one unit high (half as high as wide at least)."""
    left, top, right, bottom = ink.bounds
    scale = max(bottom - top, 0.35 * (right - left), 1e-6)
    return [((s.points - (left, top)) / scale).astype(np.float32) for s in ink.strokes]


def _grey(path: Path) -> Crop:
    grey = cv2.imread(str(path), cv2.IMREAD_GRAYSCALE)
    if grey is None:
        raise FileNotFoundError(path)
    return np.asarray(grey, np.uint8)


def _name(path: Path) -> Crop | None:
    """The handwriting of a name crop, closely cut.

    None where labels or slices of the form it was cut from stand above or below the name, or
    beside it as in wide crops: they are no handwriting, and nobody writes them into a field.
    """
    crop = _grey(path)
    if crop.shape[1] > _WIDEST * crop.shape[0]:
        return None
    parts = ink_parts(stretch_contrast(flatten_illumination(crop)))
    ordered = parts[np.argsort(parts[:, 1], kind="stable")]
    ends = np.maximum.accumulate(ordered[:, 1] + ordered[:, 3])
    lines = np.split(ordered, np.flatnonzero(ordered[1:, 1] >= ends[:-1]) + 1)
    highest = max((_extent(line, 1)[1] - _extent(line, 1)[0] for line in lines), default=0)
    written = [
        line
        for line in lines
        if len(line) >= _LINE_PARTS or np.ptp(_extent(line, 1)) > _ACCENT * highest
    ]
    if len(written) != 1:
        return None
    margin = round(_MARGIN * highest)
    (left, right), (top, bottom) = _extent(parts, 0), _extent(parts, 1)
    return crop[max(top - margin, 0) : bottom + margin, max(left - margin, 0) : right + margin]


def _extent(parts: Parts, axis: int) -> tuple[int, int]:
    """Where some parts begin and end, along x (0) or y (1)."""
    return int(parts[:, axis].min()), int((parts[:, axis] + parts[:, axis + 2]).max())


class Writer:
    """Fills in one form with one pen.

    Args:
        printed: The printed sheet, grey uint8, at 150 dpi.
        hand: Where the handwriting comes from.
        rng: Chooses.
    """

    def __init__(self, printed: NDArray[np.uint8], hand: Handwriting, rng: Generator) -> None:
        size = (round(printed.shape[1] * ZOOM), round(printed.shape[0] * ZOOM))
        larger = cv2.resize(printed, size, interpolation=cv2.INTER_CUBIC)
        self.sheet: Sheet = np.repeat(larger.astype(np.float32)[:, :, None], 3, axis=2)
        self._cover = np.zeros(larger.shape, np.uint8)
        self._hand, self._rng = hand, rng
        hand.next_person()
        self._pen = rng.uniform(2.2, 4.2)
        self._colour = PENS[rng.integers(len(PENS))]

    def fill(self, form_field: FormField, truth: Truth) -> None:
        """Writes something fitting into a field and notes it."""
        kind, box = form_field.kind, _zoomed(form_field.box)
        if form_field.is_checkbox:
            truth.texts[form_field.name] = self._tick(box)
        elif not form_field.required and self._rng.random() < 0.08:
            truth.texts[form_field.name] = ""
        elif kind == "name":
            crop, text = self._hand.name(_NAME_ASPECT * box.width / box.height)
            self._paste(crop, box)
            truth.crops[form_field.name] = [crop]
            truth.texts[form_field.name] = text
        elif form_field.lines:
            text, crops = self._write_lines(box)
            truth.crops[form_field.name] = crops
            truth.texts[form_field.name] = text
        elif kind == "word":
            text, strokes = self._hand.word()
            self._place(strokes, box)
            truth.crops[form_field.name] = [self._bare(box)]
            truth.texts[form_field.name] = text
        else:
            text = self._figures(form_field)
            self._write_figures(text, form_field, box)
            truth.crops[form_field.name] = [self._bare(box)]
            truth.texts[form_field.name] = text

    def finished(self) -> NDArray[np.uint8]:
        """The filled sheet, BGR uint8."""
        cover = cv2.GaussianBlur(self._cover, (0, 0), 0.6)[:, :, None].astype(np.float32) / 255
        ink = np.array(self._colour[::-1], np.float32)
        mixed = self.sheet * (1 - cover) + np.minimum(self.sheet, ink) * cover
        return np.clip(mixed, 0, 255).astype(np.uint8)

    def _bare(self, box: Box, before: Crop | None = None) -> Crop:
        """The ink in a box and closely around it, on white paper; only what came since before."""
        around = round(_AROUND * box.height)
        place = np.s_[box.y - around : box.bottom + around, box.x - around : box.right + around]
        ink = self._cover[place]
        ink = ink if before is None else cv2.subtract(ink, before[place])
        return np.asarray(cv2.bitwise_not(ink), np.uint8)

    def _figures(self, form_field: FormField) -> str:
        rng = self._rng
        if form_field.kind == "date":
            mark = rng.choice(["/", ".", "-"])
            day, month, year = rng.integers(1, 29), rng.integers(1, 13), rng.integers(1930, 2027)
            return f"{day:02}{mark}{month:02}{mark}{year}"
        cells = form_field.box.width // CELL
        count = cells if form_field.comb else int(rng.integers(2, 7))
        return "".join(str(digit) for digit in rng.integers(0, 10, count))

    def _write_figures(self, text: str, form_field: FormField, box: Box) -> None:
        """Writes digits and marks, in a comb one to a box, else as close as they fit the field."""
        rng, height = self._rng, box.height * self._rng.uniform(0.5, 0.75)
        signs = [self._hand.sign(character) for character in text]
        widths = np.array([max(float(s[:, 0].max()) for s in strokes) for strokes in signs])
        gaps = rng.uniform(0.12, 0.25, len(text))
        if not form_field.comb:
            height = min(height, (box.width - 28) / float(widths.sum() + gaps.sum()))
        x, top = box.x + 14.0, box.y + (box.height - height) * rng.uniform(0.3, 0.7)
        for place, (strokes, width, gap) in enumerate(zip(signs, widths, gaps, strict=True)):
            size, wide = height, width * height
            if form_field.comb:
                cell = CELL * ZOOM
                size *= min(1.0, 0.85 * cell / max(wide, 1))
                wide = min(wide, 0.85 * cell)
                x = box.x + place * cell + (cell - wide) * rng.uniform(0.35, 0.65)
            offset = np.array([x, top], np.float32)
            offset += rng.normal(0, 0.03 * height, 2).astype(np.float32)
            self._draw([s * size + offset for s in strokes])
            x += wide + height * gap

    def _write_lines(self, box: Box) -> tuple[str, list[Crop]]:
        """Fills two or all lines of an area."""
        texts, crops = [], []
        pitch = (box.height - 6) // LINES
        for number in range(int(self._rng.integers(2, LINES + 1))):
            text, strokes = self._hand.line()
            row = Box(box.x, box.y + number * pitch, box.width, pitch)
            before = self._cover.copy()
            self._place(strokes, row, self._rng.uniform(0.6, 0.85))
            texts.append(text)
            crops.append(self._bare(row, before))
        return "\n".join(texts), crops

    def _place(self, strokes: list[Points], box: Box, size: float | None = None) -> None:
        """Writes a word into a box; now and then it leaves the box by a little."""
        width = max(float(s[:, 0].max()) for s in strokes)
        share = self._rng.uniform(0.6, 1.15) if size is None else size
        height = min(box.height * share, 0.92 * box.width / width)
        x = box.x + 12 + self._rng.uniform(0, max(box.width - width * height - 24, 1) * 0.5)
        y = box.y + (box.height - height) * self._rng.uniform(0.3, 0.7)
        self._draw([s * height + (x, y) for s in strokes])

    def _tick(self, box: Box) -> str:
        rng = self._rng
        if rng.random() < 0.5:
            return "no"
        marks: list[Callable[[], list[list[tuple[float, float]]]]] = [
            lambda: [[(0.1, 0.1), (0.9, 0.9)], [(0.9, 0.05), (0.1, 0.95)]],
            lambda: [[(0.1, 0.5), (0.4, 0.9), (1.3, -0.4)]],
            lambda: [[(0.2, 0.5), (0.45, 0.8), (0.9, 0.1)]],
            lambda: [[(x, 0.1 + 0.8 * (i % 2)) for i, x in enumerate(np.linspace(0.1, 0.9, 12))]],
            lambda: [[(-0.2, 1.1), (1.2, -0.1)]],
        ]
        for line in marks[rng.integers(len(marks))]():
            points = np.array(line, np.float32) + rng.normal(0, 0.05, (len(line), 2))
            self._draw([(points * box.width + (box.x, box.y)).astype(np.float32)])
        return "yes"

    def _draw(self, strokes: list[Points]) -> None:
        for stroke in strokes:
            points = np.round(np.repeat(stroke, 2, axis=0)[: max(2, 2 * len(stroke))] * 16)
            width = max(round(self._pen * self._rng.uniform(0.9, 1.1)), 1)
            line = [points.astype(np.int32)]
            cv2.polylines(self._cover, line, False, (255,), width, cv2.LINE_AA, 4)

    def _paste(self, crop: Crop, box: Box) -> None:
        """Lays a name into the box; its paper becomes white first."""
        white = np.clip(flatten_illumination(crop).astype(np.float32) * 1.06, 0, 255)
        high = self._rng.uniform(0.5, 0.9) * box.height
        scale = min(high / crop.shape[0], (box.width - 12) / crop.shape[1])
        size = (round(crop.shape[1] * scale), round(crop.shape[0] * scale))
        white = cv2.resize(white, size, interpolation=cv2.INTER_AREA if scale < 1 else 1)
        x = box.x + 6 + int(self._rng.integers(0, max(box.width - 11 - size[0], 1)))
        y = box.y + 3 + int(self._rng.integers(0, max(box.height - 5 - size[1], 1)))
        target = self.sheet[y : y + size[1], x : x + size[0]]
        target *= white[: target.shape[0], : target.shape[1], None] / 255


def _zoomed(box: Box) -> Box:
    x, y, width, height = (round(value * ZOOM) for value in (box.x, box.y, box.width, box.height))
    return Box(x, y, width, height)
