"""Whether a scan of a form is too blurred, too dark or too small to be read well.

The form that lies on it is known, so a few patches of its print tell that, in a small part of the
time in which a free page is looked at (``app.core.pages.quality``).
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import cv2
import numpy as np

from app.core.forms.printed_points import mapped
from app.core.forms.registration import Fit
from app.core.pages.ink_mask import GreyImage, noise
from app.core.pages.quality import DARKEST_PAPER, Flaw

_PATCHES, _AROUND = 12, 0.012
_LOWEST_FIELD, _MOST_BLUR = 21.0, 0.09
_PIXEL = 2.2
"""Over how many pixels the edges of the sharpest pictures go."""

_FAINTEST_PRINT, _WEAK_PRINT = 50, 100
_PAPER = 240
_NOISE_FACTOR, _LEAST_NOISE = 3.5, 1.2
_SHARP, _STEP, _MOST = 0.045, 0.02, 6


@dataclass(frozen=True)
class ScanQuality:
    """What was measured on a scan.

    Attributes:
        height: How high a field of one line is in pixels of the scan; infinite without one.
        edge: Over how many pixels the edge of a printed stroke goes.
        paper: Grey level of the paper.
        contrast: Grey levels between the paper and the print.
        noise: Standard deviation of the picture's noise in grey levels.
    """

    height: float
    edge: float
    paper: float
    contrast: float
    noise: float

    @property
    def blur(self) -> float:
        """How wide an edge is as a share of a field's height, but for what pixels make of it."""
        return math.sqrt(max(self.edge**2 - _PIXEL**2, 0.0)) / self.height

    @property
    def widening(self) -> int:
        """By how many pixels of a cut printed lines are wider than on a sharp scan."""
        return min(max(round((self.blur - _SHARP) / _STEP), 0), _MOST)

    @property
    def share_of_paper(self) -> float:
        """How much darker than white paper the print would be."""
        return self.contrast * 255 / max(self.paper, 1.0)

    @property
    def faintest(self) -> int:
        """How much darker than white paper ink is at least, to stand out of the noise."""
        gain = max(_WEAK_PRINT / max(self.share_of_paper, 1.0), 1.0)
        # whole grey levels are coarse where there are few of them
        noise = max(self.noise, _LEAST_NOISE)
        return round(_NOISE_FACTOR * gain * noise * 255 / max(self.paper, 1.0))

    @property
    def flaws(self) -> tuple[Flaw, ...]:
        """What is wrong, the worst first.

        The limits are those at which ``scripts.measure_forms`` reads forms with twice as many
        errors when its scans are blurred, shaken, darkened or made smaller.
        """
        found = {
            Flaw.SMALL: self.height < _LOWEST_FIELD,
            Flaw.BLURRED: self.blur > _MOST_BLUR,
            Flaw.DARK: self.paper < DARKEST_PAPER,
            Flaw.FAINT: self.share_of_paper < _FAINTEST_PRINT,
        }
        return tuple(flaw for flaw, on in found.items() if on)


def scan_quality(grey: GreyImage, fit: Fit) -> ScanQuality:
    """Measures a scan.

    Args:
        grey: The scan, uint8 (H, W).
        fit: Where the form lies on it.
    """
    fields = [f for f in fit.blank.template.fields if not f.lines and not f.is_checkbox]
    corners = mapped(fit.matrix, [field.box.polygon for field in fields]).reshape(-1, 4, 2)
    heights = np.linalg.norm(corners[:, 3] - corners[:, 0], axis=1)
    places = mapped(fit.matrix, fit.places[:: max(len(fit.places) // _PATCHES, 1)])
    inside = places.round().clip(0, (grey.shape[1] - 1, grey.shape[0] - 1)).astype(int)
    half = max(round(_AROUND * max(grey.shape)), 4)
    found = [
        _look(grey[max(y - half, 0) : y + half + 1, max(x - half, 0) : x + half + 1])
        for x, y in inside.tolist()
    ]
    height = float(np.median(heights)) if fields else math.inf
    return ScanQuality(height, *np.median(found, axis=0).tolist())


def strengthened(grey: GreyImage, quality: ScanQuality) -> GreyImage:
    """A scan on which the print is faint with ink as dark as on others; any other as it is."""
    if quality.share_of_paper >= _WEAK_PRINT:
        return grey
    gain = _WEAK_PRINT / max(quality.contrast, 1.0)
    strong = cv2.addWeighted(grey, gain, grey, 0.0, _PAPER - gain * quality.paper)
    return np.asarray(strong, np.uint8)


def _look(patch: GreyImage) -> tuple[float, float, float, float]:
    """Over how many pixels the sharpest edge goes, across a shake; paper, contrast and noise."""
    dark, light, _, _ = cv2.minMaxLoc(patch)
    slopes = [cv2.Sobel(patch, cv2.CV_16S, dx, 1 - dx) for dx in (0, 1)]
    steepest = min(cv2.norm(slope, cv2.NORM_INF) for slope in slopes) / 8
    return (light - dark) / max(steepest, 0.1), light, light - dark, noise(patch)
