"""One running keyboard window for each person and display; a second call reaches the first."""

from __future__ import annotations

import getpass
import os

from PySide6.QtCore import QDir, QLockFile, QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_PATIENCE = 2000


class SingleInstance(QObject):
    """Is the first of its name, or calls it.

    Args:
        name: What there is to be one of.

    Signals:
        called(): another process was started and ended again.
    """

    called = Signal()

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        place = os.environ.get("WAYLAND_DISPLAY") or os.environ.get("DISPLAY", "")
        # in a container a person may have a number and no name
        person = getattr(os, "getuid", getpass.getuser)()
        self._name = f"{name}-{person}-{place}".replace("/", "_").replace(":", "")
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_connection)

    def start(self) -> bool:
        """Becomes the first one, or calls it; whether it became it.

        Of two that start at the same moment one waits for the other.
        """
        lock = QLockFile(QDir.temp().filePath(f"{self._name}.lock"))
        lock.tryLock(_PATIENCE)
        first = not self.call()
        if first:
            self.listen()
        lock.unlock()
        return first

    def call(self) -> bool:
        """Tells the first one that it was called; whether there is one."""
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if not socket.waitForConnected(_PATIENCE):
            return False
        socket.disconnectFromServer()
        return True

    def listen(self) -> None:
        """Becomes the first one; what one that crashed left behind is cleared away."""
        if not self._server.listen(self._name):
            QLocalServer.removeServer(self._name)
            self._server.listen(self._name)

    def close(self) -> None:
        """Is the first one no longer."""
        self._server.close()

    def _on_connection(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.disconnected.connect(socket.deleteLater)
            self.called.emit()
