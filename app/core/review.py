"""How much is left to look at, and how much of the text should be right then."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from app.core.document import TextLine

Curve = tuple[tuple[float, float, float], ...]
"""Measured: threshold, share of texts below it, share of the others that is right."""


@dataclass(frozen=True)
class Outlook:
    """What review is still to come.

    Attributes:
        lines: How many lines there are.
        left: How many of them are below the threshold and nobody has looked at them.
        expected: Share of all lines that should be right when somebody has; None where the model
            was never measured, or there are no lines.
    """

    lines: int = 0
    left: int = 0
    expected: float | None = None


def outlook(lines: Iterable[TextLine], threshold: float, curve: Curve) -> Outlook:
    """Counts what is left; what a person typed or checked counts as right."""
    total = left = by_machine = 0
    for line in lines:
        total += 1
        if line.confidence < threshold:
            left += 1
        elif not (line.reviewed or line.edited):
            by_machine += 1
    return Outlook(total, left, expected(curve, threshold, total, by_machine))


def expected(curve: Curve, threshold: float, total: int, by_machine: int) -> float | None:
    """Share of all texts that should be right, of which so many nobody will look at."""
    right = share_right(curve, threshold)
    return None if right is None or total == 0 else 1 - (1 - right) * by_machine / total


def share_right(curve: Curve, threshold: float) -> float | None:
    """Share of the texts at or above a threshold that is right, between the measured points."""
    if not curve:
        return None
    points = sorted(curve)
    return float(np.interp(threshold, [p[0] for p in points], [p[2] for p in points]))
