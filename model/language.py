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
from model.lexicon import Lexicon

Level = tuple[int, int, int]
"""A context that was seen: where its followers begin and end, and how often it was seen."""

WEIGHT, BONUS = 0.4, 0.8
"""How much letter models count in the search; ``plume-train tune`` tries others."""

_LONE_SIGN = -1.0
"""Added to the score of a text that is a single sign, which the network alone tells from others."""

_UNKNOWN_WORD = -1.0
"""Added to the score of a text for each of its words that is not known."""

_END = "\n"
_START = "\t"
_UNKNOWN = 255
"""Of letters that are not in the alphabet; no node begins with it."""


class LetterModel:
    """Probability of the next letter after the last few, without case and accents.

    Interpolated with Witten-Bell smoothing (Witten and Bell 1991): a context that was followed
    by many different letters trusts the shorter context more.

    Contexts are the nodes of a tree, breadth first: the root is the empty one, and a child has one
    letter more in front of its parent's. So a text is followed from its end.

    Args:
        alphabet: Every letter in upper case, and the sign that ends a text.
        order: Letters that are looked at, the next one included.
        fronts: The first letter of each node but the root, as an index into the alphabet; one more
            is the start of a text.
        children: How many children each node has.
        kinds: How many different letters followed each node, at least one.
        letters: These, as indices into the alphabet, node after node.
        counts: How often each followed.
        lexicon: The words that are known.

    Raises:
        ValueError: the arrays do not belong together.
    """

    def __init__(
        self,
        alphabet: str,
        order: int,
        fronts: NDArray[np.uint8],
        children: NDArray[np.uint8],
        kinds: NDArray[np.uint8],
        letters: NDArray[np.uint8],
        counts: NDArray[np.uint32],
        lexicon: Lexicon,
    ) -> None:
        self.alphabet = alphabet
        self.order = order
        self.lexicon = lexicon
        self._arrays = {"fronts": fronts, "children": children, "kinds": kinds,
                        "letters": letters, "counts": counts}  # fmt: skip
        self._check(len(fronts) + 1)
        self._codes = {letter: code for code, letter in enumerate(alphabet + _START)}
        starts = np.cumsum(np.r_[0, kinds], dtype=np.int32)
        # single entries are asked for, which bytes and views give faster than arrays do
        self._fronts, self._letters = fronts.tobytes(), letters.tobytes()
        self._children = np.cumsum(np.r_[0, children], dtype=np.int32).data
        self._starts, self._counts = starts.data, counts.data
        self._totals = np.add.reduceat(counts, starts[:-1], dtype=np.int64).data

    def _check(self, nodes: int) -> None:
        _, children, kinds, letters, counts = self._arrays.values()
        whole = children.sum() == nodes - 1 and kinds.sum() == len(letters) == len(counts)
        if not (whole and kinds.all() and len(children) == len(kinds) == nodes):
            raise ValueError("the tree of contexts is not whole")
        if _END not in self.alphabet or len(self.alphabet) + 1 > _UNKNOWN:
            raise ValueError("the alphabet is none")

    @classmethod
    def from_counts(
        cls,
        counts: Iterable[tuple[str, int]],
        order: int,
        least: int = 1,
        known: Iterable[str] = (),
    ) -> LetterModel:
        """Counts letters in texts that occur so often.

        Args:
            counts: Texts and how often each occurs.
            order: Letters that are looked at, the next one included.
            least: Contexts of two letters and more that were seen less often are left out.
            known: Texts whose words are known.
        """
        tables: dict[str, Counter[str]] = defaultdict(Counter)
        for text, count in counts:
            padded = _START + fold(text) + _END
            for end in range(1, len(padded)):
                for begin in range(max(end - order + 1, 0), end + 1):
                    tables[padded[begin:end]][padded[end]] += count
        alphabet = "".join(sorted(tables[""]))
        codes = {letter: code for code, letter in enumerate(alphabet + _START)}
        kept = {c: t for c, t in tables.items() if len(c) < 2 or t.total() >= least}
        nodes = sorted((len(c), [codes[x] for x in reversed(c)], c) for c in kept)
        contexts = [context for *_, context in nodes]
        places = {context: place for place, context in enumerate(contexts)}
        parents = np.array([places[context[1:]] for context in contexts[1:]], np.int64)
        followers = [(codes[x], n) for c in contexts for x, n in sorted(kept[c].items())]
        letters, seen = zip(*followers, strict=True)
        return cls(
            alphabet,
            order,
            np.array([codes[context[0]] for context in contexts[1:]], np.uint8),
            np.bincount(parents, minlength=len(contexts)).astype(np.uint8),
            np.array([len(kept[context]) for context in contexts], np.uint8),
            np.array(letters, np.uint8),
            np.array(seen, np.uint32),
            Lexicon.of(known),
        )

    def levels(self, text: str) -> list[Level]:
        """What was seen of the end of a text, in upper case without accents, the shortest first."""
        found, node = [self._level(0)], 0
        for letter in reversed((_START + text)[1 - self.order :]):
            code = self._codes.get(letter, _UNKNOWN)
            place = self._fronts.find(code, self._children[node], self._children[node + 1])
            if place < 0:
                break
            node = place + 1
            found.append(self._level(node))
        return found

    def _level(self, node: int) -> Level:
        return self._starts[node], self._starts[node + 1], self._totals[node]

    def probability(self, levels: Iterable[Level], letter: int) -> float:
        """Of a letter, as an index into the alphabet, after a text of these levels."""
        probability = 1 / len(self.alphabet)
        for first, end, total in levels:
            kinds = end - first
            place = self._letters.find(letter, first, end)
            seen = self._counts[place] if place >= 0 else 0
            probability = (probability * kinds + seen) / (total + kinds)
        return probability

    def save(self, path: Path) -> None:
        """Writes the model as arrays in an ``.npz`` file."""
        with path.open("wb") as file:
            values = {"alphabet": self.alphabet, "order": self.order,
                      "words": " ".join(self.lexicon.words)}  # fmt: skip
            np.savez_compressed(file, allow_pickle=False, **values, **self._arrays)

    @classmethod
    def load(cls, path: Path) -> LetterModel:
        """Reads a model.

        Raises:
            ModelError: the file is missing or is no letter model.
        """
        try:
            with np.load(path, allow_pickle=False) as arrays:
                alphabet, order = str(arrays["alphabet"]), int(arrays["order"])
                fronts, children, kinds, letters = (
                    arrays[name].astype(np.uint8, casting="safe").reshape(-1)
                    for name in ("fronts", "children", "kinds", "letters")
                )
                counts = arrays["counts"].astype(np.uint32, casting="safe").reshape(-1)
                lexicon = Lexicon(str(arrays["words"]).split())
                return cls(alphabet, order, fronts, children, kinds, letters, counts, lexicon)
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
        lexicon: The words that are known.
    """

    def __init__(
        self, letters: LetterModel, charset: Charset, weight: float = WEIGHT, bonus: float = BONUS
    ) -> None:
        self._letters = letters
        self.lexicon = letters.lexicon
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
        """What it adds that the text ends after the given labels.

        All signs that stand alone end with the same score: texts hold too few of them to tell one
        from another. Words that are not known cost something, as a whole: the last few letters
        do not tell them.
        """
        if len(labels) == 1 and not self._folded[labels[0]].isalnum():
            return _LONE_SIGN - self.scores(())[labels[0]]
        levels = self._following(*self._last(labels)).levels
        unknown = self.lexicon.unknown("".join([self._folded[label] for label in labels]))
        end = self._weight * math.log(self._letters.probability(levels, self._end))
        return end + _UNKNOWN_WORD * unknown

    def _last(self, labels: tuple[int, ...]) -> tuple[str, tuple[int, ...]]:
        """What decides about the next letter: the last labels, and the text before if few."""
        last = labels[1 - self._letters.order :]
        return self._before if len(last) == len(labels) else "", last

    def _following_after(self, before: str, labels: tuple[int, ...]) -> _Following:
        text = before + "".join([self._folded[label] for label in labels])
        return _Following(self, self._letters.levels(text))
