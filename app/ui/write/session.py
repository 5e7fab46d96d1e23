"""What is on the pad and what it says; the views show it, the document holds it."""

from __future__ import annotations

from collections.abc import Callable, Collection, MutableMapping, Sequence
from weakref import WeakKeyDictionary

from PySide6.QtCore import QObject, Signal

from app.core.writing.ink_document import Change, InkDocument
from app.core.writing.ink_words import InkWord, Strokes
from app.core.writing.word_lists import NO_WORDS, Vocabulary
from app.services.recognition import RecognitionService
from app.ui.write.choices import Choices
from app.ui.write.modes import Mode, Shift, begins_sentence, capitalised
from app.ui.write.word_reader import Request, WordReader
from app.ui.write.word_text import WordText
from model.ink import Ink, Stroke

_CONTEXT = 24
"""Characters before a word that are told to the recogniser."""


class WriteSession(QObject):
    """The ink with its words, their readings and what was chosen.

    Args:
        recognition: Reads the words.

    Attributes:
        words: In reading order.
        current: The word whose candidates are shown, or None without ink.
        before: Tells the text that the words will follow; None if that is not known.
        take_back: Takes out of the text what came of a step; whether that can be.

    Signals:
        ink_changed(): other strokes are on the pad.
        words_changed(): words, readings, choices or the current word are others.
        committed(Change, tuple[WordText, ...]): the words are to become text.
        taken_back(Change): they are no text any more.
        redone(Change): a step that changes no ink is to be done again.
        failed(message): a word could not be read, or a step not be taken back.
    """

    ink_changed = Signal()
    words_changed = Signal()
    committed = Signal(object, object)
    taken_back = Signal(object)
    redone = Signal(object)
    failed = Signal(str)

    def __init__(self, recognition: RecognitionService, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.words: list[InkWord] = []
        self.current: InkWord | None = None
        self.before: Callable[[], str | None] = str
        self.take_back: Callable[[Change], bool] = lambda _change: True
        self._mode = Mode.TEXT
        self._shift = Shift.OFF
        self._capitals = False
        self._vocabulary = NO_WORDS
        self._document = InkDocument()
        self._choices = Choices()
        self._commits: MutableMapping[Change, dict[Strokes, WordText]] = WeakKeyDictionary()
        self._commit_when_read = False
        self._then: list[Callable[[], object]] = []
        self._foreseen: Sequence[InkWord] = ()
        self._reader = WordReader(recognition, self)
        self._reader.read.connect(self._on_read)
        self._reader.failed.connect(self._on_failed)

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
        """Whether every word is read to the end, or said by the user."""
        return all(
            word.strokes in self._choices or self._reader.has_read(word.strokes, self._mode.field)
            for word in self.words
        )

    @property
    def text(self) -> str:
        """All words that are read, in one line."""
        return " ".join(t.text for t in self.texts if t is not None and t.text)

    def text_of(self, word: InkWord) -> WordText | None:
        """What a word says, if only at a first look; None before that."""
        said = self._choices.get(word.strokes)
        if said is not None:
            return said
        text = self._reader.text_of(word.strokes, self._mode.field)
        if text is not None and self._document.is_joined(word):
            text = text.in_one()
        return text if text is None else self._cased(word, text)

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

    def replace(self, ink: Ink) -> None:
        """Puts other ink on the pad."""
        self._document.replace(ink)
        self._refresh()

    def mark(self) -> Change:
        """Makes a step of something that changed no ink, so that it is undone in its turn."""
        change = self._document.mark()
        self.words_changed.emit()
        return change

    def undo(self) -> None:
        """Takes the last step back; words that became text come back as ink."""
        change = self._document.last
        if change is None:
            return
        if not self.take_back(change):
            self.failed.emit(
                self.tr("Undo cannot take back what was typed: the caret has left it.")
            )
            return
        self._document.undo()
        self._choices.undo(change)
        if change in self._commits:
            self.taken_back.emit(change)
        self._refresh(*set(change.before) - set(change.after))

    def redo(self) -> None:
        """Does the step again that was taken back last."""
        change = self._document.redo()
        if change is None:
            return
        self._choices.redo(change)
        self._refresh(*set(change.after) - set(change.before))
        if change in self._commits:
            self.committed.emit(change, tuple(self._commits[change].values()))
        else:
            self.redone.emit(change)

    @property
    def mode(self) -> Mode:
        """What is being written."""
        return self._mode

    def set_mode(self, mode: Mode) -> None:
        """Reads everything as text, names, numbers …"""
        if mode is not self._mode:
            self._mode = mode
            self._refresh()

    @property
    def shift(self) -> Shift:
        """Whether letters are raised."""
        return self._shift

    def set_shift(self, shift: Shift) -> None:
        """Raises the first letter on the pad, or all letters."""
        self._shift = shift
        self.words_changed.emit()

    def set_capitals(self, on: bool) -> None:
        """Lets sentences begin with a capital, or leaves letters as they were read."""
        self._capitals = on
        self.words_changed.emit()

    def set_vocabulary(self, vocabulary: Vocabulary) -> None:
        """Makes words likely."""
        self._vocabulary = vocabulary
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

    def commit(self, then: Callable[[], object] | None = None) -> None:
        """Turns the ink into text, as soon as all of it is read; what says nothing stays ink.

        Args:
            then: What is to follow the words, if there are any.
        """
        if then is not None:
            self._then.append(then)
        if not self.read:
            self._commit_when_read = True
            self._want()
            self.words_changed.emit()
            return
        read = zip(self.words, self.texts, strict=True)
        words = {word.strokes: text for word, text in read if text is not None and text.text}
        following = self._then
        self.stop_waiting()
        if words:
            self._commit(words)
        elif self.words and not following:
            self.failed.emit(self.tr("Nothing could be read; write larger or erase and try again."))
        for then in following:
            then()

    def _commit(self, words: dict[Strokes, WordText]) -> None:
        change = self._document.commit({stroke for strokes in words for stroke in strokes})
        self._commits[change] = words
        if self._shift is Shift.ONCE:
            self._shift = Shift.OFF
        self._refresh()
        self.committed.emit(change, tuple(words.values()))

    def keep_choices(self, change: Change, texts: Sequence[WordText]) -> None:
        """Remembers what words say that come back as ink.

        Args:
            change: The step that made text of them.
            texts: What they say now; none if that is not known.
        """
        words = self._commits[change]
        if len(texts) == len(words):
            words = dict(zip(words, texts, strict=True))
            self._commits[change] = words
            self._choices.keep(words.items())

    def read_again(self) -> None:
        """Asks for what is not read yet, after the model could not be loaded at first."""
        self._want()

    def read_differently(self) -> None:
        """Reads everything anew, because the recogniser has changed."""
        self._reader.forget()
        self._want()

    def stop_waiting(self) -> None:
        """Leaves the ink on the pad although it was to become text."""
        self._commit_when_read, self._then = False, []

    def _refresh(self, *newest: Stroke) -> None:
        """Finds the words anew; that of the newest stroke becomes the current one."""
        self.stop_waiting()
        self._foreseen = ()
        self.words = self._document.words
        for word in self.words:
            if any(stroke in word.strokes for stroke in newest):
                self.current = word
                self._choices.carry_over(word.strokes)
        if self.current not in self.words:
            self.current = self._nearest()
        self._want()
        self.ink_changed.emit()
        self.words_changed.emit()

    def _nearest(self) -> InkWord | None:
        """The word that has the last stroke of the one that is gone, or the newest of all."""
        left = [s for s in self.strokes if self.current and s in self.current.strokes]
        last = (left or list(self.strokes) or [None])[-1]
        return next((word for word in self.words if last in word.strokes), None)

    def _say(self, text: WordText) -> None:
        """Makes a text what the current word says."""
        if self.current is not None and text != self._choices.get(self.current.strokes):
            self._choices.say(self._document.mark(), self.current.strokes, text)
            self._on_read()

    def _want(self) -> None:
        """Asks for all words, first as they are about to be."""
        self._reader.want([*self._requests(self._foreseen), *self._requests(self.words)])

    def _requests(self, words: Sequence[InkWord]) -> list[Request]:
        """What is asked for words one by one: each tells what the next one follows."""
        requests = []
        before = self.before() or ""
        for word in words:
            request = self._request(word, before)
            text = self._choices.get(word.strokes)
            if text is None:
                requests.append(request)
                text = self._reader.recall(request) or self.text_of(word)
            if text is not None:
                before += f" {text.text}"
        return requests

    def _request(self, word: InkWord, before: str) -> Request:
        words = self._vocabulary if self._mode.has_words else NO_WORDS
        return Request(word.strokes, self._mode.field, before[-_CONTEXT:].lstrip(), words)

    def _cased(self, word: InkWord, text: WordText) -> WordText:
        """A word with the capitals that its place and the shift key ask for."""
        if self._mode is Mode.CAPITALS or self._shift is Shift.LOCK:
            return text.cased(str.upper)
        if self.words[:1] == [word] and (self._shift is Shift.ONCE or self._begins_sentence()):
            return text.cased(capitalised)
        return text

    def _begins_sentence(self) -> bool:
        before = self.before() if self._capitals and self._mode is Mode.TEXT else None
        return before is not None and begins_sentence(before)

    def _on_read(self) -> None:
        self._want()
        self.words_changed.emit()
        if self._commit_when_read and self.read:
            self.commit()

    def _on_failed(self, message: str) -> None:
        self.stop_waiting()
        self.failed.emit(message)
        self.words_changed.emit()
