from __future__ import annotations

from pathlib import Path

import pytest

from app.core.errors import FileError
from app.core.forms import expected_values
from app.core.forms.expected_values import ExpectedValues, ListError, column_names


def make_list(path: Path, text: str, encoding: str = "utf-8") -> Path:
    path.write_bytes(text.encode(encoding))
    return path


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Lefèvre\nMartin\n", "utf-8"),
        ("Last name\nLefèvre\nMartin\nMartin\n\n", "utf-8-sig"),
        ("id;LAST NAME;town\r\n1;Lefèvre;Lyon\r\n2; Martin ;\r\n3\r\n", "cp1252"),
        ('id\tLast name\n1\t"Lefèvre"\n2\tMartin', "utf-8"),
        ("Last name\r\nLefèvre\r\nMartin\r\n", "utf-16"),
        ("id;Last name\r1;Lefèvre\r2;Martin\r", "cp1252"),
    ],
)
def test_the_column_is_found(tmp_path: Path, text: str, encoding: str) -> None:
    values = ExpectedValues.load(make_list(tmp_path / "l.csv", text, encoding), "Last name")

    assert values.texts == ("Lefèvre", "Martin")
    assert values.spellings == {"LEFEVRE": "Lefèvre", "MARTIN": "Martin"}


def test_lists_that_cannot_be_used(tmp_path: Path) -> None:
    several = make_list(tmp_path / "several.csv", "id,town\n1,Lyon\n")
    empty = make_list(tmp_path / "empty.csv", "\n")

    with pytest.raises(ListError, match=r"several.csv has no column 'Last name' but 'id', 'town'"):
        ExpectedValues.load(several, "Last name")
    with pytest.raises(ListError, match=r"empty.csv has no values for the field 'Last name'"):
        ExpectedValues.load(empty, "Last name")
    with pytest.raises(FileError, match=r"gone.csv does not exist"):
        ExpectedValues.load(tmp_path / "gone.csv", "Last name")


@pytest.mark.parametrize(
    "data", [b"PK\3\4\x14\0\6\0\r\xff", "Martin\n".encode("utf-16-le"), b'"' + b"x" * 200_000]
)
def test_what_is_no_list_is_told_what_to_do(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "clients.xlsx").write_bytes(data)

    with pytest.raises(ListError, match=r"clients.xlsx is not a CSV list; open it in a spreadsh"):
        column_names(tmp_path / "clients.xlsx")


def test_a_list_is_read_again_only_after_a_change(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = make_list(tmp_path / "l.csv", "Lefèvre\nMartin\n")
    first = ExpectedValues.load(path, "Last name")
    with monkeypatch.context() as patch:
        patch.setattr(expected_values, "read_bytes", None)
        assert ExpectedValues.load(path, "Last nam") is first
        assert column_names(path) == []
    make_list(path, "Moreau\n")
    assert ExpectedValues.load(path, "Last nam").texts == ("Moreau",)


def test_columns_are_named(tmp_path: Path) -> None:
    several = make_list(tmp_path / "several.csv", "id; Last name\n1;Lefèvre\n")
    single = make_list(tmp_path / "single.csv", "Lefèvre\nMartin\n")

    assert column_names(several) == ["id", "Last name"]
    assert column_names(single) == []
