"""The text of another program, as far as it was typed from the pad."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from app.services.typing import Typist
from app.ui.write.spacing import CLOSING, space_before
from app.ui.write.target import Erased
from app.ui.write.word_text import WordText

_REMEMBERED = 500


@dataclass(eq=False)
class _Mark:
    """A word that was typed: where it stands, and the words it came in with."""

    start: int
    word: WordText
    key: object

    @property
    def end(self) -> int:
        return self.start + len(self.word.text)


class OtherProgram(QObject):
    """Types words into whatever has the focus, and takes back what it typed.

    It knows what it typed itself since the focus came to a place; nothing else is ever taken
    back. What a person types or clicks there meanwhile it cannot see.

    Args:
        typist: Presses the keys.

    Signals:
        marks_changed(): other words can be looked at.
    """

    marks_changed = Signal()

    def __init__(self, typist: Typist, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._typist = typist
        self._focus: object = None
        self._marks: list[_Mark] = []
        self._forget()

    @property
    def focused(self) -> bool:
        """The pad is what a person works on."""
        return False

    @property
    def word(self) -> WordText | None:
        """The word that was typed last, if nothing but a space follows it."""
        mark = self._last if self._is_here else None
        return mark.word if mark is not None else None

    @property
    def before(self) -> str | None:
        """What was typed since the focus came here; None where the caret came by arrows."""
        if not self._is_here:
            return ""
        return self._typed if self._typed or not self._moved else None

    def set_threshold(self, threshold: float) -> None:
        """Changes nothing: words in other programs cannot be marked."""

    def insert_words(self, key: object, words: Sequence[WordText]) -> None:
        """Types words, a space after the last.

        Args:
            key: Takes them out again in ``take_back``.
            words: At least one, none of them empty.
        """
        self._look_around()
        if space_before(self._typed):
            self._type(" ")
        for word in words:
            word = _composed(word)
            self._marks.append(_Mark(len(self._typed), word, key))
            self._type(f"{word.text} ")
        self._own_space = True
        self.marks_changed.emit()

    def take_back(self, key: object) -> tuple[WordText, ...] | None:
        """Takes words out again; the words, as chosen meanwhile, or None if that cannot be."""
        mine = [mark for mark in self._marks if mark.key == key]
        if not mine or not self._is_here:
            return None
        start, end = mine[0].start, mine[-1].end
        behind = self._typed[end:]
        kept = behind[1:] if behind[:1] == " " else behind
        self._replace(start, kept)
        self._marks = [mark for mark in self._marks if mark.start < start]
        self._own_space = bool(self._marks) and not kept and self._typed.endswith(" ")
        self.marks_changed.emit()
        return tuple(mark.word for mark in mine)

    def insert_sign(self, sign: str) -> None:
        """Types a punctuation mark close to the word before it."""
        self._look_around()
        if self._own_space:
            self._erase(1)
        self._type(f"{sign} " if sign in CLOSING else sign)
        self._own_space = sign in CLOSING
        self.marks_changed.emit()

    def insert_text(self, text: str) -> None:
        """Types characters; a new line is Enter, which may send what is written."""
        self._look_around()
        if text == "\n":
            self._typist.press("enter")
            self._forget("\n")
        else:
            self._type(unicodedata.normalize("NFC", text))
            self._own_space = False
        self.marks_changed.emit()

    def insert_space(self) -> None:
        """Types a space; the one that already followed a word becomes a typed one."""
        self._look_around()
        if not self._own_space:
            self._type(" ")
        self._own_space = False
        self.marks_changed.emit()

    def erase_back(self) -> Erased | None:
        """Takes back the word that was typed last, or presses Backspace."""
        self._look_around()
        mark, typed = self._last, self._typed
        if mark is not None:
            self._replace(mark.start, "")
            self._marks.remove(mark)
            self._own_space = self._typed.endswith(" ") and bool(self._marks)
        elif self._typed:
            self._erase(1)
            self._own_space = False
        else:
            self._typist.press("backspace")
        self.marks_changed.emit()
        place = self._run, len(self._typed), mark
        text = typed[len(self._typed) :]
        return Erased(text, place, (mark.word,) if mark is not None else ()) if text else None

    def put_back(self, erased: Erased) -> bool:
        """Types again what Backspace took, if the caret is still there."""
        run, start, mark = erased.place
        if run is not self._run or not self._is_here:
            return False
        behind = self._typed[start:]
        if mark is not None:
            self._marks.append(mark)
        self._replace(start, erased.text + behind)
        if mark is not None:
            self._own_space = not behind and erased.text.endswith(" ")
        self.marks_changed.emit()
        return True

    def erase_again(self, erased: Erased) -> Erased | None:
        """Takes back what was typed again, if it still is the last that was typed."""
        run, start, _ = erased.place
        same = run is self._run and self._is_here and self._typed[start:] == erased.text
        return self.erase_back() if same else None

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
        self._forget(moved=key != "tab")
        self.marks_changed.emit()

    def start_anew(self) -> None:
        """Takes nothing back of what was typed until now."""
        self._forget()
        self.marks_changed.emit()

    @property
    def _is_here(self) -> bool:
        """Whether the focus is still where it was typed to last."""
        return self._focus == self._typist.focus()

    @property
    def _last(self) -> _Mark | None:
        marks = [mark for mark in self._marks if not self._typed[mark.end :].strip(" ")]
        return marks[-1] if marks and len(self._typed) - marks[-1].end <= 1 else None

    def _change(self, word: WordText) -> None:
        """Puts another text in the place of the word that was typed last."""
        mark = self._last
        if mark is None:
            return
        behind = self._typed[mark.end :]
        mark.word = _composed(word)
        own = self._own_space
        self._replace(mark.start, mark.word.text + behind)
        self._own_space = own
        self.marks_changed.emit()

    def _look_around(self) -> None:
        """Forgets what was typed elsewhere."""
        focus = self._typist.focus()
        if focus != self._focus:
            self._focus = focus
            self._forget()

    def _forget(self, typed: str = "", moved: bool = False) -> None:
        """Begins a new run of typing, perhaps in the middle of a text that is not known."""
        self._typed, self._own_space, self._moved = typed, False, moved
        self._run = object()
        self._marks.clear()

    def _type(self, text: str) -> None:
        self._typist.type(text)
        self._typed += text
        if len(self._typed) > 2 * _REMEMBERED:
            self._shorten()

    def _erase(self, count: int) -> None:
        self._typist.press("backspace", count)
        self._typed = self._typed[: len(self._typed) - count]
        self._marks = [mark for mark in self._marks if mark.end <= len(self._typed)]

    def _replace(self, start: int, text: str) -> None:
        """Types something else from a place on, leaving alone what stays the same."""
        old = self._typed[start:]
        same = 0
        while same < min(len(old), len(text)) and old[same] == text[same]:
            same += 1
        marks = self._marks
        if len(old) > same:
            self._erase(len(old) - same)
        self._marks = marks
        if text[same:]:
            self._type(text[same:])

    def _shorten(self) -> None:
        gone = len(self._typed) - _REMEMBERED
        self._typed, self._run = self._typed[gone:], object()
        for mark in self._marks:
            mark.start -= gone
        self._marks = [mark for mark in self._marks if mark.start >= 0]


def _composed(word: WordText) -> WordText:
    """The word with each letter and its accent in one character, which one Backspace deletes."""
    return replace(word, text=unicodedata.normalize("NFC", word.text))
