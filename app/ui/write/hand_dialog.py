"""What was learned of a person's hand: before and after, word by word, and how to take it back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.core.writing.hand import HandTrial
from app.core.writing.hand_words import KeptWord, relabelled
from app.ui import theme
from app.ui.dialogs import push_button
from app.ui.sentences import translated
from app.ui.write import look
from app.ui.write.hand_learning import HandLearning
from app.ui.write.ink_picture import thumbnail
from model.adaptation import LEAST

_INK, _TEXT, _BEFORE, _AFTER = range(4)
_PICTURE = QSize(150, 32)


class HandDialog(QDialog):
    """Shows the words of a hand, and what reading them without having learned them gives.

    Args:
        learning: Keeps the words and learns.

    Signals:
        switched(bool): the hand is to be learned and used, or not.
    """

    switched = Signal(bool)

    def __init__(self, learning: HandLearning, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("hand_dialog")
        self.setWindowTitle(self.tr("My handwriting"))
        self._learning = learning
        self._words: list[KeptWord] = []
        self._before: list[KeptWord] = []
        self._problem = ""
        about = self._label(
            "hand_about",
            self.tr(
                "Words that you corrected, or that were surely read right, are kept with their ink"
                " on this computer, and the reader learns your hand from them."
            ),
        )
        self._switch = QCheckBox(self.tr("&Learn my handwriting"), self)
        self._switch.setObjectName("hand_switch")
        self._switch.setAccessibleName(self.tr("Learn my handwriting"))
        self._switch.setChecked(learning.on)
        self._switch.toggled.connect(self.switched)
        self._summary = self._label("hand_summary", "")
        self._table = self._make_table()
        self._place = self._label("hand_place", str(learning.hand.words.path))
        self._place.setProperty("role", "muted")
        self._place.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._back = push_button(
            self, "hand_roll_back", self.tr("&Take back the last lesson"), self._on_roll_back
        )
        self._forget = push_button(self, "hand_forget", self.tr("&Forget"), self._on_forget)
        self._clear = push_button(self, "hand_clear", self.tr("&Delete all"), self._on_clear)
        self._restore = push_button(self, "hand_restore", self.tr("&Undo"), self._on_restore)
        self._assemble(about)
        learning.changed.connect(self._show)
        learning.failed.connect(self._on_failed)
        self._show()

    def _assemble(self, about: QLabel) -> None:
        row = QHBoxLayout()
        for button in (self._back, self._forget, self._clear, self._restore):
            row.addWidget(button)
        row.addStretch(1)
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        close.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(theme.GRID)
        for widget in (about, self._switch, self._summary, self._table, self._place):
            layout.addWidget(widget)
        layout.addLayout(row)
        layout.addWidget(close)
        theme.fit(self, theme.with_text(740), 560)

    def _label(self, name: str, text: str) -> QLabel:
        label = QLabel(text, self)
        label.setObjectName(name)
        label.setWordWrap(True)
        return label

    def _make_table(self) -> QTableWidget:
        table = QTableWidget(0, 4, self)
        table.setObjectName("hand_words")
        table.setAccessibleName(self.tr("Words of my hand"))
        tips = {
            _TEXT: self.tr("Ticked words are learned from; a double click mends what one says"),
            _BEFORE: self.tr("By the model as it was delivered"),
            _AFTER: self.tr("By what the other words taught, without this one"),
        }
        titles = {
            _INK: self.tr("Ink"),
            _TEXT: self.tr("Text"),
            _BEFORE: self.tr("Read before"),
            _AFTER: self.tr("Read after"),
        }
        for column, title in titles.items():
            item = QTableWidgetItem(title)
            item.setToolTip(tips.get(column, ""))
            table.setHorizontalHeaderItem(column, item)
        header = table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(_INK, QHeaderView.ResizeMode.Fixed)
        header.resizeSection(_INK, _PICTURE.width() + 2 * theme.GRID)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(_PICTURE.height() + theme.GRID)
        table.setIconSize(_PICTURE)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setTabKeyNavigation(False)
        table.itemChanged.connect(self._on_item)
        table.itemSelectionChanged.connect(self._enable)
        return table

    def _show(self) -> None:
        self._words = self._learning.words()
        trials = self._learning.report.trials
        self._table.blockSignals(True)
        self._table.setRowCount(len(self._words))
        for row, word in enumerate(self._words):
            self._show_word(row, word, trials.get(word.key))
        self._table.blockSignals(False)
        self._summary.setText(self._problem or self._sentence())
        self._enable()

    def _show_word(self, row: int, kept: KeptWord, trial: HandTrial | None) -> None:
        text = kept.word.text
        ink, says = self._table.item(row, _INK), self._table.item(row, _TEXT)
        if ink is None or says is None or ink.data(Qt.ItemDataRole.UserRole) != kept.key:
            ink, says = _fixed(""), QTableWidgetItem()
            colour, ratio = self.palette().text().color(), self.devicePixelRatioF()
            ink.setIcon(QIcon(thumbnail(kept.word.ink, colour, _PICTURE, ratio)))
            ink.setData(Qt.ItemDataRole.UserRole, kept.key)
            self._table.setItem(row, _INK, ink)
            self._table.setItem(row, _TEXT, says)
        ink.setData(Qt.ItemDataRole.AccessibleTextRole, self.tr("Ink of “{0}”").format(text))
        # the same item, for a person may be typing into it
        says.setText(text)
        says.setCheckState(Qt.CheckState.Checked if kept.used else Qt.CheckState.Unchecked)
        read = self.tr("You corrected it; it was read “{0}”").format(kept.read)
        says.setToolTip(read if kept.corrected else "")
        before = after = ""
        if trial is not None:
            before = _marked(trial.before, trial.was_right)
            after = _marked(trial.after, trial.is_right)
        cells = {_BEFORE: _fixed(before), _AFTER: _fixed(after)}
        if trial is not None and trial.was_right != trial.is_right:
            _stress(cells[_AFTER], good=trial.is_right)
        for column, item in cells.items():
            self._table.setItem(row, column, item)

    def _sentence(self) -> str:
        report, learning = self._learning.report, self._learning
        used = sum(word.used for word in self._words)
        if learning.able is False:
            return self.tr("The model that is installed cannot learn a hand.")
        if learning.busy:
            return self.tr("Learning from %Ln words…", "", used)
        if not self._words:
            return self.tr(
                "Nothing is kept yet: write on the pad, and correct what was misread. From {0}"
                " words on the reader learns."
            ).format(LEAST)
        if used < LEAST:
            return self.tr("%Ln more words are needed before the reader learns.", "", LEAST - used)
        if not report.tried:
            return self.tr("Nothing was learned yet.")
        counts = self.tr("Read right: {0} of {2} words before learning, {1} after.").format(
            report.right_before, report.right_after, report.tried
        )
        if report.helps:
            use = self.tr("What was learned is used.")
        else:
            use = self.tr("That is not surely better, so it is not used for now.")
        return f"{counts} {use}"

    def _enable(self) -> None:
        used = any(word.used for word in self._words)
        self._forget.setEnabled(bool(self._table.selectedItems()))
        self._clear.setEnabled(bool(self._words))
        self._back.setEnabled(used and self._learning.report.tried > 0)
        self._restore.setEnabled(bool(self._before))

    def _on_failed(self, message: str) -> None:
        self._problem = translated(message)
        self._summary.setText(self._problem)

    def _on_item(self, item: QTableWidgetItem) -> None:
        """A word was ticked, or what it says was changed."""
        if item.column() != _TEXT:
            return
        kept = self._words[item.row()]
        text = " ".join(item.text().split())
        used = item.checkState() is Qt.CheckState.Checked
        changed = replace(kept, used=used)
        if text and text != kept.word.text:
            changed = relabelled(changed, text)
        self._change([kept], lambda: self._learning.replace([changed]))

    def _on_roll_back(self) -> None:
        self._change([word for word in self._words if word.used], self._learning.roll_back)

    def _on_forget(self) -> None:
        rows = {item.row() for item in self._table.selectedItems()}
        words = [self._words[row] for row in sorted(rows, reverse=True)]
        self._change(words, lambda: self._learning.forget([word.key for word in words]))

    def _on_clear(self) -> None:
        self._change(self._words[::-1], self._learning.clear)

    def _on_restore(self) -> None:
        words = self._before
        self._change([], lambda: self._learning.replace(words))

    def _change(self, before: list[KeptWord], change: Callable[[], object]) -> None:
        """Changes words; Undo brings back what they were before."""
        self._before, self._problem = before, ""
        change()


def _fixed(text: str) -> QTableWidgetItem:
    item = QTableWidgetItem(text)
    item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
    return item


def _stress(item: QTableWidgetItem, good: bool) -> None:
    """Marks what learning changed: bold, and in the colour of what went well or wrong."""
    font = item.font()
    font.setBold(True)
    item.setFont(font)
    colours = look.colours()
    item.setForeground(colours.green if good else colours.red)


def _marked(text: str, right: bool) -> str:
    return f"{'✓' if right else '✗'} {text}"
