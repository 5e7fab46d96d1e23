"""Training that goes on where it was cut off, and keeps its best weights and its curves."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Any

import keras
import pandas as pd

from training.config import Config, keep_settings
from training.writers.lines import PatchBatches, VariedBatches


class _Epoch(keras.callbacks.Callback):
    """Tells the batches which epoch they are for, also where training is taken up again."""

    def __init__(self, batches: PatchBatches | VariedBatches) -> None:
        super().__init__()
        self._batches = batches

    def on_epoch_begin(self, epoch: int, logs: Any = None) -> None:
        self._batches.epoch = epoch


def epochs(config: Config) -> tuple[int, int]:
    """Epochs between two checkpoints and the steps of each."""
    each = min(config.steps_per_epoch, config.steps)
    return max(round(config.steps / each), 1), each


def batch_size(config: Config) -> int:
    """Patches in a batch."""
    return max(config.batch_pixels // (config.height * config.width), 1)


def fit(
    model: keras.Model,
    batches: PatchBatches | VariedBatches,
    config: Config,
    folder: Path,
    validation: tuple[Any, Any] | None = None,
    loss: keras.losses.Loss | None = None,
    patience: int = 0,
) -> pd.DataFrame:
    """Trains with a learning rate that falls along a cosine.

    Args:
        model: Its outputs are logits of the writers.
        batches: What it is trained on.
        config: How long and how.
        folder: Gets the log, the state to go on from, and ``best.weights.h5`` where there is
            validation.
        validation: Inputs and writers.
        loss: Cross-entropy unless said.
        patience: Epochs without better validation after which training ends; 0 never ends it.

    Returns:
        One row an epoch, as Keras logs them.

    Raises:
        ConfigError: the folder holds a training with other settings.
    """
    keep_settings(folder, {**asdict(config), "writers": model.output_shape[-1]})
    count, each = epochs(config)
    rate = keras.optimizers.schedules.CosineDecay(
        config.learning_rate, count * each, alpha=0.01,
        warmup_target=config.learning_rate, warmup_steps=min(config.warmup, each),
    )  # fmt: skip
    model.compile(
        keras.optimizers.AdamW(rate, weight_decay=config.weight_decay, clipnorm=5.0),
        loss or keras.losses.SparseCategoricalCrossentropy(from_logits=True),
        metrics=["accuracy"],
    )
    callbacks: list[keras.callbacks.Callback] = [
        _Epoch(batches),
        keras.callbacks.BackupAndRestore(str(folder / "backup"), delete_checkpoint=False),
        keras.callbacks.CSVLogger(str(folder / "log.csv"), append=True),
    ]
    if validation is not None:
        log = folder / "log.csv"
        best = pd.read_csv(log)["val_accuracy"].max() if log.exists() else None
        callbacks.append(
            keras.callbacks.ModelCheckpoint(
                str(folder / "best.weights.h5"), "val_accuracy", save_best_only=True,
                save_weights_only=True, mode="max", initial_value_threshold=best,
            )
        )  # fmt: skip
        if patience:
            callbacks.append(keras.callbacks.EarlyStopping("val_accuracy", patience=patience))
    model.fit(
        batches, epochs=count, validation_data=validation, callbacks=callbacks, verbose=2,
        shuffle=False,
    )  # fmt: skip
    return pd.read_csv(folder / "log.csv")
