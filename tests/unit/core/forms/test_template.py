from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from app.core.errors import FileError, PlumeError
from app.core.forms.template import (
    FormField,
    Template,
    TemplateError,
    flaws_of,
    load_template,
    save_template,
)
from app.core.geometry import Box
from scripts.printed_form import SIZE
from tests.unit.core.files import blank_page, save, save_tiff
from tests.unit.core.form_pages import make_template


def changed(path: Path, **values: Any) -> Path:
    """The template file with other values; None takes one away."""
    text = json.loads(path.read_text("utf-8")) | values
    kept = {key: value for key, value in text.items() if value is not None}
    path.write_text(json.dumps(kept), "utf-8")
    return path


def field_changed(path: Path, **values: Any) -> Path:
    fields = json.loads(path.read_text("utf-8"))["fields"]
    kept = {k: v for k, v in (fields[0] | values).items() if v is not None}
    return changed(path, fields=[kept, *fields[1:]])


def test_what_is_saved_is_loaded(tmp_path: Path) -> None:
    fields = (
        FormField("Name", Box(10, 20, 300, 40), "name", required=True, expected=tmp_path / "l.csv"),
        FormField("Born", Box(10, 80, 300, 40), "date", least="1900-01-01", greatest="2026-12-31"),
        FormField("Code", Box(10, 140, 300, 40), "code:[A-Z]{2}[0-9]{3}", comb=True),
        FormField("News", Box(10, 200, 30, 30), "checkbox"),
    )
    template = Template("Élan", tmp_path / "a.png", (400, 300), fields, page=2, filled=True)

    save_template(template, tmp_path / "form.json")

    assert load_template(tmp_path / "form.json") == template


def test_files_are_named_relative_to_the_template(tmp_path: Path) -> None:
    path = make_template(tmp_path)
    (tmp_path / "elsewhere").mkdir()
    for name in ("members.json", "members.png"):
        (tmp_path / name).rename(tmp_path / "elsewhere" / name)

    moved = load_template(tmp_path / "elsewhere" / path.name)

    assert json.loads((tmp_path / "elsewhere" / path.name).read_text("utf-8"))["picture"] == (
        "members.png"
    )
    assert moved.load_picture().shape == SIZE[::-1]


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"format": "other"}, "not a Plume template"),
        ({"version": 3}, "made by a newer Plume; update"),
        ({"version": None}, "'version' is missing"),
        ({"name": None}, "'name' is missing"),
        ({"name": " "}, ".json, template needs a name."),
        ({"size": [100]}, "'size' must be 2 whole numbers"),
        ({"size": [100, True]}, "'size' must be 2 whole numbers"),
        ({"filled": "yes"}, "'filled' must be true or false"),
        ({"page": 0}, "'page' must be a whole number from 1"),
        ({"colour": "red"}, "'colour' is not known"),
        ({"fields": {}}, "'fields' must be a list of objects"),
    ],
)
def test_a_wrong_value_is_named(tmp_path: Path, values: dict[str, Any], sentence: str) -> None:
    path = changed(make_template(tmp_path), **values)

    with pytest.raises(TemplateError, match=str(path)) as caught:
        load_template(path)

    assert sentence in str(caught.value)


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"name": "Town"}, "field 'Town' is there twice"),
        ({"name": "page"}, "field 'page' has a name that Plume needs"),
        ({"name": "Code_confidence"}, "field 'Code_confidence' has a name"),
        ({"name": None}, "field 1: 'name' is missing"),
        ({"box": [1, 2, 3]}, "field 'Name': 'box' must be 4 whole numbers"),
        ({"box": [1200, 10, 100, 50]}, "field 'Name' must lie inside the picture"),
        ({"box": [10, 10, 1, 50]}, "at least 3 pixels"),
        ({"kind": "colour"}, "field 'Name': The field kind 'colour' is not known"),
        ({"required": 1}, "field 'Name': 'required' must be true or false"),
        ({"requierd": True}, "field 'Name': 'requierd' is not known"),
        ({"least": "5"}, "field 'Name' cannot have a least"),
        ({"lines": True}, "field 'Name' cannot have several lines"),
        ({"kind": "text", "comb": True, "lines": True}, "field 'Name' cannot have several lines"),
        ({"kind": "number", "least": "x"}, "least must be a number"),
        ({"kind": "date", "greatest": "31/12/2026"}, "greatest must be a day such as"),
        ({"kind": "number", "least": "5", "greatest": "4"}, "least is greater than greatest"),
    ],
)
def test_a_wrong_field_is_named(tmp_path: Path, values: dict[str, Any], sentence: str) -> None:
    path = field_changed(make_template(tmp_path), **values)

    with pytest.raises(TemplateError, match=str(path)) as caught:
        load_template(path)

    assert sentence in str(caught.value)


def test_a_picture_is_no_template(tmp_path: Path) -> None:
    picture = make_template(tmp_path).with_suffix(".png")

    with pytest.raises(TemplateError, match=r"members.png is not a Plume template; choose"):
        load_template(picture)


def test_files_that_are_no_templates(tmp_path: Path) -> None:
    broken = tmp_path / "broken.json"
    broken.write_text("{")

    why = "broken.json is not a Plume template: from line 1, column 2 on it is no JSON."
    with pytest.raises(TemplateError, match=re.escape(why)):
        load_template(broken)
    with pytest.raises(FileError, match=r"gone.json does not exist; check the name"):
        load_template(tmp_path / "gone.json")


def test_the_picture_is_checked(tmp_path: Path) -> None:
    template = load_template(make_template(tmp_path))

    with pytest.raises(TemplateError, match=r"members.png has 1 pages; the template .* page 3"):
        replace(template, page=3).load_picture()
    with pytest.raises(TemplateError, match=r"template 'Garden club .*: .*gone.png does not exist"):
        replace(template, picture=tmp_path / "gone.png").load_picture()
    save(template.picture, blank_page(300, 800))
    with pytest.raises(TemplateError, match=r"members.png is 800 x 300 pixels"):
        template.load_picture()
    template.picture.write_bytes(b"\x89PNG\r\n\x1a\n")
    with pytest.raises(TemplateError, match=r"members.png"):
        template.load_picture()


def test_a_picture_of_other_resolution_is_scaled(tmp_path: Path) -> None:
    template = load_template(make_template(tmp_path))
    picture = template.load_picture()
    save(template.picture, np.repeat(np.repeat(picture, 2, axis=0), 2, axis=1))

    again = template.load_picture()

    assert np.abs(again.astype(int) - picture).max() == 0


def test_the_page_of_a_file_with_several(tmp_path: Path) -> None:
    path = save_tiff(tmp_path / "pages.tif", [blank_page(60, 40), blank_page(60, 40) // 2])

    template = Template("Second", path, (40, 60), page=2)

    assert template.load_picture().mean() != pytest.approx(245)


def test_fields_are_checked_when_they_change(tmp_path: Path) -> None:
    template = load_template(make_template(tmp_path))
    twice = [*template.fields, template.fields[0]]

    with pytest.raises(PlumeError, match="'Name' is there twice"):
        replace(template, fields=tuple(twice))


def test_a_column_of_a_list_may_be_called_otherwise(tmp_path: Path) -> None:
    field = FormField(
        "Town", Box(10, 20, 300, 40), expected=tmp_path / "l.csv", expected_column="City"
    )
    template = Template("Towns", tmp_path / "a.png", (400, 300), (field,))
    path = tmp_path / "form.json"

    save_template(template, path)

    assert load_template(path) == template
    assert json.loads(path.read_text("utf-8"))["fields"][0]["column"] == "City"


def test_every_flaw_of_a_field_is_told() -> None:
    field = FormField("Town", Box(390, 20, 300, 40), "number", least="x", greatest="y")

    flaws = flaws_of(field, (400, 300), ["Town"])

    assert [flaw.part for flaw in flaws] == ["name", "box", "least", "greatest"]
    assert not flaws_of(FormField("Town", Box(10, 20, 300, 40)), (400, 300), ["City"])
