"""What a person does with the program, from start to end, in a real window."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from difflib import SequenceMatcher
from pathlib import Path

import pytest

import resources
from model.ink import Ink
from model.inkml import read_inkml
from tests.e2e.desktop import Program, search, until
from tests.e2e.test_write_mode import answering, open_pad
from tests.network import cut_off

Start = Callable[..., Program]

SAMPLES = resources.path("samples")
EXPECTED = json.loads((SAMPLES / "expected.json").read_text(encoding="utf-8"))
COPY_ALL = "ctrl+shift+c"


def likeness(text: str, expected: str) -> float:
    """Share of the letters that are right, case left aside."""
    return SequenceMatcher(None, text.casefold(), expected.casefold(), autojunk=False).ratio()


def read_text(program: Program) -> str:
    """The text of a page that was opened, once it was read."""
    return until(lambda: program.copied(COPY_ALL).strip(), "the text of the page")


def write(program: Program, ink: Ink) -> None:
    """Writes ink onto the middle of the pad, as large as a hand would."""
    width, height = program.size()
    left, top, right, bottom = ink.bounds
    scale = height * 0.15 / (bottom - top)
    for stroke in ink.strokes:
        xs = (width - (right - left) * scale) / 2 + (stroke.x - left) * scale
        ys = height * 0.55 + (stroke.y - top) * scale
        program.stroke(zip(xs.tolist(), ys.tolist(), strict=True))


def test_reads_the_page_it_was_started_with(plume: Start) -> None:
    program = plume(SAMPLES / "page.png")

    text = read_text(program)

    assert "page.png" in program.title
    assert len(text.splitlines()) == len(EXPECTED["page.png"])
    assert likeness(text, "\n".join(EXPECTED["page.png"])) > 0.7
    assert program.close() == 0
    assert program.log.read_text() == ""


@pytest.mark.skipif(not cut_off(), reason="no network namespaces here")
def test_none_of_these_programs_has_a_network(plume: Start) -> None:
    program = plume()
    program.window()

    # one line for each connection there is, below the names of the columns
    connections = Path(f"/proc/{program.process.pid}/net/tcp").read_text().splitlines()
    assert len(connections) == 1
    interfaces = Path(f"/proc/{program.process.pid}/net/dev").read_text().splitlines()
    assert [line.split(":")[0].strip() for line in interfaces[2:]] == ["lo"]


def test_opens_a_file_by_dialog_and_saves_its_lines(plume: Start, tmp_path: Path) -> None:
    program = plume()
    table = tmp_path / "lines.csv"

    program.key("ctrl+o")
    program.answer_dialog(str(SAMPLES / "word_bonjour.png"))
    text = read_text(program)
    program.key("ctrl+shift+e")
    program.answer_dialog(str(table))
    until(table.is_file, "the table")

    with table.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["text"] for row in rows] == [text]
    assert Path(rows[0]["file"]).name == "word_bonjour.png"
    assert program.close() == 0


def test_a_file_that_is_no_picture_is_a_sentence_and_not_the_end(
    plume: Start, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.png"
    broken.write_text("this is not a picture")
    program = plume(broken, SAMPLES / "word_plume.png")

    assert read_text(program)

    assert program.close() == 0
    assert "Traceback" not in program.log.read_text()


def test_a_dialog_is_called_what_it_is_without_the_programs_name(plume: Start) -> None:
    program = plume()
    program.key("ctrl+comma")
    assert until(lambda: search("^Settings$", program.process), "the settings")


def test_strokes_on_the_pad_become_text(plume: Start) -> None:
    program = open_pad(plume)

    write(program, read_inkml(SAMPLES / "bonjour.inkml"))
    program.key("Return")
    text = until(lambda: program.copied(COPY_ALL).strip(), "the text on the pad")

    assert likeness(text, EXPECTED["bonjour.inkml"]) > 0.6
    assert program.close() == 0
    assert program.log.read_text() == ""


def test_opens_again_in_the_mode_it_was_left_in(plume: Start) -> None:
    first = plume()
    first.key("ctrl+2")
    assert first.close() == 0

    second = answering(plume())
    write(second, read_inkml(SAMPLES / "plume.inkml"))
    second.key("Return")

    assert until(lambda: second.copied(COPY_ALL).strip(), "the text on the pad")
