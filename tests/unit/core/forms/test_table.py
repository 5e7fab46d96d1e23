from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

import pytest

from app.core.forms.results import FieldResult, FormResult
from app.core.forms.table import columns, harmless, problems, row, write_table
from app.core.forms.template import FormField, Template
from app.core.geometry import Box
from app.core.pages.quality import Flaw
from model.reading import Reading

BOX = Box(0, 0, 9, 9)
FIRST = Template("First", Path("a.png"), (99, 99), (FormField("Name", BOX), FormField("N", BOX)))
SECOND = Template("Second", Path("b.png"), (99, 99), (FormField("Name", BOX), FormField("M", BOX)))


def result(name: str, **texts: str) -> FormResult:
    fields = (FieldResult(key, Reading(text, 0.5), ()) for key, text in texts.items())
    return FormResult(Path("s.png"), 1, name, tuple(fields))


def test_forms_share_the_columns_of_fields_that_are_called_alike() -> None:
    heading = columns([FIRST, SECOND])

    assert heading[:3] == ["file", "page", "matched"]
    assert heading[3::2] == ["Name", "N", "M", "problems"]
    assert heading[4::2] == ["Name_confidence", "N_confidence", "M_confidence"]
    assert row(result("Second", Name="x", M="y"), heading) == (
        ["s.png", "1", "Second", "x", "0.5000", "", "", "y", "0.5000", ""]
    )


def test_problems_stand_in_the_rows() -> None:
    field = FieldResult("Name", Reading("x", 1.0), (), "is wrong")
    one = FormResult(Path("s.png"), 1, "First", (field, FieldResult("N", Reading("", 1.0), ())))
    bad = FormResult(Path("s.png"), 0, problem="s.png is damaged.")

    assert problems(one) == ["Name: is wrong"]
    assert problems(replace(one, flaws=(Flaw.DARK,))) == [
        "hard to read: it is too dark; photograph it again with more light",
        "Name: is wrong",
    ]
    assert problems(replace(bad, flaws=(Flaw.SMALL, Flaw.DARK)))[0] == "s.png is damaged."
    assert "too small" in row(replace(bad, flaws=(Flaw.SMALL,)), columns([FIRST]))[-1]
    assert row(bad, columns([FIRST])) == ["s.png", "", "", "", "", "", "", "s.png is damaged."]


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+2", "'=1+2"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("-cmd", "'-cmd"),
        ("+33 6 12", "+33 6 12"),
        ("-12,50 €", "-12,50 €"),
        ("Jean-Luc", "Jean-Luc"),
        ("", ""),
    ],
)
def test_cells_are_no_formulas(text: str, cell: str) -> None:
    assert harmless(text) == cell


def test_the_table_is_csv(tmp_path: Path) -> None:
    write_table(tmp_path / "t.csv", [FIRST], [result("First", Name='a, "b"', N="é")])

    with (tmp_path / "t.csv").open(encoding="utf-8", newline="") as file:
        (only,) = csv.DictReader(file)
    assert (only["Name"], only["N"], only["matched"]) == ('a, "b"', "é", "First")
