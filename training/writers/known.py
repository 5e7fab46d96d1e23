"""Known writers told apart by patches, with and without dropout.

The reference work trains on a share of the patches of each line, and so does this where pictures
are not varied; else a training patch is cut from anywhere on a line and varied.
"""

from __future__ import annotations

import dataclasses
from pathlib import Path

import keras
import numpy as np
import pandas as pd
from numpy.typing import NDArray

from model.writers import patches
from training import networks
from training.config import Config
from training.networks.backend import precision
from training.writers import report
from training.writers.fitting import batch_size, epochs, fit
from training.writers.lines import (
    Line,
    PatchBatches,
    VariedBatches,
    as_input,
    load,
    prolific,
    share_of_patches,
    split,
)


@dataclasses.dataclass(frozen=True)
class Known:
    """What came of one training.

    Attributes:
        dropout: Of the network.
        log: One row an epoch.
        patch_accuracy: Share of the test patches whose writer was told.
        line_accuracy: Share of the test lines, by the sum of their patches' log-probabilities.
        written, told: Writer of each test line, and the one that was told.
    """

    dropout: float
    log: pd.DataFrame
    patch_accuracy: float
    line_accuracy: float
    written: list[int]
    told: list[int]


def identify(
    table: pd.DataFrame, config: Config, folder: Path, target: Path, count: int = 50,
    share: float = 0.5, patience: int = 0,
) -> list[Known]:  # fmt: skip
    """Trains ``writer-cnn`` with its dropout and without, and writes the report.

    Args:
        table: Lines: columns path and writer.
        config: Network and training.
        folder: For checkpoints and logs.
        target: The ``.html`` file.
        count: Writers, those with most lines.
        share: Of the patches of each training line, where they are not varied.
        patience: See ``fit``.

    Returns:
        What came of the network with dropout, and of the one without.

    Raises:
        ConfigError: there are too few writers or lines, or a picture is missing.
    """
    table = prolific(table, count)
    splits = split(table, config.seed)
    lines, names = load(table[splits == "train"])
    parts = {name: load(table[splits == name])[0] for name in ("validation", "test")}
    validation = share_of_patches(parts["validation"], 1.0)
    size, (_, each) = batch_size(config), epochs(config)
    batches: PatchBatches | VariedBatches
    if config.augment:
        batches = VariedBatches(lines, size, each, config.seed)
        drawn = {"patches drawn from them": config.steps * size}
    else:
        training = share_of_patches(lines, share, config.seed)
        batches = PatchBatches(*training, size, each, config.seed)
        drawn = {"training patches": len(training[0])}
    counts = {"writers": len(names), "training lines": len(lines), **drawn,
              "test lines": len(parts["test"])}  # fmt: skip
    print(", ".join(f"{value:,} {name}" for name, value in counts.items()))
    found = []
    network = None
    for dropout in (config.options.get("dropout", 0.4), 0.0):
        one = dataclasses.replace(config, options={**config.options, "dropout": dropout})
        place = folder / f"dropout-{dropout:g}"
        keras.utils.clear_session()
        keras.utils.set_random_seed(config.seed)
        with precision(config.policy):
            trained = networks.build_hand(one, len(names))
        log = fit(trained, batches, one, place, (as_input(validation[0]), validation[1]),
                  patience=patience)  # fmt: skip
        trained = networks.build_hand(one, len(names))
        trained.load_weights(place / "best.weights.h5")
        known = _test(trained, parts["test"], dropout, log)
        print(f"dropout {dropout:g}: {known.patch_accuracy:.1%} of the patches, "
              f"{known.line_accuracy:.1%} of the lines")  # fmt: skip
        found.append(known)
        network = network or trained
    assert network is not None
    report.write_known(target, found, network, counts, config)
    return found


def _test(network: keras.Model, lines: list[Line], dropout: float, log: pd.DataFrame) -> Known:
    right, of, told = 0, 0, []
    for line in lines:
        scores = _log_probs(network, np.stack(patches(line.pixels)))
        right += int((scores.argmax(axis=1) == line.writer).sum())
        of += len(scores)
        told.append(int(scores.sum(axis=0).argmax()))
    written = [line.writer for line in lines]
    hits = float(np.mean(np.equal(written, told)))
    return Known(dropout, log, right / of, hits, written, told)


def _log_probs(network: keras.Model, cut: NDArray[np.uint8]) -> NDArray[np.float32]:
    logits = np.asarray(network.predict_on_batch(as_input(cut)))
    return logits - np.logaddexp.reduce(logits, axis=1, keepdims=True)
