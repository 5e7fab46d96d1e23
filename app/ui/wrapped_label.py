"""A text over several lines that is never cut."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QWidget


class WrappedLabel(QLabel):
    """Keeps room for its lines, which a splitter would take from other labels that wrap."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setWordWrap(True)

    def setText(self, text: str) -> None:  # noqa: N802  (as QLabel calls it)
        """Shows a text."""
        super().setText(text)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        """Its text may be another one than when it was hidden."""
        super().showEvent(event)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may need more lines, or fewer."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        if self.isVisible():  # else nobody knows how wide it is going to be
            self.setMinimumHeight(0)  # the height for a width is never less
            self.setMinimumHeight(max(self.heightForWidth(self.width()), 0))
