"""Before a batch: which scans, which forms, and what was begun earlier."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QDateTime, QLocale, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

import resources
from app.core.batch.store import StoredBatch
from app.ui import theme
from app.ui.actions import action_button, tooltip
from app.ui.forms.forms_actions import FormsActions
from app.ui.translation import tr
from app.ui.view_note import ViewNote

SAMPLE_FOLDER = resources.path("forms/scans")

_WIDEST = 960
_NAMED = 4
"""So many scans are named at most where there is room for a few."""


class PathsCard(QFrame):
    """A list of files and folders with buttons to add and to remove.

    Args:
        name: Begins the names of its parts.
        title: What the list is.
        hint: What to do while it is empty.
        buttons: Add something.

    Attributes:
        list: The files and folders.
        first: Of the buttons.
        remove: Takes what is selected off the list.

    Signals:
        changed(): something was added or removed.
    """

    changed = Signal()

    def __init__(
        self,
        name: str,
        title: str,
        hint: str,
        buttons: Sequence[QPushButton],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "message")
        self._items: dict[Path, QListWidgetItem] = {}
        heading = QLabel(title, self)
        heading.setProperty("role", "heading")
        self.list = QListWidget(self)
        self.list.setObjectName(f"{name}_list")
        self.list.setAccessibleName(title)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.list.setMinimumHeight(96)
        heading.setBuddy(self.list)
        self._hint, self._note = hint, ViewNote(f"{name}_note", self.list)
        self.first, self.remove = buttons[0], self._remove_button(name, title)
        self._lay_out(heading, buttons)
        self.list.itemSelectionChanged.connect(self._refresh)
        self._refresh()

    @property
    def paths(self) -> list[Path]:
        """What is in the list."""
        return list(self._items)

    def add(self, paths: Sequence[Path]) -> None:
        """Adds what is not there yet."""
        for path in paths:
            if path not in self._items:
                item = self._items[path] = QListWidgetItem(path.name or str(path))
                item.setData(Qt.ItemDataRole.UserRole, str(path))
                item.setToolTip(str(path))
                self.list.addItem(item)
        self._refresh()
        self.changed.emit()

    def set(self, paths: Sequence[Path]) -> None:
        """Holds these and no others."""
        self._items.clear()
        self.list.clear()
        self.add(paths)

    def describe(self, path: Path, text: str, trouble: bool = False) -> None:
        """Says something about a path beside its name."""
        if (item := self._items.get(path)) is not None:
            item.setText(f"{path.name or path}  –  {text}")
            item.setToolTip(f"{path}\n{text}")
            c = theme.colours(self.palette())
            item.setForeground(c.red if trouble else c.text)

    def _remove_button(self, name: str, title: str) -> QPushButton:
        button = QPushButton(self.tr("Remove"), self)
        button.setObjectName(f"{name}_remove")
        button.setAccessibleName(self.tr("Remove from: {0}").format(title))
        button.clicked.connect(self._remove_selected)
        key = QKeySequence(Qt.Key.Key_Delete)
        button.setToolTip(tooltip(button.text(), key))
        shortcut = QShortcut(key, self.list, self._remove_selected)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)  # the constructor ignores it
        return button

    def _lay_out(self, heading: QLabel, buttons: Sequence[QPushButton]) -> None:
        row = QHBoxLayout()
        row.setSpacing(theme.GRID)
        for button in buttons:
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.remove)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*(theme.GRID + 4,) * 4)
        layout.setSpacing(theme.GRID)
        layout.addWidget(heading)
        layout.addWidget(self.list, 1)
        layout.addLayout(row)

    def _remove_selected(self) -> None:
        for item in self.list.selectedItems():
            del self._items[Path(item.data(Qt.ItemDataRole.UserRole))]
            self.list.takeItem(self.list.row(item))
        self._refresh()
        self.changed.emit()

    def _refresh(self) -> None:
        self._note.say("" if self.list.count() else self._hint)
        self.remove.setEnabled(self.list.selectionModel().hasSelection())


class StartPage(QWidget):
    """Chooses what is read.

    Args:
        actions: Those that the buttons trigger.

    Attributes:
        scans, templates: What is chosen so far.

    Signals:
        changed(): something else is chosen.
        wanted(StoredBatch): an earlier batch shall be opened.
        remove_wanted(StoredBatch): an earlier batch shall be removed.
    """

    changed = Signal()
    wanted = Signal(object)
    remove_wanted = Signal(object)

    def __init__(self, actions: FormsActions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("forms_start")
        a = actions
        self.scans = PathsCard(
            "scans", self.tr("1. Scans"),
            self.tr("Drop a folder, a PDF or pictures here"),
            [action_button(self, a.add_folder), action_button(self, a.add_files)], self,
        )  # fmt: skip
        self.templates = PathsCard(
            "templates", self.tr("2. Forms that may come"),
            self.tr("Drop templates here. A template says where the fields of a form are"),
            [action_button(self, a.add_templates), action_button(self, a.new_template)], self,
        )  # fmt: skip
        self._title = QLabel(self.tr("From a batch of forms to a table"), self)
        self._title.setObjectName("forms_title")
        self._title.setProperty("role", "title")
        self._sentence = QLabel(self)
        self._sentence.setObjectName("start_sentence")
        self._sentence.setProperty("role", "muted")
        self._sentence.setWordWrap(True)
        self.start = action_button(self, a.start, primary=True)
        self.anew = action_button(self, a.start_anew)
        self.sample = action_button(self, a.sample)
        self._earlier_title = QLabel(self.tr("Earlier batches"), self)
        self._earlier_title.setProperty("role", "heading")
        self.earlier = QVBoxLayout()
        self.earlier.setSpacing(4)
        self._lay_out()
        self.scans.changed.connect(self.changed)
        self.templates.changed.connect(self.changed)

    def tell(self, text: str) -> None:
        """Says what is missing, or what will happen."""
        self._sentence.setText(text)

    def show_earlier(self, batches: Sequence[StoredBatch]) -> None:
        """Lists what was begun before."""
        while (item := self.earlier.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for number, batch in enumerate(batches, 1):
            self.earlier.addWidget(self._row(batch, number))
        self._earlier_title.setVisible(bool(batches))

    def _row(self, batch: StoredBatch, number: int) -> QWidget:
        row = QFrame(self)
        row.setProperty("role", "message")
        name = QLabel(title_of(batch), row)
        name.setTextFormat(Qt.TextFormat.PlainText)
        scans = _shortened([str(path) for path in batch.scans])
        name.setToolTip("\n".join([*scans, *map(str, batch.templates)]))
        name.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        about = QLabel(_about(batch), row)
        about.setProperty("role", "muted")
        done = 0 < batch.total <= batch.done
        go_on = QPushButton(self.tr("Open") if done else self.tr("Go on"), row)
        go_on.setObjectName(f"earlier_open_{number}")
        go_on.setAccessibleName(f"{go_on.text()}: {name.text()}")
        go_on.clicked.connect(lambda _checked=False: self.wanted.emit(batch))
        remove = QPushButton(self.tr("Remove"), row)
        remove.setObjectName(f"earlier_remove_{number}")
        remove.setAccessibleName(self.tr("Remove the batch: {0}").format(name.text()))
        remove.clicked.connect(lambda _checked=False: self.remove_wanted.emit(batch))
        layout = QHBoxLayout(row)
        layout.setContentsMargins(theme.GRID + 4, 4, 4, 4)
        layout.setSpacing(theme.GRID)
        layout.addWidget(name, 1)
        layout.addWidget(about)
        layout.addWidget(go_on)
        layout.addWidget(remove)
        return row

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Puts the lists under each other where there is no room beside."""
        super().resizeEvent(event)
        lists = (self.scans, self.templates)
        beside = 2 * max(x.minimumSizeHint().width() for x in lists) + self._cards.spacing()
        # measured on the page: its scroll bar comes and goes with what is decided here
        room = self.contentsRect().width() - 8 * theme.GRID
        direction = QBoxLayout.Direction
        self._cards.setDirection(direction.LeftToRight if beside <= room else direction.TopToBottom)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.GRID)
        for button in (self.start, self.anew):
            buttons.addWidget(button)
        buttons.addWidget(self._sentence, 1)
        buttons.addWidget(self.sample)
        inner = QWidget(self)
        inner.setMaximumWidth(theme.with_text(_WIDEST))
        self._cards = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._cards.setSpacing(theme.GRID * 2)
        self._cards.addWidget(self.scans, 1)
        self._cards.addWidget(self.templates, 1)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GRID * 2)
        column.addWidget(self._title)
        column.addLayout(self._cards, 2)
        column.addLayout(buttons)
        column.addWidget(self._earlier_title)
        column.addLayout(self.earlier)
        column.addStretch(1)
        room = QScrollArea(self)
        room.setFrameShape(QFrame.Shape.NoFrame)
        room.setWidgetResizable(True)
        room.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        room.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        room.setWidget(inner)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*(theme.GRID * 3,) * 4)
        layout.addWidget(room)


def title_of(batch: StoredBatch) -> str:
    """What a batch is called: the names of what it reads."""
    if SAMPLE_FOLDER in batch.scans:
        return tr("Sample batch")
    return ", ".join(_shortened([path.name or str(path) for path in batch.scans]))


def _shortened(names: list[str]) -> list[str]:
    """The first of many names, and how many more there are."""
    if len(names) <= _NAMED:
        return names
    return [*names[: _NAMED - 1], tr("{0} more").format(len(names) - _NAMED + 1)]


def _about(batch: StoredBatch) -> str:
    """How far a batch is, and when it was begun."""
    when = QDateTime.fromString(batch.begun, Qt.DateFormat.ISODateWithMs).toLocalTime()
    date = QLocale().toString(when, QLocale.FormatType.ShortFormat)
    if batch.total and batch.done >= batch.total:
        read = tr("%Ln pages, all read", "", batch.total)
    elif batch.total:
        done = QLocale().toString(batch.done)
        read = tr("{0} of %Ln pages read", "", batch.total).format(done)
    else:
        read = tr("%Ln pages read", "", batch.done)
    return f"{read}  ·  {date}"
