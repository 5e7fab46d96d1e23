"""The keyboard window types into another program, whose window keeps the focus all the time."""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from Xlib import X, display

import resources
from app.services.single_instance import SingleInstance
from app.services.x11_typing import X11Typist
from app.ui.pad_start import NAME
from app.ui.start import user_folder
from model.inkml import read_inkml
from tests.e2e.desktop import Program, search, until, xdotool
from tests.unit.core.modes import only_mine

Start = Callable[..., Program]

_FIELD = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication, QPlainTextEdit
app = QApplication([])
field = QPlainTextEdit()
field.setWindowTitle("Another program")
field.resize(900, 300)
field.move(100, 40)
field.textChanged.connect(lambda: Path(sys.argv[1]).write_text(field.toPlainText(), "utf-8"))
field.show()
app.exec()
"""


class Field:
    """A text field in a process of its own."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.process = subprocess.Popen([sys.executable, "-c", _FIELD, str(path)])
        self.window = until(lambda: search("^Another program$"), "the field")[0]
        xdotool("windowactivate", "--sync", self.window)

    @property
    def text(self) -> str:
        """What it holds."""
        return self._path.read_text("utf-8") if self._path.exists() else ""

    def word(self) -> str:
        """A word with its space, once all of it has arrived."""
        text = self.text
        return text if text.endswith(" ") and len(text.split()) == 1 else ""

    @property
    def active(self) -> bool:
        """Whether it has the focus."""
        return xdotool("getactivewindow") == xdotool("getwindowfocus") == self.window


@pytest.fixture
def field(tmp_path: Path) -> Iterator[Field]:
    field = Field(tmp_path / "field.txt")
    yield field
    field.process.kill()
    field.process.wait(timeout=30)


class Pad:
    """The keyboard window."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self.window = until(self.find, "the keyboard")
        lines = xdotool("getwindowgeometry", "--shell", self.window).splitlines()
        values = dict(line.split("=") for line in lines)
        self.width, self.height = int(values["WIDTH"]), int(values["HEIGHT"])

    @staticmethod
    def find() -> str:
        """Its window, while it is shown."""
        return next(iter(search("^Plume keyboard$")), "")

    def click(self, x: int, y: int) -> None:
        """Clicks at a place; negative ones count from the right and the bottom."""
        xdotool("mousemove", "--window", self.window, x % self.width, y % self.height)
        xdotool("click", 1)

    def draw(self, name: str) -> None:
        """Writes a sample."""
        ink = read_inkml(resources.path(f"samples/{name}"))
        left, top, _, bottom = ink.bounds
        scale = 90 / (bottom - top)
        for stroke in ink.strokes:
            xs = (200 + (stroke.x - left) * scale).round().astype(int).tolist()
            ys = (self.height * 0.45 + (stroke.y - top) * scale).round().astype(int).tolist()
            places = list(zip(xs, ys, strict=True))[::2]
            command: list[str | int] = ["mousemove", "--window", self.window, *places[0]]
            command += ["mousedown", 1]
            for place in places[1:]:
                command += ["mousemove", "--window", self.window, *place, "sleep", "0.01"]
            xdotool(*command, "mouseup", 1)


def test_every_character_arrives(field: Field) -> None:
    typist = X11Typist()
    text = "Cœur d’été à 5 €, garçon — « Ça va ? » Łódź, ñ, ß, Ω, 日本"
    typist.type(text)
    until(lambda: field.text == text, "the text")
    typist.press("backspace", 4)
    until(lambda: field.text == text[:-4], "the end to be gone")
    typist.press("left", 3, shift=True)
    typist.type("é")
    until(lambda: field.text == text[:-7] + "é", "the selection to be replaced")
    typist.close()


def test_words_are_written_corrected_and_taken_back_in_another_program(
    plume: Start, field: Field
) -> None:
    pad = Pad(plume("--pad"))
    assert field.active

    pad.draw("garden.inkml")
    pad.click(-70, -30)  # Enter
    first = until(field.word, "the word")
    assert field.active

    pad.click(190, 112)  # the second candidate
    until(lambda: field.word() not in ("", first), "another word")

    pad.click(40, -30)  # undo takes the choice back
    until(lambda: field.word() == first, "the first candidate")
    pad.click(40, -30)  # and then the word as ink
    until(lambda: field.text == "", "an empty field")
    pad.click(-70, -30)
    until(lambda: field.word() == first, "the word again")
    pad.click(-180, -30)  # Backspace
    until(lambda: field.text == "", "the word to be gone")
    assert field.active
    assert only_mine(user_folder())
    assert pad.program.log.read_text() == ""


def test_a_second_call_hides_and_shows_the_keyboard(plume: Start, field: Field) -> None:
    pad = Pad(plume("--pad"))
    assert plume("--pad").process.wait(timeout=60) == 0
    until(lambda: not pad.find(), "the keyboard to hide")
    assert plume("--pad").process.wait(timeout=60) == 0
    until(pad.find, "the keyboard to be back")
    xdotool("key", "ctrl+alt+p")
    until(lambda: not pad.find(), "the shortcut to hide it")
    assert field.active


def test_a_keyboard_that_is_asked_for_twice_at_once_is_shown_once(
    plume: Start, field: Field
) -> None:
    both = [plume("--pad") for _ in range(2)]
    until(lambda: any(one.process.poll() == 0 for one in both), "one to leave it to the other")
    until(Pad.find, "the keyboard")
    time.sleep(1)
    assert len(search("^Plume keyboard$")) == 1


def test_who_called_before_the_keyboard_was_there_wants_to_see_it(
    plume: Start, field: Field
) -> None:
    asked = time.monotonic()
    pad = Pad(plume("--pad"))
    caller = SingleInstance(NAME)
    assert caller.call(asked)
    assert caller.call(time.monotonic())
    until(lambda: not pad.find(), "the second call alone to hide it")


def test_other_windows_keep_clear_of_the_docked_keyboard(plume: Start, field: Field) -> None:
    pad = Pad(plume("--pad"))
    screen = int(xdotool("getdisplaygeometry").split()[1])
    until(lambda: work_area() == screen - pad.height, "the room of the keyboard")
    assert plume("--pad").process.wait(timeout=60) == 0
    until(lambda: work_area() == screen, "the room to be given back")
    assert plume("--pad").process.wait(timeout=60) == 0
    until(lambda: work_area() == screen - pad.height, "the room to be taken again")
    assert Pad(pad.program).height == pad.height
    pad.click(-112, 22)  # lets it float
    until(lambda: work_area() == screen, "a floating keyboard to take no room")


def work_area() -> int:
    """How many rows of the screen the window manager leaves to windows."""
    connection = display.Display()
    try:
        window = connection.screen().root
        area = window.get_full_property(connection.intern_atom("_NET_WORKAREA"), X.AnyPropertyType)
        return area.value[3]
    finally:
        connection.close()


def test_at_rest_the_keyboard_takes_no_more_than_a_hundredth_of_a_core(
    plume: Start, field: Field
) -> None:
    pad = Pad(plume("--pad"))
    pad.draw("garden.inkml")
    pad.click(-70, -30)
    until(field.word, "the word")
    process = pad.program.process.pid
    # what was begun is finished first
    until(lambda: cpu_time(process, 1.0) < 0.01, "rest")
    assert cpu_time(process, 10.0) < 0.1


def cpu_time(process: int, seconds: float) -> float:
    """Seconds of a core that a process takes in so much time."""

    def taken() -> float:
        values = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
        return (int(values[11]) + int(values[12])) / os.sysconf("SC_CLK_TCK")

    before = taken()
    time.sleep(seconds)
    return taken() - before


@pytest.fixture
def layout() -> Iterator[Callable[[str], None]]:
    """Sets the layouts of the keyboard."""
    if shutil.which("setxkbmap") is None:
        pytest.skip("setxkbmap is not installed")

    def set_to(names: str) -> None:
        subprocess.run(["setxkbmap", names], check=True)

    yield set_to
    set_to("us")


def lock_group(number: int) -> None:
    """Switches to one of the layouts of the keyboard, as its owner does with a key."""
    x11 = ctypes.CDLL("libX11.so.6")
    x11.XOpenDisplay.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(x11.XOpenDisplay(None))
    every_keyboard = 0x100
    x11.XkbLockGroup(connection, every_keyboard, number)
    x11.XCloseDisplay(connection)


def test_every_character_arrives_when_the_second_layout_is_on(
    field: Field, layout: Callable[[str], None]
) -> None:
    layout("us,fr")
    lock_group(1)
    typist = X11Typist()
    typist.type("A quay, 12;")
    until(lambda: field.text == "A quay, 12;", "the text")
    typist.press("backspace", 1)
    until(lambda: field.text == "A quay, 12", "the end to be gone")
    typist.close()


def test_a_layout_that_is_changed_meanwhile_loses_no_character(
    field: Field, layout: Callable[[str], None]
) -> None:
    typist = X11Typist()
    typist.type("quœ ")
    until(lambda: field.text == "quœ ", "the first word")
    layout("fr")
    typist.type("quœ")
    until(lambda: field.text == "quœ quœ", "the second word")
    typist.close()
