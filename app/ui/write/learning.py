"""Learns the words that a person writes, and makes them likely."""

from __future__ import annotations

from pathlib import Path

import platformdirs
from PySide6.QtCore import QObject, Signal

from app.core.errors import FileError
from app.core.ink_document import Change
from app.core.personal_dictionary import PersonalDictionary
from app.core.settings import Settings
from app.core.word_lists import Vocabulary
from app.ui.write.desk import Desk
from app.ui.write.word_text import WordText

_CHOSEN = 2
"""A word that a person chose counts as often as this."""


class Learning(QObject):
    """Keeps the personal dictionary of a desk.

    A word is learned when it was chosen, when its reading is beyond doubt, or when it is in a word
    list; so misreadings that nobody noticed are not.

    Args:
        desk: Whose words are learned.
        path: Of the dictionary.

    Attributes:
        words: The dictionary; None if its file cannot be read.

    Signals:
        failed(message): the file cannot be read or written.
        changed(): words were learned or forgotten.
    """

    failed = Signal(str)
    changed = Signal()

    def __init__(self, desk: Desk, path: Path) -> None:
        super().__init__(desk)
        self.words: PersonalDictionary | None = None
        self._desk = desk
        self._path = path
        self._on = False
        self._threshold = 0.8
        self._languages: tuple[str, ...] = ()
        self._learned: dict[Change, list[tuple[str, int]]] = {}
        desk.accepted.connect(self._learn)
        desk.session.taken_back.connect(self._unlearn)

    def apply(self, settings: Settings) -> None:
        """Follows what a person has set."""
        self._on, self._languages = settings.learn_words, settings.lexicons
        self._threshold = settings.review_threshold
        if self.words is None:
            try:
                self.words = PersonalDictionary(self._path)
            except FileError as error:
                self.failed.emit(str(error))
        self.refresh()

    def refresh(self) -> None:
        """Makes the words as likely as they are now."""
        personal = self.words.weights if self.words is not None and self._on else {}
        self._vocabulary = Vocabulary(self._languages, personal)
        self._desk.session.set_vocabulary(self._vocabulary)
        self.changed.emit()

    def _learn(self, change: Change, words: tuple[WordText, ...]) -> None:
        if not self._on or self.words is None or not self._desk.session.mode.has_words:
            return
        learned = [(w.text, _CHOSEN if w.checked else 1) for w in words if self._is_sure(w)]
        self._learned[change] = learned
        self._count(learned, 1)

    def _unlearn(self, change: Change) -> None:
        self._count(self._learned.pop(change, []), -1)

    def _is_sure(self, word: WordText) -> bool:
        sure = word.checked or word.confidence >= self._threshold
        return sure or (self._vocabulary.knows(word.text) and word.confidence >= 0.5)

    def _count(self, learned: list[tuple[str, int]], sign: int) -> None:
        if self.words is None or not learned:
            return
        try:
            for text, times in learned:
                if sign > 0:
                    self.words.learn(text, times)
                else:
                    self.words.unlearn(text, times)
        except FileError as error:
            self.failed.emit(str(error))
        self.refresh()


def dictionary_file() -> Path:
    """Where this person's words are kept."""
    return platformdirs.user_data_path("plume", appauthor=False) / "words.tsv"
