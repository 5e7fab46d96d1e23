"""Rules for fields, and the search under them."""

from __future__ import annotations

import numpy as np
import pytest

from model.beam import Rule, beam_search
from model.charset import BLANK, LATIN, Charset
from model.decoding import log_softmax, score
from model.errors import FieldError
from model.grammar import DictionaryRule, PatternRule, WordRule, automaton, stand_ins

CHARSET = Charset("AB01 ")


def accepts(rule: Rule, labels: list[int]) -> bool:
    state: int | None = rule.start
    for label in labels:
        state = rule.followers(state).get(label) if state is not None else None
    return state is not None and rule.accepts(state)


@pytest.mark.parametrize(
    ("text", "fits"),
    [("A0", True), ("B11", True), ("", True), ("A", False), ("0A", False), ("A000", False)],
)
def test_a_pattern_rule_accepts_what_matches_and_nothing(text: str, fits: bool) -> None:
    rule = PatternRule("[A-Z][0-9]{1,2}", CHARSET)

    assert accepts(rule, CHARSET.encode(text)) is fits


def test_a_label_that_leads_nowhere_may_not_stand() -> None:
    # after A only a character could follow that the charset lacks
    rule = PatternRule("(Aé|B)x?", Charset("ABx"))

    assert rule.labels == Charset("ABx").encode("ABx")
    assert 2 in rule.followers(rule.start)


@pytest.mark.parametrize("pattern", ["[a", "a{3", r"(a)\1", "^a$"])
def test_patterns_that_cannot_be_used_are_named(pattern: str) -> None:
    with pytest.raises(FieldError) as caught:
        automaton(pattern)
    assert pattern in str(caught.value) or repr(pattern) in str(caught.value)


def test_a_word_rule_accepts_whole_words_alone() -> None:
    rule = WordRule([(1, 2), (1, 2, 3)])

    assert [accepts(rule, w) for w in ([1, 2], [1, 2, 3], [1], [2], [1, 2, 3, 1])] == [
        True, True, False, False, False
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ("AB", True),
        ("ABBA", True),
        ("'AB", False),
        ("(AB)", True),
        ('"ABBA,', True),
        ("AB.", True),
        ("B", True),
        ("ABB", False),
        ("AB..", False),
        ("AB(", False),
        ("BA", False),
        ("", False),
        ("()", False),
    ],
)
def test_a_dictionary_accepts_its_words_between_signs_and_nothing_else(
    text: str, fits: bool
) -> None:
    charset = Charset("AB'(),.\"")
    rule = DictionaryRule(["AB", "ABBA", "B"], charset)

    assert accepts(rule, charset.encode(text)) is fits
    assert accepts(rule, charset.encode(text)) is fits  # once more by what is known now


def test_letters_stand_in_for_what_a_field_may_hold() -> None:
    charset = Charset(LATIN)
    weights = stand_ins(charset, charset.encode("0159AB"))

    def counts_for(character: str) -> str:
        row = weights[charset.encode(character)[0]].copy()
        row[charset.encode(character)[0]] = 0
        return charset.decode(np.flatnonzero(row[1:]) + 1)

    assert [counts_for(c) for c in "OlSg"] == ["0", "1", "5", "9"]
    assert [counts_for(c) for c in "aàb"] == ["A", "A", "B"]
    assert weights[charset.encode(" ")[0], BLANK] == 1
    assert counts_for("?") == ""


def test_what_may_stand_elsewhere_stands_in_by_half() -> None:
    charset = Charset(LATIN)
    zero, letter = charset.encode("0O")

    weights = stand_ins(charset, charset.encode("0123456789O"))

    assert weights[letter, zero] == weights[zero, letter] == 0.5
    assert weights[letter, letter] == weights[zero, zero] == 1.0


def test_the_search_finds_the_likeliest_text_under_a_rule() -> None:
    rng = np.random.default_rng(0)
    rule = PatternRule("A0|B1|AB", CHARSET)

    for _ in range(20):
        log_probs = log_softmax(rng.normal(0, 2, (6, len(CHARSET))).astype(np.float32))
        bound = beam_search(log_probs, width=5000, tried=9, threshold=1e-12, margin=99, rule=rule)

        allowed = [tuple(CHARSET.encode(text)) for text in ("", "A0", "B1", "AB")]
        expected = {labels: score(log_probs, labels) for labels in allowed}
        assert {h.labels: h.log_prob for h in bound} == pytest.approx(expected, abs=1e-4)
        assert bound[0].labels == max(expected, key=lambda labels: expected[labels])
