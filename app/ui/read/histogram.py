"""The grey levels of a page before and after preprocessing."""

from __future__ import annotations

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QEvent
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.ui import theme
from app.ui.read.picture import Comparison

_LEAST_SHARE = 1e-6


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
        self._plot.setRange(xRange=(-2, 257), yRange=(0, 1), padding=0)
        axis = self._plot.getAxis("bottom")
        axis.setTicks([[(0, self.tr("black")), (128, "128"), (255, self.tr("white"))]])
        axis.setStyle(tickLength=-4)
        self._before = self._plot.plot(stepMode="center", fillLevel=0)
        self._after = self._plot.plot(stepMode="center", fillLevel=0)
        self._legend = QLabel(self)
        self._legend.setObjectName("histogram_legend")
        title = QLabel(self.tr("Grey levels of the page"), self)
        title.setProperty("role", "heading")
        heading = QHBoxLayout()
        heading.addWidget(title)
        heading.addStretch(1)
        heading.addWidget(self._legend)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.GRID * 2, theme.GRID, theme.GRID * 2, 4)
        layout.setSpacing(4)
        layout.addLayout(heading)
        layout.addWidget(self._plot, 1)
        self._apply_colours()

    def set_comparison(self, comparison: Comparison | None) -> None:
        """Draws the levels of a page; None clears the curves."""
        self._comparison = comparison
        edges = np.arange(257) - 0.5
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
        axis.setTextPen(c.muted)
        self._legend.setText(
            f'<span style="color:{c.muted.name()}">▬</span> {self.tr("as scanned")}'
            f'&nbsp;&nbsp;&nbsp;<span style="color:{c.accent.name()}">▬</span>'
            f" {self.tr('as the recogniser sees it')}"
        )


def heights(levels: NDArray[np.float64]) -> NDArray[np.float64]:
    """Shares from one in a million to all, as heights from 0 to 1 on a logarithmic scale."""
    floor = np.log10(_LEAST_SHARE)
    return 1 - np.log10(np.maximum(levels, _LEAST_SHARE)) / floor


def _faint(colour: QColor) -> QColor:
    faint = QColor(colour)
    faint.setAlphaF(0.18)
    return faint
