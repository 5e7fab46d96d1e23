"""A letter n-gram model that tells likely spellings from unlikely ones."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from model.charset import Charset, fold
from model.damage import DAMAGED_ARRAYS
from model.errors import ModelError

Level = tuple[int, int, int]
"""A context that was seen: where its followers begin and end, and how often it was seen."""

WEIGHT, BONUS = 0.4, 0.8
"""How much letter models count in the search; ``plume-train tune`` tries others."""

_END = "\n"
_START = "\t"


class LetterModel:
    """Probability of the next letter after the last few, without case and accents.

    Interpolated with Witten-Bell smoothing (Witten and Bell 1991): a context that was followed
    by many different letters trusts the shorter context more.

    Args:
        alphabet: Every letter in upper case, and the sign that ends a text.
        contexts: The letter sequences that were followed by something, at most ``order - 1`` long.
        starts: Followers of context ``i`` are entries ``starts[i]`` to ``starts[i + 1]``.
        letters: Followers, as indices into the alphabet.
        counts: How often each followed.
        order: Letters that are looked at, the next one included.
    """

    def __init__(
        self,
        alphabet: str,
        contexts: list[str],
        starts: NDArray[np.int64],
        letters: NDArray[np.uint8],
        counts: NDArray[np.uint32],
        order: int,
    ) -> None:
        self.alphabet = alphabet
        self.order = order
        self._rows = dict(zip(contexts, range(len(contexts)), strict=True))
        self._starts = starts
        self._letters = letters
        self._counts = counts
        # single entries are asked for, which bytes and views give faster than arrays do
        self._totals = np.add.reduceat(counts, starts[:-1], dtype=np.int64).data
        self._first, self._found, self._seen = starts.data, letters.tobytes(), counts.data

    @classmethod
    def from_counts(
        cls, counts: Iterable[tuple[str, int]], order: int, least: int = 1
    ) -> LetterModel:
        """Counts letters in texts that occur so often.

        Args:
            counts: Texts and how often each occurs.
            order: Letters that are looked at, the next one included.
            least: Contexts of two letters and more that were seen less often are left out.
        """
        tables: dict[str, Counter[str]] = defaultdict(Counter)
        for text, count in counts:
            padded = _START + fold(text) + _END
            for end in range(1, len(padded)):
                for begin in range(max(end - order + 1, 0), end + 1):
                    tables[padded[begin:end]][padded[end]] += count
        alphabet = "".join(sorted(tables[""]))
        kept = {c: t for c, t in tables.items() if len(c) < 2 or t.total() >= least}
        sizes = [len(table) for table in kept.values()]
        followers = [alphabet.index(letter) for table in kept.values() for letter in table]
        seen = [count for table in kept.values() for count in table.values()]
        return cls(
            alphabet,
            list(kept),
            np.cumsum([0, *sizes], dtype=np.int64),
            np.array(followers, np.uint8),
            np.array(seen, np.uint32),
            order,
        )

    def levels(self, text: str) -> list[Level]:
        """What was seen of the end of a text, in upper case without accents, the shortest first."""
        context = (_START + text)[-(self.order - 1) :]
        found = []
        for begin in range(len(context), -1, -1):
            row = self._rows.get(context[begin:])
            if row is not None:
                found.append((self._first[row], self._first[row + 1], self._totals[row]))
        return found

    def probability(self, levels: Iterable[Level], letter: int) -> float:
        """Of a letter, as an index into the alphabet, after a text of these levels."""
        probability = 1 / len(self.alphabet)
        for first, end, total in levels:
            kinds = end - first
            place = self._found.find(letter, first, end)
            seen = self._seen[place] if place >= 0 else 0
            probability = (probability * kinds + seen) / (total + kinds)
        return probability

    def save(self, path: Path) -> None:
        """Writes the model as arrays in an ``.npz`` file."""
        with path.open("wb") as file:
            np.savez_compressed(
                file,
                alphabet=np.array(self.alphabet),
                order=np.array(self.order),
                contexts=np.frombuffer("\0".join(self._rows).encode(), np.uint8),
                sizes=np.diff(self._starts).astype(np.uint16),
                letters=self._letters,
                counts=self._counts,
            )

    @classmethod
    def load(cls, path: Path) -> LetterModel:
        """Reads a model.

        Raises:
            ModelError: the file is missing or is no letter model.
        """
        try:
            with np.load(path, allow_pickle=False) as arrays:
                return cls(
                    str(arrays["alphabet"]),
                    arrays["contexts"].tobytes().decode().split("\0"),
                    np.cumsum(np.r_[0, arrays["sizes"]], dtype=np.int64),
                    arrays["letters"],
                    arrays["counts"],
                    int(arrays["order"]),
                )
        except FileNotFoundError:
            raise ModelError(f"The language model {path} is missing; reinstall Plume.") from None
        except DAMAGED_ARRAYS as error:
            raise ModelError(f"The language model {path} cannot be read: {error}.") from None


class _Following(dict[int, float]):
    """What each label adds at one place, worked out when it is first asked for."""

    def __init__(self, model: LabelModel, levels: Sequence[Level]) -> None:
        super().__init__()
        self._model = model
        self.levels = levels

    def __missing__(self, label: int) -> float:
        value = self[label] = self._model.score(self.levels, label)
        return value


class LabelModel:
    """A letter model in the labels of a network, for the search.

    Args:
        letters: The letter model.
        charset: The network's labels.
        weight: How much its log-probabilities count.
        bonus: Added for every letter, against the pull to short texts.

    Attributes:
        most: No label adds more.
    """

    def __init__(
        self, letters: LetterModel, charset: Charset, weight: float = WEIGHT, bonus: float = BONUS
    ) -> None:
        self._letters = letters
        self._weight = weight
        self.most = self._bonus = bonus
        places = {letter: i for i, letter in enumerate(letters.alphabet)}
        self._end = places[_END]
        self._folded = ["", *map(fold, charset.characters)]
        self._places = [places.get(text, -1) for text in self._folded]
        self._unknown = math.log(1e-6)
        self._following = lru_cache(maxsize=4096)(self._following_after)
        self._before = ""

    def after(self, text: str) -> LabelModel:
        """The same model for what follows some text."""
        following = copy(self)
        following._before = fold(text) + " " if text else ""
        return following

    def scores(self, labels: tuple[int, ...]) -> Mapping[int, float]:
        """What each label adds after the given ones."""
        return self._following(*self._last(labels))

    def score(self, levels: Iterable[Level], label: int) -> float:
        """What a label adds after a text of these levels."""
        place = self._places[label]
        if place < 0:
            return self._weight * self._unknown + self._bonus
        return self._weight * math.log(self._letters.probability(levels, place)) + self._bonus

    def end_score(self, labels: tuple[int, ...]) -> float:
        """What it adds that the text ends after the given labels."""
        levels = self._following(*self._last(labels)).levels
        return self._weight * math.log(self._letters.probability(levels, self._end))

    def _last(self, labels: tuple[int, ...]) -> tuple[str, tuple[int, ...]]:
        """What decides about the next letter: the last labels, and the text before if few."""
        last = labels[1 - self._letters.order :]
        return self._before if len(last) == len(labels) else "", last

    def _following_after(self, before: str, labels: tuple[int, ...]) -> _Following:
        text = before + "".join([self._folded[label] for label in labels])
        return _Following(self, self._letters.levels(text))
