"""The beam search against a plain one that grows every prefix by every label and then forgets."""

from __future__ import annotations

import math
from collections.abc import Mapping

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.beam import Hypothesis, Language, LogProbs, Rule, beam_search
from model.charset import BLANK, Charset
from model.decoding import log_softmax
from model.grammar import PatternRule, WordRule
from model.language import LabelModel, LetterModel

CHARSET = Charset("ABC01")
LANGUAGE = LabelModel(LetterModel.from_counts([("ABBA", 3), ("CAB0", 2), ("1", 1)], 3), CHARSET)
Text = tuple[int, ...]
RULES: dict[str, Rule | None] = {
    "nothing": None,
    "pattern": PatternRule("[A-C]+[01]{0,3}", CHARSET),
    "words": WordRule([CHARSET.encode(word) for word in ("AB", "ABBA", "CAB", "B10")]),
}


def plain_search(
    log_probs: LogProbs, language: Language | None, rule: Rule | None, width: int, tried: int,
    margin: float,
) -> list[Hypothesis]:  # fmt: skip
    """As ``beam_search`` does, without any way to save time."""
    floor = math.log(1e-3)
    states: dict[Text, int] = {(): rule.start if rule is not None else 0}
    added: dict[Text, float] = {(): 0.0}
    beam: dict[Text, tuple[float, float]] = {(): (0.0, -math.inf)}
    for frame in log_probs.tolist():
        grown: dict[Text, tuple[float, float]] = {}
        order = sorted((label for label in range(1, len(frame))), key=lambda x: -frame[x])[:tried]
        order = [label for label in order if frame[label] > floor]
        for text, (blank, last) in beam.items():
            total = float(np.logaddexp(blank, last))
            stayed = last + frame[text[-1]] if text else -math.inf
            old = grown.get(text, (-math.inf, -math.inf))
            grown[text] = total + frame[BLANK], float(np.logaddexp(old[1], stayed))
            for label in order:
                gained = (blank if text[-1:] == (label,) else total) + frame[label]
                followers = rule.followers(states[text]) if rule is not None else {label: 0}
                if gained == -math.inf or label not in followers:
                    continue
                longer = (*text, label)
                states[longer] = followers[label]
                more = language.scores(text)[label] if language is not None else 0.0
                added[longer] = added[text] + more
                before = grown.get(longer, (-math.inf, -math.inf))
                grown[longer] = before[0], float(np.logaddexp(before[1], gained))
        if not order:
            beam = grown
            continue
        scores = {t: float(np.logaddexp(*ends)) + added[t] for t, ends in grown.items()}
        best = sorted(scores, key=lambda text: -scores[text])[:width]
        beam = {t: grown[t] for t in best if scores[t] >= scores[best[0]] - margin}
    found = []
    for text, ends in beam.items():
        if rule is None or rule.accepts(states[text]):
            log_prob = float(np.logaddexp(*ends))
            end = language.end_score(text) if language is not None else 0.0
            found.append(Hypothesis(text, log_prob, log_prob + added[text] + end))
    return sorted(found, key=lambda hypothesis: -hypothesis.score)


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("language", [None, LANGUAGE], ids=["alone", "language"])
@settings(max_examples=40, deadline=None)
@given(seed=st.integers(0, 10**6), spread=st.sampled_from([1.0, 3.0, 8.0]), width=st.integers(2, 9))
def test_what_is_left_out_early_would_not_have_been_kept(
    language: Language | None, rule: str, seed: int, spread: float, width: int
) -> None:
    rng = np.random.default_rng(seed)
    logits = rng.normal(0, spread, (12, len(CHARSET)))
    logits[rng.random(12) < 0.4, BLANK] += 12
    log_probs = log_softmax(logits.astype(np.float32))

    found = beam_search(log_probs, width, None, language, RULES[rule], tried=4, margin=5.0)

    expected = plain_search(log_probs, language, RULES[rule], width, 4, 5.0)
    assert [h.labels for h in found] == [h.labels for h in expected]
    assert [h.score for h in found] == pytest.approx([h.score for h in expected], abs=1e-9)
    assert [h.log_prob for h in found] == pytest.approx([h.log_prob for h in expected], abs=1e-9)


class _Counting(LabelModel):
    """A letter model that counts how often it is asked."""

    asked = 0

    def scores(self, labels: tuple[int, ...]) -> Mapping[int, float]:
        self.asked += 1
        return super().scores(labels)


def test_the_letter_model_is_asked_only_where_its_answer_could_matter() -> None:
    language = _Counting(LetterModel.from_counts([("ABBA", 3)], 3), CHARSET)
    logits = np.full((4, len(CHARSET)), -9.0, np.float32)
    for step, letter in enumerate("ABBA"):
        logits[step, CHARSET.encode(letter)] = 9.0
    between = np.full_like(logits, -9.0)
    between[:, BLANK] = 9.0
    log_probs = log_softmax(np.stack([logits, between], axis=1).reshape(8, -1))

    assert beam_search(log_probs, language=language)[0].labels == tuple(CHARSET.encode("ABBA"))
    assert language.asked == 4
