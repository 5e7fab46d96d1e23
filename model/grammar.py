"""Rules for the search: what may follow what in a field.

A rule works on the labels of a network, as a deterministic automaton: it says to which state a
label leads, and in which states the text may end.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import lru_cache
from threading import Lock
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from model.charset import BLANK, Charset, fold
from model.errors import FieldError
from model.lexicon import CLOSING, OPENING

if TYPE_CHECKING:
    from interegular.fsm import FSM

_LOOKALIKES = {"0": "OoQD", "1": "lIi|!/", "2": "Zz", "4": "Hq", "5": "Ss", "6": "Gb", "7": "T",
               "8": "B", "9": "gq"}  # fmt: skip
"""Letters that a network takes a digit for."""


_MOST_STATES = 5000
"""Of an automaton; its time grows with the square."""

_COUNTING = Lock()


@lru_cache(maxsize=256)
def automaton(pattern: str) -> FSM:
    """The automaton of a regular expression that a whole text must match.

    Raises:
        FieldError: the expression is wrong, or uses look-around, references or anchors.
    """
    # most fields have no pattern, and the start of the program does not wait for this
    import interegular
    from interegular.patterns import InvalidSyntax, Unsupported

    try:
        re.compile(pattern)  # says what is wrong; interegular only that something is
        with _states_counted():
            return interegular.parse_pattern(pattern).to_fsm()
    except (re.error, InvalidSyntax, Unsupported, ValueError) as error:
        reason = str(error).strip()
    except (AttributeError, OverflowError, RecursionError):  # of comments, counts, nesting
        reason = ""
    reason = reason or "it cannot be understood"
    raise FieldError(f"The pattern {pattern!r:.80} cannot be used: {reason}.")


@contextmanager
def _states_counted() -> Iterator[None]:
    """Lets no automaton grow for ever, as a few letters like ``(a|b)*a(a|b){30}`` ask for.

    Raises:
        ValueError: it would have too many states, those of its parts included.
    """
    from interegular import fsm

    left = iter(range(_MOST_STATES))

    def crawl(alphabet: Any, initial: Any, final: Callable[[Any], bool], follow: Any) -> FSM:
        def counted(state: Any) -> bool:
            if next(left, None) is None:
                raise ValueError("it is too complex")
            return final(state)

        return unlimited(alphabet, initial, counted, follow)

    with _COUNTING:
        unlimited, fsm.crawl = fsm.crawl, crawl
        try:
            yield
        finally:
            fsm.crawl = unlimited


class PatternRule:
    """Texts that match a regular expression; a field may also stay empty.

    Args:
        pattern: The regular expression.
        charset: The network's labels.

    Attributes:
        start: State before the first label.
        labels: Labels that occur in some text.
    """

    def __init__(self, pattern: str, charset: Charset) -> None:
        fsm: Any = automaton(pattern)  # its annotations are narrower than what it takes
        self.start = int(fsm.initial)
        self._ends = {*fsm.finals, fsm.initial}
        kinds = [(label, fsm.alphabet[c]) for label, c in enumerate(charset.characters, start=1)]
        self._next = {
            int(state): {
                label: int(followers[kind])
                for label, kind in kinds
                if kind in followers and fsm.islive(followers[kind])
            }
            for state, followers in fsm.map.items()
        }
        self.labels = sorted({label for row in self._next.values() for label in row})

    def followers(self, state: int) -> Mapping[int, int]:
        """The labels that may stand next, and the state that each leads to."""
        return self._next[state]

    def accepts(self, state: int) -> bool:
        """Whether the text may end here."""
        return state in self._ends


class WordRule:
    """Texts out of a list, as a tree of their beginnings.

    Args:
        words: Label sequences.
    """

    def __init__(self, words: Iterable[Sequence[int]]) -> None:
        self.start = 0
        self._next: list[dict[int, int]] = [{}]
        self._ends: set[int] = set()
        for word in words:
            state = 0
            for label in word:
                if label not in self._next[state]:
                    self._next[state][label] = len(self._next)
                    self._next.append({})
                state = self._next[state][label]
            self._ends.add(state)

    def followers(self, state: int) -> Mapping[int, int]:
        """The labels with which a word may go on, and the state that each leads to."""
        return self._next[state]

    def accepts(self, state: int) -> bool:
        """Whether a word ends here."""
        return state in self._ends


class DictionaryRule:
    """A word out of many, perhaps between signs; only what is asked for is made of their tree.

    Args:
        words: Sorted, in the letters that the search knows.
        charset: The network's labels.
    """

    start, _opened, _closed = 0, 1, 2

    def __init__(self, words: Sequence[str], charset: Charset) -> None:
        self._words, self._charset = words, charset
        whole = (0, len(words), 0)
        self._states = [whole, whole, (0, 0, 0)]
        """Of each state the words that begin so, from and to, and with how many letters."""
        self._next: dict[int, Mapping[int, int]] = {}
        self._opening = dict.fromkeys(self._labels(OPENING), self._opened)
        self._closing = dict.fromkeys(self._labels(CLOSING), self._closed)

    def followers(self, state: int) -> Mapping[int, int]:
        """The labels that may stand next, and the state that each leads to."""
        known = self._next.get(state)
        if known is None:
            known = self._next[state] = self._followers(state)
        return known

    def accepts(self, state: int) -> bool:
        """Whether the text may end here."""
        first, last, length = self._states[state]
        return state == self._closed or (first < last and len(self._words[first]) == length)

    def _followers(self, state: int) -> Mapping[int, int]:
        found = dict(self._opening) if state == self.start else {}
        first, last, length = self._states[state]
        if first < last and len(self._words[first]) == length:
            found |= self._closing
            first += 1
        while first < last:
            beginning = self._words[first][: length + 1]
            end = bisect_left(
                self._words, beginning[:-1] + chr(ord(beginning[-1]) + 1), first, last
            )
            for label in self._labels(beginning[-1]):
                found[label] = len(self._states)
            self._states.append((first, end, length + 1))
            first = end
        return found

    def _labels(self, letters: str) -> list[int]:
        return self._charset.encode("".join(c for c in letters if c in self._charset))


def stand_ins(charset: Charset, permitted: Iterable[int]) -> NDArray[np.float32]:
    """How much each label counts for which, where a field holds only some of them.

    A letter counts for its other case and for itself without accent, a letter for the digit that
    looks like it and a digit for the letter, and a space for nothing, where these are permitted:
    wholly if the label itself is not, by half if it is but may not stand at the place.

    Returns:
        Shape (outputs, outputs): row label, column what it counts for.
    """
    characters = charset.characters
    allowed = {characters[label - 1]: label for label in permitted}
    weights = np.eye(len(charset), dtype=np.float32)
    for label, character in enumerate(characters, start=1):
        plain = fold(character)
        options = {plain, plain.lower(), *_ALIKE.get(character, ()), *_ALIKE.get(plain, ())}
        others = [allowed[option] for option in options - {character} if option in allowed]
        weights[label, others] = 0.5 if character in allowed else 1.0
        if character == " " and " " not in allowed:
            weights[label, BLANK] = 1.0
    return weights


def _alike() -> dict[str, set[str]]:
    """For each character those that it is taken for."""
    found: dict[str, set[str]] = defaultdict(set)
    for digit, letters in _LOOKALIKES.items():
        for letter in letters:
            found[letter].add(digit)
            found[digit].add(letter)
    return dict(found)


_ALIKE = _alike()
