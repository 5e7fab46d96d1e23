"""What the program's windows share, and the way from the main window to another."""

from __future__ import annotations

from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QShowEvent
from PySide6.QtWidgets import QMainWindow, QToolButton, QWidget

from app.ui import icons
from app.ui.drop_sign import DropSign
from app.ui.read.transfer import paths_of


class Window(QMainWindow):
    """Takes what is dropped on it; its icons follow the palette.

    Signals:
        closed(): the window was closed.
    """

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)

    def set_centre(self, widget: QWidget) -> None:
        """Holds a widget, over which is said that files can be dropped."""
        self.setCentralWidget(widget)
        self._drop_sign = DropSign(widget)

    def welcomes(self, data: QMimeData) -> bool:
        """Whether something may be dropped: files and folders."""
        return bool(paths_of(data))

    def take_drop(self, data: QMimeData) -> bool:
        """Opens what was dropped; whether it could."""
        raise NotImplementedError

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Says that what is welcome can be dropped."""
        if self.welcomes(event.mimeData()):
            event.acceptProposedAction()
            self._drop_sign.appear()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """It went away again."""
        self._drop_sign.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        """Opens it."""
        self._drop_sign.hide()
        if self.take_drop(event.mimeData()):
            event.acceptProposedAction()

    def showEvent(self, event: QShowEvent) -> None:
        """Qt's sign for what a toolbar has no room for is dark, whatever the palette."""
        super().showEvent(event)
        for sign in self.findChildren(QToolButton, "qt_toolbar_ext_button"):
            icons.set_icon(sign, "next")

    def changeEvent(self, event: QEvent) -> None:
        """Follows the palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            icons.refresh(self)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tells of it."""
        self.closed.emit()
        super().closeEvent(event)


Kind = TypeVar("Kind", bound=Window)


class Opening(QObject, Generic[Kind]):
    """Makes a window when it is wanted, so that the main window is there sooner.

    Attributes:
        window: None while it is not open.
    """

    def __init__(self, main: QWidget) -> None:
        super().__init__(main)
        self.window: Kind | None = None

    def open(self) -> Kind:
        """Shows the window, in front."""
        if self.window is None:
            self.window = self._make()
            self.window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            self.window.closed.connect(self._on_closed)
        self.window.show()
        self.window.raise_()
        self.window.activateWindow()
        return self.window

    def _make(self) -> Kind:
        raise NotImplementedError

    def _on_closed(self) -> None:
        self.window = None
