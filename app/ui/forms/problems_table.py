"""The pages of which nothing was read, and why."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from app.core.batch.review import ReviewForm
from app.ui import icons, theme
from app.ui.forms.explain import scan_text
from app.ui.forms.session import FormsSession
from app.ui.sentences import translated

_ROW = 32


class ProblemsTable(QTableWidget):
    """One row a page.

    Signals:
        open_wanted(Path): a page shall be opened in Read mode.
        page_chosen(): another page is the current one.
    """

    open_wanted = Signal(object)
    page_chosen = Signal()

    def __init__(self, session: FormsSession, parent: QWidget | None = None) -> None:
        super().__init__(0, 2, parent)
        self.setObjectName("problems_table")
        self.setAccessibleName(self.tr("Pages that could not be read"))
        self._session = session
        self.setHorizontalHeaderLabels([self.tr("Page"), self.tr("Reason")])
        self.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
        self.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self.setColumnWidth(0, theme.with_text(200))
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.with_text(_ROW))
        self.setWordWrap(False)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.currentCellChanged.connect(lambda *_: self.page_chosen.emit())
        self.activated.connect(lambda _index: self.open_selected())
        session.opened.connect(self.refresh)
        session.forms_added.connect(self._on_added)

    @property
    def selected(self) -> ReviewForm | None:
        """The page in the current row."""
        row = self.currentRow()
        return self._session.problems[row] if 0 <= row < len(self._session.problems) else None

    def open_selected(self) -> None:
        """Asks for the page in the current row to be opened in Read mode."""
        if self.selected is not None:
            self.open_wanted.emit(self.selected.result.file)

    def refresh(self) -> None:
        """Lists the pages anew."""
        c = theme.colours()
        # as the forms are chosen, so that the sign can be seen on it
        chosen = theme.blend(c.base, c.accent, 0.25).name()
        self.setStyleSheet(
            f"selection-background-color: {chosen}; selection-color: {c.text.name()}"
        )
        self.setRowCount(len(self._session.problems))
        for row, form in enumerate(self._session.problems):
            self._fill(row, form)

    def _fill(self, row: int, form: ReviewForm) -> None:
        sign = icons.pixmap("error", theme.colours().red, 16, self.devicePixelRatioF())
        why = reason(form)
        about = "\n".join(filter(None, (str(form.result.file), why, scan_text(form))))
        for column, item in enumerate((QTableWidgetItem(sign, form.title), QTableWidgetItem(why))):
            item.setToolTip(about)
            self.setItem(row, column, item)

    def _on_added(self, forms: list[ReviewForm]) -> None:
        for form in sorted((form for form in forms if not form.matched), key=lambda f: f.order):
            row = self._session.problems.index(form)
            self.insertRow(row)
            self._fill(row, form)


def reason(form: ReviewForm) -> str:
    """The problem, with no more of the file than its name."""
    text, path = form.result.problem, Path(form.result.file)
    for place in (f"page {form.result.page} of {path}: ", f"{path}: "):
        text = text.removeprefix(place)
    said = translated(text)
    if said == text:  # what is known about pages has no full stop yet
        said = f"{translated(text.removesuffix('.'))}."
    if said.startswith(str(path)):
        return said.replace(str(path), path.name, 1)
    return said[:1].upper() + said[1:]
