"""Case and accents of a text that was searched without them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, groupby

import numpy as np
from numpy.typing import NDArray

from model.charset import Charset, fold
from model.decoding import LogProbs, Span
from model.lexicon import Lexicon

_COMMON, _NAME = (0.0, 0.5, 1.0), (1.5, 0.0, 1.0)
"""What it costs to write a word in small letters, capitalised and in capitals, in nats: one that
needs no capital, and one that does."""

_MIXED = 3.0
"""What it costs to mix cases in other ways."""

_UNUSUAL = 2.0
"""What other accents cost than those a known word has."""

_Way = tuple[float, list[int]]
"""What a way of writing a word scores, and its labels."""


@dataclass(frozen=True)
class _Letter:
    """A letter as it stands somewhere.

    Attributes:
        text: The letter, folded.
        small: The likeliest label in small letters.
        capital: The likeliest in capitals.
        strengths: What each label scores there.
    """

    text: str
    small: int
    capital: int
    strengths: Sequence[float]


class Speller:
    """Chooses the case and accents of letters by what was written and how words are spelled.

    A word is in small letters, capitalised, or in capitals; cases are mixed only where the
    network is sure of it. Known words have their accents unless it is sure of others.

    Args:
        charset: The network's labels.
    """

    def __init__(self, charset: Charset) -> None:
        folding = np.asarray(charset.folding)
        upper = np.array([False, *(c.isupper() for c in charset.characters)])
        self._small = [_members(folding, label, ~upper) for label in range(len(charset))]
        self._capital = [_members(folding, label, upper) for label in range(len(charset))]
        self._texts = ["", *map(fold, charset.characters)]
        self._charset = charset

    def __call__(
        self, log_probs: LogProbs, texts: Sequence[Sequence[Span]], lexicon: Lexicon
    ) -> list[tuple[int, ...]]:
        """The labels of several texts for the same ink with case and accents.

        Args:
            log_probs: Shape (time, outputs), all labels.
            texts: Where the folded labels of each stand.
            lexicon: The words that are known.
        """
        # texts for the same ink have most of their letters in common
        letters = {
            span: self._letter(log_probs[span.start : span.end], span.label)
            for span in set(chain.from_iterable(texts))
        }
        return [self._spelled([letters[span] for span in spans], lexicon) for spans in texts]

    def _letter(self, frames: LogProbs, label: int) -> _Letter:
        strengths = frames.max(axis=0)
        groups = self._small[label], self._capital[label]
        found = [int(group[strengths[group].argmax()]) for group in groups if len(group)]
        best = found or [label]
        return _Letter(self._texts[label], best[0], best[-1], strengths.tolist())

    def _spelled(self, letters: list[_Letter], lexicon: Lexicon) -> tuple[int, ...]:
        labels: list[int] = []
        for is_word, group in groupby(letters, key=lambda letter: letter.small != letter.capital):
            found = list(group)
            if is_word:
                labels += max(self._ways(found, lexicon), key=lambda way: way[0])[1]
            else:
                labels += [letter.small for letter in found]
        return tuple(labels)

    def _ways(self, letters: list[_Letter], lexicon: Lexicon) -> Iterator[_Way]:
        """The ways to write a word."""
        small = [letter.small for letter in letters]
        capital = [letter.capital for letter in letters]
        mixed = [max(x.small, x.capital, key=x.strengths.__getitem__) for x in letters]
        yield _score(letters, mixed) - _MIXED - _UNUSUAL, mixed
        yield from _in_cases(letters, small, capital, _COMMON, _UNUSUAL)
        for word in lexicon.spellings("".join([letter.text for letter in letters])):
            small, capital = self._labels(word.lower()), self._labels(word.upper())
            if len(small) == len(capital) == len(letters):
                yield from _in_cases(
                    letters, small, capital, _NAME if word[0].isupper() else _COMMON
                )

    def _labels(self, word: str) -> list[int]:
        return self._charset.encode("".join(c for c in word if c in self._charset))


def _members(folding: NDArray[np.intp], label: int, kind: NDArray[np.bool_]) -> NDArray[np.intp]:
    return np.flatnonzero((folding == label) & kind)


def _in_cases(
    letters: Sequence[_Letter], small: list[int], capital: list[int], costs: Sequence[float],
    cost: float = 0.0,
) -> Iterator[_Way]:  # fmt: skip
    """A word in small letters, capitalised and in capitals, and what each costs."""
    for way, more in zip((small, [*capital[:1], *small[1:]], capital), costs, strict=True):
        yield _score(letters, way) - more - cost, way


def _score(letters: Sequence[_Letter], labels: Sequence[int]) -> float:
    return sum(x.strengths[label] for x, label in zip(letters, labels, strict=True))
