"""What is open in Read mode and what is being done to it, without any widget."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from app.core.document import Document, Page, TextLine
from app.core.geometry import Box
from app.core.image_io import Image, MemorySource, Source
from app.services.recognition import RecognitionService
from app.services.tasks import Task, Worker
from app.ui.read.commands import RemovePages, RotatePage, SetLines, SetText
from app.ui.read.opening import Opened, open_paths
from app.ui.read.page_queue import PageQueue
from app.ui.read.picture import Comparison, Picture, compare, thumbnail


@dataclass(frozen=True)
class Place:
    """A line and the page it stands on."""

    page: Page
    row: int


class ReadSession(QObject):
    """The open document, the page shown, and the work on both.

    Views show what is here and call the methods; they never change the document themselves.

    Attributes:
        document: The pages and their texts.
        undo_stack: The steps a person can take back.
        current: The page shown, or None when nothing is open.
        picture: The picture of that page; None while it loads or when it cannot be shown.
        trouble: Why the current page cannot be shown; empty when nothing is wrong.
        queue: Reads pages in the background.
        threshold: Confidence below which a line is doubtful; set with ``set_threshold``.
        stretch: Number of the present stretch of typing; edits within one are one undo step.

    Signals:
        pages_changed(): pages were added, removed or put back.
        current_changed(): another page is shown, or none.
        picture_changed(): the picture of the current page is there, or is gone.
        comparison_ready(Comparison): the current page before and after preprocessing.
        thumbnail_ready(Page, Image): asked for with ``request_thumbnail``.
        lines_changed(Page): its lines were replaced.
        text_changed(Place): the text of one line was changed.
        threshold_changed(): other lines are doubtful.
        opened(list[Path]): files were opened, or were open already.
        opening(bool): files are being opened.
        problem(str): something went wrong that the person should know.
    """

    pages_changed = Signal()
    current_changed = Signal()
    picture_changed = Signal()
    comparison_ready = Signal(object)
    thumbnail_ready = Signal(object, object)
    lines_changed = Signal(object)
    text_changed = Signal(object)
    threshold_changed = Signal()
    opened = Signal(object)
    opening = Signal(bool)
    problem = Signal(str)

    def __init__(self, recognition: RecognitionService, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.document = Document()
        self.undo_stack = QUndoStack(self)
        self.current: Page | None = None
        self.picture: Picture | None = None
        self.trouble = ""
        self.threshold = 0.8
        self.stretch = 0
        self._pasted = 0
        self._openings = 0
        self._worker = Worker(self)
        self._recognition = recognition
        self._additions: dict[int, tuple[Page, Box]] = {}
        recognition.page_read.connect(self._on_added)
        recognition.read_failed.connect(self._on_not_added)
        self.queue = PageQueue(recognition, self._worker, self)
        self.queue.finished.connect(self._on_read)
        self.queue.failed.connect(lambda _page, message: self.problem.emit(message))

    # what a person asks for

    def open_paths(self, paths: Iterable[Path]) -> None:
        """Opens files and folders in the background and shows the first new page."""
        self._openings += 1
        self.opening.emit(True)
        wanted = list(dict.fromkeys(path.absolute() for path in paths))
        self._worker.start(open_paths, wanted, done=self._on_opened, failed=self._on_not_opened)

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
        self.trouble = ""
        self.current_changed.emit()
        self.picture_changed.emit()
        self._load_picture()

    def step(self, pages: int) -> None:
        """Shows the page so many after the current one, if there is one."""
        if self.current is not None:
            index = self.document.pages.index(self.current) + pages
            if 0 <= index < len(self.document):
                self.show(self.document.pages[index])

    def set_text(self, row: int, text: str) -> None:
        """Changes the text of a line of the current page."""
        line = self.line(row)
        if self.current is not None and line is not None and line.text != text:
            self.undo_stack.push(SetText(self, self.current, line, text))

    def end_typing(self) -> None:
        """What is typed from here on is another undo step."""
        self.stretch += 1

    def remove_lines(self, rows: Iterable[int]) -> None:
        """Takes lines off the current page."""
        page, unwanted = self.current, set(rows)
        if page is not None and page.lines and unwanted:
            kept = [line for row, line in enumerate(page.lines) if row not in unwanted]
            title = self.tr("removal of lines")
            self.undo_stack.push(SetLines(self, page, kept, title))

    def add_line(self, box: Box) -> None:
        """Reads what is inside a box of the current page and puts it among the lines."""
        if self.current is not None and self.picture is not None and self.current.lines is not None:
            part = self.picture.image[box.y : box.bottom, box.x : box.right]
            token = self._recognition.read_page(part, single=True, field=self.queue.field)
            self._additions[token] = (self.current, box)

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

    def read_again(self, *, single: bool = False) -> None:
        """Reads the current page anew; ``single`` takes it as one word or line."""
        if self.current is not None:
            self.queue.read(self.current, single=single)

    def request_comparison(self) -> None:
        """Asks for ``comparison_ready`` of the current page."""
        if self.picture is not None:
            picture = self.picture

            def deliver(comparison: Comparison) -> None:
                if self.picture is picture:
                    self.comparison_ready.emit(comparison)

            self._worker.start(
                _compare, picture, done=deliver, failed=self.problem.emit, channel="comparison"
            )

    def request_thumbnail(self, page: Page, size: int) -> None:
        """Asks for ``thumbnail_ready``, with at most so many pixels on a side.

        Nothing comes for a page that cannot be loaded.
        """

        def deliver(image: Image) -> None:
            self.thumbnail_ready.emit(page, image)

        self._worker.start(_load_thumbnail, page, size, done=deliver, failed=lambda _message: None)

    def mark_saved(self) -> None:
        """Everything is in a file now."""
        self.document.mark_saved()
        self.undo_stack.setClean()

    def set_threshold(self, threshold: float) -> None:
        """Takes lines below another confidence as doubtful."""
        self.threshold = threshold
        self.threshold_changed.emit()

    # what views ask

    def is_doubtful(self, line: TextLine) -> bool:
        """Whether a line is below the threshold."""
        return line.confidence < self.threshold

    @property
    def opening_files(self) -> bool:
        """Whether files are being opened."""
        return self._openings > 0

    @property
    def edited(self) -> bool:
        """Whether a person changed a text."""
        return any(line.edited for page in self.document for line in page.lines or ())

    @property
    def unread(self) -> int:
        """How many pages have not been read."""
        return sum(page.lines is None for page in self.document)

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
        self._worker.shutdown()
        # the stack tells of its end when it is already half gone
        self.undo_stack.blockSignals(True)

    # what undo commands call

    def apply_text(self, page: Page, line: TextLine, text: str) -> None:
        """Writes a text and shows where."""
        self.document.set_text(line, text)
        self.show(page)
        if page.lines and line in page.lines:
            self.text_changed.emit(Place(page, page.lines.index(line)))

    def apply_lines(self, page: Page, lines: list[TextLine] | None) -> None:
        """Replaces the lines of a page and shows it."""
        self.document.set_lines(page, lines)
        self.show(page)
        self.lines_changed.emit(page)

    def apply_rotation(self, page: Page, degrees: int, lines: list[TextLine] | None) -> None:
        """Turns a page, puts lines on it, or reads it where there are none."""
        self.queue.forget(page)
        self._additions = {t: a for t, a in self._additions.items() if a[0] is not page}
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
        for page in pages:
            self.queue.forget(page)
            self.document.remove_page(page)
        self.pages_changed.emit()
        if self.current in pages:
            left = self.document.pages
            self.show(left[min(position, len(left) - 1)] if left else None)

    def apply_insertion(self, places: list[tuple[int, Page]]) -> None:
        """Puts pages back and shows the first of them."""
        for position, page in places:
            self.document.insert_page(position, page)
        self.pages_changed.emit()
        self.show(places[0][1])

    # answers of the worker

    def _on_opened(self, result: Opened) -> None:
        self._end_opening()
        known = {page.source.path: page for page in self.document}
        fresh = [source for source in result.sources if source.path not in known]
        self._add(fresh)
        if result.sources and not fresh:
            self.show(known[result.sources[0].path])
        self.opened.emit([source.path for source in result.sources])
        if result.problems:
            self.problem.emit(self._summary(result))

    def _on_not_opened(self, message: str) -> None:
        self._end_opening()
        self.problem.emit(message)

    def _end_opening(self) -> None:
        self._openings -= 1
        self.opening.emit(self._openings > 0)

    def _summary(self, result: Opened) -> str:
        if len(result.problems) == 1:
            return result.problems[0]
        total = len(result.problems) + len(result.sources)
        first = self.tr("{0} of {1} files could not be opened.").format(len(result.problems), total)
        return "\n".join([first, *result.problems[:3], *(["…"] if result.problems[3:] else [])])

    def _add(self, sources: list[Source]) -> None:
        pages = [page for source in sources for page in self.document.add_source(source)]
        if pages:
            self.pages_changed.emit()
            self.show(pages[0])

    def _load_picture(self) -> None:
        if self.current is None:
            return
        page = self.current

        def deliver(picture: Picture) -> None:
            if page is self.current:
                self.picture = picture
                self.picture_changed.emit()
                self.queue.offer(page, picture.image)

        def explain(message: str) -> None:
            self.queue.skip(page)
            if page is self.current:
                self.trouble = message
                self.picture_changed.emit()
            self.problem.emit(message)

        self._worker.start(
            _load, page, done=deliver, failed=explain, channel="picture", urgent=True
        )

    def _on_read(self, page: Page, lines: list[TextLine]) -> None:
        if page.lines is not None:
            self.undo_stack.push(SetLines(self, page, lines, self.tr("reading")))
        else:
            self.document.set_lines(page, lines)
            self.lines_changed.emit(page)

    def _on_added(self, token: int, lines: list[TextLine]) -> None:
        page, box = self._additions.pop(token, (None, None))
        if page is None or box is None or page.lines is None or page not in self.document.pages:
            return
        line = TextLine(box, box.polygon, lines[0].reading)
        row = sum(_middle(other.box) < _middle(box) for other in page.lines)
        extended = [*page.lines[:row], line, *page.lines[row:]]
        self.undo_stack.push(SetLines(self, page, extended, self.tr("addition of a line")))
        self.text_changed.emit(Place(page, row))

    def _on_not_added(self, token: int, message: str) -> None:
        if self._additions.pop(token, None) is not None:
            self.problem.emit(message)


def _middle(box: Box) -> float:
    return box.y + box.height / 2


def _load(_task: Task, page: Page) -> Picture:
    return Picture.of(page.load())


def _load_thumbnail(_task: Task, page: Page, size: int) -> Image:
    return thumbnail(page.load(), size)


def _compare(_task: Task, picture: Picture) -> Comparison:
    return compare(picture.image)
