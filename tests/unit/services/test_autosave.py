"""Unsaved work is kept while the program runs, and found when it did not end as it should."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from app.core.document import Document, Page, TextLine
from app.core.geometry import Box
from app.core.image_io import MemorySource
from app.core.project.store import read_project
from app.services.autosave import Autosave, Work, leftovers
from model.reading import Reading

PROGRAM = """
import os, sys
from pathlib import Path
import numpy as np
from PySide6.QtCore import QCoreApplication
from app.core.document import Page
from app.core.image_io import MemorySource
from app.services.autosave import Autosave, Work
app = QCoreApplication([])
page = Page(MemorySource(Path("a"), np.zeros((9, 9), np.uint8)))
autosave = Autosave(Path(sys.argv[1]), lambda: Work((page,), 0, None, 1), 1)
autosave.kept.connect(lambda: os._exit(1))
app.exec()
"""


class Desk:
    """Something to work on."""

    def __init__(self) -> None:
        box = Box(0, 0, 9, 9)
        self.line = TextLine(box, box.polygon, Reading("read", 0.5))
        self.page = Page(MemorySource(Path("a"), np.zeros((9, 9), np.uint8)), lines=[self.line])
        self.document = Document()
        self.document.replace([self.page])
        self.wanted = True

    def work(self) -> Work | None:
        pages = tuple(self.document)
        return Work(pages, 0, Path("origin.plume"), self.document.revision) if self.wanted else None

    def type(self, text: str) -> None:
        self.document.set_entry(self.page, self.line, self.line.typed(text, "anna", "now"))


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
def autosave(qtbot: QtBot, tmp_path: Path, desk: Desk) -> Iterator[Autosave]:
    service = Autosave(tmp_path / "recovery", desk.work, interval=20)
    yield service
    service.close()


def test_each_change_is_kept_by_itself(qtbot: QtBot, autosave: Autosave, desk: Desk) -> None:
    with qtbot.waitSignal(autosave.kept):
        pass
    desk.type("typed")
    with qtbot.waitSignal(autosave.kept):
        pass
    project = read_project(autosave.path)
    assert project.pages[0].text == "typed"
    assert project.origin == Path("origin.plume")


def test_nothing_is_written_twice(qtbot: QtBot, autosave: Autosave, desk: Desk) -> None:
    with qtbot.waitSignal(autosave.kept):
        pass
    before = autosave.path.stat().st_mtime_ns
    with qtbot.assertNotEmitted(autosave.kept, wait=150):
        pass
    assert autosave.path.stat().st_mtime_ns == before


def test_what_nobody_would_miss_is_removed(qtbot: QtBot, autosave: Autosave, desk: Desk) -> None:
    with qtbot.waitSignal(autosave.kept):
        pass
    desk.wanted = False
    qtbot.waitUntil(lambda: not autosave.path.exists())
    desk.wanted = True
    with qtbot.waitSignal(autosave.kept):
        pass
    assert autosave.path.exists()


def test_an_orderly_end_leaves_nothing(qtbot: QtBot, autosave: Autosave) -> None:
    with qtbot.waitSignal(autosave.kept):
        pass
    folder = autosave.path.parent
    assert leftovers(folder) == []  # its program is alive
    autosave.close()
    assert list(folder.iterdir()) == []


def test_a_folder_that_cannot_be_written_is_told_once(
    qtbot: QtBot, tmp_path: Path, desk: Desk
) -> None:
    (tmp_path / "file").write_text("in the way")
    service = Autosave(tmp_path / "file" / "recovery", desk.work, interval=20)
    with qtbot.waitSignal(service.failed) as told:
        pass
    assert told.args is not None
    assert "cannot be written" in told.args[0]
    with qtbot.assertNotEmitted(service.failed, wait=150):
        pass
    service.close()


def test_work_of_a_program_that_died_is_found(qtbot: QtBot, tmp_path: Path) -> None:
    folder = tmp_path / "recovery"
    done = subprocess.run([sys.executable, "-c", PROGRAM, str(folder)], timeout=60)
    assert done.returncode == 1

    (left,) = leftovers(folder)
    assert len(read_project(left.path).pages) == 1
    assert leftovers(folder) == []  # one finder at a time
    left.release()
    (again,) = leftovers(folder)
    again.discard()
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("days", [-1, 1, 10_000])
def test_work_is_found_whatever_the_clock_said(qtbot: QtBot, tmp_path: Path, days: int) -> None:
    folder = tmp_path / "recovery"
    for _ in range(2):
        done = subprocess.run([sys.executable, "-c", PROGRAM, str(folder)], timeout=60)
        assert done.returncode == 1
    changed = time.time() + days * 86_400
    for path in list(folder.iterdir())[1:]:
        os.utime(path, (changed, changed))

    found = leftovers(folder)

    assert len(found) == 2
    for left in found:
        assert len(read_project(left.path).pages) == 1
        left.discard()
    assert list(folder.iterdir()) == []


def test_a_damaged_copy_is_set_aside(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "old.plume").write_bytes(b"half a f")
    (left,) = leftovers(tmp_path)
    aside = left.set_aside()
    assert aside.read_bytes() == b"half a f"
    assert leftovers(tmp_path) == []


def test_no_folder_means_nothing_was_left(tmp_path: Path) -> None:
    assert leftovers(tmp_path / "none") == []


def test_locks_without_work_are_cleared_away(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "old.lock").write_text(f"999999999\nplume\n{socket.gethostname()}\n")
    assert leftovers(tmp_path) == []
    assert not (tmp_path / "old.lock").exists()
