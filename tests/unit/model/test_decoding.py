"""CTC search against path probabilities enumerated by hand and by brute force."""

from __future__ import annotations

import itertools
import math
from collections import defaultdict
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.beam import beam_search
from model.charset import Charset
from model.decoding import (
    Mixture,
    Span,
    align_all,
    greedy,
    group_matrix,
    log_softmax,
    score,
    score_all,
)

A, B = 1, 2


def logs(*rows: tuple[float, ...]) -> np.ndarray:
    return np.log(np.array(rows, np.float32))


def collapse(path: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(label for label, _ in itertools.groupby(path) if label)


def aligned(log_probs: np.ndarray, labels: Sequence[int]) -> list[Span]:
    (spans,) = align_all([log_probs], [labels])
    assert spans is not None
    return spans


def every_text(log_probs: np.ndarray) -> dict[tuple[int, ...], float]:
    """Probability of every label sequence, summed over every path."""
    total: dict[tuple[int, ...], float] = defaultdict(float)
    steps, outputs = log_probs.shape
    for path in itertools.product(range(outputs), repeat=steps):
        total[collapse(path)] += math.exp(sum(log_probs[t, k] for t, k in enumerate(path)))
    return total


def test_two_steps_enumerated_by_hand() -> None:
    # blank 0.6, a 0.4 twice: "" = 0.36; "a" = 0.4*0.4 + 0.4*0.6 + 0.6*0.4 = 0.64
    log_probs = logs((0.6, 0.4), (0.6, 0.4))

    best, second = beam_search(log_probs)

    assert greedy(log_probs).labels == ()
    assert best.labels == (A,)
    assert math.exp(best.log_prob) == pytest.approx(0.64)
    assert second.labels == ()
    assert math.exp(second.log_prob) == pytest.approx(0.36)


def test_double_letters_need_a_blank_between() -> None:
    joined = logs((0.1, 0.9), (0.1, 0.9), (0.1, 0.9))
    apart = logs((0.1, 0.9), (0.9, 0.1), (0.1, 0.9))

    assert beam_search(joined)[0].labels == greedy(joined).labels == (A,)
    assert beam_search(apart)[0].labels == greedy(apart).labels == (A, A)
    # "aa" in three steps has the single path a-blank-a
    assert math.exp(score(apart, (A, A))) == pytest.approx(0.9**3)


def test_greedy_reports_the_probability_of_its_path() -> None:
    assert math.exp(greedy(logs((0.3, 0.7), (0.8, 0.2))).log_prob) == pytest.approx(0.56)


def test_no_time_steps_read_as_nothing() -> None:
    nothing = np.zeros((0, 3), np.float32)

    assert greedy(nothing).labels == ()
    assert beam_search(nothing)[0].labels == ()


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10**6), st.integers(1, 5), st.integers(2, 4))
def test_a_wide_beam_is_exact(seed: int, steps: int, outputs: int) -> None:
    rng = np.random.default_rng(seed)
    log_probs = log_softmax(rng.normal(0, 1.5, (steps, outputs)).astype(np.float32))
    expected = every_text(log_probs)

    found = beam_search(log_probs, width=10_000, tried=outputs, threshold=1e-9, margin=99)

    assert {h.labels for h in found} == set(expected)
    assert [h.log_prob for h in found] == sorted((h.log_prob for h in found), reverse=True)
    for hypothesis in found:
        assert math.exp(hypothesis.log_prob) == pytest.approx(expected[hypothesis.labels], rel=1e-3)
        assert score(log_probs, hypothesis.labels) == pytest.approx(hypothesis.log_prob, abs=1e-3)


def test_labels_outside_the_field_are_never_written() -> None:
    log_probs = logs((0.1, 0.8, 0.1), (0.1, 0.8, 0.1))

    assert beam_search(log_probs)[0].labels == (A,)
    assert all(set(h.labels) <= {B} for h in beam_search(log_probs, allowed=[B]))
    assert {h.labels for h in beam_search(log_probs, allowed=[])} == {()}


def test_the_beam_keeps_at_most_its_width() -> None:
    log_probs = log_softmax(np.random.default_rng(1).normal(size=(12, 9)).astype(np.float32))

    assert len(beam_search(log_probs, width=5)) == 5


def test_alignment_says_where_each_letter_stands() -> None:
    log_probs = logs(
        (0.9, 0.05, 0.05),
        (0.1, 0.8, 0.1),
        (0.1, 0.7, 0.2),
        (0.8, 0.1, 0.1),
        (0.05, 0.05, 0.9),
    )

    first, second = aligned(log_probs, (A, B))

    assert (first.start, first.end, first.label) == (1, 3, A)
    assert first.confidence == pytest.approx(0.8)
    assert (second.start, second.end) == (4, 5)
    assert second.confidence == pytest.approx(0.9)


def test_alignment_of_a_double_letter_keeps_the_blank_between() -> None:
    log_probs = logs((0.1, 0.9), (0.4, 0.6), (0.1, 0.9))

    first, second = aligned(log_probs, (A, A))

    assert (first.end, second.start) == (1, 2)


def test_a_text_longer_than_the_picture_cannot_be_aligned() -> None:
    assert align_all([logs((0.5, 0.5))], [(A, A)]) == [None]
    assert score(logs((0.5, 0.5)), (A, A)) == -math.inf


def test_a_long_line_can_be_aligned() -> None:
    labels = [A, B] * 60
    log_probs = np.full((len(labels), 3), -9.0, np.float32)
    log_probs[np.arange(len(labels)), labels] = 0.0

    spans = aligned(log_probs, labels)

    assert [span.start for span in spans] == list(range(len(labels)))


def test_folding_merges_case_and_accents_and_nothing_else() -> None:
    charset = Charset("AaéE1-")
    matrix = group_matrix(charset.folding)

    assert matrix.sum(axis=1).tolist() == [1] * 7
    targets = {c: int(matrix[charset.encode(c)[0]].argmax()) for c in charset.characters}
    assert targets["a"] == targets["A"] == charset.encode("A")[0]
    assert targets["é"] == targets["E"] == charset.encode("E")[0]
    assert targets["1"] == charset.encode("1")[0]
    assert matrix[0, 0] == 1


def test_a_mixture_adds_up_what_counts_for_a_label() -> None:
    weights = np.array([[1, 0, 0], [0, 1, 0.5], [0, 1, 0]], np.float32)

    mixed = np.exp(Mixture(weights)(logs((0.5, 0.3, 0.2))))

    assert mixed[0] == pytest.approx([0.5, 0.3 + 0.2, 0.15], abs=1e-6)


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 10**6))
def test_sequences_together_are_what_they_are_alone(seed: int) -> None:
    rng = np.random.default_rng(seed)
    frames = [
        log_softmax(rng.normal(0, 2, (steps, 4)).astype(np.float32))
        for steps in rng.integers(0, 30, 9)
    ]
    texts = [tuple(rng.integers(1, 4, rng.integers(0, 12)).tolist()) for _ in frames]

    together = align_all(frames, texts)

    for log_probs, labels, spans in zip(frames, texts, together, strict=True):
        assert score_all(log_probs, [labels, (A,)])[0] == score(log_probs, labels)
        if spans is None:
            assert score(log_probs, labels) == -math.inf
        else:
            assert spans == aligned(log_probs, labels)
            assert [span.label for span in spans] == list(labels)


def test_the_best_path_is_the_best_of_all_paths() -> None:
    log_probs = log_softmax(np.random.default_rng(4).normal(0, 1, (6, 3)).astype(np.float32))
    paths = [p for p in itertools.product(range(3), repeat=6) if collapse(p) == (A, B, A)]
    best = max(paths, key=lambda path: sum(log_probs[t, k] for t, k in enumerate(path)))

    spans = aligned(log_probs, (A, B, A))

    path = np.zeros(6, int)
    for span in spans:
        path[span.start : span.end] = span.label
    assert tuple(path) == best
