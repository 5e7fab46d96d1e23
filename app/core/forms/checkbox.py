"""Whether a box is ticked, by how much of it is covered with ink."""

from __future__ import annotations

import math

from app.core.forms.validation import NO, YES
from model.reading import Alternative, Reading

_TICKED = 0.05
"""Share of the box from which it is ticked: a thin, short tick covers about twice as much."""

_STEEPNESS = 3.0
_SPECK = 0.005


def read_checkbox(share: float) -> Reading:
    """``yes`` or ``no`` with the other as an alternative.

    Args:
        share: Ink for each pixel of the box that nothing is printed on.
    """
    certainty = _STEEPNESS * math.log(max(share, _SPECK) / _TICKED)
    ticked = 1 / (1 + math.exp(-certainty))
    text, other = (YES, NO) if ticked >= 0.5 else (NO, YES)
    surest = max(ticked, 1 - ticked)
    return Reading(text, surest, (), (Alternative(other, 1 - surest),))
