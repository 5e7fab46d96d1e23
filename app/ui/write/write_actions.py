"""The actions of Write mode; menu, key row and keyboard share them."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from app.ui.actions import make_action
from app.ui.translation import tr
from app.ui.write.modes import Mode

Key = QKeySequence.StandardKey

PAUSES = (0.0, 0.3, 0.5, 1.0, 1.5, 2.0, 3.0)
"""Seconds without a stroke after which words become text; 0 is never."""


class WriteActions:
    """Makes the actions; who carries them out connects to them.

    Args:
        parent: The view they belong to.
    """

    def __init__(self, parent: QWidget) -> None:
        self._parent = parent
        self._enabled: dict[QAction, bool] = {}
        self._make_edit_actions(parent)
        self._separate()
        self._make_word_actions(parent)
        self._separate()
        self._make_file_actions(parent)

    def enable(self, states: Mapping[QAction, bool]) -> None:
        """Lets actions be carried out or not; those that stay as they are cost nothing."""
        for action, on in states.items() - self._enabled.items():
            action.setEnabled(on)
        self._enabled.update(states)

    def _make_edit_actions(self, parent: QWidget) -> None:
        self.insert = make_action(
            parent, "ink_insert", tr("&Insert"), shortcut=("Ctrl+Return", "Ctrl+Enter"),
            icon="enter", tip=tr("Put the words into the text"),
        )  # fmt: skip
        self.undo = make_action(
            parent, "ink_undo", tr("&Undo"), shortcut=Key.Undo, icon="undo",
            tip=tr("Take the last stroke or step back"),
        )  # fmt: skip
        self.redo = make_action(
            parent, "ink_redo", tr("&Redo"), shortcut=("Ctrl+Shift+Z", "Ctrl+Y"), icon="redo",
            tip=tr("Bring back what was undone"),
        )  # fmt: skip
        self.erase = make_action(
            parent, "ink_eraser", tr("&Eraser"), shortcut="Ctrl+E", icon="clear", checkable=True,
            tip=tr("Wipe over strokes to erase them"),
        )  # fmt: skip
        self.clear = make_action(
            parent, "ink_clear", tr("&Clear pad"), shortcut="Ctrl+Del", icon="remove",
            tip=tr("Take all ink off the pad"),
        )  # fmt: skip

    def _make_word_actions(self, parent: QWidget) -> None:
        self.previous_word = make_action(
            parent, "previous_ink_word", tr("&Previous word"), shortcut="Alt+Left",
            tip=tr("Show what the word before may say"),
        )  # fmt: skip
        self.next_word = make_action(
            parent, "next_ink_word", tr("&Next word"), shortcut="Alt+Right",
            tip=tr("Show what the word after may say"),
        )  # fmt: skip
        self.next_doubtful = make_action(
            parent, "next_doubtful_word", tr("Next &doubtful word"), shortcut="F8", icon="warning",
            tip=tr("Go to the next doubtful word of the text"),
        )  # fmt: skip
        self.join = make_action(
            parent, "join_ink_words", tr("&Join with the next word"), shortcut="Ctrl+J",
            icon="join", tip=tr("Make one word of this one and the next"),
        )  # fmt: skip
        self.split = make_action(
            parent, "split_ink_word", tr("Sp&lit the word"), shortcut="Ctrl+Shift+J", icon="split",
            tip=tr("Make two words of this one, at its widest gap"),
        )  # fmt: skip
        self.spell = make_action(
            parent, "spell_ink_word", tr("Spell the word…"), shortcut="F2", icon="spell",
            tip=tr("None of these: say letter by letter what the word says"),
        )  # fmt: skip
        self.numbers = make_action(
            parent, "read_numbers", tr("Digits onl&y"), shortcut="Ctrl+Shift+N", checkable=True,
            tip=tr("Read everything as digits"),
        )  # fmt: skip
        self.numbers.setIconText("123")

    def _make_file_actions(self, parent: QWidget) -> None:
        self.copy_text = make_action(
            parent, "copy_text", tr("Copy te&xt"), shortcut="Ctrl+Shift+C", icon="copy",
            tip=tr("Copy the whole text"),
        )  # fmt: skip
        self.copy_text.setIconText(tr("Copy"))
        self.copy_picture = make_action(
            parent, "copy_ink_picture", tr("Copy ink &as picture"), shortcut="Ctrl+Shift+P"
        )
        self.open = make_action(
            parent, "open_ink", tr("&Open ink…"), shortcut="Ctrl+I", icon="open",
            tip=tr("Put ink from an InkML file on the pad"),
        )  # fmt: skip
        self.save = make_action(
            parent, "save_ink", tr("&Save ink…"), shortcut=Key.Save, icon="save",
            tip=tr("Save the ink as an InkML file"),
        )  # fmt: skip
        self.gestures = make_action(
            parent, "show_gestures", tr("&Gestures…"), shortcut="Ctrl+G", icon="help",
            tip=tr("Show the strokes that are signs"),
        )  # fmt: skip
        self.my_words = make_action(
            parent, "personal_words", tr("&My words…"), shortcut="Ctrl+Shift+M", icon="words",
            tip=tr("See, forget or export the words that Plume learned from you"),
        )  # fmt: skip
        self.my_hand = make_action(
            parent, "personal_hand", tr("My handwriting…"), shortcut="Ctrl+Shift+H", icon="write",
            tip=tr("See, correct or delete what Plume learned of your handwriting"),
        )  # fmt: skip
        self.keyboard = make_action(
            parent, "open_keyboard", tr("&Keyboard window"), shortcut="Ctrl+Shift+K",
            icon="keyboard", tip=tr("Write into other programs; the same as plume --pad"),
        )  # fmt: skip
        self.sample = make_action(
            parent, "ink_sample", tr("&Try a sample"), shortcut="Ctrl+Shift+T", icon="write",
            tip=tr("Watch a sample being written and read"),
        )  # fmt: skip

    def _separate(self) -> None:
        separator = QAction(self._parent)
        separator.setSeparator(True)
        self._parent.addAction(separator)


class ModeMenu(QMenu):
    """What is being written.

    Signals:
        mode_chosen(Mode): another one was chosen.
    """

    mode_chosen = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("mode_menu")
        self.setTitle(self.tr("W&hat I write"))
        self.menuAction().setObjectName("mode_menu_action")
        group = QActionGroup(self)
        self._actions: dict[Mode, QAction] = {}
        for mode in Mode:
            action = self.addAction(mode.title, lambda mode=mode: self.mode_chosen.emit(mode))
            action.setObjectName(f"mode_{mode.value}_action")
            action.setCheckable(True)
            group.addAction(action)
            self._actions[mode] = action

    def show_mode(self, mode: Mode) -> None:
        """Ticks a mode."""
        self._actions[mode].setChecked(True)


class PauseMenu(QMenu):
    """When words become text: by Enter only, or after a pause as well.

    Signals:
        pause_chosen(float): seconds, 0 is never.
    """

    pause_chosen = Signal(float)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("pause_menu")
        self.setTitle(self.tr("Insert &words"))
        self.menuAction().setObjectName("pause_menu_action")
        group = QActionGroup(self)
        # a pause that was set elsewhere may be none of these
        group.setExclusionPolicy(QActionGroup.ExclusionPolicy.ExclusiveOptional)
        self._actions: dict[float, QAction] = {}
        for number, seconds in enumerate(PAUSES):
            action = self.addAction(
                self.describe(seconds), lambda seconds=seconds: self.pause_chosen.emit(seconds)
            )
            action.setObjectName(f"pause_{number}")
            action.setCheckable(True)
            group.addAction(action)
            self._actions[seconds] = action

    def describe(self, seconds: float) -> str:
        """A pause in words."""
        if not seconds:
            return self.tr("With Enter")
        number = self.locale().toString(seconds, "f", 1 if seconds % 1 else 0)
        return self.tr("After {0} s").format(number)

    def show_pause(self, seconds: float) -> None:
        """Ticks a pause."""
        for pause, action in self._actions.items():
            action.setChecked(pause == seconds)
