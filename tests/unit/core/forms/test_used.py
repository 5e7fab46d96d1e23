from __future__ import annotations

import pytest

from app.core.forms.field_finder import suggest_fields
from app.core.forms.used import is_filled
from app.core.geometry import Box
from scripts.printed_form import Layout
from tests.unit.core.files import Picture
from tests.unit.core.form_pages import LETTER, MEMBERS, ORDER, TEXTS, filled, scanned


def boxes(sheet: Picture) -> list[Box]:
    return [field.box for field in suggest_fields(sheet) if not field.is_checkbox]


@pytest.mark.parametrize("layout", [MEMBERS, ORDER, LETTER])
def test_a_blank_form_is_not_filled(layout: Layout) -> None:
    for sheet in (filled({}, layout), scanned(filled({}, layout))):
        assert not is_filled(sheet, boxes(sheet))


def test_a_form_that_somebody_has_written_on() -> None:
    sheet = filled(TEXTS | {"Remark": "none"})

    assert is_filled(sheet, boxes(sheet))
    assert not is_filled(sheet, boxes(sheet)[:2])


def test_a_form_with_one_note_on_it_is_blank() -> None:
    sheet = filled({"Name": "Lefevre"})

    assert not is_filled(sheet, boxes(sheet))
