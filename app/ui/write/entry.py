"""What goes from the pad into the text, and comes back from it, step by step."""

from __future__ import annotations

from collections.abc import MutableMapping
from dataclasses import replace
from weakref import WeakKeyDictionary, WeakSet

from PySide6.QtCore import QObject, Signal

from app.core.writing.gestures import Gesture, Sign
from app.core.writing.ink_document import Change
from app.ui.write.session import WriteSession
from app.ui.write.spacing import SIGNS
from app.ui.write.target import Erased, Target
from app.ui.write.word_text import WordText
from model.ink import Stroke


class TextEntry(QObject):
    """Carries out what keys, signs and gestures ask for.

    Args:
        session: The ink and what it says.
        target: Where words go.

    Attributes:
        replayed: Strokes that no person wrote; nothing is learned from them.

    Signals:
        accepted(Change, tuple[WordText, ...]): words went to the target.
        erased(tuple[WordText, ...]): words were taken away there.
    """

    accepted = Signal(object, object)
    erased = Signal(object)

    def __init__(self, session: WriteSession, target: Target) -> None:
        super().__init__(session)
        self.replayed: WeakSet[Stroke] = WeakSet()
        self._session = session
        self._target = target
        self._inserted: WeakSet[Change] = WeakSet()
        self._erased: MutableMapping[Change, Erased] = WeakKeyDictionary()
        session.before = lambda: target.before
        session.take_back = self._take_back
        session.committed.connect(self._on_committed)
        session.redone.connect(self._on_redone)

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
        """Takes the current word of the ink away, or what is before the caret."""
        if self._session.current is not None:
            self._session.erase(self._session.current.strokes)
        else:
            self._erase_back()

    def carry_out(self, sign: Sign, stroke: Stroke) -> None:
        """Does what a stroke means that is no writing."""
        current = self._session.current
        back = sign.kind is Gesture.LEFT
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
        self._inserted.add(change)
        self._target.insert_words(change, words)
        self.accepted.emit(change, words)

    def _take_back(self, change: Change) -> bool:
        """Takes words out of the text again, or puts in what Backspace took; whether it could."""
        if change in self._erased:
            return self._put_back(change, self._erased[change])
        if change in self._inserted:
            words = self._target.take_back(change)
            if words is None:
                return False
            # what was chosen in the text holds for the ink too, and when it is put in again
            self._session.keep_choices(change, words)
        return True

    def _erase_back(self) -> None:
        """Takes away what is before the caret, as a step that can be undone."""
        erased = self._target.erase_back()
        if erased is not None:
            self._keep(self._session.mark(), erased)

    def _keep(self, change: Change, erased: Erased) -> None:
        self._erased[change] = erased
        if erased.words:
            self.erased.emit(erased.words)

    def _put_back(self, change: Change, erased: Erased) -> bool:
        done = self._target.put_back(erased)
        if done and erased.words:
            self.accepted.emit(change, erased.words)
        return done

    def _on_redone(self, change: Change) -> None:
        """Takes the same away again; where it stands no longer, the step does nothing any more."""
        erased = self._erased.pop(change, None)
        again = self._target.erase_again(erased) if erased is not None else None
        if again is not None:
            self._keep(change, again)
