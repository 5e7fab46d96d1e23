"""Cuts what is written in a field out of a scan, without what is printed there.

The blank form tells what is printed. Its lines and letters are taken away, strokes that cross
them are joined again, and ink that leaves the box is kept as long as most of it belongs to it.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import compress
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from app.core.forms.combs import LEVEL, NOTHING, Strokes, comb_cells, moved_together
from app.core.forms.printed_points import Matrix
from app.core.forms.registration import Fit
from app.core.forms.ruled_lines import ruled_lines
from app.core.forms.template import FormField, Template
from app.core.geometry import Box
from app.core.pages.ink_mask import GreyImage, Mask, median
from model.components import components
from model.preprocessing import flatten_illumination

LINE_HEIGHT = 68
"""Pixels to which the height of a field of one line is brought."""

FINE_HEIGHT = 110
"""The same where writing and print run into each other, on blurred scans."""

CHECK_HEIGHT = 48
_SHEET_SIDE, _SHEET_OF_LINES = 1700, 2400
_MARGIN, _ALMOST = 0.4, 0.4
_SLACK = 1.2
_PRINTED = 28
_PEAK = 0.98
FAINTEST = 22
"""How much darker than white paper ink is at least."""

_SHARE_OF_PEAK, _MAX_LIMIT = 0.4, 70
_SPECK = 0.001
_SHIFT, _GAIN, _MARKS, _MIN_MARKS = 4, 1.03, 600, 60
_BESIDE = np.array([(x, y) for x in (-1, 0, 1) for y in (-1, 0, 1)], np.intp)
_DARKER = 40
_PALE = 165
_OWN, _OWN_OF_CUT = 0.3, 0.5
_ACCENT, _ACCENT_REACH = 0.06, 0.2
_ON_PRINT = 0.95
_RULE, _THICKER = 0.55, 1.4
_DOTS, _LEAST_PITCH = 25, 40
_OF_WORDS = "text", "name", "word"
_INSIDE, _ELSEWHERE, _PRINT, _KINDS = 1, 2, 4, 8
"""Where a pixel is: in the field, in another, on the print; and how these come together."""

_IS = (np.arange(_KINDS)[:, None] & (_INSIDE, _ELSEWHERE, _PRINT) > 0).astype(np.intp)


@dataclass(frozen=True, eq=False)
class Cut:
    """What is written in a field.

    Attributes:
        picture: Grey uint8 (H, W), ink dark on white paper.
        share: Ink for each pixel of the field that nothing is printed on.
        one_word: Whether it stands in a comb, with no empty box between its letters.
    """

    picture: GreyImage
    share: float
    one_word: bool = False

    @property
    def empty(self) -> bool:
        """Whether nothing is written."""
        return self.share == 0


class FieldCutter:
    """Cuts one field out of scans of its form.

    Args:
        field: The field.
        template: Its form.
        picture: What is printed on the form, grey uint8.
        widening: By how many pixels of a cut lines are wider, on blurred scans.
        height: To how many pixels the height of a field of one line is brought.

    Attributes:
        field: The field.
        pitch: How far apart its printed lines are in pixels of a cut, infinite where it has none.
    """

    def __init__(
        self, field: FormField, template: Template, picture: GreyImage, widening: int = 0,
        height: int = LINE_HEIGHT,
    ) -> None:  # fmt: skip
        self.field = field
        self._line = height
        height = CHECK_HEIGHT if field.is_checkbox else height
        side = _SHEET_OF_LINES if field.lines else _SHEET_SIDE
        self._zoom = max(height / field.box.height, side / max(template.size))
        margin = math.ceil(_MARGIN * min(field.box.height, 0.1 * max(template.size)))
        region = field.box.grown(margin)
        self._origin = (region.x, region.y)
        self._size = _easily_shrunk(*(round(self._zoom * x) for x in (region.width, region.height)))
        self._box = self._placed(field.box)
        blank = 255 - flatten_illumination(self._warped(picture, np.eye(3)))
        mask = _darker(blank, _PRINTED)
        self._cells = comb_cells(self._inside(mask)) if field.comb else []
        self._words = field.field.kind in _OF_WORDS
        self.pitch = _pitch(self._inside(mask))
        slack = round(1 + _SLACK * self._zoom * max(template.size) / _SHEET_SIDE) + widening
        around = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * slack + 1, 2 * slack + 1))
        self._marks = _sample(mask)
        self._weights = blank.ravel()[self._marks].astype(np.float64)
        self._lines = np.flatnonzero((mask > 0) & (blank < _PALE))
        self._pale = len(self._lines) >= 2 * np.count_nonzero(blank >= _PALE)
        self._blank = blank
        self._darkest = np.asarray(cv2.dilate(cv2.bitwise_and(blank, mask), around), np.uint8)
        self._print = np.asarray(cv2.dilate(mask, around), np.uint8)
        self._places = (self._spaces(template, field) & _ELSEWHERE) | (self._print & _PRINT)
        self._inside(self._places)[:] |= _INSIDE
        self._unprinted = np.count_nonzero(self._inside(self._print) == 0)
        self._bridges = _lines(2 * slack + 1 + round(4.5 * self._zoom))
        # the lines of combs are paler than strokes, which tells both apart
        ruled = not (field.comb or field.is_checkbox)
        across = 2 * (2 * slack + round(4 * self._zoom)) + 1
        least = round(_RULE * self._line)
        self._rules = ruled_lines(mask, blank, least, slack, across) if ruled else []

    @property
    def letters(self) -> int:
        """How many letters there is room for; 0 where there are no boxes for them."""
        return len(self._cells)

    def cut(self, grey: GreyImage, fit: Fit, faintest: int = FAINTEST) -> Cut:
        """What a scan has in this field.

        Args:
            grey: The scan, uint8 (H, W), dark on light.
            fit: Where the form lies on it.
            faintest: How much darker than white paper ink is at least.
        """
        warped = self._warped(grey, fit.at_fields[self.field.name])
        ink = self._aligned(255 - flatten_illumination(warped))
        strokes = self._own(self._written(ink, max(faintest, FAINTEST)))
        written = np.zeros_like(ink)
        written.ravel()[strokes.rows * self._size[0] + strokes.columns] = 1
        share = cv2.countNonZero(self._inside(written)) / max(self._unprinted, 1)
        picture, one_word = self._picture(ink, strokes, written)
        return Cut(picture, share, one_word)

    def _placed(self, box: Box) -> Box:
        """A box of the template in pixels of the cut."""
        left, top = ((box.x - self._origin[0]), (box.y - self._origin[1]))
        return Box(*(round(v * self._zoom) for v in (left, top, box.width, box.height)))

    def _inside(self, image: NDArray[Any]) -> NDArray[Any]:
        box = self._box
        return image[box.y : box.bottom, box.x : box.right]

    def _spaces(self, template: Template, own: FormField) -> Mask:
        """Where other fields are."""
        spaces = np.zeros(self._size[::-1], np.uint8)
        for field in template.fields:
            if field is not own:
                box = self._placed(field.box).clipped(*self._size)
                spaces[box.y : box.bottom, box.x : box.right] = 255
        self._inside(spaces)[:] = 0
        return spaces

    def _warped(self, picture: GreyImage, matrix: Matrix) -> GreyImage:
        """The region as it is on a picture, to which the matrix leads from the template."""
        x, y = self._origin
        place = np.array([[1 / self._zoom, 0, x], [0, 1 / self._zoom, y], [0, 0, 1.0]])
        to_picture = matrix @ place
        coarser = int(_pixels_apart(to_picture, self._size) + _ALMOST)
        if coarser > 1:
            picture, to_picture = _shrunk(picture, to_picture, self._size, coarser)
        flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
        warped = cv2.warpPerspective(
            picture, to_picture, self._size, flags=flags, borderMode=cv2.BORDER_REPLICATE
        )
        return np.asarray(warped, np.uint8)

    def _aligned(self, ink: GreyImage) -> GreyImage:
        """The ink moved by the few pixels by which its printed lines miss those of the form."""
        if len(self._marks) < _MIN_MARKS:
            return ink
        levels, width = ink.ravel(), self._size[0]
        best, here = 0.0, (0, 0)
        while max(map(abs, here)) < _SHIFT:
            places = _BESIDE + np.array(here, np.intp)
            away = places[:, 1:] * width + places[:, :1]
            scores = levels.take(self._marks + away) @ self._weights
            best = best or float(scores[len(_BESIDE) // 2])
            if scores.max() < _GAIN * best:
                break
            top = int(scores.argmax())
            best, here = float(scores[top]), (int(places[top, 0]), int(places[top, 1]))
        if here == (0, 0):
            return ink
        matrix = np.array([[1, 0, -here[0]], [0, 1, -here[1]]], np.float64)
        return np.asarray(
            cv2.warpAffine(ink, matrix, self._size, flags=cv2.INTER_NEAREST), np.uint8
        )

    def _written(self, ink: GreyImage, faintest: int) -> Mask:
        """Ink that is not printed, with strokes joined across the print."""
        free = np.asarray(cv2.subtract(ink, self._print), np.uint8)
        limit = _ink_limit(self._inside(free), faintest)
        mask = cv2.bitwise_or(_darker(free, limit), self._darker_than_print(ink))
        mask = np.asarray(mask, np.uint8)
        dark = np.asarray(cv2.bitwise_and(_darker(ink, limit), self._print), np.uint8)
        place = _around(mask, len(self._bridges[0]))
        part, between = mask[place], dark[place]
        for line in self._bridges:
            joined = cv2.morphologyEx(part, cv2.MORPH_CLOSE, line)
            part |= np.asarray(cv2.bitwise_and(joined, between), np.uint8)
        self._add_on_rules(ink, mask, dark)
        return mask

    def _add_on_rules(self, ink: GreyImage, mask: Mask, dark: Mask) -> None:
        """Adds strokes that lie on a ruled line: there is more ink across it than is printed."""
        touched = [bool(cv2.hasNonZero(mask[rule.rows])) for rule in self._rules]
        if not any(touched):
            return
        place = _around(mask, 0)
        stroke = median(ink[place][mask[place] > 0]) * _THICKER * self._zoom
        seen = [rule.across(ink) for rule in self._rules]
        ratios = [rule.ratios(band) for rule, band in zip(self._rules, seen, strict=True)]
        strength = _middle(np.concatenate(ratios))
        for rule, band in compress(zip(self._rules, seen, strict=True), touched):
            mask[rule.rows] |= rule.strokes(band, strength, stroke, mask, dark)

    def _darker_than_print(self, ink: GreyImage) -> Mask:
        """Strokes on lines that are printed paler than they."""
        if not self._pale:
            return np.zeros_like(ink)
        printed, seen = self._blank.ravel()[self._lines], ink.ravel()[self._lines]
        strength = median(seen) / max(median(printed), 1.0)
        expected = cv2.convertScaleAbs(self._darkest, alpha=strength, beta=_DARKER)
        beyond = cv2.compare(ink, expected, cv2.CMP_GT)
        return np.asarray(cv2.bitwise_and(beyond, self._print), np.uint8)

    def _own(self, mask: Mask) -> Strokes:
        """The pieces of ink that belong to this field."""
        if not cv2.hasNonZero(mask):
            return NOTHING
        found = components(mask)
        stats, (across, along) = found.stats, found.place
        inked = np.flatnonzero(found.labels)
        pieces = found.labels.take(inked).astype(np.intp)
        rows = inked // found.labels.shape[1]
        columns = inked - rows * found.labels.shape[1] + along.start
        rows += across.start
        kinds = pieces * _KINDS + self._places.take(rows * self._size[0] + columns)
        pixels = np.bincount(kinds, minlength=len(stats) * _KINDS).reshape(-1, _KINDS)
        inside, elsewhere, on_print = (pixels @ _IS).T
        area = stats[:, cv2.CC_STAT_AREA]
        height = min(self._box.height, self._line if self.field.lines else 2 * self._line)
        # what goes on beyond the region may be another field's for the most part
        share = np.where(_cut_off(stats, mask.shape), _OWN_OF_CUT, _OWN)
        own = (inside > elsewhere) & (inside >= share * area) & (area >= _SPECK * height**2)
        own &= on_print < _ON_PRINT * area
        own[0] = False
        if own.any() and not self.field.is_checkbox:
            top = stats[:, cv2.CC_STAT_TOP]
            bottom = top + stats[:, cv2.CC_STAT_HEIGHT]
            over = (bottom > self._box.y - _ACCENT_REACH * height) & (top < self._box.y)
            size = (area >= 2 * _SPECK * height**2) & (area < _ACCENT * height**2)
            own |= over & size & (inside + elsewhere == 0) & _above(stats, own)
            own[0] = False
        kept = own[pieces]
        return Strokes(rows[kept], columns[kept], pieces[kept])

    def _picture(self, ink: GreyImage, strokes: Strokes, written: Mask) -> tuple[GreyImage, bool]:
        """The pieces of ink on white paper, those of a comb moved together; whether to one word."""
        paper, box = np.full_like(ink, 255), self._box
        if len(strokes.rows) == 0:
            return np.ascontiguousarray(self._inside(paper)), False
        rows, columns = place = _around(written, 2)
        around = cv2.dilate(written[place], np.ones((5, 5), np.uint8))
        paper[place] -= np.asarray(cv2.multiply(ink[place], around), np.uint8)
        if self._cells:
            return moved_together(paper, strokes, self._cells, box, self._words)
        place = (
            slice(min(box.y, rows.start), max(box.bottom, rows.stop)),
            slice(min(box.x, columns.start), max(box.right, columns.stop)),
        )
        return np.ascontiguousarray(paper[place]), False


def _easily_shrunk(width: int, height: int) -> tuple[int, int]:
    """A size at most as large, which ``flatten_illumination`` shrinks to a whole one."""
    times = max(min(width, height) // 32, 1)
    return width // times * times, height // times * times


def _sample(printed: Mask) -> NDArray[np.intp]:
    """Some of the printed pixels, away from the edge."""
    inner = np.zeros_like(printed)
    inside = slice(_SHIFT, -_SHIFT), slice(_SHIFT, -_SHIFT)
    inner[inside] = printed[inside]
    places = np.flatnonzero(inner)
    return places[:: max(len(places) // _MARKS, 1)]


def _darker(ink: GreyImage, level: int) -> Mask:
    return np.asarray(cv2.threshold(ink, level, 255, cv2.THRESH_BINARY)[1], np.uint8)


def _around(mask: Mask, reach: int) -> tuple[slice, slice]:
    """The rows and columns of what is not 0, and so many more on each side."""
    x, y, width, height = cv2.boundingRect(mask)
    return (
        slice(max(y - reach, 0), y + height + reach),
        slice(max(x - reach, 0), x + width + reach),
    )


def _pixels_apart(matrix: Matrix, size: tuple[int, int]) -> float:
    """How many pixels of the picture lie between two pixels of the cut, in the middle of it."""
    depth = matrix[2] @ (size[0] / 2, size[1] / 2, 1)
    return math.sqrt(abs(cv2.determinant(matrix) / depth**3))


def _shrunk(
    picture: GreyImage, matrix: Matrix, size: tuple[int, int], times: int
) -> tuple[GreyImage, Matrix]:
    """The part of a picture that is looked at, so many times smaller, and the map to it."""
    width, height = size
    corners = np.array([[[0, 0]], [[width, 0]], [[width, height]], [[0, height]]], np.float64)
    places = cv2.perspectiveTransform(corners, matrix)[:, 0]
    left, top = np.floor(places.min(0)).astype(int).clip(0).tolist()
    right, bottom = np.ceil(places.max(0)).astype(int).tolist()
    part = picture[top : bottom + times, left : right + times]
    part = cv2.resize(part, None, fx=1 / times, fy=1 / times, interpolation=cv2.INTER_AREA)
    half = 0.5 / times - 0.5
    to_part = np.array(
        [[1 / times, 0, half - left / times], [0, 1 / times, half - top / times], [0, 0, 1]]
    )
    return np.asarray(part, np.uint8), to_part @ matrix


def _lines(length: int) -> list[Mask]:
    """Short lines in four directions, as kernels."""
    length |= 1
    diagonal = np.eye(length, dtype=np.uint8)
    return [
        np.ones((length, 1), np.uint8),
        np.ones((1, length), np.uint8),
        diagonal,
        np.ascontiguousarray(diagonal[::-1]),
    ]


def _cut_off(stats: NDArray[Any], shape: tuple[int, ...]) -> NDArray[np.bool_]:
    """Which pieces reach the edge of the picture."""
    left, top = stats[:, cv2.CC_STAT_LEFT], stats[:, cv2.CC_STAT_TOP]
    right, bottom = left + stats[:, cv2.CC_STAT_WIDTH], top + stats[:, cv2.CC_STAT_HEIGHT]
    return (left == 0) | (top == 0) | (right == shape[1]) | (bottom == shape[0])


def _above(stats: NDArray[Any], kept: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Which pieces share columns with one of the kept ones."""
    left = stats[:, cv2.CC_STAT_LEFT]
    right = left + stats[:, cv2.CC_STAT_WIDTH]
    overlaps = (left[:, None] < right[kept]) & (right[:, None] > left[kept])
    return np.asarray(overlaps.any(axis=1), np.bool_)


def _pitch(printed: Mask) -> float:
    """How far apart the level lines are that go through a field, dotted ones too."""
    joined = cv2.morphologyEx(printed, cv2.MORPH_CLOSE, np.ones((1, _DOTS), np.uint8))
    rows = np.flatnonzero((joined > 0).mean(axis=1) > LEVEL)
    gaps = np.diff(rows)
    apart = gaps[gaps > _LEAST_PITCH]
    return float(np.median(apart)) if len(apart) else math.inf


def _ink_limit(free: GreyImage, faintest: int) -> int:
    """The darkness from which a pixel counts as ink, by the darkest ink of the field."""
    counts = cv2.calcHist([free], [0], None, [256], [0, 256]).ravel()
    counts[0] = 0
    shares = counts.cumsum()
    peak = int(shares.searchsorted(_PEAK * shares[-1]))
    return int(min(max(_SHARE_OF_PEAK * peak, faintest), max(faintest, _MAX_LIMIT)))


def _middle(values: NDArray[np.float32]) -> float:
    """The median; numpy's own takes four times as long for so few."""
    middle = (len(values) - 1) // 2, len(values) // 2
    below, above = np.partition(values, middle)[[*middle]]
    return float((below + above) / 2)
