"""What the network sees in a whole line of ink: spaces, and each word beside the others."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:  # ONNX Runtime takes long to load, and the window is there before
    from model.network import Logits
    from model.preprocessing import Prepared

_ROOM = 1.0
"""Nats by which a space is likelier than the network says where there is room for one."""


@dataclass(frozen=True, eq=False)
class WordLook:
    """What the network sees of a word in its line; equal only to itself.

    Attributes:
        logits: Of shape (time, outputs).
        prepared: The line from there on.
    """

    logits: Logits
    prepared: Prepared


@dataclass(frozen=True, eq=False)
class LineLook:
    """What the network sees in a line.

    Attributes:
        logits: Of shape (time, outputs).
        prepared: The line.
        places: The middle of each time step, shape (time,), in units of the ink.
        odds: By how many nats a space is likelier than anything else, shape (time,).
        stride: Columns of the prepared picture in a time step.
    """

    logits: Logits
    prepared: Prepared
    places: NDArray[np.float64]
    odds: NDArray[np.float32]
    stride: int

    def spaces(self, likely: Iterable[tuple[float, float]] = ()) -> list[float]:
        """Where spaces are, by the most probable path.

        Args:
            likely: From where to where there is room for one, in units of the ink; there the
                network needs to be less sure.

        Returns:
            The middle of each, from left to right, in units of the ink.
        """
        odds = self.odds.copy()
        for begin, end in likely:
            odds[(begin < self.places) & (self.places < end)] += _ROOM
        edges = np.flatnonzero(np.diff(odds > 0, prepend=False, append=False)).reshape(-1, 2)
        return [float(self.places[a:b].mean()) for a, b in edges]

    def words(self, between: Sequence[tuple[float, float]]) -> list[WordLook | None]:
        """The words from left to right, parted where a space is likeliest.

        None stands for one that is narrower than a time step.

        Args:
            between: From where to where each two neighbours are to be parted, in units of the ink.
        """
        odds, cuts = self.odds, [0]
        for begin, end in between:
            first, last = np.searchsorted(self.places, [begin, end]).tolist()
            first = min(max(first, cuts[-1]), len(odds) - 1)
            cuts.append(first + int(odds[first : max(last, first + 1)].argmax()))
        return [self._word(a, b) for a, b in zip(cuts, [*cuts[1:], len(odds)], strict=True)]

    def _word(self, first: int, last: int) -> WordLook | None:
        if first == last:
            return None
        left = self.prepared.left + first * self.stride / self.prepared.scale
        return WordLook(self.logits[first:last], replace(self.prepared, left=left))
