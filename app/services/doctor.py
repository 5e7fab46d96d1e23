"""Looks whether this installation has all it needs, and says how to mend what is missing.

Works without a display: what Qt says is asked of another process.
"""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Any

import platformdirs

import resources
from app import display
from app.core.errors import PlumeError
from app.core.personal_data import private_folder
from app.services.log import log_file, versions

FOLDERS: dict[str, Callable[[], Path]] = {
    "Settings": lambda: platformdirs.user_config_path("plume", appauthor=False),
    "Personal data": lambda: platformdirs.user_data_path("plume", appauthor=False),
    "Log": lambda: log_file().parent,
}
"""Where something must be kept."""

_SAMPLE = "word_handwriting.png"
_ROOM = 4096
_FULL = (errno.ENOSPC, errno.EDQUOT)
_PATIENCE = 30


class State(Enum):
    """How a check ended; the value stands before its line."""

    FINE = "fine"
    NOTE = "note"
    BAD = "BAD"


@dataclass(frozen=True)
class Finding:
    """What one check found.

    Attributes:
        state: How it ended.
        subject: What was looked at.
        says: What was found.
        mend: What to do about it; empty when there is nothing to do.
    """

    state: State
    subject: str
    says: str
    mend: str = ""

    def told(self, say: Callable[[str], str] = str) -> str:
        """What was found, in a line or two; ``say`` translates each part."""
        line = f"{say(self.state.value):<6}{say(self.subject):<21}{say(self.says)}"
        return f"{line}\n{'':<27}-> {say(self.mend)}" if self.mend else line


def doctor() -> int:
    """Prints all findings.

    Returns:
        0 when nothing is bad, else 1.
    """
    print(versions(), end="\n\n")
    bad = False
    for finding in examine():
        bad = bad or finding.state is State.BAD
        print(finding.told(), flush=True)
    print("\nSomething must be mended." if bad else "\nPlume has all it needs.")
    return int(bad)


def examine(environment: Mapping[str, str] = os.environ) -> Iterator[Finding]:
    """All checks, one after the other."""
    yield check_model()
    yield from check_folders()
    yield check_display(environment)
    yield from check_qt(environment)
    yield check_typing(environment)


def check_model() -> Finding:
    """Whether the recogniser is there and reads a sample, and all its files can be used."""
    import numpy as np

    from app.core.image_io import open_source
    from model.products import products
    from model.recognizer import Recognizer, bundled_model
    from model.writers import HandNetwork

    try:
        expected = json.loads(resources.path("samples/expected.json").read_text("utf-8"))[_SAMPLE]
        recognizer = Recognizer.load()
        sample = open_source(resources.path(f"samples/{_SAMPLE}")).load()
        text = recognizer.read(sample).text
        recognizer.read(sample, "name")
        HandNetwork.load(threads=1)
        products(np.ones((1, 1), np.uint8), np.ones((1, 1), np.int8))
    except (PlumeError, OSError, ImportError) as error:
        return Finding(
            State.BAD, "Model", str(error), "Reinstall Plume; its model files are damaged."
        )
    name = f"{bundled_model().name} {recognizer.spec.version}"
    if text != expected:
        return Finding(
            State.BAD, "Model", f"{name} reads {text!r} where {expected!r} is written",
            "Reinstall Plume; its model files are damaged.",
        )  # fmt: skip
    return Finding(State.FINE, "Model", f"{name} reads the sample")


def check_folders() -> Iterator[Finding]:
    """Whether settings, unsaved work and the log can be kept."""
    for subject, place in FOLDERS.items():
        folder = place()
        try:
            private_folder(folder)
            with tempfile.TemporaryFile(dir=folder, buffering=0) as file:
                os.write(file.fileno(), bytes(_ROOM))
        except OSError as error:
            yield Finding(
                State.BAD, subject, f"{folder} cannot be written: {error.strerror}.",
                "Make room on its disk." if error.errno in _FULL
                else "Give yourself the right to write there.",
            )  # fmt: skip
        else:
            yield Finding(State.FINE, subject, str(folder))


def check_display(environment: Mapping[str, str]) -> Finding:
    """Whether a window could be shown."""
    trouble = display.trouble(environment)
    if trouble is None:
        names = ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY", "DISPLAY")
        given = [f"{name}={environment[name]}" for name in names if environment.get(name)]
        return Finding(State.FINE, "Display", ", ".join(given) or "the system's own")
    if environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"):
        return Finding(State.BAD, "Display", trouble)
    return Finding(State.NOTE, "Display", trouble)


def check_qt(environment: Mapping[str, str]) -> Iterator[Finding]:
    """What Qt says about windows, fonts and pens; without a display, about fonts only."""
    shown = display.trouble(environment) is None
    answer = ask_qt(dict(environment) if shown else {**environment, "QT_QPA_PLATFORM": "offscreen"})
    if isinstance(answer, str):
        yield Finding(State.BAD, "Qt", answer, mend_of(answer))
        return
    screens = "; ".join(answer["screens"]) or "-"
    yield Finding(
        State.FINE, "Qt", f"{answer['qt']}, {answer['platform']}: {screens}" if shown
        else f"{answer['qt']}, without a display",
    )  # fmt: skip
    yield _fonts(answer)
    if not answer["svg"]:
        yield Finding(State.BAD, "Icons", "Qt cannot draw SVG.", "Reinstall PySide6-Essentials.")
    if shown:
        yield _pens(answer)


def ask_qt(environment: dict[str, str]) -> dict[str, Any] | str:
    """What ``app.services.probe`` prints, or one sentence about why it does not."""
    frozen = getattr(sys, "frozen", False)
    command = [sys.executable, *([] if frozen else ["-m", "app"]), "--probe"]
    folder = None if frozen else str(Path(__file__).resolve().parents[2])
    try:
        done = subprocess.run(
            command, env=environment, cwd=folder, capture_output=True, text=True, timeout=_PATIENCE
        )
    except (OSError, subprocess.TimeoutExpired):
        return f"Qt did not start within {_PATIENCE} seconds."
    lines = done.stdout.splitlines()
    if done.returncode == 0 and lines:
        return json.loads(lines[-1])
    said = [line for line in done.stderr.splitlines() if line.strip()]
    return (
        next((line for line in said if "lib" in line), "".join(said[-1:])) or "Qt does not start."
    )


def check_typing(environment: Mapping[str, str]) -> Finding:
    """Whether the keyboard window can type into other programs."""
    from app.services.typing import ClipboardTypist, make_typist, refuses_keys

    if sys.platform == "darwin":
        return Finding(
            State.NOTE, "Typing", "macOS asks for leave to type elsewhere.",
            "Allow Plume in System Settings, Privacy & Security, Accessibility.",
        )  # fmt: skip
    if sys.platform != "win32" and refuses_keys(environment):
        return Finding(
            State.NOTE, "Typing",
            "Wayland takes no keys from programs; text is collected on the clipboard."
            if environment.get("WAYLAND_DISPLAY") else "Needs a display.",
        )  # fmt: skip
    typist = make_typist(environment)
    typist.close()
    if isinstance(typist, ClipboardTypist):
        return Finding(
            State.NOTE, "Typing", "The display takes no keys; text is collected on the clipboard.",
            "Start the X server with its XTEST extension.",
        )  # fmt: skip
    return Finding(State.FINE, "Typing", "types into other programs")


def _fonts(answer: Mapping[str, Any]) -> Finding:
    count, name, missing = answer["fonts"], answer["font"], " ".join(answer["missing"])
    mend = mend_of("font")
    if not count:
        return Finding(State.BAD, "Fonts", "There is no font to write with.", mend)
    if missing:
        return Finding(State.NOTE, "Fonts", f"{count} fonts; {name} has no {missing}", mend)
    return Finding(State.FINE, "Fonts", f"{count} fonts; {name} for the window")


def _pens(answer: Mapping[str, Any]) -> Finding:
    if answer["pens"]:
        return Finding(State.FINE, "Tablet", ", ".join(answer["pens"]))
    touch = ", ".join(answer["touch"])
    return Finding(
        State.NOTE, "Tablet",
        f"no pen, but a touch screen: {touch}; the mouse writes" if touch
        else "no pen; the mouse writes",
        "If you have a pen: connect it, and install its driver; on X11 xserver-xorg-input-wacom.",
    )  # fmt: skip


def mend_of(answer: str) -> str:
    """What to install where something is missing."""
    known = {"libEGL": "libegl1", "libGL.": "libgl1", "libxkbcommon": "libxkbcommon-x11-0"}
    known |= {"libfontconfig": "libfontconfig1", "libdbus": "libdbus-1-3", "xcb": "libxcb-cursor0"}
    known |= {"libglib": "libglib2.0-0", "font": "fonts-dejavu-core"}
    package = next((package for part, package in known.items() if part in answer), "")
    return (
        f"On Debian and Ubuntu install the package {package}."
        if package
        else "See the README for what Qt needs."
    )
