"""Rectangles under the pointer: what is hit, moved, resized, lined up. Pure functions.

Coordinates are pixels of the form's picture, which has the size ``(width, height)``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from enum import Enum

from app.core.forms.template import LEAST_SIDE
from app.core.geometry import Box

Size = tuple[int, int]
Boxes = Mapping[int, Box]
"""Rectangles by the keys of their fields."""


class Handle(Enum):
    """Where a rectangle can be taken to resize it: a side is moved by -1 (near), 1 (far)."""

    TOP_LEFT = (-1, -1)
    TOP = (0, -1)
    TOP_RIGHT = (1, -1)
    RIGHT = (1, 0)
    BOTTOM_RIGHT = (1, 1)
    BOTTOM = (0, 1)
    BOTTOM_LEFT = (-1, 1)
    LEFT = (-1, 0)

    def place(self, box: Box, away: float = 0.0) -> tuple[float, float]:
        """Where it is on a rectangle, so far outside of it."""
        across, down = self.value
        x, y = box.x + box.width * (across + 1) / 2, box.y + box.height * (down + 1) / 2
        return x + across * away, y + down * away


def handle_at(box: Box, x: float, y: float, reach: float, away: float = 0.0) -> Handle | None:
    """The handle within reach of a point; the nearest where there are several.

    Args:
        box: The rectangle.
        x, y: The point.
        reach: How far from a handle still counts.
        away: How far outside of the rectangle the handles are.
    """

    def distance(handle: Handle) -> float:
        at_x, at_y = handle.place(box, away)
        return max(abs(at_x - x), abs(at_y - y))

    nearest = min(Handle, key=distance)
    return nearest if distance(nearest) <= reach else None


def field_at(boxes: Boxes, x: float, y: float, slack: float = 0.0) -> int | None:
    """Key of the rectangle under a point; the smallest where several are.

    Args:
        boxes: The rectangles.
        x, y: A point.
        slack: How many pixels outside still count as inside.
    """
    under = [key for key, box in boxes.items() if _around(box, x, y, slack)]
    return min(under, key=lambda key: boxes[key].width * boxes[key].height, default=None)


def _around(box: Box, x: float, y: float, slack: float) -> bool:
    inside = box.x - slack <= x < box.right + slack
    return inside and box.y - slack <= y < box.bottom + slack


def between(start: tuple[float, float], end: tuple[float, float], size: Size) -> Box:
    """The rectangle between two corners, inside the picture."""
    left, right = sorted((round(start[0]), round(end[0])))
    top, bottom = sorted((round(start[1]), round(end[1])))
    return Box(left, top, right - left, bottom - top).clipped(*size)


def touched(boxes: Boxes, band: Box) -> list[int]:
    """Keys of the rectangles that another one touches."""
    return [key for key, box in boxes.items() if overlap(box, band)]


def overlap(first: Box, second: Box) -> bool:
    """Whether two rectangles have a pixel in common."""
    across = first.x < second.right and second.x < first.right
    return across and first.y < second.bottom and second.y < first.bottom


def moved(boxes: Boxes, dx: int, dy: int, size: Size) -> dict[int, Box]:
    """Rectangles moved together, as far as the picture goes."""
    if not boxes:
        return {}
    width, height = size
    dx = max(dx, -min(box.x for box in boxes.values()))
    dx = min(dx, max(width - max(box.right for box in boxes.values()), 0))
    dy = max(dy, -min(box.y for box in boxes.values()))
    dy = min(dy, max(height - max(box.bottom for box in boxes.values()), 0))
    return {k: Box(b.x + dx, b.y + dy, b.width, b.height) for k, b in boxes.items()}


def inside(box: Box, size: Size) -> Box:
    """A rectangle moved onto the picture, and no larger than it."""
    width, height = min(box.width, size[0]), min(box.height, size[1])
    x, y = min(max(box.x, 0), size[0] - width), min(max(box.y, 0), size[1] - height)
    return Box(x, y, width, height)


def resized(box: Box, handle: Handle, dx: int, dy: int, size: Size) -> Box:
    """A rectangle whose sides at a handle are moved; it stays inside and is never turned over."""
    across, down = handle.value
    left, right = _stretched(box.x, box.right, across, dx, size[0])
    top, bottom = _stretched(box.y, box.bottom, down, dy, size[1])
    return Box(left, top, right - left, bottom - top)


def _stretched(low: int, high: int, side: int, by: int, limit: int) -> tuple[int, int]:
    if side < 0:
        low = min(max(low + by, 0), high - LEAST_SIDE)
    elif side > 0:
        high = max(min(high + by, limit), low + LEAST_SIDE)
    return low, high


def grown(boxes: Boxes, dx: int, dy: int, size: Size) -> dict[int, Box]:
    """Rectangles whose right and lower sides are moved."""
    return {k: resized(box, Handle.BOTTOM_RIGHT, dx, dy, size) for k, box in boxes.items()}


def aligned(boxes: Boxes, side: Handle) -> dict[int, Box]:
    """Rectangles whose left, right, upper or lower sides are at one place: the outermost."""
    values = boxes.values()
    left, right = min(b.x for b in values), max(b.right for b in values)
    top, bottom = min(b.y for b in values), max(b.bottom for b in values)
    move: dict[Handle, Callable[[Box], tuple[int, int]]] = {
        Handle.LEFT: lambda b: (left, b.y),
        Handle.RIGHT: lambda b: (right - b.width, b.y),
        Handle.TOP: lambda b: (b.x, top),
        Handle.BOTTOM: lambda b: (b.x, bottom - b.height),
    }
    return {key: Box(*move[side](b), b.width, b.height) for key, b in boxes.items()}


def same_size(boxes: Boxes, model: Box, size: Size) -> dict[int, Box]:
    """Rectangles as wide and high as another, as far as the picture goes."""
    return {
        key: Box(box.x, box.y, model.width, model.height).clipped(*size)
        for key, box in boxes.items()
    }


def distributed(boxes: Boxes, *, down: bool) -> dict[int, Box]:
    """Rectangles with equal gaps between the first and the last, across or down the page."""
    order = sorted(boxes, key=lambda key: boxes[key].y if down else boxes[key].x)
    lengths = [boxes[key].height if down else boxes[key].width for key in order]
    first, last = boxes[order[0]], boxes[order[-1]]
    extent = (last.bottom - first.y) if down else (last.right - first.x)
    gap = (extent - sum(lengths)) / max(len(order) - 1, 1)
    placed: dict[int, Box] = {}
    at = float(first.y if down else first.x)
    for key, length in zip(order, lengths, strict=True):
        box = boxes[key]
        x, y = (box.x, round(at)) if down else (round(at), box.y)
        placed[key] = Box(x, y, box.width, box.height)
        at += length + gap
    return placed


def free_of(box: Box, others: Sequence[Box]) -> bool:
    """Whether a rectangle touches none of some others."""
    return not any(overlap(box, other) for other in others)
