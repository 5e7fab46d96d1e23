from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from app.core.errors import FileError
from app.core.forms.registration import NotMatchingError
from app.core.forms.template import load_template
from app.core.forms.trial import try_form
from model.recognizer import Recognizer
from tests.unit.core.files import save, save_tiff
from tests.unit.core.form_pages import ORDER, filled, make_template, scanned


def test_a_page_is_read_and_laid_onto_the_form(tmp_path: Path, recognizer: Recognizer) -> None:
    template = load_template(make_template(tmp_path))
    sheet = filled()
    path = save_tiff(tmp_path / "two.tif", [filled({}), scanned(sheet, 3.0, 1.4)])

    trial = try_form(template, path, 2, recognizer)

    assert trial.page_count == 2
    assert trial.picture.shape == sheet.shape
    box = next(field.box for field in template.fields if field.name == "Code")
    part = np.s_[box.y : box.bottom, box.x : box.right]
    assert abs(float(trial.picture[part].mean()) - float(sheet[part].mean())) < 6
    texts = {field.name: field.reading.text for field in trial.result.fields}
    assert texts["News"] == "yes"
    assert texts["Help"] == "no"


def test_another_form_is_refused(tmp_path: Path, recognizer: Recognizer) -> None:
    template = load_template(make_template(tmp_path))
    other = save(tmp_path / "order.png", filled({}, ORDER))

    with pytest.raises(NotMatchingError):
        try_form(template, other, 1, recognizer)
    with pytest.raises(FileError, match="has 1 pages; there is no page 2"):
        try_form(template, other, 2, recognizer)
