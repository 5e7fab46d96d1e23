"""A log of what went wrong, in a file that rotates, and reports of crashes.

Neither holds anything that was read or written: of an error its kind and the places in the
program are kept, not its words, which could quote a document.
"""

from __future__ import annotations

import faulthandler
import logging
import os
import platform
import sys
import traceback
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

import platformdirs
from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler, qVersion

from app import __version__
from app.core.errors import FileError

SIZE, FILES = 256 * 1024, 3
"""Bytes of one file of the log, and how many older ones are kept."""

CRASHES = "plume.crash"
"""Name of the log for errors nobody caught, which are on the terminal anyway."""

_PACKAGES = ("PySide6-Essentials", "onnxruntime", "numpy", "opencv-python-headless", "pypdfium2")
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


def log_file() -> Path:
    """Where the log of this person lies."""
    return platformdirs.user_log_path("plume", appauthor=False) / "plume.log"


def log_files(path: Path) -> list[Path]:
    """The files of a log that there are, older ones and that of hard crashes included."""
    return sorted(path.parent.glob(f"{path.name}*")) if os.path.isdir(path.parent) else []


def empty_log(path: Path) -> None:
    """Forgets what a log says; programs that are running go on writing to it.

    Raises:
        FileError: one of its files cannot be emptied.
    """
    for each in log_files(path):
        try:
            os.truncate(each, 0)
        except OSError as error:
            raise FileError(f"{each} cannot be deleted: {error.strerror or error}.") from None


class Log:
    """Writes errors, Qt's warnings and hard crashes to a file until it is closed.

    Args:
        path: The file; where it cannot be written, the program works without.
    """

    def __init__(self, path: Path) -> None:
        self._handler: logging.Handler | None = None
        self._qt: object = None
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._faults = _opened(f"{path}.fault")
            self._handler = _PrivateFile(path, maxBytes=SIZE, backupCount=FILES, encoding="utf-8")
        except OSError:
            return
        faulthandler.enable(self._faults)
        self._handler.setFormatter(_Discreet("%(asctime)s %(levelname)s %(name)s: %(message)s"))
        self._terminal = logging.StreamHandler()
        self._terminal.setLevel(logging.WARNING)
        self._terminal.addFilter(lambda record: record.name != CRASHES)
        root = logging.getLogger()
        root.addHandler(self._handler)
        root.addHandler(self._terminal)
        self._level = root.level
        root.setLevel(logging.INFO)
        self._qt = qInstallMessageHandler(_on_qt_message)
        logging.getLogger(__name__).info("%s", versions())

    def close(self) -> None:
        """Ends the log."""
        if self._handler is None:
            return
        qInstallMessageHandler(self._qt)  # pyright: ignore[reportArgumentType]
        faulthandler.disable()
        self._faults.close()
        root = logging.getLogger()
        root.removeHandler(self._handler)
        root.removeHandler(self._terminal)
        root.setLevel(self._level)
        self._handler.close()
        self._handler = None


def crash_report(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> str:
    """What a developer needs to know about an error nobody expected, without its words."""
    return f"{versions()}\n\n{_places(kind, error, trace)}"


def versions() -> str:
    """The program, what it stands on, and the system, in three lines."""
    # takes long, and is not wanted before something goes wrong
    from importlib.metadata import PackageNotFoundError, version

    found = [f"Plume {__version__}", f"Python {platform.python_version()}", f"Qt {qVersion()}"]
    kind = "bundle" if getattr(sys, "frozen", False) else "installed"
    packages = []
    for name in _PACKAGES:
        try:
            packages.append(f"{name} {version(name)}")
        except PackageNotFoundError:  # a bundle knows no packages
            continue
    lines = [", ".join([*found, kind]), platform.platform(), ", ".join(packages)]
    return "\n".join(line for line in lines if line)


class _Discreet(logging.Formatter):
    """Leaves out the words of errors."""

    def format(self, record: logging.LogRecord) -> str:
        """Makes a line; what another handler made of the error is not taken over."""
        return super().format(logging.makeLogRecord({**vars(record), "exc_text": None}))

    def formatException(self, ei: object) -> str:  # noqa: N802 - logging's name
        return _places(*ei) if isinstance(ei, tuple) else ""


class _PrivateFile(RotatingFileHandler):
    """A rotating file that only its owner may read."""

    def _open(self) -> TextIOWrapper:
        return _opened(self.baseFilename)

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802
        """Says nothing: on a full disk every line would become a page on the terminal."""


def _opened(name: str) -> TextIOWrapper:
    how = os.O_WRONLY | os.O_CREAT | os.O_APPEND
    return open(os.open(name, how, 0o600), "w", encoding="utf-8")


def _places(
    kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
) -> str:
    """The kinds of an error and its causes, and where they came from."""
    lines = []
    while kind is not None and error is not None:
        frames = traceback.extract_tb(trace)
        lines += [f"{_short(frame.filename)}:{frame.lineno} {frame.name}" for frame in frames]
        lines.append(f"{kind.__module__}.{kind.__qualname__}".removeprefix("builtins."))
        error = error.__cause__ or error.__context__
        kind, trace = (type(error), error.__traceback__) if error else (None, None)
        if error is not None:
            lines.append("from")
    return "\n".join(lines)


def _short(name: str) -> str:
    """A file of the program without the folders above, which can name a person."""
    return "/".join(Path(name).parts[-3:])


def _on_qt_message(kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
    logging.getLogger("qt").log(_LEVELS.get(kind, logging.WARNING), "%s", text)
