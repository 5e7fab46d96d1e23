"""The text written so far: words from the pad come in at the caret, doubtful ones are marked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QToolTip, QWidget

from app.ui.keys import leaves_undo
from app.ui.translation import percent
from app.ui.write import look
from app.ui.write.marks import Mark, Marks
from app.ui.write.mending import around, caret_of, span_of, touches
from app.ui.write.spacing import CLOSING, space_after, space_before
from app.ui.write.text_steps import Step, TextSteps
from app.ui.write.word_text import WordText

_KEEP = QTextCursor.MoveMode.KeepAnchor
_OWN_UNDO = "edit-undo", "edit-redo"
"""The entries of Qt's menu that know nothing of the ink."""


class TextField(QPlainTextEdit):
    """A text to write and type into.

    Its actions stand in its menu for undo and redo, which are not its own affair.

    Signals:
        marks_changed(): words came, went, were checked, or the caret went to another one.
        mended(WordText): a person typed what a word says.
        edited(Step): the text was changed, by whomever.
    """

    marks_changed = Signal()
    mended = Signal(object)
    edited = Signal(object)

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
        self._marks = Marks(self.document())
        self._current: Mark | None = None
        self._steps = TextSteps(self, self._marks)
        self._steps.made.connect(self.edited)
        self.textChanged.connect(self._on_text)
        self.cursorPositionChanged.connect(self._on_caret)

    @property
    def words(self) -> list[WordText]:
        """The words from the pad that stand in the text as they came."""
        return [mark.word for mark in self._marks]

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
        return [mark for mark in self._marks if mark.word.is_doubtful(self._threshold)]

    def set_threshold(self, threshold: float) -> None:
        """Marks words below this confidence."""
        self._threshold = threshold
        self._show_marks()

    def insert_words(self, words: Sequence[WordText]) -> None:
        """Puts words, at least one and none of them empty, at the caret, a space after the last."""
        cursor = self.textCursor()
        cursor.beginEditBlock()
        cursor.removeSelectedText()
        if space_before(self._text_before(cursor)):
            cursor.insertText(" ")
        for number, word in enumerate(words):
            if number:
                cursor.insertText(" ")
            begin = cursor.position()
            cursor.insertText(word.text)
            self._marks.add(begin, cursor.position(), word)
        self._end_with_space(cursor)
        cursor.endEditBlock()
        self._place(cursor)
        self._steps.end()

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
        self._steps.end()

    def insert_text(self, text: str) -> None:
        """Puts characters at the caret, as if they were typed."""
        cursor = self.textCursor()
        cursor.insertText(text)
        self._place(cursor)

    def insert_space(self) -> None:
        """Puts a space at the caret; the one that already followed a word becomes a typed one."""
        if self._is_behind_own_space(self.textCursor()):
            self._steps.own_space = QTextCursor()
        else:
            self.insert_text(" ")

    def erase_back(self) -> None:
        """Takes away the selection, or the word from the pad before the caret, or a character."""
        self._steps.end()
        cursor = self.textCursor()
        if not cursor.hasSelection():
            mark = self._marks.before(cursor)
            if mark is not None:
                cursor.setPosition(mark.cursor.selectionStart(), _KEEP)
            else:
                cursor.movePosition(QTextCursor.MoveOperation.Left, _KEEP)
        cursor.removeSelectedText()
        if any(m.cursor.selectionEnd() == cursor.position() - 1 for m in self._marks):
            self._steps.own_space = span_of(cursor, cursor.position(), cursor.position())
        self._place(cursor)
        self._steps.end()

    def take_back(self, step: Step) -> bool:
        """Undoes the newest step."""
        self._steps.take_back(step)
        return self._on_turned()

    def do_again(self, step: Step) -> bool:
        """Does the step again that was undone last."""
        self._steps.do_again(step)
        return self._on_turned()

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
        self._steps.end()
        behind = self.textCursor().position() - mark.cursor.selectionEnd()
        self._marks.change(mark, word)
        caret = self.textCursor()
        caret.setPosition(mark.cursor.selectionEnd() + max(behind, 0))
        self.setTextCursor(caret)
        self._steps.end()

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

    # Events

    def event(self, event: QEvent) -> bool:
        """Tells how sure the reading of a word is; leaves undoing to the window."""
        if leaves_undo(event):
            return False
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self.tip_at(event.pos()), self)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leaves undoing to the window also where that has nothing to undo."""
        keys = QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo
        if any(map(event.matches, keys)):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files that are dropped are opened by the window; their names are no text."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.ignore()
        else:
            super().dragEnterEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offers the window's undo and redo instead of those of the text alone."""
        menu = self.createStandardContextMenu(event.pos())
        for action in menu.actions():
            if action.objectName() in _OWN_UNDO:
                menu.removeAction(action)
        menu.insertActions(menu.actions()[0], self.actions())
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

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
        """It is no longer, and what is typed later is another step."""
        super().focusOutEvent(event)
        self._settle()
        self._steps.end()
        self.marks_changed.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Follows the palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_marks"):
            self._show_marks()

    # Words and spaces

    def _end_with_space(self, cursor: QTextCursor) -> None:
        """Puts a space behind the cursor unless there is one or none belongs there."""
        after = around(caret_of(cursor))[1]
        if space_after(after):
            cursor.insertText(" ")
        if after[:1] == " ":
            cursor.movePosition(QTextCursor.MoveOperation.Right)
        self._steps.own_space = span_of(cursor, cursor.position(), cursor.position())

    def _is_behind_own_space(self, cursor: QTextCursor) -> bool:
        """Whether the space before the cursor was put there by a word, not by a person."""
        at_space = self._text_before(cursor)[-1:] == " " and not cursor.hasSelection()
        return at_space and self._steps.own_space == cursor

    def _place(self, cursor: QTextCursor) -> None:
        """Puts the caret where a cursor is."""
        self.setTextCursor(caret_of(cursor))
        self.ensureCursorVisible()

    def _text_before(self, cursor: QTextCursor) -> str:
        return around(caret_of(cursor))[0]

    # What happens

    def _on_text(self) -> None:
        # without the keys it was not a person who changed a word
        self._marks.sort(typing=self.hasFocus())
        self._find_current()
        self._show_marks()
        self._steps.note()

    def _on_turned(self) -> bool:
        self._on_text()
        self.ensureCursorVisible()
        return True

    def _settle(self) -> None:
        words = self._marks.settle(self.textCursor().position() if self.hasFocus() else -1)
        for word in words:
            self.mended.emit(word)
        if words:
            self._steps.note()
            self._show_marks()

    def _on_caret(self) -> None:
        self._settle()
        before = self._current
        self._find_current()
        if self._current is not before:
            self.marks_changed.emit()

    def _find_current(self) -> None:
        self._current = self._marks.at(self.textCursor())

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
