"""What looks at a training while it runs: the best weights, curves, TensorBoard."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from typing import Any

import keras
import numpy as np
import pandas as pd
from keras import ops
from numpy.typing import NDArray

from model.adaptation_loss import fits
from model.charset import fold
from model.decoding import greedy
from training import letters
from training.batches import validation_batches
from training.config import Config, ConfigError
from training.train import Checkpoint, CtcModel


class Best:
    """Keeps the weights with the lowest validation CER; ends a training that gains no more.

    Args:
        patience: Checkpoints without a lower CER after which training ends; 0 never ends it.
    """

    def __init__(self, patience: int = 0) -> None:
        self._patience = patience

    def __call__(self, checkpoint: Checkpoint) -> bool:
        run = checkpoint.run
        note = run.folder / "best.json"
        best = json.loads(note.read_text()) if note.exists() else {"cer": np.inf, "since": 0}
        cer = np.mean([v for name, v in checkpoint.found.items() if name.endswith("_cer")])
        if cer < best["cer"]:
            temporary = run.folder / "next-best.weights.h5"
            checkpoint.model.network.save_weights(temporary)
            temporary.replace(run.best)
            best = {"cer": float(cer), "step": checkpoint.step, "since": 0}
        else:
            best["since"] += 1
        note.write_text(json.dumps(best))
        return 0 < self._patience <= best["since"]


class Curves:
    """Loss, letters and words right of fixed training and validation samples in ``curves.csv``.

    Training samples are measured as they are, not varied, so that both curves say the same thing
    and their distance shows overfitting.

    Args:
        table: The manifest.
        config: What is trained.
        board: Whether to write the curves for TensorBoard too, in ``tensorboard/``.

    Raises:
        ConfigError: TensorBoard's files are wanted and TensorFlow is not installed.
    """

    def __init__(self, table: pd.DataFrame, config: Config, board: bool = False) -> None:
        if board and importlib.util.find_spec("tensorflow") is None:
            raise ConfigError("TensorBoard logs need TensorFlow (pip install tensorflow).")
        self._config = config
        self._board = board
        self._batches = {
            split: validation_batches(table[table["split"] == split], config)
            for split in ("train", "validation")
        }

    def __call__(self, checkpoint: Checkpoint) -> bool:
        rows = []
        for split, batches in self._batches.items():
            found = measure(checkpoint.model, batches, self._config)
            rows.append({"step": checkpoint.step, "split": split, **found})
        path = checkpoint.run.folder / "curves.csv"
        pd.DataFrame(rows).to_csv(path, mode="a", header=not path.exists(), index=False)
        if self._board:
            for row in rows:
                write_board(checkpoint.run.folder / "tensorboard", row)
        return False


def measure(model: CtcModel, batches: list[Any], config: Config) -> dict[str, float]:
    """Loss, and shares of letters and words read right by greedy search, case and accents aside.

    Labels that the network cannot write, or has too few steps for, have no loss, but count as
    not right.
    """
    charset = config.spec.charset
    losses, labels, readings = [], [], []
    for (x, y), rows in batches:
        outputs = model.predict_on_batch(x)
        logits = outputs[0] if isinstance(outputs, (list, tuple)) else outputs
        steps = logits.shape[1]
        fitting = np.array([fits(label[label > 0].tolist(), steps) for label in y["labels"]])
        if fitting.any():
            losses.append((_loss(model, y, outputs, fitting), int(fitting.sum())))
        labels += [fold(sample.text) for sample in rows]
        readings += [fold(charset.decode(greedy(row).labels)) for row in np.asarray(logits)]
    total = sum(count for _, count in losses)
    return {
        "loss": sum(loss * count for loss, count in losses) / total if total else float("nan"),
        "letters": letters.letters_right(letters.aligned_all(labels, readings)),
        "words": sum(a == b for a, b in zip(labels, readings, strict=True)) / len(labels),
    }


def _loss(model: CtcModel, y: dict[str, Any], outputs: Any, rows: NDArray[np.bool_]) -> float:
    wanted = {key: values[rows] for key, values in y.items()}
    judged = keras.tree.map_structure(lambda logits: logits[rows], outputs)
    return float(ops.convert_to_numpy(model.compute_loss(y=wanted, y_pred=judged, training=False)))


def write_board(folder: Path, row: dict[str, Any]) -> None:
    """Adds a point to TensorBoard's curves; TensorBoard itself is needed only to look at them."""
    import tensorflow as tf

    plugin = tf.compat.v1.SummaryMetadata.PluginData(plugin_name="scalars")
    metadata = tf.compat.v1.SummaryMetadata(plugin_data=plugin, data_class=1)
    writer = tf.summary.create_file_writer(str(folder / row["split"]))
    with writer.as_default():
        for name in ("loss", "letters", "words"):
            tf.summary.write(name, tf.constant(row[name]), step=row["step"], metadata=metadata)
    writer.close()
