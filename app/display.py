"""Whether a window can be shown at all. Qt ends the program when it finds out itself."""

from __future__ import annotations

import ctypes
import os
import re
import socket
import sys
from collections.abc import Mapping
from pathlib import Path

_X11_LIBRARY = "libxcb-cursor.so.0"
_TIMEOUT = 3.0


def trouble(environment: Mapping[str, str] = os.environ) -> str | None:
    """One sentence about why no window can be shown; None when nothing speaks against it."""
    if sys.platform in ("win32", "darwin") or environment.get("QT_QPA_PLATFORM"):
        return None
    if _wayland_answers(environment):
        return None
    display = environment.get("DISPLAY", "")
    if not display:
        return "There is no display to open a window on; 'plume read FILE' reads without one."
    if not _x11_answers(display):
        return (
            f"The display {display} does not answer; check DISPLAY,"
            " or use 'plume read FILE', which needs none."
        )
    return _missing_library()


def _wayland_answers(environment: Mapping[str, str]) -> bool:
    name = environment.get("WAYLAND_DISPLAY")
    if not name:
        return False
    return _connects(str(Path(environment.get("XDG_RUNTIME_DIR", "/")) / name))


def _x11_answers(display: str) -> bool:
    match = re.fullmatch(r"(?:unix)?:(\d+)(?:\.\d+)?", display)
    if match:
        name = f"/tmp/.X11-unix/X{match[1]}"
        return _connects(name) or _connects("\0" + name) or _connects_to("localhost", match[1])
    match = re.fullmatch(r"(?:tcp/)?(.+):(\d+)(?:\.\d+)?", display)
    # A form that is not known here may be known to Qt
    return match is None or _connects_to(match[1], match[2])


def _connects(name: str) -> bool:
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as connection:
        try:
            connection.connect(name)
        except OSError:
            return False
    return True


def _connects_to(host: str, number: str) -> bool:
    try:
        socket.create_connection((host.strip("[]"), 6000 + int(number)), _TIMEOUT).close()
    except (OSError, OverflowError):
        return False
    return True


def _missing_library() -> str | None:
    try:
        ctypes.CDLL(_X11_LIBRARY)
    except OSError:
        return (
            f"Qt needs the system library {_X11_LIBRARY} to open a window;"
            " on Debian and Ubuntu install the package libxcb-cursor0."
        )
    return None
