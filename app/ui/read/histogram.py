"""The grey levels of a page before and after preprocessing."""

from __future__ import annotations

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QRectF
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.ui import theme
from app.ui.read.picture import Comparison

_LEAST_SHARE = 1e-6
_BIN = 4


class Histogram(QWidget):
    """Two curves over the grey levels 0 (black) to 255 (white), heights on a logarithmic scale."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("histogram")
        self.setAccessibleName(self.tr("Grey levels before and after preprocessing"))
        self._comparison: Comparison | None = None
        self._plot = pg.PlotWidget(self)
        self._plot.setMenuEnabled(False)
        self._plot.setMouseEnabled(False, False)
        self._plot.hideButtons()
        self._plot.hideAxis("left")
        self._plot.setRange(QRectF(0, 0, 256, 1), padding=0)
        self._plot.getAxis("bottom").setStyle(showValues=False, tickLength=0)
        self._before = self._plot.plot(stepMode="center", fillLevel=0)
        self._after = self._plot.plot(stepMode="center", fillLevel=0)
        self._legend = QLabel(self)
        self._legend.setObjectName("histogram_legend")
        title = QLabel(self.tr("Grey levels of the page"), self)
        title.setProperty("role", "heading")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.GRID * 2, theme.GRID, theme.GRID * 2, 4)
        layout.setSpacing(4)
        layout.addWidget(title)
        layout.addWidget(self._plot, 1)
        layout.addLayout(self._scale())
        self._apply_colours()

    def _scale(self) -> QHBoxLayout:
        row = QHBoxLayout()
        for text in (self.tr("black"), self.tr("white")):
            label = QLabel(text, self)
            label.setProperty("role", "muted")
            row.addWidget(label)
        row.insertStretch(1, 1)
        row.insertWidget(2, self._legend)
        row.insertStretch(3, 1)
        return row

    def set_comparison(self, comparison: Comparison | None) -> None:
        """Draws the levels of a page; None clears the curves."""
        self._comparison = comparison
        edges = np.arange(0, 257, _BIN)
        for curve, levels in (
            (self._before, comparison.levels_before if comparison else np.zeros(256)),
            (self._after, comparison.levels_after if comparison else np.zeros(256)),
        ):
            curve.setData(edges, heights(levels))

    def changeEvent(self, event: QEvent) -> None:
        """Follows the palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_legend"):
            self._apply_colours()

    def _apply_colours(self) -> None:
        c = theme.colours(self.palette())
        self._plot.setBackground(c.window)
        for curve, colour in ((self._before, c.muted), (self._after, c.accent)):
            curve.setPen(pg.mkPen(colour, width=1.5))
            curve.setBrush(_faint(colour))
        axis = self._plot.getAxis("bottom")
        axis.setPen(c.border)
        before, after = self.tr("as scanned"), self.tr("as the recogniser sees it")
        self._legend.setText(
            f'<span style="color:{c.muted.name()}">▬</span> {before}&nbsp;&nbsp;&nbsp;'
            f'<span style="color:{c.accent.name()}">▬</span> {after}'
        )


def heights(levels: NDArray[np.float64]) -> NDArray[np.float64]:
    """Shares of grey levels as heights from 0 to 1 on a logarithmic scale, four levels a step.

    Args:
        levels: Shape (256,); one in a million and less has the height 0.

    Returns:
        Shape (64,).
    """
    shares = levels.reshape(-1, _BIN).sum(axis=1)
    return 1 - np.log10(np.maximum(shares, _LEAST_SHARE)) / np.log10(_LEAST_SHARE)


def _faint(colour: QColor) -> QColor:
    faint = QColor(colour)
    faint.setAlphaF(0.18)
    return faint
