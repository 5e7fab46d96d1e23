"""Reads the words on the pad, each once, and one at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from app.core.ink_document import InkWord, Strokes
from app.services.recognition import RecognitionService
from app.ui.write.word_text import WordText
from model.reading import Reading

_REMEMBERED = 400


@dataclass(frozen=True)
class _Request:
    strokes: Strokes
    field: str


class WordReader(QObject):
    """Asks for words that were not read yet; answers for words that changed meanwhile are kept
    back.

    Args:
        recognition: Reads.

    Signals:
        read(): a word has a new reading.
        failed(message): a word could not be read.
    """

    read = Signal()
    failed = Signal(str)

    def __init__(self, recognition: RecognitionService, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._recognition = recognition
        self._texts: dict[_Request, WordText] = {}
        self._wanted: list[_Request] = []
        self._asked: _Request | None = None
        self._token = 0
        recognition.ink_read.connect(self._on_read)
        recognition.read_failed.connect(self._on_failed)

    def want(self, words: Sequence[InkWord], field: str) -> None:
        """Reads these words, the first ones first; all others are no longer wanted."""
        requests = [_Request(word.strokes, field) for word in words]
        self._wanted = [r for r in requests if r not in self._texts]
        if self._asked is not None and self._asked not in self._wanted:
            self._recognition.cancel(self._token)
            self._asked = None
        self._ask()

    def text_of(self, word: InkWord, field: str) -> WordText | None:
        """What a word says, or None as long as it is not read."""
        return self._texts.get(_Request(word.strokes, field))

    def _ask(self) -> None:
        if self._asked is None and self._wanted:
            self._asked = self._wanted[0]
            ink = InkWord(self._asked.strokes, 0).ink
            self._token = self._recognition.read_ink(ink, self._asked.field)

    def _on_read(self, token: int, reading: Reading) -> None:
        if self._asked is None or token != self._token:
            return
        self._texts[self._asked] = WordText.of(reading)
        while len(self._texts) > _REMEMBERED:
            self._texts.pop(next(iter(self._texts)))
        self._wanted = [r for r in self._wanted if r != self._asked]
        self._asked = None
        self._ask()
        self.read.emit()

    def _on_failed(self, token: int, message: str) -> None:
        if self._asked is not None and token == self._token:
            self._asked = None
            self._wanted = []
            self.failed.emit(message)
