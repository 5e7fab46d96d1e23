"""The truth about what is open: pages, their lines and texts. Views only show it."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from app.core.geometry import Box, Polygon
from app.core.image_io import Image, Source, rotate
from app.core.pages.quality import Flaw
from model.reading import Reading


@dataclass(frozen=True, slots=True)
class Entry:
    """What a line says, and on whose word.

    Attributes:
        text: What it says.
        reviewed: Whether a person looked at it and said that it is right.
        by: Who typed or checked it last; empty while it stands as it was read.
        at: When that was, ISO 8601 in UTC; empty while it stands as it was read.
    """

    text: str
    reviewed: bool = False
    by: str = ""
    at: str = ""


@dataclass(eq=False)
class TextLine:
    """One line of handwriting and its text.

    Attributes:
        box: Where it stands, in pixels of the page's picture as it is shown (rotated).
        polygon: Its outline in the same pixels.
        reading: What the recogniser read; stays, whatever a person types.
        entry: What it says now; a person may have changed it.
    """

    box: Box
    polygon: Polygon
    reading: Reading
    entry: Entry = field(default=None)  # type: ignore[assignment]

    def __post_init__(self) -> None:
        if self.entry is None:
            self.entry = Entry(self.reading.text)

    @property
    def text(self) -> str:
        """What it says now."""
        return self.entry.text

    @property
    def edited(self) -> bool:
        """Whether a person changed the text."""
        return self.text != self.reading.text

    @property
    def reviewed(self) -> bool:
        """Whether a person said that the text is right."""
        return self.entry.reviewed

    @property
    def confidence(self) -> float:
        """Probability that the text is right; 1 for what a person typed or checked."""
        return 1.0 if self.edited or self.reviewed else self.reading.confidence

    def typed(self, text: str, by: str, at: str) -> Entry:
        """The entry after a person typed a text; what was read stands on nobody's word."""
        return Entry(text) if text == self.reading.text else Entry(text, False, by, at)

    def checked(self, right: bool, by: str, at: str) -> Entry:
        """The entry after a person said that the text is right, or took that back."""
        if not right and not self.edited:
            return Entry(self.text)
        return Entry(self.text, right, by, at)


class _Packed:
    """Keeps an outline as plain numbers; as a tuple it is two thirds of what a line takes."""

    def __get__(self, line: TextLine, _owner: type) -> Polygon:
        numbers = iter(line.__dict__["polygon"])
        return tuple(zip(numbers, numbers, strict=True))

    def __set__(self, line: TextLine, polygon: Polygon) -> None:
        line.__dict__["polygon"] = array("i", (number for point in polygon for number in point))


TextLine.polygon = _Packed()  # pyright: ignore[reportAttributeAccessIssue]


@dataclass(eq=False)
class Page:
    """One page of a source.

    Attributes:
        source: The file it comes from.
        index: Page of that file, from 0.
        rotation: Quarter turns by which it is shown, clockwise: 0, 90, 180 or 270.
        lines: Its lines in reading order; None while it has not been read.
        revision: Rises with every change of the page; see ``Document.revision``.
        flaws: What is wrong with its picture, as far as that was looked at.
    """

    source: Source
    index: int = 0
    rotation: int = 0
    lines: list[TextLine] | None = None
    revision: int = 0
    flaws: tuple[Flaw, ...] = ()

    @property
    def title(self) -> str:
        """The file's name, with the page number where there are several."""
        name = self.source.path.name
        return name if self.source.page_count == 1 else f"{name} ({self.index + 1})"

    @property
    def edited(self) -> bool:
        """Whether a person typed or checked anything."""
        return any(line.edited or line.reviewed for line in self.lines or ())

    @property
    def text(self) -> str:
        """All lines, one a row."""
        return "\n".join(line.text for line in self.lines or ())

    def load(self) -> Image:
        """The page's picture as it is shown: RGB (H, W, 3) or grey (H, W), uint8.

        Raises:
            PlumeError: the file cannot be read any more.
        """
        return rotate(self.source.load(self.index), self.rotation)


class Document:
    """The open pages.

    Attributes:
        pages: In the order they are shown. Change them through the methods only.
        revision: Rises with every change, undone ones too, so that a copy knows whether it is old.
    """

    def __init__(self) -> None:
        self.pages: list[Page] = []
        self.revision = 0

    def __len__(self) -> int:
        return len(self.pages)

    def __iter__(self) -> Iterator[Page]:
        return iter(self.pages)

    @property
    def text(self) -> str:
        """The text of all pages, an empty row between two pages."""
        return "\n\n".join(page.text for page in self.pages if page.lines)

    @property
    def unread(self) -> int:
        """How many pages have not been read."""
        return sum(page.lines is None for page in self.pages)

    @property
    def edited(self) -> bool:
        """Whether a person typed or checked anything."""
        return any(page.edited for page in self.pages)

    def replace(self, pages: Iterable[Page]) -> None:
        """Holds other pages from now on, such as those of a project."""
        self.pages = list(pages)
        self._touch(*self.pages)

    def insert_page(self, position: int, page: Page) -> None:
        """Puts a page in, or back where it was."""
        self.pages.insert(position, page)
        self._touch(page)

    def remove_page(self, page: Page) -> int:
        """Takes a page out and returns its position."""
        position = self.pages.index(page)
        del self.pages[position]
        self._touch()
        return position

    def rotate_page(self, page: Page, degrees: int) -> None:
        """Turns a page clockwise by quarter turns; its lines are to be read again.

        Raises:
            ValueError: not a multiple of 90.
        """
        if degrees % 90:
            raise ValueError(f"A page turns by quarters, not by {degrees} degrees.")
        if degrees % 360 == 0:
            return
        page.rotation = (page.rotation + degrees) % 360
        self.set_lines(page, None)

    def set_lines(self, page: Page, lines: list[TextLine] | None) -> None:
        """Replaces what was read on a page."""
        page.lines = lines
        self._touch(page)

    def set_entry(self, page: Page, line: TextLine, entry: Entry) -> None:
        """Changes what a line of a page says, or on whose word."""
        line.entry = entry
        self._touch(page)

    def _touch(self, *pages: Page) -> None:
        self.revision += 1
        for page in pages:
            page.revision = self.revision


def pages_of(source: Source) -> list[Page]:
    """Every page of a source."""
    return [Page(source, index) for index in range(source.page_count)]
