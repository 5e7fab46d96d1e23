"""Two tiny networks are trained with one budget and compared."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import pytest

from model.recognizer import Recognizer
from tests.slow.test_training import write_data
from training import networks
from training.__main__ import main
from training.config import load
from training.rivals import readers
from training.rivals.rival import Rival

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]

CONFIG = """
name = "small"
network = "cnn"
characters = "ILOTV"
height = 16
width = 64
steps = 12
steps_per_epoch = 4
batch_pixels = 8192
warmup = 2
augment = false
auxiliary = 0.0
[languages]
text = "text.npz"
[sources]
ink_words = [1.0, 1.0]
"""


@pytest.fixture
def prepared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Arguments that every command begins with; Plume's own network is a stand-in."""
    write_data(tmp_path / "data", words=60)
    runs = ["--runs", str(tmp_path / "runs")]
    assert main([*runs, "prepare", str(tmp_path / "data")]) == 0
    (tmp_path / "small.toml").write_text(CONFIG)
    base = f'base = "{tmp_path / "small.toml"}"\nname = "other"\nhigh_contrast = true\n'
    (tmp_path / "other.toml").write_text(base)

    def plume(weights: Path | None, rows: pd.DataFrame) -> Rival:
        known = rows.assign(reading=rows["text"], modelled=rows["text"])
        return Rival("plume", "stand-in", known, 1.0)

    monkeypatch.setattr(readers, "plume", plume)
    return runs


def test_the_weights_of_a_model_file_of_8_bits_are_counted(
    tmp_path: Path,
) -> None:
    write_data(tmp_path / "data", words=60)
    assert main(["--runs", str(tmp_path / "runs"), "prepare", str(tmp_path / "data")]) == 0
    rows = pd.read_csv(tmp_path / "runs" / "manifest.csv", keep_default_na=False)

    bundled = readers.plume(None, rows[rows["source"] == "ink_words"].head(3))

    trained = networks.build(load("latin")).count_params()
    assert bundled.parameters == pytest.approx(trained, rel=0.02)
    assert len(bundled.readings) == 3


def test_networks_are_trained_with_one_budget_and_compared(
    prepared: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    small, other = str(tmp_path / "small.toml"), str(tmp_path / "other.toml")
    words = [*prepared, "compare", "--workers", "0", "--limit", "10", "--tensorboard"]
    runs = tmp_path / "runs" / "rivals"
    say_in_a_validation_label(tmp_path / "runs" / "manifest.csv", "?")

    assert main([*words, "--configs", small, "--steps", "4"]) == 0
    assert main([*words, "--configs", f"{small},{other}", "--steps", "8"]) == 0
    said = capsys.readouterr().out

    assert said.count("from step 4") == 1
    table = pd.read_csv(runs / "report.csv")
    assert sorted(table["rival"]) == ["other", "plume", "small"]
    assert table["samples"].tolist() == [10, 10, 10]
    curves = pd.read_csv(runs / "small" / "curves.csv")
    assert curves[["step", "split"]].to_numpy().tolist() == [
        [4, "train"], [4, "validation"], [8, "train"], [8, "validation"],
    ]  # fmt: skip
    assert len(list((runs / "small" / "tensorboard").rglob("events.*"))) == 4
    assert "small" in (runs / "report.html").read_text(encoding="utf-8")

    # other settings do not mix with those that were begun with
    assert main([*words, "--configs", small, "--seed", "9"]) == 1
    assert "another seed (1, now 9)" in capsys.readouterr().err


def say_in_a_validation_label(manifest: Path, text: str) -> None:
    """Of which the networks can write nothing: the word is read, but has no loss."""
    table = pd.read_csv(manifest, keep_default_na=False)
    table.loc[table.index[table["split"] == "validation"][0], "text"] = text
    table.to_csv(manifest, index=False)


def test_a_training_that_gains_nothing_ends_early_and_stays_ended(
    prepared: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = [*prepared, "train", str(tmp_path / "small.toml"), "--workers", "0", "--patience", "1"]
    words += ["--every", "1", "--learning-rate", "1e-12", "--steps", "40"]
    folder = tmp_path / "runs" / "small"

    assert main(words) == 0
    state = json.loads((folder / "state.json").read_text())
    assert state["ended"]
    assert state["step"] < 40
    capsys.readouterr()
    model = tmp_path / "small.onnx"
    export = [*prepared, "export", str(tmp_path / "small.toml"), "--output", str(model), "--best"]
    assert main(export) == 0
    assert len(Recognizer.load(model).spec.charset) == 6
    (folder / "best.weights.h5").unlink()
    assert main(export) == 1
    assert "train it with --best" in capsys.readouterr().err
    assert main(words) == 0
    assert "from step" not in capsys.readouterr().out


def test_a_source_that_is_missing_is_named_before_anything_is_trained(
    prepared: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*prepared, "compare", "--configs", f"{tmp_path / 'small.toml'},crnn"]) == 1

    assert "no training rows of names, firstnames, which crnn needs" in capsys.readouterr().err
    assert not (tmp_path / "runs" / "rivals").exists()
