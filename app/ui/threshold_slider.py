"""The review threshold: a slider and its value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSlider, QWidget

from app.ui import theme

if TYPE_CHECKING:
    from app.ui.forms.session import FormsSession
    from app.ui.read.review import Review

_STEPS = 100


class ThresholdSlider(QWidget):
    """Sets the threshold of a review, and follows it.

    Args:
        review: What the threshold is for.
        tip: What it does there.
        parent: Holds it.
    """

    def __init__(self, review: Review | FormsSession, tip: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._review = review
        title = QLabel(self.tr("Review threshold"), self)
        title.setWordWrap(True)
        self.slider = QSlider(Qt.Orientation.Horizontal, self)
        self.slider.setObjectName("threshold_slider")
        self.slider.setAccessibleName(self.tr("Review threshold in percent"))
        self.slider.setRange(0, _STEPS)
        self.slider.setPageStep(5)
        self.slider.setMinimumWidth(8 * theme.GRID)
        self.slider.setToolTip(tip)
        title.setBuddy(self.slider)
        self._value = QLabel(self)
        self._value.setMinimumWidth(theme.with_text(5 * theme.GRID))
        self._value.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.GRID)
        row.addWidget(title)
        row.addWidget(self.slider, 1)
        row.addWidget(self._value)
        self._follow()
        self.slider.valueChanged.connect(lambda value: review.set_threshold(value / _STEPS))
        review.threshold_changed.connect(self._follow)

    def _follow(self) -> None:
        steps = round(self._review.threshold * _STEPS)
        self.slider.blockSignals(True)
        self.slider.setValue(steps)
        self.slider.blockSignals(False)
        self._value.setText(self.tr("{0} %").format(steps))
