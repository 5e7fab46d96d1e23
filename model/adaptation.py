"""A small correction of the network's last layer, learned from one writer's words."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from model.adaptation_loss import ctc
from model.charset import BLANK
from model.damage import DAMAGED_ARRAYS
from model.decoding import log_softmax
from model.errors import ModelError
from model.ink import Ink

if TYPE_CHECKING:
    # whoever keeps words need not load ONNX Runtime
    from model.network import Features, Logits

Weights = NDArray[np.float32]
"""Shape (size + 1, outputs): what features, and a 1 behind them, add to the logits."""

FORMAT = 3
"""Of the file; one of an older form is learned again."""

LEAST = 10
"""Words without which nothing is learned."""

_ROUNDS = 6
"""How often the words are laid along their time steps anew."""

_DECAY = 6.0
"""Of the weights."""

_STEPS = 10
_RATE = 3e-3
_SETTLED = 3e-3


@dataclass(frozen=True)
class HandWord:
    """A word of one writer.

    Attributes:
        ink: As it was written.
        text: What it says.
        field: What it might hold.
        cased: Whether the case of the text is that of the ink; where the program raises letters
            by itself nobody knows.
    """

    ink: Ink
    text: str
    field: str = "text"
    cased: bool = True


@dataclass(frozen=True, eq=False)
class Example:
    """A word whose text is known.

    Attributes:
        logits: Of the network as it was delivered, shape (time, outputs).
        features: What its last layer made them from, shape (time, size).
        labels: Of the text; see ``adaptation_loss.fits``.
    """

    logits: Logits
    features: Features
    labels: tuple[int, ...]


@dataclass(frozen=True, eq=False)
class Adapter:
    """What is added to the logits of one writer's ink.

    Attributes:
        weights: For the features, and a bias: shape (size + 1, outputs), the bias last.
        sha256: Of the model that it belongs to.
    """

    weights: Weights
    sha256: str

    def __call__(self, logits: Logits, features: Features) -> Logits:
        """Logits (time, outputs) as this writer's hand asks for.

        Raises:
            ModelError: the weights are of another shape.
        """
        if self.weights.shape != (features.shape[1] + 1, logits.shape[1]):
            raise ModelError("What was learned of this hand belongs to another model.")
        return logits + features @ self.weights[:-1] + self.weights[-1]

    def save(self, path: Path) -> None:
        """Writes the adapter, whole or not at all.

        Raises:
            ModelError: the file cannot be written.
        """
        temporary = path.with_name(f"{path.name}.part")
        try:
            with temporary.open("wb") as file:
                np.savez(file, format=FORMAT, weights=self.weights, sha256=self.sha256)
            temporary.replace(path)
        except OSError as error:
            with contextlib.suppress(OSError):  # of a share that went away
                temporary.unlink()
            raise ModelError(
                f"What was learned of your hand cannot be saved as {path}: {error.strerror}."
            ) from None

    @classmethod
    def load(cls, path: Path, sha256: str) -> Adapter:
        """Reads an adapter.

        Args:
            path: The file.
            sha256: Of the model that it must belong to.

        Raises:
            ModelError: the file is missing, damaged, or belongs to another model.
        """
        try:
            with np.load(path, allow_pickle=False) as file:
                weights = np.asarray(file["weights"], np.float32)
                adapter = cls(weights, str(file["sha256"]))
                usable = int(file["format"]) == FORMAT and weights.ndim == 2
                usable = usable and len(weights) > 1 and bool(np.isfinite(weights).all())
        except DAMAGED_ARRAYS as error:
            raise ModelError(f"{path} is not what Plume learned of a hand: {error}.") from None
        if not usable or adapter.sha256 != sha256:
            raise ModelError(f"{path} belongs to another model; it has to be learned again.")
        return adapter


def fit(
    examples: Sequence[Example], cautions: Sequence[int], pause: Callable[[], object] = bool
) -> list[Weights]:
    """Weights of an adapter, for each caution.

    Each round lays the texts along the time steps (CTC), and brings the logits nearer to that by
    Adam with decay of the weights, on those steps alone where they differ. In the end the weights
    of each label are shrunk, the more the fewer of it there were: what never came has become less
    likely without being wrong anywhere.

    Args:
        examples: At least one.
        cautions: How often a label must have come for half of its weights to be used.
        pause: Called often.
    """
    logits = np.concatenate([e.logits for e in examples])
    features = np.concatenate([e.features for e in examples])
    features = np.c_[features, np.ones(len(features), np.float32)]
    ends = np.cumsum([0, *(len(e.logits) for e in examples)])
    weights = np.zeros((features.shape[1], logits.shape[1]), np.float32)
    adam = _Adam(weights)
    for _ in range(_ROUNDS):
        log_probs = log_softmax(np.asarray(logits + features @ weights, np.float32))
        pieces = [log_probs[a:b] for a, b in pairwise(ends)]
        _, posteriors = ctc(pieces, [e.labels for e in examples])
        wanted = np.concatenate(posteriors)
        unsettled = np.abs(np.exp(log_probs) - wanted).max(axis=1) > _SETTLED
        x, fixed, target = features[unsettled], logits[unsettled], wanted[unsettled]
        for _ in range(_STEPS):
            pause()
            found = np.exp(log_softmax(np.asarray(fixed + x @ weights, np.float32)))
            weights = adam.step(np.asarray(_DECAY * weights + x.T @ (found - target), np.float32))
    labels = np.concatenate([e.labels for e in examples])
    counts = np.bincount(labels, minlength=logits.shape[1])
    counts[BLANK] = len(examples)
    return [np.asarray(weights * (counts / (counts + c)), np.float32) for c in cautions]


def losses(
    examples: Sequence[Example], weights: Sequence[Weights] | None = None
) -> NDArray[np.float64]:
    """How improbable the texts of examples are, in nats.

    Args:
        examples: At least one.
        weights: Of an adapter for each; without them for the model as it was delivered.
    """
    logits = [e.logits for e in examples]
    if weights is not None:
        pairs = zip(weights, examples, strict=True)
        logits = [Adapter(w, "")(e.logits, e.features) for w, e in pairs]
    found, _ = ctc([log_softmax(z) for z in logits], [e.labels for e in examples])
    return found


class _Adam:
    """Kingma and Ba 2015, with a rate that stays the same."""

    def __init__(self, weights: NDArray[np.float32]) -> None:
        self._weights = weights
        self._mean, self._square = np.zeros_like(weights), np.zeros_like(weights)
        self._count = 0

    def step(self, gradient: NDArray[np.float32]) -> NDArray[np.float32]:
        self._count += 1
        self._mean = 0.9 * self._mean + 0.1 * gradient
        self._square = 0.98 * self._square + 0.02 * gradient**2
        mean = self._mean / (1 - 0.9**self._count)
        square = self._square / (1 - 0.98**self._count)
        change = _RATE * mean / (np.sqrt(square) + 1e-6)
        self._weights = np.asarray(self._weights - change, np.float32)
        return self._weights
