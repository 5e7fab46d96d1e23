"""What a person said that words say, step by step."""

from __future__ import annotations

from collections.abc import MutableMapping
from weakref import WeakKeyDictionary

from app.core.writing.ink_document import Change
from app.core.writing.ink_words import Strokes, completes
from app.ui.write.word_text import WordText


class Choices:
    """Texts by the ink that they were said of; they hold whenever the same ink is there again."""

    def __init__(self) -> None:
        self._texts: dict[Strokes, WordText] = {}
        self._steps: MutableMapping[Change, tuple[Strokes, WordText | None, WordText]]
        self._steps = WeakKeyDictionary()

    def __contains__(self, strokes: Strokes) -> bool:
        return strokes in self._texts

    def get(self, strokes: Strokes) -> WordText | None:
        """What was said of ink, if anything was."""
        return self._texts.get(strokes)

    def say(self, step: Change, strokes: Strokes, text: WordText) -> None:
        """Makes a text what ink says, in a step that can be undone."""
        self._steps[step] = strokes, self._texts.get(strokes), text
        self._texts[strokes] = text

    def undo(self, step: Change) -> None:
        """What ink says is what was said of it before, if the step said something."""
        if step in self._steps:
            strokes, before, _ = self._steps[step]
            self._texts.pop(strokes, None)
            if before is not None:
                self._texts[strokes] = before

    def redo(self, step: Change) -> None:
        """It says again what the step said, if anything."""
        if step in self._steps:
            strokes, _, text = self._steps[step]
            self._texts[strokes] = text

    def carry_over(self, strokes: Strokes) -> None:
        """What was said of a word holds when its last cross or dot comes late."""
        *others, last = strokes
        text = self._texts.get(tuple(others))
        if text is not None and strokes not in self and completes(last, others):
            self._texts[strokes] = text.of_ink(strokes)
