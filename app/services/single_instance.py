"""One running keyboard window for each person and display; a second call reaches the first."""

from __future__ import annotations

import os
import sys

import platformdirs
from PySide6.QtCore import QDir, QLockFile, QObject, QStandardPaths, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from app.core.personal_data import private_folder

_PATIENCE = 2000


class SingleInstance(QObject):
    """Is the first of its name, or calls it.

    They meet where nobody else can wait for calls: in the folder of the person's session, or of
    their data where the session has none; where neither can be used, each is the first.

    Args:
        name: What there is to be one of.

    Signals:
        called(seconds): another process was started at this time of the clock that never goes
            back, and ended again.
    """

    called = Signal(float)

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        place = os.environ.get("WAYLAND_DISPLAY") or os.environ.get("DISPLAY", "")
        folder = _meeting_place()
        file = f"{name}-{place}".replace("/", "_").replace(":", "")
        self._path = QDir(folder).filePath(file) if folder else ""
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_connection)

    def start(self, asked: float) -> bool:
        """Becomes the first one, or calls it; whether it became it.

        Of two that start at the same moment one waits for the other.

        Args:
            asked: When the process was started, as ``time.monotonic`` tells it to all processes.
        """
        if not self._path:
            return True
        lock = QLockFile(f"{self._path}.lock")
        lock.tryLock(_PATIENCE)
        first = not self.call(asked)
        if first:
            self.listen()
        lock.unlock()
        return first

    def call(self, asked: float) -> bool:
        """Tells the first one that it was called, and when; whether there is one."""
        socket = QLocalSocket()
        socket.connectToServer(self._path)
        if not socket.waitForConnected(_PATIENCE):
            return False
        socket.write(asked.hex().encode())
        socket.waitForBytesWritten(_PATIENCE)
        socket.disconnectFromServer()
        return True

    def listen(self) -> None:
        """Becomes the first one; what one that crashed left behind is cleared away."""
        if not self._server.listen(self._path):
            QLocalServer.removeServer(self._path)
            self._server.listen(self._path)

    def close(self) -> None:
        """Is the first one no longer."""
        self._server.close()

    def _on_connection(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.readyRead.connect(self._on_call)
            socket.disconnected.connect(socket.deleteLater)

    def _on_call(self) -> None:
        socket = self.sender()
        assert isinstance(socket, QLocalSocket)
        self.called.emit(float.fromhex(bytes(socket.readAll().data()).decode()))


def _meeting_place() -> str:
    if sys.platform == "linux" and not os.environ.get("XDG_RUNTIME_DIR"):
        # Qt would warn, and take a folder in /tmp
        return str(private_folder(platformdirs.user_data_path("plume", appauthor=False)))
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.RuntimeLocation)
