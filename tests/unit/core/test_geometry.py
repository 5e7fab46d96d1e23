from __future__ import annotations

import pytest

from app.core.geometry import Box


def test_edges_are_exclusive_and_move_outwards_alike() -> None:
    box = Box(10, 20, 30, 40)

    assert (box.right, box.bottom) == (40, 60)
    assert box.grown(2) == Box(8, 18, 34, 44)


def test_polygon_and_box_say_the_same() -> None:
    box = Box(3, 4, 5, 6)

    assert box.polygon == ((3, 4), (7, 4), (7, 9), (3, 9))
    assert Box.around(box.polygon) == box


def test_box_around_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="unpack"):
        Box.around([])


@pytest.mark.parametrize(
    ("box", "inside"),
    [
        (Box(-5, -5, 20, 20), Box(0, 0, 15, 15)),
        (Box(90, 40, 20, 20), Box(90, 40, 10, 10)),
        (Box(10, 10, 5, 5), Box(10, 10, 5, 5)),
        (Box(200, 200, 5, 5), Box(100, 50, 0, 0)),
        (Box(-9, -9, 5, 5), Box(0, 0, 0, 0)),
    ],
)
def test_clipping(box: Box, inside: Box) -> None:
    assert box.clipped(100, 50) == inside
