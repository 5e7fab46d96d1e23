"""Rectangles stay on the form and are never turned over, whatever is done to them."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from app.core.forms.template import LEAST_SIDE
from app.core.geometry import Box
from app.ui.templates import shapes
from app.ui.templates.shapes import Handle

SIZE = (400, 300)
FAR = st.integers(-900, 900)


@st.composite
def boxes(draw: st.DrawFn) -> Box:
    x = draw(st.integers(0, SIZE[0] - LEAST_SIDE))
    y = draw(st.integers(0, SIZE[1] - LEAST_SIDE))
    width = draw(st.integers(LEAST_SIDE, SIZE[0] - x))
    return Box(x, y, width, draw(st.integers(LEAST_SIDE, SIZE[1] - y)))


def inside(box: Box) -> bool:
    fits = box.clipped(*SIZE) == box
    return fits and min(box.width, box.height) >= LEAST_SIDE


@given(boxes(), st.sampled_from(list(Handle)), FAR, FAR)
def test_resizing_moves_only_the_sides_at_the_handle(
    box: Box, handle: Handle, dx: int, dy: int
) -> None:
    now = shapes.resized(box, handle, dx, dy, SIZE)

    assert inside(now)
    across, down = handle.value
    assert across < 0 or now.x == box.x
    assert across > 0 or now.right == box.right
    assert down < 0 or now.y == box.y
    assert down > 0 or now.bottom == box.bottom


@given(st.lists(boxes(), min_size=1, max_size=5), FAR, FAR)
def test_fields_are_moved_as_one(several: list[Box], dx: int, dy: int) -> None:
    before = dict(enumerate(several))

    now = shapes.moved(before, dx, dy, SIZE)

    ways = {(now[key].x - box.x, now[key].y - box.y) for key, box in before.items()}
    assert len(ways) == 1
    assert all(inside(box) for box in now.values())
    assert all(
        (now[key].width, now[key].height) == (box.width, box.height) for key, box in before.items()
    )


@given(st.lists(boxes(), min_size=2, max_size=6), st.booleans())
def test_gaps_are_equal(several: list[Box], down: bool) -> None:
    before = dict(enumerate(several))

    now = shapes.distributed(before, down=down)

    order = sorted(now, key=lambda key: before[key].y if down else before[key].x)
    placed = [now[key] for key in order]
    gaps = [(b.y - a.bottom) if down else (b.x - a.right) for a, b in pairwise(placed)]
    assert max(gaps) - min(gaps) <= 1
    first, last = before[order[0]], before[order[-1]]
    assert now[order[0]] == first
    assert (
        abs(now[order[-1]].bottom - last.bottom if down else now[order[-1]].right - last.right) <= 1
    )


@given(boxes(), boxes())
def test_boxes_overlap_where_they_share_a_pixel(first: Box, second: Box) -> None:
    across = set(range(first.x, first.right)) & set(range(second.x, second.right))
    down = set(range(first.y, first.bottom)) & set(range(second.y, second.bottom))

    assert shapes.overlap(first, second) == bool(across and down)


def test_the_smaller_of_two_fields_is_hit() -> None:
    both = {1: Box(0, 0, 200, 200), 2: Box(50, 50, 20, 20)}

    assert shapes.field_at(both, 60, 60) == 2
    assert shapes.field_at(both, 40, 60) == 1
    assert shapes.field_at(both, 201, 60) is None
    assert shapes.field_at(both, 201, 60, slack=2) == 1


def test_handles_are_hit_on_the_box_or_beside_it() -> None:
    box = Box(100, 100, 20, 10)

    assert shapes.handle_at(box, 119, 111, 3) is Handle.BOTTOM_RIGHT
    assert shapes.handle_at(box, 110, 105, 3) is None
    assert shapes.handle_at(box, 110, 94, 3, away=6) is Handle.TOP
    assert shapes.handle_at(box, 110, 100, 3, away=6) is None
