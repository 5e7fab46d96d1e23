"""What letter models are counted from."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from training.config import ConfigError
from training.texts import counted, listed, signs, training_labels

TABLE = pd.DataFrame(
    {
        "source": ["lines", "lines", "words", "names"],
        "split": ["train", "validation", "train", "train"],
        "text": ["to be or", "not seen", "be", "LEA"],
    }
)


def test_lines_count_whole_and_word_by_word() -> None:
    counts = dict(training_labels(TABLE, ["lines", "words"]))

    assert counts == {"to be or": 1, "to": 1, "be": 2, "or": 1}


def test_sources_that_are_missing_are_named() -> None:
    with pytest.raises(ConfigError, match="nonsense"):
        training_labels(TABLE, ["nonsense"])


def test_counts_come_from_a_table(tmp_path: Path) -> None:
    path = tmp_path / "counts.csv"
    path.write_text("IDENTITY,COUNT\n007,3\n12,1\n")

    assert dict(counted(path)) == {"007": 3, "12": 1}


@pytest.mark.parametrize(
    "content",
    [None, "A,B\n1,2\n", "", "IDENTITY,COUNT\n", "IDENTITY,COUNT\nA,0\n", "IDENTITY,COUNT\nA,x\n"],
)
def test_another_file_is_refused(tmp_path: Path, content: str | None) -> None:
    path = tmp_path / "counts.csv"
    if content is not None:
        path.write_text(content)

    with pytest.raises(ConfigError, match=r"counts\.csv"):
        counted(path)


def test_signs_stand_alone_and_only_if_asked_for() -> None:
    counts = dict(signs(20))

    assert counts["}"] == counts["€"] == 20
    assert not {"a", "É", "1", " "} & set(counts)
    assert not list(signs(0))


def test_words_of_a_list_count_once(tmp_path: Path) -> None:
    path = tmp_path / "words.txt"
    path.write_text("# from somewhere\nété\n\nbe\n", encoding="utf-8")

    assert listed(path) == [("été", 1), ("be", 1)]


def test_a_list_that_is_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"none\.txt"):
        listed(tmp_path / "none.txt")
