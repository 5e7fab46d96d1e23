"""The words from the pad that stand in a text, wherever they move."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from PySide6.QtGui import QTextCursor, QTextDocument

from app.ui.write.mending import around, caret_of, is_like, mended, span_of, touches, within
from app.ui.write.word_text import WordText

Spot = tuple[int, int, WordText]
"""Where a word begins and ends, and what it says."""


@dataclass(eq=False)
class Mark:
    """A word in the text that came from the pad.

    Attributes:
        cursor: Spans it, also after edits before it.
        word: What was read.
    """

    cursor: QTextCursor
    word: WordText
    _spot: Spot | None = field(default=None, init=False)

    @property
    def intact(self) -> bool:
        """Whether the text still holds the word as it was put in, and no letters beside it."""
        letter_at = self.cursor.document().characterAt
        start, end = self.cursor.selectionStart(), self.cursor.selectionEnd()
        grown = letter_at(start - 1).isalpha() or letter_at(end).isalpha()
        return not grown and self.cursor.selectedText() == self.word.text

    @property
    def spot(self) -> Spot:
        """Where it stands now; the same object as long as it is the same, for many are kept."""
        start, end, spot = self.cursor.selectionStart(), self.cursor.selectionEnd(), self._spot
        if spot is None or spot[:2] != (start, end) or spot[2] is not self.word:
            self._spot = spot = start, end, self.word
        return spot


class Marks:
    """The words of a text: those that stand there as they came, and those being typed over.

    Args:
        document: The text.
    """

    def __init__(self, document: QTextDocument) -> None:
        self._document = document
        self._intact: list[Mark] = []
        self._edited: list[Mark] = []

    def __iter__(self) -> Iterator[Mark]:
        """Those that stand there as they came, in the order of the text."""
        return iter(sorted(self._intact, key=lambda mark: mark.cursor.selectionStart()))

    def add(self, start: int, end: int, word: WordText) -> None:
        """A word came in."""
        self._intact.append(Mark(self._span(start, end), word))

    def change(self, mark: Mark, word: WordText) -> None:
        """Puts another text in the place of a word."""
        start, place = mark.cursor.selectionStart(), QTextCursor(mark.cursor)
        place.setKeepPositionOnInsert(False)
        place.beginEditBlock()
        place.insertText(word.text)
        mark.cursor, mark.word = self._span(start, place.position()), word
        place.endEditBlock()

    def at(self, caret: QTextCursor) -> Mark | None:
        """The word that a caret is in or behind."""
        inside = (m for m in self if touches(m.cursor, caret.position()))
        return next(inside, None) or self.before(caret)

    def before(self, caret: QTextCursor) -> Mark | None:
        """The word that ends at a caret, or one space before it."""
        return next((m for m in self if _ends_at(m, caret)), None)

    def sort(self, typing: bool) -> None:
        """Finds out which words were changed.

        Args:
            typing: Whether a person did that, who may be putting them right.
        """
        marks = self._intact + self._edited
        self._intact = [m for m in marks if m.intact]
        self._edited = [m for m in marks if not m.intact] if typing else []

    def settle(self, caret: int) -> list[WordText]:
        """Takes what was typed over words for what they say, once the caret has left them."""
        found = []
        for mark in self._edited:
            span = mended(mark.cursor)
            if touches(span, caret):
                continue
            self._edited = [m for m in self._edited if m is not mark]
            taken = any(within(m.cursor, span) for m in self._intact)
            if not taken and is_like(span.selectedText(), mark.word):
                mark.cursor, mark.word = span, mark.word.mended(span.selectedText())
                self._intact.append(mark)
                found.append(mark.word)
        return found

    def spots(self) -> tuple[Spot, ...]:
        """Where the words stand, to be put there again by ``restore``."""
        return tuple(mark.spot for mark in self._intact + self._edited)

    def restore(self, spots: Iterable[Spot]) -> None:
        """The text is again as it was when these were its words."""
        self._intact = [Mark(self._span(start, end), word) for start, end, word in spots]
        self._edited = []

    def _span(self, start: int, end: int) -> QTextCursor:
        return span_of(QTextCursor(self._document), start, end)


def _ends_at(mark: Mark, caret: QTextCursor) -> bool:
    end, place = mark.cursor.selectionEnd(), caret.position()
    return place == end or (place == end + 1 and around(caret_of(caret))[0][-1:] == " ")
