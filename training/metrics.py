"""Character error rate, word accuracy and their uncertainty."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from rapidfuzz.distance import Levenshtein

from model.charset import fold


@dataclass(frozen=True)
class Scores:
    """Shares in [0, 1] over a set of words or lines.

    Attributes:
        count: Words or lines.
        cer: Edit distance over characters of the labels, case and accents counted.
        cer_folded: The same in upper case without accents.
        words: Share read exactly.
        words_folded: Share read right in upper case without accents.
    """

    count: int
    cer: float
    cer_folded: float
    words: float
    words_folded: float


def score(labels: Sequence[str], texts: Sequence[str]) -> Scores:
    """Compares readings with labels.

    Raises:
        ValueError: nothing to compare, or lists of unequal length.
    """
    if not labels:
        raise ValueError("nothing to score")
    folded = [fold(label) for label in labels], [fold(text) for text in texts]
    return Scores(
        count=len(labels),
        cer=_cer(labels, texts),
        cer_folded=_cer(*folded),
        words=_equal(labels, texts),
        words_folded=_equal(*folded),
    )


def _cer(labels: Sequence[str], texts: Sequence[str]) -> float:
    errors = sum(Levenshtein.distance(a, b) for a, b in zip(labels, texts, strict=True))
    return errors / max(sum(map(len, labels)), 1)


def _equal(labels: Sequence[str], texts: Sequence[str]) -> float:
    return sum(a == b for a, b in zip(labels, texts, strict=True)) / len(labels)


def bootstrap(correct: Sequence[bool], rounds: int = 1000, seed: int = 0) -> tuple[float, float]:
    """95 % interval of a share, by resampling (Efron 1979)."""
    values = np.asarray(correct, float)
    rng = np.random.default_rng(seed)
    means = values[rng.integers(0, len(values), (rounds, len(values)))].mean(axis=1)
    low, high = np.percentile(means, (2.5, 97.5))
    return float(low), float(high)


def calibration_error(confidences: ArrayLike, right: ArrayLike, bins: int = 15) -> float:
    """Expected calibration error over bins of equal width (Guo et al. 2017)."""
    table = reliability(confidences, right, bins)
    return float((table[:, 2] * np.abs(table[:, 0] - table[:, 1])).sum() / table[:, 2].sum())


def reliability(confidences: ArrayLike, right: ArrayLike, bins: int = 15) -> NDArray[np.float64]:
    """Mean confidence, share that is right, and count of each bin of equal width with readings."""
    confidence, hits = np.asarray(confidences, float), np.asarray(right, float)
    places = np.minimum((confidence * bins).astype(int), bins - 1)
    rows = [
        (confidence[places == k].mean(), hits[places == k].mean(), (places == k).sum())
        for k in np.unique(places)
    ]
    return np.array(rows, float)


def review_curve(confidences: ArrayLike, right: ArrayLike) -> list[tuple[float, float, float]]:
    """What looking at all readings below a threshold costs and gives.

    Returns:
        Threshold, share of the readings below it, share of the others that is right; thresholds
        at which nothing is left are left out.
    """
    confidence, hits = np.asarray(confidences, float), np.asarray(right, float)
    curve = []
    for threshold in (*np.arange(0.0, 0.96, 0.05), 0.97, 0.98, 0.99, 0.995):
        kept = confidence >= threshold
        if kept.any():
            point = (threshold, 1 - kept.mean(), hits[kept].mean())
            curve.append(tuple(round(float(value), 4) for value in point))
    return curve
