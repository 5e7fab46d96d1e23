"""Lays a scan onto its template by what is printed on both.

Points of the print that are matched give a perspective map (``printed_points``). Small patches of
the print are then looked for where that map says they are: their places refine it, and how many
agree tells whether this is the form. So do the printed words, by which forms with the same frame
differ.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from app.core.errors import PlumeError
from app.core.forms.printed_patches import HALF, Patches
from app.core.forms.printed_points import (
    LEAST_POINTS,
    LOOKS,
    WORK_SIDE,
    Guess,
    Matrix,
    Places,
    agreed,
    mapped,
    paired,
    plausible,
    points_of,
)
from app.core.forms.template import Template
from app.core.forms.used import without_writing
from app.core.forms.words import Words, printed_words
from app.core.pages.ink_mask import GreyImage

_RIVAL = 0.5
_MIN_PATCHES = 12
_CELL = 40
_BEND_REACH = 0.06
_EDGE = 0.02
_ENOUGH = 40
_ALIKE, _CLOSE = 0.55, 2.0
_MIN_AGREEMENT = 0.75
_REGIONS, _FEW, _MIN_REGION = 3, 4, 0.4
_MIN_CONTRAST, _ROWS_APART = 25, 3
_DIM, _MOST_GAIN = 100, 12.0
_MIN_WORDS = 0.83
_CLEAR = 0.9


class NotMatchingError(PlumeError):
    """A scan does not show any of the forms, or not the whole of it."""


class BlankPageError(NotMatchingError):
    """Hardly anything can be seen on a scan."""


@dataclass(frozen=True, eq=False)
class Fit:
    """Where a form lies on a scan.

    Attributes:
        blank: The form.
        matrix: From pixels of the template's picture to pixels of the scan, (3, 3).
        agreement: Share of the printed patches found at their place.
        places: Where patches are printed on the template, (N, 2).
        bends: How far from there the matrix alone would put each, since paper bends, (N, 2).
        words: Share of the printed words found.
    """

    blank: Blank
    matrix: Matrix
    agreement: float
    places: Places
    bends: Places
    words: float = 1.0

    def at(self, places: Any) -> Matrix:
        """The maps near places (N, 2) of the template, (N, 3, 3).

        Each is the matrix, moved as the print around the place is.
        """
        places = np.asarray(places, np.float64)
        squares = ((self.places - places[:, None]) ** 2).sum(axis=2)
        near = (_BEND_REACH * max(self.blank.template.size)) ** 2
        weights = np.exp((squares.min(axis=1, keepdims=True) - squares) / (2 * near))
        dx, dy = (weights @ self.bends / weights.sum(axis=1, keepdims=True)).T
        maps = np.repeat(self.matrix[None], len(places), axis=0)
        maps[:, :, 2] += dx[:, None] * maps[:, :, 0] + dy[:, None] * maps[:, :, 1]
        return maps

    @cached_property
    def at_fields(self) -> dict[str, Matrix]:
        """The map at each field, by its name."""
        fields = self.blank.template.fields
        boxes = [field.box for field in fields]
        middles = [(box.x + box.width / 2, box.y + box.height / 2) for box in boxes]
        return dict(zip((field.name for field in fields), self.at(middles), strict=True))

    @property
    def turned(self) -> int:
        """By how many quarter turns, in degrees clockwise, the form lies on the scan: 0 to 270."""
        x, y = np.array(self.blank.template.size) / 2
        (x0, y0), (x1, y1) = mapped(self.matrix, [(x - 1, y), (x + 1, y)])
        return round(math.degrees(math.atan2(y1 - y0, x1 - x0)) / 90) * 90 % 360


class Blank:
    """A template's printed form, prepared for being found on scans.

    Args:
        template: The form; its picture is loaded.

    Attributes:
        template: The form.
        picture: What is printed on it, grey uint8 (H, W).

    Raises:
        PlumeError: the picture cannot be read, or too little is printed on it.
    """

    def __init__(self, template: Template) -> None:
        self.template = template
        picture = template.load_picture()
        boxes = [field.box for field in template.fields]
        self.picture = without_writing(picture, boxes) if template.filled else picture
        self.work, self.scale = _work(self.picture)
        self.corners = _patch_places(self.work, self._writing_space())
        if len(self.corners) < _ENOUGH:
            self.corners = _patch_places(self.work, np.zeros_like(self.work))
        self.points = [points_of(self.work, look) for look in LOOKS]
        if len(self.corners) < _MIN_PATCHES or len(self.points[0].places) < LEAST_POINTS:
            raise PlumeError(
                f"Too little is printed on {template.picture} for finding it on scans; use a form"
                " with labels or boxes."
            )

    def _writing_space(self) -> GreyImage:
        """Where people write: what is printed there may be covered, or look alike all along."""
        space = np.zeros_like(self.work)
        for field in self.template.fields:
            left, top = (np.array([field.box.x, field.box.y]) * self.scale).round().astype(int)
            right, bottom = np.ceil(np.array([field.box.right, field.box.bottom]) * self.scale)
            space[max(top - 3, 0) : int(bottom) + 3, max(left - 3, 0) : int(right) + 3] = 255
        return space

    @cached_property
    def soft(self) -> GreyImage:
        """The print as soft as a scan of it."""
        return np.asarray(cv2.GaussianBlur(self.work, (0, 0), 1.0), np.uint8)

    @cached_property
    def words(self) -> Words:
        """The words printed outside the fields."""
        return Words(printed_words(self.work, self._writing_space()), self.soft)

    @cached_property
    def patches(self) -> Patches:
        """What is printed around each corner."""
        return Patches(self.soft, self.corners)


class FormFinder:
    """Finds out which form a scan shows, and where.

    The form of the scan before is tried first, and alone where no other resembles it.

    Args:
        blanks: The forms it may be.
    """

    def __init__(self, blanks: Sequence[Blank]) -> None:
        self._blanks = blanks
        self._before: Blank | None = None
        self._unlike = cache(self._unlike_others)

    def find(self, grey: GreyImage) -> Fit:
        """The form that fits a scan best.

        Args:
            grey: uint8 (H, W), dark on light, turned any way up.

        Raises:
            NotMatchingError: none fits; the sentence says why.
        """
        work, scale = _work(grey)
        dark, light = _levels(work)
        if light < _DIM:
            # stretched, for points are looked for by steps of grey levels
            gain = min(255 / max(light, 1), _MOST_GAIN)
            work = np.asarray(cv2.convertScaleAbs(work, alpha=gain), np.uint8)
            dark, light = _levels(work)
        if light - dark < _MIN_CONTRAST:
            raise BlankPageError("the page is blank")
        for number in range(len(LOOKS)):
            fits = self._fits(_Seen(work, scale, number))
            right = [fit for fit in fits if fit.words >= _MIN_WORDS]
            if right:
                best = max(right, key=lambda fit: fit.agreement)
                self._before = best.blank
                _check_whole(best, grey.shape)
                return best
            if fits:  # the frame is there with other words in it
                break
        names = ", ".join(repr(blank.template.name) for blank in self._blanks)
        if len(self._blanks) == 1:
            raise NotMatchingError(f"the page does not show the form {names}")
        raise NotMatchingError(f"the page does not show any of the forms {names}")

    def _fits(self, seen: _Seen) -> list[Fit]:
        """The forms that a scan may show, the one before alone where it clearly shows that."""
        if self._before is not None and self._unlike(self._before):
            fits = seen.fits([self._before])
            if fits and fits[0].agreement >= _CLEAR and fits[0].words >= _MIN_WORDS:
                return fits
        return seen.fits(self._blanks)

    def _unlike_others(self, blank: Blank) -> bool:
        """Whether there are other forms, and none that may be found in the print of this one."""
        others = [other for other in self._blanks if other is not blank]
        return bool(others) and not _Seen(blank.work, blank.scale, 0).worth_a_look(others)


def _work(grey: GreyImage) -> tuple[GreyImage, float]:
    """A picture of working size, and its pixels per pixel."""
    scale = left = WORK_SIDE / max(grey.shape)
    while left <= 0.5 and min(grey.shape) > 1:
        rows, columns = (side // 2 for side in grey.shape)
        whole = grey[: 2 * rows, : 2 * columns]
        grey = np.asarray(
            cv2.resize(whole, (columns, rows), interpolation=cv2.INTER_AREA), np.uint8
        )
        left *= 2
    across, down = (max(left, 1 / side) for side in grey.shape[::-1])
    return np.asarray(cv2.resize(grey, None, fx=across, fy=down), np.uint8), scale


def _levels(work: GreyImage) -> tuple[int, int]:
    """Grey levels of the darkest ink and of the paper."""
    rows = work[::_ROWS_APART]
    counts = np.cumsum(cv2.calcHist([rows], [0], None, [256], [0, 256]))
    dark, light = np.searchsorted(counts, (0.005 * rows.size, 0.99 * rows.size))
    return int(dark), int(light)


def _resizing(scale: float) -> Matrix:
    """From pixels of a picture to those of its resized copy; their middles are half in."""
    half = 0.5 * scale - 0.5
    return np.array([[scale, 0, half], [0, scale, half], [0, 0, 1.0]])


def _patch_places(work: GreyImage, space: GreyImage) -> list[tuple[int, int]]:
    """The strongest corner of the print in each cell of a grid, as (x, y).

    Args:
        work: The print.
        space: Not 0 where no corner may be.
    """
    strength = cv2.cornerMinEigenVal(cv2.GaussianBlur(work, (0, 0), 1.0), 7)
    strength[space > 0] = 0
    floor = _EDGE * float(strength.max())
    height, width = work.shape
    places = []
    for top in range(HALF, height - HALF, _CELL):
        for left in range(HALF, width - HALF, _CELL):
            cell = strength[top : min(top + _CELL, height - HALF)]
            cell = cell[:, left : min(left + _CELL, width - HALF)]
            y, x = np.unravel_index(int(cell.argmax()), cell.shape)
            if cell[y, x] > floor:
                places.append((left + int(x), top + int(y)))
    return places


class _Seen:
    """What points of a scan say about forms; each is looked at once.

    Args:
        work: The scan, of working size.
        scale: Its pixels per pixel of the scan.
        number: Of the look by which points are found.

    Attributes:
        pairs: The points of a form that are like one of the scan.
        guess: Where these say that it lies.
        fit: Where it lies by a guess, None where it does not.
    """

    def __init__(self, work: GreyImage, scale: float, number: int) -> None:
        points = points_of(work, LOOKS[number])
        self.pairs = cache(lambda blank: paired(blank.points[number], points))
        self.guess = cache(lambda blank: agreed(self.pairs(blank), blank.work.shape))
        self.fit = cache(lambda blank, guess: _fit(blank, guess.matrix, work, scale))

    def fits(self, blanks: Sequence[Blank]) -> list[Fit]:
        """Those of some forms that lie on the scan."""
        found = [self.fit(*guess) for guess in self.worth_a_look(blanks)]
        return [fit for fit in found if fit is not None]

    def worth_a_look(self, blanks: Sequence[Blank]) -> list[tuple[Blank, Guess]]:
        """Those that may be it: not the ones for which far fewer points speak than for the best."""
        most = max((len(self.pairs(blank).printed) for blank in blanks), default=0)
        likely = [blank for blank in blanks if len(self.pairs(blank).printed) >= _RIVAL * most]
        guesses = [(blank, guess) for blank in likely if (guess := self.guess(blank))]
        most = max((guess.points for _, guess in guesses), default=0)
        return [(blank, guess) for blank, guess in guesses if guess.points >= _RIVAL * most]


def _fit(blank: Blank, guess: Matrix, work: GreyImage, scale: float) -> Fit | None:
    """How a form lies on a scan of working size, None when it does not."""
    fit = _refined(blank, guess, work)
    if fit is None:
        return None
    matrix = np.linalg.inv(_resizing(scale)) @ fit.matrix @ _resizing(blank.scale)
    return replace(
        fit, matrix=matrix, places=fit.places / blank.scale, bends=fit.bends / blank.scale
    )


def _refined(blank: Blank, matrix: Matrix, work: GreyImage) -> Fit | None:
    """The map through the places where the printed patches are found.

    Returns:
        The fit in pixels of working size, or None when too few patches agree.
    """
    height, width = blank.work.shape
    flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    seen = cv2.warpPerspective(
        work, matrix, (width, height), flags=flags, borderMode=cv2.BORDER_REPLICATE
    )
    places = np.array(blank.corners, np.float64)
    soft = np.asarray(cv2.GaussianBlur(seen, (0, 0), 0.7), np.uint8)
    shifts, alike = blank.patches.found(soft)
    good = alike > _ALIKE
    if good.sum() < _MIN_PATCHES:
        return None
    target = mapped(matrix, places + shifts)
    found, _ = cv2.findHomography(places[good], target[good], cv2.RANSAC, 4 * _CLOSE)
    better = np.zeros((3, 3)) if found is None else np.asarray(found, np.float64)
    if not plausible(better, blank.work.shape):
        return None
    bends = mapped(_inverse(better), target) - places
    agreeing = good & (np.linalg.norm(bends, axis=1) < _CLOSE)
    if not _everywhere(places, agreeing, (width, height)):
        return None
    share = float(agreeing.mean())
    words = _share_of_words(blank, soft, places[agreeing], shifts[agreeing])
    return Fit(blank, better, share, places[agreeing], bends[agreeing], words)


def _share_of_words(blank: Blank, soft: GreyImage, places: Places, shifts: Places) -> float:
    """Share of the printed words found, each as far from its place as the patch next to it."""
    nearest = ((blank.words.middles[:, None] - places) ** 2).sum(axis=2).argmin(axis=1)
    return blank.words.share_found(soft, shifts[nearest])


def _inverse(matrix: Matrix) -> Matrix:
    return np.asarray(np.linalg.inv(matrix), np.float64)


def _everywhere(places: Places, agreeing: NDArray[np.bool_], size: tuple[int, int]) -> bool:
    """Whether the print agrees as a whole, and in no part of the sheet is another."""
    if agreeing.mean() < _MIN_AGREEMENT:
        return False
    column, row = (places / size * _REGIONS).astype(int).T
    region = row * _REGIONS + column
    counts = np.bincount(region, minlength=_REGIONS**2)
    shares = np.bincount(region, agreeing, minlength=_REGIONS**2) / np.maximum(counts, 1)
    return bool((shares[counts >= _FEW] >= _MIN_REGION).all())


def _check_whole(fit: Fit, shape: tuple[int, ...]) -> None:
    """Refuses a scan on which a field is cut off.

    Raises:
        NotMatchingError: one is.
    """
    height, width = shape[:2]
    name, fields = fit.blank.template.name, fit.blank.template.fields
    corners = mapped(fit.matrix, [field.box.polygon for field in fields]).reshape(-1, 8)
    x, y = corners[:, ::2], corners[:, 1::2]
    outside = (corners.min(axis=1) < -1) | (x.max(axis=1) > width) | (y.max(axis=1) > height)
    if outside.any():
        field = fields[int(outside.argmax())]
        raise NotMatchingError(f"the form {name!r} is cut off at the field {field.name!r}")
