from __future__ import annotations

import cv2
import numpy as np
import pytest

import resources
from app.core.forms.field_finder import reading_order, suggest_fields
from app.core.forms.template import FormField
from app.core.geometry import Box
from scripts.make_samples import FORM
from scripts.printed_form import Layout, print_form
from tests.unit.core.files import Picture, blank_page, written_page
from tests.unit.core.form_pages import LETTER, MEMBERS, ORDER, TEXTS, filled, scanned


def overlap(a: Box, b: Box) -> float:
    """Intersection over union."""
    left, top = max(a.x, b.x), max(a.y, b.y)
    common = a.clipped(b.right, b.bottom)
    width, height = common.right - left, common.bottom - top
    shared = max(width, 0) * max(height, 0)
    return shared / (a.width * a.height + b.width * b.height - shared)


def shapes(fields: list[FormField]) -> list[tuple[bool, bool]]:
    return [(field.is_checkbox, field.comb) for field in fields]


@pytest.mark.parametrize("layout", [MEMBERS, ORDER])
def test_fields_of_a_blank_form(layout: Layout) -> None:
    sheet, fields = print_form(layout)

    found = suggest_fields(sheet)

    assert shapes(found) == shapes(list(fields))
    assert all(overlap(a.box, b.box) > 0.75 for a, b in zip(found, fields, strict=True))
    assert [field.name for field in found] == [f"Field {n}" for n in range(1, len(found) + 1)]


def test_a_high_box_has_several_lines() -> None:
    sheet, fields = print_form(LETTER)

    found = suggest_fields(sheet)

    assert [field.lines for field in found] == [False, True]
    assert all(overlap(a.box, b.box) > 0.75 for a, b in zip(found, fields, strict=True))


@pytest.mark.parametrize("scale", [0.7, 2.0])
def test_other_resolutions(scale: float) -> None:
    sheet, fields = print_form(MEMBERS)
    size = (round(sheet.shape[1] * scale), round(sheet.shape[0] * scale))

    found = suggest_fields(np.asarray(cv2.resize(sheet, size), np.uint8))

    assert shapes(found) == shapes(list(fields))
    assert found[0].box.width == pytest.approx(fields[0].box.width * scale, rel=0.03)


def test_a_scan_that_is_a_little_askew() -> None:
    sheet, fields = print_form(MEMBERS)

    found = suggest_fields(scanned(sheet, turn=0.8, scale=1.0))

    assert shapes(found) == shapes(list(fields))


def test_a_filled_form() -> None:
    _, fields = print_form(MEMBERS)

    found = suggest_fields(filled({name: TEXTS[name] for name in ("Name", "Born", "Code")}))

    assert shapes(found) == shapes(list(fields))


def test_a_form_with_large_writing_that_crosses_its_boxes() -> None:
    sheet, fields = print_form(MEMBERS)
    for box in (field.box for field in fields if field.name in TEXTS and not field.is_checkbox):
        for x in range(box.x + 12, box.right - 30, 40):
            cv2.line(sheet, (x, box.bottom + 4), (x + 30, box.y - 4), (60,), 5, cv2.LINE_AA)

    found = suggest_fields(sheet, filled=True)

    assert shapes(found) == shapes(list(fields))
    assert all(overlap(a.box, b.box) > 0.75 for a, b in zip(found, fields, strict=True))


def test_the_sample_form() -> None:
    form = cv2.imread(str(resources.path("samples/form.png")), cv2.IMREAD_GRAYSCALE)
    assert form is not None

    assert shapes(suggest_fields(np.asarray(form, np.uint8))) == [(False, False)] * len(FORM)


def test_cells_of_a_table_are_fields_and_its_headings_are_none() -> None:
    sheet: Picture = blank_page(1000, 800)
    for x in (60, 300, 540, 780):
        cv2.line(sheet, (x, 100), (x, 340), (40,), 2)
    for y in (100, 160, 220, 280, 340):
        cv2.line(sheet, (60, y), (780, y), (40,), 2)
    for x in (70, 310, 550):
        cv2.putText(sheet, "Heading", (x, 148), 0, 1.5, (40,), 6)

    assert len(suggest_fields(sheet)) == 9


def test_pages_without_fields() -> None:
    assert suggest_fields(blank_page()) == []
    assert suggest_fields(written_page(8)[0]) == []


def test_boxes_are_read_row_by_row() -> None:
    boxes = [Box(300, 12, 50, 30), Box(10, 80, 50, 30), Box(10, 10, 50, 30), Box(200, 78, 50, 30)]

    assert reading_order(boxes) == [2, 0, 1, 3]


@pytest.mark.filterwarnings("error")
def test_a_box_at_the_edge_of_the_picture_is_none() -> None:
    sheet, fields = print_form(MEMBERS)
    box = fields[0].box

    found = suggest_fields(sheet[:, box.x + box.width // 2 :])

    assert len(found) == len(suggest_fields(sheet)) - 1
