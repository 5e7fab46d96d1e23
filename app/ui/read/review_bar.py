"""The review threshold: a slider, and what it means for the work that is left."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSlider, QVBoxLayout, QWidget

from app.core.review import Outlook
from app.ui import theme
from app.ui.read.session import ReadSession
from app.ui.translation import percent
from app.ui.wrapped_label import WrappedLabel

_STEPS = 100


class ReviewBar(QFrame):
    """Sets the session's threshold and says how many lines are left to look at."""

    def __init__(self, session: ReadSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("review_bar")
        self.setProperty("role", "strip")
        self._session = session
        title = QLabel(self.tr("Review threshold"), self)
        self.slider = QSlider(Qt.Orientation.Horizontal, self)
        self.slider.setObjectName("threshold_slider")
        self.slider.setAccessibleName(self.tr("Review threshold in percent"))
        self.slider.setRange(0, _STEPS)
        self.slider.setPageStep(5)
        self.slider.setToolTip(
            self.tr("Lines that Plume is less sure of are marked for you to check (Ctrl+T)")
        )
        self._value = QLabel(self)
        self._value.setObjectName("threshold_value")
        self._value.setMinimumWidth(theme.with_text(5 * theme.GRID))
        self._value.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        title.setBuddy(self.slider)
        row = QHBoxLayout()
        row.setSpacing(theme.GRID)
        row.addWidget(title)
        row.addWidget(self.slider, 1)
        row.addWidget(self._value)
        self._sentence = WrappedLabel("review_sentence", self)
        self._sentence.setAccessibleName(self.tr("What is left to look at"))
        self._sentence.setProperty("role", "muted")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.GRID * 2, 6, theme.GRID * 2, 6)
        layout.setSpacing(4)
        layout.addLayout(row)
        layout.addWidget(self._sentence)
        self._show_threshold()
        self.slider.valueChanged.connect(lambda value: session.set_threshold(value / _STEPS))
        session.threshold_changed.connect(self._show_threshold)

    def refresh(self) -> None:
        """Counts again what is left."""
        self._sentence.setText(self._words(self._session.outlook))
        self._sentence.setVisible(bool(self._sentence.text()))

    def _show_threshold(self) -> None:
        steps = round(self._session.threshold * _STEPS)
        self.slider.blockSignals(True)
        self.slider.setValue(steps)
        self.slider.blockSignals(False)
        self._value.setText(self.tr("{0} %").format(steps))
        self.refresh()

    def _words(self, outlook: Outlook) -> str:
        if not outlook.lines:
            return ""
        expected = "" if outlook.expected is None else percent(outlook.expected)
        if not outlook.left:
            text = self.tr("Nothing is left to check.")
            more = self.tr("About {0} should be right.")
        else:
            text = self.tr("%Ln of {0} lines are left to check.", "", outlook.left)
            text = text.format(QLocale().toString(outlook.lines))
            more = self.tr("Then about {0} should be right.")
        return f"{text} {more.format(expected)}" if expected else text
