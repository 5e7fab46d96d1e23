"""The wheel scrolls a sheet; numbers and choices that it only passes over stay."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QWidget


class PassingWheel(QObject):
    """Keeps the wheel from the spin boxes and lists of a sheet, unless the focus is there.

    Args:
        sheet: Lies in something that scrolls.
    """

    def __init__(self, sheet: QWidget) -> None:
        super().__init__(sheet)
        for part in (*sheet.findChildren(QAbstractSpinBox), *sheet.findChildren(QComboBox)):
            part.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            part.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Passes the wheel on to what scrolls."""
        passed = isinstance(watched, QWidget) and not watched.hasFocus()
        if not passed or event.type() != QEvent.Type.Wheel:
            return False
        event.ignore()
        return True
