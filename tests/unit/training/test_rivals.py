"""The report of rivals, from readings made up here."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import cv2
import pandas as pd
import pytest

from tests.fakes import draw_page
from training import html
from training.config import Config, load
from training.rivals import page
from training.rivals.figures import contrast, summary
from training.rivals.rival import Rival, minutes

LABELS = ["MARIE", "TOM", "LEA", "Zoé"]


def rival(
    folder: Path, name: str, readings: list[str], modelled: list[str | None], config: Config | None
) -> Rival:
    rows = []
    for label, reading, other in zip(LABELS, readings, modelled, strict=True):
        path = folder / f"{label}.png"
        cv2.imwrite(str(path), draw_page([label]))
        rows.append(
            {"source": "names", "split": "validation", "make": "picture", "path": str(path),
             "index": -1, "text": label, "writer": "w", "folded": True, "width": 3.0,
             "reading": reading, "modelled": other}
        )  # fmt: skip
    curves = pd.DataFrame(
        [(10, "train", 5.0, 0.5, 0.1), (10, "validation", 5.5, 0.4, 0.1),
         (20, "train", 1.0, 0.9, 0.6), (20, "validation", 6.0, 0.45, 0.2)],
        columns=["step", "split", "loss", "letters", "words"],
    )  # fmt: skip
    found = Rival(name, "trained here", pd.DataFrame(rows), 2.5)
    if config is None:
        return found
    return dataclasses.replace(
        found, parameters=2_406_878, trained=2_406_430, steps=20, minutes=1.5, curves=curves,
        config=config,
    )  # fmt: skip


@pytest.fixture
def rivals(tmp_path: Path) -> list[Rival]:
    crnn = load("crnn")
    grey = dataclasses.replace(crnn, name="grey", high_contrast=False)
    return [
        rival(tmp_path, "crnn", ["ARIE", "TOM", "LEO", "ZOE"], [*LABELS[:3], None], crnn),
        rival(tmp_path, "grey", LABELS, [None] * 4, grey),
        rival(tmp_path, "tesseract", ["", "", "<b>", "Zoé"], [None] * 4, None),
    ]


def test_the_best_comes_first_and_what_is_not_known_stays_open(rivals: list[Rival]) -> None:
    table = summary(rivals)

    assert table["rival"].tolist() == ["grey", "crnn", "tesseract"]
    grey, crnn, tesseract = table.to_dict("records")
    assert grey["words_right"] == 1.0
    assert pd.isna(grey["words_with_letter_model"])
    assert crnn["words_right"] == 0.5
    assert crnn["words_right_exactly"] == 0.25
    assert crnn["words_with_letter_model"] == 1.0
    assert crnn["letters_right"] == pytest.approx(12 / 14)
    assert crnn["letters_in_place"] == pytest.approx(8 / 14)
    assert crnn["letters_right_in_wrong_words"] == pytest.approx(6 / 8)
    assert pd.isna(tesseract["parameters"])


def test_networks_that_differ_in_contrast_alone_are_set_side_by_side(rivals: list[Rival]) -> None:
    assert contrast(rivals, summary(rivals)) == [("names", "crnn", "grey")]
    assert contrast(rivals[1:], summary(rivals)) == []


def test_the_report_is_one_file_without_pictures_of_handwriting(
    rivals: list[Rival], tmp_path: Path
) -> None:
    target = tmp_path / "out" / "report.html"

    page.write(target, rivals)
    plain = target.read_text(encoding="utf-8")
    page.write(target, rivals, pictures=True)
    shown = target.read_text(encoding="utf-8")

    assert sorted(p.name for p in target.parent.iterdir()) == ["report.csv", "report.html"]
    assert "src='data:image/png" in plain
    assert "src='/" not in plain
    assert str(tmp_path) not in plain
    assert shown.count("<img") - plain.count("<img") == 3 * len(LABELS)
    assert "&lt;b&gt;" in plain
    assert "2,406,878" in plain
    assert "91.25 %" in plain
    assert "3,000 images" in plain
    assert "85 % against 91 %" in plain
    assert "lowest after step 10 and rose after it; at the end 45.0 % more letters" in plain


def test_minutes_add_up_over_interruptions() -> None:
    assert minutes(pd.DataFrame({"minutes": [1.0, 2.0, 0.5, 1.5, 0.25]})) == 3.75


def test_texts_in_a_page_are_escaped() -> None:
    made = html.page("a<b", [html.table(["x"], [["<i>"], [None]]), html.paragraph("&")])

    assert "<i>" not in made
    assert "a&lt;b" in made
    assert "–" in made
