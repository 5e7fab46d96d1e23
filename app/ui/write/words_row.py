"""What the ink says, word by word; a click on a word shows its candidates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFont, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from app.ui import theme
from app.ui.translation import percent
from app.ui.write import look
from app.ui.write.paper import wavy_line

HEIGHT = 44
_PAD, _SIGN = 8, 16
_PENDING = "…"
_UNREAD = "?"


@dataclass(frozen=True)
class WordState:
    """How a word is shown.

    Attributes:
        text: What it says; None as long as it is not read.
        confidence: 0 to 1.
        doubtful: A person should look at it.
        current: Its candidates are shown.
    """

    text: str | None
    confidence: float
    doubtful: bool
    current: bool


class WordButton(QAbstractButton):
    """One word; a doubtful one has a sign and a wavy line under it."""

    hovered = Signal(bool)

    def __init__(self, number: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(f"ink_word_{number + 1}")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._state = WordState(None, -1.0, False, False)
        self._width = 0
        self._pointed = False

    def point_at(self, on: bool) -> None:
        """Shows that the pointer is over the ink of the word."""
        if on != self._pointed:
            self._pointed = on
            self.update()

    def show_word(self, state: WordState) -> None:
        """Shows a word."""
        if state == self._state:
            return
        self._state = state
        self.setText(_PENDING if state.text is None else state.text or _UNREAD)
        if state.text is None:
            tip = self.tr("Being read…")
        elif not state.text:
            tip = self.tr("Nothing could be made out")
        elif state.doubtful:
            tip = self.tr("Doubtful: {0} sure").format(percent(state.confidence))
        else:
            tip = self.tr("{0} sure").format(percent(state.confidence))
        self.setToolTip(tip)
        self.setAccessibleName(f"{self.text()}, {tip}")
        self._width = self._advance() + 2 * _PAD + (_SIGN + 4 if state.doubtful else 0)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Room for the word and its sign."""
        return QSize(self._width, HEIGHT)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Tells that the pointer is over the word."""
        super().enterEvent(event)
        self.update()
        self.hovered.emit(True)

    def leaveEvent(self, event: QEvent) -> None:
        """Tells that the pointer left the word."""
        super().leaveEvent(event)
        self.update()
        self.hovered.emit(False)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The word on a tinted ground if it is the current one."""
        c = look.colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        marked = self.underMouse() or self._pointed
        if self._state.current or marked or self.hasFocus():
            painter.setPen(c.accent if self.hasFocus() else Qt.PenStyle.NoPen)
            share = (0.16 if self._state.current else 0.0) + (0.09 if marked else 0.0)
            painter.setBrush(theme.blend(c.window, c.accent, share))
            painter.drawRoundedRect(self.rect().toRectF().adjusted(0.5, 3.5, -0.5, -3.5), 4, 4)
        painter.setFont(self._font())
        painter.setPen(c.text if self._state.text else c.muted)
        inside = self.rect().adjusted(_PAD, 0, -_PAD, 0)
        painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter, self.text())
        if self._state.doubtful:
            self._paint_doubt(painter, c)
        painter.end()

    def _paint_doubt(self, painter: QPainter, c: theme.Colours) -> None:
        end = _PAD + self._advance()
        sign = look.sign("warning", c.amber, _SIGN, self.devicePixelRatioF())
        painter.drawPixmap(end + 4, (HEIGHT - _SIGN) // 2, sign)
        wavy_line(painter, _PAD, end, HEIGHT - 9, c.amber)

    def _advance(self) -> int:
        """Room for the word, and under it for a wave that is seen to be one."""
        return max(QFontMetrics(self._font()).horizontalAdvance(self.text()), _SIGN)

    def _font(self) -> QFont:
        font = self.font()
        font.setPointSizeF(font.pointSizeF() * 1.25)
        return font


class WordsRow(QWidget):
    """The words of the ink in reading order; the current one is always in view.

    Signals:
        selected(int): a word was clicked.
        hovered(int): the pointer is over a word, -1 over none.
    """

    selected = Signal(int)
    hovered = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("ink_words")
        self.setAccessibleName(self.tr("What the ink says"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._buttons: list[WordButton] = []
        self._states: list[WordState] = []

    def show_words(self, states: Sequence[WordState]) -> None:
        """Shows these words."""
        self._states = list(states)
        while len(self._buttons) < len(states):
            self._add_button()
        for button, state in zip(self._buttons, states, strict=False):
            button.show_word(state)
        self._arrange()

    def point_at(self, index: int) -> None:
        """Marks the word whose ink the pointer is over; -1 is none."""
        for number, button in enumerate(self._buttons):
            button.point_at(number == index)

    def sizeHint(self) -> QSize:
        """One row."""
        return QSize(400, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """A word."""
        return QSize(80, HEIGHT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keeps the current word in view."""
        super().resizeEvent(event)
        self._arrange()

    def _add_button(self) -> None:
        index = len(self._buttons)
        button = WordButton(index, self)
        button.clicked.connect(lambda _checked=False: self.selected.emit(index))
        button.hovered.connect(lambda over: self.hovered.emit(index if over else -1))
        self._buttons.append(button)

    def _arrange(self) -> None:
        """Places the words side by side, moved left until the current one is in view."""
        count = len(self._states)
        widths = [button.sizeHint().width() for button in self._buttons[:count]]
        ends = list(accumulate(widths))
        current = next((i for i, s in enumerate(self._states) if s.current), count - 1)
        # of a word wider than the row the beginning
        hidden = ends[current] - max(self.width(), widths[current]) if count else 0
        shift = max(0, hidden)
        for index, button in enumerate(self._buttons):
            button.setVisible(index < count)
            if index < count:
                start = ends[index] - widths[index] - shift
                button.setGeometry(start, 0, widths[index], HEIGHT)
