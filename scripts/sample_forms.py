"""Makes the sample form in resources/forms: its template and some filled scans."""

from __future__ import annotations

import json
from pathlib import Path

import cv2
import numpy as np
from numpy.random import Generator

from app.core.forms.template import CHECKBOX, FormField, save_template
from scripts.handwriting import Hand, draw, lay_ink, write
from scripts.printed_form import CELL, Entry, Layout, form_template
from scripts.scanning import photographed

FORMS = Path(__file__).resolve().parents[1] / "resources" / "forms"

MEMBERSHIP = Layout(
    "Garden club: membership",
    (
        "Please write clearly and stay inside the boxes.",
        "One letter to a box where there are small boxes.",
    ),
    (
        (
            Entry("Last name", "name", width=520, settings=(("required", True),)),
            Entry("First name", "name", width=500, settings=(("required", True),)),
        ),
        (
            Entry(
                "Date of birth",
                "date",
                width=420,
                settings=(("least", "1920-01-01"), ("greatest", "2026-12-31")),
            ),
            Entry("Postcode", "code:[0-9]{5}", "comb", 5),
        ),
        (Entry("City", "name", "line", 520), Entry("Occupation", "text", "dots", 480)),
        (Entry("Phone", "digits", "comb", 10), Entry("Member", "code:[A-Z]{2}[0-9]{3}", "comb", 5)),
        tuple(
            Entry(name, CHECKBOX, "check")
            for name in ("Vegetables", "Roses", "Fruit trees", "Bees", "Newsletter")
        ),
        (
            Entry("Amount", "amount", width=380, settings=(("least", "0"),)),
            Entry("Paid on", "date", width=420),
        ),
    ),
)

PRINT = Hand("EMSTech", "EMSTech", variation=0.045, spacing=1.05)
NEAT = Hand("HersheySans1", "HersheySans1", slant=0.12, aspect=0.88, roundness=0.12)
HASTY = Hand(
    "HersheySans1", "HersheySans1",
    slant=0.22, wobble=0.05, variation=0.074, spacing=0.97, aspect=0.81, roundness=0.2,
)  # fmt: skip
"""So unsteady that some fields have to be looked at."""

BLUE, BLACK, PENCIL = (34, 48, 118), (38, 36, 40), (96, 94, 98)
PHOTO = 3
"""The form that was photographed; the others were scanned."""

PEOPLE = (
    (
        PRINT,
        BLUE,
        ("Lefèvre", "Bénédicte", "14/07/1989", "13006", "Marseille", "gardener"),
        ("0491557832", "GA412"),
        ("Roses", "Newsletter"),
        ("28,50 €", "03/02/2026"),
    ),
    (
        NEAT,
        BLACK,
        ("Moreau", "Jean-Luc", "02/11/1957", "69003", "Lyon", "teacher"),
        ("0472004615", "GA087"),
        ("Vegetables", "Fruit trees", "Bees"),
        ("40 €", "17/01/2026"),
    ),
    (
        PRINT,
        BLACK,
        ("Okafor", "Ada", "29/05/1998", "31000", "Toulouse", ""),
        ("0561223344", "GB230"),
        ("Vegetables", "Newsletter"),
        ("28,50 €", ""),
    ),
    (
        HASTY,
        PENCIL,
        ("Marchand", "Louis", "18/08/1983", "38000", "Grenoble", "baker"),
        ("0476853388", "GA318"),
        ("Bees", "Newsletter"),
        ("58 €", "28/03/2026"),
    ),
)


def make_forms(rng: Generator) -> None:
    """Writes the template, its picture, the scans and what is written on them."""
    (FORMS / "scans").mkdir(parents=True, exist_ok=True)
    sheet, template = form_template(MEMBERSHIP, FORMS / "membership.png")
    cv2.imwrite(str(template.picture), sheet, [cv2.IMWRITE_PNG_COMPRESSION, 9])
    save_template(template, FORMS / "membership.json")
    expected = {}
    for number, (hand, ink, texts, codes, ticks, paid) in enumerate(PEOPLE, 1):
        values = _values(template.fields, (*texts, *codes), ticks, paid)
        cover = np.zeros(sheet.shape, np.float32)
        for field in template.fields:
            _fill(cover, field, values[field.name], hand, rng)
        page = lay_ink(np.repeat(sheet.astype(np.float32)[:, :, None], 3, axis=2), cover, ink)
        bgr = np.asarray(cv2.cvtColor(page, cv2.COLOR_RGB2BGR), np.uint8)
        scan = photographed(bgr, rng, perspective=number == PHOTO, scale=0.8)
        name = f"scans/membership_{number}.jpg"
        cv2.imwrite(str(FORMS / name), scan, [cv2.IMWRITE_JPEG_QUALITY, 50])
        expected[name] = values
    text = json.dumps(expected, ensure_ascii=False, indent=1)
    (FORMS / "expected.json").write_text(text + "\n", encoding="utf-8")


def _values(
    fields: tuple[FormField, ...],
    first: tuple[str, ...],
    ticks: tuple[str, ...],
    last: tuple[str, ...],
) -> dict[str, str]:
    """What stands in each field, by its name."""
    written = iter((*first, *last))
    return {
        field.name: ("yes" if field.name in ticks else "no") if field.is_checkbox else next(written)
        for field in fields
    }


def _fill(cover: np.ndarray, field: FormField, text: str, hand: Hand, rng: Generator) -> None:
    """Writes into one field."""
    box = field.box
    room = 30
    part = cover[box.y - room : box.bottom + room, box.x - room : box.right + room]
    if field.is_checkbox:
        if text == "yes":
            tick = np.array([[0.15, 0.5], [0.4, 0.85], [1.05, -0.1]]) * box.width + room
            draw(part, [np.asarray(_curve(tick))], (0, 0), 1, 2.6, rng)
    elif field.comb:
        for place, letter in enumerate(text):
            at = (room + place * CELL + 16 + rng.normal(0, 2), room + 46 + rng.normal(0, 1.5))
            draw(part, write(letter, hand, rng), at, 18, 2.4, rng)
    elif text:
        at = (room + 22 + rng.uniform(0, 20), room + 49 + rng.normal(0, 1.5))
        draw(part, write(text, hand, rng), at, 19, 2.4, rng)


def _curve(corners: np.ndarray) -> np.ndarray:
    """A line through some corners in small steps."""
    steps = np.linspace(0, len(corners) - 1, 60)
    return np.stack([np.interp(steps, range(len(corners)), c) for c in corners.T], axis=1)
