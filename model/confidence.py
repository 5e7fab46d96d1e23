"""From what a search found to a probability that means what it says."""

from __future__ import annotations

import math
from collections.abc import Sequence

from model.reading import Character

EVIDENCE = 4
"""How many values ``evidence`` gives."""


def evidence(share: float, characters: Sequence[Character]) -> tuple[float, float, float, float]:
    """What tells right readings from wrong ones.

    Args:
        share: Of the text among all texts found, in [0, 1].
        characters: Of the text.

    Returns:
        1, the log-odds of the share, the summed logs of the characters' confidences, and the log
        of the least of these.
    """
    share = min(max(share, 1e-6), 1 - 1e-6)
    logs = [math.log(max(c.confidence, 1e-6)) for c in characters]
    return 1.0, math.log(share / (1 - share)), max(sum(logs), -40.0), min(logs, default=0.0)


def calibrated(weights: Sequence[float], values: Sequence[float]) -> float:
    """Probability in [0, 1] by logistic regression on the evidence (after Platt 1999)."""
    total = sum(weight * value for weight, value in zip(weights, values, strict=True))
    return 1 / (1 + math.exp(-min(max(total, -30.0), 30.0)))
