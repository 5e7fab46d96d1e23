from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from app import __version__, cli
from app.main import main


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"Plume {__version__}\n"


def test_help_tells_of_read(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    assert "plume read" in capsys.readouterr().out
    assert main(["read", "--help"]) == 0
    assert "--alternatives N" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["read"], "required: PATH"),
        (["read", "--format", "xml", "a.png"], "invalid choice: 'xml'"),
        (["read", "--field", "colour", "a.png"], "field kind 'colour' is not known"),
        (["read", "--alternatives", "-1", "a.png"], "must be 0 or more"),
        (["read", "--alternatives", "many", "a.png"], "invalid int value: 'many'"),
        (["read", "--nonsense", "a.png"], "unrecognized arguments: --nonsense"),
        (["read", "--output", "a.docx", "a.png"], "a.docx: Plume cannot write that; choose .txt"),
        (["batch", "--template", "f.json", "--output", "-", "a.png"], "-: the table is written"),
        (["--nonsense"], "unrecognized arguments: --nonsense"),
        (["--self-test", "a.png"], "--self-test takes no files"),
        (["--vers"], "unrecognized arguments: --vers"),
        (["reed", "a.png"], "reed is neither a file nor a command; the commands are read and"),
    ],
)
def test_bad_usage(arguments: list[str], sentence: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 2
    printed = capsys.readouterr()
    assert sentence in printed.err
    assert printed.out == ""


def test_output_that_is_a_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", "--output", str(tmp_path), "a.png"]) == 2
    assert "is a folder" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("command", "output"),
    [
        (["read"], "scan.pdf"),
        (["batch", "--template", "form.json"], "scan.pdf"),
        (["batch", "--template", "form.json"], "form.json"),
        (["batch", "--template", "form.json", "--expected", "City=list.csv"], "list.csv"),
    ],
)
def test_what_is_read_is_not_written_over(
    command: list[str],
    output: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("scan.pdf", "form.json", "list.csv"):
        Path(name).write_text("precious")

    assert main([*command, "--output", str(tmp_path / output), "scan.pdf"]) == 2
    assert f"{output} is one of the files to read; name another" in capsys.readouterr().err
    assert Path(output).read_text() == "precious"


@pytest.mark.parametrize("arguments", [[], ["a.png", "b c.pdf"]])
def test_without_a_command_the_window_opens(arguments: list[str]) -> None:
    opened: list[list[Path]] = []

    def open_window(paths: Sequence[Path]) -> int:
        opened.append(list(paths))
        return 7

    assert cli.run(arguments, open_window) == 7
    assert opened == [[Path(a) for a in arguments]]
