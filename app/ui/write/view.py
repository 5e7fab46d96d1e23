"""Write mode: write on the pad, see what it says, and let it become text."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from app.core.ink_document import Change
from app.services.recognition import RecognitionService
from app.ui import theme
from app.ui.message_bar import MessageBar
from app.ui.write.ink_files import InkFiles
from app.ui.write.invitation import Invitation
from app.ui.write.key_row import KeyRow
from app.ui.write.pad import InkPad
from app.ui.write.presenter import Presenter
from app.ui.write.reading_panel import ReadingPanel
from app.ui.write.sample_player import SamplePlayer
from app.ui.write.session import WriteSession
from app.ui.write.spacing import SIGNS
from app.ui.write.text_field import TextField
from app.ui.write.text_heading import TextHeading
from app.ui.write.word_text import CANDIDATES, WordText
from app.ui.write.write_actions import WriteActions
from model.ink import Stroke

_MARGIN = 12


class WriteView(QWidget):
    """The whole of Write mode.

    Args:
        recognition: Reads the words.

    Attributes:
        session: The ink and what it says.
        commands: The actions, for menus.
        files: Ink in and out.
        pad: Where to write.
        text: What was written so far.

    Signals:
        pause_changed(float): another pause was chosen; see ``pause``.
    """

    pause_changed = Signal(float)

    def __init__(self, recognition: RecognitionService, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("write_view")
        self._recognition = recognition
        self._pause = 0.0
        self._sample: list[Stroke] = []
        self.session = WriteSession(recognition, self)
        self.commands = WriteActions(self)
        self.text = TextField(self)
        self.pad = InkPad(self)
        self.files = InkFiles(self.session, self.pad)
        self._heading = TextHeading(self.commands, self)
        self._panel = ReadingPanel(self)
        self._keys = KeyRow(self.commands, self)
        self._messages = MessageBar(self)
        self._invitation = Invitation(self.pad, self.commands.sample)
        self._player = SamplePlayer(self.pad)
        self._presenter = Presenter(recognition, self.session, self.text, self._panel, self.pad)
        self._timer = QTimer(self, singleShot=True)
        self._assemble()
        self._connect_parts()
        self._connect_commands()
        self._add_pad_keys()
        self.set_pause(self._pause)
        self._refresh()

    @property
    def pause(self) -> float:
        """Seconds without a stroke after which words become text; 0 is never."""
        return self._pause

    def set_pause(self, seconds: float) -> None:
        """Lets words become text after a pause, or with Enter only (0)."""
        changed, self._pause = seconds != self._pause, seconds
        self._panel.show_pause(seconds)
        self._start_timer()
        if changed:
            self.pause_changed.emit(seconds)

    def set_threshold(self, threshold: float) -> None:
        """Marks words below this confidence as doubtful."""
        self._presenter.set_threshold(threshold)

    def showEvent(self, event: QShowEvent) -> None:
        """The pad has the keys at first, so that numbers choose candidates."""
        super().showEvent(event)
        self.pad.setFocus()

    def insert(self) -> None:
        """Turns the ink into text; without ink it begins a new line."""
        if self.session.words:
            self.session.commit()
        else:
            self.text.insert_text("\n")

    def put(self, text: str) -> None:
        """Puts typed characters or a mark into the text, behind the words on the pad."""
        if self.session.words:
            self.session.commit(text)
        else:
            self._put_now(text)

    def choose(self, number: int) -> bool:
        """Takes a candidate of the current word; whether there is one."""
        chosen = self._presenter.choose(number)
        if chosen:
            self._start_timer()
        return chosen

    def play_sample(self) -> None:
        """Writes the sample on the pad."""
        strokes = self.files.sample(self.pad.line_area(), self.pad.baseline)
        if strokes:
            self.session.clear()
            self._sample = []
            self._player.play(strokes)
            self._refresh()

    # Assembly

    def _assemble(self) -> None:
        upper, lower = QWidget(self), QWidget(self)
        top = QVBoxLayout(upper)
        top.setContentsMargins(0, 0, 0, theme.GRID)
        top.setSpacing(theme.GRID // 2)
        for widget in (self._messages, self._heading, self.text):
            top.addWidget(widget)
        bottom = QVBoxLayout(lower)
        bottom.setContentsMargins(0, theme.GRID // 2, 0, 0)
        bottom.setSpacing(theme.GRID)
        bottom.addWidget(self._panel)
        bottom.addWidget(self.pad, 1)
        bottom.addWidget(self._keys)
        splitter = QSplitter(Qt.Orientation.Vertical, self)
        splitter.setObjectName("write_splitter")
        splitter.addWidget(upper)
        splitter.addWidget(lower)
        splitter.setChildrenCollapsible(False)
        splitter.setStretchFactor(0, 1)
        splitter.setStretchFactor(1, 3)
        splitter.setSizes([180, 520])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_MARGIN, theme.GRID, _MARGIN, _MARGIN)
        layout.addWidget(splitter)

    def _connect_parts(self) -> None:
        session, pad, panel, keys = self.session, self.pad, self._panel, self._keys
        pad.pen_down.connect(self._on_pen_down)
        pad.stroke_drawn.connect(self._on_stroke)
        pad.strokes_erased.connect(session.erase)
        pad.typed.connect(self._on_typed)
        session.ink_changed.connect(self._on_ink)
        session.words_changed.connect(self._refresh)
        session.committed.connect(self._on_committed)
        session.taken_back.connect(self.text.take_back)
        session.failed.connect(self._presenter.set_problem)
        panel.words.selected.connect(self._select)
        panel.words.hovered.connect(self._presenter.hover)
        panel.candidates.chosen.connect(self.choose)
        panel.pause_chosen.connect(self.set_pause)
        keys.sign_pressed.connect(self.put)
        keys.space_pressed.connect(self._space)
        keys.backspace_pressed.connect(self._backspace)
        keys.enter_pressed.connect(self.insert)
        self.text.marks_changed.connect(self._refresh)
        self.text.textChanged.connect(self._refresh)
        self.files.failed.connect(self._messages.show_error)
        self.files.done.connect(self._messages.show_info)
        self._player.finished.connect(self._refresh)
        self._timer.timeout.connect(lambda: session.commit())
        for signal in (self._recognition.model_ready, self._recognition.model_failed):
            signal.connect(self._on_model)

    def _connect_commands(self) -> None:
        a, session = self.commands, self.session
        connections = {
            a.insert: self.insert,
            a.undo: session.undo,
            a.redo: session.redo,
            a.clear: session.clear,
            a.previous_word: lambda: self._step(-1),
            a.next_word: lambda: self._step(1),
            a.next_doubtful: self._next_doubtful,
            a.copy_text: self._copy_text,
            a.copy_picture: self.files.copy_picture,
            a.open: self.files.open,
            a.save: self.files.save,
            a.sample: self.play_sample,
        }
        for action, slot in connections.items():
            action.triggered.connect(lambda _checked=False, slot=slot: slot())
        a.erase.toggled.connect(lambda on: setattr(self.pad, "erasing", on))
        a.numbers.toggled.connect(lambda on: session.set_field("number" if on else "text"))
        self.addAction(self._panel.pause_menu.menuAction())
        self.pad.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.pad.addActions([a.undo, a.redo, a.clear, a.copy_picture, a.open, a.save])

    def _add_pad_keys(self) -> None:
        """Keys that only work while the pad has them, and numbers that work while typing too."""
        keys = {
            "Return": self.insert,
            "Enter": self.insert,
            "Space": self._space,
            "Backspace": self._backspace,
            "Escape": self.session.clear,
            "Left": lambda: self.session.step(-1),
            "Right": lambda: self.session.step(1),
        }
        for key, slot in keys.items():
            QShortcut(QKeySequence(key), self.pad, slot, context=Qt.ShortcutContext.WidgetShortcut)
        for number in range(CANDIDATES):
            QShortcut(QKeySequence(f"Alt+{number + 1}"), self, lambda i=number: self.choose(i))

    # What happens on the pad

    def _on_pen_down(self) -> None:
        self._timer.stop()
        self.session.stop_waiting()
        if self._player.playing and not self.pad.replaying:
            self._player.stop()
            self.session.erase(self._sample)
        self._invitation.show_on_pad(False)

    def _on_stroke(self, stroke: Stroke) -> None:
        if self._player.playing:
            self._sample.append(stroke)
        self.session.add(stroke)
        self._start_timer()

    def _on_ink(self) -> None:
        self._presenter.set_problem("")
        self.pad.show_strokes(self.session.strokes)
        if not self.session.strokes:
            self._timer.stop()

    def _on_typed(self, text: str) -> None:
        numbers = [str(i + 1) for i in range(CANDIDATES)]
        if text not in numbers or not self.choose(numbers.index(text)):
            self.put(text)

    def _space(self) -> None:
        if self.session.words:
            self.session.commit()
        else:
            self.text.insert_space()

    def _backspace(self) -> None:
        if self.session.current is not None:
            self.session.erase(self.session.current.strokes)
        else:
            self.text.erase_back()

    def _start_timer(self) -> None:
        if self._pause and self.session.words and not self._player.playing:
            self._timer.start(round(self._pause * 1000))
        else:
            self._timer.stop()

    # What comes of it

    def _on_committed(self, change: Change, words: tuple[WordText, ...], following: str) -> None:
        self.text.insert_words(change, words)
        if following:
            self._put_now(following)

    def _put_now(self, text: str) -> None:
        if text in SIGNS:
            self.text.insert_sign(text)
        else:
            self.text.insert_text(text)

    def _on_model(self, *_: object) -> None:
        self._presenter.set_problem("")
        self._refresh()
        if self._recognition.ready:
            self.session.read_again()

    def _copy_text(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText().rstrip())

    def _next_doubtful(self) -> None:
        self.text.go_to_doubtful()
        self.text.setFocus()

    def _select(self, index: int) -> None:
        self._presenter.select(index)
        self._start_timer()

    def _step(self, by: int) -> None:
        self.pad.setFocus()
        self.session.step(by)

    # Showing it

    def _refresh(self) -> None:
        session = self.session
        self._presenter.refresh()
        ink, text = bool(session.strokes), bool(self.text.toPlainText())
        self._keys.show_ink(ink)
        self._heading.show_doubtful(len(self.text.doubtful))
        busy = self.pad.drawing or self._player.playing
        self._invitation.show_on_pad(not (ink or text or busy))
        self._enable(ink, text)

    def _enable(self, ink: bool, text: bool) -> None:
        a, session = self.commands, self.session
        for action in (a.clear, a.save, a.copy_picture, a.insert):
            action.setEnabled(ink)
        for action in (a.previous_word, a.next_word):
            action.setEnabled(len(session.words) > 1)
        a.undo.setEnabled(session.can_undo)
        a.redo.setEnabled(session.can_redo)
        a.copy_text.setEnabled(text)
        a.next_doubtful.setEnabled(bool(self.text.doubtful))
