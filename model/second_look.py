"""Second looks at ink that was read with doubts: drawn leaning back with a thin pen, and narrow.

A hand that slants, writes small or wide is often plainer so. All readings together say more than
any of them: the text that is likeliest in their mean is right more often than the first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import partial

import numpy as np

from model.confidence import calibrated, evidence
from model.ink import GreyImage, Ink, Stroke, rasterise, usual_pen
from model.reading import Alternative, Reading

DOUBTFUL = 0.7
"""Ink that was read with less confidence is looked at again."""


def _drawn(ink: Ink, lean: float, pen: float, width: float) -> GreyImage:
    across = np.array([width, lean], np.float32)
    strokes = (Stroke(np.asarray(s.points @ across), s.y, s.pressure) for s in ink.strokes)
    changed = Ink(tuple(strokes))
    return rasterise(changed, pen * usual_pen(changed))


LOOKS = (
    partial(_drawn, lean=0.25, pen=0.33, width=1.0),
    partial(_drawn, lean=0.0, pen=1.0, width=0.8),
)
"""How ink is drawn for each second look; see ``ink.rasterise``."""


def together(readings: Sequence[Reading], weights: Sequence[float]) -> Reading:
    """What several readings of the same ink say, with what speaks for it and against it.

    Args:
        readings: At least one.
        weights: Of the evidence for ink that was looked at again; see ``confidence.calibrated``.
    """
    shares: defaultdict[str, float] = defaultdict(float)
    for candidate in (c for reading in readings for c in reading.candidates):
        shares[candidate.text] += candidate.confidence / len(readings)
    best = max(readings, key=lambda reading: (shares[reading.text], reading.confidence))
    confidence = calibrated(weights, evidence(shares.pop(best.text), best.characters))
    most = max(len(reading.alternatives) for reading in readings)
    limit = min(confidence, 1 - confidence)
    ranked = sorted(shares.items(), key=lambda pair: -pair[1])
    others = (Alternative(text, min(share, limit)) for text, share in ranked[:most])
    return Reading(best.text, confidence, best.characters, tuple(others))
