"""CTC prefix beam search under a rule and a language model.

Prefixes keep their own scores and their places in one tree, and a longer prefix is made only where
it can still be kept: this loop is what most of the search's time goes into.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import attrgetter
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from model.charset import BLANK

LogProbs = NDArray[np.float32]

_NEVER = -math.inf
_score = attrgetter("score")


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


class Language(Protocol):
    """What a language model adds to the score of a text while it is written."""

    @property
    def most(self) -> float:
        """No label adds more."""
        ...

    def scores(self, labels: tuple[int, ...]) -> Mapping[int, float]:
        """Added by each next label after the given ones."""
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

    def followers(self, state: int) -> Mapping[int, int]:
        """The labels that may stand next, and the state that each leads to."""
        ...

    def accepts(self, state: int) -> bool:
        """Whether the text may end in a state."""
        ...


class _Prefix:
    """A node in the tree of label sequences; the same sequence is the same node.

    Attributes:
        labels: The sequence.
        last: The last label, the blank at the root.
        column: Of the last label, among the columns that are looked at.
        children: Longer sequences by their last label.
        added: What the language model adds.
        state: Of the rule.
        gains: What it adds for each next label, once that is known.
        in_blank: Log-probability of the paths that end in a blank.
        in_label: Of those that end in the last label.
        total: Of both.
        score: ``total`` and what the language model adds.
        old_blank: ``in_blank`` one time step earlier.
        old_total: ``total`` one time step earlier.
        step: The last time step before which it was kept.
    """

    __slots__ = (
        "added", "children", "column", "gains", "in_blank", "in_label", "labels", "last",
        "old_blank", "old_total", "score", "state", "step", "total",
    )  # fmt: skip

    def __init__(self, labels: tuple[int, ...], column: int, added: float, state: int) -> None:
        self.labels, self.last, self.column = labels, labels[-1] if labels else BLANK, column
        self.added, self.state = added, state
        self.children: dict[int, _Prefix] = {}
        self.gains: Mapping[int, float] | None = None
        self.in_blank = self.in_label = self.total = self.score = _NEVER
        self.old_blank = self.old_total = _NEVER
        self.step = -1


_Tried = list[tuple[int, float]]
"""Labels to try at a time step and their log-probabilities, the most probable first."""


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
    candidates, columns, frames = _tables(log_probs, permitted, tried, math.log(threshold))
    root = _Prefix((), 0, 0.0, rule.start if rule is not None else 0)
    root.in_blank = root.total = 0.0
    beam = [root]
    waited = 0
    for step, labels in enumerate(candidates):
        if labels:
            _wait(beam, frames[waited:step])
            waited = step + 1
            _stay(beam, frames[step], step)
            _merge(beam, dict(labels), step)
            grown = _grow(beam, labels, columns, language, rule, (step, width, margin))
            grown.sort(key=_score, reverse=True)
            least = grown[0].score - margin
            beam = [prefix for prefix in grown[:width] if prefix.score >= least]
    _wait(beam, frames[waited:])
    ended = [p for p in beam if rule is None or rule.accepts(p.state)]
    found = [_hypothesis(prefix, language) for prefix in ended]
    return sorted(found, key=lambda hypothesis: -hypothesis.score)


def _tables(
    log_probs: LogProbs, permitted: NDArray[np.bool_], tried: int, floor: float
) -> tuple[list[_Tried], dict[int, int], list[list[float]]]:
    """The labels to try at each time step, a column for each, and the values in these columns.

    The blank is always in column 0.
    """
    found = np.flatnonzero((log_probs > floor) & permitted)
    steps, labels = np.divmod(found, log_probs.shape[1])
    values = log_probs.ravel()[found]
    order = np.lexsort((-values, steps))
    pairs = list(zip(labels[order].tolist(), values[order].tolist(), strict=True))
    ends = np.searchsorted(steps, np.arange(len(log_probs) + 1)).tolist()
    candidates = [pairs[first : min(last, first + tried)] for first, last in pairwise(ends)]
    used = [BLANK, *np.unique(labels[labels != BLANK]).tolist()]
    columns = {label: column for column, label in enumerate(used)}
    return candidates, columns, log_probs[:, used].tolist()


def _wait(beam: list[_Prefix], frames: list[list[float]]) -> None:
    """Time steps in which no prefix gets longer."""
    log1p, exp = math.log1p, math.exp
    for prefix in beam if frames else ():
        column, total, in_blank, in_label = prefix.column, prefix.total, _NEVER, prefix.in_label
        for frame in frames:
            in_blank = a = total + frame[0]
            in_label = b = in_label + frame[column]
            if a < b:
                a, b = b, a
            total = a if b == _NEVER else a + log1p(exp(b - a))
        prefix.in_blank, prefix.in_label, prefix.total = in_blank, in_label, total


def _stay(beam: list[_Prefix], frame: list[float], step: int) -> None:
    """One more time step for prefixes that get no longer."""
    blank = frame[0]
    log1p, exp = math.log1p, math.exp
    for prefix in beam:
        prefix.step = step
        prefix.old_blank = prefix.in_blank
        prefix.old_total = total = prefix.total
        prefix.in_blank = a = total + blank
        prefix.in_label = b = prefix.in_label + frame[prefix.column]
        if a < b:
            a, b = b, a
        prefix.total = total = a if b == _NEVER else a + log1p(exp(b - a))
        prefix.score = total + prefix.added


def _merge(beam: list[_Prefix], tried: Mapping[int, float], step: int) -> None:
    """Adds the paths by which kept prefixes grow into others that are kept too."""
    for prefix in beam:
        for label, child in prefix.children.items():
            if child.step != step or label not in tried:
                continue
            # a label twice in a row is written only across a blank
            before = prefix.old_blank if label == prefix.last else prefix.old_total
            child.in_label = _total(child.in_label, before + tried[label])
            child.total = _total(child.in_blank, child.in_label)
            child.score = child.total + child.added


def _grow(
    beam: list[_Prefix], tried: _Tried, columns: Mapping[int, int], language: Language | None,
    rule: Rule | None, limits: tuple[int, int, float],
) -> list[_Prefix]:  # fmt: skip
    """The prefixes and the longer ones that may be kept.

    Args:
        limits: The time step, how many prefixes are kept, and how far below the best.
    """
    step, width, margin = limits
    scores = [prefix.score for prefix in beam]
    # whatever comes below this is not kept: so many, or one, will be that much better
    least = max(max(scores) - margin, min(scores) if len(beam) >= width else _NEVER)
    most = language.most if language is not None else 0.0
    grown: list[_Prefix] = []
    for prefix in beam:
        grown.append(prefix)
        followers = rule.followers(prefix.state) if rule is not None else None
        gains = prefix.gains
        for label, log_prob in tried:
            repeated = label == prefix.last
            gained = (prefix.old_blank if repeated else prefix.old_total) + log_prob
            if gained + (prefix.added + most) < least or gained == _NEVER:
                if repeated:
                    continue
                break
            if followers is not None and label not in followers:
                continue
            child = prefix.children.get(label)
            if child is not None and child.step == step:
                continue
            added = prefix.added
            if language is not None:
                if gains is None:
                    gains = prefix.gains = language.scores(prefix.labels)
                added += gains[label]
            score = gained + added
            if score < least:
                continue
            if child is None:
                state = followers[label] if followers is not None else 0
                child = _Prefix((*prefix.labels, label), columns[label], added, state)
                prefix.children[label] = child
            child.in_blank, child.in_label, child.total, child.score = _NEVER, gained, gained, score
            grown.append(child)
            least = max(least, score - margin)
    return grown


def _hypothesis(prefix: _Prefix, language: Language | None) -> Hypothesis:
    end = language.end_score(prefix.labels) if language is not None else 0.0
    return Hypothesis(prefix.labels, prefix.total, prefix.total + prefix.added + end)


def _total(a: float, b: float) -> float:
    """log(exp(a) + exp(b))."""
    if a < b:
        a, b = b, a
    return a if b == _NEVER else a + math.log1p(math.exp(b - a))
