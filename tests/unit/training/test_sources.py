"""Every data set's layout, on small folders made here."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import pytest

from model.ink import Ink
from training.config import ConfigError
from training.samples import samples
from training.sources import COLUMNS, manifest, unipen
from training.sources.labels import clean


def picture(path: Path, width: int = 60, height: int = 20) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    assert cv2.imwrite(str(path), np.full((height, width), 200, np.uint8))


def write_names(folder: Path) -> None:
    rows = {
        "train": ["T1.jpg,DURAND", "T2.jpg,", "T3.jpg,UNREADABLE", "T4.jpg,EMPTY", "T5.jpg,LEA"],
        "validation": ["V1.jpg,NOEL"],
    }
    places = {"train": "train_v2/train", "validation": "validation_v2/validation"}
    for split, lines in rows.items():
        folder.mkdir(parents=True, exist_ok=True)
        text = "\n".join(["FILENAME,IDENTITY", *lines])
        (folder / f"written_name_{split}_v2.csv").write_text(text)
        for line in lines:
            if not line.startswith("T5"):
                picture(folder / places[split] / line.split(",")[0])


def test_names_drop_what_has_no_label_and_say_why(tmp_path: Path) -> None:
    write_names(tmp_path / "names")

    table, dropped = manifest(tmp_path)

    assert list(table.columns) == COLUMNS
    assert table["text"].tolist() == ["DURAND", "NOEL"]
    assert table["split"].tolist() == ["train", "validation"]
    assert table["folded"].all()
    assert table["width"].tolist() == [3.0, 3.0]
    assert dict(dropped["names"]) == {
        "no label": 1,
        "marked unreadable or empty": 2,
        "picture missing or unreadable": 1,
    }


def test_a_folder_with_labels_is_for_training(tmp_path: Path) -> None:
    picture(tmp_path / "firstnames" / "images" / "a.jpg")
    (tmp_path / "firstnames" / "labels.csv").write_text("FILENAME,IDENTITY\na.jpg,ZOE\n")

    table, _ = manifest(tmp_path)

    assert table[["split", "text", "folded"]].to_numpy().tolist() == [["train", "ZOE", True]]


def test_copiste_lines_keep_case_accents_and_their_writers(tmp_path: Path) -> None:
    picture(tmp_path / "copiste" / "validation" / "l1.jpg", 800, 80)
    (tmp_path / "copiste" / "lines.csv").write_text(
        "SPLIT,FILENAME,WRITER,TEXT\nvalidation,l1.jpg,w7,L’été à Łódź\n", encoding="utf-8"
    )

    table, dropped = manifest(tmp_path)

    assert dropped["copiste"]["character outside the charset"] == 1
    assert table.empty


def test_a_damaged_source_is_named(tmp_path: Path) -> None:
    (tmp_path / "ink").mkdir()
    (tmp_path / "ink" / "words.npz").write_bytes(b"PK\x03\x04")
    with pytest.raises(ConfigError, match=r"words\.npz is no file of pen strokes"):
        manifest(tmp_path)
    (tmp_path / "firstnames").mkdir()
    (tmp_path / "firstnames" / "labels.csv").write_text("FILENAME\na.jpg\n")
    with pytest.raises(ConfigError, match=r"labels\.csv has 1 columns instead of 2"):
        manifest(tmp_path)
    (tmp_path / "firstnames" / "labels.csv").unlink()
    with pytest.raises(ConfigError, match=r"labels\.csv cannot be read"):
        manifest(tmp_path)


def test_a_source_without_its_lists_gives_no_rows(tmp_path: Path) -> None:
    (tmp_path / "iam").mkdir()

    table, dropped = manifest(tmp_path)

    assert table.empty
    assert list(table.columns) == COLUMNS
    assert dropped["iam_words"] == {"words.txt is missing": 1}


def test_ink_is_split_by_contributor(tmp_path: Path) -> None:
    (tmp_path / "ink").mkdir()
    np.savez(
        tmp_path / "ink" / "words.npz",
        points=np.array([[0, 0], [400, 400], [0, 0], [100, 200], [50, 50]], np.int16),
        stroke_start=np.array([0, 2, 4, 5]),
        sample_start=np.array([0, 1, 3]),
        text=np.array(["one", "two"]),
        writer=np.array(["sta/1", "kai/2"]),
    )

    table, _ = manifest(tmp_path)
    first, second = (sample.load() for sample in samples(table))

    assert table["split"].tolist() == ["train", "validation"]
    assert isinstance(first, Ink)
    assert isinstance(second, Ink)
    assert [len(first.strokes), len(second.strokes)] == [1, 2]
    assert second.strokes[0].points.tolist() == [[0, 0], [100, 200]]


def write_ink(path: Path, texts: list[str], writers: list[str]) -> None:
    """A file of samples of one straight stroke each."""
    path.parent.mkdir()
    count = len(texts)
    np.savez(
        path,
        points=np.tile(np.array([[0, 0], [400, 400]], np.int16), (count, 1)),
        stroke_start=np.arange(0, 2 * count + 1, 2),
        sample_start=np.arange(count + 1),
        text=np.array(texts),
        writer=np.array(writers),
    )


def test_of_a_frequent_character_only_some_are_trained_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unipen, "_OF_A_CHARACTER", 2)
    texts, writers = [*"eeeee;", "e"], [*["sta/1"] * 6, "kai/2"]
    write_ink(tmp_path / "ink" / "characters.npz", texts, writers)

    table, dropped = manifest(tmp_path)
    table = table[table["source"] == "ink_characters"]

    assert sorted(table.loc[table["split"] == "train", "text"]) == [";", "e", "e"]
    assert table.loc[table["split"] == "validation", "text"].tolist() == ["e"]
    assert dropped["ink_characters"]["more than enough of its character"] == 3


def test_signs_that_end_a_word_are_put_to_it(tmp_path: Path) -> None:
    texts = ["the end .", "one , two", "a = .5", "int f ( int , int ) ;"]
    write_ink(tmp_path / "ink" / "lines.npz", texts, ["sta/1"] * 4)

    table, _ = manifest(tmp_path)

    lines = table.loc[table["source"] == "ink_lines", "text"].tolist()
    assert lines == ["the end.", "one, two", "a = .5", "int f ( int, int ) ;"]


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="No known data set"):
        manifest(tmp_path)


def test_a_picture_gone_missing_is_named(tmp_path: Path) -> None:
    write_names(tmp_path / "names")
    table, _ = manifest(tmp_path)
    Path(table["path"][0]).unlink()

    with pytest.raises(ConfigError, match=r"T1\.jpg"):
        samples(table)[0].load()


@pytest.mark.parametrize(
    ("raw", "expected"),
    [("l’a\u00a0vu", "l'a vu"), ("Ólafur", "Olafur"), ("e\u0301te\u0301", "été"), ("π", "\ufffd")],
)
def test_labels_are_canonical(raw: str, expected: str) -> None:
    assert clean(raw) == expected
