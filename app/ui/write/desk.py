"""The desk to write at: pad, candidates and keys, and what happens between them."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.core.settings import Settings
from app.core.writing.gestures import Gesture, gesture_of
from app.services.recognition import RecognitionService
from app.ui import theme
from app.ui.write import paper
from app.ui.write.entry import TextEntry
from app.ui.write.key_row import KeyRow
from app.ui.write.modes import Mode, mode_named
from app.ui.write.pad import InkPad
from app.ui.write.presenter import Presenter
from app.ui.write.reading_panel import ReadingPanel
from app.ui.write.session import WriteSession
from app.ui.write.speller import Speller
from app.ui.write.target import Target
from app.ui.write.word_text import CANDIDATES
from app.ui.write.write_actions import WriteActions
from model.ink import Stroke

_SOON = 80
"""Milliseconds after which it is told that a word is still being read."""


class Desk(QWidget):
    """Turns what is written into words for a target.

    Args:
        recognition: Reads the words.
        target: Gets them.
        commands: The actions that work on ink and words.
        keyboard: Stands in for a keyboard: has its keys as well.

    Attributes:
        recognition: The same.
        session: The ink and what it says.
        entry: Puts the words into the text.
        pad: Where to write.
        panel: What the ink says, and the candidates.
        keys: The row of keys.
        speller: Lies over pad and keys while a word is spelled.

    Signals:
        setting_changed(str, object): a setting of ``Settings`` was changed here.
        refreshed(): something is shown anew.
    """

    setting_changed = Signal(str, object)
    refreshed = Signal()

    def __init__(
        self,
        recognition: RecognitionService,
        target: Target,
        commands: WriteActions,
        keyboard: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.recognition = recognition
        self._commands = commands
        self._pause = 0.0
        self._resting = False
        self._signs = frozenset[Gesture]()
        self._mode_before = Mode.TEXT
        self.session = WriteSession(recognition, self)
        self.entry = TextEntry(self.session, target)
        self.pad = InkPad(self)
        self.panel = ReadingPanel(commands, keyboard, self)
        self.keys = KeyRow(commands, keyboard, self)
        self.presenter = Presenter(recognition, self.session, target, self.panel, self.pad)
        self.speller = Speller(keyboard, self)
        self._timer = QTimer(self, singleShot=True)
        self._late = QTimer(self, singleShot=True, interval=_SOON)
        self._late.timeout.connect(self.refresh)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.GRID)
        layout.addWidget(self.panel)
        layout.addWidget(self.pad, 1)
        layout.addWidget(self.keys)
        self._connect_parts()
        self._connect_commands()
        self._connect_speller()
        self.set_pause(self._pause)
        self._show_mode()
        self.refresh()

    @property
    def pause(self) -> float:
        """Seconds without a stroke after which words become text; 0 is never."""
        return self._pause

    @property
    def signs(self) -> frozenset[Gesture]:
        """The gestures that are looked for."""
        return self._signs

    def set_pause(self, seconds: float) -> None:
        """Lets words become text after a pause, or with Enter only (0)."""
        changed, self._pause = seconds != self._pause, seconds
        self.panel.show_pause(seconds)
        self._start_timer()
        if changed:
            self.setting_changed.emit("commit_pause", seconds)

    def set_mode(self, mode: Mode) -> None:
        """Reads everything as text, names, numbers …"""
        changed = mode is not self.session.mode
        if changed:
            self._mode_before = self.session.mode
        self.session.set_mode(mode)
        self._show_mode()
        if changed:
            self.setting_changed.emit("writing_mode", mode.value)

    def apply(self, settings: Settings) -> None:
        """Follows what a person has set."""
        self.set_pause(settings.commit_pause)
        self.set_mode(mode_named(settings.writing_mode))
        self.session.set_capitals(settings.sentence_capitals)
        self.pad.set_pen_width(settings.pen_width)
        self.pad.hands.pen_only = settings.pen_only
        self._signs = frozenset(g for g in Gesture if getattr(settings, f"gesture_{g.value}"))
        left = settings.left_handed
        side = Qt.LayoutDirection.RightToLeft if left else Qt.LayoutDirection.LeftToRight
        self.panel.setLayoutDirection(side)
        self.keys.set_left_handed(left)

    def choose(self, number: int) -> bool:
        """Takes a candidate of the current word; whether there is one."""
        chosen = self.presenter.choose(number)
        if chosen:
            self._start_timer()
        return chosen

    def spell(self) -> None:
        """Lets the letters of the current word be told one by one."""
        word = self.presenter.word
        if word is not None and word.written is not None:
            self.set_resting(True)
            self.presenter.hold(True)
            self._cover()
            self.speller.begin(word)

    def type(self, text: str) -> None:
        """A key was typed over the pad: a number chooses, anything else goes into the text."""
        numbers = [str(i + 1) for i in range(CANDIDATES)]
        if text not in numbers or not self.choose(numbers.index(text)):
            self.entry.put(text)

    def set_resting(self, resting: bool) -> None:
        """Keeps words from becoming text while something writes by itself."""
        self._resting = resting
        self._start_timer()

    def refresh(self) -> None:
        """Shows everything anew."""
        self._late.stop()
        spelled, word = self.speller.word, self.presenter.word
        if spelled is not None and (word is None or word.strokes != spelled.strokes):
            self.speller.leave()
        self.presenter.refresh()
        self._enable()
        self.refreshed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keeps the speller over pad and keys."""
        super().resizeEvent(event)
        self._cover()

    # Assembly

    def _connect_parts(self) -> None:
        session, pad, panel, keys = self.session, self.pad, self.panel, self.keys
        entry = self.entry
        pad.pen_down.connect(self._on_pen_down)
        pad.pen_rested.connect(session.foresee)
        pad.stroke_drawn.connect(self._on_stroke)
        pad.pen_up.connect(self._start_timer)
        pad.pen_up.connect(lambda: session.set_writing(False))
        pad.strokes_erased.connect(session.erase)
        pad.word_pointed.connect(self.presenter.point_at)
        session.ink_changed.connect(self._on_ink)
        session.words_changed.connect(self._on_words)
        session.failed.connect(self.presenter.set_problem)
        panel.words.selected.connect(self._select)
        panel.words.hovered.connect(self.presenter.hover)
        panel.candidates.chosen.connect(self._tap)
        panel.pause_menu.pause_chosen.connect(self.set_pause)
        panel.mode_menu.mode_chosen.connect(self.set_mode)
        keys.sign_pressed.connect(entry.put)
        keys.space_pressed.connect(entry.space)
        keys.backspace_pressed.connect(entry.backspace)
        keys.enter_pressed.connect(entry.insert)
        keys.shift_pressed.connect(lambda: session.set_shift(session.shift.next()))
        self._timer.timeout.connect(lambda: session.commit())
        for signal in (self.recognition.model_ready, self.recognition.model_failed):
            signal.connect(self._on_model)

    def _connect_commands(self) -> None:
        a, session = self._commands, self.session
        connections = {
            a.insert: self.entry.insert,
            a.undo: session.undo,
            a.redo: session.redo,
            a.clear: session.clear,
            a.previous_word: lambda: self._step(-1),
            a.next_word: lambda: self._step(1),
            a.join: session.join,
            a.split: session.split,
        }
        for action, slot in connections.items():
            action.triggered.connect(lambda _checked=False, slot=slot: slot())
        a.erase.toggled.connect(lambda on: setattr(self.pad, "erasing", on))
        a.numbers.triggered.connect(
            lambda on: self.set_mode(Mode.NUMBERS if on else self._mode_before)
        )

    def _connect_speller(self) -> None:
        self._commands.spell.triggered.connect(lambda _checked=False: self.spell())
        self.speller.spelled.connect(self.presenter.mend)
        self.speller.left.connect(self._on_spelled)

    # What happens on the pad

    def _on_pen_down(self) -> None:
        self._timer.stop()
        self.session.set_writing(True)
        # of a pen that came from the words nobody hears that it left them
        self.presenter.hover(-1)

    def _on_stroke(self, stroke: Stroke) -> None:
        sign = None
        if self.pad.replaying:
            self.entry.replayed.add(stroke)
        elif self._signs:
            others = self.session.strokes
            sign = gesture_of(stroke, others, paper.pitch(self.pad.height()), self._signs)
        if sign is None:
            self.session.add(stroke)
        else:
            self.entry.carry_out(sign, stroke)

    def _on_ink(self) -> None:
        self.presenter.set_problem("")
        self.pad.show_strokes(self.session.strokes)
        if not self.session.strokes:
            self._timer.stop()

    def _on_words(self) -> None:
        """Shows the words; those being read are waited for a moment, so that nothing flickers."""
        if self.recognition.ready and None in self.session.texts:
            self._enable()
            if not self._late.isActive():
                self._late.start()
        else:
            self.refresh()

    def _start_timer(self) -> None:
        busy = self.pad.drawing or self._resting
        if self._pause and self.session.words and not busy:
            self._timer.start(round(self._pause * 1000))
        else:
            self._timer.stop()

    # What comes of it

    def _on_model(self, *_: object) -> None:
        self.presenter.set_problem("")
        self.refresh()
        if self.recognition.ready:
            self.session.read_again()

    def _tap(self, number: int) -> None:
        """Takes a candidate; that which is taken already puts all words into the text."""
        word = self.presenter.word
        if word is None or number >= len(word.candidates):
            return
        taken = word.checked and word.candidates[number].text == word.text
        if taken and not self.presenter.in_text:
            self.session.commit()
        else:
            self.choose(number)

    def _on_spelled(self) -> None:
        self.presenter.hold(False)
        self.set_resting(False)
        self.pad.setFocus()

    def _cover(self) -> None:
        room = self.pad.geometry().united(self.keys.geometry())
        # on a low window the candidates give way
        height = max(room.height(), self.speller.minimumSizeHint().height())
        room.setTop(room.bottom() + 1 - height)
        self.speller.setGeometry(room)

    def _select(self, index: int) -> None:
        self.presenter.select(index)
        self._start_timer()

    def _step(self, by: int) -> None:
        self.pad.setFocus()
        self.presenter.step(by)

    # Showing it

    def _show_mode(self) -> None:
        self.panel.show_mode(self.session.mode)
        self._commands.numbers.setChecked(self.session.mode is Mode.NUMBERS)

    def _enable(self) -> None:
        a, session, word = self._commands, self.session, self.presenter.word
        ink, several = bool(session.strokes), len(session.words) > 1
        self.keys.show_ink(ink)
        self.keys.show_shift(session.shift)
        a.enable(
            {
                a.clear: ink,
                a.insert: ink,
                a.previous_word: several,
                a.next_word: several,
                a.join: several,
                a.spell: word is not None and word.written is not None,
                a.split: session.current is not None and len(session.current.strokes) > 1,
                a.undo: session.can_undo,
                a.redo: session.can_redo,
            }
        )
