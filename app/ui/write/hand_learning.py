"""Keeps the words that a person wrote with their ink, and lets the recogniser learn the hand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs
from PySide6.QtCore import QObject, QTimer, Signal

from app.core.errors import FileError
from app.core.settings import Settings
from app.core.writing.hand import Hand, HandReport
from app.core.writing.hand_words import KeptWord, key_of
from app.ui.write.desk import Desk
from app.ui.write.learning import Learning
from app.ui.write.word_text import WordText
from model.adaptation import LEAST, HandWord
from model.ink import Ink

if TYPE_CHECKING:
    from model.recognizer import Recognizer

AGAIN = 5
"""New words from which on the hand is learned again."""

_CALM = 2000
"""Milliseconds without a new word after which it is learned."""


@dataclass(frozen=True)
class _Use:
    """Whether the model can adapt, has learned all words, and reads differently now."""

    able: bool
    fresh: bool
    changed: bool


class HandLearning(QObject):
    """Keeps words whose text is known, and learns from them in the background.

    Words that a person corrected are known, and so are those that were accepted as they were read
    and hardly are misreadings.

    Args:
        desk: Whose words are kept.
        learning: Tells which words are known.
        folder: Where they are kept.

    Attributes:
        hand: What is on the disk.
        report: What came of the last lesson.
        busy: Whether a lesson is going on.
        able: Whether the model can learn a hand; None as long as it is not loaded.

    Signals:
        failed(message): a file cannot be read or written.
        changed(): words were kept or changed, or a lesson began or ended.
    """

    failed = Signal(str)
    changed = Signal()

    def __init__(self, desk: Desk, learning: Learning, folder: Path) -> None:
        super().__init__(desk)
        self.hand = Hand(folder)
        self.report = HandReport()
        self.able: bool | None = None
        self._desk = desk
        self._learning = learning
        self._recognition = desk.recognition
        self._on = False
        self._new = 0
        self._token = 0
        self._using = 0
        self._seen = self.hand.stamp
        self._calm = QTimer(self, singleShot=True, interval=_CALM)
        self._calm.timeout.connect(self.learn)
        desk.entry.accepted.connect(self._keep)
        desk.presenter.corrected.connect(self._correct)
        desk.entry.erased.connect(
            lambda words: self._remove([key_of(Ink(word.strokes)) for word in words])
        )
        self._recognition.model_ready.connect(self._begin)
        self._recognition.answered.connect(self._on_answer)
        self._recognition.read_failed.connect(self._on_failed)

    @property
    def busy(self) -> bool:
        """Whether a lesson is going on."""
        return self._token != 0

    @property
    def on(self) -> bool:
        """Whether the hand is learned and used."""
        return self._on

    def apply(self, settings: Settings) -> None:
        """Follows what a person has set."""
        changed = self.able is None or settings.learn_hand != self._on
        self._on = settings.learn_hand
        if changed and self._recognition.ready:
            self._stop()
            self._begin()

    def catch_up(self) -> None:
        """Reads by what another window learned meanwhile."""
        if self._recognition.ready and not self.busy and self.hand.stamp != self._seen:
            self._use(learn=False)

    def words(self) -> list[KeptWord]:
        """All words that are kept, the newest first."""
        try:
            return self.hand.words.read()[::-1]
        except FileError as error:
            self.failed.emit(str(error))
            return []

    def learn(self) -> None:
        """Learns from all words in the background; the lesson under way is forgotten."""
        self._calm.stop()
        self._new = 0
        if self._on and self._recognition.ready:
            self._recognition.cancel(self._token)
            self._token = self._recognition.ask_at_leisure(self.hand.learn, "hand")
            self.changed.emit()

    def replace(self, words: Sequence[KeptWord]) -> None:
        """Keeps words as the person changed them, and learns again."""
        self._write(lambda: self.hand.words.add(words))
        self.learn()

    def forget(self, keys: Sequence[str]) -> None:
        """Deletes words, and learns again from the others."""
        self._write(lambda: self.hand.words.remove(keys))
        self.learn()

    def roll_back(self) -> None:
        """Leaves out what was added since the lesson before the last, and learns again."""
        words, learned = [word for word in self.words() if word.used], set(self.report.keys)
        last = max((word.lesson for word in words if word.key in learned), default=0)
        added = [w for w in words if w.lesson >= last or w.key not in learned]
        self.replace([replace(word, used=False) for word in added])

    def clear(self) -> None:
        """Deletes all words and what was learned."""
        self._stop()
        self._write(self.hand.clear)
        self._begin()

    def _stop(self) -> None:
        """Forgets the lesson that is under way or to come."""
        self._calm.stop()
        self._recognition.cancel(self._token)
        self._token = self._new = 0

    def _begin(self) -> None:
        """Reads by what was learned before, or as delivered; learns what is new."""
        self._write(self.hand.words.tidy)
        self._use(learn=True)

    def _use(self, learn: bool) -> None:
        hand, on = self.hand, self._on
        self._seen, self.report = hand.stamp, hand.report()

        def use(recognizer: Recognizer, _pause: object) -> _Use:
            before = recognizer.adapter
            fresh = True
            if on and recognizer.can_adapt:
                fresh = hand.use(recognizer)
            else:
                recognizer.adapt(None)
            changed = recognizer.adapter is not before
            return _Use(recognizer.can_adapt, fresh or not learn, changed)

        self._using = self._recognition.ask_at_leisure(use, "use hand")

    def _on_answer(self, token: int, result: object) -> None:
        if token == self._using and isinstance(result, _Use):
            self.able = result.able
            if result.changed:
                self._desk.session.read_differently()
            if self._on and not result.fresh:
                self.learn()
            self.changed.emit()
        elif token == self._token and isinstance(result, HandReport):
            self._token = 0
            self._number(self.report, result)
            self._seen, self.report = self.hand.stamp, result
            self._desk.session.read_differently()
            self.changed.emit()

    def _number(self, before: HandReport, last: HandReport) -> None:
        """Gives words that were learned now for the first time the number of this lesson.

        Those that came while it went on belong to the next.
        """
        words = [word for word in self.words() if word.used]
        known = {word.lesson for word in words if word.key in before.keys}
        least = 1 + max(known, default=0)
        numbers = {
            word.key: word.lesson if word.key in before.keys else max(word.lesson, least)
            for word in words
            if word.key in last.keys
        }
        later = 1 + max(numbers.values(), default=0)
        numbers = {w.key: numbers.get(w.key, max(w.lesson, later)) for w in words}
        changed = [replace(w, lesson=numbers[w.key]) for w in words if numbers[w.key] != w.lesson]
        if changed:
            self._write(lambda: self.hand.words.add(changed))

    def _on_failed(self, token: int, message: str) -> None:
        if token in (self._token, self._using):
            self._token = 0
            self.failed.emit(message)
            self.changed.emit()

    def _keep(self, words: tuple[WordText, ...]) -> None:
        if self._on and self.able:
            kept = [self._kept_word(word) for word in words if self._learning.is_sure(word)]
            self._add([word for word in kept if word is not None])

    def _correct(self, word: WordText) -> None:
        kept = self._kept_word(word) if self._on and self.able else None
        if kept is not None:
            self._add([kept])

    def _remove(self, keys: Sequence[str]) -> None:
        self._write(lambda: self.hand.words.remove(keys))

    def _kept_word(self, word: WordText) -> KeptWord | None:
        if word.written is None or not word.written.strokes:
            return None
        ink = Ink(word.written.strokes)
        known = HandWord(ink, word.text, word.written.field, not word.recased)
        lesson = self.report.lesson + 1
        return KeptWord(key_of(ink), known, word.written.read, word.corrected, lesson=lesson)

    def _add(self, words: Sequence[KeptWord]) -> None:
        if not words:
            return
        self._write(lambda: self.hand.words.add(words))
        self._new += len(words)
        learned = len(self.report.keys)
        if self._new >= AGAIN and self._new + learned >= LEAST:
            self._calm.start()

    def _write(self, what: Callable[[], object]) -> None:
        try:
            what()
        except FileError as error:
            self.failed.emit(str(error))
        self.changed.emit()


def hand_folder() -> Path:
    """Where this person's handwritten words are kept."""
    return platformdirs.user_data_path("plume", appauthor=False) / "hand"
