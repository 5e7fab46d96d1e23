"""Both trainings about hands, on lines of scribbles that differ in slant and stroke."""

from __future__ import annotations

from pathlib import Path

import cv2
import keras
import numpy as np
import pandas as pd
import pytest

from model.writers import HandNetwork
from training.__main__ import main
from training.config import Config
from training.writers.fitting import fit
from training.writers.lines import PatchBatches
from training.writers.unseen import sorted_piles

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]

HAND = """
name = "{name}"
network = "{network}"
height = 113
width = 113
steps = {steps}
steps_per_epoch = 10
warmup = 5
batch_pixels = 127690
learning_rate = 3e-3
[options]
{options}
[sources]
copiste = [1.0, 1.0]
"""


def scribble(writer: int, rng: np.random.Generator) -> np.ndarray:
    """A line of zigzags, dark on light, with the writer's own slant, width and stroke."""
    picture = np.full((60, 300), 235, np.uint8)
    slant, step, pen = (writer % 3 - 1) * 14, 6 + 5 * (writer % 2), 1 + writer % 4
    x, points = 15, []
    while x < 280:
        low = int(rng.integers(38, 50))
        points += [(x, low), (x + step + slant // 2, low - int(rng.integers(18, 30)))]
        x += 2 * step + int(rng.integers(0, 4))
    cv2.polylines(picture, [np.array(points, np.int32)], False, (40,), pen, cv2.LINE_AA)
    return picture


@pytest.fixture
def runs(tmp_path: Path) -> Path:
    """Folder of runs with a manifest of six writers, two of them for validation."""
    rng = np.random.default_rng(0)
    rows = []
    for writer in range(6):
        for number in range(8):
            path = tmp_path / f"{writer}-{number}.png"
            cv2.imwrite(str(path), scribble(writer, rng))
            split = "validation" if writer > 3 else "train"
            rows.append(
                {"source": "copiste", "split": split, "make": "picture", "path": str(path),
                 "index": -1, "text": "x", "writer": f"w{writer}", "folded": False, "width": 5.0}
            )  # fmt: skip
    folder = tmp_path / "runs"
    folder.mkdir()
    pd.DataFrame(rows).to_csv(folder / "manifest.csv", index=False)
    return folder


@pytest.mark.parametrize("varied", ["--augment", "--no-augment"])
def test_known_writers_are_told_apart_and_reported(
    runs: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], varied: str
) -> None:
    config = tmp_path / "known.toml"
    config.write_text(
        HAND.format(name="known", network="writer-cnn", steps=30, options="dropout = 0.4")
    )
    words = ["--runs", str(runs), "writers", "known", "--config", str(config), "--writers", "4"]

    assert main([*words, varied]) == 0
    page = (runs / "writers" / "known.html").read_text(encoding="utf-8")
    log = pd.read_csv(runs / "writers" / "known" / "dropout-0.4" / "log.csv")
    said = capsys.readouterr().out

    shares = [
        float(line.split()[-4].rstrip("%")) for line in said.splitlines() if "dropout" in line
    ]
    assert len(shares) == 2
    assert max(shares) > 50, said
    assert log["epoch"].tolist() == [0, 1, 2]
    assert {"loss", "accuracy", "val_loss", "val_accuracy"} <= set(log)
    assert "81.3 %" in page
    assert "proves nothing" in page
    assert page.count("<img") == 2 + 1 + 1 + 1 + 3


def test_training_goes_on_where_it_was_cut_off(tmp_path: Path) -> None:
    cut = np.random.default_rng(0).integers(0, 256, (12, 113, 113), np.uint8)
    batches = PatchBatches(cut, np.arange(12) % 2, size=4, count=2, seed=1)

    def fitted(steps: int) -> pd.DataFrame:
        layers = [keras.Input((113, 113, 1)), keras.layers.Flatten(), keras.layers.Dense(2)]
        config = Config("x", "writer-cnn", {}, steps=steps, steps_per_epoch=2)
        return fit(keras.Sequential(layers), batches, config, tmp_path / "run")

    assert fitted(4)["epoch"].tolist() == [0, 1]
    assert fitted(4)["epoch"].tolist() == [0, 1]
    assert fitted(6)["epoch"].tolist() == [0, 1, 2]
    assert batches.epoch == 2


def test_hands_never_seen_are_exported_and_verified(runs: Path, tmp_path: Path) -> None:
    config = tmp_path / "unseen.toml"
    options = "channels = [8, 16, 16]\ndropout = 0.0"
    config.write_text(HAND.format(name="unseen", network="hand", steps=30, options=options))
    output = tmp_path / "files" / "hands.onnx"
    words = ["--runs", str(runs), "writers", "unseen", "--config", str(config)]
    words += ["--policy", "mixed_bfloat16"]

    assert main([*words, "--output", str(output), "--version", "test"]) == 0

    network = HandNetwork(output, threads=1)
    rng = np.random.default_rng(5)
    first, again, other = (network.hand([scribble(w, rng) for _ in range(4)]) for w in (4, 4, 5))
    assert first.vector @ again.vector > first.vector @ other.vector
    assert network.spec.version == "test"
    assert set(network.spec.figures) == {
        f"{sheets}_equal_error_rate" for sheets in ("lines", "half_pages", "words")
    }
    assert 0 <= network.spec.figures["lines_equal_error_rate"] < 0.4
    page = (runs / "writers" / "unseen.html").read_text(encoding="utf-8")
    assert "equal error rate" in page


def test_too_few_writers_are_named(runs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["--runs", str(runs), "writers"]

    assert main([*words, "known", "--writers", "7"]) == 1
    assert "6 writers, fewer than the 7" in capsys.readouterr().err
    assert main([*words, "unseen", "--source", "nothing"]) == 1
    assert "no pictures of the source 'nothing'" in capsys.readouterr().err


def test_piles_are_counted_by_pairs() -> None:
    axes = np.eye(3, dtype=np.float32)
    cut = [np.stack([axes[0]] * 4), np.stack([axes[1]] * 4)] * 3 + [np.stack([axes[2]] * 4)]
    writers = np.array([0, 1] * 3 + [1])

    piles = sorted_piles(cut, writers, (8.0, 0.0, 0.0, -4.0), seed=0)

    alone = piles[piles["lines"] == 1].set_index("least").loc[0.5]
    assert (alone["sheets"], alone["writers"], alone["groups"]) == (7, 2, 2)
    # of the nine pairs of one hand, the odd sheet's three stay apart
    assert (alone["found"], alone["wrong"]) == (pytest.approx(6 / 9), 0)
    assert piles[piles["lines"] == 8]["sheets"].tolist() == [0, 0, 0]
