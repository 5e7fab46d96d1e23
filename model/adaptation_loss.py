"""How probable texts are for a network, and which label each time step then stands for."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from model.charset import BLANK

Floats = NDArray[np.float64]

_NEVER = -1e30


def fits(labels: Sequence[int], steps: int) -> bool:
    """Whether a text has room in so many time steps; doubled labels need a blank between them."""
    return 0 < len(labels) + sum(a == b for a, b in pairwise(labels)) <= steps


def ctc(
    log_probs: Sequence[NDArray[np.float32]], texts: Sequence[Sequence[int]]
) -> tuple[Floats, list[NDArray[np.float32]]]:
    """The CTC loss of several texts at once (Graves et al. 2006, section 4).

    Args:
        log_probs: Shape (time, outputs) each.
        texts: Labels of each; they must fit.

    Returns:
        The negative log-probability of each text, and for each the probability (time, outputs)
        that a time step stands for a label if the text is right.
    """
    states, e = _emissions(log_probs, texts)
    lengths = np.array([len(p) for p in log_probs])
    back = [np.arange(len(p))[::-1] for p in log_probs]
    there = _forward(e, states, lengths)
    mirrored, f = _emissions(
        [p[order] for p, order in zip(log_probs, back, strict=True)], [t[::-1] for t in texts]
    )
    again = _forward(f, mirrored, lengths)
    losses, posteriors = np.zeros(len(texts)), []
    for i, (labels, order) in enumerate(zip(texts, back, strict=True)):
        count = 2 * len(labels) + 1
        a, b = there[i, : len(order), :count], again[i, order, :count][:, ::-1]
        losses[i] = -np.logaddexp(a[-1, -1], a[-1, -2])
        share = np.exp(a + b - e[i, : len(order), :count] + losses[i])
        posterior = np.zeros(log_probs[i].shape, np.float32)
        np.add.at(posterior.T, states[i, :count], share.T)
        posteriors.append(posterior)
    return losses, posteriors


def _emissions(
    log_probs: Sequence[NDArray[np.float32]], texts: Sequence[Sequence[int]]
) -> tuple[NDArray[np.int64], Floats]:
    """Labels with blanks around each (texts, states), and their log-probabilities in time."""
    size = 2 * max(map(len, texts)) + 1
    states = np.full((len(texts), size), BLANK)
    e = np.full((len(texts), max(map(len, log_probs)), size), _NEVER)
    for i, (values, labels) in enumerate(zip(log_probs, texts, strict=True)):
        count = 2 * len(labels) + 1
        states[i, 1:count:2] = labels
        e[i, : len(values), :count] = values[:, states[i, :count]]
    return states, e


def _forward(e: Floats, states: NDArray[np.int64], lengths: NDArray[np.int64]) -> Floats:
    """Log-probability of all beginnings that reach each state at each time."""
    skip = np.full(states.shape, _NEVER)
    skip[:, 3::2] = np.where(states[:, 3::2] != states[:, 1:-2:2], 0.0, _NEVER)
    a = np.full(e.shape, _NEVER)
    a[:, 0, :2] = e[:, 0, :2]
    for t in range(1, e.shape[1]):
        live = lengths > t
        before = a[live, t - 1]
        reached = before.copy()
        reached[:, 1:] = np.logaddexp(reached[:, 1:], before[:, :-1])
        reached[:, 2:] = np.logaddexp(reached[:, 2:], before[:, :-2] + skip[live, 2:])
        a[live, t] = np.maximum(reached + e[live, t], _NEVER)
    return a
