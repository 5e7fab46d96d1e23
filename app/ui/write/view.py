"""Write mode: write on the pad, see what it says, and let it become text."""

from __future__ import annotations

import sys

from PySide6.QtCore import QCoreApplication, QEvent, QProcess, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QHideEvent,
    QKeySequence,
    QShortcut,
    QShowEvent,
    QStatusTipEvent,
)
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from app.core.settings import Settings
from app.services.recognition import RecognitionService
from app.ui import theme
from app.ui.keys import alt_digit_keys
from app.ui.message_bar import MessageBar
from app.ui.write.desk import Desk
from app.ui.write.extras import Extras
from app.ui.write.hand_learning import HandLearning
from app.ui.write.ink_files import InkFiles, ink_file_in
from app.ui.write.invitation import Invitation
from app.ui.write.kept_ink import KeptInk, kept_ink_file
from app.ui.write.learning import Learning
from app.ui.write.sample_player import SamplePlayer
from app.ui.write.text_field import TextField
from app.ui.write.text_heading import TextHeading
from app.ui.write.word_text import CANDIDATES
from app.ui.write.write_actions import WriteActions
from model.ink import Stroke

_MARGIN = 12
_SHORT = 4000
"""Milliseconds for which it is told that something was done."""


class WriteView(QWidget):
    """The whole of Write mode.

    Args:
        recognition: Reads the words.

    Attributes:
        desk: Pad, candidates and keys.
        session: The ink and what it says.
        commands: The actions, for menus.
        files: Ink in and out.
        pad: Where to write.
        text: What was written so far.
        kept_ink: What is on the pad, on the disk.

    Signals:
        setting_changed(str, object): a setting of ``Settings`` was changed here.
    """

    setting_changed = Signal(str, object)

    def __init__(self, recognition: RecognitionService, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("write_view")
        self.setAcceptDrops(True)
        self._sample: list[Stroke] = []
        self.commands = WriteActions(self)
        self.text = TextField(self)
        self.desk = Desk(recognition, self.text, self.commands, parent=self)
        self.session, self.pad = self.desk.session, self.desk.pad
        self.files = InkFiles(self.session, self.pad)
        self._heading = TextHeading(self.commands, self)
        self._messages = MessageBar(self)
        self._invitation = Invitation(self.pad, self.commands.sample)
        self._player = SamplePlayer(self.pad)
        self._extras = Extras(self.desk, self)
        self._noted = QTimer(self, singleShot=True, interval=_SHORT)
        self._noted.timeout.connect(lambda: QCoreApplication.sendEvent(self, QStatusTipEvent("")))
        self.kept_ink = KeptInk(self.desk, kept_ink_file())
        self._assemble()
        self._connect()
        self._add_pad_keys()
        self._refresh()

    @property
    def learning(self) -> Learning:
        """Learns the words that are written."""
        return self._extras.learning

    @property
    def hand(self) -> HandLearning:
        """Learns the hand that writes."""
        return self._extras.hand

    def apply(self, settings: Settings) -> None:
        """Follows what a person has set."""
        self._extras.apply(settings)

    def set_threshold(self, threshold: float) -> None:
        """Marks words below this confidence as doubtful."""
        self.desk.presenter.set_threshold(threshold)

    def showEvent(self, event: QShowEvent) -> None:
        """The pad has the keys at first, so that numbers choose candidates."""
        super().showEvent(event)
        # a window that was minimised comes back as it was
        if not event.spontaneous():
            self.kept_ink.restore()
            self.pad.setFocus()

    def hideEvent(self, event: QHideEvent) -> None:
        """Perhaps the program ends."""
        super().hideEvent(event)
        self.kept_ink.finish()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Ink is welcome; other files are the window's affair."""
        event.setAccepted(ink_file_in(event.mimeData()) is not None)

    def dropEvent(self, event: QDropEvent) -> None:
        """Puts ink on the pad."""
        path = ink_file_in(event.mimeData())
        if path is not None:
            self.files.open_path(path)
            event.acceptProposedAction()

    def changeEvent(self, event: QEvent) -> None:
        """Knows what was learned while a person worked with another window."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self._extras.catch_up()

    def show_settings(self) -> None:
        """Opens the settings of the program."""
        self._extras.show_settings()

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
        bottom.addWidget(self.desk)
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

    def _connect(self) -> None:
        a = self.commands
        self.pad.pen_down.connect(self._on_pen_down)
        self.pad.stroke_drawn.connect(self._on_stroke)
        self.pad.typed.connect(self.desk.type)
        self.session.ink_changed.connect(self._on_ink)
        self.text.marks_changed.connect(self.desk.refresh)
        self.text.mended.connect(self.desk.presenter.corrected)
        self.desk.refreshed.connect(self._refresh)
        self._extras.setting_changed.connect(self.setting_changed)
        self._extras.failed.connect(self._messages.show_error)
        self.kept_ink.failed.connect(self._messages.show_error)
        self.files.failed.connect(self._messages.show_error)
        self.files.done.connect(self._tell)
        self._player.finished.connect(self._on_played)
        connections = {
            a.next_doubtful: self._next_doubtful,
            a.copy_text: self._copy_text,
            a.copy_picture: self.files.copy_picture,
            a.open: self.files.open,
            a.save: self.files.save,
            a.sample: self.play_sample,
            a.gestures: self._extras.show_gestures,
            a.my_words: self._extras.show_words,
            a.my_hand: self._extras.show_hand,
            a.keyboard: _start_keyboard,
        }
        for action, slot in connections.items():
            action.triggered.connect(lambda _checked=False, slot=slot: slot())
        for menu in (self.desk.panel.mode_menu, self.desk.panel.pause_menu):
            self.addAction(menu.menuAction())
        self.pad.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        separate = [a.join, a.split, a.copy_picture, a.open, a.save]
        self.pad.addActions([a.undo, a.redo, a.clear, *separate])
        self.text.addActions([a.undo, a.redo])

    def _add_pad_keys(self) -> None:
        """Keys that only work while the pad has them, and numbers that work while typing too."""
        keys = {
            "Return": self.desk.entry.insert,
            "Enter": self.desk.entry.insert,
            "Space": self.desk.entry.space,
            "Backspace": self.desk.entry.backspace,
            "Escape": self.session.clear,
            "Left": lambda: self.desk.presenter.step(-1),
            "Right": lambda: self.desk.presenter.step(1),
        }
        for key, slot in keys.items():
            shortcut = QShortcut(QKeySequence(key), self.pad, slot)
            # given to the constructor beside a function it would be ignored
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        for number in range(CANDIDATES):
            shortcut = QShortcut(self)
            shortcut.setKeys(alt_digit_keys(number + 1))
            shortcut.activated.connect(lambda i=number: self.desk.choose(i))

    # What happens

    def _on_pen_down(self) -> None:
        if self._player.playing and not self.pad.replaying:
            self._stop_sample()
            self.session.erase(self._sample)
        self._invitation.show_on_pad(False)

    def _on_ink(self) -> None:
        """Who takes the sample away wants no more of it."""
        if self._player.playing and not self.session.strokes:
            self._stop_sample()

    def _stop_sample(self) -> None:
        self._player.stop()
        self.desk.set_resting(False)

    def _on_stroke(self, stroke: Stroke) -> None:
        if self._player.playing:
            self._sample.append(stroke)
            self.desk.set_resting(True)

    def _on_played(self) -> None:
        self.desk.set_resting(False)
        self._refresh()

    def _copy_text(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText().rstrip())
        self._tell(self.tr("The text was copied."))

    def _tell(self, text: str) -> None:
        """Says for a short while what was done, in the status line of the window."""
        self._messages.pass_on()
        QCoreApplication.sendEvent(self, QStatusTipEvent(text))
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))
        self._noted.start()

    def _next_doubtful(self) -> None:
        self.text.go_to_doubtful()
        self.text.setFocus()

    def _refresh(self) -> None:
        ink, text = bool(self.session.strokes), bool(self.text.toPlainText())
        doubtful = len(self.text.doubtful)
        self._heading.show_doubtful(doubtful)
        busy = self.pad.drawing or self._player.playing
        self._invitation.show_on_pad(not (ink or text or busy))
        a = self.commands
        a.enable(
            {a.save: ink, a.copy_picture: ink, a.copy_text: text, a.next_doubtful: bool(doubtful)}
        )


def _start_keyboard() -> None:
    """Opens the keyboard window in a process of its own, which outlives this one."""
    packaged = getattr(sys, "frozen", False)
    arguments = ["--pad"] if packaged else ["-m", "app", "--pad"]
    QProcess.startDetached(sys.executable, arguments)
