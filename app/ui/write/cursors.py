"""The pointer over the pad: a dot of ink, or the ring of the eraser."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QCursor, QPainter, QPen, QPixmap

from app.ui.write.paper import PaperColours

_SIZE = 32


def pen(colours: PaperColours) -> QCursor:
    """A dot of ink with a light rim, so that it shows on ink as well."""
    return _cursor(5, colours.ink, colours.paper)


def eraser(colours: PaperColours) -> QCursor:
    """A ring as large as the eraser."""
    return _cursor(18, QColor(Qt.GlobalColor.transparent), colours.ink)


def _cursor(size: float, fill: QColor, rim: QColor) -> QCursor:
    picture = QPixmap(_SIZE, _SIZE)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(rim, 1.5))
    painter.setBrush(fill)
    corner = (_SIZE - size) / 2
    painter.drawEllipse(QRectF(corner, corner, size, size))
    painter.end()
    return QCursor(picture, _SIZE // 2, _SIZE // 2)
