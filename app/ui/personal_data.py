"""All that Plume keeps about a person, in one place, with a way to delete it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QLabel,
    QMessageBox,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.core.batch.corrections import Corrections
from app.core.batch.store import BatchStore
from app.core.errors import FileError
from app.core.personal_data import delete, size_of
from app.core.project.store import SUFFIX
from app.services.autosave import leftovers
from app.services.log import empty_log, log_file, log_files
from app.services.settings_store import SettingsStore, folders_visited, forget_folders_visited
from app.ui import theme
from app.ui.dialogs import push_button
from app.ui.forms.opening import batches_folder
from app.ui.sentences import translated
from app.ui.templates.draft_copy import DRAFT
from app.ui.translation import tr
from model.ink import Ink

if TYPE_CHECKING:
    from app.ui.main_window import MainWindow


@dataclass(frozen=True)
class Holding:
    """One kind of personal data.

    Attributes:
        name: Of its button, in snake case.
        title: What it is.
        says: What it is for.
        place: Where it lies.
        amount: How much there is, for people; empty for nothing.
        remove: Deletes it for good.
    """

    name: str
    title: str
    says: str
    place: Path
    amount: Callable[[], str]
    remove: Callable[[], object]


class PersonalDataDialog(QDialog):
    """Lists what is kept, each kind with a button that deletes it.

    Args:
        holdings: The kinds.
    """

    def __init__(self, holdings: Sequence[Holding], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("personal_data_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Personal data"))
        about = QLabel(
            tr(
                "This is all that Plume keeps about you besides the files you saved. It stays on"
                " this computer, in files that only you may read."
            ),
            self,
        )
        about.setWordWrap(True)
        page = QWidget()
        self._grid = QGridLayout(page)
        self._grid.setColumnStretch(0, 1)
        self._grid.setHorizontalSpacing(3 * theme.GRID)
        self._grid.setVerticalSpacing(2)
        self._rows = [self._add(holding) for holding in holdings]
        area = QScrollArea(self)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setWidget(page)
        self._problem = QLabel(self)
        self._problem.setObjectName("personal_data_problem")
        self._problem.setWordWrap(True)
        self._problem.hide()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setSpacing(2 * theme.GRID)
        for widget in (about, area, self._problem, buttons):
            column.addWidget(widget)
        self._show()
        theme.fit(self, theme.with_text(640), min(page.sizeHint().height() + 180, 640))

    def _add(self, holding: Holding) -> tuple[Holding, QLabel, QPushButton]:
        row = self._grid.rowCount()
        text = QLabel(f"<b>{holding.title}</b><br>{holding.says}")
        text.setWordWrap(True)
        place = QLabel(str(holding.place))
        place.setProperty("role", "muted")
        place.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        place.setWordWrap(True)
        amount = QLabel()
        amount.setObjectName(f"amount_{holding.name}")
        amount.setAccessibleDescription(holding.title)
        name = f"delete_{holding.name}"
        button = push_button(self, name, tr("Delete"), lambda: self._on_delete(holding))
        button.setAccessibleName(tr("Delete: {0}").format(holding.title))
        self._grid.addWidget(text, row, 0)
        self._grid.addWidget(amount, row, 1, Qt.AlignmentFlag.AlignRight)
        self._grid.addWidget(button, row, 2)
        self._grid.addWidget(place, row + 1, 0, 1, 3)
        self._grid.setRowMinimumHeight(row + 2, 2 * theme.GRID)
        return holding, amount, button

    def _show(self) -> None:
        for holding, label, button in self._rows:
            amount = holding.amount()
            label.setText(amount or tr("nothing"))
            button.setEnabled(bool(amount))

    def _on_delete(self, holding: Holding) -> None:
        """Asks, for this cannot be undone."""
        box = QMessageBox(self)
        box.setObjectName("ask_to_delete")
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(tr("Personal data"))
        box.setText(tr("Delete for good: {0}?").format(holding.title))
        yes = box.addButton(tr("&Delete"), QMessageBox.ButtonRole.DestructiveRole)
        box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
        box.exec()
        box.deleteLater()
        if box.clickedButton() is not yes:
            return
        problem = ""
        try:
            holding.remove()
        except FileError as error:
            problem = str(error)
        self._problem.setText(translated(problem))
        self._problem.setVisible(bool(problem))
        self._show()


def holdings(window: MainWindow, store: SettingsStore, recovery: Path) -> list[Holding]:
    """What is kept for the person at a window.

    Args:
        window: Where words and text are shown, too.
        store: The person's settings.
        recovery: Folder of unsaved work.
    """
    settings, batches, learning = store.path, batches_folder(), window.write.learning
    words, text, ink = learning.words, window.write.text, window.write.kept_ink
    ink.finish()
    held = [
        Holding(
            "written", tr("Text in Write mode"), tr("It is there again at the next start."),
            settings, lambda: _characters(text.toPlainText()),
            lambda: (text.clear(), store.change(written_text="")),
        ),
        Holding(
            "ink", tr("Ink in Write mode"), tr("It is there again at the next start."),
            ink.path, lambda: _files([ink.path]),
            lambda: (window.write.session.begin_with(Ink()), ink.save()),
        ),
        Holding(
            "recent", tr("Recent files"),
            tr("What the menu File offers to open again, and the folders they were chosen in."),
            settings, lambda: _recent(store), lambda: _forget_recent(store),
        ),
        Holding(
            "recovery", tr("Unsaved work"), tr("Copies that are offered after a crash."), recovery,
            lambda: _files(_lost(recovery)), lambda: _discard(recovery),
        ),
        Holding(
            "batches", tr("Batches of forms"), tr("Results and corrections, to go on with later."),
            batches, lambda: _files(_within(batches)), lambda: _clear(window, batches),
        ),
        Holding(
            "log", tr("Log"), tr("What went wrong, without the words of documents."),
            log_file().parent, lambda: _files(log_files(log_file())),
            lambda: empty_log(log_file()),
        ),
    ]  # fmt: skip
    hand = window.write.hand
    handwriting = Holding(
        "hand", tr("My handwriting"), tr("Words with their ink, and what was learned from them."),
        hand.hand.words.path.parent, lambda: _files(hand.hand.files), hand.clear,
    )  # fmt: skip
    held = [handwriting, *held]
    if words is None:
        return held
    dictionary = Holding(
        "words", tr("My words"), tr("Words you wrote, which become likelier."), words.path,
        lambda: tr("%Ln words", "", len(words)) if len(words) else "",
        lambda: (words.clear(), learning.refresh()),
    )  # fmt: skip
    return [dictionary, *held]


def _recent(store: SettingsStore) -> str:
    settings = store.settings
    number = len(settings.recent_files) + len(settings.recent_projects) + folders_visited()
    return tr("%Ln files and folders", "", number) if number else ""


def _forget_recent(store: SettingsStore) -> None:
    store.change(recent_files=(), recent_projects=(), last_folder="")
    forget_folders_visited()


def _characters(text: str) -> str:
    return tr("%Ln characters", "", len(text)) if text else ""


def _count(number: int) -> str:
    return tr("%Ln files", "", number) if number else ""


def _files(paths: Sequence[Path]) -> str:
    size = size_of(paths)
    return f"{_count(len(paths))}, {QLocale().formattedDataSize(size)}" if size else ""


def _within(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def _lost(folder: Path) -> list[Path]:
    """Copies that no living program keeps."""
    found = leftovers(folder, SUFFIX, DRAFT)
    for each in found:
        each.release()
    return [*(each.path for each in found), *folder.glob("*.damaged")]


def _discard(folder: Path) -> None:
    for each in leftovers(folder, SUFFIX, DRAFT):
        each.discard()
    delete(folder.glob("*.damaged"))


def _clear(window: MainWindow, folder: Path) -> None:
    """Deletes all batches; the one that is open is closed first."""
    window.forms.close()
    for batch in BatchStore(folder).all():
        Corrections(batch.corrected).close()  # another window that has it open keeps it
    delete(_within(folder))
    shutil.rmtree(folder, ignore_errors=True)
