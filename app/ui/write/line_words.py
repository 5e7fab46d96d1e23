"""Has the network look at whole lines when the writer rests: it tells where words end."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from app.core.writing.ink_words import Strokes, between, has_gap, lines_of, parted, rooms
from app.services.recognition import RecognitionService
from model.ink import Ink
from model.line_look import LineLook, WordLook

_REST = 200
"""Milliseconds without another stroke; fewer pass between the letters of a word."""

_REMEMBERED = 400
"""Words of ink that is gone, which Undo may bring back."""


class LineWords(QObject):
    """The words of the lines on the pad, as far as they were told.

    Args:
        recognition: Looks at them.

    Attributes:
        words: Of all lines that were told, the older where a line has changed since.

    Signals:
        told(): a line is told.
    """

    told = Signal()

    def __init__(self, recognition: RecognitionService, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.words: list[Strokes] = []
        self._recognition = recognition
        self._lines: dict[Strokes, list[Strokes] | None] = {}
        self._seen: dict[Strokes, tuple[list[Strokes], WordLook]] = {}
        self._asked: Strokes | None = None
        self._token = 0
        self._rest = QTimer(self, singleShot=True, interval=_REST)
        self._rest.timeout.connect(self.hurry)
        recognition.answered.connect(self._on_look)
        recognition.read_failed.connect(self._on_failed)

    @property
    def settled(self) -> bool:
        """Whether all lines are told."""
        return None not in self._lines.values()

    def seen(self, word: Strokes) -> WordLook | None:
        """What was seen of a word beside its neighbours, once it was told."""
        _, look = self._seen.get(word, (None, None))
        return look

    def beside(self, now: Sequence[Strokes], said: Iterable[Strokes]) -> list[Strokes]:
        """The words that were told, where they part and join none of those that a person said.

        Args:
            now: The words as they are, which stay where they meet those.
            said: Some of them.
        """
        kept = {stroke for word in said for stroke in word}
        while (
            met := {
                stroke
                for word in (*now, *self.words)
                if not kept.isdisjoint(word)
                for stroke in word
            }
            - kept
        ):
            kept |= met
        told = [word for word in self.words if kept.isdisjoint(word)]
        return told + [word for word in now if not kept.isdisjoint(word)]

    def want(self, strokes: Strokes) -> None:
        """Asks for the lines of this ink, at rest; all others are no longer wanted."""
        lines = [line for line in lines_of(strokes) if has_gap(line)]
        self._lines = {line: self._lines.get(line) for line in lines}
        self._keep()
        if self._asked is not None and self._asked not in self._lines:
            self._recognition.cancel(self._token)
            self._asked = None
        self._rest.stop()
        self.resume()

    def hurry(self) -> None:
        """Asks now."""
        self._rest.stop()
        line = next((line for line, words in self._lines.items() if words is None), None)
        if self._asked is None and line is not None:
            self._asked = line
            self._token = self._recognition.look_at_line(Ink(line))

    def hold(self) -> None:
        """Asks nothing while the pen is down; the worker is to be free when it is lifted."""
        self._rest.stop()

    def resume(self) -> None:
        """Asks at rest again."""
        if not self.settled:
            self._rest.start()

    def ask_again(self) -> None:
        """Asks for the lines that could not be told."""
        self._lines = {line: words or None for line, words in self._lines.items()}
        self.resume()

    def look_again(self) -> None:
        """Asks for all lines, because the recogniser has changed."""
        self._lines = dict.fromkeys(self._lines)
        self._seen.clear()
        self.resume()

    def _keep(self) -> None:
        """Takes over what is told of the lines there are, and of earlier ones the newest."""
        now = [word for words in self._lines.values() for word in words or ()]
        members = {stroke for word in now for stroke in word}
        earlier = [word for word in self.words if members.isdisjoint(word)]
        self.words = earlier[-_REMEMBERED:] + now
        self._seen = {word: self._seen[word] for word in self.words if word in self._seen}

    def _on_look(self, token: int, look: LineLook) -> None:
        if self._asked is None or token != self._token:
            return
        words = parted(self._asked, look.spaces(rooms(self._asked)))
        if len(words) > 1:
            self._remember(words, look.words(between(words)))
        self._answer(words)

    def _remember(self, words: list[Strokes], looks: list[WordLook | None]) -> None:
        for place, (word, look) in enumerate(zip(words, looks, strict=True)):
            beside = words[max(place - 1, 0) : place + 2]
            # the same neighbours tell nothing new, and the word would be read again
            if look is not None and self._seen.get(word, ([],))[0] != beside:
                self._seen[word] = beside, look

    def _on_failed(self, token: int, _message: str) -> None:
        # who reads the words tells why
        if self._asked is not None and token == self._token:
            self._answer([])

    def _answer(self, words: list[Strokes]) -> None:
        line, self._asked = self._asked, None
        assert line is not None
        self._lines[line] = words
        self._keep()
        self.told.emit()
        if not self._rest.isActive():
            self.hurry()
