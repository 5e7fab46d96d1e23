"""Lines, splits and patches of writers, and what verification counts."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from training.config import ConfigError, load
from training.writers import lines
from training.writers.fitting import batch_size, epochs
from training.writers.lines import Line, PatchBatches, VariedBatches
from training.writers.unseen import equal_error_rate


def table(counts: dict[str, int]) -> pd.DataFrame:
    rows = [(f"{writer}-{n}.png", writer) for writer, count in counts.items() for n in range(count)]
    return pd.DataFrame(rows, columns=["path", "writer"])


def line(writer: int, width: int = 400) -> Line:
    pixels = np.random.default_rng(writer).integers(0, 256, (113, width), np.uint8)
    return Line(pixels, writer)


def test_the_most_prolific_writers_are_taken() -> None:
    kept = lines.prolific(table({"a": 5, "b": 9, "c": 4}), 2)

    assert kept["writer"].value_counts().to_dict() == {"b": 9, "a": 5}
    with pytest.raises(ConfigError, match="3 writers, fewer than the 4"):
        lines.prolific(table({"a": 5, "b": 9, "c": 4}), 4)
    with pytest.raises(ConfigError, match="Writer d has fewer than 3 lines"):
        lines.prolific(table({"a": 5, "d": 2}), 2)


def test_lines_are_split_for_each_writer() -> None:
    rows = table({"a": 20, "b": 40, "c": 3})

    found = rows.assign(split=lines.split(rows))
    counts = {
        writer: group["split"].value_counts()[["train", "validation", "test"]].tolist()
        for writer, group in found.groupby("writer")
    }
    assert counts == {"a": [14, 3, 3], "b": [28, 6, 6], "c": [1, 1, 1]}
    assert lines.split(rows, seed=1).tolist() != lines.split(rows, seed=2).tolist()


def test_a_share_of_each_lines_patches_is_taken() -> None:
    cut, writers = lines.share_of_patches([line(0, 800), line(1, 800)], 0.5)
    every, _ = lines.share_of_patches([line(0, 800), line(1, 800)], 1.0)

    assert cut.shape[1:] == (113, 113)
    assert len(every) == 2 * 14
    assert len(cut) == len(every) / 2
    assert np.bincount(writers).tolist() == [7, 7]


def test_batches_of_an_epoch_are_the_same_on_every_run() -> None:
    cut, writers = lines.share_of_patches([line(0), line(1)], 1.0)
    first, again = (PatchBatches(cut, writers, 4, 3, seed=1) for _ in range(2))

    assert len(first) == 3
    assert (first[0][0] == again[0][0]).all()
    assert (first[0][0] != first[1][0]).any()
    again.epoch = 1
    assert (first[0][0] != again[0][0]).any()
    assert first[0][0].shape == (4, 113, 113, 1)
    assert 0 <= first[0][0].min() < first[0][0].max() <= 1


def test_varied_patches_carry_their_writer() -> None:
    written = [line(0), line(2, 60)]
    (x, given), writers = VariedBatches(written, size=8, count=1, seed=1, told=True)[0]
    alone, _ = VariedBatches(written, size=8, count=1, seed=1)[0]

    assert x.shape == (8, 113, 113, 1)
    assert set(writers.tolist()) == {0, 2}
    assert (given == writers).all()
    assert (alone == x).all()


def test_equal_error_rate_of_known_cases() -> None:
    apart = equal_error_rate(np.array([0.9, 0.8, 0.2, 0.1]), np.array([True, True, False, False]))
    likeness = np.array([0.9, 0.8, 0.7, 0.3, 0.6, 0.4, 0.2, 0.1, 0.75, 0.05])
    same = np.array([True] * 4 + [False] * 6)

    assert apart == 0
    # at 0.6 one of four is refused (0.3) and one of six taken (0.75)
    assert equal_error_rate(likeness, same) == pytest.approx((1 / 4 + 1 / 6) / 2)


def test_batches_and_epochs_come_from_the_configuration() -> None:
    config = load("writer-cnn")

    assert batch_size(config) == 64
    assert epochs(config) == (18, 500)
