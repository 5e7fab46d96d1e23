"""What a person typed over a word from the pad, taken for what its ink says."""

from __future__ import annotations

from difflib import SequenceMatcher

from PySide6.QtGui import QTextCursor

from app.ui.write.word_text import WordText

_ALIKE = 0.5
"""From here on a text is the word put right; below it is another word in its place."""

_INSIDE = "'’-"


def mended(span: QTextCursor) -> QTextCursor:
    """The word that stands now where a span was, without the marks beside it."""
    before, after = around(span)
    start = span.selectionStart() - _reach(before[::-1])
    end = span.selectionEnd() + _reach(after)
    found = QTextCursor(span)
    found.setPosition(start)
    found.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    found.setKeepPositionOnInsert(True)
    return found


def around(span: QTextCursor) -> tuple[str, str]:
    """The text before and after a span in its paragraph."""
    place = QTextCursor(span.document().findBlock(span.selectionStart()))
    # Qt counts an emoji as two characters, Python as one
    place.setPosition(span.selectionStart(), QTextCursor.MoveMode.KeepAnchor)
    before = place.selectedText()
    place.setPosition(span.selectionEnd())
    place.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
    return before, place.selectedText()


def span_of(cursor: QTextCursor, start: int, end: int) -> QTextCursor:
    """A span in the document of a cursor; what is put in at its edges stays outside."""
    span = QTextCursor(cursor)
    span.setKeepPositionOnInsert(False)
    span.setPosition(start)
    span.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    span.setKeepPositionOnInsert(True)
    return span


def caret_of(cursor: QTextCursor) -> QTextCursor:
    """The end of a cursor that moves."""
    caret = QTextCursor(cursor)
    caret.clearSelection()
    caret.setKeepPositionOnInsert(False)
    return caret


def within(inner: QTextCursor, outer: QTextCursor) -> bool:
    """Whether a span holds another one, which is not empty."""
    return (
        outer.selectionStart() <= inner.selectionStart()
        and inner.selectionEnd() <= outer.selectionEnd()
        and inner.hasSelection()
    )


def touches(span: QTextCursor, position: int) -> bool:
    """Whether a place is in a span or at one of its ends."""
    return span.selectionStart() <= position <= span.selectionEnd()


def is_like(text: str, word: WordText) -> bool:
    """Whether a text is a word that was misread, and not another word or several."""
    if not text or any(c.isspace() for c in text):
        return False
    read = (word.text, *(c.text for c in word.candidates))
    ratios = (SequenceMatcher(None, text.casefold(), r.casefold()).ratio() for r in read)
    return max(ratios) >= _ALIKE


def _reach(text: str) -> int:
    """How many characters of a text continue a word."""
    return next((i for i, c in enumerate(text) if not (c.isalnum() or c in _INSIDE)), len(text))
