"""From CTC logits to text: greedy search, prefix beam search, scoring and alignment.

Every function takes log-probabilities of shape (time, outputs) with the blank at label 0.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from model.charset import BLANK

LogProbs = NDArray[np.float32]

_NEVER = -math.inf


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """A label sequence without blanks.

    Attributes:
        labels: The sequence.
        log_prob: Log of its probability for the network.
        score: ``log_prob`` and what the language model adds; hypotheses are ranked by it.
    """

    labels: tuple[int, ...]
    log_prob: float
    score: float


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
        self._sources, self._targets = np.nonzero(weights * (1 - np.eye(len(weights))))
        self._added = weights[self._sources, self._targets]

    def __call__(self, log_probs: LogProbs) -> LogProbs:
        """The log-probabilities (time, outputs) of the labels with what they count for."""
        probabilities = np.exp(log_probs)
        mixed = probabilities * self._own
        added = probabilities[:, self._sources] * self._added
        np.add.at(mixed.T, self._targets, added.T)
        return np.asarray(np.log(np.minimum(mixed, 1.0) + 1e-30), np.float32)


def greedy(log_probs: LogProbs) -> Hypothesis:
    """The labels of the most probable path, repeats merged and blanks removed."""
    path = log_probs.argmax(axis=1)
    kept = path[np.r_[True, path[1:] != path[:-1]] & (path != BLANK)] if len(path) else path
    log_prob = float(log_probs.max(axis=1).sum())
    return Hypothesis(tuple(kept.tolist()), log_prob, log_prob)


class Language(Protocol):
    """What a language model adds to the score of a text while it is written."""

    def scores(self, labels: tuple[int, ...]) -> NDArray[np.float64]:
        """Added by each next label after the given ones, shape (outputs,)."""
        ...

    def end_score(self, labels: tuple[int, ...]) -> float:
        """Added when the text ends after the given labels."""
        ...


class Rule(Protocol):
    """What texts are possible, as a deterministic automaton over labels."""

    @property
    def start(self) -> int:
        """The state before the first label."""
        ...

    def step(self, state: int, label: int) -> int | None:
        """The state that a label leads to, or None where it may not stand."""
        ...

    def accepts(self, state: int) -> bool:
        """Whether the text may end in a state."""
        ...


class _Prefix:
    """A node in the tree of label sequences; the same sequence is the same node."""

    __slots__ = ("_children", "_gains", "_language", "_rule", "added", "label", "parent", "state")

    def __init__(
        self, parent: _Prefix | None, label: int, added: float, state: int,
        language: Language | None, rule: Rule | None,
    ) -> None:  # fmt: skip
        self.parent = parent
        self.label = label
        self.added = added
        self.state = state
        self._language = language
        self._rule = rule
        self._children: dict[int, _Prefix | None] = {}
        self._gains: NDArray[np.float64] | None = None

    def child(self, label: int) -> _Prefix | None:
        """This sequence and one more label, or None where the rule forbids it."""
        if label not in self._children:
            self._children[label] = self._grown(label)
        return self._children[label]

    def _grown(self, label: int) -> _Prefix | None:
        state = self._rule.step(self.state, label) if self._rule is not None else 0
        if state is None:
            return None
        added = self.added
        if self._language is not None:
            if self._gains is None:
                self._gains = self._language.scores(self.labels())
            added += float(self._gains[label])
        return _Prefix(self, label, added, state, self._language, self._rule)

    def labels(self) -> tuple[int, ...]:
        """The whole sequence."""
        reversed_labels = []
        node = self
        while node.parent is not None:
            reversed_labels.append(node.label)
            node = node.parent
        return tuple(reversed(reversed_labels))


# log-probability of a prefix's paths that end in a blank, and of those that end in its last label
_Beam = dict[_Prefix, tuple[float, float]]


def beam_search(
    log_probs: LogProbs,
    width: int = 16,
    allowed: Sequence[int] | None = None,
    language: Language | None = None,
    rule: Rule | None = None,
    tried: int = 8,
    threshold: float = 1e-3,
    margin: float = 9.0,
) -> list[Hypothesis]:
    """CTC prefix beam search (Hannun et al. 2014).

    Args:
        log_probs: Shape (time, outputs).
        width: How many prefixes are kept at each step.
        allowed: Labels that may be written; None allows all.
        language: Ranks prefixes together with the network.
        rule: Only texts that it accepts are found.
        tried: How many labels are tried at each time step.
        threshold: Labels less probable than this at a time step are not tried there.
        margin: Prefixes whose log-probability is so far below the best are given up.

    Returns:
        Up to ``width`` different label sequences, best first; ``log_prob`` is the sum over all
        paths that the search kept.
    """
    permitted = np.zeros(log_probs.shape[1], bool)
    permitted[1:] = allowed is None
    permitted[list(allowed or ())] = True
    state = rule.start if rule is not None else 0
    beam: _Beam = {_Prefix(None, BLANK, 0.0, state, language, rule): (0.0, _NEVER)}
    candidates = _candidates(log_probs, permitted, tried, math.log(threshold))
    for frame, labels in zip(log_probs.tolist(), candidates, strict=True):
        grown = _advance(beam, frame, labels)
        if not labels:
            beam = grown
            continue
        scores = {prefix: _total(*ends) + prefix.added for prefix, ends in grown.items()}
        ranked = sorted(scores, key=scores.__getitem__, reverse=True)[:width]
        least = scores[ranked[0]] - margin
        beam = {prefix: grown[prefix] for prefix in ranked if scores[prefix] >= least}
    ended = [p for p in beam if rule is None or rule.accepts(p.state)]
    found = [_hypothesis(prefix, _total(*beam[prefix]), language) for prefix in ended]
    return sorted(found, key=lambda hypothesis: -hypothesis.score)


def _candidates(
    log_probs: LogProbs, permitted: NDArray[np.bool_], tried: int, floor: float
) -> list[list[tuple[int, float]]]:
    """For each time step the labels to try there and their log-probabilities."""
    masked = np.where(permitted & (log_probs > floor), log_probs, -np.inf)
    order = np.argsort(-masked, axis=1, kind="stable")[:, :tried]
    values = np.take_along_axis(masked, order, axis=1)
    return [
        [(label, value) for label, value in zip(labels, found, strict=True) if value > _NEVER]
        for labels, found in zip(order.tolist(), values.tolist(), strict=True)
    ]


def _advance(beam: _Beam, frame: list[float], candidates: list[tuple[int, float]]) -> _Beam:
    """All prefixes after one more time step."""
    grown: _Beam = {}
    unseen = (_NEVER, _NEVER)
    for prefix, (in_blank, in_label) in beam.items():
        total = _total(in_blank, in_label)
        last = prefix.label
        repeat = in_label + frame[last] if prefix.parent else _NEVER
        old_label = grown.get(prefix, unseen)[1]
        grown[prefix] = (total + frame[BLANK], _total(old_label, repeat))
        for label, log_prob in candidates:
            # a label twice in a row is written only across a blank
            gained = (in_blank if label == last else total) + log_prob
            if gained == _NEVER:
                continue
            longer = prefix.child(label)
            if longer is None:
                continue
            old_blank, old_label = grown.get(longer, unseen)
            grown[longer] = (old_blank, _total(old_label, gained))
    return grown


def _hypothesis(prefix: _Prefix, log_prob: float, language: Language | None) -> Hypothesis:
    labels = prefix.labels()
    end = language.end_score(labels) if language is not None else 0.0
    return Hypothesis(labels, log_prob, log_prob + prefix.added + end)


def _total(a: float, b: float) -> float:
    """log(exp(a) + exp(b))."""
    if a < b:
        a, b = b, a
    return a if b == _NEVER else a + math.log1p(math.exp(b - a))


def _lattice(
    log_probs: LogProbs, labels: Sequence[int]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The states of a label sequence, blanks between the labels.

    Returns:
        Log-probability of each state at each time step, (time, states), and what it costs to
        enter a state from two before it: nothing, or everything where that would leave out the
        blank between two equal labels.
    """
    states = np.full(2 * len(labels) + 1, BLANK, np.intp)
    states[1::2] = labels
    skip = np.full(len(states), _NEVER)
    skip[3::2][states[3::2] != states[1:-2:2]] = 0.0
    return log_probs[:, states].astype(np.float64), skip


def _starts(emissions: NDArray[np.float64]) -> NDArray[np.float64]:
    """Scores after the first time step: in the first blank or in the first label."""
    scores = np.full(emissions.shape[1], _NEVER)
    scores[:2] = emissions[0, :2]
    return scores


def score(log_probs: LogProbs, labels: Sequence[int]) -> float:
    """Log-probability of a label sequence over all its paths: the CTC forward pass.

    Source: Graves et al. 2006, section 4.1.
    """
    if len(log_probs) == 0:
        return _NEVER if labels else 0.0
    emissions, skip = _lattice(log_probs, labels)
    alpha = _starts(emissions)
    before = np.full(len(alpha) + 2, _NEVER)
    for frame in emissions[1:]:
        before[2:] = alpha
        alpha = np.logaddexp(alpha, before[1:-1])
        alpha = np.logaddexp(alpha, before[:-2] + skip) + frame
    return float(np.logaddexp.reduce(alpha[-2:]))


def align(log_probs: LogProbs, labels: Sequence[int]) -> list[Span]:
    """Where each label stands: the most probable path of the sequence (Viterbi).

    Raises:
        ValueError: the sequence needs more time steps than there are.
    """
    return align_all(log_probs, [labels])[0]


def align_all(log_probs: LogProbs, sequences: Sequence[Sequence[int]]) -> list[list[Span]]:
    """Where each label of several sequences stands, faster than one after the other.

    Raises:
        ValueError: a sequence needs more time steps than there are.
    """
    if len(log_probs) == 0:
        if any(sequences):
            raise ValueError("the text is longer than the picture")
        return [[] for _ in sequences]
    lattices = [_lattice(log_probs, labels) for labels in sequences]
    steps, states = len(log_probs), max(len(skip) for _, skip in lattices)
    emissions = np.full((steps, len(lattices), states), _NEVER)
    skips = np.full((len(lattices), states), _NEVER)
    for row, (emission, skip) in enumerate(lattices):
        emissions[:, row, : len(skip)] = emission
        skips[row, : len(skip)] = skip
    # at each step: scores behind two states that cannot be
    scores = np.full((steps, len(lattices), states + 2), _NEVER)
    scores[0, :, 2:4] = emissions[0, :, :2]
    for step in range(1, steps):
        before = scores[step - 1]
        best = np.maximum(before[:, 2:], before[:, 1:-1])
        np.maximum(best, before[:, :-2] + skips, out=best)
        np.add(best, emissions[step], out=scores[step, :, 2:])
    return [
        _spans(emission, _path(scores[:, row].tolist(), skip.tolist()), labels)
        for row, ((emission, skip), labels) in enumerate(zip(lattices, sequences, strict=True))
    ]


def _path(scores: list[list[float]], skip: list[float]) -> list[int]:
    """The state at each time step of the best path to the last label or the blank after it."""
    state = max(len(skip) - 1, len(skip) - 2, key=lambda state: scores[-1][state + 2])
    if scores[-1][state + 2] == _NEVER:
        raise ValueError("the text is longer than the picture")
    path = [state]
    for before in reversed(scores[:-1]):
        stay, one, two = before[state + 2], before[state + 1], before[state] + skip[state]
        if two > stay and two > one:
            state -= 2
        elif one > stay:
            state -= 1
        path.append(state)
    return path[::-1]


def _spans(emissions: NDArray[np.float64], path: list[int], labels: Sequence[int]) -> list[Span]:
    times: dict[int, list[int]] = {}
    for step, state in enumerate(path):
        times.setdefault(state, []).append(step)
    spans = []
    for place, label in enumerate(labels):
        state = 2 * place + 1
        first, last = times[state][0], times[state][-1] + 1
        confidence = math.exp(float(emissions[first:last, state].max()))
        spans.append(Span(label, first, last, min(confidence, 1.0)))
    return spans
