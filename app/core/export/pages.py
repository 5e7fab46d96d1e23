"""What an export gets to see of a page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from app.core.document import Page, TextLine
from app.core.files import readable
from app.core.image_io import Image


@dataclass(frozen=True)
class ExportOptions:
    """What can be wished for.

    Attributes:
        alternatives: How many other readings of each line to give at most, where a format can.
        apart: Whether an empty row stands between two pages of plain text.
        bom: Whether CSV begins with a byte order mark, by which Excel knows UTF-8.
    """

    alternatives: int = 0
    apart: bool = True
    bom: bool = False


@dataclass(frozen=True, eq=False)
class ExportPage:
    """A page that was read.

    Attributes:
        file: The file it comes from.
        number: Page of that file, from 1.
        lines: In reading order, their places in pixels of the picture.
        load: Gives the picture, upright; called only by formats that need it.
        known_size: Width and height of the picture, where that is known without loading it.
    """

    file: str
    number: int
    lines: Sequence[TextLine]
    load: Callable[[], Image]
    known_size: tuple[int, int] | None = None

    @cached_property
    def size(self) -> tuple[int, int]:
        """Width and height of the picture in pixels.

        Raises:
            PlumeError: the picture cannot be read any more.
        """
        if self.known_size is not None:
            return self.known_size
        height, width = self.load().shape[:2]
        return width, height


def export_pages(pages: Iterable[Page]) -> Iterator[ExportPage]:
    """The pages of a document that were read."""
    for page in pages:
        if page.lines is not None:
            name = readable(page.source.path)
            yield ExportPage(name, page.index + 1, page.lines, page.load)
