"""Has the network tell where words end, line by line, when the writer rests."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from app.core.writing.ink_words import Strokes, has_gap, lines_of, parted, rooms
from app.services.recognition import RecognitionService
from model.ink import Ink

_REST = 200
"""Milliseconds without another stroke; fewer pass between the letters of a word."""

_REMEMBERED = 400
"""Words of ink that is gone, which Undo may bring back."""


class LineWords(QObject):
    """The words of the lines on the pad, as far as they were told.

    Args:
        recognition: Is asked for spaces.

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
        self._asked: Strokes | None = None
        self._token = 0
        self._rest = QTimer(self, singleShot=True, interval=_REST)
        self._rest.timeout.connect(self.hurry)
        recognition.answered.connect(self._on_spaces)
        recognition.read_failed.connect(self._on_failed)

    @property
    def settled(self) -> bool:
        """Whether all lines are told."""
        return None not in self._lines.values()

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
            self._token = self._recognition.find_spaces(Ink(line), rooms(line))

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

    def _keep(self) -> None:
        """Takes over what is told of the lines there are, and of earlier ones the newest."""
        now = [word for words in self._lines.values() for word in words or ()]
        members = {stroke for word in now for stroke in word}
        earlier = [word for word in self.words if members.isdisjoint(word)]
        self.words = earlier[-_REMEMBERED:] + now

    def _on_spaces(self, token: int, spaces: Sequence[float]) -> None:
        if self._asked is not None and token == self._token:
            self._answer(parted(self._asked, spaces))

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
