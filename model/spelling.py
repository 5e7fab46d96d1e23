"""Case and accents of a text that was searched without them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, groupby

import numpy as np
from numpy.typing import NDArray

from model.charset import Charset
from model.decoding import LogProbs, Span

_CAPITALISED, _UPPER, _MIXED = 0.5, 1.0, 3.0
"""What ways of writing a word cost against one in small letters, in nats."""


@dataclass(frozen=True)
class _Letter:
    """A letter as it stands somewhere: small and capital, with what each scores."""

    small: int
    capital: int
    small_score: float
    capital_score: float


class Speller:
    """Chooses the case and accents of letters by what was written and how words are spelled.

    A word is in small letters, capitalised, or in capitals; cases are mixed only where the
    network is sure of it.

    Args:
        charset: The network's labels.
    """

    def __init__(self, charset: Charset) -> None:
        folding = np.asarray(charset.folding)
        upper = np.array([False, *(c.isupper() for c in charset.characters)])
        self._small = [_members(folding, label, ~upper) for label in range(len(charset))]
        self._capital = [_members(folding, label, upper) for label in range(len(charset))]

    def __call__(
        self, log_probs: LogProbs, texts: Sequence[Sequence[Span]]
    ) -> list[tuple[int, ...]]:
        """The labels of several texts for the same ink with case and accents.

        Args:
            log_probs: Shape (time, outputs), all labels.
            texts: Where the folded labels of each stand.
        """
        # texts for the same ink have most of their letters in common
        letters = {
            span: self._letter(log_probs[span.start : span.end], span.label)
            for span in set(chain.from_iterable(texts))
        }
        return [_spelled([letters[span] for span in spans]) for spans in texts]

    def _letter(self, frames: LogProbs, label: int) -> _Letter:
        small, capital = self._small[label], self._capital[label]
        if len(small) == len(capital) == 0:
            return _Letter(label, label, 0.0, 0.0)
        strengths = frames.max(axis=0)
        best = [group[strengths[group].argmax()] for group in (small, capital) if len(group)]
        first, last = int(best[0]), int(best[-1])
        return _Letter(first, last, float(strengths[first]), float(strengths[last]))


def _spelled(letters: list[_Letter]) -> tuple[int, ...]:
    labels: list[int] = []
    for is_word, group in groupby(letters, key=lambda letter: letter.small != letter.capital):
        found = list(group)
        labels += _word(found) if is_word else [letter.small for letter in found]
    return tuple(labels)


def _members(folding: NDArray[np.intp], label: int, kind: NDArray[np.bool_]) -> NDArray[np.intp]:
    return np.flatnonzero((folding == label) & kind)


def _word(letters: list[_Letter]) -> list[int]:
    """The likeliest way to write a word."""
    small = [letter.small for letter in letters]
    capital = [letter.capital for letter in letters]
    mixed = [x.small if x.small_score >= x.capital_score else x.capital for x in letters]
    first, *others = letters
    tail = sum(letter.small_score for letter in others)
    ways = [
        (first.small_score + tail, small),
        (first.capital_score + tail - _CAPITALISED, [*capital[:1], *small[1:]]),
        (sum(letter.capital_score for letter in letters) - _UPPER, capital),
        (sum(max(x.small_score, x.capital_score) for x in letters) - _MIXED, mixed),
    ]
    return max(ways, key=lambda way: way[0])[1]
