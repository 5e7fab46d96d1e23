"""The values that are expected in a field: a CSV file, and which of its columns."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.core.errors import PlumeError
from app.core.forms.expected_values import ExpectedValues, column_names
from app.core.forms.template import FormField
from app.ui import icons
from app.ui.templates.line_edit import PartEdit
from app.ui.templates.problem_label import ProblemLabel


class ExpectedEditor(QWidget):
    """Edits the file and the column.

    Signals:
        file_changed(Path | None): another file was chosen or written.
        column_changed(str): another column was chosen; empty for the one called like the field.
        left(): the input lost the focus.
    """

    file_changed = Signal(object)
    column_changed = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[Path | None, str, str, float] | None = None
        self.file = PartEdit("field_expected", self)
        self.file.setAccessibleName(self.tr("Expected values"))
        self.file.setPlaceholderText(self.tr("CSV file, such as a list of clients"))
        self.file.setToolTip(
            self.tr("Values in this list are preferred while reading, others are reported")
        )
        self.browse = QToolButton(self)
        self.browse.setObjectName("choose_expected")
        self.browse.setAccessibleName(self.tr("Choose a list"))
        self.browse.setToolTip(self.tr("Choose a list"))
        icons.set_icon(self.browse, "open")
        self.column = QComboBox(self)
        self.column.setObjectName("expected_column")
        self.column.setAccessibleName(self.tr("Column of the list"))
        self.note = QLabel(self)
        self.note.setObjectName("expected_note")
        self.note.setProperty("role", "muted")
        self.problem = ProblemLabel("expected_problem", self)
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.file, 1)
        row.addWidget(self.browse)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(row)
        for widget in (self.column, self.note, self.problem):
            layout.addWidget(widget)
        self.file.textEdited.connect(lambda text: self.file_changed.emit(_path(text)))
        self.file.left.connect(self.left)
        self.browse.clicked.connect(lambda _checked=False: self._choose())
        self.column.activated.connect(
            lambda _i: self.column_changed.emit(self.column.currentData())
        )

    def show_field(self, field: FormField) -> None:
        """Shows the list of a field, how long it is, and what is wrong with it."""
        path = field.expected
        if _path(self.file.text()) != path:
            self.file.setText(str(path) if path is not None else "")
        shown = (path, field.expected_column, field.name, _changed(path))
        if shown != self._shown:
            self._shown = shown
            self._look(field)

    def _look(self, field: FormField) -> None:
        """Reads the file."""
        self.column.clear()
        count, problem = 0, ""
        if field.expected is not None:
            try:
                self._fill(column_names(field.expected), field)
                name = field.expected_column or field.name
                count = len(ExpectedValues.load(field.expected, name).texts)
            except PlumeError as error:
                problem = str(error)
        self.column.setVisible(self.column.count() > 0)
        self.note.setVisible(count > 0)
        self.note.setText(self.tr("%n value(s)", "", count))
        self.problem.show_problem(problem)

    def _fill(self, names: list[str], field: FormField) -> None:
        """The columns there are; one that is called like the field is taken by itself."""
        if not names:
            return
        like = next((name for name in names if name.casefold() == field.name.casefold()), "")
        if not like or field.expected_column not in (*names, ""):
            self.column.addItem(field.expected_column or self.tr("Choose a column"), "")
        for name in names:
            self.column.addItem(name, "" if name == like else name)
        self.column.setCurrentIndex(max(self.column.findData(field.expected_column), 0))

    def _choose(self) -> None:
        known = _path(self.file.text())
        folder = str(known.parent if known is not None else Path.home())
        kinds = ";;".join([self.tr("Lists (*.csv *.tsv *.txt)"), self.tr("All files (*)")])
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Expected values"), folder, kinds)
        if name:
            self.file.setText(name)
            self.file_changed.emit(Path(name))


def _path(text: str) -> Path | None:
    return Path(text.strip()) if text.strip() else None


def _changed(path: Path | None) -> float:
    """When a file was written last; 0 where there is none."""
    try:
        return path.stat().st_mtime if path is not None else 0.0
    except OSError:
        return 0.0
