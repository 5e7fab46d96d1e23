"""Learns a writer's hand from words whose text is known, and finds out whether that helps."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from model.adaptation import (
    DECAY,
    LEAST,
    PLAIN,
    ROUNDS,
    Adapter,
    Example,
    HandWord,
    Style,
    Weights,
    fit,
    losses,
)
from model.adaptation_loss import fits
from model.charset import fold
from model.fields import Field
from model.ink import GreyImage, Ink, Stroke, rasterise, usual_pen
from model.network import Features, Logits
from model.recognizer import Recognizer

_FOLDS = 5
_SURE = 1.0
"""By how many standard errors words that were not learned from must become likelier."""

_CAUTION = 20
"""With so many words half of what was learned is used, with twice as many two thirds.

What few words teach fits them better than others, so all of it is used only where that reads more
words right.
"""

_STYLES = (
    (Style(slant=-0.2), Style(slant=0.2)),
    (Style(stretch=0.83), Style(stretch=1.2)),
    (Style(pen=0.67), Style(pen=1.33)),
)
"""Ways of drawing that are tried, of each group at most one."""

_DRAWN = 60
"""Words that they are tried on, the newest."""

_COPIES, _EXAMPLES = 3, 240
"""How often a word is varied at most, and roughly how many copies of all words there are."""


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

    First the way of drawing is found by which the network reads this hand best. Then the words are
    parted into folds, equal texts together, and each fold is read by what the others taught. How
    likely its words became decides how far to go, and whether to go at all; and no fewer words may
    be read right than before.

    Args:
        recognizer: The model; an adapter that it has plays no part.
        words: All that is known of the writer.
        pause: Called often, for whoever has something more urgent to do.

    Raises:
        ModelError: the model cannot adapt.
    """
    plain = _plain(recognizer, words, pause)
    if len(plain) < LEAST:
        return Lesson(None)
    folds = _folds([words[number].text for number in plain])
    if len(set(folds)) < _FOLDS:
        return Lesson(None)
    style = _best_style(recognizer, words, plain, pause)
    known = _examples(recognizer, words, plain, style, pause)
    groups = list(known.values())
    taught = [
        _fit([g for g, f in zip(groups, folds, strict=True) if f != k], pause=pause)
        for k in range(_FOLDS)
    ]
    gains = _gains(list(plain.values()), [own for own, *_ in groups], [taught[f] for f in folds])
    best = int(gains.mean(axis=0).argmax())
    shares = [len(known) / (len(known) + _CAUTION), 1.0] if _likelier(gains[:, best]) else []
    found = []
    for share in (*shares, 0.0):
        weights = [np.float32(share) * taught[f][best] for f in folds]
        found.append((_tried(recognizer, words, plain, known, weights, pause), share))
    lesson, share = max(found, key=lambda pair: pair[0].right_after)
    if not _no_worse(lesson) or (share == 0.0 and style == PLAIN):
        return lesson
    weights = np.float32(share) * _fit(groups, best + 1, pause)[best]
    return Lesson(Adapter(weights, recognizer.spec.sha256, style), lesson.trials)


def _plain(
    recognizer: Recognizer, words: Sequence[HandWord], pause: Callable[[], object]
) -> dict[int, Example]:
    """The words that have room in their ink, by number, as the model reads them as delivered."""
    examples = {}
    for number, word in enumerate(words):
        ((logits, features),) = recognizer.observe([word.ink])
        example = _example(recognizer, word, logits, features)
        if example is not None:
            examples[number] = example
        pause()
    return examples


def _best_style(
    recognizer: Recognizer, words: Sequence[HandWord], plain: dict[int, Example],
    pause: Callable[[], object],
) -> Style:  # fmt: skip
    """How to draw this hand: of each group what makes its words surely likelier."""
    numbers = list(plain)[-_DRAWN:]
    before = losses([plain[number] for number in numbers])

    def gains(style: Style) -> NDArray[np.float64]:
        after = []
        for number in numbers:
            ((logits, features),) = recognizer.observe([words[number].ink], style)
            labels = plain[number].labels
            room = fits(labels, len(logits))
            after.append(losses([Example(logits, features, labels)])[0] if room else np.inf)
            pause()
        return before - np.array(after)

    style = PLAIN
    for group in _STYLES:
        tried = [(found, each) for each in group if _likelier(found := gains(each))]
        if tried:
            _, best = max(tried, key=lambda pair: _clipped(pair[0]).mean())
            changes = {k: v for k, v in vars(best).items() if v != getattr(PLAIN, k)}
            style = replace(style, **changes)
    return style


def _examples(
    recognizer: Recognizer, words: Sequence[HandWord], plain: dict[int, Example], style: Style,
    pause: Callable[[], object],
) -> dict[int, list[Example]]:  # fmt: skip
    """The words drawn in a style, by number: as written, then varied."""
    rng = np.random.default_rng(0)
    copies = min(_COPIES, _EXAMPLES // max(len(words), 1))
    examples = {}
    for number, own in plain.items():
        ink = words[number].ink
        pictures = [style.draw(ink), *(varied(ink, rng, style) for _ in range(copies))]
        found = [Example(z, x, own.labels) for z, x in recognizer.observe(pictures)]
        fitting = [example for example in found if fits(own.labels, len(example.logits))]
        # what is drawn narrower may have no room for its text
        examples[number] = fitting or [own]
        pause()
    return examples


def _tried(
    recognizer: Recognizer, words: Sequence[HandWord], plain: dict[int, Example],
    known: dict[int, list[Example]], taught: Sequence[Weights], pause: Callable[[], object],
) -> Lesson:  # fmt: skip
    """What each word says by the weights that the others taught."""
    trials = []
    for (number, (example, *_)), weights in zip(known.items(), taught, strict=True):
        pair = plain[number], example
        trials.append(_trial(recognizer, words[number], number, pair, weights))
        pause()
    return Lesson(None, tuple(trials))


def _fit(
    groups: Sequence[Sequence[Example]], rounds: int = ROUNDS, pause: Callable[[], object] = bool
) -> list[Weights]:
    examples = [example for group in groups for example in group]
    return fit(examples, DECAY * len(examples) / len(groups), rounds, pause)


def varied(ink: Ink, rng: Generator, style: Style = PLAIN) -> GreyImage:
    """Ink as the same hand might have written it, drawn in a style."""
    angle, slant = rng.normal(0, 0.02), rng.normal(style.slant, 0.12)
    stretch = style.stretch * np.exp(rng.normal(0, 0.1))
    pen = style.pen * np.exp(rng.uniform(np.log(0.67), np.log(1.5)))
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    matrix = turn @ np.array([[stretch, -slant], [0.0, 1.0]])
    moved = [stroke.points @ matrix.T for stroke in ink.strokes]
    strokes = (
        Stroke(points[:, 0], points[:, 1], stroke.pressure)
        for points, stroke in zip(moved, ink.strokes, strict=True)
    )
    ink = Ink(tuple(strokes))
    return rasterise(ink, float(pen) * usual_pen(ink))


def _example(
    recognizer: Recognizer, word: HandWord, logits: Logits, features: Features
) -> Example | None:
    """The word in its likeliest case where that is not known; None if its text has no room."""
    charset = recognizer.spec.charset
    texts = dict.fromkeys([word.text] if word.cased else _cases(word.text))
    labels = [charset.encode("".join(c for c in text if c in charset)) for text in texts]
    spelled = [Example(logits, features, tuple(one)) for one in labels if fits(one, len(logits))]
    if not spelled:
        return None
    return spelled[int(losses(spelled).argmin())]


def _cases(text: str) -> tuple[str, ...]:
    return text, text[:1].lower() + text[1:], text.lower()


def _folds(texts: Sequence[str]) -> list[int]:
    """A fold for each text, the same for equal ones."""
    numbers: dict[str, int] = {}
    return [numbers.setdefault(fold(text), len(numbers)) % _FOLDS for text in texts]


def _gains(
    before: Sequence[Example], examples: Sequence[Example], taught: Sequence[Sequence[Weights]]
) -> NDArray[np.float64]:
    """How much likelier each word became, by rounds of learning, in nats: shape (words, rounds)."""
    plain = losses(before)
    rounds = [[each[r] for each in taught] for r in range(len(taught[0]))]
    return np.stack([plain - losses(examples, weights) for weights in rounds], axis=1)


def _likelier(gains: NDArray[np.float64]) -> bool:
    """Whether the gain is no accident; one word counts no more than a few."""
    gains = _clipped(gains)
    return bool(gains.mean() > _SURE * gains.std() / np.sqrt(len(gains)))


def _clipped(gains: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.clip(gains, -3, 3)


def _no_worse(lesson: Lesson) -> bool:
    """Whether no fewer words are read right; more must be where most are wrong.

    Wrong labels become likelier too when a network is taught to be sure of nothing.
    """
    before, after, count = lesson.right_before, lesson.right_after, len(lesson.trials)
    return after > before if 2 * before < count else after >= before


def _trial(
    recognizer: Recognizer, word: HandWord, number: int, pair: tuple[Example, Example],
    weights: Weights,
) -> Trial:  # fmt: skip
    field, (plain, drawn) = Field.parse(word.field), pair
    adapted = Adapter(weights, "")(drawn.logits, drawn.features)
    before, after = (recognizer.text_of(z, field) for z in (plain.logits, adapted))
    right = fold(word.text)
    return Trial(number, before, after, fold(before) == right, fold(after) == right)
