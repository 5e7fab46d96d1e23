"""The text written so far: words from the pad come in at the caret, doubtful ones are marked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QPainter,
    QPaintEvent,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QToolTip, QWidget

from app.ui.translation import percent
from app.ui.write import look
from app.ui.write.insertions import Insertions
from app.ui.write.mending import (
    Mark,
    around,
    caret_of,
    edges_in,
    is_like,
    mended,
    span_of,
    touches,
    within,
)
from app.ui.write.spacing import CLOSING, space_after, space_before
from app.ui.write.target import Erased
from app.ui.write.word_text import WordText

_KEEP = QTextCursor.MoveMode.KeepAnchor
_LEFT = QTextCursor.MoveOperation.Left


class TextField(QPlainTextEdit):
    """A text to write and type into.

    Signals:
        marks_changed(): words came, went, were checked, or the caret went to another one.
        mended(WordText): a person typed what a word says.
    """

    marks_changed = Signal()
    mended = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("written_text")
        self.setAccessibleName(self.tr("Text written so far"))
        self.setPlaceholderText(self.tr("What you write becomes text here."))
        self.setTabChangesFocus(True)
        font = self.font()
        font.setPointSizeF(font.pointSizeF() * 1.35)
        self.setFont(font)
        self.setMinimumHeight(2 * self.fontMetrics().height() + 12)
        self._threshold = 0.8
        self._marks: list[Mark] = []
        self._edited: list[Mark] = []
        self._current: Mark | None = None
        self._insertions = Insertions()
        self._own_space = QTextCursor()
        self.textChanged.connect(self._on_text)
        self.cursorPositionChanged.connect(self._on_caret)

    @property
    def current(self) -> Mark | None:
        """The word from the pad that the caret is in or behind."""
        return self._current

    @property
    def word(self) -> WordText | None:
        """What is said by the word that the caret is in or behind."""
        return self._current.word if self._current is not None else None

    @property
    def focused(self) -> bool:
        """Whether the keys go into the text."""
        return self.hasFocus()

    @property
    def before(self) -> str:
        """The line before the caret, and whether it is the first one."""
        cursor = self.textCursor()
        line = self._text_before(cursor)
        return line if cursor.blockNumber() == 0 else f"\n{line}"

    @property
    def doubtful(self) -> list[Mark]:
        """The words that a person should look at, in the order of the text."""
        return self._in_order(m for m in self._marks if m.word.is_doubtful(self._threshold))

    def set_threshold(self, threshold: float) -> None:
        """Marks words below this confidence."""
        self._threshold = threshold
        self._show_marks()

    def insert_words(self, key: object, words: Sequence[WordText]) -> None:
        """Puts words at the caret, a space after the last.

        Args:
            key: Takes them out again in ``take_back``.
            words: At least one, none of them empty.
        """
        cursor = self.textCursor()
        cursor.beginEditBlock()
        replaced = cursor.selectedText()
        cursor.removeSelectedText()
        start = cursor.position()
        if space_before(self._text_before(cursor)):
            cursor.insertText(" ")
        for number, word in enumerate(words):
            if number:
                cursor.insertText(" ")
            begin = cursor.position()
            cursor.insertText(word.text)
            self._marks.append(Mark(self._span(begin, cursor.position()), word, key))
        end = self._end_with_space(cursor)
        cursor.endEditBlock()
        self._insertions.add(key, self._span(start, end), replaced)
        self._place(cursor)

    def take_back(self, key: object) -> tuple[WordText, ...]:
        """Takes words out again unless their text was changed; the words, as chosen meanwhile.

        What was selected when they came in is back, and selected.
        """
        found = self._insertions.take(key)
        if found is None:
            return ()
        span, replaced = found
        inside = [m for m in self._in_order(self._marks) if within(m.cursor, span)]
        if " ".join(m.word.text for m in inside) != span.selectedText().strip():
            return ()
        words, start = tuple(m.word for m in inside), span.selectionStart()
        span.setKeepPositionOnInsert(False)
        span.insertText(replaced)
        end = span.position()
        span.setPosition(start)
        span.setPosition(end, _KEEP)
        self.setTextCursor(span)
        self.ensureCursorVisible()
        return words

    def insert_sign(self, sign: str) -> None:
        """Puts a punctuation mark at the caret, close to the word before it."""
        cursor = self.textCursor()
        cursor.beginEditBlock()
        if self._is_behind_own_space(cursor):
            cursor.deletePreviousChar()
        cursor.insertText(sign)
        if sign in CLOSING:
            self._end_with_space(cursor)
        cursor.endEditBlock()
        self._place(cursor)

    def insert_text(self, text: str) -> None:
        """Puts characters at the caret, as if they were typed."""
        cursor = self.textCursor()
        cursor.insertText(text)
        self._place(cursor)

    def insert_space(self) -> None:
        """Puts a space at the caret; the one that already followed a word becomes a typed one."""
        if self._is_behind_own_space(self.textCursor()):
            self._own_space = QTextCursor()
        else:
            self.insert_text(" ")

    def erase_back(self) -> Erased | None:
        """Takes away the selection, or the word from the pad before the caret, or a character."""
        cursor = self.textCursor()
        if not cursor.hasSelection():
            mark = next((m for m in self._marks if self._ends_at(m, cursor)), None)
            if mark is not None:
                cursor.setPosition(mark.cursor.selectionStart(), _KEEP)
            else:
                cursor.movePosition(_LEFT, _KEEP)
        text, length = cursor.selectedText(), edges_in(cursor, cursor)[1]
        inside = self._in_order(m for m in self._marks if within(m.cursor, cursor))
        marks = [(m.key, *edges_in(m.cursor, cursor)) for m in inside]
        parts = self._insertions.parts(cursor)
        cursor.removeSelectedText()
        if any(m.cursor.selectionEnd() == cursor.position() - 1 for m in self._marks):
            self._own_space = self._span(cursor.position(), cursor.position())
        self._place(cursor)
        words = tuple(m.word for m in inside)
        return Erased(text, (cursor, length, marks, parts), words) if text else None

    def put_back(self, erased: Erased) -> bool:
        """Puts in again what Backspace took."""
        place, _, marks, parts = erased.place
        cursor, start = QTextCursor(place), place.position()
        cursor.beginEditBlock()
        cursor.insertText(erased.text)
        for word, (key, first, last) in zip(erased.words, marks, strict=True):
            self._marks.append(Mark(self._span(start + first, start + last), word, key))
            self._own_space = self._span(cursor.position(), cursor.position())
        self._insertions.restore(parts, cursor, start)
        cursor.endEditBlock()
        self._place(cursor)
        return True

    def erase_again(self, erased: Erased) -> Erased | None:
        """Takes away what was put back, if it still stands there."""
        place, length, *_ = erased.place
        span = QTextCursor(place)
        span.setPosition(max(span.position() - length, 0), _KEEP)
        if span.selectedText() != erased.text:
            return None
        self.setTextCursor(span)
        return self.erase_back()

    def choose(self, number: int) -> None:
        """Makes a candidate the text of the word at the caret."""
        if self.word is not None and number < len(self.word.candidates):
            self._change(self.word.choose(number))

    def mend(self, text: str) -> None:
        """Makes a text what the word at the caret says."""
        if self.word is not None:
            self._change(self.word.mended(text))

    def _change(self, word: WordText) -> None:
        mark = self._current
        if mark is None:
            return
        behind = self.textCursor().position() - mark.cursor.selectionEnd()
        self._replace(mark, word)
        caret = self.textCursor()
        caret.setPosition(mark.cursor.selectionEnd() + max(behind, 0))
        self.setTextCursor(caret)
        self._find_current()
        self._show_marks()

    def go_to_doubtful(self) -> None:
        """Puts the caret into the next doubtful word after it, or the first one."""
        doubtful = self.doubtful
        if not doubtful:
            return
        here = self.textCursor().position()
        later = [m for m in doubtful if m.cursor.selectionEnd() > here and m is not self._current]
        caret = self.textCursor()
        caret.setPosition((later or doubtful)[0].cursor.selectionEnd())
        self.setTextCursor(caret)
        self.ensureCursorVisible()

    def tip_at(self, place: QPoint) -> str:
        """How sure the reading of the word at a place of the widget is; empty where none is."""
        position = self.cursorForPosition(self.viewport().mapFrom(self, place)).position()
        marks = [m for m in self._marks if touches(m.cursor, position)]
        return self._tip(marks[0].word) if marks else ""

    def event(self, event: QEvent) -> bool:
        """Tells how sure the reading of a word is."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self.tip_at(event.pos()), self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Shows where words will go in, also while the pad has the keys."""
        super().paintEvent(event)
        if not self.hasFocus() and not self.textCursor().hasSelection():
            painter = QPainter(self.viewport())
            caret = self.cursorRect()
            painter.fillRect(
                QRect(caret.left(), caret.top(), 2, caret.height()),
                look.colours().accent,
            )
            painter.end()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The word at the caret is looked at now."""
        super().focusInEvent(event)
        self.marks_changed.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """It is no longer."""
        super().focusOutEvent(event)
        self._settle()
        self.marks_changed.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Follows the palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_marks"):
            self._show_marks()

    def _replace(self, mark: Mark, word: WordText) -> None:
        """Changes the text of a word and keeps track of it and of what it came in with."""
        edges = self._insertions.edges(mark.cursor)
        begin, end = mark.cursor.selectionStart(), mark.cursor.selectionEnd()
        place = QTextCursor(mark.cursor)
        place.setKeepPositionOnInsert(False)
        place.insertText(word.text)
        longer = place.position() - end
        mark.cursor, mark.word = self._span(begin, end + longer), word
        self._insertions.move(edges, longer)
        self._keep(mark)

    def _keep(self, mark: Mark) -> None:
        self._edited = [m for m in self._edited if m is not mark]
        if mark not in self._marks:
            self._marks.append(mark)

    def _end_with_space(self, cursor: QTextCursor) -> int:
        """Puts a space behind the cursor unless there is one or none belongs there.

        Returns:
            Where that which was put in ends.
        """
        after = around(caret_of(cursor))[1]
        if space_after(after):
            cursor.insertText(" ")
        end = cursor.position()
        if after[:1] == " ":
            cursor.movePosition(QTextCursor.MoveOperation.Right)
        self._own_space = self._span(cursor.position(), cursor.position())
        return end

    def _is_behind_own_space(self, cursor: QTextCursor) -> bool:
        """Whether the space before the cursor was put there by a word, not by a person."""
        at_space = self._text_before(cursor)[-1:] == " " and not cursor.hasSelection()
        return at_space and self._own_space == cursor

    @staticmethod
    def _in_order(marks: Iterable[Mark]) -> list[Mark]:
        return sorted(marks, key=lambda mark: mark.cursor.selectionStart())

    def _span(self, start: int, end: int) -> QTextCursor:
        return span_of(QTextCursor(self.document()), start, end)

    def _place(self, cursor: QTextCursor) -> None:
        """Puts the caret where a cursor is."""
        self.setTextCursor(caret_of(cursor))
        self.ensureCursorVisible()

    def _text_before(self, cursor: QTextCursor) -> str:
        return around(caret_of(cursor))[0]

    def _ends_at(self, mark: Mark, cursor: QTextCursor) -> bool:
        """Whether a word ends at a cursor, or one space before it."""
        end = mark.cursor.selectionEnd()
        between = self._text_before(cursor)[-1:] if cursor.position() == end + 1 else ""
        return cursor.position() == end or between == " "

    def _on_text(self) -> None:
        marks = self._marks + self._edited
        self._marks = [m for m in marks if m.intact]
        self._insertions.tidy()
        # without the keys it was not a person who changed a word
        self._edited = [m for m in marks if not m.intact] if self.hasFocus() else []
        self._find_current()
        self._show_marks()

    def _settle(self) -> None:
        """Takes what was typed over words for what they say, once the caret has left them."""
        caret = self.textCursor().position() if self.hasFocus() else -1
        for mark in self._edited:
            span = mended(mark.cursor)
            if touches(span, caret):
                continue
            self._edited = [m for m in self._edited if m is not mark]
            taken = any(within(m.cursor, span) for m in self._marks)
            if not taken and is_like(span.selectedText(), mark.word):
                mark.cursor, mark.word = span, mark.word.mended(span.selectedText())
                self._keep(mark)
                self._insertions.widen(mark.key, mark.cursor)
                self.mended.emit(mark.word)
                self._show_marks()

    def _on_caret(self) -> None:
        self._settle()
        before = self._current
        self._find_current()
        if self._current is not before:
            self.marks_changed.emit()

    def _find_current(self) -> None:
        caret = self.textCursor()
        inside = [m for m in self._marks if touches(m.cursor, caret.position())]
        behind = [m for m in self._marks if self._ends_at(m, caret)]
        self._current = (inside or behind or [None])[0]

    def _show_marks(self) -> None:
        wave = QTextCharFormat()
        wave.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        wave.setUnderlineColor(look.colours().amber)
        selections = []
        for mark in self.doubtful:
            selection = QTextEdit.ExtraSelection()
            selection.cursor, selection.format = mark.cursor, wave  # pyright: ignore
            selections.append(selection)
        self.setExtraSelections(selections)
        self.marks_changed.emit()

    def _tip(self, word: WordText) -> str:
        if word.checked:
            return self.tr("“{0}” was chosen by you").format(word.text)
        if word.is_doubtful(self._threshold):
            tip = self.tr("⚠ “{0}”: only {1} sure, click it to choose")
        else:
            tip = self.tr("“{0}”: {1} sure")
        return tip.format(word.text, percent(word.confidence))
