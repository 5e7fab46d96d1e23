"""Batches of pictures with their labels."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pandas as pd
import pytest

from training.batches import TrainingBatches, prefetched
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


def of_widths(table: pd.DataFrame, folder: Path, widths: list[int]) -> pd.DataFrame:
    """A table of one sample of each width."""
    rows = []
    for width in widths:
        picture = np.full((40, width), 255, np.uint8)
        cv2.line(picture, (4, 4), (width - 4, 36), 0, 3)
        path = str(folder / f"{width}.png")
        cv2.imwrite(path, picture)
        rows.append(table.assign(path=path, text="A"))
    return pd.concat(rows)


def test_batches_hold_pictures_of_like_width_and_as_many_pixels(
    table: pd.DataFrame, tmp_path: Path
) -> None:
    config = replace(CONFIG, augment=False, batch_pixels=32 * 96 * 64)
    wide = of_widths(table, tmp_path, list(range(40, 640, 20)))

    batches = [x for x, _ in TrainingBatches(wide, config).pool(0)]

    widths = [[int(np.nonzero(row.any((0, 2)))[0][-1]) + 1 for row in x] for x in batches]
    written = sum(map(sum, widths))
    assert sum(len(x) * x.shape[2] for x in batches) < 1.35 * written
    areas = [sum(row) for row in widths]
    assert max(areas) < 1.5 * min(areas)
    assert len({len(row) for row in widths}) > 2


@pytest.mark.parametrize("devices", [1, 4])
def test_devices_share_every_batch(table: pd.DataFrame, tmp_path: Path, devices: int) -> None:
    config = replace(CONFIG, augment=False, devices=devices)
    wide = of_widths(table, tmp_path, [40, 4000])

    sizes = [len(x) for x, _ in TrainingBatches(wide, config).pool(0)]

    assert all(size and size % devices == 0 for size in sizes)


@pytest.mark.parametrize("workers", [0, 1])
def test_training_taken_up_in_the_middle_goes_on_with_the_same_batches(
    table: pd.DataFrame, workers: int
) -> None:
    config = replace(CONFIG, plain=0.5)
    batches = TrainingBatches(table, config)

    taken_up = list(prefetched(batches, range(5, 19), workers))

    assert len(taken_up) == 14
    for step, (x, _) in zip(range(5, 19), taken_up, strict=True):
        assert np.array_equal(x, batches[step][0])
