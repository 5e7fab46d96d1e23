"""The texts that a word may say, to choose from by click, tap or number key."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from app.ui import theme
from app.ui.translation import percent
from app.ui.write import look
from app.ui.write.word_text import CANDIDATES
from model.reading import Alternative

HEIGHT = 44
_GAP, _PAD = 6, 12


class CandidateButton(QPushButton):
    """One text with its number key and its confidence.

    Args:
        number: From 0.
        keyed: Whether its number chooses it.
        parent: Holds it.
    """

    def __init__(self, number: int, keyed: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(f"candidate_{number + 1}")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(self.tr("Candidate {0}").format(number + 1))
        self.setCheckable(True)
        self._key = str(number + 1) if keyed else ""
        self._percent = ""
        self._shown: tuple[Alternative, bool] | None = None
        self._set_fonts()

    def show_candidate(self, candidate: Alternative, chosen: bool) -> None:
        """Shows a text; the chosen one is down."""
        if (candidate, chosen) == self._shown:
            return
        self._shown = candidate, chosen
        self._percent = percent(candidate.confidence)
        self.setText(candidate.text)
        self.setChecked(chosen)
        text, sure, key = candidate.text, self._percent, self._key
        if key:
            name = self.tr("{0}, {1}, key {2}").format(text, sure, key)
            tip = self.tr("Take “{0}” (key {1}, or Alt+{1} while typing); {2} sure")
            tip = tip.format(text, key, sure)
        else:
            name, tip = f"{text}, {sure}", self.tr("Take “{0}”; {1} sure").format(text, sure)
        self.setAccessibleName(name)
        self.setToolTip(tip)
        self.update()

    def nextCheckState(self) -> None:
        """A click puts it neither down nor up; the candidate that is chosen is down."""

    def sizeHint(self) -> QSize:
        """Room for number, text and confidence."""
        small, large = self._measures
        width = small.horizontalAdvance(f"{self._key}  {self._percent}")
        width += large.horizontalAdvance(self.text()) + 2 * _PAD + 14
        return QSize(max(width, 88), HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Number and confidence small and muted, the text between them."""
        c = look.colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, c)
        small, large = self._measures
        inside = self.rect().adjusted(_PAD, 0, -_PAD, 0)
        left, right = self._key, self._percent
        painter.setFont(self._small)
        painter.setPen(c.muted)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(inside, middle | Qt.AlignmentFlag.AlignLeft, left)
        painter.drawText(inside, middle | Qt.AlignmentFlag.AlignRight, right)
        room = QRect(inside)
        room.setLeft(inside.left() + small.horizontalAdvance(left) + 7)
        room.setRight(inside.right() - small.horizontalAdvance(right) - 7)
        painter.setFont(self._large)
        painter.setPen(c.text)
        text = large.elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width() + 1)
        painter.drawText(room, middle | Qt.AlignmentFlag.AlignLeft, text)
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        """Follows the font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_small"):
            self._set_fonts()

    def _paint_ground(self, painter: QPainter, c: theme.Colours) -> None:
        edge = c.accent if self.isChecked() or self.hasFocus() else c.border
        ground = theme.blend(c.base, c.accent, 0.12) if self.isChecked() else c.base
        if self.underMouse():
            ground = theme.blend(ground, c.text, 0.06)
        if self.isDown():
            ground = theme.blend(ground, c.text, 0.14)
        painter.setPen(edge)
        painter.setBrush(ground)
        painter.drawRoundedRect(self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)

    def _set_fonts(self) -> None:
        """Fonts and their measures, which are asked for at every pen-up."""
        self._small, self._large = self.font(), self.font()
        self._small.setPointSizeF(self.font().pointSizeF() * 0.85)
        self._large.setPointSizeF(self.font().pointSizeF() * 1.25)
        self._measures = QFontMetrics(self._small), QFontMetrics(self._large)


class CandidateRow(QWidget):
    """As many candidates as fit, side by side.

    Args:
        keyed: Whether number keys choose them.
        parent: Holds it.

    Signals:
        chosen(int): the index of the candidate that was clicked.
    """

    chosen = Signal(int)

    def __init__(self, keyed: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("candidates")
        self.setAccessibleName(self.tr("What the word may say"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._shown = 0
        self._buttons = [CandidateButton(i, keyed, self) for i in range(CANDIDATES)]
        for index, button in enumerate(self._buttons):
            button.clicked.connect(lambda _checked=False, i=index: self.chosen.emit(i))
            button.hide()

    def show_candidates(self, candidates: Sequence[Alternative], chosen: str) -> None:
        """Shows these texts; the chosen one is marked."""
        self._shown = min(len(candidates), CANDIDATES)
        for button, candidate in zip(self._buttons, candidates, strict=False):
            button.show_candidate(candidate, candidate.text == chosen)
        self._arrange()

    def sizeHint(self) -> QSize:
        """One row."""
        return QSize(400, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """One candidate."""
        return QSize(88, HEIGHT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shows what fits now."""
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Follows the font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_buttons"):
            self._arrange()

    def _arrange(self) -> None:
        x = 0
        for index, button in enumerate(self._buttons):
            width = min(button.sizeHint().width(), self.width())
            fits = index < self._shown and x + width <= self.width()
            button.setVisible(fits)
            if not fits:
                x = self.width() + 1
                continue
            button.setGeometry(x, 0, width, HEIGHT)
            x += width + _GAP
