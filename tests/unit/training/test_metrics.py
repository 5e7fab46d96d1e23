"""Error rates on known cases."""

from __future__ import annotations

import pytest

from training import metrics
from training.metrics import bootstrap, calibration_error, review_curve, score


def test_character_errors_over_the_length_of_the_labels() -> None:
    scores = score(["maison", "été"], ["maisou", "ete"])

    assert scores.cer == pytest.approx(3 / 9)
    assert scores.cer_folded == pytest.approx(1 / 9)
    assert scores.words == 0
    assert scores.words_folded == 0.5


def test_too_much_text_counts_as_errors() -> None:
    assert score(["a"], ["abc"]).cer == 2


def test_nothing_to_score_is_refused() -> None:
    with pytest.raises(ValueError, match="nothing"):
        score([], [])


def test_the_interval_holds_the_share_and_narrows_with_more_samples() -> None:
    low, high = bootstrap([True] * 30 + [False] * 10)
    narrow_low, narrow_high = bootstrap(([True] * 30 + [False] * 10) * 25)

    assert low < 0.75 < high
    assert narrow_high - narrow_low < high - low


def test_the_calibration_error_is_the_gap_between_sureness_and_truth() -> None:
    confidences = [0.9] * 10 + [0.3] * 10

    assert calibration_error(confidences, [True] * 9 + [False] + [True] * 3 + [False] * 7) < 1e-9
    assert calibration_error(confidences, [True] * 20) == pytest.approx((0.1 + 0.7) / 2)


def test_the_review_curve_says_what_looking_costs_and_gives() -> None:
    curve = review_curve([0.2, 0.2, 0.8, 0.8], [False, True, True, True])

    assert curve[0] == (0.0, 0.0, 0.75)
    assert (0.5, 0.5, 1.0) in curve
    assert all(threshold <= 0.8 for threshold, _, _ in curve)


def test_reliability_holds_the_bins_with_readings() -> None:
    table = metrics.reliability([0.05, 0.15, 0.95, 0.95], [False, True, True, False], bins=10)

    assert table.tolist() == [[0.05, 0.0, 1.0], [0.15, 1.0, 1.0], [0.95, 0.5, 2.0]]
