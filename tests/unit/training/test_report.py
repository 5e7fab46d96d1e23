"""The report of a model's readings, from readings made up here."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

import resources
from training.report import write_report


def test_confusions_and_worst_readings_are_written(tmp_path: Path) -> None:
    path = str(resources.path("samples/word_plume.png"))
    rows = [(label, reading) for label, reading in (("cat", "cot"), ("do", "dog"), ("<", ""))]
    readings = pd.DataFrame(rows, columns=["text", "reading"]).assign(
        source="words", make="picture", path=path, index=-1, writer="w", folded=False,
        confidence=0.5,
    )  # fmt: skip

    write_report(tmp_path, pd.DataFrame([{"source": "words"}]), readings)

    confusions = pd.read_csv(tmp_path / "confusions.csv")
    assert {tuple(row) for row in confusions[["written", "read"]].to_numpy()} == {
        ("a", "o"), ("∅", "g"), ("<", "∅"),
    }  # fmt: skip
    page = (tmp_path / "worst.html").read_text(encoding="utf-8")
    assert page.count("<img") == 3
    assert "&lt;" in page
