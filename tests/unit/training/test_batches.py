"""Batches of pictures with their labels."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pandas as pd
import pytest

from training.batches import TrainingBatches
from training.config import Config, ConfigError
from training.samples import Encoder, samples

CONFIG = Config(
    "x", "residual", {"names": [1.0, 1.0]}, characters="AB", height=32, batch_pixels=32 * 96 * 16
)


@pytest.fixture
def table(tmp_path: Path) -> pd.DataFrame:
    picture = np.full((40, 90), 255, np.uint8)
    cv2.putText(picture, "AB", (10, 32), cv2.FONT_HERSHEY_SIMPLEX, 1, 0, 2)
    path = str(tmp_path / "ab.png")
    cv2.imwrite(path, picture)
    row = ("names", "train", "picture", path, -1, "AB", "w", True, 2.2)
    names = ["source", "split", "make", "path", "index", "text", "writer", "folded", "width"]
    return pd.DataFrame([row], columns=names)


def unchanged(table: pd.DataFrame, config: Config) -> float:
    """Share of the pictures of some batches that stay as they are."""
    original = Encoder(config).picture(samples(table)[0]).astype(np.float32) / 255
    batches = TrainingBatches(table, config)
    pictures = [row[..., 0] for step in range(8) for row in batches[step][0]]
    wanted = original.shape[1]
    same = [
        p.shape[1] >= wanted and np.allclose(p[:, :wanted], original, atol=1e-6) for p in pictures
    ]
    return float(np.mean(same))


def test_a_share_of_the_pictures_stays_as_it_is(table: pd.DataFrame) -> None:
    assert unchanged(table, replace(CONFIG, plain=1.0)) == 1
    assert unchanged(table, replace(CONFIG, augment=False)) == 1
    assert 0.3 < unchanged(table, replace(CONFIG, plain=0.5)) < 0.7
    assert unchanged(table, CONFIG) < 0.1


def test_a_step_has_the_same_batch_on_every_run(table: pd.DataFrame) -> None:
    (first, labels), (again, _), (other, _) = (
        TrainingBatches(table, CONFIG)[step] for step in (3, 3, 4)
    )

    assert np.array_equal(first, again)
    assert first.shape != other.shape or not np.array_equal(first, other)
    assert labels["labels"].tolist() == [[1, 2]] * len(first)
    assert labels["folded"].tolist() == [1.0] * len(first)


def test_texts_that_no_picture_has_room_for_are_named(table: pd.DataFrame) -> None:
    with pytest.raises(ConfigError, match="cannot learn texts such as 'XY'"):
        TrainingBatches(table.assign(text="XY"), replace(CONFIG, augment=False))[0]
