"""The dialogs around a desk: settings, gestures, and what was learned."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from app.core.settings import Settings
from app.ui.settings_dialog import SettingsDialog
from app.ui.write.desk import Desk
from app.ui.write.gestures_card import GesturesCard
from app.ui.write.hand_dialog import HandDialog
from app.ui.write.hand_learning import HandLearning, hand_folder
from app.ui.write.learning import Learning, dictionary_file
from app.ui.write.words_dialog import WordsDialog


class Extras(QObject):
    """Opens the dialogs and carries out what is changed in them.

    Args:
        desk: What they are about.
        window: Their parent.

    Attributes:
        learning: Learns the words that are written.
        hand: Learns the hand that writes them.

    Signals:
        setting_changed(str, object): a field of ``Settings`` has a new value.
        failed(message): a file cannot be read or written; told once, not with every word.
    """

    setting_changed = Signal(str, object)
    failed = Signal(str)

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._window = window
        self._settings = Settings()
        self._told: set[str] = set()
        self.learning = Learning(desk, dictionary_file())
        self.hand = HandLearning(desk, self.learning, hand_folder())
        for each in (self.learning, self.hand):
            each.failed.connect(self._tell)
        desk.setting_changed.connect(self.setting_changed)

    def apply(self, settings: Settings) -> None:
        """Follows what a person has set."""
        self._settings = settings
        self._desk.apply(settings)
        self.learning.apply(settings)
        self.hand.apply(settings)

    def catch_up(self) -> None:
        """Takes over what was learned in another window of Plume."""
        self.learning.catch_up()
        self.hand.catch_up()

    def show_settings(self) -> None:
        """Opens the settings."""
        now = replace(self._settings, commit_pause=self._desk.pause)
        dialog = SettingsDialog(now, self._window)
        dialog.changed.connect(self._change)
        self._open(dialog)

    def show_gestures(self) -> None:
        """Opens the card of gestures."""
        self._open(GesturesCard(self._desk.signs, self._window))

    def show_words(self) -> None:
        """Opens the words that were learned."""
        if self.learning.words is None:
            self._told.clear()
            self.learning.apply(self._settings)
        if self.learning.words is not None:
            self._open(WordsDialog(self.learning.words, self.learning, self._window))

    def show_hand(self) -> None:
        """Opens what was learned of the hand."""
        dialog = HandDialog(self.hand, self._window)
        dialog.switched.connect(lambda on: self._change("learn_hand", on))
        self._open(dialog)

    def _tell(self, message: str) -> None:
        if message not in self._told:
            self._told.add(message)
            self.failed.emit(message)

    def _open(self, dialog: QDialog) -> None:
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _change(self, name: str, value: object) -> None:
        mode = self._desk.session.mode.value
        changed = {"commit_pause": self._desk.pause, "writing_mode": mode, name: value}
        self.apply(replace(self._settings, **changed))  # pyright: ignore[reportArgumentType]
        self.setting_changed.emit(name, value)
