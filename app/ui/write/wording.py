"""What the words on the pad say, and what is asked for them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from app.core.writing.ink_words import InkWord
from app.core.writing.word_lists import NO_WORDS
from app.ui.write.casing import Casing
from app.ui.write.choices import Choices
from app.ui.write.line_words import LineWords
from app.ui.write.word_reader import Request, WordReader
from app.ui.write.word_text import WordText

_CONTEXT = 24
"""Characters before a word that are told to the recogniser."""


class Wording:
    """What a person chose for a word, or else what was read.

    Args:
        reader: Reads words.
        lines: Looks at words in their line.
        joined: Tells whether a person made one word of several.

    Attributes:
        casing: Decides about capitals, and what is written.
        choices: What a person said that words say.
        vocabulary: Words that are likely.
        before: Tells the text that the words will follow; None if that is not known.
    """

    def __init__(
        self, reader: WordReader, lines: LineWords, joined: Callable[[InkWord], bool]
    ) -> None:
        self.casing = Casing()
        self.choices = Choices()
        self.vocabulary = NO_WORDS
        self.before: Callable[[], str | None] = str
        self._reader = reader
        self._lines = lines
        self._joined = joined

    def text_of(self, word: InkWord, *, first: bool) -> WordText | None:
        """What a word says, if only at a first look; None before that.

        Args:
            word: Its ink.
            first: Whether it is the first on the pad.
        """
        said = self.choices.get(word.strokes)
        if said is not None:
            return said
        text = self._reader.text_of(word.strokes, self.casing.mode.field)
        if text is not None and self._joined(word):
            text = text.in_one()
        if text is None:
            return None
        return self.casing.of_first(text, self.before()) if first else self.casing.of(text)

    def is_read(self, word: InkWord) -> bool:
        """Whether a word is read to the end, or said by the user."""
        return word.strokes in self.choices or self._reader.has_read(self._request(word, ""))

    def want(self, words: Sequence[InkWord], foreseen: Sequence[InkWord]) -> None:
        """Asks for all words, first as they are about to be."""
        self._reader.want([*self._requests(foreseen), *self._requests(words)])

    def _requests(self, words: Sequence[InkWord]) -> list[Request]:
        """What is asked for words one by one: each tells what the next one follows."""
        requests = []
        before = self.before() or ""
        for place, word in enumerate(words):
            request = self._request(word, before)
            text = self.choices.get(word.strokes)
            if text is None:
                requests.append(request)
                text = self._reader.recall(request) or self.text_of(word, first=place == 0)
            if text is not None:
                before += f" {text.text}"
        return requests

    def _request(self, word: InkWord, before: str) -> Request:
        mode = self.casing.mode
        words = self.vocabulary if mode.has_words else NO_WORDS
        context = before[-_CONTEXT:].lstrip()
        return Request(word.strokes, mode.field, context, words, self._lines.seen(word.strokes))
