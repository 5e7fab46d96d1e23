"""The sample form is what its description says, and the schema what the program takes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import resources
from app.core.forms.field_finder import suggest_fields
from app.core.forms.reader import FormReader
from app.core.forms.results import FormResult
from app.core.forms.template import load_template
from app.core.image_io import open_source
from app.core.settings import Settings
from model.recognizer import Recognizer
from tests.unit.core.form_pages import SpyReader

FORMS = resources.path("forms")
EXPECTED: dict[str, dict[str, str]] = json.loads((FORMS / "expected.json").read_text("utf-8"))
SCHEMA = json.loads(resources.path("schemas/template.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def results() -> dict[str, FormResult]:
    reader = FormReader([load_template(FORMS / "membership.json")], SpyReader())
    return {n: reader.read(open_source(FORMS / n).load(), Path(n), 1) for n in EXPECTED}


def test_every_scan_matches(results: dict[str, FormResult]) -> None:
    assert {str(p.relative_to(FORMS)) for p in (FORMS / "scans").iterdir()} == set(EXPECTED)
    assert {result.template for result in results.values()} == {"Garden club: membership"}


@pytest.mark.parametrize("name", EXPECTED)
def test_ticks_and_empty_fields(results: dict[str, FormResult], name: str) -> None:
    texts = {field.name: field.reading.text for field in results[name].fields}

    wanted = {k: v if v in ("yes", "no", "") else "seen" for k, v in EXPECTED[name].items()}
    assert texts == wanted


def test_a_newcomer_has_something_to_review() -> None:
    reader = FormReader([load_template(FORMS / "membership.json")], Recognizer.load())
    least = Settings().review_threshold

    forms = [reader.read(open_source(FORMS / n).load(), Path(n), 1) for n in EXPECTED]

    doubtful = [f for form in forms for f in form.fields if f.reading.confidence < least]
    assert 1 <= len(doubtful) <= 3


def test_the_fields_are_found_by_themselves() -> None:
    template = load_template(FORMS / "membership.json")

    found = suggest_fields(template.load_picture())

    assert [(f.is_checkbox, f.comb) for f in found] == [
        (f.is_checkbox, f.comb) for f in template.fields
    ]


def test_the_schema_knows_what_the_program_takes(tmp_path: Path) -> None:
    values = json.loads((FORMS / "membership.json").read_text("utf-8"))
    (tmp_path / "membership.png").write_bytes((FORMS / "membership.png").read_bytes())
    field = {
        "name": "All", "box": [1, 2, 30, 40], "kind": "number", "required": True, "comb": True,
        "lines": False, "least": "1", "greatest": "2", "expected": "list.csv", "column": "Name",
    }  # fmt: skip
    values |= {"$schema": "template.json", "page": 1, "filled": True, "fields": [field]}
    (tmp_path / "all.json").write_text(json.dumps(values))

    load_template(tmp_path / "all.json")

    assert set(values) == set(SCHEMA["properties"])
    assert set(field) == set(SCHEMA["$defs"]["field"]["properties"])
