"""A small correction of the network's last layer, learned from one writer's words."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Sequence
from dataclasses import astuple, dataclass
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from model.adaptation_loss import ctc
from model.damage import DAMAGED_ARRAYS
from model.decoding import log_softmax
from model.errors import ModelError
from model.ink import GreyImage, Ink, Stroke, rasterise, usual_pen

if TYPE_CHECKING:
    # whoever keeps words need not load ONNX Runtime
    from model.network import Features, Logits

Weights = NDArray[np.float32]
"""Shape (size + 1, outputs): what features, and a 1 behind them, add to the logits."""

FORMAT = 2

LEAST = 10
"""Words without which nothing is learned."""

ROUNDS = 6
"""How often the words are laid along their time steps anew."""

DECAY = 3.0
"""Of the weights, for each copy of the words."""

_STEPS = 10
_RATE = 3e-3
_SETTLED = 3e-3
_LEAST_VARIANCE = 1e-3
_POWER = -0.25


@dataclass(frozen=True)
class Style:
    """How the ink of one writer is drawn, so that it comes nearer to what the network knows.

    Attributes:
        slant: How far it leans to the right for each unit upwards, more than it was written.
        stretch: How much wider it is than it was written.
        pen: How much wider the pen is than usual; see ``ink.usual_pen``.
    """

    slant: float = 0.0
    stretch: float = 1.0
    pen: float = 1.0

    def draw(self, ink: Ink) -> GreyImage:
        """A picture of ink; see ``ink.rasterise``."""
        if (self.slant, self.stretch) != (0.0, 1.0):
            ink = self._leaning(ink)
        return rasterise(ink, self.pen * usual_pen(ink))

    def _leaning(self, ink: Ink) -> Ink:
        lean = np.array([self.stretch, -self.slant], np.float32)
        strokes = (
            Stroke(np.asarray(s.points @ lean, np.float32), s.y, s.pressure) for s in ink.strokes
        )
        return Ink(tuple(strokes))


PLAIN = Style()


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
    """How one writer's ink is drawn, and what is added to the logits then.

    Attributes:
        weights: For the features, and a bias: shape (size + 1, outputs), the bias last.
        sha256: Of the model that it belongs to.
        style: How the ink is drawn.
    """

    weights: Weights
    sha256: str
    style: Style = PLAIN

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
                values = {"weights": self.weights, "sha256": self.sha256}
                np.savez(file, format=FORMAT, style=astuple(self.style), **values)
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
                style = np.asarray(file["style"], np.float64)
                adapter = cls(weights, str(file["sha256"]), Style(*style.tolist()))
                usable = int(file["format"]) <= FORMAT and weights.ndim == 2
                usable = usable and bool(np.isfinite(style).all() and (style[1:] > 0).all())
                usable = usable and len(weights) > 1 and bool(np.isfinite(weights).all())
        except DAMAGED_ARRAYS as error:
            raise ModelError(f"{path} is not what Plume learned of a hand: {error}.") from None
        if not usable or adapter.sha256 != sha256:
            raise ModelError(f"{path} belongs to another model; it has to be learned again.")
        return adapter


def fit(
    examples: Sequence[Example],
    decay: float = DECAY,
    rounds: int = ROUNDS,
    pause: Callable[[], object] = bool,
) -> list[Weights]:
    """Weights of an adapter after each round, the stronger the later.

    Each round lays the texts along the time steps (CTC), and brings the logits nearer to that by
    Adam with decay of the weights, on those steps alone where they differ.

    Args:
        examples: At least one.
        decay: Keeps the weights small.
        rounds: How many.
        pause: Called often.
    """
    logits = np.concatenate([e.logits for e in examples])
    features = np.concatenate([e.features for e in examples])
    basis = _basis(features)
    features = _with_one(features) @ basis
    ends = np.cumsum([0, *(len(e.logits) for e in examples)])
    weights = np.zeros((features.shape[1], logits.shape[1]), np.float32)
    adam, results = _Adam(weights), []
    for _ in range(rounds):
        log_probs = log_softmax(np.asarray(logits + features @ weights, np.float32))
        pieces = [log_probs[a:b] for a, b in pairwise(ends)]
        _, posteriors = ctc(pieces, [e.labels for e in examples])
        wanted = np.concatenate(posteriors)
        unsettled = np.abs(np.exp(log_probs) - wanted).max(axis=1) > _SETTLED
        x, fixed, target = features[unsettled], logits[unsettled], wanted[unsettled]
        for _ in range(_STEPS):
            pause()
            found = np.exp(log_softmax(np.asarray(fixed + x @ weights, np.float32)))
            weights = adam.step(np.asarray(decay * weights + x.T @ (found - target), np.float32))
        results.append(basis @ weights)
    return results


def _with_one(features: Features) -> Features:
    return np.c_[features, np.ones(len(features), np.float32)].astype(np.float32)


def _basis(features: Features) -> NDArray[np.float32]:
    """Shape (size + 1, size + 1): brings the variances of features half-way together.

    What the writer varies little counts for more and what varies much for less, so that few words
    reach the rare letters too. Features that none of the words has stay without effect.
    """
    size = features.shape[1]
    values, axes = np.linalg.eigh(np.cov(features.T) + _LEAST_VARIANCE * np.eye(size))
    basis = np.eye(size + 1)
    basis[:size, :size] = (axes * values**_POWER) @ axes.T
    return basis.astype(np.float32)


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
