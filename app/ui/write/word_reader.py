"""Reads the words on the pad, each once, and one at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Signal

from app.core.writing.ink_words import Strokes
from app.core.writing.word_lists import Vocabulary
from app.services.recognition import RecognitionService
from app.ui.write.word_text import WordText
from model.ink import Ink
from model.line_look import WordLook
from model.reading import Reading

_REMEMBERED = 400


@dataclass(frozen=True)
class Request:
    """What decides about the reading of a word.

    Attributes:
        strokes: Its ink.
        field: What it may hold.
        before: The text before it.
        vocabulary: The words that are likely.
        in_line: What was seen of it in its line, if anything was.
    """

    strokes: Strokes
    field: str
    before: str
    vocabulary: Vocabulary
    in_line: WordLook | None = None


class WordReader(QObject):
    """Asks for words that were not read yet; answers for words that changed meanwhile are kept
    back.

    Args:
        recognition: Reads.

    Signals:
        read(): a word has a new reading, or was looked at for the first time.
        failed(message): a word could not be read.
    """

    read = Signal()
    failed = Signal(str)

    def __init__(self, recognition: RecognitionService, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._recognition = recognition
        self._texts: dict[Request, WordText] = {}
        self._latest: dict[tuple[Strokes, str], tuple[Request, WordText]] = {}
        self._asked: Request | None = None
        self._glimpse: WordText | None = None
        self._token = 0
        self._room = _REMEMBERED
        recognition.ink_glimpsed.connect(self._on_glimpsed)
        recognition.ink_read.connect(self._on_read)
        recognition.read_failed.connect(self._on_failed)

    def want(self, requests: Sequence[Request]) -> None:
        """Reads the first of these that is not read; all others are no longer wanted.

        Words of which nothing is known yet go before those that are read once more.
        """
        # as many words as are on the pad must be remembered, or they are read for ever
        self._room = max(_REMEMBERED, 2 * len(requests))
        wanted = [r for r in requests if r not in self._texts]
        new = [r for r in wanted if not self._knows(r)]
        if self._asked is not None and (
            self._asked not in wanted or (new and self._knows(self._asked))
        ):
            self._recognition.cancel(self._token)
            self._asked = self._glimpse = None
        if self._asked is None and wanted:
            self._asked = (new or wanted)[0]
            field = self._asked.vocabulary.field(self._asked.field, self._asked.before)
            self._token = self._recognition.read_ink(
                Ink(self._asked.strokes), field, self._asked.in_line
            )

    def text_of(self, strokes: Strokes, field: str) -> WordText | None:
        """What a word says by its newest reading, else by a first look at it; None before both."""
        latest, asked = self._latest.get((strokes, field)), self._asked
        if latest is not None:
            return latest[1]
        same = asked is not None and (asked.strokes, asked.field) == (strokes, field)
        return self._glimpse if same else None

    def has_read(self, request: Request) -> bool:
        """Whether a word was read to the end, with what was seen of it, if after another text."""
        latest, _ = self._latest.get((request.strokes, request.field), (None, None))
        return latest is not None and latest.in_line is request.in_line

    def _knows(self, request: Request) -> bool:
        return (request.strokes, request.field) in self._latest

    def recall(self, request: Request) -> WordText | None:
        """What a word says that was read just so; becomes its newest reading."""
        text = self._texts.pop(request, None)
        if text is not None:
            self._texts[request] = text
            key = request.strokes, request.field
            self._latest.pop(key, None)
            self._latest[key] = request, text
        return text

    def forget(self) -> None:
        """Reads everything again that is asked for."""
        self._texts.clear()

    def _on_glimpsed(self, token: int, reading: Reading) -> None:
        if self._asked is not None and token == self._token:
            self._glimpse = self._text(self._asked, reading)
            self.read.emit()

    def _text(self, asked: Request, reading: Reading) -> WordText:
        return WordText.of(reading, asked.strokes, asked.field)

    def _on_read(self, token: int, reading: Reading) -> None:
        if self._asked is None or token != self._token:
            return
        self._texts[self._asked] = self._text(self._asked, reading)
        self.recall(self._asked)
        _shorten(self._texts, self._room)
        _shorten(self._latest, self._room)
        self._asked = self._glimpse = None
        self.read.emit()

    def _on_failed(self, token: int, message: str) -> None:
        if self._asked is not None and token == self._token:
            self._asked = self._glimpse = None
            self.failed.emit(message)


def _shorten(texts: dict[Any, Any], room: int) -> None:
    """Forgets the oldest texts."""
    while len(texts) > room:
        texts.pop(next(iter(texts)))
