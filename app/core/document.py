"""The truth about what is open: pages, their lines and texts. Views only show it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from app.core.geometry import Box, Polygon
from app.core.image_io import Image, Source, rotate
from model.reading import Reading


@dataclass(eq=False)
class TextLine:
    """One line of handwriting and its text.

    Attributes:
        box: Where it stands, in pixels of the page's picture as it is shown (rotated).
        polygon: Its outline in the same pixels.
        reading: What the recogniser read.
        text: What it says now; a person may have changed it.
    """

    box: Box
    polygon: Polygon
    reading: Reading
    text: str = field(default=None)  # type: ignore[assignment]

    def __post_init__(self) -> None:
        if self.text is None:
            self.text = self.reading.text

    @property
    def edited(self) -> bool:
        """Whether a person changed the text."""
        return self.text != self.reading.text

    @property
    def confidence(self) -> float:
        """Probability that the text is right; 1 for what a person typed."""
        return 1.0 if self.edited else self.reading.confidence


@dataclass(eq=False)
class Page:
    """One page of a source.

    Attributes:
        source: The file it comes from.
        index: Page of that file, from 0.
        rotation: Quarter turns by which it is shown, clockwise: 0, 90, 180 or 270.
        lines: Its lines in reading order; None while it has not been read.
    """

    source: Source
    index: int = 0
    rotation: int = 0
    lines: list[TextLine] | None = None

    @property
    def title(self) -> str:
        """The file's name, with the page number where there are several."""
        name = self.source.path.name
        return name if self.source.page_count == 1 else f"{name} ({self.index + 1})"

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
        modified: Whether anything changed since ``mark_saved``.
    """

    def __init__(self) -> None:
        self.pages: list[Page] = []
        self.modified = False

    def __len__(self) -> int:
        return len(self.pages)

    def __iter__(self) -> Iterator[Page]:
        return iter(self.pages)

    @property
    def text(self) -> str:
        """The text of all pages, an empty row between two pages."""
        return "\n\n".join(page.text for page in self.pages if page.lines)

    def add_source(self, source: Source) -> list[Page]:
        """Appends every page of a source and returns the new pages."""
        pages = [Page(source, index) for index in range(source.page_count)]
        self.pages += pages
        return pages

    def insert_page(self, position: int, page: Page) -> None:
        """Puts a page back where it was."""
        self.pages.insert(position, page)
        self.modified |= bool(page.lines)

    def remove_page(self, page: Page) -> int:
        """Takes a page out and returns its position."""
        position = self.pages.index(page)
        del self.pages[position]
        self.modified |= bool(page.lines)
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
        self.modified = True

    def set_text(self, line: TextLine, text: str) -> None:
        """Changes the text of a line; typing what was read makes it unedited again."""
        if line.text != text:
            line.text = text
            self.modified = True

    def mark_saved(self) -> None:
        """Everything is in a file now."""
        self.modified = False
