"""What goes from the pad into the text, and comes back from it, step by step."""

from __future__ import annotations

from collections.abc import Callable, Iterable, MutableMapping
from dataclasses import replace
from typing import Any
from weakref import WeakKeyDictionary, WeakSet

from PySide6.QtCore import QObject, Signal

from app.core.writing.gestures import Gesture, Sign
from app.core.writing.ink_document import Change
from app.ui.write.session import WriteSession
from app.ui.write.spacing import SIGNS
from app.ui.write.target import Target
from app.ui.write.word_text import WordText
from model.ink import Stroke


class TextEntry(QObject):
    """Carries out what keys, signs and gestures ask for.

    Ink and text have one history: a step of the text is one of the session's, together with the
    ink that became text in it.

    Args:
        session: The ink and what it says.
        target: Where words go.

    Attributes:
        replayed: Strokes that no person wrote; nothing is learned from them.

    Signals:
        accepted(tuple[WordText, ...]): words went to the target, or are back there.
        erased(tuple[WordText, ...]): words were taken away there.
    """

    accepted = Signal(object)
    erased = Signal(object)

    def __init__(self, session: WriteSession, target: Target) -> None:
        super().__init__(session)
        self.replayed: WeakSet[Stroke] = WeakSet()
        self._session = session
        self._target = target
        self._committed: Change | None = None
        self._steps: MutableMapping[Change, Any] = WeakKeyDictionary()
        session.wording.before = lambda: target.before
        session.take_back = lambda change: self._turn(change, target.take_back)
        session.do_again = lambda change: self._turn(change, target.do_again)
        session.committed.connect(self._on_committed)
        target.edited.connect(self._on_edited)

    def insert(self) -> None:
        """Turns the ink into text; without ink it begins a new line."""
        if self._session.words:
            self._session.commit()
        else:
            self._target.insert_text("\n")

    def put(self, text: str) -> None:
        """Puts typed characters or a mark into the text, behind the words on the pad."""
        insert = self._target.insert_sign if text in SIGNS else self._target.insert_text
        self._session.commit(lambda: insert(text))

    def space(self) -> None:
        """Turns the ink into text, which ends with a space; without ink it is a space."""
        if self._session.words:
            self._session.commit()
        else:
            self._target.insert_space()

    def backspace(self) -> None:
        """Takes away a sign that waits, or the current word of the ink, or of the text."""
        if self._session.call_off():
            return
        if self._session.current is not None:
            self._session.erase(self._session.current.strokes)
        else:
            self._erase_back()

    def carry_out(self, sign: Sign, stroke: Stroke) -> None:
        """Does what a stroke means that is no writing."""
        current = self._session.current
        back = sign.kind is Gesture.LEFT and not self._session.call_off()
        covered = current.strokes if back and current is not None else sign.covered
        self._session.retract(stroke, covered)
        if back and current is None:
            self._erase_back()
        elif sign.kind is Gesture.RIGHT:
            self.space()
        elif sign.kind is Gesture.HOOK:
            self.put("\n")

    def _on_committed(self, change: Change, words: tuple[WordText, ...]) -> None:
        words = tuple(
            word if self.replayed.isdisjoint(word.strokes) else replace(word, written=None)
            for word in words
        )
        self._committed = change
        self._target.insert_words(words)
        self._committed = None
        self.accepted.emit(words)

    def _on_edited(self, step: Any) -> None:
        self._steps[self._committed or self._session.mark()] = step

    def _erase_back(self) -> None:
        before = self._target.words
        self._target.erase_back()
        self._tell(before)

    def _turn(self, change: Change, turn: Callable[[Any], bool]) -> bool:
        """Takes back or does again what a step did to the text; whether it could."""
        if change not in self._steps:
            return True
        before = self._target.words
        done = turn(self._steps[change])
        self._tell(before)
        return done

    def _tell(self, before: Iterable[WordText]) -> None:
        """Tells which words are gone from the text, and which have come."""
        then, now = _by_ink(before), _by_ink(self._target.words)
        gone = tuple(word for key, word in then.items() if key not in now)
        come = tuple(word for key, word in now.items() if key not in then)
        if gone:
            self.erased.emit(gone)
        if come:
            self.accepted.emit(come)


def _by_ink(words: Iterable[WordText]) -> dict[object, WordText]:
    return {(word.strokes, word.text, word.checked): word for word in words}
