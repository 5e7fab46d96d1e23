from __future__ import annotations

import pytest

from app.core.document import TextLine
from app.core.geometry import Box
from app.core.review import Outlook, outlook, share_right
from model.reading import Reading

CURVE = ((0.5, 0.1, 0.9), (0.9, 0.4, 0.98), (0.7, 0.2, 0.94))
BOX = Box(0, 0, 9, 9)


def lines(*confidences: float) -> list[TextLine]:
    return [TextLine(BOX, BOX.polygon, Reading("a", value)) for value in confidences]


@pytest.mark.parametrize(
    ("threshold", "wanted"), [(0.5, 0.9), (0.6, 0.92), (0.8, 0.96), (0.0, 0.9), (1.0, 0.98)]
)
def test_share_right_lies_between_the_measured_points(threshold: float, wanted: float) -> None:
    assert share_right(CURVE, threshold) == pytest.approx(wanted)


def test_what_was_never_measured_is_not_promised() -> None:
    assert share_right((), 0.8) is None
    assert outlook(lines(0.7, 0.9), 0.8, ()) == Outlook(2, 1)
    assert outlook([], 0.8, CURVE) == Outlook()


def test_what_a_person_typed_or_checked_is_not_left_and_counts_as_right() -> None:
    doubtful, typed, checked, sure = texts = lines(0.1, 0.2, 0.3, 0.95)
    typed.entry = typed.typed("b", "anna", "now")
    checked.entry = checked.checked(True, "anna", "now")

    found = outlook(texts, 0.7, CURVE)

    assert (found.lines, found.left) == (4, 1)
    assert found.expected == pytest.approx(1 - 0.06 / 4)
    assert doubtful.confidence < 0.7 < sure.confidence
