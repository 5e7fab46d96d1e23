"""The text of another program, as far as it was typed from the pad."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from app.services.typing import ClipboardTypist, Typist
from app.ui.write.spacing import CLOSING, space_before
from app.ui.write.word_text import WordText


@dataclass(frozen=True)
class _Mark:
    """A word that was typed, and where it stands."""

    start: int
    word: WordText

    @property
    def end(self) -> int:
        return self.start + len(self.word.text)


@dataclass(frozen=True)
class _Typed:
    """What was typed, the words in it, and whether its last space only parts it from the next."""

    text: str = ""
    marks: tuple[_Mark, ...] = ()
    own_space: bool = False

    @property
    def last(self) -> _Mark | None:
        """The word that was typed last, if nothing but a space follows it."""
        mark = self.marks[-1] if self.marks else None
        return mark if mark is not None and self.text[mark.end :] in ("", " ") else None


@dataclass(frozen=True, eq=False)
class _Step:
    """A change of what was typed in one run, without the caret having left it."""

    run: object
    before: _Typed
    after: _Typed


class OtherProgram(QObject):
    """Types words into whatever has the focus, and takes back what it typed.

    It knows what it typed itself since the focus came to a place; nothing else is ever taken
    back. What a person types or clicks there meanwhile it cannot see.

    Args:
        typist: Presses the keys.

    Signals:
        marks_changed(): other words can be looked at.
        edited(step): something else was typed, or taken back with Backspace.
    """

    marks_changed = Signal()
    edited = Signal(object)

    def __init__(self, typist: Typist, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._typist = typist
        self._start = "" if isinstance(typist, ClipboardTypist) else None
        self._focus: object = None
        self._forget()

    @property
    def focused(self) -> bool:
        """The pad is what a person works on."""
        return False

    @property
    def words(self) -> list[WordText]:
        """The words that were typed since the focus came here."""
        return [mark.word for mark in self._typed.marks]

    @property
    def word(self) -> WordText | None:
        """The word that was typed last, if nothing but a space follows it."""
        mark = self._typed.last if self._is_here else None
        return mark.word if mark is not None else None

    @property
    def before(self) -> str | None:
        """What was typed since the focus came here; None where another text may stand before."""
        return (self._typed.text if self._is_here else "") or self._start

    def set_threshold(self, threshold: float) -> None:
        """Changes nothing: words in other programs cannot be marked."""

    def insert_words(self, words: Sequence[WordText]) -> None:
        """Types words, at least one and none of them empty, and a space after the last."""
        self._look_around()
        text, marks = self._typed.text, list(self._typed.marks)
        if space_before(text):
            text += " "
        for word in map(_composed, words):
            marks.append(_Mark(len(text), word))
            text += f"{word.text} "
        self._edit(_Typed(text, tuple(marks), own_space=True))

    def insert_sign(self, sign: str) -> None:
        """Types a punctuation mark close to the word before it."""
        self._look_around()
        typed, closing = self._typed, sign in CLOSING
        text = typed.text[:-1] if typed.own_space else typed.text
        self._edit(_Typed(f"{text}{sign} " if closing else text + sign, typed.marks, closing))

    def insert_text(self, text: str) -> None:
        """Types characters; a new line is Enter, which may send what is written."""
        self._look_around()
        if text == "\n":
            self._typist.press("enter")
            self._forget("\n")
            self.marks_changed.emit()
        else:
            typed = self._typed.text + unicodedata.normalize("NFC", text)
            self._edit(_Typed(typed, self._typed.marks))

    def insert_space(self) -> None:
        """Types a space; the one that already followed a word becomes a typed one."""
        self._look_around()
        typed = self._typed
        self._edit(_Typed(typed.text if typed.own_space else f"{typed.text} ", typed.marks))

    def erase_back(self) -> None:
        """Takes back the word that was typed last, or presses Backspace."""
        self._look_around()
        typed = self._typed
        if not typed.text:
            self._typist.press("backspace")
            self.marks_changed.emit()
            return
        text = typed.text[: typed.last.start if typed.last is not None else -1]
        marks = tuple(mark for mark in typed.marks if mark.end <= len(text))
        own = typed.last is not None and bool(marks) and text.endswith(" ")
        self._edit(_Typed(text, marks, own))

    def take_back(self, step: _Step) -> bool:
        """Types what stood there before a step; whether the caret is still there."""
        return self._turn(step.run, step.after, step.before)

    def do_again(self, step: _Step) -> bool:
        """Types what a step had typed."""
        return self._turn(step.run, step.before, step.after)

    def choose(self, number: int) -> None:
        """Makes a candidate the text of the word that was typed last."""
        self._look_around()
        word = self.word
        if word is not None and number < len(word.candidates):
            self._change(word.choose(number))

    def mend(self, text: str) -> None:
        """Makes a text what the word that was typed last says."""
        self._look_around()
        if self.word is not None:
            self._change(self.word.mended(text))

    def press(self, key: str, shift: bool = False) -> None:
        """Presses a key that moves the caret; what was typed before is left alone from now on."""
        self._typist.press(key, shift=shift)
        self._focus = self._typist.focus()
        self.start_anew()

    def start_anew(self) -> None:
        """Takes nothing back of what was typed until now."""
        self._forget()
        self.marks_changed.emit()

    @property
    def _is_here(self) -> bool:
        """Whether the focus is still where it was typed to last."""
        return self._focus == self._typist.focus()

    def _change(self, word: WordText) -> None:
        """Puts another text in the place of the word that was typed last."""
        typed, mark, word = self._typed, self._typed.last, _composed(word)
        if mark is not None:
            text = typed.text[: mark.start] + word.text + typed.text[mark.end :]
            marks = (*typed.marks[:-1], replace(mark, word=word))
            self._edit(_Typed(text, marks, typed.own_space))

    def _look_around(self) -> None:
        """Forgets what was typed elsewhere."""
        focus = self._typist.focus()
        if focus != self._focus:
            self._focus = focus
            self._forget()

    def _forget(self, text: str = "") -> None:
        """Begins a new run of typing."""
        self._run, self._typed = object(), _Typed(text)

    def _edit(self, typed: _Typed) -> None:
        before = self._typed
        self._become(typed)
        if typed.text != before.text:
            self.edited.emit(_Step(self._run, before, typed))
        self.marks_changed.emit()

    def _turn(self, run: object, now: _Typed, then: _Typed) -> bool:
        if run is not self._run or not self._is_here or self._typed.text != now.text:
            return False
        self._become(then)
        self.marks_changed.emit()
        return True

    def _become(self, typed: _Typed) -> None:
        """Types what differs, leaving alone what stays the same."""
        old, new = self._typed.text, typed.text
        pairs = enumerate(zip(old, new, strict=False))
        same = next((i for i, (a, b) in pairs if a != b), min(len(old), len(new)))
        if len(old) > same:
            self._typist.press("backspace", len(old) - same)
        if len(new) > same:
            self._typist.type(new[same:])
        self._typed = typed


def _composed(word: WordText) -> WordText:
    """The word with each letter and its accent in one character, which one Backspace deletes."""
    return replace(word, text=unicodedata.normalize("NFC", word.text))
