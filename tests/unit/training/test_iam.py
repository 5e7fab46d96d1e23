"""The IAM layout, on a small folder of it made from Plume's own samples."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import resources
from training.config import ConfigError
from training.sources import iam, manifest

FORMS = """#--- forms.txt ---#
# a01-000u 000 2 prt 7 5 52 36
a01-000u 000 2 prt 7 5 52 36
b02-013 037 2 prt 7 5 52 36
c03-000x 000 2 prt 7 5 52 36
"""
WORDS = """#--- words.txt ---#
#     a01-000u-00-00 ok 154 408 768 27 51 AT A
a01-000u-00-00 ok 154 408 768 27 51 NN Plume
a01-000u-00-01 err 154 507 766 213 48 NN Bonjour
b02-013-00-00 ok 160 1 2 3 4 NN Mar seille
b02-013-00-01 ok 160 1 2 3 4 NN missing
c03-000x-01-00 ok 160 1 2 3 4 NN hand
"""
LINES = """#--- lines.txt ---#
a01-000u-00 ok 154 19 408 746 1661 89 A|MOVE|to|stop|Mr.
b02-013-00 err 160 19 1 2 3 4 nominating|any|more
"""


def picture(path: Path, sample: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(resources.path(f"samples/{sample}.png"), path)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Data folder with ``iam`` in it."""
    folder = tmp_path / "iam"
    (folder / "ascii").mkdir(parents=True)
    for name, text in (("forms", FORMS), ("words", WORDS), ("lines", LINES)):
        (folder / "ascii" / f"{name}.txt").write_text(text)
    picture(folder / "words/a01/a01-000u/a01-000u-00-00.png", "word_plume")
    picture(folder / "words/a01/a01-000u/a01-000u-00-01.png", "word_bonjour")
    picture(folder / "words/b02/b02-013/b02-013-00-00.png", "word_marseille")
    picture(folder / "words/c03/c03-000x/c03-000x-01-00.png", "word_handwriting")
    picture(folder / "lines/a01/a01-000u/a01-000u-00.png", "word_plume")
    # as some unpack it
    picture(folder / "b02/b02-013/b02-013-00.png", "word_bonjour")
    return tmp_path


def write_sets(data: Path) -> None:
    splits = data / "iam" / "splits"
    splits.mkdir()
    (splits / "trainset.txt").write_text("a01-000u-00\n")
    (splits / "validationset1.txt").write_text("")
    (splits / "validationset2.txt").write_text("b02-013-00\n")
    (splits / "testset.txt").write_text("c03-000x-01\n")


def test_words_and_lines_follow_the_standard_splits(data: Path) -> None:
    write_sets(data)

    table, dropped = manifest(data)
    words = table[table["source"] == "iam_words"]
    lines = table[table["source"] == "iam_lines"]

    assert words[["text", "split", "writer"]].to_numpy().tolist() == [
        ["Plume", "train", "000"],
        ["Mar seille", "validation", "037"],
        ["hand", "test", "000"],
    ]
    assert dropped["iam_words"]["segmentation marked err"] == 1
    assert dropped["iam_words"]["picture missing or unreadable"] == 1
    assert lines[["text", "split"]].to_numpy().tolist() == [
        ["A MOVE to stop Mr.", "train"],
        ["nominating any more", "validation"],
    ]
    assert (table["width"] > 1).all()
    assert not table["folded"].any()


def test_what_no_set_names_is_left_out(data: Path) -> None:
    write_sets(data)
    (data / "iam" / "splits" / "testset.txt").write_text("")

    table, dropped = manifest(data)

    assert "test" not in set(table["split"])
    assert dropped["iam_words"]["in none of the standard splits"] == 1


def test_without_the_sets_writers_are_kept_apart(data: Path) -> None:
    table, _ = manifest(data)

    assert (table.groupby("writer")["split"].nunique() == 1).all()
    assert set(table["split"]) <= {"train", "validation"}


def test_the_most_prolific_writers_are_taken_for_identification(tmp_path: Path) -> None:
    (tmp_path / "forms_for_parsing.txt").write_text("a01-000u 000 x\nb02-013 037 x\n")
    for name in ("a01-000u-s00-00", "a01-000u-s00-01", "b02-013-s00-00", "z99-000-s00-00"):
        picture(tmp_path / "data_subset" / f"{name}.png", "word_plume")

    both, one = iam.hands(tmp_path), iam.hands(tmp_path, prolific=1)

    assert both["writer"].tolist() == ["000", "000", "037"]
    assert one["writer"].tolist() == ["000", "000"]
    assert one["path"].str.contains("a01-000u").all()


def test_missing_lists_are_named(data: Path) -> None:
    (data / "iam" / "ascii" / "forms.txt").unlink()
    with pytest.raises(ConfigError, match=r"neither forms\.txt nor forms_for_parsing\.txt"):
        manifest(data)


def test_a_folder_without_its_pictures_is_refused(tmp_path: Path) -> None:
    (tmp_path / "forms_for_parsing.txt").write_text("a01-000u 000\n")
    with pytest.raises(ConfigError, match="No picture"):
        iam.hands(tmp_path)
