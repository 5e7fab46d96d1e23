"""Decides which word is looked at, and shows it in the panel and on the pad."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

from app.services.recognition import RecognitionService
from app.ui.sentences import translated
from app.ui.write.pad import InkPad
from app.ui.write.reading_panel import ReadingPanel
from app.ui.write.session import WriteSession
from app.ui.write.target import Target
from app.ui.write.word_text import WordText
from app.ui.write.words_row import WordState


class Presenter(QObject):
    """Shows the words of the ink, or the word at the caret while the text is worked on.

    Args:
        recognition: Tells whether there is a model.
        session: The ink and what it says.
        text: Where the words go.
        panel: Shows words and candidates.
        pad: Marks the words in the ink.

    Signals:
        corrected(WordText): a word that is text already was put right.
    """

    corrected = Signal(object)

    def __init__(
        self,
        recognition: RecognitionService,
        session: WriteSession,
        text: Target,
        panel: ReadingPanel,
        pad: InkPad,
    ) -> None:
        super().__init__(panel)
        self._recognition = recognition
        self._session = session
        self._text = text
        self._panel = panel
        self._pad = pad
        self._threshold = 0.8
        self._problem = ""
        self._hovered = -1
        self._held: bool | None = None

    @property
    def in_text(self) -> bool:
        """Whether the word at the caret is looked at, not one of the ink."""
        if self._held is not None:
            return self._held
        caret_in_word = self._text.focused and self._text.word is not None
        return caret_in_word or not self._session.words

    @property
    def word(self) -> WordText | None:
        """The word that is looked at, once it is read."""
        if self.in_text:
            return self._text.word
        current = self._session.current
        return self._session.text_of(current) if current is not None else None

    def set_threshold(self, threshold: float) -> None:
        """Marks words below this confidence as doubtful."""
        self._threshold = threshold
        self._text.set_threshold(threshold)
        self.refresh()

    def set_problem(self, message: str) -> None:
        """Says what went wrong, until it is set to nothing or another word is looked at."""
        if message != self._problem:
            self._problem = message
            self.refresh()

    def choose(self, number: int) -> bool:
        """Takes a candidate of the word; whether there is one."""
        word = self.word
        if word is None or number >= len(word.candidates):
            return False
        self.set_problem("")
        if self.in_text:
            self._text.choose(number)
            if self._text.word is not None:
                self.corrected.emit(self._text.word)
        else:
            self._session.choose(number)
        return True

    def hold(self, on: bool) -> None:
        """Goes on looking at the word, wherever the keys go; or no longer."""
        self._held = self.in_text if on else None

    def mend(self, text: str) -> None:
        """Takes what a person spelled for what the word says."""
        if not self.in_text:
            self._session.mend(text)
            return
        self._text.mend(text)
        if self._text.word is not None:
            self.corrected.emit(self._text.word)

    def select(self, index: int) -> None:
        """Looks at a word of the ink."""
        self.set_problem("")
        if not self.in_text:
            self._session.select(self._session.words[index])
            self._pad.reveal(self._session.words[index])

    def step(self, by: int) -> None:
        """Looks at a word of the ink before or after the current one."""
        self.set_problem("")
        self._session.step(by)
        if self._session.current is not None:
            self._pad.reveal(self._session.current)

    def hover(self, index: int) -> None:
        """Marks the ink of a word, or of the current one for -1."""
        if index != self._hovered:
            self._hovered = index
            self._show_marks(self._session.texts)

    def point_at(self, index: int) -> None:
        """Marks the text of a word whose ink the pointer is over; -1 is none."""
        self._panel.words.point_at(-1 if self.in_text else index)

    def refresh(self) -> None:
        """Shows everything anew."""
        texts = self._session.texts
        self._show_words(texts)
        self._show_marks(texts)
        self._show_candidates()
        if self._session.read:
            self._tell_readers(self._session.text)

    def _tell_readers(self, text: str) -> None:
        """Lets screen readers say what the ink says, whenever that changes."""
        if text != self._pad.accessibleDescription():
            self._pad.setAccessibleDescription(text)
            if text:
                QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._pad, text))

    def _show_words(self, texts: Sequence[WordText | None]) -> None:
        session = self._session
        if self.in_text:
            word = self.word
            self._panel.show_words([] if word is None else [self._state(word, True)], True)
            return
        words = zip(session.words, texts, strict=True)
        states = [self._state(text, word == session.current) for word, text in words]
        self._panel.show_words(states, False)

    def _state(self, word: WordText | None, current: bool) -> WordState:
        if word is None:
            return WordState(None, 0.0, False, current)
        return WordState(word.text, word.confidence, word.is_doubtful(self._threshold), current)

    def _show_marks(self, texts: Sequence[WordText | None]) -> None:
        session = self._session
        read = zip(session.words, texts, strict=True)
        doubtful = [w for w, text in read if text and text.is_doubtful(self._threshold)]
        shown = None if self.in_text else session.current
        if 0 <= self._hovered < len(session.words) and not self.in_text:
            shown = session.words[self._hovered]
        self._pad.mark_words(session.words, shown, doubtful)

    def _show_candidates(self) -> None:
        word = self.word
        problem = translated(self._problem or self._recognition.problem)
        if word is not None and word.candidates and (self.in_text or not self._problem):
            self._panel.show_candidates(word.candidates, word.text)
        elif problem:
            gone = bool(self._recognition.problem) and not self._recognition.ready
            self._panel.show_status(problem, True, self._recognition.load if gone else None)
        else:
            self._panel.show_status(self._state_of_reading(word), False)

    def _state_of_reading(self, word: WordText | None) -> str:
        if not self._recognition.ready:
            return self.tr("The model is loading; what you write is read as soon as it is there.")
        if word is not None:
            return self.tr(
                "Nothing could be made out: write on, spell the word, or press Backspace."
            )
        if self._session.words:
            return self.tr("Reading…")
        return self._panel.invitation
