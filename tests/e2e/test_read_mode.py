"""Read mode in the real window: pages are turned, corrected, and not lost by accident."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import cv2

import resources
from tests.e2e.desktop import Program, search, until, xdotool

Start = Callable[..., Program]

SAMPLES = resources.path("samples")
EXPECTED = json.loads((SAMPLES / "expected.json").read_text(encoding="utf-8"))
COPY_ALL = "ctrl+shift+c"


def copied(program: Program) -> str:
    """The text of all pages, as soon as there is any."""
    return until(lambda: program.copied(COPY_ALL).strip(), "the text of the pages")


def answer_question(program: Program, chord: str) -> None:
    """Closes the window, and answers the question whether to save with a key."""
    program.key("alt+F4")
    until(lambda: len(search("Plume", program.process)) == 2, "the question")
    until(lambda: xdotool("getactivewindow") != program.window(), "the keys to go there")
    xdotool("key", chord)
    until(lambda: len(search("Plume", program.process)) < 2, "the answer")


def test_pages_are_turned_and_all_read(plume: Start) -> None:
    program = plume(SAMPLES / "notes.tif")

    first = copied(program)
    assert "notes.tif (1)" in program.title
    program.key("ctrl+Page_Down")
    until(lambda: "notes.tif (2)" in program.title, "the second page")
    until(lambda: "\n\n" in copied(program), "the text of both pages")

    assert copied(program).startswith(first)
    assert program.close() == 0
    assert program.log.read_text() == ""


def test_a_text_is_corrected_and_the_correction_undone(plume: Start) -> None:
    program = plume(SAMPLES / "word_plume.png")
    before = copied(program)

    program.key("ctrl+e")
    program.type("corrected by hand")
    until(lambda: copied(program) == "corrected by hand", "the correction")
    program.key("ctrl+z")
    until(lambda: copied(program) == before, "what was read")

    assert program.close() == 0
    assert program.log.read_text() == ""


def test_a_turned_page_is_read_turned_back(plume: Start, tmp_path: Path) -> None:
    upright = cv2.imread(str(SAMPLES / "word_plume.png"))
    assert upright is not None
    turned = tmp_path / "turned.png"
    cv2.imwrite(str(turned), cv2.rotate(upright, cv2.ROTATE_90_CLOCKWISE))
    program = plume(SAMPLES / "word_plume.png")
    wanted = copied(program)
    program.key("ctrl+w")

    program.key("ctrl+o")
    program.answer_dialog(str(turned))
    until(lambda: "turned.png" in program.title, "the turned page")
    program.key("ctrl+shift+r")

    until(lambda: copied(program).casefold() == wanted.casefold(), "the word turned back")
    assert program.close() == 0


def test_corrections_are_not_lost_by_closing(plume: Start) -> None:
    program = plume(SAMPLES / "word_plume.png")
    copied(program)
    program.key("ctrl+e")
    program.type("by hand")
    until(lambda: copied(program) == "by hand", "the correction")

    answer_question(program, "Escape")
    assert copied(program) == "by hand"

    answer_question(program, "alt+c")
    assert program.process.wait(timeout=30) == 0
