"""Which line lies under a point. Pure functions."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np

from app.core.document import TextLine


def line_at(lines: Sequence[TextLine], x: float, y: float, slack: float = 0.0) -> int | None:
    """Index of the line under a point; the one whose middle is nearest where several are.

    Args:
        lines: The lines of a page.
        x, y: A point in the page's pixels.
        slack: How many pixels outside its outline still count as the line.
    """
    inside = [i for i, line in enumerate(lines) if _distance(line, x, y) >= -slack]
    return min(inside, key=lambda i: abs(_middle(lines[i], x) - y), default=None)


def _distance(line: TextLine, x: float, y: float) -> float:
    """How deep a point lies inside a line's outline; negative outside."""
    outline = np.array(line.polygon, np.float32).reshape(-1, 1, 2)
    return cv2.pointPolygonTest(outline, (float(x), float(y)), True)


def _middle(line: TextLine, x: float) -> float:
    """Height of the middle of a line's outline near a column."""
    near = sorted(line.polygon, key=lambda point: abs(point[0] - x))[:4]
    return sum(point[1] for point in near) / len(near)
