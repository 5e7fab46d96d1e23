"""What came into a text together, so that it can be taken out together."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtGui import QTextCursor

from app.ui.write.mending import edges_in, span_of, within

Part = tuple[object, int, int]
"""The key of words, and where what is left of them begins and ends."""


class Insertions:
    """Where words stand that came in together, and what was selected before they did."""

    def __init__(self) -> None:
        self._spans: dict[object, QTextCursor] = {}
        self._replaced: dict[object, str] = {}

    def add(self, key: object, span: QTextCursor, replaced: str) -> None:
        """Words came in.

        Args:
            key: Tells them from others.
            span: Where they stand, with the spaces that came with them.
            replaced: The text whose place they took.
        """
        self._spans[key] = span
        if replaced:
            self._replaced[key] = replaced

    def take(self, key: object) -> tuple[QTextCursor, str] | None:
        """Where words stand and what they replaced; they are forgotten here."""
        span, replaced = self._spans.pop(key, None), self._replaced.pop(key, "")
        return None if span is None else (span, replaced)

    def parts(self, piece: QTextCursor) -> list[Part]:
        """What stands in a piece of the text, counted from where it begins."""
        parts = ((key, *edges_in(span, piece)) for key, span in self._spans.items())
        return [(key, first, last) for key, first, last in parts if first < last]

    def restore(self, parts: Iterable[Part], cursor: QTextCursor, start: int) -> None:
        """A piece stands in the text of a cursor again and begins there."""
        for key, first, last in parts:
            inner = span_of(cursor, start + first, start + last)
            self._spans.setdefault(key, inner)
            self.widen(key, inner)

    def widen(self, key: object, inner: QTextCursor) -> None:
        """One of the words was typed over and is still one of them."""
        outer = self._spans.get(key)
        if outer is not None:
            start = min(outer.selectionStart(), inner.selectionStart())
            end = max(outer.selectionEnd(), inner.selectionEnd())
            self._spans[key] = span_of(inner, start, end)

    def edges(self, inner: QTextCursor) -> dict[object, tuple[int, int]]:
        """Where those begin and end that hold a span."""
        around = {key: s for key, s in self._spans.items() if within(inner, s)}
        return {key: (s.selectionStart(), s.selectionEnd()) for key, s in around.items()}

    def move(self, edges: dict[object, tuple[int, int]], longer: int) -> None:
        """Puts those right again in which a word was replaced by a longer or shorter one.

        Their own edges do not keep still when text beside them is replaced.
        """
        for key, (first, last) in edges.items():
            self._spans[key] = span_of(self._spans[key], first, last + longer)

    def tidy(self) -> None:
        """Forgets where those stood of which nothing is left in the text."""
        self._spans = {key: span for key, span in self._spans.items() if span.hasSelection()}
