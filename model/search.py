"""The search for the text of one field: constraints, letter models and expected texts together."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from pathlib import Path

import numpy as np

from model.beam import Hypothesis, LogProbs, beam_search
from model.charset import BLANK, Charset, fold
from model.decoding import (
    Mixture,
    Span,
    align_all,
    group_matrix,
    score_all,
)
from model.fields import Field
from model.grammar import DictionaryRule, PatternRule, WordRule, stand_ins
from model.language import BONUS, WEIGHT, LabelModel, LetterModel
from model.lexicon import Lexicon, WordList
from model.spelling import Speller

NEGLIGIBLE = 1e-5
"""Texts that are so much less probable than the best are not worth a look."""

_SURE = 0.97
"""Texts whose share is greater are not searched for among the words of a language as well."""

_MARGIN = 9.0
"""Nats below the best text from which texts that match a pattern are given up."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A text that a field may hold.

    Attributes:
        text: The text.
        labels: Its labels, folded where the search tells no case.
        log_prob: Log of its probability for the network.
        share: Its probability among all texts that were found.
        spans: Where each label stands; empty for texts nobody looked closer at.
    """

    text: str
    labels: tuple[int, ...]
    log_prob: float
    share: float
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class _Draft:
    """What was found before anybody looks where the letters stand.

    Attributes:
        frames: What was searched.
        candidates: The texts, best first.
        likely: How many of them are looked closer at.
        lexicon: By what words their case and accents are still to be told.
    """

    frames: LogProbs
    candidates: list[Candidate]
    likely: int = 1
    lexicon: Lexicon | None = None


@dataclass(frozen=True, slots=True)
class _WordList:
    source: tuple[tuple[str, float], ...]
    rule: WordRule
    weights: dict[str, float]


_SPELLED = 6
"""Texts whose case and accents are told."""

_LISTS = 64
"""Lists of expected texts kept ready."""


class FieldSearch:
    """Searches texts for fields.

    Args:
        charset: The network's labels.
        languages: Field kind -> file of its letter model.
        folder: Where these files lie; without it no letter model is used.
        weight: How much the log-probabilities of letter models count.
        bonus: Added for every letter where a letter model takes part.
    """

    def __init__(
        self, charset: Charset, languages: dict[str, str], folder: Path | None,
        weight: float = WEIGHT, bonus: float = BONUS,
    ) -> None:  # fmt: skip
        self._charset = charset
        self._files = languages if folder is not None else {}
        self._folder = folder
        self._strength = weight, bonus
        self._languages: dict[str, LabelModel] = {}
        self._fold = Mixture(group_matrix(charset.folding))
        self._speller = Speller(charset)
        self._allowed = lru_cache(maxsize=64)(self._labels_of)
        self._rule = lru_cache(maxsize=64)(self._pattern_rule)
        self._dictionary = lru_cache(maxsize=2)(self._dictionary_rule)
        self._lists: dict[tuple[int, bool], _WordList] = {}

    def find(self, log_probs: LogProbs, field: Field) -> list[Candidate]:
        """The texts that a field most probably holds, best first; at least one.

        Args:
            log_probs: Shape (time, outputs).
            field: What it may hold.
        """
        return self.find_all([log_probs], [field])[0]

    def find_all(
        self, log_probs: Sequence[LogProbs], fields: Sequence[Field]
    ) -> list[list[Candidate]]:
        """The texts of several fields, faster than one after the other."""
        drafts = [self._draft(*each) for each in zip(log_probs, fields, strict=True)]
        frames = [draft.frames for draft in drafts for _ in draft.candidates[: draft.likely]]
        labels = [c.labels for draft in drafts for c in draft.candidates[: draft.likely]]
        aligned = iter(align_all(frames, labels))
        return [
            self._finished(draft, values, list(islice(aligned, draft.likely)))
            for draft, values in zip(drafts, log_probs, strict=True)
        ]

    def _draft(self, log_probs: LogProbs, field: Field) -> _Draft:
        if field.choices:
            return self._choices(log_probs, field.choices)
        if field.pattern:
            return self._matching(log_probs, field)
        return self._open(log_probs, field)

    def _finished(
        self, draft: _Draft, log_probs: LogProbs, spans: list[list[Span] | None]
    ) -> list[Candidate]:
        """The candidates with the places of their letters, where the frames have room for them."""
        likely, others = draft.candidates[: draft.likely], draft.candidates[draft.likely :]
        known = [found or [] for found in spans]
        texts = [candidate.text for candidate in likely]
        if draft.lexicon is not None:
            texts = map(self._charset.decode, self._speller(log_probs, known, draft.lexicon))
        return [
            *(
                Candidate(text, c.labels, c.log_prob, c.share, tuple(found))
                for text, c, found in zip(texts, likely, known, strict=True)
            ),
            *others,
        ]

    def has_language(self, field: Field) -> bool:
        """Whether a letter model takes part in the search."""
        return field.kind in self._files

    def _open(self, log_probs: LogProbs, field: Field) -> _Draft:
        language = self._language(field)
        allowed = self._allowed(field.allowed, field.spaces, language is not None)
        if language is None:
            found = beam_search(log_probs, allowed=allowed)
            found += self._expected(log_probs, field, None)
            return _Draft(log_probs, self._candidates(found, field, _rest(found)))
        # a letter model knows no case: it searches among letters, whose variants are told after
        frames = self._fold(log_probs)
        found = beam_search(frames, allowed=allowed, language=language)
        found += self._expected(frames, field, language)
        candidates = self._candidates(found, field)
        if field.words is not None and candidates[0].share < _SURE:
            found += beam_search(
                frames, language=language, rule=self._dictionary(field.words), tried=12,
                threshold=1e-4, margin=12.0,
            )  # fmt: skip
            candidates = self._candidates(found, field)
        best, *others = candidates
        likely = [best, *(c for c in others if c.share > NEGLIGIBLE * best.share)][:_SPELLED]
        return _Draft(frames, likely, len(likely), language.lexicon)

    def _matching(self, log_probs: LogProbs, field: Field) -> _Draft:
        """Texts that match a pattern; where none does, the likeliest of its letters, at share 0."""
        rule, stand_in = self._rule(field.pattern)
        frames = stand_in(log_probs)
        found = beam_search(
            _within(_MARGIN, frames), allowed=rule.labels, rule=rule, tried=20, threshold=1e-7,
            margin=_MARGIN,
        )  # fmt: skip
        found += self._expected(frames, field, None)
        if found:
            return _Draft(frames, self._candidates(found, field, _rest(found)))
        best = beam_search(frames, allowed=rule.labels)[0]
        text = self._charset.decode(best.labels)
        return _Draft(frames, [Candidate(text, best.labels, best.log_prob, 0.0)])

    def _choices(self, log_probs: LogProbs, choices: tuple[str, ...]) -> _Draft:
        """The choices ranked among themselves, whatever their case where that tells none apart."""
        frames = log_probs
        spellings = [self._labels(choice) for choice in choices]
        folded = [self._labels(fold(choice)) for choice in choices]
        if len(set(folded)) == len(folded):
            frames, spellings = self._fold(log_probs), folded
        scores = np.array(score_all(frames, spellings))
        shares = np.exp(scores - np.logaddexp.reduce(scores)) if np.isfinite(scores).any() else 0
        shares = shares * np.ones(len(scores))
        candidates = map(Candidate, choices, spellings, scores.tolist(), shares.tolist())
        return _Draft(frames, sorted(candidates, key=lambda c: -c.share))

    def _expected(
        self, frames: LogProbs, field: Field, language: LabelModel | None
    ) -> list[Hypothesis]:
        """The expected texts that may stand there."""
        if not field.expected:
            return []
        rule = self._word_list(field).rule
        return beam_search(
            frames, language=language, rule=rule, tried=20, threshold=1e-7, margin=30.0
        )

    def _candidates(
        self, found: list[Hypothesis], field: Field, rest: float = 0.0
    ) -> list[Candidate]:
        """Each text once, with its share of the probability of all and of the rest."""
        weights = self._word_list(field).weights if field.expected else {}

        def gain(text: str) -> float:
            return weights.get(text, 0.0) + (field.words.gain(text) if field.words else 0.0)

        ranked = {h.labels: (self._charset.decode(h.labels), h) for h in found}
        scores = np.array([h.score + gain(text) for text, h in ranked.values()])
        total = np.logaddexp.reduce([*scores, np.log(rest + 1e-30)])
        candidates = [
            Candidate(text, h.labels, h.log_prob, share)
            for (text, h), share in zip(
                ranked.values(), np.exp(scores - total).tolist(), strict=True
            )
        ]
        return sorted(candidates, key=lambda c: -c.share)

    def _word_list(self, field: Field) -> _WordList:
        """The expected texts of a field as a rule; told apart by identity, for they may be many."""
        folded = self.has_language(field)
        key = id(field.expected), folded
        known = self._lists.get(key)
        if known is None or known.source is not field.expected:
            weights = {fold(t) if folded else t: weight for t, weight in field.expected}
            known = _WordList(field.expected, WordRule(map(self._labels, weights)), weights)
            if len(self._lists) >= _LISTS:
                del self._lists[next(iter(self._lists))]
            self._lists[key] = known
        return known

    def _labels_of(
        self, allowed: frozenset[str] | None, spaces: bool, folded: bool
    ) -> list[int] | None:
        if allowed is None and spaces:
            return None
        characters = set(self._charset.characters) if allowed is None else allowed
        characters = characters if spaces else characters - {" "}
        labels = {self._charset.encode(c)[0] for c in characters if c in self._charset}
        return sorted({self._charset.folding[label] for label in labels} if folded else labels)

    def _pattern_rule(self, pattern: str) -> tuple[PatternRule, Mixture]:
        rule = PatternRule(pattern, self._charset)
        return rule, Mixture(stand_ins(self._charset, rule.labels))

    def _dictionary_rule(self, words: WordList) -> DictionaryRule:
        return DictionaryRule(words.folded, self._charset)

    def _labels(self, text: str) -> tuple[int, ...]:
        return tuple(self._charset.encode("".join(c for c in text if c in self._charset)))

    def _language(self, field: Field) -> LabelModel | None:
        """The letter model of a kind of field, loaded when it is first needed."""
        file = self._files.get(field.kind)
        if file is None or self._folder is None:
            return None
        if file not in self._languages:
            letters = LetterModel.load(self._folder / file)
            self._languages[file] = LabelModel(letters, self._charset, *self._strength)
        return self._languages[file].after(field.before)


def _within(margin: float, frames: LogProbs) -> LogProbs:
    """The same without labels that no text with them would be kept for, beside the blank there.

    Time steps at which nothing is left to write are the quickest to search.
    """
    return np.where(frames < frames[:, BLANK, None] - margin, -np.inf, frames)


def _rest(found: Sequence[Hypothesis]) -> float:
    """The probability of all texts that were not found."""
    return max(1.0 - sum(math.exp(h.log_prob) for h in {h.labels: h for h in found}.values()), 0.0)
