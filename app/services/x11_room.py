"""Room at the bottom of the screen that other windows keep clear of, on X11."""

from __future__ import annotations

from typing import Any

from Xlib import Xatom, display
from Xlib.error import DisplayError, XError

_PARTIAL, _WHOLE = "_NET_WM_STRUT_PARTIAL", "_NET_WM_STRUT"


class X11Room:
    """Tells the window manager how much of the screen a docked window takes.

    The properties are those of the Extended Window Manager Hints.
    """

    def __init__(self) -> None:
        self._display: Any = None

    def reserve(self, window: int, left: int, width: int, top: int) -> None:
        """Keeps everything from a row of the screen on for a window; 0 pixels of width give it up.

        Args:
            window: Its number.
            left, width, top: Of the room, in device pixels of the whole desktop.
        """
        try:
            if self._display is None:
                self._display = display.Display()
            target = self._display.create_resource_object("window", window)
            if width:
                height = self._display.screen().root.get_geometry().height
                strut = [0, 0, 0, max(height - top, 0)]
                edges = [0, 0, 0, 0, 0, 0, left, left + width - 1]
                self._put(target, _PARTIAL, strut + edges)
                self._put(target, _WHOLE, strut)
            else:
                for name in (_PARTIAL, _WHOLE):
                    target.delete_property(self._display.intern_atom(name))
            self._display.sync()
        except (DisplayError, XError, OSError):
            # other windows may lie behind it then, as on desktops that know nothing of this
            return

    def close(self) -> None:
        """Leaves the display; the window manager forgets the room with its window."""
        if self._display is not None:
            self._display.close()

    def _put(self, target: Any, name: str, values: list[int]) -> None:
        target.change_property(self._display.intern_atom(name), Xatom.CARDINAL, 32, values)
