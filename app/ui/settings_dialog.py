"""The settings, as one table from which the dialog is made."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QFormLayout,
    QFrame,
    QGroupBox,
    QKeySequenceEdit,
    QLabel,
    QScrollArea,
    QStyle,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.core.settings import Settings
from app.core.writing.word_lists import LANGUAGES as WORD_LISTS
from app.ui import theme
from app.ui.translation import LANGUAGES, tr
from app.ui.wheel import PassingWheel

SHORTEST, LONGEST = 0.3, 3.0
"""Seconds of a pause that lets words become text."""


@dataclass(frozen=True)
class Option:
    """One line of the dialog.

    Attributes:
        name: Of the field of ``Settings``.
        group: Heading it stands under.
        text: What it is called.
        kind: ``switch``, ``pause``, ``width``, ``keys`` or ``language``, or ``member:X`` for X in
            a tuple.
        tip: What it does, where the text does not say it all.
    """

    name: str
    group: str
    text: str
    kind: str = "switch"
    tip: str = ""


def options() -> list[Option]:
    """All lines, in order; texts are translated now."""
    general, hand, words = tr("General"), tr("Hand"), tr("Words")
    signs, pad = tr("Gestures"), tr("Keyboard window")
    languages = {"en": tr("English word list"), "fr": tr("French word list")}
    return [
        Option(
            "language", general, tr("Language"), "language", tr("Holds from the next start on")
        ),
        Option("read_on_open", general, tr("Read pages when they are shown")),
        Option("left_handed", hand, tr("Left-handed"), tip=tr("Keys and buttons change sides")),
        Option("pen_only", hand, tr("Only the pen writes"), tip=tr("Fingers move the paper")),
        Option("pen_width", hand, tr("Width of the pen"), "width"),
        *(
            Option("lexicons", words, languages[name], f"member:{name}")
            for name in WORD_LISTS
        ),
        Option("sentence_capitals", words, tr("Capital at the start of a sentence")),
        Option("learn_words", words, tr("Learn the words I write")),
        Option(
            "learn_hand", words, tr("Learn my handwriting"),
            tip=tr("From words that were corrected or surely read right, kept with their ink"),
        ),
        Option("commit_pause", words, tr("Insert words after a pause of"), "pause"),
        Option("gesture_scratch", signs, tr("Scratch out: delete")),
        Option("gesture_left", signs, tr("Long stroke to the left: Backspace")),
        Option("gesture_right", signs, tr("Long stroke to the right: Space")),
        Option("gesture_hook", signs, tr("Hook down and left: Enter")),
        Option(
            "pad_shortcut", pad, tr("Show and hide it"), "keys",
            tr("Works in every program on X11"),
        ),
    ]  # fmt: skip


class SettingsDialog(QDialog):
    """Changes settings at once; what is shown is what holds.

    Args:
        settings: What holds now.

    Signals:
        changed(str, object): a field of ``Settings`` has a new value.
    """

    changed = Signal(str, object)

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("settings_dialog")
        self.setWindowTitle(self.tr("Settings"))
        self._settings = settings
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.setSpacing(theme.GRID)
        groups: dict[str, QFormLayout] = {}
        for option in options():
            if option.group not in groups:
                box = QGroupBox(option.group, self)
                groups[option.group] = QFormLayout(box)
                column.addWidget(box)
            self._add(groups[option.group], option)
        PassingWheel(page)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        area = _scrolling(page)
        layout = QVBoxLayout(self)
        layout.addWidget(area)
        layout.addWidget(buttons)
        bar = area.verticalScrollBar().sizeHint().width()
        area.setMinimumSize(page.sizeHint() + QSize(bar, 2))
        all_of_it = self.sizeHint()
        area.setMinimumSize(0, 0)
        theme.fit(self, *all_of_it.toTuple())

    def _add(self, form: QFormLayout, option: Option) -> None:
        widget = self._editor(option)
        widget.setObjectName(f"option_{option.name}{option.kind.partition('member:')[2]}")
        widget.setAccessibleName(option.text)
        widget.setToolTip(option.tip)
        if isinstance(widget, QCheckBox):
            widget.setText(option.text)
            form.addRow(widget)
        else:
            form.addRow(option.text, widget)
        if option.tip:
            note = QLabel(option.tip, self)
            note.setProperty("role", "muted")
            note.setWordWrap(True)
            note.setIndent(_beside_the_box(widget))
            form.addRow(note)

    def _editor(self, option: Option) -> QWidget:
        value = getattr(self._settings, option.name)
        kind, _, member = option.kind.partition(":")
        if kind == "switch":
            return _switch(bool(value), lambda on: self.changed.emit(option.name, on))
        if kind == "member":
            return _switch(member in value, lambda on: self._set_member(option.name, member, on))
        if kind == "language":
            return _languages(value, lambda name: self.changed.emit(option.name, name))
        if kind == "keys":
            return _keys(value, lambda keys: self.changed.emit(option.name, keys))
        return _number(option, float(value), lambda x: self.changed.emit(option.name, x))

    def _set_member(self, name: str, member: str, on: bool) -> None:
        others = tuple(m for m in getattr(self._settings, name) if m != member)
        value = (*others, member) if on else others
        self._settings = replace(self._settings, **{name: value})
        self.changed.emit(name, value)


def _beside_the_box(widget: QWidget) -> int:
    """Where the text of a check box begins; 0 for what is none."""
    style, kind = widget.style(), QStyle.PixelMetric
    if not isinstance(widget, QCheckBox):
        return 0
    return sum(
        style.pixelMetric(metric, None, widget)
        for metric in (kind.PM_IndicatorWidth, kind.PM_CheckBoxLabelSpacing)
    )


def _scrolling(page: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setWidget(page)
    return area


def _switch(on: bool, told: Callable[[bool], object]) -> QCheckBox:
    box = QCheckBox()
    box.setChecked(on)
    box.toggled.connect(told)
    return box


def _languages(language: str, told: Callable[[str], object]) -> QComboBox:
    box = QComboBox()
    box.addItem(tr("As the system"), "")
    for name, title in LANGUAGES.items():
        box.addItem(title, name)
    box.setCurrentIndex(max(box.findData(language), 0))
    box.currentIndexChanged.connect(lambda index: told(box.itemData(index)))
    return box


def _keys(keys: str, told: Callable[[str], object]) -> QKeySequenceEdit:
    edit = QKeySequenceEdit(QKeySequence(keys))
    edit.setMaximumSequenceLength(1)
    edit.setClearButtonEnabled(True)
    name_clear_button(edit)
    edit.keySequenceChanged.connect(lambda sequence: told(sequence.toString()))
    return edit


def name_clear_button(edit: QWidget) -> None:
    """Gives the button that Qt puts into a field a name that screen readers can say."""
    for button in edit.findChildren(QToolButton):
        button.setAccessibleName(tr("Clear"))


def _number(option: Option, value: float, told: Callable[[float], Any]) -> QDoubleSpinBox:
    box = QDoubleSpinBox()
    box.setDecimals(1)
    if option.kind == "pause":
        # the value below the shortest pause is "never"
        box.setRange(SHORTEST - 0.1, LONGEST)
        box.setSingleStep(0.1)
        box.setSuffix(tr(" s"))
        box.setSpecialValueText(tr("never, only with Enter"))
        box.setValue(value or box.minimum())
        box.valueChanged.connect(lambda x: told(x if x >= SHORTEST - 0.01 else 0.0))
    else:
        box.setRange(1.0, 8.0)
        box.setSingleStep(0.5)
        box.setSuffix(tr(" px"))
        box.setValue(value)
        box.valueChanged.connect(told)
    return box
