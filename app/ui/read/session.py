"""What is open in Read mode and what is being done to it, without any widget."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from app.core.document import Document, Entry, Page, TextLine, pages_of
from app.core.geometry import Box
from app.core.image_io import Image, MemorySource, Source
from app.services.recognition import RecognitionService
from app.services.tasks import Worker
from app.ui.read.additions import Additions
from app.ui.read.commands import AddPages, RemovePages, RotatePage, SetEntries, SetLines
from app.ui.read.opening import Opener
from app.ui.read.page_queue import PageQueue
from app.ui.read.person import login, now
from app.ui.read.picture import Comparison, Picture
from app.ui.read.pictures import Pictures
from app.ui.read.places import Place, row_for
from app.ui.read.review import Review


class ReadSession(QObject):
    """The open document, the page shown, and the work on both.

    Views show what is here and call the methods; they never change the document themselves.

    Attributes:
        document: The pages and their texts.
        person: Who types and checks.
        project: The project file of the document, or None.
        worker: Does things in the background, one after the other.
        undo_stack: The steps a person can take back.
        current: The page shown, or None when nothing is open.
        picture: The picture of that page; None while it loads or when it cannot be shown.
        troubles: Why pages cannot be shown or read, as far as that was tried.
        queue, pictures: Read pages, and load their pictures, in the background.
        review: Which lines are doubtful.
        stretch: Number of the present stretch of typing; edits within one are one undo step.

    Signals:
        pages_changed(): pages were added, removed or put back.
        current_changed(): another page is shown, or none.
        picture_changed(): the picture of the current page is there, or is gone.
        comparison_ready(Comparison): the current page before and after preprocessing.
        lines_changed(Page): its lines were replaced.
        text_changed(Place): what one line says was changed, or on whose word.
        saved_changed(): what is open is in a file now, or not any more, or in another.
        opened(list[Path]): files were opened, or were open already.
        opening(): files are being opened, or no more.
        turned(Page): it lay wrong and is shown upright now.
        problem(str): something went wrong that the person should know.
    """

    pages_changed = Signal()
    current_changed = Signal()
    picture_changed = Signal()
    comparison_ready = Signal(object)
    lines_changed = Signal(object)
    text_changed = Signal(object)
    saved_changed = Signal()
    opened = Signal(object)
    opening = Signal()
    turned = Signal(object)
    problem = Signal(str)

    def __init__(self, recognition: RecognitionService, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.document = Document()
        self.person = login()
        self.project: Path | None = None
        self._beyond_steps = False
        self._closed: list[Page] = []
        self.undo_stack = QUndoStack(self)
        self.undo_stack.indexChanged.connect(self.saved_changed)
        self.undo_stack.cleanChanged.connect(self.saved_changed)
        self.current: Page | None = None
        self.picture: Picture | None = None
        self.troubles: dict[Page, str] = {}
        self.review = Review(self.document, recognition, self)
        self.stretch = self._pasted = 0
        self.worker = Worker(self)
        self.pictures = Pictures(self.worker, self)
        self.pictures.ready.connect(self._on_picture)
        self.pictures.failed.connect(self._on_no_picture)
        self.pictures.thumbnail_failed.connect(self._note_trouble)
        self.pictures.compared.connect(self._on_compared)
        self.pictures.problem.connect(self.problem)
        self._additions = Additions(recognition, self)
        self._additions.added.connect(self._on_added)
        self._additions.problem.connect(self.problem)
        self._opener = Opener(self.worker, self)
        self._opener.opened.connect(self._on_opened)
        self._opener.changed.connect(self.opening)
        self._opener.problem.connect(self.problem)
        self.queue = PageQueue(recognition, self.worker, self)
        self.queue.started.connect(self.pictures.judge)
        self.queue.turned.connect(self._on_turned)
        self.queue.finished.connect(self._on_read)
        self.queue.failed.connect(self._on_unread)

    @property
    def trouble(self) -> str:
        """Why the current page cannot be shown; empty when nothing is wrong."""
        page = self.current
        return self.troubles.get(page, "") if page is not None and self.picture is None else ""

    def open_paths(self, paths: Iterable[Path]) -> None:
        """Opens files and folders in the background and shows the first new page."""
        self._opener.open(paths)

    def open_image(self, image: Image, name: str) -> None:
        """Opens a picture that is in no file, such as a pasted one."""
        self._pasted += 1
        self._add([MemorySource(Path(f"{name} {self._pasted}"), image)])

    def show(self, page: Page | None) -> None:
        """Shows an open page."""
        if page is self.current:
            return
        self.end_typing()
        self.current = page
        self.picture = None
        self.current_changed.emit()
        self.picture_changed.emit()
        if page is not None:
            self.pictures.load(page)

    def step(self, pages: int) -> None:
        """Shows the page so many after the current one, if there is one."""
        if self.current is not None:
            index = self.document.pages.index(self.current) + pages
            if 0 <= index < len(self.document):
                self.show(self.document.pages[index])

    def set_text(self, row: int, text: str) -> None:
        """Changes the text of a line of the current page."""
        line = self.line(row)
        if line is not None and line.text != text:
            entry = line.typed(text, self.person, now())
            self._set_entries({line: entry}, self.tr("change of a text"))

    def accept(self, row: int) -> None:
        """A person looked at a line of the current page, and it is right."""
        self._review([row], True)
        self.end_typing()

    def mark_reviewed(self, rows: Iterable[int], right: bool) -> None:
        """A person says that lines of the current page are right, or takes that back."""
        self.end_typing()
        self._review(rows, right)

    def _review(self, rows: Iterable[int], right: bool) -> None:
        lines = [line for row in rows if (line := self.line(row)) is not None]
        moment = now()
        entries = {
            line: line.checked(right, self.person, moment)
            for line in lines
            if line.reviewed != right
        }
        if entries:
            title = self.tr("check") if right else self.tr("taking back of a check")
            self._set_entries(entries, title)

    def _set_entries(self, entries: dict[TextLine, Entry], title: str) -> None:
        if self.current is not None:
            self.undo_stack.push(SetEntries(self, self.current, entries, title))

    def end_typing(self) -> None:
        """What is typed from here on is another undo step."""
        self.stretch += 1

    def remove_lines(self, rows: Iterable[int]) -> None:
        """Takes lines off the current page."""
        page, unwanted = self.current, set(rows)
        if page is not None and page.lines and unwanted:
            kept = [line for row, line in enumerate(page.lines) if row not in unwanted]
            self.undo_stack.push(SetLines(self, page, kept, self.tr("removal of lines")))

    def add_line(self, box: Box) -> None:
        """Reads what is inside a box of the current page and puts it among the lines."""
        if self.current is not None and self.picture is not None and self.current.lines is not None:
            self._additions.read(self.current, self.picture.image, box, self.queue.field)

    def rotate(self, degrees: int) -> None:
        """Turns the current page clockwise by quarter turns and reads it again."""
        if self.current is not None:
            self.undo_stack.push(RotatePage(self, self.current, degrees))

    def close_page(self) -> None:
        """Closes the current page."""
        if self.current is not None:
            self.undo_stack.push(RemovePages(self, [self.current]))

    def close_all(self) -> None:
        """Closes every page."""
        if len(self.document):
            self.undo_stack.push(RemovePages(self, self.document.pages))

    @property
    def closed(self) -> list[Page]:
        """Pages with a person's work that were closed and are in no file."""
        return [page for page in self._closed if page.edited] if self.project is None else []

    def reopen(self) -> None:
        """Opens ``closed`` again, behind the other pages."""
        if self.closed:
            self.undo_stack.push(AddPages(self, self.closed))

    def read_again(self, *, single: bool = False) -> None:
        """Reads the current page anew; ``single`` takes it as one word or line."""
        if self.current is not None:
            self.queue.read(self.current, single=single)

    def request_comparison(self) -> None:
        """Asks for ``comparison_ready`` of the current page."""
        if self.picture is not None:
            self.pictures.compare(self.picture)

    def load(
        self, pages: list[Page], current: int, project: Path | None, *, unsaved: bool = False
    ) -> None:
        """Holds other pages from now on; ``unsaved`` where they are in no file any more."""
        self.queue.cancel()
        self.undo_stack.clear()
        self.troubles.clear()
        self._closed.clear()
        self.document.replace(pages)
        self.project, self._beyond_steps = project, unsaved
        self.pages_changed.emit()
        self.show(pages[current] if pages else None)
        self.saved_changed.emit()

    def mark_saved(self, project: Path | None = None, revision: int | None = None) -> None:
        """Everything is in a file now, at least as it was at a revision of the document."""
        self.project = project or self.project
        if revision in (None, self.document.revision):
            self._beyond_steps = False
            self.undo_stack.setClean()
        self.saved_changed.emit()

    @property
    def opening_files(self) -> bool:
        """Whether files are being opened."""
        return self._opener.busy

    @property
    def unsaved(self) -> bool:
        """Whether something is in no file that a person would miss."""
        missed = self.project is not None or self.document.edited or self.closed
        return self.changed and bool(missed)

    @property
    def changed(self) -> bool:
        """Whether anything was done or read since everything was in a file."""
        return self._beyond_steps or not self.undo_stack.isClean()

    @property
    def current_number(self) -> int:
        """Which page is shown, from 0; 0 when there is none."""
        return self.document.pages.index(self.current) if self.current is not None else 0

    def line(self, row: int) -> TextLine | None:
        """A line of the current page."""
        lines = self.lines
        return lines[row] if 0 <= row < len(lines) else None

    @property
    def lines(self) -> list[TextLine]:
        """The lines of the current page; empty while it has not been read."""
        return (self.current.lines or []) if self.current is not None else []

    def shutdown(self) -> None:
        """Ends the worker that loads pictures."""
        self.queue.cancel()
        self.worker.shutdown()
        # the stack tells of its end when it is already half gone
        self.undo_stack.blockSignals(True)

    def apply_entries(self, page: Page, entries: dict[TextLine, Entry]) -> None:
        """Writes what lines of a page say and shows where."""
        for line, entry in entries.items():
            self.document.set_entry(page, line, entry)
        self.show(page)
        for row, line in enumerate(page.lines or ()):
            if line in entries:
                self.text_changed.emit(Place(page, row))

    def apply_lines(self, page: Page, lines: list[TextLine] | None, *, show: bool) -> None:
        """Replaces the lines of a page."""
        self.document.set_lines(page, lines)
        if show:
            self.show(page)
        self.lines_changed.emit(page)

    def apply_rotation(self, page: Page, degrees: int, lines: list[TextLine] | None) -> None:
        """Turns a page, puts lines on it, or reads it where there are none."""
        self.queue.forget(page)
        self.queue.leave_as_it_lies(page)
        self._additions.forget(page)
        self.document.rotate_page(page, degrees)
        self.document.set_lines(page, lines)
        if page is self.current:
            self.current = None
        self.show(page)
        self.lines_changed.emit(page)
        self.pages_changed.emit()

    def apply_removal(self, pages: list[Page]) -> None:
        """Takes pages out and shows what stands nearest."""
        position = min(self.document.pages.index(page) for page in pages)
        self.queue.forget(*pages)
        self._closed += pages
        for page in pages:
            self.document.remove_page(page)
        self.pages_changed.emit()
        if self.current in pages:
            left = self.document.pages
            self.show(left[min(position, len(left) - 1)] if left else None)

    def apply_insertion(self, places: list[tuple[int, Page]]) -> None:
        """Puts pages back and shows the first of them."""
        for position, page in places:
            self.document.insert_page(position, page)
        self._closed = [page for page in self._closed if page not in self.document.pages]
        self.pages_changed.emit()
        self.show(places[0][1])

    def _on_opened(self, sources: list[Source]) -> None:
        known = {page.source.path: page for page in reversed(self.document.pages)}
        fresh = [source for source in sources if source.path not in known]
        self._add(fresh)
        if sources and not fresh:
            self.show(known[sources[0].path])
        self.opened.emit([source.path for source in sources])

    def _add(self, sources: list[Source]) -> None:
        pages = [page for source in sources for page in pages_of(source)]
        if pages:
            self.undo_stack.push(AddPages(self, pages))

    def _on_picture(self, page: Page, picture: Picture) -> None:
        self.troubles.pop(page, None)
        if page is self.current:
            self.picture = picture
            self.picture_changed.emit()
            self.queue.offer(page, picture.image)

    def _on_no_picture(self, page: Page, message: str) -> None:
        self.queue.skip(page)
        self._note_trouble(page, message)
        if page is self.current:
            self.picture_changed.emit()

    def _on_unread(self, page: Page, message: str) -> None:
        self._note_trouble(page, message)
        self.problem.emit(message)

    def _note_trouble(self, page: Page, message: str) -> None:
        self.troubles[page] = message

    def _on_compared(self, picture: Picture, comparison: Comparison) -> None:
        if picture is self.picture:
            self.comparison_ready.emit(comparison)

    def _on_turned(self, page: Page, degrees: int) -> None:
        """Shows a page that lay wrong as it is read; its lines follow."""
        self.document.rotate_page(page, degrees)
        if page is self.current:
            self.current = None
            self.show(page)
        self.pages_changed.emit()
        self.turned.emit(page)

    def _on_read(self, page: Page, lines: list[TextLine]) -> None:
        if page.lines is not None:
            self.undo_stack.push(SetLines(self, page, lines, self.tr("reading")))
        else:
            self.document.set_lines(page, lines)
            self._beyond_steps = True
            self.lines_changed.emit(page)
            self.saved_changed.emit()

    def _on_added(self, page: Page, line: TextLine) -> None:
        if page.lines is None or page not in self.document.pages:
            return
        row = row_for(line, page.lines)
        extended = [*page.lines[:row], line, *page.lines[row:]]
        self.undo_stack.push(SetLines(self, page, extended, self.tr("addition of a line")))
        self.text_changed.emit(Place(page, row))
