"""A form is described in the real window: fields are drawn, a crash outlived, and it is used."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np
import pytest

import resources
from app.core.forms.printed_points import mapped
from app.core.forms.registration import Blank, Fit, FormFinder
from app.core.forms.template import load_template
from app.core.geometry import Box
from app.ui.start import recovery_folder
from tests.e2e.desktop import Program, Window, fill_in, grab, search, until
from tests.e2e.test_forms import clerk_at, rows

Start = Callable[..., Program]

FORMS = resources.path("forms")
SAMPLE = load_template(FORMS / "membership.json")
BAR = 46
"""How far below the top of the window the middle of an offer is."""
WHITE = 255

BOXES = {field.name: field.box for field in SAMPLE.fields}


def see(editor: Window, picture: Path) -> Fit:
    """Where the form is in the window."""
    seen = cv2.imread(str(grab(editor.window, picture)), cv2.IMREAD_GRAYSCALE)
    return FormFinder([Blank(SAMPLE)]).find(np.asarray(seen, np.uint8))


def draw(editor: Window, fit: Fit, box: Box, name: str) -> None:
    """Drags from one corner of a field to the other and names it at once."""
    start, _, end, _ = mapped(fit.matrix, np.array(box.polygon, float)).tolist()
    middle = (start[0] + end[0]) / 2, (start[1] + end[1]) / 2
    editor.drag(tuple(start), middle, tuple(end))
    editor.type(name)
    editor.press("Return")
    until(lambda: name in [field["name"] for field in kept()], f"the name {name!r}")


def restore(program: Program, picture: Path) -> Window:
    """Takes what is offered after a crash, wherever in the bar its button is."""
    width, _ = program.size()
    until(lambda: offered(program, picture), "the offer")
    for x in range(width // 2, width, 24):
        if not search("form template", program.process):  # it would get the click
            program.click(x, BAR)
    return Window(program, "form template")


def offered(program: Program, picture: Path) -> bool:
    """Whether the window shows a bar with a message, which is as white as paper."""
    seen = cv2.imread(str(program.screenshot(picture)), cv2.IMREAD_GRAYSCALE)
    return seen is not None and np.median(seen[BAR]) == WHITE


def kept() -> list[dict]:
    """The fields of the copy that would be offered after a crash."""
    copies = [json.loads(path.read_text("utf-8")) for path in recovery_folder().glob("*-draft")]
    return json.loads(copies[0]["fields"])["plume-fields"] if copies else []


@pytest.mark.timeout(600)
def test_a_form_is_described_and_used(plume: Start, tmp_path: Path) -> None:
    blank = tmp_path / "my form.png"
    shutil.copy(FORMS / "membership.png", blank)
    pile = tmp_path / "pile"
    pile.mkdir()
    scan = sorted((FORMS / "scans").iterdir())[0]
    shutil.copy(scan, pile / "1.jpg")

    # two fields are drawn, the second is a comb of digits
    program = plume()
    program.key("ctrl+alt+n")
    fill_in(program, Window(program, "Picture of the form").window, blank)
    editor = Window(program, "my form")
    fit = see(editor, tmp_path / "editor.png")
    draw(editor, fit, BOXES["Last name"], "Surname")
    draw(editor, fit, BOXES["Postcode"], "Zip")
    editor.press("alt+h", "Home", "Down", "Down", "Down", "alt+b")
    until(lambda: len(kept()) == 2 and kept()[1]["comb"], "a copy of the template")
    editor.kill()

    # it is offered again, and saved
    program = plume()
    editor = restore(program, tmp_path / "offer.png")
    until(lambda: "my form" in editor.title(), "the template")
    template = tmp_path / "mine.json"
    editor.answer("ctrl+s", template)
    until(template.exists, "the file")
    surname, code = load_template(template).fields
    assert (surname.name, surname.kind, surname.comb) == ("Surname", "text", False)
    assert (code.name, code.kind, code.comb) == ("Zip", "digits", True)
    for field, box in ((surname, BOXES["Last name"]), (code, BOXES["Postcode"])):
        near = zip(field.box.polygon, box.polygon, strict=True)
        assert all(abs(a - b) < 8 for one, two in near for a, b in zip(one, two, strict=True))
    until(lambda: not kept(), "the copy to go")

    # the clerk reads a form with it
    clerk = clerk_at(program)
    clerk.answer("ctrl+shift+o", pile)
    clerk.answer("ctrl+t", template)
    clerk.press("F5")
    (form,) = until(lambda: rows("journal"), "the form", 120)
    texts = {field["name"]: field["text"] for field in form["fields"]}
    assert form["template"] == "my form"
    assert list(texts) == ["Surname", "Zip"]
    assert len(texts["Zip"]) == 5
    assert texts["Zip"].isdigit()
    assert texts["Surname"]
