"""Names and links of every kind are read, and told of where they lead nowhere."""

from __future__ import annotations

import csv
import io
import os
import sys
from pathlib import Path

import pytest

from app.cli.arguments import FORMATS
from app.main import main

NAMES = ["e\u0301.png", "\u00e9.png", "🖋 ink.png", " leading.png", "two\nlines.png", "-.png"]


@pytest.fixture
def folder(word: Path) -> Path:
    """Odd names, the word itself elsewhere."""
    place = word.parent / "folder ü"
    place.mkdir()
    for name in NAMES:
        (place / name).symlink_to(word)
    return place


def read(capsys: pytest.CaptureFixture[str], *paths: Path) -> tuple[int, list[str], str]:
    status = main(["read", "--single", "--format", "csv", *map(str, paths)])
    printed = capsys.readouterr()
    return status, [row["file"] for row in csv.DictReader(io.StringIO(printed.out))], printed.err


def test_odd_names_and_links_are_read(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, files, told = read(capsys, folder)
    assert (status, told) == (0, "")
    # two spellings of one letter may be one name, as on macOS
    assert sorted(files) == sorted(str(path) for path in folder.iterdir())


def test_links_that_lead_nowhere_are_told_of(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "dangling.png").symlink_to(folder / "gone.png")
    (folder / "circle.png").symlink_to(folder / "circle.png")
    (folder / "around").symlink_to(folder)
    status, files, told = read(capsys, folder)
    assert status == 1
    assert len(files) == len(list(folder.iterdir())) - 3
    assert [line.split(" ", 1)[0] for line in told.splitlines()] == ["plume:", "plume:"]
    assert "dangling.png does not exist" in told
    assert "circle.png" in told


@pytest.mark.skipif(sys.platform != "linux", reason="names are texts there")
@pytest.mark.parametrize("form", FORMATS)
def test_a_name_that_is_no_text_is_read(form: str, word: Path, folder: Path) -> None:
    raw = os.fsdecode(os.fsencode(folder) + b"/\xff.png")
    Path(raw).symlink_to(word)
    output = folder / f"out{FORMATS[form]}"
    assert main(["read", "--single", "--format", form, "--output", str(output), raw]) == 0
    assert output.stat().st_size > 5


def test_a_link_to_the_output_is_kept(folder: Path, word: Path) -> None:
    (folder / "out.txt").symlink_to(word.parent / "real.txt")
    assert main(["read", "--single", "--output", str(folder / "out.txt"), str(word)]) == 0
    assert (folder / "out.txt").is_symlink()
    assert (word.parent / "real.txt").read_text() == "hello\n"
