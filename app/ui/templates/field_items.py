"""The fields as they are drawn over the form: outlines, names, handles, what was read."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPalette, QPen
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from app.core.geometry import Box
from app.ui import theme
from app.ui.templates.draft import Placed
from app.ui.templates.shapes import Handle

HANDLE = 8
"""Width of a handle on the screen."""

_CHIP = 18
_FONT = 11
_LEAST_LABEL = 34
_PAPER = QColor("white")


@dataclass(frozen=True)
class Readout:
    """What was read in a field, for the eye.

    Attributes:
        text: What was read.
        sure: How sure it is, for people; may be empty.
        tone: ``sure``, ``doubtful`` or ``wrong``.
    """

    text: str
    sure: str
    tone: str


class FieldsItem(pg.GraphicsObject):
    """Draws the fields; what they are is told by ``show_fields`` and the attributes.

    Suggested fields are green and dashed, those with which something is wrong red; names stand
    inside where there is room.
    """

    def __init__(self) -> None:
        super().__init__()
        self._fields: tuple[Placed, ...] = ()
        self._flawed: Collection[int] = ()
        self._selection: Collection[int] = ()
        self._hovered: int | None = None
        self._moved: Mapping[int, Box] = {}
        self._band: Box | None = None
        self._readouts: Mapping[int, Readout] = {}
        self._extent = QRectF()
        self.set_palette(QPalette())

    def set_palette(self, palette: QPalette) -> None:
        """Takes the colours of a palette; all are made readable on paper."""
        c = theme.colours(palette)
        tones = {
            "plain": c.accent, "suggested": c.green, "sure": c.green, "doubtful": c.amber,
            "wrong": c.red,
        }  # fmt: skip
        self._colours = {name: theme.readable(colour, _PAPER) for name, colour in tones.items()}
        self.update()

    def show_fields(
        self, fields: tuple[Placed, ...], flawed: Collection[int], size: tuple[int, int]
    ) -> None:
        """Shows the fields of a form of some size."""
        self.prepareGeometryChange()
        self._extent = QRectF(0, 0, *size).adjusted(-200, -200, 200, 200)
        self._fields, self._flawed = fields, flawed
        self.update()

    def mark(self, selection: Collection[int], hovered: int | None) -> None:
        """Marks the selected fields and the one under the pointer."""
        if (selection, hovered) != (self._selection, self._hovered):
            self._selection, self._hovered = selection, hovered
            self.update()

    def preview(self, moved: Mapping[int, Box], band: Box | None) -> None:
        """Shows where fields would be, and the rectangle that is being drawn."""
        self._moved, self._band = moved, band
        self.update()

    def show_readouts(self, readouts: Mapping[int, Readout]) -> None:
        """Shows what was read; an empty mapping shows names again."""
        self._readouts = readouts
        self.update()

    def boundingRect(self) -> QRectF:
        """The form and what may stand out of it."""
        return self._extent

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Draws rectangles at their size on the form, the rest at its size on the screen."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for placed in self._fields:
            self._draw_box(painter, placed)
        if self._band is not None:
            self._draw_band(painter, self._band)
        to_screen = painter.worldTransform()
        painter.save()
        painter.resetTransform()
        font = painter.font()
        font.setPixelSize(_FONT)
        painter.setFont(font)
        for placed in self._fields:
            area = to_screen.mapRect(_rectangle(self._box(placed)))
            self._draw_label(painter, placed, area)
        if len(self._selection) == 1 and not self._readouts:
            chosen = next((p for p in self._fields if p.key in self._selection), None)
            if chosen is not None:
                self._draw_handles(
                    painter, chosen, to_screen.mapRect(_rectangle(self._box(chosen)))
                )
        painter.restore()

    def _box(self, placed: Placed) -> Box:
        return self._moved.get(placed.key, placed.field.box)

    def _colour(self, placed: Placed) -> QColor:
        if placed.key in self._readouts:
            return self._colours[self._readouts[placed.key].tone]
        if placed.key in self._flawed:
            return self._colours["wrong"]
        return self._colours["suggested" if placed.suggested else "plain"]

    def _draw_box(self, painter: QPainter, placed: Placed) -> None:
        chosen, hovered = placed.key in self._selection, placed.key == self._hovered
        colour = self._colour(placed)
        pen = QPen(colour, 2.5 if chosen else 1.5)
        pen.setCosmetic(True)
        if placed.suggested and not chosen:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(_faint(colour, 0.2 if chosen else 0.14 if hovered else 0.07))
        painter.drawRect(_rectangle(self._box(placed)))

    def _draw_band(self, painter: QPainter, band: Box) -> None:
        pen = QPen(self._colours["plain"], 1.5, Qt.PenStyle.DashLine)
        pen.setCosmetic(True)
        painter.setPen(pen)
        painter.setBrush(_faint(self._colours["plain"], 0.12))
        painter.drawRect(_rectangle(band))

    def _draw_label(self, painter: QPainter, placed: Placed, area: QRectF) -> None:
        """What was read above the field, else its name inside, or above where it is small."""
        metrics = QFontMetricsF(painter.font())
        readout = self._readouts.get(placed.key)
        marked = placed.key in self._selection or placed.key == self._hovered
        text = f"{readout.text}  {readout.sure}".rstrip() if readout else placed.field.name
        if not text:
            return
        wide = metrics.horizontalAdvance(text) + 10
        roomy = area.width() >= _LEAST_LABEL and area.height() >= _CHIP
        if readout is None and roomy:
            top = area.top() + min(3.0, (area.height() - _CHIP) / 2)
            chip = QRectF(area.left() + 3, top, min(wide, area.width() - 6), _CHIP)
        elif readout is not None or marked:
            chip = QRectF(area.left(), area.top() - _CHIP - 2, wide, _CHIP)
        else:
            return
        inside = chip.width() - 8
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, inside)
        self._draw_chip(painter, chip, shown, self._colour(placed), marked)

    @staticmethod
    def _draw_chip(
        painter: QPainter, chip: QRectF, text: str, colour: QColor, marked: bool
    ) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour if marked else QColor(255, 255, 255, 225))
        painter.drawRoundedRect(chip, 4, 4)
        painter.setPen(_PAPER if marked else colour)
        painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, text)

    def _draw_handles(self, painter: QPainter, placed: Placed, area: QRectF) -> None:
        away = handle_margin(area.width(), area.height())
        area = area.adjusted(-away, -away, away, away)
        painter.setPen(QPen(self._colour(placed), 1.5))
        painter.setBrush(_PAPER)
        around = Box(0, 0, 1, 1)
        for handle in Handle:
            across, down = handle.place(around)
            crowded = area.width() if across == 0.5 else area.height() if down == 0.5 else None
            if crowded is not None and crowded < 4 * HANDLE:
                continue
            at = QPointF(area.left() + across * area.width(), area.top() + down * area.height())
            half = HANDLE / 2
            painter.drawRect(QRectF(at.x() - half, at.y() - half, HANDLE, HANDLE))


def handle_margin(width: float, height: float) -> float:
    """How far outside of a field its handles are, so that a small one can still be moved.

    Args:
        width, height: Of the field, in the same pixels of the screen as the answer.
    """
    return HANDLE * 0.75 if min(width, height) < 2.5 * HANDLE else 0.0


def _rectangle(box: Box) -> QRectF:
    return QRectF(box.x, box.y, box.width, box.height)


def _faint(colour: QColor, share: float) -> QColor:
    faint = QColor(colour)
    faint.setAlphaF(share)
    return faint
