"""A network that gives writers it never saw vectors of their own, and how well these tell hands."""

from __future__ import annotations

import itertools
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import keras
import numpy as np
import pandas as pd
from keras import ops
from numpy.random import Generator
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_curve

from model.preprocessing import GreyImage
from model.spec import checksum
from model.writers import (
    EVIDENCE,
    Hand,
    HandNetwork,
    HandSpec,
    cluster,
    evidence,
    mean_hand,
    patches,
    prepared,
)
from model.writers import pairs as log_odds_of_pairs
from training import networks
from training.config import Config, ConfigError
from training.networks.backend import precision
from training.writers import report
from training.writers.fitting import batch_size, epochs, fit
from training.writers.lines import Line, VariedBatches, as_input, load

LENGTH = 128
"""Numbers in a vector."""

_SCALE, _MARGIN = 24.0, 0.25
_HALVES, _WORDS = 8, 3
_SHEETS, _LEAST = (1, 3, 8), (0.5, 0.8, 0.95)
_TOLERANCE = 1e-4


class Margin(keras.layers.Layer):
    """Logits of the training writers from a vector, with a margin for the right one.

    Additive margin softmax (Wang et al. 2018): the right writer's cosine must be larger than all
    others by the margin, so that the vectors of a writer lie closer together than they need to.
    """

    def __init__(self, writers: int, **options: Any) -> None:
        super().__init__(**options)
        self._writers = writers

    def build(self, shape: Any) -> None:
        self.kernel = self.add_weight(shape=(shape[0][-1], self._writers), name="kernel")

    def call(self, inputs: Any) -> Any:
        vectors, writers = inputs
        cosines = ops.matmul(vectors, ops.normalize(self.kernel, axis=0))
        right = ops.one_hot(ops.cast(writers, "int32"), self._writers)
        return _SCALE * (cosines - _MARGIN * right)


@dataclass(frozen=True)
class Verification:
    """How well hands are told apart that were never trained on.

    Attributes:
        name: What was compared.
        error: Equal error rate: the share of same hands refused, and of others taken for one.
        likeness: Cosine of each pair.
        same: Whether one writer wrote both.
    """

    name: str
    error: float
    likeness: NDArray[np.float64]
    same: NDArray[np.bool_]


def train(lines: Sequence[Line], config: Config, folder: Path) -> keras.Model:
    """Trains the vectors by telling the training writers apart; returns their network alone."""
    keras.utils.clear_session()
    keras.utils.set_random_seed(config.seed)
    count = max(line.writer for line in lines) + 1
    with precision(config.policy):
        network = networks.build_hand(config, LENGTH)
    writer = keras.Input((), dtype="int32", name="writer")
    logits = Margin(count)([network.output, writer])
    model = keras.Model([network.input, writer], logits)
    batches = VariedBatches(lines, batch_size(config), epochs(config)[1], config.seed, told=True)
    fit(model, batches, config, folder)
    model.save_weights(folder / "last.weights.h5")
    trained = networks.build_hand(config, LENGTH)
    trained.set_weights(network.get_weights())
    return trained


def verify(
    table: pd.DataFrame, config: Config, folder: Path, target: Path, report_file: Path,
    version: str = "0",
) -> list[Verification]:  # fmt: skip
    """Trains on the training writers, exports, and tells the validation writers' hands apart.

    Args:
        table: Rows of one source of the manifest, split by writer.
        config: Network and training.
        folder: For checkpoints and logs.
        target: The ``.onnx`` file; its description goes beside it.
        report_file: The ``.html`` file.
        version: Of the weights.

    Raises:
        ConfigError: a picture is missing, there are too few writers, or the exported network
            computes something else.
    """
    parts = {name: table[table["split"] == name] for name in ("train", "validation")}
    if any(part["writer"].nunique() < 2 for part in parts.values()):
        raise ConfigError("Training and validation need lines of two writers each, or more.")
    training, _ = load(parts["train"])
    held, _ = load(parts["validation"])
    network = train(training, config, folder)
    write_onnx(network, target)
    cut = [_vectors(network, line.pixels) for line in held]
    writers = np.array([line.writer for line in held])
    found, pairs = [], []
    trials = {**_trials(cut, writers, config.seed), "words": _words(network, held)}
    for name, (hands, owners, allowed) in trials.items():
        verification, values = _verification(name, hands, owners, allowed)
        found.append(verification)
        pairs.append((values, verification.same))
        print(f"{name}: equal error rate {verification.error:.1%}, {len(hands)} hands")
    weights = _fit(pairs)
    figures = {f"{v.name}_equal_error_rate": round(v.error, 4) for v in found}
    spec = HandSpec(version, weights, checksum(target), figures)
    spec.save(target.with_suffix(".json"))
    HandNetwork(target)
    piles = sorted_piles(cut, writers, weights, config.seed)
    size = target.stat().st_size
    report.write_unseen(report_file, found, pairs, weights, piles, size, config)
    return found


def write_onnx(network: keras.Model, target: Path) -> None:
    """Writes the network.

    Raises:
        ConfigError: ONNX Runtime computes something else than Keras.
    """
    import onnxruntime as ort

    target.parent.mkdir(parents=True, exist_ok=True)
    rng = np.random.default_rng(0)
    x = rng.random((3, *network.input_shape[1:]), np.float32)
    with tempfile.TemporaryDirectory(dir=target.parent) as scratch:
        draft = Path(scratch) / "hands.onnx"
        expected = np.asarray(network.predict_on_batch(x))
        network.export(draft, format="onnx", verbose=False)
        session = ort.InferenceSession(draft.read_bytes(), providers=["CPUExecutionProvider"])
        (found,) = session.run(None, {session.get_inputs()[0].name: x})
        difference = float(np.abs(np.asarray(found) - expected).max())
        if not difference <= _TOLERANCE:
            raise ConfigError(f"The exported network differs from Keras by {difference:.2g}.")
        draft.replace(target)


def equal_error_rate(likeness: NDArray[np.float64], same: NDArray[np.bool_]) -> float:
    """Where as large a share of same pairs is refused as of others is taken for the same."""
    taken, found, _ = roc_curve(same, likeness)
    place = int(np.argmin(np.abs(taken - (1 - found))))
    return float((taken[place] + 1 - found[place]) / 2)


def sorted_piles(
    cut: Sequence[NDArray[np.float32]], writers: NDArray[np.int64], weights: Sequence[float],
    seed: int,
) -> pd.DataFrame:  # fmt: skip
    """How well piles of sheets are sorted by hand.

    Args:
        cut: Vectors (patches, length) of each line.
        writers: Of each line.
        weights: Of the evidence, see ``model.writers``.
        seed: Of which lines stand on one sheet.

    Returns:
        For sheets of so many lines and the least probability of a group: how many sheets and
        writers there were, the groups of two and more, the share of pairs of one hand that came
        together, and the share of pairs together that are of two hands.
    """
    rows = []
    for count in _SHEETS:
        sheets, owners = _sheets(cut, writers, count, np.random.default_rng(seed))
        odds = log_odds_of_pairs(weights, sheets)
        same = owners[:, None] == owners
        for least in _LEAST:
            groups = cluster(odds, least)
            number = np.empty(len(sheets), int)
            for place, group in enumerate(groups):
                number[list(group.members)] = place
            upper = np.triu(number[:, None] == number, 1)
            together, mixed = int((upper & same).sum()), int((upper & ~same).sum())
            rows.append({
                "lines": count, "least": least, "sheets": len(sheets),
                "writers": len(np.unique(owners)),
                "groups": sum(len(group.members) > 1 for group in groups),
                "found": together / max(int(np.triu(same, 1).sum()), 1),
                "wrong": mixed / max(together + mixed, 1),
            })  # fmt: skip
    return pd.DataFrame(rows)


def _sheets(
    cut: Sequence[NDArray[np.float32]], writers: NDArray[np.int64], count: int, rng: Generator
) -> tuple[list[Hand], NDArray[np.int64]]:
    """Sheets of so many lines each, as many as every writer has lines for."""
    sheets, owners = [], []
    for writer in np.unique(writers):
        order = rng.permutation(np.flatnonzero(writers == writer))
        for first in range(0, len(order) - count + 1, count):
            sheets.append(mean_hand(np.concatenate([cut[i] for i in order[first : first + count]])))
            owners.append(writer)
    return sheets, np.array(owners)


def _vectors(network: keras.Model, line: GreyImage) -> NDArray[np.float32]:
    return np.asarray(network.predict_on_batch(as_input(np.stack(patches(line)))))


Trial = tuple[list[Hand], NDArray[np.int64], NDArray[np.int64]]


def _trials(
    cut: Sequence[NDArray[np.float32]], writers: NDArray[np.int64], seed: int
) -> dict[str, Trial]:
    """Hands to compare: every line, and random halves of each writer's lines.

    A third number tells hands that may not be compared, since they share lines: halves of
    different draws of one writer.
    """
    lines = [mean_hand(vectors) for vectors in cut]
    halves, owners, draws = [], [], []
    rng = np.random.default_rng(seed)
    for writer, draw in itertools.product(np.unique(writers), range(_HALVES)):
        order = rng.permutation(np.flatnonzero(writers == writer))
        if len(order) < 2:
            continue
        for half in np.array_split(order, 2):
            halves.append(mean_hand(np.concatenate([cut[i] for i in half])))
            owners.append(writer)
            draws.append(draw)
    return {
        "lines": (lines, writers, np.zeros(len(lines), int)),
        "half_pages": (halves, np.array(owners), np.array(draws)),
    }


def _words(network: keras.Model, lines: Sequence[Line]) -> Trial:
    """Hands of a third of a line each, brought to the network's height by itself.

    That is what a field of a form holds: without tall letters or tails it is enlarged more.
    """
    hands, owners = [], []
    for line in lines:
        for part in np.array_split(line.pixels, _WORDS, axis=1):
            word = prepared(255 - part)
            if patches(word):
                hands.append(mean_hand(_vectors(network, word)))
                owners.append(line.writer)
    return hands, np.array(owners), np.zeros(len(hands), int)


def _verification(
    name: str, hands: list[Hand], owners: NDArray[np.int64], draws: NDArray[np.int64]
) -> tuple[Verification, NDArray[np.float64]]:
    first, second = np.triu_indices(len(hands), 1)
    same = owners[first] == owners[second]
    allowed = ~same | (draws[first] == draws[second])
    first, second, same = first[allowed], second[allowed], same[allowed]
    values = np.array(
        [evidence(hands[i], hands[j]) for i, j in zip(first, second, strict=True)]
    ).reshape(-1, EVIDENCE)
    error = equal_error_rate(values[:, 0], same)
    return Verification(name, error, values[:, 0], same), values


def _fit(pairs: list[tuple[NDArray[np.float64], NDArray[np.bool_]]]) -> tuple[float, ...]:
    """Weights of the evidence; same and other pairs of each kind count alike."""
    values = np.concatenate([v for v, _ in pairs])
    same = np.concatenate([s for _, s in pairs])
    balance = np.concatenate([np.where(s, 0.5 / s.sum(), 0.5 / (~s).sum()) for _, s in pairs])
    model = LogisticRegression(C=1e6, fit_intercept=False, max_iter=5000)
    model.fit(values, same, sample_weight=balance * len(same) / len(pairs))
    return tuple(round(float(weight), 5) for weight in model.coef_[0])
