"""Ink that is to become text once it is read, in the order it was said."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from model.ink import Stroke

Then = Callable[[], object]


@dataclass(frozen=True)
class Due:
    """Ink that is to become text once it is read.

    Attributes:
        strokes: The ink.
        then: What is to follow its words, if anything.
    """

    strokes: frozenset[Stroke]
    then: Then | None


class Waiting:
    """A queue of what is due."""

    def __init__(self) -> None:
        self._due: list[Due] = []

    def __bool__(self) -> bool:
        return bool(self._due)

    @property
    def next(self) -> Due | None:
        """What is to be done first."""
        return self._due[0] if self._due else None

    def add(self, strokes: Iterable[Stroke], then: Then | None) -> None:
        """Waits for ink to be read."""
        self._due.append(Due(frozenset(strokes), then))

    def done(self) -> None:
        """The first no longer waits."""
        self._due.pop(0)

    def forget_text(self) -> None:
        """The ink stays on the pad, unless something is to follow it."""
        self._due = [due for due in self._due if due.then is not None]

    def forget_newest(self) -> None:
        """What came last is not to be done."""
        self._due.pop()

    def give_up(self) -> None:
        """The ink cannot be read; what was to follow it comes now."""
        due, self._due = self._due, []
        for each in due:
            if each.then is not None:
                each.then()
