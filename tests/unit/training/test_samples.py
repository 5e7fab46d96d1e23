"""Rows of the manifest, and which of them are left out."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from training.config import ConfigError
from training.doubts import without
from training.samples import rows_of

ROWS = [("a", "train", "x.png", -1, text) for text in ("007", "12", "3")]
ROWS += [("b", "validation", "y.png", -1, "4"), ("b", "train", "z.png", -1, "5")]
TABLE = pd.DataFrame(ROWS, columns=["source", "split", "path", "index", "text"])


def test_rows_are_of_a_split_and_some_sources_and_not_too_many() -> None:
    assert len(rows_of(TABLE, "train")) == 4
    assert set(rows_of(TABLE, "train", ["a"])["source"]) == {"a"}
    few = rows_of(TABLE, "train", limit=2)
    assert few["source"].tolist() == ["a", "a", "b"]
    assert few.equals(rows_of(TABLE, "train", limit=2))
    with pytest.raises(ConfigError, match="no validation rows"):
        rows_of(TABLE, "validation", ["a"])


def test_labels_in_doubt_are_left_out_also_where_they_look_like_numbers(tmp_path: Path) -> None:
    path = tmp_path / "doubts.csv"
    TABLE.iloc[[0, 3]].to_csv(path, index=False)

    assert without(TABLE, path)["text"].tolist() == ["12", "3", "4", "5"]
    assert without(TABLE, tmp_path / "none.csv") is TABLE


@pytest.mark.parametrize("content", ["", "text,nats\nx,1\n"])
def test_another_file_is_no_list_of_doubts(tmp_path: Path, content: str) -> None:
    path = tmp_path / "doubts.csv"
    path.write_text(content)

    with pytest.raises(ConfigError, match=r"doubts\.csv is no list of doubts"):
        without(TABLE, path)
