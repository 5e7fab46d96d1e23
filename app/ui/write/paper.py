"""What lies under the ink: paper, guide lines, and the marks of words."""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPalette, QPen, QPolygonF

from app.ui import theme
from app.ui.write import look

LINE = 190
"""Height in pixels that a line of writing has about, on a pad high enough for several."""

_BASELINE, _MIDLINE = 0.68, 0.4
_MARGIN = 24
_INK, _LIGHT_INK = QColor("#1d3f9e"), QColor("#86b3ff")
_ROUND = 8
_WAVE = 4


@dataclass(frozen=True)
class PaperColours:
    """The colours of the pad.

    Attributes:
        paper: Its ground.
        ink: Of the strokes; contrast to the paper is 7 or more.
        guide: Of the line to write on.
        selected: Ground under the word whose candidates are shown.
        amber: Under doubtful words.
        border: Around the pad.
        muted: Of the hint.
        accent: Around the pad that has the keys.
    """

    paper: QColor
    ink: QColor
    guide: QColor
    selected: QColor
    amber: QColor
    border: QColor
    muted: QColor
    accent: QColor


def paper_colours(palette: QPalette) -> PaperColours:
    """The pad's colours that go with a palette, light or dark."""
    c = look.colours(palette)
    warm = theme.blend(c.base, QColor("#fff3d6"), 0.0 if c.dark else 0.35)
    return PaperColours(
        paper=warm,
        ink=theme.readable(_LIGHT_INK if c.dark else _INK, warm, ratio=7),
        guide=theme.blend(warm, c.accent, 0.4),
        selected=theme.blend(warm, c.accent, 0.16),
        amber=theme.readable(c.amber, warm, ratio=3),
        border=c.border,
        muted=theme.readable(c.muted, warm),
        accent=c.accent,
    )


def baselines(height: int) -> list[float]:
    """Where the lines to write on lie, from top to bottom."""
    distance = pitch(height)
    return [distance * (row + _BASELINE) for row in range(round(height / distance))]


def line_area(size: QRect) -> QRectF:
    """Where the ink of the first line fits well."""
    distance = pitch(size.height())
    top, bottom = 0.2 * distance, (_BASELINE + 0.04) * distance
    return QRectF(2 * _MARGIN, top, max(size.width() - 4 * _MARGIN, 1), bottom - top)


def pitch(height: int) -> float:
    """From one line to the next on a pad of some height."""
    return height / max(round(height / LINE), 1)


def paint_paper(painter: QPainter, area: QRect, size: QRect, colours: PaperColours) -> None:
    """Paints the ground and the guide lines of an area."""
    painter.fillRect(area, colours.paper)
    distance = pitch(size.height())
    left, right = size.left() + _MARGIN, size.right() - _MARGIN
    solid = QPen(colours.guide, 1.0)
    dotted = QPen(theme.blend(colours.guide, colours.paper, 0.35), 1.0)
    dotted.setDashPattern([1, 5])
    for baseline in baselines(size.height()):
        middle = baseline - (_BASELINE - _MIDLINE) * distance
        for y, pen in ((baseline, solid), (middle, dotted)):
            painter.setPen(pen)
            painter.drawLine(QLineF(left, round(y) + 0.5, right, round(y) + 0.5))


def paint_selected(painter: QPainter, box: QRectF, colours: PaperColours) -> None:
    """Paints the ground of the word whose candidates are shown."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colours.selected)
    painter.drawRoundedRect(box, _ROUND, _ROUND)


def paint_doubt(painter: QPainter, box: QRectF, colours: PaperColours) -> None:
    """Paints the wavy line under a doubtful word."""
    wavy_line(painter, box.left() + _ROUND, box.right() - _ROUND, box.bottom() - 3, colours.amber)


def wavy_line(painter: QPainter, left: float, right: float, y: float, colour: QColor) -> None:
    """A wave from left to right."""
    painter.setPen(QPen(colour, 1.5))
    wave = QPolygonF()
    for step in range(math.ceil((right - left) / _WAVE) + 1):
        wave.append(QPointF(min(left + step * _WAVE, right), y + (0 if step % 2 else 2)))
    painter.drawPolyline(wave)
