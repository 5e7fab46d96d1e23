"""A small printed form, its template, and scans of it as they come."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import cv2
import numpy as np

from app.core.forms.template import CHECKBOX, FormField, Template, save_template
from app.core.geometry import Box
from model.reading import Reading
from model.recognizer import Recognizer
from scripts.printed_form import LINE, SIZE, Entry, Layout, print_form
from tests.fakes import fake_recognizer
from tests.unit.core.files import Picture, save, write

MEMBERS = Layout(
    "Garden club membership",
    ("Write clearly and stay inside the boxes.",),
    (
        (Entry("Name", "name", width=520), Entry("Town", "name", "line", 400)),
        (Entry("Code", "digits", "comb", 6), Entry("Born", "date", width=400)),
        (Entry("News", CHECKBOX, "check"), Entry("Help", CHECKBOX, "check")),
        (Entry("Remark", "text", "dots", 700),),
    ),
)
LETTER = Layout(
    "Letter to the garden club",
    ("What would you like to tell us?",),
    ((Entry("Name", "name", width=520),), (Entry("Message", "text", "area", 900),)),
)
ORDER = Layout(
    "Order of seeds for the spring",
    ("We send everything before the end of March.", "Prices without tax."),
    (
        (Entry("Customer", "name", width=900),),
        (Entry("Tulips", "digits", "comb", 3), Entry("Roses", "digits", "comb", 3)),
        (Entry("Deliver on", "date", width=500), Entry("Gate", "word", width=400)),
    ),
)

TEXTS = {"Name": "Lefevre", "Town": "Lyon", "Code": "130624", "Born": "140789", "News": "x"}


def make_template(folder: Path, layout: Layout = MEMBERS, name: str = "members") -> Path:
    """A template file with its picture beside it."""
    sheet, fields = print_form(layout)
    template = Template(layout.title, save(folder / f"{name}.png", sheet), SIZE, fields)
    save_template(template, folder / f"{name}.json")
    return folder / f"{name}.json"


def filled(texts: Mapping[str, str] = TEXTS, layout: Layout = MEMBERS) -> Picture:
    """A filled form, grey, as flat as the template: a check box has a cross for any text."""
    sheet, fields = print_form(layout)
    for field in fields:
        if texts.get(field.name):
            _fill(sheet, field, texts[field.name])
    return sheet


def _fill(sheet: Picture, field: FormField, text: str) -> None:
    box = field.box
    if field.is_checkbox:
        for start, end in (((6, 6), (-6, -6)), ((-6, 6), (6, -6))):
            cv2.line(sheet, _corner(box, start), _corner(box, end), (60,), 3, cv2.LINE_AA)
    elif field.comb:
        for place, letter in enumerate(text):
            if letter != " ":
                write(sheet, letter, box.x + 54 * place + 14, box.y + 46)
    else:
        for number, line in enumerate(text.split("\n")):
            write(sheet, line, box.x + 30, box.y + 46 + number * LINE)


def _corner(box: Box, offset: tuple[int, int]) -> tuple[int, int]:
    x, y = offset
    return (box.x if x > 0 else box.right) + x, (box.y if y > 0 else box.bottom) + y


def scanned(
    sheet: Picture, turn: float = 2.0, scale: float = 1.1, lean: float = 0.0, shadow: float = 0.0
) -> Picture:
    """A sheet turned by degrees, scaled, seen from the side and in shadow on its right."""
    height, width = sheet.shape
    corners = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    angle = np.radians(turn)
    rotation = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    placed = (corners - (width / 2, height / 2)) @ rotation.T * scale
    placed[1:3, 1] *= 1 - lean
    placed -= placed.min(0) - 20
    size = np.ceil(placed.max(0) + 20).astype(int).tolist()
    matrix = cv2.getPerspectiveTransform(corners, placed.astype(np.float32))
    seen = cv2.warpPerspective(sheet, matrix, size, flags=cv2.INTER_AREA, borderValue=(250,))
    light = np.linspace(1, 1 - shadow, size[0])[None, :]
    noise = np.random.default_rng(1).normal(0, 2, seen.shape)
    return np.clip(seen * light + noise, 0, 255).astype(np.uint8)


class SpyReader:
    """Keeps the pictures it is shown and reads "seen" in each."""

    def __init__(self) -> None:
        self.pictures: list[Picture] = []

    def read_many(self, sources: list[Picture], field: object) -> list[Reading]:
        self.pictures += sources
        return [Reading("seen", 0.9) for _ in sources]


def load_fake() -> Recognizer:
    """What the processes of a batch load in tests."""
    return fake_recognizer("12")
