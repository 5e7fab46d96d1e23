"""A running Plume on a real display, driven by a real pointer and real keys through xdotool."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TypeVar

from tests.network import cut_off

T = TypeVar("T")

BUNDLE = os.environ.get("PLUME_BUNDLE")
PROGRAM = [BUNDLE] if BUNDLE else [sys.executable, "-m", "app"]
"""What is tried: the executable that the environment names, or these sources."""

_GRAB = """
import sys
from PySide6.QtGui import QGuiApplication
app = QGuiApplication([])
app.primaryScreen().grabWindow(int(sys.argv[1])).save(sys.argv[2])
"""


_COPY = """
import subprocess
import sys
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
app = QGuiApplication([])
board = app.clipboard()
board.setText("what was copied before")
board.dataChanged.connect(lambda: board.ownsClipboard() or app.quit())
QTimer.singleShot(0, lambda: subprocess.run(["xdotool", "key", sys.argv[1]]))
QTimer.singleShot(2000, app.quit)
app.exec()
sys.stdout.buffer.write(b"" if board.ownsClipboard() else board.text().encode())
"""


def until(condition: Callable[[], T], what: str, seconds: float = 30) -> T:
    """Asks again and again until the answer is true, and returns it.

    Raises:
        TimeoutError: it never was; the message says what was waited for.
    """
    deadline = time.monotonic() + seconds
    while not (answer := condition()):
        if time.monotonic() > deadline:
            raise TimeoutError(f"waited {seconds:g} s in vain for {what}")
        time.sleep(0.05)
    return answer


def xdotool(*arguments: str | int) -> str:
    """Runs xdotool; its output, or nothing when it failed."""
    command = ["xdotool", *map(str, arguments)]
    result = subprocess.run(command, capture_output=True, text=True, timeout=30)
    return result.stdout.strip() if result.returncode == 0 else ""


def search(title: str, process: subprocess.Popen[bytes] | None = None) -> list[str]:
    """The ids of the windows on the screen, or of those of a process, whose titles say something.

    A window that vanishes under its hands makes xdotool fail and tell nothing of the others;
    then it looks again.
    """
    owner = () if process is None else ("--pid", str(process.pid))
    command = ["xdotool", "search", "--all", "--onlyvisible", *owner, "--name", title]
    while True:
        found = subprocess.run(command, capture_output=True, text=True, timeout=30)
        if "X Error" not in found.stderr:
            return found.stdout.split()


def grab(window: str, path: Path) -> Path:
    """Saves what a window shows, as a PNG file."""
    subprocess.run([sys.executable, "-c", _GRAB, window, str(path)], check=True, timeout=60)
    return path


class Program:
    """One run of the program as a person has it: its own process, its own window, no network.

    Args:
        arguments: Command-line arguments.
        environment: Of the process.
        log: Where its output and errors go.
    """

    def __init__(self, arguments: Iterable[str | Path], environment: Mapping[str, str], log: Path):
        self.log = log
        command = [*cut_off(), *PROGRAM, *map(str, arguments)]
        with log.open("wb") as output:
            self.process = subprocess.Popen(
                command, stdout=output, stderr=subprocess.STDOUT, env=dict(environment)
            )
        self._window = ""

    def window(self) -> str:
        """The id of the main window, once it is on the screen; it is brought to the front."""
        if not self._window:
            self._window = until(self._find_window, "Plume's window")
            xdotool("windowactivate", "--sync", self._window)
        return self._window

    def _find_window(self) -> str:
        if self.process.poll() is not None:
            raise RuntimeError(f"Plume ended early:\n{self.log.read_text()}")
        return next(iter(search("Plume", self.process)), "")

    @property
    def title(self) -> str:
        """What the title bar says."""
        return xdotool("getwindowname", self.window())

    def copied(self, chord: str) -> str:
        """Presses the keys of a copying action and returns what it copies; empty for nothing."""
        self.window()
        command = [sys.executable, "-c", _COPY, chord]
        return subprocess.run(command, capture_output=True, check=True, timeout=30).stdout.decode()

    def key(self, *chords: str) -> None:
        """Presses keys such as ``ctrl+o`` one after another."""
        self.window()
        xdotool("key", "--delay", 30, *chords)

    def type(self, text: str) -> None:
        """Types a text."""
        self.window()
        xdotool("type", "--delay", 10, text)

    def answer_dialog(self, text: str) -> None:
        """Waits for a file dialog, gives it a path and confirms."""
        fill_in(self, until(self._find_dialog, "a dialog"), Path(text))

    def _find_dialog(self) -> str:
        return next((w for w in search(".", self.process) if w != self.window()), "")

    def size(self) -> tuple[int, int]:
        """Width and height of the window in pixels, without its frame."""
        lines = xdotool("getwindowgeometry", "--shell", self.window()).splitlines()
        values = dict(line.split("=") for line in lines)
        return int(values["WIDTH"]), int(values["HEIGHT"])

    def click(self, x: int, y: int, button: int = 1) -> None:
        """Clicks at a place of the window."""
        xdotool("mousemove", "--window", self.window(), x, y, "click", button)

    def stroke(self, points: Iterable[tuple[float, float]]) -> None:
        """Draws with the left button held from the first to the last place of the window."""
        moves = [("mousemove", "--window", self.window(), round(x), round(y)) for x, y in points]
        command: list[str | int] = [*moves[0], "mousedown", 1]
        for move in moves[1:]:
            command += [*move, "sleep", "0.01"]  # as fast as a hand, so that no point is merged
        xdotool(*command, "mouseup", 1)

    def screenshot(self, path: Path) -> Path:
        """Saves what the window shows, as a PNG file."""
        return grab(self.window(), path)

    def close(self) -> int:
        """Closes the main window through the window manager and returns the exit status.

        Raises:
            TimeoutError: The program goes on; the message names the windows it shows.
        """
        activate(self.window())
        xdotool("key", "alt+F4")
        try:
            return self.process.wait(timeout=30)
        except subprocess.TimeoutExpired:
            shown = [xdotool("getwindowname", window) for window in search(".", self.process)]
            raise TimeoutError(f"Plume did not close; it shows {shown}") from None

    def end(self) -> None:
        """Ends the process if it still runs."""
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait(timeout=30)


def activate(window: str) -> None:
    """Brings a window to the front; one that is there keeps the focus without a break."""
    if xdotool("getactivewindow") != window:
        xdotool("windowactivate", "--sync", window)


def fill_in(program: Program, dialog: str, path: Path) -> None:
    """Gives a file dialog a path.

    Its list of names comes and goes with every letter, and the keyboard with it: letters for
    whoever has the keyboard would be lost now and then. So they are sent to the dialog.
    """
    activate(dialog)
    xdotool("key", "--window", dialog, "ctrl+a")
    xdotool("type", "--window", dialog, "--delay", 10, str(path))

    def closed() -> bool:
        # the first Enter may only close the list of folders that begin alike; one that is sent to
        # a dialog which it closes would stay pressed for ever
        xdotool("key", "Return")
        return dialog not in search(".", program.process)

    until(closed, "the dialog to close")


class Window:
    """A window beside the main one, with both hands on the keyboard.

    Args:
        program: Whose window it is.
        title: A part of what its title bar says.
    """

    def __init__(self, program: Program, title: str) -> None:
        self.program = program
        self.window = until(lambda: search(title, program.process), f"the window {title!r}")[0]

    def press(self, *chords: str) -> None:
        """Presses keys such as ``ctrl+o`` one after another."""
        activate(self.window)
        xdotool("key", "--delay", 40, *chords)

    def type(self, text: str) -> None:
        """Types a text."""
        activate(self.window)
        xdotool("type", "--delay", 15, text)

    def answer(self, chord: str, path: Path) -> None:
        """Opens a file dialog and gives it a path."""
        before = self._windows()
        self.press(chord)
        dialog = until(lambda: self._windows() - before, "a dialog").pop()
        fill_in(self.program, dialog, path)

    def drag(self, *places: tuple[float, float]) -> None:
        """Draws with the left button held from the first to the last place of the window."""
        moves = [("mousemove", "--window", self.window, round(x), round(y)) for x, y in places]
        activate(self.window)
        xdotool(*moves[0], "mousedown", 1)
        for move in moves[1:]:
            xdotool(*move)
        xdotool("mouseup", 1)

    def title(self) -> str:
        """What the title bar says."""
        return xdotool("getwindowname", self.window)

    def close(self) -> None:
        """Closes the window, but not the program."""
        self.press("ctrl+w")
        until(lambda: self.window not in search(".", self.program.process), "the window to close")

    def kill(self) -> None:
        """Kills the program."""
        self.program.process.kill()
        self.program.process.wait(timeout=30)

    def _windows(self) -> set[str]:
        return set(search(".", self.program.process))
