"""The few small dialogs: unsaved corrections and keys; and parts that dialogs share."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import Enum, auto

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QMainWindow,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.ui import theme
from app.ui.translation import tr


class Answer(Enum):
    """What to do with work that is not saved."""

    SAVE = auto()
    DISCARD = auto()
    CANCEL = auto()


def ask_to_save(parent: QWidget, state: str = "", question: str = "") -> Answer:
    """Asks what to do with work that is in no file.

    Args:
        parent: The window that would lose it.
        state: What is not saved; the pages of a project without it.
        question: What saving would do; as a project without it.
    """
    box = QMessageBox(parent)
    box.setObjectName("ask_to_save")
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle("Plume")
    box.setText(state or tr("Your work has not been saved as a project."))
    box.setInformativeText(
        question
        or tr("Save it before it is closed? You can go on from a project, but not from an export.")
    )
    save = box.addButton(tr("&Save"), QMessageBox.ButtonRole.AcceptRole)
    discard = box.addButton(tr("&Close without saving"), QMessageBox.ButtonRole.DestructiveRole)
    box.addButton(QMessageBox.StandardButton.Cancel)
    box.setDefaultButton(save)
    box.exec()
    box.deleteLater()
    if box.clickedButton() is save:
        return Answer.SAVE
    return Answer.DISCARD if box.clickedButton() is discard else Answer.CANCEL


def line_keys() -> list[tuple[str, str]]:
    """Keys for the lines of a page, which are in no menu."""
    return [
        (tr("The line is right, go on"), tr("Enter or Tab")),
        (tr("Next or previous line"), tr("↓ or ↑")),
        (tr("In the table: take a reading"), "1 … 9"),
        (tr("In the editor: take a reading"), "Alt+1 … 9"),
        (tr("In the table: write the text anew"), tr("any letter")),
    ]


def show_keys(window: QMainWindow, more: Iterable[tuple[str, str]] = ()) -> None:
    """All shortcuts, from the menus, and more keys with what they do."""
    dialog = QDialog(window)
    dialog.setObjectName("keys_dialog")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle(tr("Keyboard shortcuts"))
    rows = [
        (action.text().replace("&", "").rstrip("…"), _keys(action.shortcuts()))
        for menu in window.menuBar().actions()
        if menu.isVisible() and menu.menu() is not None
        for action in menu.menu().actions()  # pyright: ignore[reportAttributeAccessIssue]
        if not action.shortcut().isEmpty()
    ]
    rows += more
    table = QTableWidget(len(rows), 2, dialog)
    table.setObjectName("keys_table")
    table.setAccessibleName(tr("Shortcuts"))
    table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
    table.setSelectionMode(QTableWidget.SelectionMode.NoSelection)
    table.setShowGrid(False)
    table.verticalHeader().hide()
    table.horizontalHeader().hide()
    table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
    for row, texts in enumerate(rows):
        for column, text in enumerate(texts):
            table.setItem(row, column, QTableWidgetItem(text))
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, dialog)
    buttons.rejected.connect(dialog.reject)
    layout = QVBoxLayout(dialog)
    layout.addWidget(table)
    layout.addWidget(buttons)
    theme.fit(dialog, theme.with_text(480), 560)
    dialog.open()


def _keys(shortcuts: list[QKeySequence]) -> str:
    native = QKeySequence.SequenceFormat.NativeText
    return ", ".join(keys.toString(native) for keys in shortcuts[:2])


def push_button(parent: QWidget, name: str, text: str, slot: Callable[[], object]) -> QPushButton:
    """A button of a dialog that Enter does not press; ``name`` is its object name."""
    button = QPushButton(text, parent)
    button.setObjectName(name)
    button.setAccessibleName(text.replace("&", ""))
    button.setAutoDefault(False)
    button.clicked.connect(lambda _checked=False: slot())
    return button


def fixed_text(name: str, title: str) -> QPlainTextEdit:
    """A text to read and copy, in letters of one width; ``name`` is its object name."""
    text = QPlainTextEdit()
    text.setObjectName(name)
    text.setAccessibleName(title)
    text.setReadOnly(True)
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    font.setPointSizeF(max(font.pointSizeF(), text.font().pointSizeF()))
    text.setFont(font)
    return text
