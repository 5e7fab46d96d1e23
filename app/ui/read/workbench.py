"""Read mode with something open: pages, the page, its lines, and one line in detail."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, Qt, Signal
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from app.core.document import Page
from app.ui.read.details import LineDetails
from app.ui.read.lines_header import LinesHeader
from app.ui.read.lines_model import LinesModel
from app.ui.read.lines_table import LinesTable
from app.ui.read.page_panel import PagePanel
from app.ui.read.page_strip import PageStrip
from app.ui.read.places import Place, next_of, next_place
from app.ui.read.read_actions import ReadActions
from app.ui.read.review_bar import ReviewBar
from app.ui.read.session import ReadSession


class Workbench(QWidget):
    """Keeps page, table and details on the same line.

    Args:
        session: What is open.
        actions: Zoom, lines and the like.

    Signals:
        row_changed(int): another line is current; -1 for none.
        all_checked(): the last doubtful line was accepted.
    """

    row_changed = Signal(int)
    all_checked = Signal()

    def __init__(
        self,
        session: ReadSession,
        actions: ReadActions,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("workbench")
        self._session = session
        self._row = self._hovered = -1
        self.model = LinesModel(session, self)
        self.strip = PageStrip(session, actions, self)
        self.panel = PagePanel(session, actions, self)
        self.table = LinesTable(self.model, self)
        self.details = LineDetails(self)
        self.header = LinesHeader(actions.next_doubtful, self)
        self.review = ReviewBar(session, self)
        actions.threshold.triggered.connect(self.review.threshold.slider.setFocus)
        self._build()
        self._connect()
        self._add_context_menus(actions)
        self._on_lines()

    @property
    def row(self) -> int:
        """The current line; -1 for none."""
        return self.table.row

    def select(self, row: int) -> None:
        """Makes a line the current one, in the table and on the page."""
        self.table.select(row)

    def step_to_doubtful(self, direction: int) -> None:
        """Goes to the next doubtful line (1) or the one before (-1), on other pages too.

        What is typed then belongs to that line, wherever the focus was.
        """
        self._go_to(self._next_doubtful(direction))
        if not self.details.editor.hasFocus():
            self.table.setFocus()

    def accept(self) -> None:
        """The line is right; goes on to the next doubtful one if it was doubtful itself."""
        session, line = self._session, self._session.line(self.row)
        if line is None:
            return
        session.accept(self.row)
        if not session.review.needed_a_look(line):
            self._go_to(self._next_line())
        elif place := self._next_doubtful(1):
            self._go_to(place)
        else:
            self.all_checked.emit()

    def mark_reviewed(self) -> None:
        """Says that the selected lines are right, or takes that back where it was said of all."""
        rows = self.table.selected_rows
        lines = [line for row in rows if (line := self._session.line(row)) is not None]
        self._session.mark_reviewed(rows, not all(line.reviewed for line in lines))

    def save_layout(self) -> list[QByteArray]:
        """The places of the splitters."""
        return [splitter.saveState() for splitter in self._splitters]

    def restore_layout(self, states: list[QByteArray]) -> None:
        """Puts the splitters where they were."""
        for splitter, state in zip(self._splitters, states, strict=True):
            if not state.isEmpty():
                splitter.restoreState(state)

    def _build(self) -> None:
        lines = QSplitter(Qt.Orientation.Vertical, self)
        lines.setObjectName("lines_splitter")
        lines.addWidget(self._table_with_header())
        lines.addWidget(self.details)
        lines.setStretchFactor(0, 1)
        lines.setSizes([450, 310])
        self.details.setMinimumWidth(320)
        whole = QSplitter(Qt.Orientation.Horizontal, self)
        whole.setObjectName("read_splitter")
        for widget in (self.strip, self.panel, lines):
            whole.addWidget(widget)
        for splitter in (lines, whole):
            splitter.setChildrenCollapsible(False)
        whole.setStretchFactor(1, 1)
        whole.setSizes([168, 720, 440])
        self._splitters = [whole, lines, self.panel.splitter]
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(whole)

    def _add_context_menus(self, a: ReadActions) -> None:
        menus = {
            self.table: [
                a.edit_line,
                a.mark_reviewed,
                a.copy_lines,
                a.remove_lines,
                a.next_doubtful,
            ],
            self.panel.view: [a.fit, a.fit_width, a.rotate_left, a.rotate_right, a.read_again],
            self.strip.pages: [a.close_page, a.read_all],
        }
        for widget, actions in menus.items():
            widget.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
            widget.addActions(actions)

    def _table_with_header(self) -> QWidget:
        both = QWidget(self)
        layout = QVBoxLayout(both)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.header)
        layout.addWidget(self.review)
        layout.addWidget(self.table, 1)
        return both

    def _connect(self) -> None:
        session, view, table, details = self._session, self.panel.view, self.table, self.details
        self.strip.pages.page_chosen.connect(session.show)
        session.current_changed.connect(self._on_lines)
        session.lines_changed.connect(self._on_lines_changed)
        session.picture_changed.connect(self._show_details)
        session.text_changed.connect(self._on_text_changed)
        session.review.threshold_changed.connect(self._on_threshold)
        view.line_clicked.connect(self._on_line_clicked)
        view.line_activated.connect(self._on_line_activated)
        view.line_hovered.connect(self._hover)
        table.row_hovered.connect(self._hover)
        table.selectionModel().currentRowChanged.connect(lambda *_: self._on_row())
        table.accept_wanted.connect(self.accept)
        table.typing_wanted.connect(details.begin)
        table.candidate_wanted.connect(self._choose)
        table.remove_wanted.connect(lambda: session.remove_lines(table.selected_rows))
        details.text_typed.connect(lambda text: session.set_text(self.row, text))
        details.candidate_chosen.connect(self._choose)
        details.accepted.connect(self.accept)
        details.typing_ended.connect(session.end_typing)
        details.step_wanted.connect(self._step)
        details.left.connect(table.setFocus)

    def _on_lines_changed(self, page: Page) -> None:
        if page is self._session.current:
            self._on_lines(self._row)

    def _on_lines(self, row: int = 0) -> None:
        self._show_outlines()
        self._hovered = -1
        if not self._session.lines and self.details.editor.hasFocus():
            self.table.setFocus()
        self.details.setVisible(bool(self._session.lines))
        if self._session.lines:
            self.table.select(min(max(row, 0), len(self._session.lines) - 1))
        self._on_row()

    def _on_row(self) -> None:
        self._row = self.row
        self._session.end_typing()
        self._mark()
        line = self._session.line(self.row)
        if line is not None and self._session.picture is not None:
            self.panel.view.bring_into_view(line.box)
        self._show_details()
        self._count()
        self.row_changed.emit(self.row)

    def _count(self) -> None:
        lines = self._session.lines
        doubtful = sum(self._session.review.is_doubtful(line) for line in lines)
        self.header.show_counts(len(lines), doubtful)
        self.review.refresh()

    def _show_details(self) -> None:
        line = self._session.line(self.row)
        picture = self._session.picture.image if self._session.picture is not None else None
        hint = self.model.explain(line) if line is not None else ""
        self.details.show_line(line, picture, self.row + 1, hint, self._session.review.threshold)

    def _on_text_changed(self, place: Place) -> None:
        if place.page is not self._session.current:
            return
        self._show_outlines()
        if place.row not in self.table.selected_rows:
            self.select(place.row)
        self._show_details()
        self._count()
        self.row_changed.emit(self.row)

    def _on_threshold(self) -> None:
        self._show_outlines()
        self._show_details()
        self._count()
        self.row_changed.emit(self.row)

    def _show_outlines(self) -> None:
        self.panel.view.set_lines(self._session.lines, self._session.review.threshold)

    def _on_line_clicked(self, row: int) -> None:
        self.select(row)
        self.table.setFocus()

    def _on_line_activated(self, row: int) -> None:
        self.select(row)
        self.details.edit()

    def _hover(self, row: int) -> None:
        if row != self._hovered:
            self._hovered = row
            self.table.set_hovered(row)
            self._mark()

    def _mark(self) -> None:
        selected = self.row if self.row >= 0 else None
        self.panel.view.mark(selected, self._hovered if self._hovered >= 0 else None)

    def _choose(self, candidate: int) -> None:
        line = self._session.line(self.row)
        if line is not None and candidate < len(line.reading.candidates):
            self._session.end_typing()
            self._session.set_text(self.row, line.reading.candidates[candidate].text)

    def _next_doubtful(self, direction: int) -> Place | None:
        session = self._session
        if session.current is None:
            return None
        return next_of(
            session.document, session.current, self.row, direction, session.review.is_doubtful
        )

    def _next_line(self) -> Place | None:
        session = self._session
        if session.current is None:
            return None
        return next_place(session.document, session.current, self.row)

    def _go_to(self, place: Place | None) -> None:
        """Shows a line, and its text in the editor where the person is typing."""
        if place is not None:
            typing = self.details.editor.hasFocus()
            self._session.show(place.page)
            self.select(place.row)
            if typing:
                self.details.edit()

    def _step(self, direction: int) -> None:
        if self._session.line(self.row + direction) is not None:
            self.select(self.row + direction)
            self.details.edit()
