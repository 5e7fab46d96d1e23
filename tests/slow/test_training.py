"""One tiny training, from data set to exported model that reads."""

from __future__ import annotations

from pathlib import Path

import keras
import numpy as np
import pandas as pd
import pytest
from numpy.random import Generator

from model.ink import Ink
from model.recognizer import Recognizer
from training.__main__ import main
from training.doubts import without

pytestmark = [pytest.mark.slow, pytest.mark.timeout(900)]

SHAPES = {
    "L": [[(0, 0), (0, 100), (60, 100)]],
    "T": [[(0, 0), (70, 0)], [(35, 0), (35, 100)]],
    "V": [[(0, 0), (35, 100), (70, 0)]],
    "I": [[(10, 0), (10, 100)]],
    "O": [[(35, 0), (0, 50), (35, 100), (70, 50), (35, 0)]],
}

CONFIG = """
name = "tiny"
network = "residual"
characters = "ILOTV"
height = 32
steps = {steps}
steps_per_epoch = 60
batch_pixels = 24576
learning_rate = 3e-3
warmup = 20
averaging = 0.95
augment = false
[options]
channels = [8, 16, 24]
units = 48
temporal = 1
recurrent = 0
dropout = 0.0
[sources]
ink_words = [1.0, 1.0]
"""


def written(word: str, rng: Generator) -> list[np.ndarray]:
    """Strokes of a word, a little different each time."""
    strokes, x = [], 0.0
    for letter in word:
        parts = [np.array(part, float) for part in SHAPES[letter]]
        strokes += [p + np.array([x, 0]) + rng.normal(0, 4, p.shape) for p in parts]
        x += max(p[:, 0].max() for p in parts) + rng.uniform(25, 45)
    return strokes


def write_data(folder: Path, words: int = 400) -> None:
    """A stroke file with one training contributor and one that validates."""
    rng = np.random.default_rng(0)
    points, stroke_start, sample_start, texts, writers = [], [0], [0], [], []
    for number in range(words):
        word = "".join(rng.choice(list(SHAPES), rng.integers(2, 5)))
        for stroke in written(word, rng):
            points.append(stroke)
            stroke_start.append(stroke_start[-1] + len(stroke))
        sample_start.append(len(stroke_start) - 1)
        texts.append(word)
        writers.append("kai/1" if number % 5 == 0 else "tst/1")
    (folder / "ink").mkdir(parents=True)
    np.savez(
        folder / "ink" / "words.npz",
        points=np.concatenate(points).astype(np.int16), stroke_start=np.array(stroke_start),
        sample_start=np.array(sample_start), text=np.array(texts), writer=np.array(writers),
    )  # fmt: skip


def test_from_a_data_set_to_a_model_that_reads(tmp_path: Path, capsys) -> None:
    write_data(tmp_path / "data")
    runs = ["--runs", str(tmp_path / "runs")]
    model = tmp_path / "files" / "tiny.onnx"
    config = tmp_path / "tiny.toml"

    config.write_text(CONFIG.format(steps=60))
    assert main([*runs, "prepare", str(tmp_path / "data")]) == 0
    mixed = ["--policy", "mixed_bfloat16"]
    assert main([*runs, "train", str(config), "--workers", "0", *mixed]) == 0
    assert keras.config.dtype_policy().name == "float32"
    config.write_text(CONFIG.format(steps=180))
    parts = str(tmp_path / "parts")
    assert main([*runs, "pack", parts]) == 0
    assert main([*runs, "train", str(config), "--workers", "0", "--parts", parts]) == 0
    assert "from step 60" in capsys.readouterr().out
    assert main([*runs, "export", str(config), "--output", str(model), "--version", "test"]) == 0
    assert main([*runs, "evaluate", "--model", str(model), "--report", str(tmp_path / "r")]) == 0

    capsys.readouterr()
    assert main([*runs, "tune", "--model", str(model), "--strength", "0.5,1", "0,0"]) == 0
    assert capsys.readouterr().out.count("ink_words") == 2

    table = pd.read_csv(tmp_path / "runs" / "manifest.csv")
    wrong = table.index[table["split"] == "train"][:3]
    table.loc[wrong, "text"] = "OVOVOVO"
    table.to_csv(tmp_path / "runs" / "manifest.csv", index=False)
    assert main([*runs, "doubts", "--model", str(model)]) == 0
    listed = pd.read_csv(tmp_path / "runs" / "doubts.csv")
    assert set(table.loc[wrong, "index"]) <= set(listed["index"])
    assert len(listed) < 20
    assert len(without(table, tmp_path / "runs" / "doubts.csv")) == len(table) - len(listed)

    recognizer = Recognizer.load(model)
    rng = np.random.default_rng(99)
    words = ["LOVT", "TIL", "VO", "IOTL", "OOL"]
    readings = recognizer.read_many([Ink.from_points(written(w, rng)) for w in words])
    right = sum(r.text == w for r, w in zip(readings, words, strict=True))
    assert right >= 4, [r.text for r in readings]
    assert recognizer.spec.version == "test"
    report = {"summary.csv", "writers.csv", "readings.csv", "confusions.csv", "calibration.png",
              "worst.html"}  # fmt: skip
    assert {path.name for path in (tmp_path / "r").iterdir()} == report


def test_training_without_a_manifest_says_what_to_do(tmp_path: Path, capsys) -> None:
    assert main(["--runs", str(tmp_path), "train", "latin"]) == 1
    assert "plume-train prepare" in capsys.readouterr().err


def test_export_without_a_checkpoint_says_what_to_do(tmp_path: Path, capsys) -> None:
    output = str(tmp_path / "latin.onnx")

    assert main(["--runs", str(tmp_path), "export", "latin", "--output", output]) == 1
    assert "plume-train train" in capsys.readouterr().err
    assert not (tmp_path / "latin.onnx").exists()
