from __future__ import annotations

import numpy as np
import pytest

from app.core.forms.field_labels import find_labels, named_by_labels
from app.core.forms.template import FormField
from app.core.geometry import Box
from model.reading import Reading
from model.recognizer import Picture
from scripts.printed_form import print_form
from tests.unit.core.files import blank_page
from tests.unit.core.form_pages import MEMBERS


class Reader:
    """Reads the given texts in turn."""

    def __init__(self, *texts: str, confidence: float = 0.9) -> None:
        self.pictures: list[Picture] = []
        self._texts, self._confidence = texts, confidence

    def read_many(self, sources: list[Picture], field: object) -> list[Reading]:
        self.pictures += sources
        return [Reading(text, self._confidence, (), ()) for text in self._texts]


def test_labels_are_found_over_and_beside_fields() -> None:
    sheet, fields = print_form(MEMBERS)

    labels = find_labels(sheet, [field.box for field in fields])

    for field, label in zip(fields, labels, strict=True):
        assert label is not None, field.name
        if field.is_checkbox:
            assert label.x > field.box.right
        else:
            assert label.bottom <= field.box.y + 4
            assert abs(label.x - field.box.x) < 20
        part = sheet[label.y : label.bottom, label.x : label.right]
        assert (part < 128).mean() > 0.1


def test_fields_without_a_label_have_none() -> None:
    page = blank_page(1200, 900)

    assert find_labels(page, [Box(100, 100, 300, 60)]) == [None]
    field = FormField("Field 1", Box(100, 100, 300, 60))
    assert named_by_labels(page, [field], Reader()) == [field]


@pytest.mark.parametrize(
    ("read", "name"),
    [
        ("Last name:", "Last name"),
        ("* ROseS", "Roses"),
        ("IBAN", "IBAN"),
        ("7", "Field 1"),
        ("page", "Field 1"),
        ("Field 2", "Field 1"),
        ("", "Field 1"),
    ],
)
def test_names_are_tidied(read: str, name: str) -> None:
    sheet, fields = print_form(MEMBERS)
    first = FormField("Field 1", fields[0].box)
    reader = Reader(read, "")

    named = named_by_labels(sheet, [first, FormField("Field 2", fields[2].box)], reader)

    assert [field.name for field in named] == [name, "Field 2"]
    assert all(np.ptp(picture) > 100 for picture in reader.pictures)


def test_a_label_that_is_hardly_read_is_left() -> None:
    sheet, fields = print_form(MEMBERS)
    first = FormField("Field 1", fields[0].box)

    assert named_by_labels(sheet, [first], Reader("Name", confidence=0.45)) == [first]
