"""Draws printed forms: boxes, combs, ruled and dotted lines, check boxes; and their templates.

For the bundled sample form and for measuring; sizes are pixels at 150 dpi.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from app.core.forms.template import FormField, Template
from app.core.geometry import Box

Sheet = NDArray[np.uint8]

SIZE = (1240, 1754)
MARGIN = 90
INK, FAINT = 45, 120

CELL, CHECK, GAP = 54, 34, 28
LINES, LINE = 3, 66
"""How many lines an area has, and how far they are apart."""


@dataclass(frozen=True)
class Entry:
    """One field of a printed form.

    Attributes:
        name: Printed as its label.
        kind: What it holds; see ``FormField``.
        style: ``box``, ``comb``, ``line``, ``dots``, ``area`` (of several lines) or ``check``.
        width: Of the field in pixels; for a comb, how many letters.
        settings: Further values of its ``FormField``.
    """

    name: str
    kind: str = "text"
    style: str = "box"
    width: int = 500
    settings: tuple[tuple[str, str | bool], ...] = ()


@dataclass(frozen=True)
class Layout:
    """A printed form.

    Attributes:
        title: Printed at the top.
        notes: Lines of small print below the title.
        rows: Fields beside each other, row by row.
        pitch: From row to row.
    """

    title: str
    notes: tuple[str, ...]
    rows: tuple[tuple[Entry, ...], ...]
    pitch: int = 138


def print_form(layout: Layout) -> tuple[Sheet, tuple[FormField, ...]]:
    """The printed sheet, grey uint8 (H, W), and its fields."""
    sheet = np.full((SIZE[1], SIZE[0]), 255, np.uint8)
    put(sheet, layout.title, (MARGIN, 110), 44, 700)
    cv2.line(sheet, (MARGIN, 132), (SIZE[0] - MARGIN, 132), (INK,), 4)
    for number, note in enumerate(layout.notes):
        put(sheet, note, (MARGIN, 172 + 32 * number), 22, 400)
    fields: list[FormField] = []
    top = 200 + 32 * len(layout.notes)
    for row in layout.rows:
        left = MARGIN
        for entry in row:
            box = _draw(sheet, entry, left, top)
            shape = {"comb": entry.style == "comb", "lines": entry.style == "area"}
            settings = {**shape, **dict(entry.settings)}
            fields.append(FormField(entry.name, box, entry.kind, **settings))  # pyright: ignore[reportArgumentType]
            label = 17 * len(entry.name) if entry.style == "check" else 0
            left = box.right + label + GAP
        areas = any(entry.style == "area" for entry in row)
        top += layout.pitch + (LINES - 1) * LINE * areas
    put(sheet, f"{layout.title}, form 7/26", (MARGIN, SIZE[1] - 60), 18, 400)
    put(sheet, "Page 1 of 1", (SIZE[0] - MARGIN - 110, SIZE[1] - 60), 18, 400)
    return sheet, tuple(fields)


def form_template(layout: Layout, picture: Path) -> tuple[Sheet, Template]:
    """The printed sheet and its template, which refers to the picture's file."""
    sheet, fields = print_form(layout)
    return sheet, Template(layout.title, picture, SIZE, fields)


def _draw(sheet: Sheet, entry: Entry, left: int, top: int) -> Box:
    if entry.style == "check":
        box = Box(left, top + 40, CHECK, CHECK)
        cv2.rectangle(sheet, (box.x, box.y), (box.right - 1, box.bottom - 1), (INK,), 2)
        put(sheet, entry.name, (box.right + 10, box.bottom - 7), 26, 400)
        return box
    put(sheet, entry.name, (left, top + 22), 24, 500)
    drawers = {
        "box": _draw_box, "comb": _draw_comb, "line": _draw_line, "dots": _draw_dots,
        "area": _draw_area,
    }  # fmt: skip
    return drawers[entry.style](sheet, entry.width, left, top + 34)


def _draw_box(sheet: Sheet, width: int, left: int, top: int) -> Box:
    cv2.rectangle(sheet, (left, top), (left + width - 1, top + 69), (INK,), 2)
    return Box(left, top, width, 70)


def _draw_area(sheet: Sheet, width: int, left: int, top: int) -> Box:
    box = Box(left, top, width, LINES * LINE + 4)
    cv2.rectangle(sheet, (box.x, box.y), (box.right - 1, box.bottom - 1), (INK,), 2)
    for line in range(1, LINES):
        y = top + line * LINE
        cv2.line(sheet, (left + 12, y), (box.right - 13, y), (FAINT,), 1)
    return box


def _draw_comb(sheet: Sheet, cells: int, left: int, top: int) -> Box:
    width, height = cells * CELL, 64
    cv2.rectangle(sheet, (left, top), (left + width - 1, top + height - 1), (FAINT,), 2)
    for cell in range(1, cells):
        x = left + cell * CELL
        cv2.line(sheet, (x, top), (x, top + height - 1), (FAINT,), 2)
    return Box(left, top, width, height)


def _draw_line(sheet: Sheet, width: int, left: int, top: int) -> Box:
    cv2.line(sheet, (left, top + 62), (left + width, top + 62), (INK,), 2)
    return Box(left, top, width, 70)


def _draw_dots(sheet: Sheet, width: int, left: int, top: int) -> Box:
    for x in range(left, left + width, 9):
        cv2.circle(sheet, (x, top + 60), 1, (INK,), -1, cv2.LINE_AA)
    return Box(left, top, width, 70)


def put(sheet: Sheet, text: str, at: tuple[int, int], size: int, weight: int) -> None:
    """Prints a text, its baseline beginning at a place."""
    cv2.putText(sheet, text, at, (INK,), cv2.FontFace("sans"), size, weight)
