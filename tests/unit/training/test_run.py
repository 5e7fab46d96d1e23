"""Trainings that are taken up again, and what stops them before they begin."""

from __future__ import annotations

import math
from dataclasses import asdict, replace
from pathlib import Path

import cv2
import keras
import numpy as np
import pandas as pd
import pytest

from training import networks
from training.batches import validation_batches
from training.config import Config, ConfigError, keep_settings
from training.sources import COLUMNS
from training.train import CtcModel, Run, train
from training.watch import Best, measure
from training.writers.fitting import fit
from training.writers.lines import PatchBatches

CONFIG = Config(
    "tiny", "cnn", {"names": [1.0, 1.0]}, characters="AB", height=16, width=32, batch_pixels=1024,
    auxiliary=0.0,
)  # fmt: skip


def table(path: Path, split: str, text: str = "AB") -> pd.DataFrame:
    cv2.imwrite(str(path), np.full((20, 40), 200, np.uint8))
    row = ["names", split, "picture", str(path), -1, text, "w", False, 2.0]
    return pd.DataFrame([row], columns=COLUMNS)


def layer(units: int) -> keras.Model:
    return keras.Sequential([keras.Input((2,)), keras.layers.Dense(units)])


def test_a_checkpoint_of_another_network_is_refused(tmp_path: Path) -> None:
    run = Run(CONFIG, tmp_path)
    run.save(layer(3), step=5)  # pyright: ignore[reportArgumentType]

    run.restore(layer(3))  # pyright: ignore[reportArgumentType]
    with pytest.raises(ConfigError, match="checkpoint-5 is damaged or of another network"):
        run.restore(layer(4))  # pyright: ignore[reportArgumentType]


@pytest.mark.parametrize("state", ["", "[]", "{}", '{"step": null}'])
def test_a_damaged_state_is_named(tmp_path: Path, state: str) -> None:
    run = Run(CONFIG, tmp_path)
    run.state.write_text(state)

    with pytest.raises(ConfigError, match=r"state\.json is damaged"):
        _ = run.step


def test_a_training_that_ended_early_stays_where_it_was(tmp_path: Path) -> None:
    run = Run(CONFIG, tmp_path)
    run.save(layer(3), step=5)  # pyright: ignore[reportArgumentType]
    run.end()

    assert (run.step, run.ended) == (5, True)


def test_what_is_to_be_watched_has_to_be_there(tmp_path: Path) -> None:
    rows = table(tmp_path / "a.png", "train")

    with pytest.raises(ConfigError, match="no validation rows of the sources of tiny"):
        train(rows, CONFIG, tmp_path / "run", workers=0, watchers=[Best(1)])


def test_labels_that_cannot_be_written_have_no_loss(tmp_path: Path) -> None:
    batches = validation_batches(table(tmp_path / "a.png", "validation", "?"), CONFIG)
    found = measure(CtcModel(networks.build(CONFIG), CONFIG), batches, CONFIG)

    assert math.isnan(found["loss"])
    assert found["letters"] == 0


def test_hands_are_not_learned_on_with_another_split(tmp_path: Path) -> None:
    batches = PatchBatches(np.zeros((2, 1, 1), np.uint8), np.arange(2), size=1, count=1, seed=1)
    keep_settings(tmp_path, asdict(replace(CONFIG, steps=9)) | {"writers": 3})

    with pytest.raises(ConfigError, match=r"another seed \(1, now 2\)"):
        fit(layer(3), batches, replace(CONFIG, seed=2), tmp_path)
    with pytest.raises(ConfigError, match=r"another writers \(3, now 4\)"):
        fit(layer(4), batches, CONFIG, tmp_path)
    (tmp_path / "settings.json").write_text("")
    with pytest.raises(ConfigError, match=r"settings\.json is damaged"):
        fit(layer(3), batches, CONFIG, tmp_path)
