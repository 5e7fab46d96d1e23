"""Learns a writer's hand from words whose text is known, and finds out whether that helps."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from model.adaptation import LEAST, Adapter, Example, HandWord, Weights, fit, losses
from model.adaptation_loss import fits
from model.charset import fold
from model.fields import Field
from model.recognizer import Recognizer
from model.second_look import LOOKS

_FOLDS = 5

_CAUTIONS = 120, 30, 6
"""See ``adaptation.fit``; the greatest of those is used by which most words are read right.

Each word counts as often as it is looked at.
"""

_MISREAD = 2
"""Words that must have been misread, for there is little to learn from the others."""

_SURE = 2.0
"""By how many standard errors words that were not learned from must become likelier."""


@dataclass(frozen=True)
class Trial:
    """A word that was read before and after the others were learned.

    Attributes:
        word: Its number in the list that was learned from.
        before: What it says by the model as it was delivered.
        after: What it says by one that learned the other words.
        was_right, is_right: Whether that is its text, whatever the case.
    """

    word: int
    before: str
    after: str
    was_right: bool
    is_right: bool


@dataclass(frozen=True)
class Lesson:
    """What came of learning.

    Attributes:
        adapter: None if it would not help.
        trials: The words that could be learned from.
    """

    adapter: Adapter | None
    trials: tuple[Trial, ...] = ()

    @property
    def right_before(self) -> int:
        """How many words were read right before."""
        return sum(trial.was_right for trial in self.trials)

    @property
    def right_after(self) -> int:
        """How many were read right after the others had been learned."""
        return sum(trial.is_right for trial in self.trials)


def learn(
    recognizer: Recognizer, words: Sequence[HandWord], pause: Callable[[], object] = bool
) -> Lesson:
    """Learns from words, and keeps that only if it helps with words that were not learned from.

    Each word is looked at in all ways in which doubtful ink is (``second_look``). The words are
    parted into folds, equal texts together, and each fold is read by what the others taught, with
    more caution and with less. Its words must become surely likelier by that, and no fewer of them
    may be read right.

    Args:
        recognizer: The model; an adapter that it has plays no part.
        words: All that is known of the writer.
        pause: Called often, for whoever has something more urgent to do.

    Raises:
        ModelError: the model cannot adapt.
    """
    known = _examples(recognizer, words, pause)
    folds = _folds([words[number].text for number in known])
    if len(known) < LEAST or len(set(folds)) < _FOLDS:
        return Lesson(None)
    looks = list(known.values())
    first = [examples[0] for examples in looks]
    parts = [[e for e, f in zip(looks, folds, strict=True) if f != k] for k in range(_FOLDS)]
    taught = [fit([*chain.from_iterable(part)], _CAUTIONS, pause) for part in parts]
    before, plain = _said(recognizer, words, known, None, pause), losses(first)
    tried: list[Lesson] = []
    useful: list[int] = []
    for number in range(len(_CAUTIONS)):
        weights = [taught[fold][number] for fold in folds]
        after = _said(recognizer, words, known, weights, pause)
        tried.append(Lesson(None, _trials(words, known, before, after)))
        if _helps(tried[-1]) and _likelier(plain - losses(first, weights)):
            useful.append(number)
    if not useful:
        return tried[0]
    best = max(useful, key=lambda number: tried[number].right_after)
    (weights,) = fit([*chain.from_iterable(looks)], [_CAUTIONS[best]], pause)
    return replace(tried[best], adapter=Adapter(weights, recognizer.spec.sha256))


def _examples(
    recognizer: Recognizer, words: Sequence[HandWord], pause: Callable[[], object]
) -> dict[int, list[Example]]:
    """The words that have room in their ink, by number: as they are, then by second looks."""
    examples = {}
    for number, word in enumerate(words):
        drawn = [word.ink, *(draw(word.ink) for draw in LOOKS)]
        first, *others = (Example(*seen, ()) for seen in recognizer.observe(drawn))
        labels = _labels(recognizer, word, first)
        if labels:
            looks = [e for e in others if fits(labels, len(e.logits))]
            examples[number] = [replace(e, labels=labels) for e in (first, *looks)]
        pause()
    return examples


def _labels(recognizer: Recognizer, word: HandWord, seen: Example) -> tuple[int, ...]:
    """Of the word, in its likeliest case where that is not known; none if there is no room."""
    charset = recognizer.spec.charset
    texts = dict.fromkeys([word.text] if word.cased else _cases(word.text))
    labels = [tuple(charset.encode("".join(c for c in text if c in charset))) for text in texts]
    spelled = [replace(seen, labels=one) for one in labels if fits(one, len(seen.logits))]
    return spelled[int(losses(spelled).argmin())].labels if spelled else ()


def _cases(text: str) -> tuple[str, ...]:
    return text, text[:1].lower() + text[1:], text.lower()


def _folds(texts: Sequence[str]) -> list[int]:
    """A fold for each text, the same for equal ones."""
    numbers: dict[str, int] = {}
    return [numbers.setdefault(fold(text), len(numbers)) % _FOLDS for text in texts]


def _said(
    recognizer: Recognizer, words: Sequence[HandWord], known: dict[int, list[Example]],
    weights: Sequence[Weights] | None, pause: Callable[[], object],
) -> list[str]:  # fmt: skip
    """What the known words say, by weights for each or by the model as it was delivered."""
    texts = []
    for place, (number, (example, *_)) in enumerate(known.items()):
        logits = example.logits
        if weights is not None:
            logits = Adapter(weights[place], "")(logits, example.features)
        texts.append(recognizer.text_of(logits, Field.parse(words[number].field)))
        pause()
    return texts


def _trials(
    words: Sequence[HandWord], numbers: Iterable[int], before: Sequence[str], after: Sequence[str]
) -> tuple[Trial, ...]:
    trials = []
    for number, was, now in zip(numbers, before, after, strict=True):
        right = fold(words[number].text)
        trials.append(Trial(number, was, now, fold(was) == right, fold(now) == right))
    return tuple(trials)


def _likelier(gains: NDArray[np.float64]) -> bool:
    """Whether the gain of words, in nats, is no accident; one counts no more than a few."""
    gains = np.clip(gains, -3, 3)
    return bool(gains.mean() > _SURE * gains.std() / np.sqrt(len(gains)))


def _helps(lesson: Lesson) -> bool:
    """Whether no fewer words are read right; more must be where few are.

    Wrong labels become likelier too when a network is taught to be sure of nothing.
    """
    before, after, count = lesson.right_before, lesson.right_after, len(lesson.trials)
    if count - before < _MISREAD:
        return False
    return after > before if 4 * before < count else after >= before
