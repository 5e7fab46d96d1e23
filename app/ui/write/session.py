"""What is on the pad and what it says; the views show it, the document holds it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from PySide6.QtCore import QObject, Signal

from app.core.writing.ink_document import Change, InkDocument
from app.core.writing.ink_words import InkWord, Strokes
from app.core.writing.word_lists import Vocabulary
from app.services.recognition import RecognitionService
from app.ui.write.line_words import LineWords
from app.ui.write.modes import Mode, Shift
from app.ui.write.waiting import Then, Waiting
from app.ui.write.word_reader import WordReader
from app.ui.write.word_text import WordText
from app.ui.write.wording import Wording
from model.ink import Ink, Stroke


class WriteSession(QObject):
    """The ink with its words, their readings and what was chosen.

    Args:
        recognition: Reads the words.

    Attributes:
        words: In reading order.
        current: The word whose candidates are shown, or None without ink.
        wording: What the words say.
        take_back: Takes out of the text what came of a step; whether that can be.
        do_again: Does to the text again what a step did; whether that can be.

    Signals:
        ink_changed(): other strokes are on the pad.
        words_changed(): words, readings, choices or the current word are others.
        committed(Change, tuple[WordText, ...]): the words are to become text.
        failed(message): a word could not be read, or a step not be undone or redone.
    """

    ink_changed = Signal()
    words_changed = Signal()
    committed = Signal(object, object)
    failed = Signal(str)

    def __init__(self, recognition: RecognitionService, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.words: list[InkWord] = []
        self.current: InkWord | None = None
        self.take_back: Callable[[Change], bool] = lambda _change: True
        self.do_again: Callable[[Change], bool] = lambda _change: True
        self._document = InkDocument()
        self._waiting = Waiting()
        self._foreseen: Sequence[InkWord] = ()
        self._lines = LineWords(recognition, self)
        self._lines.told.connect(self._on_told)
        self._reader = WordReader(recognition, self)
        self._reader.read.connect(self._on_read)
        self._reader.failed.connect(self._on_failed)
        self.wording = Wording(self._reader, self._lines, lambda w: self._document.is_joined(w))

    @property
    def strokes(self) -> Strokes:
        """What is on the pad."""
        return self._document.strokes

    @property
    def ink(self) -> Ink:
        """What is on the pad, and what was said about its words."""
        return Ink(self._document.strokes, self._document.links)

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return self._document.last is not None

    @property
    def can_redo(self) -> bool:
        """Whether a step was taken back."""
        return self._document.can_redo

    @property
    def texts(self) -> list[WordText | None]:
        """What each word says, if only at a first look; None before that."""
        return [self.text_of(word) for word in self.words]

    @property
    def read(self) -> bool:
        """Whether it is known where words end, and each is read to the end or said by the user."""
        return self._lines.settled and all(map(self.wording.is_read, self.words))

    @property
    def text(self) -> str:
        """All words that are read, in one line."""
        return " ".join(t.text for t in self.texts if t is not None and t.text)

    def text_of(self, word: InkWord) -> WordText | None:
        """What a word says, if only at a first look; None before that."""
        return self.wording.text_of(word, first=self.words[:1] == [word])

    def add(self, stroke: Stroke) -> None:
        """Writes one more stroke; its word becomes the current one."""
        self._document.add(stroke)
        self._refresh(stroke)

    def foresee(self, stroke: Stroke) -> None:
        """Reads a stroke that is about to end, so that what it says is known when it does."""
        self._foreseen = self._document.words_with(stroke)
        self._want()

    def erase(self, strokes: Collection[Stroke]) -> None:
        """Takes strokes away."""
        self._document.erase(strokes)
        self._refresh()

    def retract(self, stroke: Stroke, covered: Collection[Stroke] = ()) -> None:
        """Takes a stroke that was a sign away again, with the ink it covered.

        It was ink for one step, so that undoing brings back what a misunderstood stroke took.
        """
        self._document.add(stroke)
        self._document.erase({stroke, *covered})
        self._refresh()

    def join(self) -> bool:
        """Makes one word of the current one and the next, or the one before it at the end."""
        if self.current not in self.words or len(self.words) < 2:
            return False
        place = min(self.words.index(self.current), len(self.words) - 2)
        left, right = self.words[place : place + 2]
        self._document.join(left, right)
        self._refresh(right.strokes[-1])
        return True

    def split(self) -> bool:
        """Makes two words of the current one, at its widest gap; whether that can be."""
        if self.current is None or not self._document.split(self.current):
            return False
        self._refresh(*self.current.strokes[:1])
        return True

    def clear(self) -> None:
        """Takes all strokes away."""
        self._document.clear()
        self._refresh()

    def begin_with(self, ink: Ink) -> None:
        """Puts ink on the pad as if there had never been other ink; nothing can be undone."""
        self._document = InkDocument(ink.strokes)
        self._document.links = ink.links
        self._waiting = Waiting()
        self._refresh(*ink.strokes[-1:])
        self._lines.hurry()

    def replace(self, ink: Ink) -> None:
        """Puts other ink on the pad."""
        self._document.replace(ink)
        self._refresh()
        self._lines.hurry()

    def mark(self) -> Change:
        """Makes a step of something that changed no ink, so that it is undone in its turn."""
        change = self._document.mark()
        self.words_changed.emit()
        return change

    def undo(self) -> None:
        """Takes the last step back; words that became text come back as ink."""
        change = self._document.last
        if self.call_off() or change is None:
            return
        if not self.take_back(change):
            self.failed.emit(
                self.tr("Undo cannot take back what was typed: the caret has left it.")
            )
        else:
            self._document.undo()
            self.wording.choices.undo(change)
            self._refresh(*set(change.before) - set(change.after))

    def redo(self) -> None:
        """Does the step again that was taken back last."""
        change = self._document.redo()
        if change is not None and not self.do_again(change):
            self._document.undo()
            self.failed.emit(self.tr("Redo cannot type it again: the caret has left the place."))
        elif change is not None:
            self.wording.choices.redo(change)
            self._refresh(*set(change.after) - set(change.before))

    @property
    def mode(self) -> Mode:
        """What is being written."""
        return self.wording.casing.mode

    def set_mode(self, mode: Mode) -> None:
        """Reads everything as text, names, numbers …"""
        if mode is not self.mode:
            self.wording.casing.mode = mode
            self._refresh()

    @property
    def shift(self) -> Shift:
        """Whether letters are raised."""
        return self.wording.casing.shift

    def set_shift(self, shift: Shift) -> None:
        """Raises the first letter on the pad, or all letters."""
        self.wording.casing.shift = shift
        self.words_changed.emit()

    def set_capitals(self, on: bool) -> None:
        """Lets sentences begin with a capital, or leaves letters as they were read."""
        self.wording.casing.sentences = on
        self.words_changed.emit()

    def set_vocabulary(self, vocabulary: Vocabulary) -> None:
        """Makes words likely."""
        self.wording.vocabulary = vocabulary
        self._want()

    def select(self, word: InkWord) -> None:
        """Shows the candidates of a word."""
        self.current = word
        self.words_changed.emit()

    def step(self, by: int) -> None:
        """Selects a word before or after the current one."""
        if self.current in self.words:
            index = self.words.index(self.current) + by
            self.select(self.words[min(max(index, 0), len(self.words) - 1)])

    def choose(self, number: int) -> None:
        """Makes a candidate the text of the current word."""
        text = self.text_of(self.current) if self.current is not None else None
        if text is not None and number < len(text.candidates):
            self._say(text.choose(number))

    def mend(self, text: str) -> None:
        """Makes a text what the current word says."""
        known = self.text_of(self.current) if self.current is not None else None
        if known is not None:
            self._say(known.mended(text))

    def commit(self, then: Then | None = None) -> None:
        """Turns the ink into text, as soon as all of it is read; what says nothing stays ink.

        Args:
            then: What is to follow the words, if there are any, whatever is written meanwhile.
        """
        self._waiting.add(self.strokes, then)
        self._want()
        self._carry_on()
        if self._waiting:
            self.words_changed.emit()

    def _carry_on(self) -> None:
        """Does what is due, in its order, as far as the words before it are read."""
        while due := self._waiting.next:
            if not self._lines.settled:
                self._lines.hurry()
                return
            words = [word for word in self.words if not due.strokes.isdisjoint(word.strokes)]
            if not all(map(self.wording.is_read, words)):
                return
            self._waiting.done()
            done = self._commit(words)
            if due.then is not None:
                due.then()
            elif words and not done:
                self.failed.emit(
                    self.tr("Nothing could be read; write larger or erase and try again.")
                )

    def _commit(self, words: Sequence[InkWord]) -> bool:
        read = [(word, self.text_of(word)) for word in words]
        texts = {word: text for word, text in read if text is not None and text.text}
        if not texts:
            return False
        change = self._document.commit({stroke for word in texts for stroke in word.strokes})
        self.wording.casing.spend()
        self._find_words()
        self.committed.emit(change, tuple(texts.values()))
        return True

    def read_again(self) -> None:
        """Asks for what is not read yet, after the model could not be loaded at first."""
        self._lines.ask_again()
        self._want()

    def read_differently(self) -> None:
        """Reads everything anew, because the recogniser has changed."""
        self._reader.forget()
        self._lines.look_again()
        self._want()

    def set_writing(self, on: bool) -> None:
        """The pen is down: nothing becomes text by itself, and no line is looked at; or up."""
        if on:
            self.stop_waiting()
            self._lines.hold()
        else:
            self._lines.resume()

    def stop_waiting(self) -> None:
        """Leaves the ink on the pad although it was to become text, if nothing is to follow it."""
        self._waiting.forget_text()

    def call_off(self) -> bool:
        """Forgets what was to follow words that are not read yet, the newest; whether anything."""
        self.stop_waiting()
        waited = bool(self._waiting)
        if waited:
            self._waiting.forget_newest()
            self.words_changed.emit()
        return waited

    def _refresh(self, *newest: Stroke) -> None:
        """Finds the words anew, and does what waited for ink that is gone."""
        self._find_words(*newest)
        self._carry_on()

    def _find_words(self, *newest: Stroke) -> None:
        """Finds the words anew; that of the newest stroke becomes the current one."""
        self.stop_waiting()
        self._foreseen = ()
        self._part(*newest)
        self._lines.want(self.strokes if self.mode.has_words else ())
        self.ink_changed.emit()
        self.words_changed.emit()

    def _part(self, *newest: Stroke) -> None:
        now = [word.strokes for word in self.words]
        said = [strokes for strokes in now if strokes in self.wording.choices]
        self._document.told = self._lines.beside(now, said) if self.mode.has_words else []
        self.words = self._document.words
        for word in self.words:
            if any(stroke in word.strokes for stroke in newest):
                self.current = word
                self.wording.choices.carry_over(word.strokes)
        if self.current not in self.words:
            self.current = self._nearest()
        self._want()

    def _on_told(self) -> None:
        self._part()
        self.words_changed.emit()
        self._carry_on()

    def _nearest(self) -> InkWord | None:
        """The word that has the last stroke of the one that is gone, or the newest of all."""
        left = [s for s in self.strokes if self.current and s in self.current.strokes]
        last = (left or list(self.strokes) or [None])[-1]
        return next((word for word in self.words if last in word.strokes), None)

    def _say(self, text: WordText) -> None:
        """Makes a text what the current word says."""
        if self.current is not None and text != self.wording.choices.get(self.current.strokes):
            self.wording.choices.say(self._document.mark(), self.current.strokes, text)
            self._on_read()

    def _want(self) -> None:
        """Asks for all words, first as they are about to be."""
        self.wording.want(self.words, self._foreseen)

    def _on_read(self) -> None:
        self._want()
        self.words_changed.emit()
        self._carry_on()

    def _on_failed(self, message: str) -> None:
        self._waiting.give_up()
        self.failed.emit(message)
        self.words_changed.emit()
