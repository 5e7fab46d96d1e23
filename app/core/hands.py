"""Which pages or forms look like the same hand."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Protocol

import cv2
import numpy as np
from numpy.typing import NDArray

from app.core.errors import PlumeError
from app.core.forms.field_cutter import FieldCutter
from app.core.forms.registration import Blank, Fit
from app.core.forms.results import FormResult
from app.core.forms.template import load_template
from app.core.image_io import Image, open_source
from app.core.pages.ink_mask import GreyImage, dark_on_light
from app.core.pages.reader import cut_lines
from model.preprocessing import to_grey
from model.writers import Group, Hand, HandNetwork, HandSpec, cluster, pairs

CAREFUL = 0.8
"""How probable one hand must be before pages are put together, unless a person says otherwise."""

SAMPLE_HEIGHT, SAMPLE_WIDTH = 64, 560
"""Pixels of the samples of writing; they are at most so wide."""


@dataclass(frozen=True)
class Sheet:
    """Something that one person wrote.

    Attributes:
        title: What it is called.
        writing: Gives the pictures of its lines or fields; may raise PlumeError.
    """

    title: str
    writing: Callable[[], Sequence[GreyImage]]


class Comparer(Protocol):
    """What is needed of ``model.writers.HandNetwork``."""

    spec: HandSpec

    def hand(self, lines: Sequence[NDArray[np.uint8]]) -> Hand:
        """The hand of some lines by one writer."""
        ...


@dataclass(frozen=True)
class Comparison:
    """How alike the hands of some sheets are.

    Attributes:
        odds: Log-odds (count, count) that two of the sheets are by one hand.
        empty: Numbers of the sheets with too little writing to tell.
        problems: Why the writing of others could not be looked at, by their numbers.
        samples: A typical line of each, to be looked at; None where nothing is written.
    """

    odds: NDArray[np.float64]
    empty: tuple[int, ...]
    problems: dict[int, str]
    samples: tuple[GreyImage | None, ...]

    def groups(self, least: float = CAREFUL) -> list[Group]:
        """Sheets that look like the same hand, the largest group first.

        Args:
            least: How probable one hand must be, in (0, 1).
        """
        told = [n for n in range(len(self.odds)) if n not in self.empty and n not in self.problems]
        return [
            Group(tuple(told[n] for n in group.members), group.confidences)
            for group in cluster(self.odds[np.ix_(told, told)], least)
        ]


def compare(
    sheets: Sequence[Sheet],
    network: Comparer | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Comparison:
    """Compares the hands of sheets.

    Args:
        sheets: What is compared.
        network: Tells hands apart; the one that comes with Plume unless said.
        progress: Called with sheets looked at and sheets in all.

    Raises:
        ModelError: the network that comes with Plume is missing or damaged.
    """
    network = network or HandNetwork.load()
    hands, problems, samples = [], {}, []
    for number, sheet in enumerate(sheets):
        writing: Sequence[GreyImage] = ()
        try:
            writing = sheet.writing()
        except PlumeError as error:
            problems[number] = str(error)
        hand = network.hand(writing)
        hands.append(hand)
        samples.append(_sample(writing[hand.typical]) if hand.patches else None)
        if progress:
            progress(number + 1, len(sheets))
    empty = (n for n, hand in enumerate(hands) if not hand.patches and n not in problems)
    return Comparison(pairs(network.spec.weights, hands), tuple(empty), problems, tuple(samples))


def _sample(line: GreyImage) -> GreyImage:
    """The beginning of a line, as large as it can be shown in a list."""
    height, width = line.shape
    scale = SAMPLE_HEIGHT / height
    size = (min(max(round(width * scale), 1), SAMPLE_WIDTH), SAMPLE_HEIGHT)
    shown = line[:, : max(math.ceil(size[0] / scale), 1)]
    return np.asarray(cv2.resize(shown, size, interpolation=cv2.INTER_AREA), np.uint8)


def lines_of(image: Image) -> list[GreyImage]:
    """The writing of a free page."""
    return cut_lines(dark_on_light(to_grey(image)))


class FilledForms:
    """Cuts out of the scans of a batch what persons wrote, not what is printed.

    Args:
        templates: The files of its forms; read when the first scan is cut.
    """

    def __init__(self, templates: Sequence[Path]) -> None:
        self._files = templates

    def of(self, result: FormResult) -> list[GreyImage]:
        """The pictures of the fields that are filled in; combs, which shape the hand, left out.

        Raises:
            PlumeError: the scan or the template cannot be used any more.
        """
        blank, cutters = self._cutters[result.template]
        grey = to_grey(open_source(result.file).load(result.page - 1))
        flat = np.zeros((1, 2))
        fit = Fit(blank, np.reshape(result.matrix, (3, 3)), 1.0, flat, flat)
        cuts = [cutter.cut(grey, fit) for cutter in cutters]
        return [cut.picture for cut in cuts if not cut.empty]

    @cached_property
    def _cutters(self) -> dict[str, tuple[Blank, list[FieldCutter]]]:
        found = {}
        for file in self._files:
            template = load_template(file)
            blank = Blank(template)
            written = [f for f in template.fields if not f.is_checkbox and not f.comb]
            cutters = [FieldCutter(field, template, blank.picture) for field in written]
            found[template.name] = blank, cutters
        return found
