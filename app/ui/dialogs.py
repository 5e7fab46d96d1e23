"""The few dialogs: unsaved corrections, keys, about, and a calm one for a crash."""

from __future__ import annotations

import platform
import sys
import traceback
from enum import Enum, auto
from types import TracebackType

from PySide6.QtCore import qVersion
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QMainWindow,
    QMessageBox,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app import __version__
from app.ui import icons, theme
from app.ui.translation import tr


class Answer(Enum):
    """What to do with corrections that are not saved."""

    SAVE = auto()
    DISCARD = auto()
    CANCEL = auto()


def ask_to_save(parent: QWidget) -> Answer:
    """Asks what to do with work that is in no file."""
    box = QMessageBox(parent)
    box.setObjectName("ask_to_save")
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle("Plume")
    box.setText(tr("Your work has not been saved."))
    box.setInformativeText(tr("Save it as a project before it is closed?"))
    save = box.addButton(tr("&Save…"), QMessageBox.ButtonRole.AcceptRole)
    discard = box.addButton(tr("&Close without saving"), QMessageBox.ButtonRole.DestructiveRole)
    box.addButton(QMessageBox.StandardButton.Cancel)
    box.setDefaultButton(save)
    box.exec()
    box.deleteLater()
    if box.clickedButton() is save:
        return Answer.SAVE
    return Answer.DISCARD if box.clickedButton() is discard else Answer.CANCEL


def show_about(parent: QWidget) -> None:
    """Version, licence, and that nothing leaves the computer."""
    box = QMessageBox(parent)
    box.setObjectName("about_box")
    box.setWindowTitle(tr("About Plume"))
    box.setIconPixmap(icons.app_icon().pixmap(64, 64))
    box.setText(f"<b>Plume {__version__}</b>")
    box.setInformativeText(
        tr(
            "Reads handwriting on your own computer: nothing is sent anywhere.\n"
            "Free software under the Apache License 2.0."
        )
    )
    box.open()


def show_keys(window: QMainWindow) -> None:
    """All shortcuts, from the menus."""
    dialog = QDialog(window)
    dialog.setObjectName("keys_dialog")
    dialog.setWindowTitle(tr("Keyboard shortcuts"))
    rows = [
        (action.text().replace("&", "").rstrip("…"), _keys(action.shortcuts()))
        for menu in window.menuBar().actions()
        if menu.isVisible() and menu.menu() is not None
        for action in menu.menu().actions()  # pyright: ignore[reportAttributeAccessIssue]
        if not action.shortcut().isEmpty()
    ]
    rows += [
        (tr("The line is right, go on"), tr("Enter or Tab")),
        (tr("Next or previous line"), tr("↓ or ↑")),
        (tr("In the table: take a reading"), "1 … 9"),
        (tr("In the editor: take a reading"), "Alt+1 … 9"),
        (tr("In the table: write the text anew"), tr("any letter")),
    ]
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
    dialog.resize(theme.with_text(480), 560)
    dialog.open()


def crash_report(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> str:
    """What a developer needs to know about an error nobody expected."""
    lines = [
        f"Plume {__version__}, Python {platform.python_version()}, Qt {qVersion()},"
        f" {platform.platform()}",
        "",
        *(line.rstrip() for line in traceback.format_exception(kind, error, trace)),
    ]
    return "\n".join(lines)


def show_crash(report: str) -> None:
    """Says calmly that something went wrong and that nothing is lost."""
    box = QMessageBox()
    box.setObjectName("crash_box")
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle("Plume")
    box.setText(tr("Something went wrong that Plume did not expect."))
    box.setInformativeText(
        tr("Your pages are still open; save your text to be safe. The details help to mend it.")
    )
    box.setDetailedText(report)
    box.setStandardButtons(QMessageBox.StandardButton.Close)
    box.exec()


def install_excepthook() -> None:
    """Errors that nobody caught are shown, one at a time, and written to stderr."""
    showing = False

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        nonlocal showing
        sys.__excepthook__(kind, error, trace)
        if showing or issubclass(kind, KeyboardInterrupt):
            return
        showing = True
        try:
            show_crash(crash_report(kind, error, trace))
        finally:
            showing = False

    sys.excepthook = hook


def _keys(shortcuts: list[QKeySequence]) -> str:
    native = QKeySequence.SequenceFormat.NativeText
    return ", ".join(keys.toString(native) for keys in shortcuts[:2])
