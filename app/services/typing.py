"""Typing into the program that has the focus, or onto the clipboard where that is refused."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from typing import Protocol

from PySide6.QtGui import QGuiApplication

from app.core.errors import PlumeError


class TypingError(PlumeError):
    """Keys cannot be sent to other programs."""


class Typist(Protocol):
    """Types into other programs."""

    def type(self, text: str) -> None:
        """Types characters."""

    def press(self, key: str, times: int = 1, shift: bool = False) -> None:
        """Presses backspace, enter, tab, left, right, up or down."""

    def focus(self) -> object:
        """What has the focus; a new value means another place to type into."""

    def close(self) -> None:
        """Leaves the keyboard as it was."""


class ClipboardTypist:
    """Collects what is typed on the clipboard, for pasting.

    Attributes:
        text: What was collected.
    """

    def __init__(self) -> None:
        self.text = ""

    def start_anew(self) -> None:
        """Collects another text from now on; this one stays on the clipboard until then."""
        self.text = ""

    def type(self, text: str) -> None:
        """Adds characters."""
        self._put(self.text + text)

    def press(self, key: str, times: int = 1, shift: bool = False) -> None:
        """Understands Backspace, Enter and Tab; there is nothing to move in."""
        if key == "backspace":
            self._put(self.text[:-times])
        else:
            self._put(self.text + {"enter": "\n", "tab": "\t"}.get(key, "") * times)

    def focus(self) -> object:
        """It is always the same clipboard."""
        return "clipboard"

    def close(self) -> None:
        """There is nothing to leave."""

    def _put(self, text: str) -> None:
        self.text = text
        QGuiApplication.clipboard().setText(text)


class PynputTypist:
    """Types on Windows and macOS through pynput, which sends any character as it is."""

    def __init__(self) -> None:
        from pynput import keyboard  # pyright: ignore[reportMissingModuleSource]

        self._keyboard = keyboard.Controller()
        self._keys = keyboard.Key

    def type(self, text: str) -> None:
        """Types characters."""
        self._keyboard.type(text)

    def press(self, key: str, times: int = 1, shift: bool = False) -> None:
        """Presses a key, with Shift held down where that is asked for."""
        if shift:
            self._keyboard.press(self._keys.shift)
        for _ in range(times):
            self._keyboard.tap(self._keys[key])
        if shift:
            self._keyboard.release(self._keys.shift)

    def focus(self) -> object:
        """Not known; a person who goes elsewhere starts a new text with the keys there."""
        return None

    def close(self) -> None:
        """There is nothing to leave."""


def make_typist(environment: Mapping[str, str] = os.environ) -> Typist:
    """The way to type that this desktop allows."""
    try:
        if sys.platform in ("win32", "darwin"):
            return PynputTypist()
        if not refuses_keys(environment):
            from app.services.x11_typing import X11Typist

            return X11Typist()
    except (ImportError, TypingError):
        pass
    return ClipboardTypist()


def refuses_keys(environment: Mapping[str, str] = os.environ) -> bool:
    """Whether the desktop takes no keys from programs, as Wayland does."""
    wayland = environment.get("XDG_SESSION_TYPE") == "wayland" or "WAYLAND_DISPLAY" in environment
    return wayland or not environment.get("DISPLAY")
