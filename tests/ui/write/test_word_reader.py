"""Which word is read next."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from app.core.writing.ink_words import Strokes
from app.core.writing.word_lists import NO_WORDS
from app.services.recognition import RecognitionService
from app.ui.write.word_reader import Request, WordReader
from model.fields import Field
from model.ink import Ink
from model.line_look import WordLook
from model.reading import EMPTY
from tests.fakes import fake_recognizer

FIRST, SECOND = (Ink.from_points([[(x, 0), (x + 20, 30)]]).strokes for x in (0, 100))


class Asked(RecognitionService):
    """Answers when it is told to.

    Attributes:
        words: What was asked for, with what text before it, in turn; None where it was cancelled.
    """

    def __init__(self) -> None:
        super().__init__(fake_recognizer)
        self.words: list[tuple[Strokes, str] | None] = []

    def read_ink(
        self, ink: Ink, field: Field | str = "text", in_line: WordLook | None = None
    ) -> int:
        assert isinstance(field, Field)
        self.words.append((ink.strokes, field.before))
        return len(self.words)

    def cancel(self, token: int) -> None:
        self.words[token - 1] = None

    def answer(self) -> None:
        """The last one is read."""
        self.ink_read.emit(len(self.words), EMPTY)


@pytest.fixture
def asked(qapp: QApplication) -> Iterator[Asked]:
    service = Asked()
    yield service
    service.shutdown()


def request(strokes: Strokes, before: str) -> Request:
    return Request(strokes, "text", before, NO_WORDS)


def test_a_word_is_read_before_another_is_read_once_more(asked: Asked) -> None:
    reader = WordReader(asked)
    reader.want([request(FIRST, "")])
    asked.answer()
    reader.want([request(FIRST, "after"), request(SECOND, "")])
    asked.answer()
    reader.want([request(FIRST, "after"), request(SECOND, "")])
    assert asked.words == [(FIRST, ""), (SECOND, ""), (FIRST, "after")]


def test_reading_once_more_is_put_off_for_a_word_that_is_not_read(asked: Asked) -> None:
    reader = WordReader(asked)
    reader.want([request(FIRST, "")])
    asked.answer()
    reader.want([request(FIRST, "after")])
    reader.want([request(FIRST, "after"), request(SECOND, "")])
    assert asked.words == [(FIRST, ""), None, (SECOND, "")]


def test_a_first_reading_is_not_put_off(asked: Asked) -> None:
    reader = WordReader(asked)
    reader.want([request(FIRST, "")])
    reader.want([request(FIRST, ""), request(SECOND, "")])
    assert asked.words == [(FIRST, "")]
