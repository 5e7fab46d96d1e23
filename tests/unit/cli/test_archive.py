"""``plume batch`` into a folder of tables: what may be asked for, and without the extra."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.cli import archive as command
from app.cli.arguments import ArchiveOptions, BatchOptions, parse
from app.main import main
from tests.unit.core.form_pages import make_template


def test_the_name_of_the_output_says_what_is_wanted(tmp_path: Path) -> None:
    table = str(tmp_path / "t.csv")
    form = ["batch", "--template", "f.json", "--output"]

    assert parse([*form, table, "--workers", "3", "a"]) == BatchOptions(
        (Path("f.json"),), (Path("a"),), Path(table), workers=3
    )
    assert parse([*form, "s3://b/out.parquet/", "--scheduler", "tcp://h:1", "s3://b/in", "a"]) == (
        ArchiveOptions(
            (Path("f.json"),), ("s3://b/in", "a"), "s3://b/out.parquet", scheduler="tcp://h:1"
        )
    )


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--output", "t.csv", "--workers", "-1", "a"], "--workers must be 0 or more"),
        (["--output", "t.csv", "--scheduler", "tcp://h:1", "a"], "add --output FOLDER.parquet"),
        (["--output", "t.csv", "s3://b/in"], "s3://b/in is a URL; only with --output FOLDER"),
        (["--output", "s3://b/t.csv", "a"], "s3://b/t.csv is a URL"),
        (
            ["--output", "o.parquet", "--scheduler", "tcp://h:1", "--workers", "2", "a"],
            "the workers of --scheduler are its own",
        ),
    ],
)
def test_bad_usage(arguments: list[str], sentence: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["batch", "--template", "f.json", *arguments]) == 2
    assert sentence in " ".join(capsys.readouterr().err.split())


def test_without_the_extra_a_sentence_says_what_to_install(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(command, "NEEDED", ("not_there", "neither"))
    output, form = str(tmp_path / "o.parquet"), str(make_template(tmp_path))

    assert main(["batch", "--template", form, "--output", output, "a"]) == 1

    sentence = capsys.readouterr().err
    assert "needs not_there and neither; install them with pip install 'plume[archive]'" in sentence
    assert "Traceback" not in sentence


def test_nothing_to_read_is_a_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    output, form = str(tmp_path / "o.parquet"), str(make_template(tmp_path))

    assert main(["batch", "--template", form, "--output", output, str(tmp_path / "gone")]) == 1

    assert (
        capsys.readouterr().err == f"plume: {tmp_path / 'gone'} does not exist; check the name.\n"
    )


def test_an_output_that_is_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    output = tmp_path / "o.parquet"
    output.write_text("a table")

    assert main(["batch", "--template", "f.json", "--output", str(output), "a"]) == 2

    assert "o.parquet is a file; name a folder of tables" in capsys.readouterr().err


def test_a_template_without_its_picture_leaves_no_folder(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output, form = tmp_path / "o.parquet", make_template(tmp_path)
    form.with_suffix(".png").unlink()

    assert main(["batch", "--template", str(form), "--output", str(output), str(tmp_path)]) == 1

    assert "members.png does not exist" in capsys.readouterr().err
    assert not output.exists()
