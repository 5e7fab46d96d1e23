"""Training sets carried in parts."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from training.config import ConfigError
from training.pack import pack, unpack
from training.sources import COLUMNS, read_manifest


@pytest.fixture
def table(tmp_path: Path) -> pd.DataFrame:
    rows = []
    for number in range(5):
        path = tmp_path / f"picture {number}.png"
        path.write_bytes(bytes([number]) * 1000)
        rows += [
            ("names", "train", "picture", str(path), k, f"00{k}", str(path), True, 3.0)
            for k in range(2)
        ]
    return pd.DataFrame(rows, columns=COLUMNS)


def test_what_was_packed_comes_back(table: pd.DataFrame, tmp_path: Path) -> None:
    parts = pack(table, tmp_path / "parts", limit=3000)
    found = unpack(parts, tmp_path / "there")

    assert len(parts) > 1
    unchanged = ["source", "index", "text", "folded"]
    assert found[unchanged].to_dict() == table[unchanged].to_dict()
    for before, after in zip(table["path"], found["path"], strict=True):
        assert Path(after).parent == tmp_path / "there"
        assert Path(after).read_bytes() == Path(before).read_bytes()
    assert found.groupby("writer").size().tolist() == [2] * 5
    assert str(tmp_path) not in "".join(found["writer"])


def test_parts_are_uint8_and_no_larger_than_asked(table: pd.DataFrame, tmp_path: Path) -> None:
    for part in pack(table, tmp_path / "parts", limit=2500):
        with np.load(part) as arrays:
            assert arrays["content"].dtype == np.uint8
            assert len(arrays["content"]) == arrays["ends"][-1] <= 2500


def test_a_file_that_does_not_fit_or_went_missing_is_named(table, tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"picture 0\.png is larger than a part"):
        pack(table, tmp_path / "parts", limit=900)
    (tmp_path / "picture 3.png").unlink()
    with pytest.raises(ConfigError, match=r"picture 3\.png cannot be read"):
        pack(table, tmp_path / "parts")


def test_parts_of_two_sets_do_not_mix(table: pd.DataFrame, tmp_path: Path) -> None:
    first, *others = pack(table, tmp_path / "parts", limit=3000)
    unpack([first, *others], tmp_path / "there")

    with pytest.raises(ConfigError, match="no manifest"):
        unpack([], tmp_path / "there")
    with pytest.raises(ConfigError, match="no manifest"):
        unpack(others, tmp_path / "there")
    with pytest.raises(ConfigError, match="A part is missing"):
        unpack([first, *others[:-1]], tmp_path / "there")


@pytest.mark.parametrize("name", ["../x", "..", "", "..\\x", "c:x"])
def test_parts_with_paths_are_refused(tmp_path: Path, name: str) -> None:
    part = tmp_path / "part-01.npz"
    np.savez(part, content=np.zeros(3, np.uint8), ends=np.array([3]), names=np.array([name]))

    with pytest.raises(ConfigError, match="not a packed set"):
        unpack([part], tmp_path / "there")
    assert not (tmp_path / "x").exists()


def test_a_damaged_part_is_named(table: pd.DataFrame, tmp_path: Path) -> None:
    part, *_ = pack(table, tmp_path / "parts")
    part.write_bytes(part.read_bytes()[:900])

    with pytest.raises(ConfigError, match=r"part-01\.npz is not a part"):
        unpack([part], tmp_path / "there")


@pytest.mark.parametrize(
    ("content", "said"), [("", "no manifest"), ("source,text\nx,y\n", "no column split")]
)
def test_another_table_is_no_manifest(tmp_path: Path, content: str, said: str) -> None:
    path = tmp_path / "manifest.csv"
    path.write_text(content)

    with pytest.raises(ConfigError, match=said.replace("no manifest", "not a manifest")):
        read_manifest(path)
