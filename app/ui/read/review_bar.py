"""The review threshold: a slider, and what it means for the work that is left."""

from __future__ import annotations

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.core.review import Outlook
from app.ui import theme
from app.ui.read.session import ReadSession
from app.ui.threshold_slider import ThresholdSlider
from app.ui.translation import percent
from app.ui.wrapped_label import WrappedLabel


class ReviewBar(QFrame):
    """Sets the session's threshold and says how many lines are left to look at."""

    def __init__(self, session: ReadSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("review_bar")
        self.setProperty("role", "strip")
        self._session = session
        self.threshold = ThresholdSlider(
            session.review,
            self.tr("Lines that Plume is less sure of are marked for you to check (Ctrl+T)"),
            self,
        )
        self._sentence = WrappedLabel("review_sentence", self)
        self._sentence.setAccessibleDescription(self.tr("What is left to look at"))
        self._sentence.setProperty("role", "muted")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.GRID * 2, 6, theme.GRID * 2, 6)
        layout.setSpacing(4)
        layout.addWidget(self.threshold)
        layout.addWidget(self._sentence)
        self.refresh()
        session.review.threshold_changed.connect(self.refresh)

    def refresh(self) -> None:
        """Counts again what is left."""
        self._sentence.setText(self._words(self._session.review.outlook))
        self._sentence.setVisible(bool(self._sentence.text()))

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
