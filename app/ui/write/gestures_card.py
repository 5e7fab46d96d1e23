"""A card that shows the strokes that are signs."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QLabel, QWidget

from app.core.writing.gestures import Gesture
from app.ui import theme
from app.ui.write.paper import paper_colours

_SIZE = QSize(150, 76)
_PATHS = {
    Gesture.SCRATCH: [(30, 26), (120, 28), (32, 40), (122, 42), (30, 54), (120, 56)],
    Gesture.LEFT: [(130, 38), (20, 40)],
    Gesture.RIGHT: [(20, 40), (130, 38)],
    Gesture.HOOK: [(100, 12), (99, 58), (46, 59)],
}


class GesturesCard(QDialog):
    """Each gesture with what it does, and which are switched off.

    Args:
        on: The gestures that are looked for.
    """

    def __init__(self, on: frozenset[Gesture], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("gestures_card")
        self.setWindowTitle(self.tr("Gestures"))
        texts = {
            Gesture.SCRATCH: self.tr("Scratch out: deletes what it covers"),
            Gesture.LEFT: self.tr("A long stroke to the left: Backspace"),
            Gesture.RIGHT: self.tr("A long stroke to the right: Space"),
            Gesture.HOOK: self.tr("Down, then left: Enter"),
        }
        layout = QGridLayout(self)
        layout.setSpacing(theme.GRID)
        for row, (gesture, text) in enumerate(texts.items()):
            layout.addWidget(_Drawing(gesture, self), row, 0)
            off = "" if gesture in on else self.tr(" (switched off)")
            label = QLabel(text + off, self)
            label.setObjectName(f"gesture_{gesture.value}")
            label.setProperty("role", "" if gesture in on else "muted")
            layout.addWidget(label, row, 1)
        hint = QLabel(
            self.tr(
                "Long strokes are as long as a line is high and keep away from other ink.\n"
                "A sign that was meant as writing comes back with Undo."
            ),
            self,
        )
        hint.setProperty("role", "muted")
        layout.addWidget(hint, len(texts), 0, 1, 2)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons, len(texts) + 1, 0, 1, 2)


class _Drawing(QWidget):
    """One gesture on a piece of paper, with a dot where it begins."""

    def __init__(self, gesture: Gesture, parent: QWidget) -> None:
        super().__init__(parent)
        self._points = [QPointF(x, y) for x, y in _PATHS[gesture]]
        self._covers = gesture is Gesture.SCRATCH
        self.setFixedSize(_SIZE)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paper, ink that is covered, and the stroke."""
        colours = paper_colours(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(colours.border)
        painter.setBrush(colours.paper)
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        if self._covers:
            font = painter.font()
            font.setPointSizeF(font.pointSizeF() * 2)
            font.setItalic(True)
            painter.setFont(font)
            painter.setPen(colours.muted)
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.tr("word"))
        line = QPainterPath(self._points[0])
        for point in self._points[1:]:
            line.lineTo(point)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        round_ = (Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
        painter.setPen(QPen(colours.ink, 3, *round_))
        painter.drawPath(line)
        painter.setBrush(colours.ink)
        painter.drawEllipse(self._points[0], 4, 4)
        painter.end()
