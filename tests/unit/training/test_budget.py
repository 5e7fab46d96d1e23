"""Settings of a training on the command line."""

from __future__ import annotations

import argparse
from pathlib import Path

import pandas as pd
import pytest

from training import budget
from training.__main__ import main
from training.budget import Budget
from training.config import ConfigError, load


@pytest.fixture
def table() -> pd.DataFrame:
    rows = [("names", "train", 5.0)] * 640 + [("names", "validation", 5.0)] * 20
    rows += [("copiste", "train", 9.0)] * 100
    return pd.DataFrame(rows, columns=["source", "split", "width"])


def test_what_is_not_given_stays_as_configured(table: pd.DataFrame) -> None:
    assert Budget().config(load("crnn"), table) == load("crnn")
    assert Budget().rows(table) is table


def test_epochs_count_the_samples_of_the_configured_sources(table: pd.DataFrame) -> None:
    config = Budget(epochs=3, batch=32, seed=7, augment=False).config(load("crnn"), table)

    assert config.steps == 60
    assert config.batch_pixels == 32 * 64 * 256
    assert (config.seed, config.augment) == (7, False)


def test_a_share_takes_the_same_training_rows_each_time(table: pd.DataFrame) -> None:
    rows = Budget(share=0.25).rows(table)

    assert rows.groupby(["source", "split"]).size().to_dict() == {
        ("names", "train"): 160, ("names", "validation"): 20, ("copiste", "train"): 25,
    }  # fmt: skip
    assert rows.index.equals(Budget(share=0.25).rows(table).index)


@pytest.mark.parametrize(
    "settings",
    [
        Budget(steps=0),
        Budget(batch=-1),
        Budget(learning_rate=0.0),
        Budget(epochs=-2),
        Budget(learning_rate=float("nan")),
        Budget(epochs=float("inf")),
    ],
)
def test_impossible_settings_are_refused(settings: Budget, table: pd.DataFrame) -> None:
    with pytest.raises(ConfigError, match="more than 0"):
        settings.config(load("crnn"), table)


def test_an_impossible_share_is_refused(table: pd.DataFrame) -> None:
    with pytest.raises(ConfigError, match="at most 1"):
        Budget(share=1.5).rows(table)


@pytest.mark.parametrize(
    "words",
    [
        "evaluate --limit -5", "evaluate --limit 0", "train latin --workers -1",
        "train latin --seed -1", "train latin --patience -1", "train latin --workers many",
        "language --sources a --output b.npz --order 0",
        "language --sources a --output b.npz --signs -1",
    ],
)  # fmt: skip
def test_impossible_numbers_are_refused(words: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(words.split())
    assert ("or more, not" in (said := capsys.readouterr().err)) or "invalid number" in said


def test_a_place_where_nothing_can_be_written_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    counts = tmp_path / "counts.csv"
    counts.write_text("IDENTITY,COUNT\nLEA,3\n")
    output = str(tmp_path / "none" / "a.npz")

    assert main(["language", "--counts", str(counts), "--output", output]) == 1
    assert f"No such file or directory: '{output}'" in capsys.readouterr().err


def test_options_of_the_command_line_become_settings() -> None:
    parser = argparse.ArgumentParser()
    budget.add_arguments(parser)
    words = "--steps 9 --batch 4 --learning-rate 0.1 --seed 0 --share 0.5 --no-augment --every 3"

    assert budget.given(parser.parse_args(words.split())) == Budget(
        steps=9, every=3, batch=4, learning_rate=0.1, seed=0, share=0.5, augment=False
    )
