"""What stands above the table: how far the reading is, and how much is left to look at."""

from __future__ import annotations

import math

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.core.batch.run import Progress
from app.core.review import Outlook
from app.ui import theme
from app.ui.actions import action_button
from app.ui.forms.forms_actions import FormsActions
from app.ui.forms.session import FormsSession
from app.ui.threshold_slider import ThresholdSlider
from app.ui.translation import percent, tr

_WIDEST = 360


class RunStrip(QFrame):
    """How far the batch is, with buttons to pause and to stop it."""

    def __init__(self, actions: FormsActions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("run_strip")
        self.setProperty("role", "strip")
        self._bar = QProgressBar(self)
        self._bar.setObjectName("batch_progress")
        self._bar.setAccessibleName(self.tr("Pages read"))
        self._bar.setTextVisible(False)
        self._bar.setMinimumWidth(160)
        self._text = QLabel(self)
        self._text.setObjectName("batch_status")
        self._text.setAccessibleDescription(self.tr("How far the reading is"))
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.GRID * 2, 6, theme.GRID, 6)
        row.setSpacing(theme.GRID)
        row.addWidget(self._bar, 1)
        row.addWidget(self._text, 2)
        for action in (actions.pause, actions.stop, actions.start):
            row.addWidget(action_button(self, action))

    def show_state(self, done: int, total: int, text: str, running: bool) -> None:
        """Shows how many of how many pages are read, or that these are counted, and a sentence."""
        self._bar.setVisible(running or bool(total))
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._text.setText(text)
        self.setVisible(not total or done < total)


def progress_text(progress: Progress) -> str:
    """Pages, speed and time left, for people."""
    locale = QLocale()
    parts = [tr("{0} of %Ln pages", "", progress.total).format(locale.toString(progress.done))]
    if progress.rate and progress.done < progress.total:
        if progress.rate >= 1:
            rate = locale.toString(progress.rate, "f", 1)
            parts.append(tr("{0} pages a second").format(rate))
        else:
            parts.append(tr("%Ln pages a minute", "", round(60 * progress.rate)))
    if progress.seconds_left:
        parts.append(time_left(progress.seconds_left))
    return "  ·  ".join(parts)


def time_left(seconds: float) -> str:
    """A rough time, rounded up as people do."""
    if seconds < 55:
        return tr("{0} seconds left").format(max(math.ceil(seconds / 5) * 5, 5))
    minutes = math.ceil(seconds / 60)
    if minutes < 60:
        return tr("1 minute left") if minutes == 1 else tr("{0} minutes left").format(minutes)
    return tr("{0} h {1} min left").format(minutes // 60, minutes % 60)


class ReviewStrip(QFrame):
    """The review threshold, what it means for the work that is left, and where it begins."""

    def __init__(
        self, session: FormsSession, actions: FormsActions, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("review_strip")
        self.setProperty("role", "strip")
        self._session = session
        tip = self.tr("Fields that Plume is less sure of are marked to be checked")
        threshold = ThresholdSlider(session, tip, self)
        threshold.setMaximumWidth(theme.with_text(_WIDEST))
        self._sentence = QLabel(self)
        self._sentence.setObjectName("forms_sentence")
        self._sentence.setAccessibleDescription(self.tr("What is left to look at"))
        self._sentence.setProperty("role", "muted")
        self._sentence.setWordWrap(True)
        row = QHBoxLayout()
        row.setSpacing(theme.GRID)
        row.addWidget(threshold, 1)
        row.addStretch(1)
        row.addWidget(_switch(self, actions.by_field))
        row.addWidget(_switch(self, actions.table))
        row.addWidget(action_button(self, actions.review, primary=True))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.GRID * 2, 6, theme.GRID, 6)
        layout.setSpacing(2)
        layout.addLayout(row)
        layout.addWidget(self._sentence)
        session.threshold_changed.connect(self.refresh)
        session.field_changed.connect(lambda _field: self.refresh())
        session.opened.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Counts again what is left."""
        self._sentence.setText(_words(self._session.outlook))


def _words(outlook: Outlook) -> str:
    """How many fields are left, and how right the table should be then."""
    if not outlook.lines:
        return ""
    if not outlook.left:
        text, more = tr("Nothing is left to check."), tr("About {0} should be right.")
    else:
        one = tr("1 of {1} fields is left to check ({2}).")
        many = tr("{0} of {1} fields are left to check ({2}).")
        share = percent(outlook.left / outlook.lines)
        left, lines = map(QLocale().toString, (outlook.left, outlook.lines))
        text = (one if outlook.left == 1 else many).format(left, lines, share)
        more = tr("Then about {0} should be right.")
    return text if outlook.expected is None else f"{text} {more.format(percent(outlook.expected))}"


def _switch(parent: QWidget, action: QAction) -> QToolButton:
    button = QToolButton(parent)
    button.setObjectName(f"{action.objectName()}_button")
    button.setDefaultAction(action)
    button.setAccessibleName(action.text().replace("&", ""))
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button
