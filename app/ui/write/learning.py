"""Learns the words that a person writes, and makes them likely."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from pathlib import Path
from threading import Thread

import platformdirs
from PySide6.QtCore import QObject, Qt, Signal

from app.core.errors import FileError
from app.core.settings import Settings
from app.core.writing.ink_words import Strokes
from app.core.writing.personal_dictionary import PersonalDictionary
from app.core.writing.word_lists import NO_WORDS, Vocabulary
from app.ui.write.desk import Desk
from app.ui.write.word_text import WordText

_CHOSEN = 2
"""A word that a person chose counts as often as this."""


_REMEMBERED = 1000
"""Words whose count is taken back when they are corrected later."""


class Learning(QObject):
    """Keeps the personal dictionary of a desk.

    A word is learned when it was chosen, also after it became text, when its reading is beyond
    doubt, or when it is in a word list; so misreadings that nobody noticed are not.

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
    _not_written = Signal(str)

    def __init__(self, desk: Desk, path: Path) -> None:
        super().__init__(desk)
        self.words: PersonalDictionary | None = None
        self._desk = desk
        self._path = path
        self._on = False
        self._threshold = 0.8
        self._languages: tuple[str, ...] = ()
        self._vocabulary = NO_WORDS
        self._counted: dict[Strokes, tuple[str, int]] = {}
        self._writing: Thread | None = None
        self._not_written.connect(self.failed, Qt.ConnectionType.QueuedConnection)
        desk.entry.accepted.connect(self._learn)
        desk.presenter.corrected.connect(self._correct)
        desk.entry.erased.connect(
            lambda words: self._count(dict.fromkeys(w.strokes for w in words))
        )

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

    def catch_up(self) -> None:
        """Takes over what another window learned."""
        try:
            if self.words is not None and self.words.catch_up():
                self.refresh()
        except FileError as error:
            self.failed.emit(str(error))

    def refresh(self) -> None:
        """Makes the words as likely as they are now."""
        personal = self.words.weights if self.words is not None and self._on else {}
        self._vocabulary = Vocabulary(self._languages, personal)
        self._desk.session.set_vocabulary(self._vocabulary)
        self.changed.emit()

    def finish(self) -> None:
        """Waits until all words are written."""
        if self._writing is not None:
            self._writing.join()

    def is_sure(self, word: WordText) -> bool:
        """Whether a word hardly is a misreading that nobody noticed."""
        sure = word.checked or word.confidence >= self._threshold
        return sure or (self._vocabulary.knows(word.text) and word.confidence >= 0.5)

    def _learn(self, words: tuple[WordText, ...]) -> None:
        if self._counts:
            self._count({w.strokes: w for w in words if w.written and self.is_sure(w)})

    def _correct(self, word: WordText) -> None:
        if word.written is not None and self._counts:
            self._count({word.written.strokes: word})

    @property
    def _counts(self) -> bool:
        return self._on and self._desk.session.mode.has_words

    def _count(self, words: Mapping[Strokes, WordText | None]) -> None:
        """Counts what ink says, instead of what it was counted as before."""
        if not words or self.words is None:
            return
        changes: list[tuple[str, int]] = []
        for strokes, word in words.items():
            if strokes in self._counted:
                text, times = self._counted.pop(strokes)
                changes.append((text, -times))
            if word is not None:
                self._counted[strokes] = word.text, _CHOSEN if word.checked else 1
                changes.append(self._counted[strokes])
        while len(self._counted) > _REMEMBERED:
            self._counted.pop(next(iter(self._counted)))
        try:
            if self.words.note(changes):
                self._save(self.words)
        except FileError as error:
            self.failed.emit(str(error))
        self.refresh()

    def _save(self, words: PersonalDictionary) -> None:
        """Writes the file in a thread, for disks take their time; the program waits for its end."""
        before = self._writing

        def save() -> None:
            if before is not None:
                before.join()
            try:
                words.save(words.path)
            except FileError as error:
                with contextlib.suppress(RuntimeError):  # of a window that is gone
                    self._not_written.emit(str(error))

        self._writing = Thread(target=save, name="plume-words")
        self._writing.start()


def dictionary_file() -> Path:
    """Where this person's words are kept."""
    return platformdirs.user_data_path("plume", appauthor=False) / "words.tsv"
