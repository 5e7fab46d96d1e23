"""The words that were learned: to look through, forget, export and delete."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.core.errors import FileError
from app.core.writing.personal_dictionary import PersonalDictionary
from app.ui import theme
from app.ui.dialogs import push_button
from app.ui.sentences import translated
from app.ui.settings_dialog import name_clear_button
from app.ui.write.learning import Learning


class WordsDialog(QDialog):
    """Shows a personal dictionary.

    Args:
        words: The dictionary.
        learning: Is told when words were forgotten.
    """

    def __init__(
        self, words: PersonalDictionary, learning: Learning, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("words_dialog")
        self.setWindowTitle(self.tr("My words"))
        self._words = words
        self._learning = learning
        about = QLabel(self.tr("Words you chose or wrote clearly become likelier."), self)
        about.setWordWrap(True)
        place = QLabel(str(words.path), self)
        place.setProperty("role", "muted")
        place.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        place.setWordWrap(True)
        self._search = QLineEdit(self)
        self._search.setObjectName("words_search")
        self._search.setAccessibleName(self.tr("Search words"))
        self._search.setPlaceholderText(self.tr("Search"))
        self._search.setClearButtonEnabled(True)
        name_clear_button(self._search)
        self._search.textChanged.connect(self._show)
        self._list = QListWidget(self)
        self._list.setObjectName("words_list")
        self._list.setAccessibleName(self.tr("Learned words"))
        self._list.setSelectionMode(QListWidget.SelectionMode.ExtendedSelection)
        self._list.itemSelectionChanged.connect(self._enable)
        self._note = QLabel(self)
        self._note.setObjectName("words_note")
        self._note.setProperty("role", "muted")
        self._forget = push_button(self, "words_forget", self.tr("&Forget"), self._on_forget)
        self._export = push_button(self, "words_export", self.tr("&Export…"), self._on_export)
        self._clear = push_button(self, "words_clear", self.tr("&Delete all"), self._on_clear)
        self._restore = push_button(self, "words_restore", self.tr("&Undo"), self._on_restore)
        self._gone: list[tuple[str, int]] = []
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        close.rejected.connect(self.reject)
        row = QHBoxLayout()
        for button in (self._forget, self._clear, self._restore, self._export):
            row.addWidget(button)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setSpacing(theme.GRID)
        for widget in (about, place, self._search, self._list, self._note):
            layout.addWidget(widget)
        layout.addLayout(row)
        layout.addWidget(close)
        theme.fit(self, theme.with_text(480), 560)

    def showEvent(self, event: QShowEvent) -> None:
        """Shows the words as they are now."""
        super().showEvent(event)
        self._show()

    def export_to(self, path: Path) -> None:
        """Writes the words to a file of the person's own."""
        try:
            self._words.save(path)
        except FileError as error:
            self._note.setText(translated(str(error)))
        else:
            self._note.setText(self.tr("Saved {0}.").format(path))

    def _show(self) -> None:
        wanted = self._search.text().casefold()
        self._list.clear()
        for word, count in self._words:
            if wanted in word.casefold():
                item = QListWidgetItem(self.tr("{0}   × {1}").format(word, count), self._list)
                item.setData(Qt.ItemDataRole.UserRole, (word, count))
        self._note.setText(self.tr("%Ln words", "", len(self._words)))
        self._enable()

    def _enable(self) -> None:
        self._forget.setEnabled(bool(self._list.selectedItems()))
        for button in (self._export, self._clear):
            button.setEnabled(len(self._words) > 0)
        self._restore.setEnabled(bool(self._gone))

    def _on_forget(self) -> None:
        chosen = [item.data(Qt.ItemDataRole.UserRole) for item in self._list.selectedItems()]
        self._remove([(word, count) for word, count in chosen])

    def _on_clear(self) -> None:
        self._remove(list(self._words))

    def _remove(self, words: list[tuple[str, int]]) -> None:
        self._gone = words
        self._change(lambda: self._words.forget(word for word, _ in words))

    def _on_restore(self) -> None:
        words, self._gone = self._gone, []
        self._change(lambda: self._words.restore(words))

    def _change(self, what: Callable[[], object]) -> None:
        self._learning.finish()
        try:
            what()
        except FileError as error:
            self._note.setText(translated(str(error)))
            return
        self._learning.refresh()
        self._show()

    def _on_export(self) -> None:
        suggestion = str(Path.home() / self.tr("words.tsv"))
        name, _ = QFileDialog.getSaveFileName(self, self.tr("Export words"), suggestion)
        if name:
            self.export_to(Path(name))
