"""What is known of a person's hand: the words it was learned from, and what came of that."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from app.core.files import Stamp, atomic_file, stamp_of
from app.core.personal_data import delete
from app.core.writing.hand_words import HandWords
from model.adaptation import Adapter
from model.errors import ModelError

if TYPE_CHECKING:
    from model.recognizer import Recognizer


@dataclass(frozen=True)
class HandTrial:
    """How a word is read before and after the other words were learned; see ``Trial``."""

    before: str
    after: str
    was_right: bool
    is_right: bool


@dataclass(frozen=True)
class HandReport:
    """What came of the last lesson.

    Attributes:
        sha256: Of the model that learned.
        helps: Whether what was learned is used.
        lesson: How many lessons there were.
        keys: The words that were learned from.
        trials: The readings of those that could be, by key.
    """

    sha256: str = ""
    helps: bool = False
    lesson: int = 0
    keys: tuple[str, ...] = ()
    trials: dict[str, HandTrial] = field(default_factory=dict)

    @property
    def tried(self) -> int:
        """How many words were read."""
        return len(self.trials)

    @property
    def right_before(self) -> int:
        """How many of them the model reads as it was delivered."""
        return sum(trial.was_right for trial in self.trials.values())

    @property
    def right_after(self) -> int:
        """How many of them are read by what the others taught."""
        return sum(trial.is_right for trial in self.trials.values())


class Hand:
    """A person's hand in a folder: ``words.jsonl``, ``report.json`` and ``learned.npz``.

    Args:
        folder: Need not exist.

    Attributes:
        words: The words with their ink.
    """

    def __init__(self, folder: Path) -> None:
        self.words = HandWords(folder / "words.jsonl")
        self._learned = folder / "learned.npz"
        self._report = folder / "report.json"

    @property
    def files(self) -> list[Path]:
        """What there is on the disk."""
        paths = (self.words.path, self._report, self._learned)
        return [path for path in paths if os.path.exists(path)]

    @property
    def stamp(self) -> Stamp:
        """Another one after each lesson, in whatever program."""
        return stamp_of(self._report)

    def report(self) -> HandReport:
        """What came of the last lesson; nothing if there was none or its file is damaged."""
        try:
            values = json.loads(self._report.read_text(encoding="utf-8"))
            trials = {key: HandTrial(**trial) for key, trial in values["trials"].items()}
            return HandReport(**{**values, "keys": tuple(values["keys"]), "trials": trials})
        except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
            return HandReport()

    def learn(self, recognizer: Recognizer, pause: Callable[[], object] = bool) -> HandReport:
        """Learns from all words that may be used, and reads by that from now on.

        Args:
            recognizer: Learns.
            pause: Called often, for whoever has something more urgent to do.

        Raises:
            FileError: a file cannot be read or written.
            ModelError: the model cannot adapt.
        """
        from model.adaptation_lesson import learn

        used = [word for word in self.words.read() if word.used]
        lesson = learn(recognizer, [word.word for word in used], pause)
        # nothing may be written of words that were deleted while they were learned
        pause()
        report = HandReport(
            sha256=recognizer.spec.sha256,
            helps=lesson.adapter is not None,
            lesson=max((word.lesson for word in used), default=0),
            keys=tuple(word.key for word in used),
            trials={
                used[t.word].key: HandTrial(t.before, t.after, t.was_right, t.is_right)
                for t in lesson.trials
            },
        )
        if lesson.adapter is not None:
            lesson.adapter.save(self._learned)
            self._learned.chmod(0o600)
        else:
            delete([self._learned])
        self._save(report)
        recognizer.adapt(lesson.adapter)
        return report

    def use(self, recognizer: Recognizer) -> bool:
        """Reads by what was learned; whether this model has learned all words.

        Raises:
            FileError: the words cannot be read.
        """
        report, adapter = self.report(), None
        used = tuple(word.key for word in self.words.read() if word.used)
        fresh = report.sha256 == recognizer.spec.sha256
        if used and fresh and report.helps:
            try:
                adapter = Adapter.load(self._learned, recognizer.spec.sha256)
            except ModelError:
                fresh = False
        recognizer.adapt(adapter)
        return not used or (fresh and report.keys == used)

    def clear(self) -> None:
        """Deletes all of it.

        Raises:
            FileError: a file cannot be deleted.
        """
        self.words.clear()
        delete([self._report, self._learned])

    def _save(self, report: HandReport) -> None:
        with atomic_file(self._report) as file:
            json.dump(asdict(report), file, ensure_ascii=False, indent=1)
