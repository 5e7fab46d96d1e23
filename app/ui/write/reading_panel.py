"""Between text and pad: what the ink says, and what else the current word may say."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAction, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.ui import theme
from app.ui.write import look
from app.ui.write.candidates import HEIGHT, CandidateRow
from app.ui.write.modes import Mode
from app.ui.write.words_row import WordsRow, WordState
from app.ui.write.write_actions import ModeMenu, PauseMenu, WriteActions
from model.reading import Alternative

_BUTTON = 44
_WIDE, _NARROW = 800, 600
"""Widths from which on there is room for all that is said beside the words, and for some of it."""


class ReadingPanel(QWidget):
    """Words in the first row, candidates or a sentence about what is going on in the second.

    Args:
        actions: Give the buttons that join, split and spell words.
        keyboard: Stands in for a keyboard: its window never has the focus.

    Attributes:
        invitation: What is said while there is nothing to choose from.
        words: The first row.
        candidates: The second row.
        pause_menu: The choice of when words become text.
        mode_menu: The choice of what is being written.
    """

    def __init__(
        self, actions: WriteActions, keyboard: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.invitation = (
            self.tr("What a word may say is offered here: tap it.")
            if keyboard
            else self.tr("What a word may say is offered here: click it, or press its number.")
        )
        self.words = WordsRow(self)
        self.candidates = CandidateRow(not keyboard, self)
        self._origin = QLabel(self.tr("In the text:"), self)
        self._origin.setProperty("role", "muted")
        self._in_text = False
        self._when = ""
        self._status = StatusLine(self)
        self.pause_menu = PauseMenu(self)
        self._pause = _menu_button(self, "pause_button", self.pause_menu)
        self._pause.setToolTip(self.tr("When the words on the pad become text"))
        self.mode_menu = ModeMenu(self)
        self._mode = _menu_button(self, "mode_button", self.mode_menu)
        self._mode.setToolTip(self.tr("What the words may be"))
        self._rows = QStackedWidget(self)
        self._rows.addWidget(self.candidates)
        self._rows.addWidget(self._status)
        # a sentence may take two lines
        self._rows.setFixedHeight(max(HEIGHT, 2 * self.fontMetrics().lineSpacing() + 2))
        said = QWidget(self)
        # read from the left also where the buttons are there
        said.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        row = QHBoxLayout(said)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.GRID // 2)
        row.addWidget(self._origin)
        row.addWidget(self.words, 1)
        top = QHBoxLayout()
        top.setSpacing(theme.GRID // 2)
        top.addWidget(said, 1)
        for action in (actions.join, actions.split):
            top.addWidget(_action_button(self, action))
        top.addWidget(self._mode)
        top.addWidget(self._pause)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addLayout(top)
        bottom = QHBoxLayout()
        bottom.setSpacing(theme.GRID // 2)
        bottom.addWidget(self._rows, 1)
        bottom.addWidget(_action_button(self, actions.spell))
        layout.addLayout(bottom)

    def show_mode(self, mode: Mode) -> None:
        """Says what is being written."""
        self.mode_menu.show_mode(mode)
        self._mode.setText(f"{mode.title}  ▾")
        self._mode.setAccessibleName(self.tr("Writing: {0}").format(mode.title))

    def show_pause(self, seconds: float) -> None:
        """Says when words become text."""
        self.pause_menu.show_pause(seconds)
        self._when = self.pause_menu.describe(seconds)
        when = self._when[:1].lower() + self._when[1:]
        self._pause.setAccessibleName(self.tr("Insert words: {0}").format(when))
        self._make_room()

    def show_words(self, states: Sequence[WordState], in_text: bool) -> None:
        """Shows words of the ink, or the word of the text that the caret is at."""
        self._in_text = in_text and bool(states)
        self._make_room()
        self.words.show_words(states)

    def show_candidates(self, candidates: Sequence[Alternative], chosen: str) -> None:
        """Shows what the current word may say."""
        self.candidates.show_candidates(candidates, chosen)
        self._rows.setCurrentWidget(self.candidates)

    def show_status(
        self, text: str, problem: bool, retry: Callable[[], object] | None = None
    ) -> None:
        """Shows a sentence instead of candidates.

        Args:
            text: The sentence.
            problem: Whether something is wrong.
            retry: Makes a button that tries again.
        """
        self._status.show_status(text, problem, retry)
        self._rows.setCurrentWidget(self._status)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leaves room for the words."""
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        wide = self.width() >= theme.with_text(_WIDE)
        said = self._pause.accessibleName() if wide else self._when
        self._pause.setText(f"{said}  ▾")
        self._origin.setVisible(self._in_text and self.width() >= theme.with_text(_NARROW))


def _menu_button(parent: QWidget, name: str, menu: QMenu) -> QToolButton:
    button = QToolButton(parent)
    button.setObjectName(name)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
    button.setMenu(menu)
    button.setMinimumHeight(_BUTTON)
    button.setStyleSheet("QToolButton::menu-indicator { image: none; }")
    return button


def _action_button(parent: QWidget, action: QAction) -> QToolButton:
    button = QToolButton(parent)
    button.setDefaultAction(action)
    button.setObjectName(f"{action.objectName()}_button")
    button.setAccessibleName(action.text().replace("&", ""))
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.setMinimumSize(_BUTTON, _BUTTON)
    return button


class StatusLine(QWidget):
    """One sentence, with a sign if something is wrong and a button that may mend it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sign = QLabel(self)
        self._text = QLabel(self)
        self._text.setObjectName("write_status")
        self._text.setWordWrap(True)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._button = QPushButton(self.tr("Try again"), self)
        self._button.setObjectName("retry")
        self._button.setAccessibleName(self._button.text())
        self._button.clicked.connect(lambda _checked=False: self._retry and self._retry())
        self._retry: Callable[[], object] | None = None
        self._problem = False
        layout = QHBoxLayout(self)
        layout.setContentsMargins(theme.GRID, 0, 0, 0)
        layout.setSpacing(theme.GRID)
        layout.addWidget(self._sign)
        layout.addWidget(self._text, 1)
        layout.addWidget(self._button)

    def show_status(self, text: str, problem: bool, retry: Callable[[], object] | None) -> None:
        """Shows a sentence."""
        self._retry = retry
        self._button.setVisible(retry is not None)
        if (text, problem) == (self._text.text(), self._problem):
            return
        self._problem = problem
        self._text.setText(text)
        if problem:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))
        self._text.setProperty("role", "" if problem else "muted")
        self._text.style().unpolish(self._text)
        self._text.style().polish(self._text)
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        """Follows the palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_problem"):
            self._draw()

    def _draw(self) -> None:
        self._sign.setVisible(self._problem)
        if self._problem:
            colour = look.colours().red
            self._sign.setPixmap(look.sign("error", colour, 20, self.devicePixelRatioF()))
