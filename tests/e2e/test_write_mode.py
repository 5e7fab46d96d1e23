"""Write mode in the real window: ink drawn with the real mouse becomes text, and files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import resources
from model.ink import Ink
from model.inkml import read_inkml
from tests.e2e.desktop import Program, until

Start = Callable[..., Program]

SAMPLES = resources.path("samples")
COPY_TEXT = "ctrl+shift+c"


def open_pad(plume: Start) -> Program:
    """The program in Write mode, once it answers there."""
    program = plume()
    program.key("ctrl+2")
    return answering(program)


def answering(program: Program) -> Program:
    """The program, once what is typed on its pad arrives; the text is empty then."""
    until(lambda: program.type("x") or program.copied(COPY_TEXT), "the pad")
    until(lambda: program.key("BackSpace") or not program.copied(COPY_TEXT), "an empty text")
    return program


def draw(program: Program, ink: Ink, height: float, left: int = 150) -> None:
    """Draws ink on the pad with the mouse, so high and so far from the left."""
    _, window_height = program.size()
    x, top, _, bottom = ink.bounds
    scale = height / (bottom - top)
    for stroke in ink.strokes:
        xs = left + (stroke.x - x) * scale
        ys = window_height * 0.5 + (stroke.y - top) * scale
        program.stroke(list(zip(xs.tolist(), ys.tolist(), strict=True))[::2])


def copied(program: Program) -> str:
    """The text, as soon as there is any."""
    return until(lambda: program.copied(COPY_TEXT).strip(), "text")


def test_a_line_is_told_apart_into_words(plume: Start) -> None:
    program = open_pad(plume)

    draw(program, read_inkml(SAMPLES / "line.inkml"), height=90)
    program.key("Return")

    assert len(copied(program).split()) == 4
    assert program.close() == 0
    assert program.log.read_text() == ""


def test_what_was_inserted_is_taken_back_and_another_candidate_chosen(plume: Start) -> None:
    program = open_pad(plume)

    draw(program, read_inkml(SAMPLES / "garden.inkml"), height=110)
    program.key("Return")
    first = copied(program)
    program.key("ctrl+z", "2", "Return")
    until(lambda: copied(program) != first, "another word")
    second = copied(program)

    assert len(first.split()) == len(second.split()) == 1
    assert program.close() == 0
    assert program.log.read_text() == ""


def test_ink_is_saved_as_it_was_drawn(plume: Start, tmp_path: Path) -> None:
    program = open_pad(plume)
    ink = read_inkml(SAMPLES / "garden.inkml")
    path = tmp_path / "garden.inkml"

    draw(program, ink, height=110)
    program.key("ctrl+s")
    program.answer_dialog(str(path))
    until(path.is_file, "the saved ink")

    saved = read_inkml(path)
    assert len(saved.strokes) == len(ink.strokes)
    _, top, _, bottom = saved.bounds
    assert abs(bottom - top - 110) <= 3
    for drawn, kept in zip(ink.strokes, saved.strokes, strict=True):
        assert len(kept) >= 0.9 * len(drawn.x[::2])
    assert program.close() == 0
