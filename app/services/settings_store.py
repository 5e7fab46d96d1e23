"""What is kept between two starts, in one INI file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, QSettings

from app.core.errors import FileError
from app.core.settings import LIMITS, MODES, Settings

QT = "QtProject"
"""Name under which Qt itself remembers things."""

_HISTORY, _LAST = "FileDialog/history", "FileDialog/lastVisited"


class SettingsStore:
    """Reads and writes ``Settings`` and the geometry of windows.

    Args:
        path: The INI file; it need not exist.

    Attributes:
        path: The same.
        settings: What was saved last.
        on_trouble: Told a sentence when they cannot be written; once, and again only after it
            worked.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file = QSettings(str(path), QSettings.Format.IniFormat)
        self.settings = self._read()
        self.on_trouble: Callable[[str], object] | None = None
        self._troubled = False

    def save(self, settings: Settings) -> None:
        """Makes these the settings from now on.

        Only what changed is written: another program of Plume may have changed the rest.
        """
        before, self.settings = self.settings, settings
        for field in fields(Settings):
            value = getattr(settings, field.name)
            if value != getattr(before, field.name):
                self._file.setValue(
                    f"settings/{field.name}", list(value) if isinstance(value, tuple) else value
                )
        self._file.sync()
        # Qt may say no more than that it could not
        troubled = self._file.status() is not QSettings.Status.NoError
        if troubled and not self._troubled and self.on_trouble is not None:
            error = FileError(f"Settings cannot be kept: {self.path} cannot be written.")
            self.on_trouble(str(error))
        self._troubled = troubled

    def change(self, **values: Any) -> None:
        """Saves the settings with some values replaced."""
        self.save(replace(self.settings, **values))

    def catch_up(self) -> bool:
        """Takes over what another program of Plume set; whether that was anything."""
        self._file.sync()
        before, self.settings = self.settings, self._read()
        return self.settings != before

    def layout(self, name: str) -> QByteArray:
        """The stored geometry of a window or splitter; empty when there is none."""
        value = self._file.value(f"layout/{name}")
        return value if isinstance(value, QByteArray) else QByteArray()

    def save_layout(self, name: str, state: QByteArray) -> None:
        """Stores the geometry of a window or splitter."""
        self._file.setValue(f"layout/{name}", state)

    def _read(self) -> Settings:
        defaults = Settings()
        values = {}
        for field in fields(Settings):
            default = getattr(defaults, field.name)
            stored = self._file.value(f"settings/{field.name}")
            value = default if stored is None else _like(default, stored)
            values[field.name] = value if _possible(field.name, value) else default
        return Settings(**values)


_SWITCHES = {"true": True, "1": True, "false": False, "0": False}


def _like(default: Any, stored: Any) -> Any:
    """A stored value with the type of the default, or the default where that cannot be."""
    if isinstance(default, tuple):
        return tuple(str(v) for v in (stored if isinstance(stored, list) else [stored]) if v)
    if isinstance(default, bool):
        return _SWITCHES.get(str(stored).lower(), default)
    try:
        return type(default)(stored)
    except (TypeError, ValueError):
        return default


def _possible(name: str, value: Any) -> bool:
    """Whether a value, which anybody may have typed into the file, lets the window be used."""
    if name == "mode":
        return value in MODES
    limits = LIMITS.get(name)
    return limits is None or limits[0] <= value <= limits[1]


def folders_visited() -> int:
    """How many folders Qt's file dialogs remember."""
    kept = QSettings(QSettings.Scope.UserScope, QT)
    history = kept.value(_HISTORY) or []
    # a list of one is stored as a text
    found = {*([history] if isinstance(history, str) else history), kept.value(_LAST)}
    return len(found - {None, ""})


def forget_folders_visited() -> None:
    """Lets Qt's file dialogs forget them."""
    kept = QSettings(QSettings.Scope.UserScope, QT)
    kept.remove(_HISTORY)
    kept.remove(_LAST)
