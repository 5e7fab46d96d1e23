"""A second look at ink that was read with doubts: leaning back and drawn with a thin pen.

A hand that slants or writes small is often plainer so. Both readings together say more than
either, and the surer of two is right more often than the first.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from model.confidence import calibrated, evidence
from model.ink import GreyImage, Ink, Stroke, rasterise, usual_pen
from model.reading import Alternative, Reading

DOUBTFUL = 0.7
"""Ink that was read with less confidence is looked at again."""

_LEAN, _PEN = 0.25, 0.33


def drawn_again(ink: Ink) -> GreyImage:
    """How ink is drawn for the second look; see ``ink.rasterise``."""
    lean = np.array([1, _LEAN], np.float32)
    strokes = (Stroke(np.asarray(s.points @ lean), s.y, s.pressure) for s in ink.strokes)
    leaning = Ink(tuple(strokes))
    return rasterise(leaning, _PEN * usual_pen(leaning))


def together(first: Reading, second: Reading, weights: Sequence[float]) -> Reading:
    """The surer of two readings of the same ink, with what speaks for it and against it.

    Args:
        first: A reading.
        second: Another one.
        weights: Of the evidence for ink that was looked at twice; see ``confidence.calibrated``.
    """
    best, other = sorted((first, second), key=lambda reading: -reading.confidence)
    doubt = 1 - other.confidence
    alike = best.text == other.text
    share = 1 - (1 - best.confidence) * doubt if alike else best.confidence * doubt
    confidence = calibrated(weights, evidence(share, best.characters))
    texts: dict[str, float] = {}
    for candidate in (*best.alternatives, *other.candidates):
        texts[candidate.text] = max(candidate.confidence, texts.get(candidate.text, 0.0))
    texts.pop(best.text, None)
    ranked = sorted(texts.items(), key=lambda pair: -pair[1])
    most = max(len(first.alternatives), len(second.alternatives))
    limit = min(confidence, 1 - confidence)
    alternatives = (Alternative(text, min(share, limit)) for text, share in ranked[:most])
    return Reading(best.text, confidence, best.characters, tuple(alternatives))
