"""From CTC logits to text: greedy search, scoring and alignment; the beam search is in ``beam``.

Every function takes log-probabilities of shape (time, outputs) with the blank at label 0.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from model.beam import Hypothesis, LogProbs
from model.charset import BLANK

_NEVER = -math.inf

_CELLS = 1 << 16
"""States times time steps of what is aligned together; more would not stay in the cache."""


@dataclass(frozen=True, slots=True)
class Span:
    """The time steps [start, end) of one label and its highest probability among them."""

    label: int
    start: int
    end: int
    confidence: float


def log_softmax(logits: NDArray[np.float32]) -> LogProbs:
    """Log-probabilities of logits, over the last axis."""
    shifted = logits - logits.max(axis=-1, keepdims=True)
    return np.asarray(shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True)), np.float32)


def group_matrix(groups: Sequence[int]) -> NDArray[np.float32]:
    """Which label counts as which.

    Args:
        groups: For each label the one that stands for it; see ``Charset.folding``.

    Returns:
        Shape (outputs, outputs): in each row a 1 in the column that the label counts for.
    """
    matrix = np.zeros((len(groups), len(groups)), np.float32)
    matrix[np.arange(len(groups)), groups] = 1
    return matrix


class Mixture:
    """Lets each label also count for others.

    Args:
        weights: Shape (outputs, outputs), how much a row's label counts for a column's.
    """

    def __init__(self, weights: NDArray[np.float32]) -> None:
        # few labels count for others: adding their columns is faster than a product of matrices
        self._own = np.diagonal(weights).copy()
        targets, self._sources = np.nonzero(weights.T * (1 - np.eye(len(weights))))
        self._added = weights[self._sources, targets]
        self._targets, self._firsts = np.unique(targets, return_index=True)

    def __call__(self, log_probs: LogProbs) -> LogProbs:
        """The log-probabilities (time, outputs) of the labels with what they count for."""
        probabilities = np.exp(log_probs)
        mixed = probabilities * self._own
        if len(self._targets):
            added = probabilities[:, self._sources] * self._added
            mixed[:, self._targets] += np.add.reduceat(added, self._firsts, axis=1)
        return np.asarray(np.log(np.minimum(mixed, 1.0) + 1e-30), np.float32)


def greedy(log_probs: LogProbs) -> Hypothesis:
    """The labels of the most probable path, repeats merged and blanks removed."""
    path = log_probs.argmax(axis=1)
    kept = path[np.r_[True, path[1:] != path[:-1]] & (path != BLANK)] if len(path) else path
    log_prob = float(log_probs.max(axis=1).sum())
    return Hypothesis(tuple(kept.tolist()), log_prob, log_prob)


_Lattices = tuple[NDArray[np.float64], NDArray[np.float64]]


def _lattices(frames: Sequence[LogProbs], sequences: Sequence[Sequence[int]]) -> _Lattices:
    """The states of label sequences, blanks between the labels.

    What a row is shorter than others, in time or in states, cannot be.

    Returns:
        Log-probability of each state at each time step, (time, rows, states), and what it costs
        to enter a state from two before it, (rows, states): nothing, or everything where that
        would leave out the blank between two equal labels.
    """
    steps, states = max(map(len, frames)), 2 * max(map(len, sequences)) + 1
    emissions = np.full((steps, len(sequences), states), _NEVER)
    skips = np.full((len(sequences), states), _NEVER)
    for row, (log_probs, labels) in enumerate(zip(frames, sequences, strict=True)):
        found = np.full(2 * len(labels) + 1, BLANK, np.intp)
        found[1::2] = labels
        emissions[: len(log_probs), row, : len(found)] = log_probs[:, found]
        skips[row, 3 : len(found) : 2][found[3::2] != found[1:-2:2]] = 0.0
    return emissions, skips


def score(log_probs: LogProbs, labels: Sequence[int]) -> float:
    """Log-probability of a label sequence over all its paths: the CTC forward pass.

    Source: Graves et al. 2006, section 4.1.
    """
    return score_all(log_probs, [labels])[0]


def score_all(log_probs: LogProbs, sequences: Sequence[Sequence[int]]) -> list[float]:
    """Log-probabilities of several label sequences, faster than one after the other."""
    if len(log_probs) == 0:
        return [_NEVER if labels else 0.0 for labels in sequences]
    emissions, skips = _lattices([log_probs] * len(sequences), sequences)
    # before the first state stand two that cannot be
    alpha = np.full((len(sequences), emissions.shape[2] + 2), _NEVER)
    alpha[:, 2:4] = emissions[0, :, :2]
    for frame in emissions[1:]:
        before = np.logaddexp(alpha[:, 2:], alpha[:, 1:-1])
        alpha[:, 2:] = np.logaddexp(before, alpha[:, :-2] + skips) + frame
    ends = [2 * len(labels) + 2 for labels in sequences]
    rows = range(len(sequences))
    return np.logaddexp(alpha[rows, ends], alpha[rows, np.subtract(ends, 1)]).tolist()


def align_all(
    frames: Sequence[LogProbs], sequences: Sequence[Sequence[int]]
) -> list[list[Span] | None]:
    """Where labels stand: the most probable path of each sequence (Viterbi 1967).

    Args:
        frames: Log-probabilities (time, outputs) for each sequence.
        sequences: Labels.

    Returns:
        None for sequences that need more time steps than there are.
    """
    rows = sorted(range(len(sequences)), key=lambda row: len(frames[row]))
    spans: dict[int, list[Span] | None] = {}
    while rows:
        states = 2 * max(len(sequences[row]) for row in rows) + 1
        size = max(_CELLS // (states * max(len(frames[rows[-1]]), 1)), 1)
        part, rows = rows[-size:], rows[:-size]
        found = _aligned([frames[row] for row in part], [sequences[row] for row in part])
        spans.update(zip(part, found, strict=True))
    return [spans[row] for row in range(len(sequences))]


def _aligned(
    frames: Sequence[LogProbs], sequences: Sequence[Sequence[int]]
) -> list[list[Span] | None]:
    emissions, skips = _lattices(frames, sequences)
    if len(emissions) == 0:
        return [None if labels else [] for labels in sequences]
    scores, ahead = _viterbi(emissions, skips)
    spans = []
    for row, (log_probs, labels) in enumerate(zip(frames, sequences, strict=True)):
        steps = len(log_probs)
        path = _path(scores[steps - 1, row], ahead[: steps - 1, row], len(labels)) if steps else []
        if len(path) < max(steps, len(labels)):
            spans.append(None)
            continue
        spans.append(_spans(emissions[np.arange(steps), row, path].tolist(), path, labels))
    return spans


def _viterbi(
    emissions: NDArray[np.float64], skips: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.uint8]]:
    """The best paths through lattices of (time, rows, states).

    Returns:
        At each time step the score of being in each state, and at each time step but the first by
        how many states the best path to each state went on, of the same shape.
    """
    steps, rows, states = emissions.shape
    # at each step: scores behind two states that cannot be
    scores = np.full((steps, rows, states + 2), _NEVER)
    scores[0, :, 2:4] = emissions[0, :, :2]
    best, far = np.empty_like(skips), np.empty_like(skips)
    for before, after, emission in zip(scores[:-1], scores[1:], emissions[1:], strict=True):
        np.maximum(before[:, 2:], before[:, 1:-1], out=best)
        np.add(before[:, :-2], skips, out=far)
        np.maximum(best, far, out=best)
        np.add(best, emission, out=after[:, 2:])
    stay, one, two = scores[:-1, :, 2:], scores[:-1, :, 1:-1], scores[:-1, :, :-2] + skips
    ahead = np.where((two > stay) & (two > one), np.uint8(2), (one > stay).view(np.uint8))
    return scores[:, :, 2:], ahead


def _path(scores: NDArray[np.float64], ahead: NDArray[np.uint8], labels: int) -> list[int]:
    """The state at each time step of the best path to the last label or the blank after it.

    Nothing where there is no path.
    """
    state = 2 * labels
    if labels and scores[state - 1] > scores[state]:
        state -= 1
    if scores[state] == _NEVER:
        return []
    path = [state]
    steps, states = ahead.shape
    flat = ahead.tobytes()
    for step in range((steps - 1) * states, -1, -states):
        state -= flat[step + state]
        path.append(state)
    return path[::-1]


def _spans(values: list[float], path: list[int], labels: Sequence[int]) -> list[Span]:
    spans = []
    for place, label in enumerate(labels):
        state = 2 * place + 1
        first = path.index(state)
        last = first + path.count(state)
        confidence = math.exp(max(values[first:last]))
        spans.append(Span(label, first, last, min(confidence, 1.0)))
    return spans
