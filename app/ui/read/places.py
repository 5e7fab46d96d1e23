"""Where the lines stand, and the way from one to the next."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from app.core.document import Document, Page, TextLine


@dataclass(frozen=True)
class Place:
    """A line and the page it stands on."""

    page: Page
    row: int

    @property
    def line(self) -> TextLine:
        """The line."""
        assert self.page.lines is not None
        return self.page.lines[self.row]


def places(document: Document) -> Iterator[Place]:
    """Every line of every page that was read."""
    for page in document:
        for row in range(len(page.lines or ())):
            yield Place(page, row)


def row_for(line: TextLine, lines: list[TextLine]) -> int:
    """Where a line belongs among others, by the height of its middle."""

    def middle(of: TextLine) -> float:
        return of.box.y + of.box.height / 2

    return sum(middle(other) < middle(line) for other in lines)


def next_place(document: Document, page: Page, row: int) -> Place | None:
    """The line after a line, on the following pages too."""
    if page.lines and row + 1 < len(page.lines):
        return Place(page, row + 1)
    following = document.pages[document.pages.index(page) + 1 :]
    return next((Place(other, 0) for other in following if other.lines), None)


def next_of(
    document: Document, page: Page, row: int, direction: int, wanted: Callable[[TextLine], bool]
) -> Place | None:
    """The nearest line that is wanted, after a line (1) or before it (-1).

    It goes on over the other pages and round the end; the line itself comes last.
    """
    order = {page: number for number, page in enumerate(document)}
    found = [(order[p.page], p.row, p) for p in places(document) if wanted(p.line)]
    here = (order[page], row)
    after = [p for number, index, p in found if (number, index) > here]
    before = [p for number, index, p in found if (number, index) < here]
    same = [p for number, index, p in found if (number, index) == here]
    way = [*after, *before, *same] if direction > 0 else [*before[::-1], *after[::-1], *same]
    return way[0] if way else None
