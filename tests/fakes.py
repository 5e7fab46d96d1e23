"""Stand-ins for slow or large parts, shared by all tests."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import cycle, pairwise
from threading import Event

import cv2
import numpy as np

from app.core.writing.ink_words import group_words
from model.charset import BLANK, LATIN, Charset
from model.ink import Ink
from model.line_look import LineLook, WordLook
from model.network import Logits
from model.preprocessing import GreyImage
from model.recognizer import Recognizer
from model.spec import ModelSpec

FAKE_SPEC = ModelSpec(name="fake", version="1", characters=LATIN)
"""Describes the fake network; anything that is not the default is a test's own business."""

_FLOOR = 1e-9
_RIVALS = (1, 2, 3)


class FakeNetwork:
    """A network that "reads" the texts it was given, in turn, whatever it is shown.

    The first letter carries the doubt: the text gets exactly ``certainty``, and three texts that
    differ from it in the first letter share the rest, in the proportions 3 : 2 : 1.

    Args:
        texts: One text for every picture, or several that picture after picture takes in turn.
        certainty: The confidence of each reading, in (0, 1].
        spec: Gives the labels and the stride.
        gate: If given, ``run`` waits until it is set: for tests of what happens meanwhile.

    Attributes:
        pictures: How many pictures were read so far.
        entered: Set as soon as ``run`` was called, before it waits for the gate.
    """

    def __init__(
        self,
        texts: str | Sequence[str] = "hello",
        certainty: float = 0.95,
        spec: ModelSpec = FAKE_SPEC,
        gate: Event | None = None,
    ) -> None:
        self.pictures = 0
        self.entered = Event()
        self._texts = cycle([texts] if isinstance(texts, str) else texts)
        self._certainty = certainty
        self._charset = spec.charset
        self._stride = spec.stride
        self._gate = gate

    def run(self, pictures: Sequence[GreyImage]) -> list[Logits]:
        """Logits of shape (time, outputs) for each picture of shape (height, width)."""
        self.entered.set()
        if self._gate is not None and not self._gate.wait(timeout=30):
            raise TimeoutError("the test never opened the gate of its fake network")
        self.pictures += len(pictures)
        return [
            spell(next(self._texts), -(-p.shape[1] // self._stride), self._charset, self._certainty)
            for p in pictures
        ]


def spell(text: str, steps: int, charset: Charset, certainty: float = 0.95) -> Logits:
    """Logits whose most probable text is ``text``, its letters spread evenly over the time steps.

    A picture that is too narrow for the text gets as many steps as the text needs.

    Returns:
        Shape (time, outputs): logarithms of probabilities.
    """
    labels = charset.encode(text)
    steps = max(steps, 2 * len(labels) + 1)
    probabilities = np.full((steps, len(charset)), _FLOOR, np.float32)
    probabilities[:, BLANK] = 1.0
    for index, label in enumerate(labels):
        step = (2 * index + 1) * steps // (2 * len(labels))
        probabilities[step, BLANK] = _FLOOR
        probabilities[step, label] = certainty if index == 0 else 1.0
        if index == 0:
            rivals = [(label - 1 + away) % (len(charset) - 1) + 1 for away in _RIVALS]
            probabilities[step, rivals] = (1 - certainty) * np.array([3, 2, 1]) / 6 + _FLOOR
    return np.log(probabilities)


class FakeLook(LineLook):
    """Sees spaces where it is told, and nothing of the words.

    Args:
        spaced: Where the spaces are.
    """

    def __init__(self, spaced: Sequence[float]) -> None:
        object.__setattr__(self, "spaced", list(spaced))

    def spaces(self, likely: Iterable[tuple[float, float]] = ()) -> list[float]:
        return vars(self)["spaced"]

    def words(self, between: Sequence[tuple[float, float]]) -> list[WordLook | None]:
        return [None] * (len(between) + 1)


class FakeRecognizer(Recognizer):
    """Sees spaces where gaps are wide, without asking the network."""

    def look_at_line(self, ink: Ink) -> LineLook:
        bounds = [Ink(word.strokes).bounds for word in group_words(ink.strokes)]
        return FakeLook([(left[2] + right[0]) / 2 for left, right in pairwise(bounds)])


def fake_recognizer(
    texts: str | Sequence[str] = "hello",
    certainty: float = 0.95,
    gate: Event | None = None,
) -> Recognizer:
    """A recogniser that loads at once and reads the given texts; see ``FakeNetwork``."""
    return FakeRecognizer(FakeNetwork(texts, certainty, gate=gate), FAKE_SPEC)


def draw_page(texts: Sequence[str], size: int = 40) -> GreyImage:
    """A picture of lines of text in dark ink on white paper, in a single-line script face.

    Args:
        texts: One text in ASCII for each line.
        size: Height of a capital letter in pixels; lines are three times as far apart.

    Returns:
        uint8 (H, W).
    """
    face, thickness = cv2.FONT_HERSHEY_SCRIPT_SIMPLEX, max(size // 14, 1)
    scale = cv2.getFontScaleFromHeight(face, size, thickness)
    widths = [cv2.getTextSize(text, face, scale, thickness)[0][0] for text in texts]
    page = np.full(((3 * len(texts) + 1) * size, max(widths) + 4 * size), 255, np.uint8)
    for row, text in enumerate(texts):
        where = (2 * size, (3 * row + 2) * size)
        cv2.putText(page, text, where, face, scale, 40, thickness, cv2.LINE_AA)
    return page
