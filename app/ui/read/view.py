"""Read mode: opens files, shows them, and gives their text away."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.core.document import Page
from app.services.recognition import RecognitionService
from app.services.settings_store import SettingsStore
from app.ui.read.empty_state import EmptyState
from app.ui.read.file_actions import FileActions
from app.ui.read.project_actions import ProjectActions
from app.ui.read.read_actions import ReadActions
from app.ui.read.read_options import ReadOptions
from app.ui.read.recovery import Recovery
from app.ui.read.session import ReadSession
from app.ui.read.status import ReadStatus, flaw_text, page_state, status_of
from app.ui.read.toolbar import ReadToolBar

if TYPE_CHECKING:
    from app.ui.read.workbench import Workbench

_LAYOUTS = ("read_columns", "read_lines", "read_histogram")


class ReadView(QWidget):
    """The whole of Read mode.

    Args:
        recognition: Reads pages.
        store: Settings, recent files and splitter sizes.
        recovery: Folder where unsaved work is kept in case of a crash; None keeps none.

    Attributes:
        session: What is open.
        commands: The actions, for menus.
        options: Menus of what is remembered.
        project: New, opened and saved projects.
        files: Dialogs, clipboard and recent files.
        empty: What is shown while nothing is open.
        active: Whether this is the mode that is shown.

    Signals:
        problem(message): something went wrong.
        warning(message): something may go wrong.
        note(message, action, slot): something is done; the action is a button, or empty.
        offered(Offer): there is work of an earlier run that was not saved.
        status_changed(): ``status`` or ``summary`` say something else.
    """

    problem = Signal(str)
    warning = Signal(str)
    note = Signal(str, str, object)
    offered = Signal(object)
    status_changed = Signal()

    def __init__(
        self,
        recognition: RecognitionService,
        store: SettingsStore,
        parent: QWidget | None = None,
        recovery: Path | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("read_view")
        self._store = store
        self.active = True
        self._workbench: Workbench | None = None
        self.session = ReadSession(recognition, self)
        self.commands = ReadActions(self)
        self.project = ProjectActions(self.session, self.commands, store, self)
        self.files = FileActions(self.session, self.project, self.commands, store, self)
        self._recovery = (
            Recovery(self.session, self.project, recovery, self) if recovery is not None else None
        )
        self.options = ReadOptions(self.session, store, self)
        self._toolbar = ReadToolBar(self.session, self.commands, self.files.recent_menu, self)
        self.empty = EmptyState(self.commands.open, self.commands.sample, self)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._toolbar)
        layout.addWidget(self._stack, 1)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._connect_session()
        self._connect_commands()
        self._refresh()

    @property
    def status(self) -> ReadStatus:
        """What is being done."""
        return status_of(self.session, self.project.busy, bool(self.files.writes))

    @property
    def summary(self) -> str:
        """What is on the current page."""
        page = self.session.current if self.active else None
        return page_state(self.session, page) if page else ""

    @property
    def workbench(self) -> Workbench:
        """The view of what is open; made when it is first needed, since its imports take time."""
        if self._workbench is None:
            from app.ui.read.workbench import Workbench

            self._workbench = Workbench(self.session, self.commands, self)
            self._workbench.restore_layout([self._store.layout(name) for name in _LAYOUTS])
            self._workbench.row_changed.connect(lambda _row: self._refresh())
            self._workbench.all_checked.connect(self._on_all_checked)
            self._stack.addWidget(self._workbench)
        return self._workbench

    def prepare(self) -> None:
        """Makes what is needed to show a page, so that the first one comes at once."""
        _ = self.workbench

    def open_paths(self, paths: Iterable[Path]) -> None:
        """Opens files, folders and projects."""
        self.files.open_paths(list(paths))

    def look_for_lost_work(self) -> None:
        """Offers what an earlier run could not save."""
        if self._recovery is not None:
            self._recovery.look()

    def set_active(self, active: bool) -> None:
        """In the other mode the shortcuts that only make sense here are off."""
        self.active = active
        self._refresh()

    def save_layout(self) -> None:
        """Remembers the places of the splitters."""
        if self._workbench is not None:
            for name, state in zip(_LAYOUTS, self._workbench.save_layout(), strict=True):
                self._store.save_layout(name, state)

    def shutdown(self) -> None:
        """Ends the work in the background; what is not saved now is not wanted."""
        if self._recovery is not None:
            self._recovery.close()
        self.session.shutdown()

    def _connect_session(self) -> None:
        session = self.session
        session.problem.connect(self.problem)
        session.pages_changed.connect(self._on_pages)
        session.opening.connect(self._refresh)
        session.queue.changed.connect(self._refresh)
        session.saved_changed.connect(self._refresh)
        session.pictures.flawed.connect(self._on_flawed)
        session.turned.connect(self._on_turned)
        session.pictures.aslant.connect(self._on_aslant)
        for signal in (session.current_changed, session.picture_changed):
            signal.connect(self._refresh)
        for signal in (session.lines_changed, session.text_changed):
            signal.connect(lambda _what: self._refresh())
        self.files.failed.connect(self.problem)
        self.files.saved.connect(self._on_exported)
        self.project.failed.connect(self.problem)
        self.project.changed.connect(self._refresh)
        self.files.changed.connect(self._refresh)
        self.project.saved.connect(
            lambda path: self.note.emit(self.tr("Saved {0}.").format(path), "", None)
        )
        if self._recovery is not None:
            self._recovery.offered.connect(self.offered)
            self._recovery.problem.connect(self.problem)
            self._recovery.note.connect(self.note)

    def _connect_commands(self) -> None:
        a, session = self.commands, self.session
        connections = {
            a.close_page: session.close_page,
            a.close_all: session.close_all,
            a.undo: self._undo,
            a.redo: session.undo_stack.redo,
            a.copy_lines: self._copy_lines,
            a.edit_line: lambda: self.workbench.details.edit(),
            a.remove_lines: lambda: session.remove_lines(self.workbench.table.selected_rows),
            a.mark_reviewed: lambda: self.workbench.mark_reviewed(),
            a.next_doubtful: lambda: self.workbench.step_to_doubtful(1),
            a.previous_doubtful: lambda: self.workbench.step_to_doubtful(-1),
            a.previous_page: lambda: session.step(-1),
            a.next_page: lambda: session.step(1),
            a.rotate_left: lambda: session.rotate(-90),
            a.rotate_right: lambda: session.rotate(90),
            a.read_again: session.read_again,
            a.read_single: lambda: session.read_again(single=True),
            a.read_all: lambda: session.queue.read_all(session.document.pages),
            a.group_by_hand: self._group_by_hand,
            a.stop: session.queue.cancel,
        }
        for action, slot in connections.items():
            action.triggered.connect(lambda _checked=False, slot=slot: slot())

    def _on_pages(self) -> None:
        page = self.workbench if len(self.session.document) else self.empty
        self._stack.setCurrentWidget(page)
        self._refresh()

    def _undo(self) -> None:
        self.session.end_typing()
        self.session.undo_stack.undo()

    def _copy_lines(self) -> None:
        rows = self.workbench.table.selected_rows
        texts = [line.text for row in rows if (line := self.session.line(row)) is not None]
        if texts:
            QGuiApplication.clipboard().setText("\n".join(texts))

    def _group_by_hand(self) -> None:
        from app.core.hands import Sheet, lines_of
        from app.ui.hands_dialog import HandsDialog

        pages = list(self.session.document)
        sheets = [Sheet(page.title, lambda page=page: lines_of(page.load())) for page in pages]
        dialog = HandsDialog(sheets, self)
        dialog.chosen.connect(lambda number: self._show_page(pages[number]))
        dialog.show()

    def _show_page(self, page: Page) -> None:
        if page in self.session.document.pages:
            self.session.show(page)

    def _on_all_checked(self) -> None:
        self.note.emit(self.tr("Nothing is left to check."), "", None)

    def _on_turned(self, page: Page) -> None:
        text = self.tr("{0} lay the wrong way and was turned.").format(page.title)
        self.note.emit(text, "", None)

    def _on_aslant(self, page: Page) -> None:
        if self.session.queue.flatten:
            text = self.tr("{0} was photographed from the side and is read as if it lay flat.")
            action = self.tr("Read it as it is")
            self.note.emit(text.format(page.title), action, lambda: self._read_as_it_is(page))

    def _read_as_it_is(self, page: Page) -> None:
        """A person who does not want sheets laid flat wants none so, until it is switched on."""
        self.options.flatten.setChecked(False)
        if page in self.session.document.pages:
            self.session.queue.read(page)

    def _on_flawed(self, page: Page) -> None:
        count = sum(bool(other.flaws) for other in self.session.document)
        text = self.tr("{0} may be misread: {1}.").format(page.title, flaw_text(page.flaws[0]))
        if count > 1:
            text += " " + self.tr("%Ln pages are hard to read.", "", count)
        self.warning.emit(text)

    def _on_exported(self, path: Path) -> None:
        self._refresh()
        unread = self.session.document.unread
        if unread:
            text = self.tr("Exported {0} without the pages that have not been read ({1} of {2}).")
            self.note.emit(
                text.format(path, unread, len(self.session.document)),
                self.commands.read_all.text().replace("&", ""),
                self.commands.read_all.trigger,
            )
        else:
            self.note.emit(self.tr("Exported {0}.").format(path), "", None)

    def _refresh(self) -> None:
        """Switches actions on and off, and fills the empty table with words."""
        self._enable()
        if self._workbench is not None:
            self._workbench.table.note.say(self._table_note())
        self.status_changed.emit()

    def _enable(self) -> None:
        a, session = self.commands, self.session
        page, lines, stack = session.current, session.lines, session.undo_stack
        pages = session.document.pages
        index = pages.index(page) if page in pages else -1
        doubtful = session.review.outlook.left > 0
        row = self._workbench.row if self._workbench is not None else -1
        picture = session.picture is not None
        states = {
            (a.sample, a.paste): True,
            (a.close_page, a.close_all): page is not None,
            (a.new, a.save_as): bool(pages) or session.project is not None,
            (a.save,): bool(pages) and (session.changed or session.project is None),
            (a.export, a.copy_all): any(p.lines for p in pages),
            (a.undo,): stack.canUndo(),
            (a.redo,): stack.canRedo(),
            (a.copy_lines, a.edit_line, a.mark_reviewed, a.remove_lines): row >= 0 and bool(lines),
            (a.next_doubtful, a.previous_doubtful): doubtful,
            (a.threshold,): page is not None,
            (a.previous_page,): index > 0,
            (a.next_page,): 0 <= index < len(pages) - 1,
            (a.group_by_hand,): len(pages) > 1,
            (a.read_all,): len(pages) > 1 and session.document.unread > 0,
            (a.rotate_left, a.rotate_right, a.read_again, a.read_single): picture,
            (a.zoom_in, a.zoom_out, a.fit, a.fit_width): picture,
            (a.before, a.after, a.histogram, a.outlines): picture,
            (a.add_line,): picture and page is not None and page.lines is not None,
            (a.stop,): session.queue.job is not None,
        }
        for actions, state in states.items():
            for action in actions:
                action.setEnabled(state and self.active)
        self._name_steps()

    def _name_steps(self) -> None:
        """Undo and redo say what they would undo."""
        stack = self.session.undo_stack
        undo, redo = self.tr("&Undo {0}"), self.tr("&Redo {0}")
        self.commands.undo.setText(undo.format(stack.undoText()).rstrip())
        self.commands.redo.setText(redo.format(stack.redoText()).rstrip())

    def _table_note(self) -> str:
        session = self.session
        page, job = session.current, session.queue.job
        if page is None or session.lines or session.trouble:
            return ""
        if page.lines is not None:
            return self.tr("No handwriting was found on this page.")
        if job is not None and job.page is page:
            return self.tr("Reading the page…")
        if session.picture is None or job is not None:
            return self.tr("This page will be read next.")
        key = self.commands.read_again.shortcut().toString()
        return self.tr("This page has not been read ({0} reads it).").format(key)
