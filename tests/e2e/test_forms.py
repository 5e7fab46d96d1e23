"""A clerk's way in the real window: a folder, a template, a batch, review, export, two kills."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

import resources
from app.ui.forms.opening import batches_folder
from app.ui.start import settings_file
from tests.e2e.desktop import Program, Window, activate, until

Start = Callable[..., Program]

FORMS = resources.path("forms")
COUNT = 24
EVERYTHING = "[settings]\nreview_threshold=1.0\n"
"""Settings with which every field is to be looked at, however sure Plume is of it."""


def clerk_at(program: Program) -> Window:
    """Opens the window for piles of forms."""
    activate(program.window())
    program.key("ctrl+b")
    return Window(program, "Forms – Plume")


def rows(name: str) -> list[dict[str, Any]]:
    """What the only batch has noted in one of its files."""
    found = list(batches_folder().glob(f"*/{name}"))
    assert len(found) <= 1
    if not found:
        return []
    lines = found[0].read_bytes().split(b"\n")[1:]
    return [json.loads(line) for line in lines if line.endswith(b"}")]


def said(number: int) -> list[tuple[str, str, str, bool]]:
    """The corrections, as soon as there are so many: scan, field, text, checked."""
    found = until(lambda: r if len(r := rows("corrections")) >= number else [], "a correction")
    assert len(found) == number
    return [
        (Path(row["key"][0].split("|")[0]).name, row["field"], row["text"], row["reviewed"])
        for row in found
    ]


def enter(clerk: Window, number: int) -> list[tuple[str, str, str, bool]]:
    """Presses Enter; the corrections, as soon as there are so many."""
    clerk.press("Return")
    return said(number)


def read_pages() -> set[str]:
    return {Path(row["file"]).name for row in rows("journal")}


@pytest.fixture
def pile(tmp_path: Path) -> Path:
    """A folder with scans of filled forms, and a page that is none."""
    folder = tmp_path / "pile of forms"
    folder.mkdir()
    scans = sorted((FORMS / "scans").iterdir())
    for number in range(1, COUNT):
        shutil.copy(scans[number % len(scans)], folder / f"{number:02}.jpg")
    shutil.copy(resources.path("samples/page.png"), folder / f"{COUNT:02}.png")
    return folder


@pytest.mark.timeout(300)
def test_all_names_are_checked_as_pictures(plume: Start, pile: Path) -> None:
    clerk = clerk_at(plume())
    clerk.answer("ctrl+shift+o", pile)
    clerk.answer("ctrl+t", FORMS / "membership.json")
    clerk.press("F5")
    until(lambda: len(read_pages()) == COUNT, "all pages", 240)

    def accepted() -> list[dict[str, Any]]:
        # nothing while the window waits for the forms, and nothing new the second time
        clerk.press("F7", "Home", "Return")
        return rows("corrections")

    until(accepted, "a picture that is right")
    count = len(rows("corrections"))
    clerk.press("Down", "Down")
    enter(clerk, count + 1)
    clerk.type("Clerkson")
    *right, (_, _, *typed) = enter(clerk, count + 2)

    assert {name for _, name, _, _ in right} == {"Last name"}
    assert all(checked for *_, checked in right)
    assert typed == ["Clerkson", True]
    # sorted by value, whatever the order of the scans
    names = [name.casefold() for _, _, name, _ in right]
    assert names == sorted(names)


@pytest.mark.timeout(600)
def test_the_whole_way_of_a_clerk(plume: Start, pile: Path, tmp_path: Path) -> None:
    settings_file().write_text(EVERYTHING)

    # a folder, a template, and the batch is killed in the middle
    clerk = clerk_at(plume())
    clerk.answer("ctrl+shift+o", pile)
    clerk.answer("ctrl+t", FORMS / "membership.json")
    clerk.press("F5")
    until(lambda: "pile of forms" in clerk.title(), "the batch")
    until(lambda: len(read_pages()) >= 3, "some pages", 120)
    clerk.kill()
    before = read_pages()
    assert 3 <= len(before) < COUNT

    # the same choice goes on where it was
    clerk = clerk_at(plume())
    clerk.answer("ctrl+shift+o", pile)
    clerk.press("F5")
    until(lambda: len(read_pages()) == COUNT, "all pages", 240)
    assert len(rows("journal")) == COUNT

    # review: accept, correct, undo
    clerk.press("F8")
    clerk.type("Clerkson")
    assert enter(clerk, 1) == [("01.jpg", "Last name", "Clerkson", True)]
    ((scan, name, read, checked),) = enter(clerk, 2)[1:]
    assert (scan, name, checked) == ("01.jpg", "First name", True)
    clerk.press("ctrl+z")
    assert said(3)[2] == ("01.jpg", "First name", read, False)
    clerk.type("Clara")
    assert enter(clerk, 4)[3] == ("01.jpg", "First name", "Clara", True)
    clerk.kill()

    # nothing is lost, and the table tells
    clerk = clerk_at(plume())
    clerk.answer("ctrl+shift+o", pile)
    clerk.press("F5")
    until(lambda: "pile of forms" in clerk.title(), "the batch")
    clerk.press("F8", "Escape")
    assert len(rows("journal")) == COUNT
    table = tmp_path / "table.xlsx"
    clerk.answer("ctrl+shift+e", table)
    until(table.exists, "the table")

    sheet = openpyxl.load_workbook(table).active
    assert sheet is not None
    heading, *lines = sheet.iter_rows(values_only=True)
    found = [dict(zip(heading, line, strict=True)) for line in lines]
    assert [os.path.basename(str(row["file"])) for row in found] == sorted(os.listdir(pile))
    assert [found[0][name] for name in ("Last name", "First name")] == ["Clerkson", "Clara"]
    assert found[0]["Last name_confidence"] == 1
    assert found[-1]["matched"] is None
    assert "does not show the form" in str(found[-1]["problems"])
    assert all(row["Last name"] for row in found[:-1])
    assert said(4)[0] == ("01.jpg", "Last name", "Clerkson", True)
    clerk.close()
    assert clerk.program.close() == 0
    assert clerk.program.log.read_text() == ""
