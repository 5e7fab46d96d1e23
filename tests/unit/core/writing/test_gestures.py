"""Signs are told from letters, bars and underlines."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from app.core.writing.gestures import Gesture, Sign, gesture_of
from model.ink import Stroke

PITCH = 100.0


def stroke(*points: tuple[float, float], steps: int = 12) -> Stroke:
    """A stroke through some points, with points in between."""
    corners = np.array(points, float)
    pieces = [np.linspace(a, b, steps) for a, b in pairwise(corners)]
    x, y = np.concatenate(pieces).T
    return Stroke(x, y)


def kind(made: Stroke, *others: Stroke) -> Gesture | None:
    sign = gesture_of(made, others, PITCH)
    return None if sign is None else sign.kind


WORD = [stroke((x, 40), (x + 8, 0), (x + 16, 40)) for x in range(0, 100, 20)]
SCRATCH = stroke(*((x, y) for y in (5, 15, 25, 35) for x in (-5, 110)))


def test_long_level_strokes_are_backspace_and_space() -> None:
    assert kind(stroke((300, 20), (150, 26))) is Gesture.LEFT
    assert kind(stroke((150, 20), (300, 12))) is Gesture.RIGHT


@pytest.mark.parametrize(
    "made",
    [
        stroke((0, 20), (60, 20)),
        stroke((0, 20), (150, 60)),
        stroke((0, 20), (75, 60), (150, 20)),
        stroke((0, 0), (0, 200)),
        Stroke(np.array([5.0]), np.array([5.0])),
    ],
    ids=["a dash", "a slope", "an arc", "a bar", "a dot"],
)
def test_other_strokes_are_writing(made: Stroke) -> None:
    assert kind(made) is None


def test_bars_and_underlines_are_writing() -> None:
    assert kind(stroke((-20, 20), (120, 20)), *WORD) is None
    assert kind(stroke((-20, 60), (120, 60)), *WORD) is None


def test_a_hook_down_and_left_is_enter() -> None:
    assert kind(stroke((200, 0), (198, 60), (130, 62))) is Gesture.HOOK
    assert kind(stroke((200, 0), (198, 60), (180, 62))) is None
    assert kind(stroke((200, 0), (198, 60), (270, 62))) is None
    assert kind(stroke((200, 60), (200, 0), (130, 0))) is None
    assert kind(stroke((200, 0), (198, 60), (130, 62), (130, 0))) is None


def test_a_scratch_deletes_what_it_covers() -> None:
    beside = stroke((150, 40), (160, 0))
    sign = gesture_of(SCRATCH, [*WORD, beside], PITCH)
    assert isinstance(sign, Sign)
    assert sign.kind is Gesture.SCRATCH
    assert set(sign.covered) == set(WORD)


def test_a_scratch_may_lean() -> None:
    turn = np.array([[0.9, -0.43], [0.43, 0.9]])
    turned = [Stroke(*(s.points @ turn).T) for s in [SCRATCH, *WORD]]
    assert kind(*turned) is Gesture.SCRATCH


def test_a_scratch_over_nothing_is_writing() -> None:
    assert kind(SCRATCH) is None
    assert kind(stroke((0, 0), (90, 40), (0, 40), (90, 0)), *WORD) is None


def test_letters_that_go_on_are_no_scratch() -> None:
    wave = stroke(*((x * 12, 40 * (x % 2)) for x in range(12)))
    assert kind(wave, *WORD) is None


@pytest.mark.parametrize("off", list(Gesture))
def test_each_sign_can_be_switched_off(off: Gesture) -> None:
    made = {
        Gesture.SCRATCH: SCRATCH,
        Gesture.LEFT: stroke((300, 20), (150, 26)),
        Gesture.RIGHT: stroke((150, 20), (300, 12)),
        Gesture.HOOK: stroke((200, 0), (198, 60), (130, 62)),
    }
    others = WORD if off is Gesture.SCRATCH else []
    assert gesture_of(made[off], others, PITCH, set(Gesture) - {off}) is None
    assert gesture_of(made[off], others, PITCH, {off}) is not None
