"""A letter n-gram model that tells likely spellings from unlikely ones."""

from __future__ import annotations

import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable
from copy import copy
from functools import lru_cache
from pathlib import Path
from tokenize import TokenError
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from model.charset import Charset, fold
from model.errors import ModelError

WEIGHT, BONUS = 0.4, 0.8
"""How much letter models count in the search; ``plume-train tune`` tries others."""

_END = "\n"
_START = "\t"


_DAMAGE = (
    OSError, ValueError, LookupError, TypeError, AttributeError, EOFError, RuntimeError,
    SyntaxError, MemoryError, BadZipFile, TokenError, zlib.error,
)  # fmt: skip
"""What numpy and zipfile raise over damaged files, as fuzzing found."""


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
        self._rows = {context: row for row, context in enumerate(contexts)}
        self._starts = starts
        self._letters = letters
        self._counts = counts
        self.probabilities = lru_cache(maxsize=50_000)(self._probabilities)

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

    def context(self, text: str) -> str:
        """What of a text before a letter decides about it."""
        return (_START + fold(text))[-(self.order - 1) :]

    def _probabilities(self, context: str) -> NDArray[np.float64]:
        """Of each letter of the alphabet after a context, shape (alphabet,)."""
        if context:
            shorter = self.probabilities(context[1:])
        else:
            shorter = np.full(len(self.alphabet), 1 / len(self.alphabet))
        row = self._rows.get(context)
        if row is None:
            return shorter
        entries = slice(self._starts[row], self._starts[row + 1])
        counts = self._counts[entries]
        mixed = shorter * len(counts)
        mixed[self._letters[entries]] += counts
        return mixed / (counts.sum(dtype=np.int64) + len(counts))

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
        except _DAMAGE as error:
            raise ModelError(f"The language model {path} cannot be read: {error}.") from None


class LabelModel:
    """A letter model in the labels of a network, for the search.

    Args:
        letters: The letter model.
        charset: The network's labels.
        weight: How much its log-probabilities count.
        bonus: Added for every letter, against the pull to short texts.
    """

    def __init__(
        self, letters: LetterModel, charset: Charset, weight: float = WEIGHT, bonus: float = BONUS
    ) -> None:
        self._letters = letters
        self._charset = charset
        self._weight = weight
        self._bonus = bonus
        places = {letter: i for i, letter in enumerate(letters.alphabet)}
        self._end = places[_END]
        self._places = np.array([-1] + [places.get(fold(c), -1) for c in charset.characters])
        self._unknown = np.log(1e-6)

        self._scores = lru_cache(maxsize=20_000)(self._scores_after)
        self._before = ""

    def after(self, text: str) -> LabelModel:
        """The same model for what follows some text."""
        following = copy(self)
        following._before = text + " " if text else ""
        return following

    def scores(self, labels: tuple[int, ...]) -> NDArray[np.float64]:
        """What each label adds after the given ones, shape (outputs,)."""
        return self._scores(*self._last(labels))

    def _scores_after(self, before: str, labels: tuple[int, ...]) -> NDArray[np.float64]:
        logs = np.log(self._probabilities(before, labels))
        known = np.where(self._places >= 0, logs[self._places], self._unknown)
        return self._weight * known + self._bonus

    def end_score(self, labels: tuple[int, ...]) -> float:
        """What it adds that the text ends after the given labels."""
        probabilities = self._probabilities(*self._last(labels))
        return self._weight * float(np.log(probabilities[self._end]))

    def _last(self, labels: tuple[int, ...]) -> tuple[str, tuple[int, ...]]:
        """What decides about the next letter: the last labels, and the text before if few."""
        last = labels[1 - self._letters.order :]
        return self._before if len(last) == len(labels) else "", last

    def _probabilities(self, before: str, labels: tuple[int, ...]) -> NDArray[np.float64]:
        text = before + self._charset.decode(labels)
        return self._letters.probabilities(self._letters.context(text))
