"""Whose hand: from pictures of lines to vectors that are alike where one person wrote.

Nothing here proves who wrote something. Pen, paper and scanner leave their marks in the vectors
too, and one person's hand changes; what is found is what looks alike.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from importlib import resources
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from model.errors import ModelError
from model.network import open_session
from model.preprocessing import (
    GreyImage,
    dark_on_light,
    flatten_illumination,
    ink_box,
    ink_parts,
    stretch_contrast,
    to_grey,
)
from model.spec import checksum

SIZE = 113
"""Height and width of a patch in pixels."""

EVIDENCE = 4
"""Values that the probability of one hand is worked out from; see ``evidence``."""

_STEP = 56
_LEAST_INK = 0.015
_BATCH = 32
_ENOUGH = 96


@dataclass(frozen=True)
class Hand:
    """What some lines of one writer look like.

    Attributes:
        vector: float32 (length,), of length 1; all zero where nothing is written.
        patches: How many patches it is the mean of.
        typical: Number of the line that looks most like it.
    """

    vector: NDArray[np.float32]
    patches: int
    typical: int = 0


@dataclass(frozen=True)
class Group:
    """Pictures that look like the same hand.

    Attributes:
        members: Their numbers.
        confidences: For each, how probable it is that it belongs with the others of its group,
            or by itself where there are no others.
    """

    members: tuple[int, ...]
    confidences: tuple[float, ...]


@dataclass(frozen=True)
class HandSpec:
    """Describes a network of hands; stored as JSON beside its weights.

    Attributes:
        version: Of the weights.
        weights: Of the evidence for one hand; their sum is the log-odds.
        sha256: Checksum of the weights file.
        figures: Measured figures.
    """

    version: str
    weights: tuple[float, ...]
    sha256: str
    figures: dict[str, float]

    def save(self, path: Path) -> None:
        """Writes the description, whole or not at all."""
        temporary = path.with_suffix(".tmp")
        temporary.write_text(json.dumps(asdict(self), indent=1) + "\n", encoding="utf-8")
        temporary.replace(path)

    @classmethod
    def load(cls, path: Path) -> HandSpec:
        """Reads a description.

        Raises:
            ModelError: the file is missing or not such a description.
        """
        try:
            values = json.loads(path.read_text(encoding="utf-8"))
            weights = tuple(float(weight) for weight in values["weights"])
            spec = cls(str(values["version"]), weights, str(values["sha256"]), values["figures"])
        except (OSError, ValueError, KeyError, TypeError, OverflowError, RecursionError) as error:
            raise ModelError(f"The description {path} of hands cannot be read: {error}.") from None
        if len(weights) != EVIDENCE or not np.isfinite(weights).all():
            raise ModelError(f"The description {path} of hands holds impossible values.")
        return spec


class HandNetwork:
    """Turns lines into hands.

    Args:
        path: The ``.onnx`` file; input (batch, 113, 113, 1) float32 with ink 1 on paper 0, output
            (batch, length) vectors of length 1. The description lies beside it.
        threads: Cores to use; 0 leaves the choice to ONNX Runtime.

    Raises:
        ModelError: a file is missing or damaged, or the two do not belong together.
    """

    def __init__(self, path: Path, threads: int = 0) -> None:
        self.spec = HandSpec.load(path.with_suffix(".json"))
        if not path.is_file() or checksum(path) != self.spec.sha256:
            raise ModelError(f"The model file {path} does not belong to its description.")
        self._session = open_session(path, threads)
        self._input = self._session.get_inputs()[0].name

    @classmethod
    def load(cls, threads: int = 0) -> HandNetwork:
        """The network that comes with Plume.

        Raises:
            ModelError: it is missing or damaged.
        """
        return cls(Path(str(resources.files("model") / "files" / "hands.onnx")), threads)

    def hand(self, lines: Sequence[NDArray[Any]]) -> Hand:
        """The hand of some lines by one writer; of many, patches from all over them are enough.

        Raises:
            PictureError: an array is not a picture.
        """
        cut = [(n, patch) for n, line in enumerate(lines) for patch in patches(prepared(line))]
        if not cut:
            return Hand(np.zeros(1, np.float32), 0)
        chosen = np.unique(np.linspace(0, len(cut) - 1, _ENOUGH).round().astype(int))
        numbers = np.array([cut[i][0] for i in chosen])
        vectors = np.concatenate([
            self._run([cut[i][1] for i in chosen[first : first + _BATCH]])
            for first in range(0, len(chosen), _BATCH)
        ])  # fmt: skip
        hand = mean_hand(vectors)
        return replace(hand, typical=_typical(numbers, vectors @ hand.vector))

    def _run(self, cut: Sequence[GreyImage]) -> NDArray[np.float32]:
        batch = np.stack(cut)[..., None].astype(np.float32) / np.float32(255)
        (vectors,) = self._session.run(None, {self._input: batch})
        return np.asarray(vectors, np.float32)


def prepared(line: NDArray[Any]) -> GreyImage:
    """A line as uint8 (113, width), ink bright on black paper, its aspect kept.

    Raises:
        PictureError: the array is not a picture.
    """
    ink = stretch_contrast(flatten_illumination(dark_on_light(to_grey(line))))
    left, top, right, bottom = ink_box(ink_parts(ink), ink.shape)
    cut = ink[top:bottom, left:right]
    width = max(round(cut.shape[1] * SIZE / cut.shape[0]), 1)
    shrinks = cut.shape[0] > SIZE
    way = cv2.INTER_AREA if shrinks else cv2.INTER_LINEAR
    return np.asarray(cv2.resize(cut, (width, SIZE), interpolation=way), np.uint8)


def patches(line: GreyImage) -> list[GreyImage]:
    """Squares of 113x113 side by side, half overlapping; those with hardly any ink are left out.

    Args:
        line: As ``prepared`` returns it; one that is too narrow is widened with paper.
    """
    line = np.pad(line, ((0, 0), (0, max(SIZE - line.shape[1], 0))))
    last = line.shape[1] - SIZE
    starts = [*range(0, last, _STEP), last]
    cut = [line[:, start : start + SIZE] for start in starts]
    return [patch for patch in cut if (patch > 110).mean() >= _LEAST_INK]


def mean_hand(vectors: NDArray[np.float32]) -> Hand:
    """The hand whose patches have these vectors (patches, length)."""
    mean = vectors.mean(axis=0)
    return Hand(mean / max(float(np.linalg.norm(mean)), 1e-9), len(vectors))


def _typical(numbers: NDArray[np.int64], likeness: NDArray[np.float32]) -> int:
    """The line whose patches are most alike, of those that are not much shorter than others."""
    counts = np.bincount(numbers)
    means = np.bincount(numbers, likeness) / np.maximum(counts, 1)
    return int(np.where(2 * counts >= counts.max(), means, -np.inf).argmax())


def evidence(first: Hand, second: Hand) -> NDArray[np.float64]:
    """What speaks for one hand, float (4,): likeness, how much was written, both, and 1."""
    likeness = float(first.vector @ second.vector)
    amount = float(np.log1p(min(first.patches, second.patches)))
    return np.array([likeness, amount, likeness * amount, 1.0])


def log_odds(weights: Sequence[float], first: Hand, second: Hand) -> float:
    """Log-odds that two hands are one; 0 where one of them is empty."""
    if not first.patches or not second.patches:
        return 0.0
    return float(np.dot(weights, evidence(first, second)))


def pairs(weights: Sequence[float], hands: Sequence[Hand]) -> NDArray[np.float64]:
    """Log-odds (count, count) that two hands are one, for all pairs; 0 on the diagonal."""
    odds = np.zeros((len(hands), len(hands)))
    for i, first in enumerate(hands):
        for j in range(i):
            odds[i, j] = odds[j, i] = log_odds(weights, first, hands[j])
    return odds


def cluster(odds: NDArray[np.float64], least: float = 0.5) -> list[Group]:
    """Groups by average linkage (Sokal and Michener 1958).

    Args:
        odds: Log-odds (count, count) that two belong together, symmetric; the diagonal does not
            count.
        least: Mean probability above which two groups are put together.

    Returns:
        Every number in exactly one group, the largest first.
    """
    members = [[number] for number in range(len(odds))]
    means = np.array(odds, float)
    np.fill_diagonal(means, -np.inf)
    bound = np.log(least / (1 - least))
    while len(members) > 1:
        a, b = sorted(np.unravel_index(int(means.argmax()), means.shape))
        if means[a, b] <= bound:
            break
        sizes = len(members[a]), len(members[b])
        merged = (means[a] * sizes[0] + means[b] * sizes[1]) / sum(sizes)
        means[a], means[:, a] = merged, merged
        means[a, a] = -np.inf
        means = np.delete(np.delete(means, b, 0), b, 1)
        members[a] += members.pop(b)
    groups = [_group(sorted(numbers), odds) for numbers in members]
    return sorted(groups, key=lambda group: (-len(group.members), group.members))


def _group(numbers: list[int], odds: NDArray[np.float64]) -> Group:
    confidences = []
    for number in numbers:
        within = [odds[number, other] for other in numbers if other != number]
        outside = [odds[number, other] for other in range(len(odds)) if other not in numbers]
        if within:
            confidences.append(_probability(float(np.mean(within))))
        else:
            confidences.append(1 - _probability(max(outside, default=-np.inf)))
    return Group(tuple(numbers), tuple(confidences))


def _probability(odds: float) -> float:
    return float(1 / (1 + np.exp(-np.clip(odds, -500, 500))))
