"""Engines side by side on the same pictures."""

from __future__ import annotations

from pathlib import Path

import cv2
import pandas as pd
import pytest

from tests.fakes import draw_page
from training import evaluate
from training.__main__ import main
from training.config import ConfigError


@pytest.fixture
def table(tmp_path: Path) -> pd.DataFrame:
    rows = []
    for text in ("hello", "Tom"):
        path = tmp_path / f"{text}.png"
        cv2.imwrite(str(path), draw_page([text]))
        rows.append(
            {"source": "copiste", "split": "validation", "make": "picture", "path": str(path),
             "index": -1, "text": text, "writer": "w", "folded": False, "width": 3.0}
        )  # fmt: skip
    return pd.DataFrame(rows)


def test_each_engine_has_its_row(table: pd.DataFrame, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(evaluate.PEERS, "parrot", lambda: lambda picture: "HELLO")

    _, _, plume, parrot = evaluate.compare(table, ["parrot"]).splitlines()

    assert plume.startswith("| copiste, 2 | plume |")
    assert parrot.startswith("| copiste, 2 | parrot | 50.0% ")
    assert "| 0.0% |" in parrot


def test_an_engine_that_is_not_installed_is_named_and_left_out(
    table: pd.DataFrame, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("training.peers.shutil.which", lambda name: None)

    lines = evaluate.compare(table, ["tesseract"]).splitlines()

    assert len(lines) == 3
    assert "left out: Tesseract is not installed" in capsys.readouterr().out


def test_an_unknown_engine_is_refused(table: pd.DataFrame) -> None:
    with pytest.raises(ConfigError, match="'abacus' is not known; known: tesseract, rapidocr"):
        evaluate.compare(table, ["abacus"])


def test_only_some_writers_are_read(
    table: pd.DataFrame, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table["writer"] = ["kai/one", "par/two"]
    table.to_csv(tmp_path / "manifest.csv", index=False)
    only = ["--runs", str(tmp_path), "compare", "--peers", "", "--writers"]

    assert main([*only, "par,ugi"]) == 0
    assert "| copiste, 1 | plume |" in capsys.readouterr().out

    assert main([*only, "nobody"]) == 1
    assert "no validation rows of these sources and writers" in capsys.readouterr().err
