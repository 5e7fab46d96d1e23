"""Where words go: the text in the window, or another program."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from app.ui.write.word_text import WordText


@dataclass(frozen=True, eq=False)
class Erased:
    """What Backspace took out of a text.

    Attributes:
        text: As it stood there.
        place: Where, as the target tells places.
        words: The words from the pad that it held.
    """

    text: str
    place: Any
    words: tuple[WordText, ...] = ()


class Target(Protocol):
    """Takes words, marks and keys, and gives back what it took.

    ``take_back`` and ``erase_again`` return None, and ``put_back`` False, where a text can no
    longer be changed.

    Attributes:
        word: The word from the pad that the caret is at, if that is known.
        focused: Whether a person is at work in it, not on the pad.
        before: The text before the caret, as far as it is known; None if the caret was moved there.
    """

    @property
    def word(self) -> WordText | None: ...
    @property
    def before(self) -> str | None: ...
    @property
    def focused(self) -> bool: ...
    def set_threshold(self, threshold: float) -> None: ...
    def insert_words(self, key: object, words: Sequence[WordText]) -> None: ...
    def take_back(self, key: object) -> tuple[WordText, ...] | None: ...
    def insert_sign(self, sign: str) -> None: ...
    def insert_text(self, text: str) -> None: ...
    def insert_space(self) -> None: ...
    def erase_back(self) -> Erased | None: ...
    def put_back(self, erased: Erased) -> bool: ...
    def erase_again(self, erased: Erased) -> Erased | None: ...
    def choose(self, number: int) -> None: ...
    def mend(self, text: str) -> None: ...
