"""Places on a page, in pixels of its picture: x to the right, y downwards."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

Polygon = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Box:
    """An upright rectangle; ``right`` and ``bottom`` are exclusive."""

    x: int
    y: int
    width: int
    height: int

    @classmethod
    def around(cls, points: Iterable[tuple[int, int]]) -> Box:
        """The smallest box that holds every point.

        Raises:
            ValueError: there are no points.
        """
        xs, ys = zip(*points, strict=True)
        return cls(min(xs), min(ys), max(xs) - min(xs) + 1, max(ys) - min(ys) + 1)

    @property
    def right(self) -> int:
        """First column right of the box."""
        return self.x + self.width

    @property
    def bottom(self) -> int:
        """First row below the box."""
        return self.y + self.height

    @property
    def polygon(self) -> Polygon:
        """The corners, clockwise from the top left."""
        right, bottom = self.right - 1, self.bottom - 1
        return ((self.x, self.y), (right, self.y), (right, bottom), (self.x, bottom))

    def grown(self, by: int) -> Box:
        """The box with so much around it on every side."""
        return Box(self.x - by, self.y - by, self.width + 2 * by, self.height + 2 * by)

    def clipped(self, width: int, height: int) -> Box:
        """The part inside a picture of that size; may have no pixels."""
        left, top = min(max(self.x, 0), width), min(max(self.y, 0), height)
        right, bottom = min(max(self.right, left), width), min(max(self.bottom, top), height)
        return Box(left, top, right - left, bottom - top)
