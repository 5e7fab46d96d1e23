"""Kills the program at random moments, again and again, and looks whether anything is lost.

    .venv/bin/python -m scripts.kills [--kills 200] [KIND ...]

The kinds: ``editing`` (the copy of unsaved work), ``project``, ``settings``, ``words`` (the
personal dictionary) and ``batch`` (pages and corrections). A process of its own changes one number
after the other and tells each once it is kept; after every ``kill -9`` the last number that was
told must be there, or the one after it, and every file be whole.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import numpy as np
from PySide6.QtCore import QCoreApplication

from app.core.batch.corrections import Corrections
from app.core.batch.journal import Journal
from app.core.document import Entry, Page, TextLine
from app.core.files import TEMPORARY
from app.core.forms.results import FormResult
from app.core.geometry import Box
from app.core.image_io import MemorySource
from app.core.project.store import read_project, write_project
from app.core.writing.personal_dictionary import PersonalDictionary
from app.services.autosave import Autosave, Work, leftovers
from app.services.settings_store import SettingsStore
from model.reading import Reading

PAGES, LINES = 4, 30
LONGEST = 0.15
"""Seconds after the first change in which the kill comes."""

Tell = Callable[[int], None]


@dataclass(frozen=True)
class Kind:
    """A way of working.

    Attributes:
        work: Changes things for ever: in a folder, from a number on, and tells each that is kept.
        kept: The number that is in the folder, 0 for none; fails where a file is damaged.
    """

    work: Callable[[Path, int, Tell], None]
    kept: Callable[[Path], int]


def pages(number: int) -> list[Page]:
    """Some pages, on every line of which the number was typed."""
    source = MemorySource(Path("page"), np.full((60, 80), 255, np.uint8))
    box = Box(0, 0, 80, 2)
    read, entry = Reading("read", 0.5), Entry(str(number), True, "somebody")
    return [
        Page(source, 0, 0, [TextLine(box, box.polygon, read, entry) for _ in range(LINES)], number)
        for _ in range(PAGES)
    ]


def number_on(found: list[Page]) -> int:
    """The number that all lines of some pages say."""
    texts = {line.text for page in found for line in page.lines or ()}
    assert len(texts) == 1, f"the lines are of different times: {texts}"
    assert sum(len(page.lines or ()) for page in found) == PAGES * LINES, "lines are missing"
    return int(texts.pop())


def edit(folder: Path, start: int, tell: Tell) -> None:
    """Edits, while a copy is kept in the background as in the window."""
    app, now = QCoreApplication([]), start
    autosave = Autosave(folder / "recovery", lambda: Work(tuple(pages(now)), 0, None, now), 1)

    def go_on() -> None:
        nonlocal now
        tell(now)
        now += 1
        autosave.keep()

    autosave.kept.connect(go_on)
    app.exec()


def edited(folder: Path) -> int:
    """What the next start offers to a person, who takes it."""
    found = leftovers(folder / "recovery")
    numbers = [number_on(read_project(left.path, passing=True).pages) for left in found]
    for left in found:
        left.discard()
    return max(numbers, default=0)


def save(folder: Path, start: int, tell: Tell) -> None:
    """Saves one project over and over."""
    for number in count(start):
        write_project(folder / "work.plume", pages(number))
        tell(number)


def saved(folder: Path) -> int:
    """What the project says."""
    path = folder / "work.plume"
    return number_on(read_project(path).pages) if path.exists() else 0


def choose(folder: Path, start: int, tell: Tell) -> None:
    """Changes settings."""
    store = SettingsStore(folder / "plume.ini")
    for number in count(start):
        store.change(
            recent_files=tuple(f"{number}/{n}" for n in range(200)), last_folder=f"{number}"
        )
        tell(number)


def chosen(folder: Path) -> int:
    """What the settings say."""
    settings = SettingsStore(folder / "plume.ini").settings
    number = int(settings.last_folder or 0)
    if number:
        wanted = tuple(f"{number}/{n}" for n in range(200))
        assert settings.recent_files == wanted, "the settings are of different times"
    return number


def learn(folder: Path, start: int, tell: Tell) -> None:
    """Learns a word again and again."""
    words = PersonalDictionary(folder / "words.tsv")
    for number in count(start):
        words.learn("maison")
        tell(number)


def learned(folder: Path) -> int:
    """How often the word is there."""
    return dict(PersonalDictionary(folder / "words.tsv")).get("maison", 0)


def read(folder: Path, start: int, tell: Tell) -> None:
    """Finishes pages of a batch and corrects each."""
    journal = Journal(folder / "journal", "job")
    corrections = Corrections(folder / "corrections")
    for number in count(start):
        key = str(number), 1
        if key not in journal.finished:
            journal.add([(key, FormResult(Path(str(number)), 1))])
        corrections.set((key, "Name"), Entry(str(number), True))
        tell(number)


def finished(folder: Path) -> int:
    """The last page that is finished and corrected, when all before it are too."""
    journal, corrections = Journal(folder / "journal", "job"), Corrections(folder / "corrections")
    journal.close()
    corrections.close()
    pages = [int(file) for file, _ in journal.finished]
    texts = [int(entry.text) for entry in corrections.entries.values()]
    assert pages == list(range(1, len(pages) + 1)), "a page is missing or there twice"
    assert texts == list(range(1, len(texts) + 1)), "a correction is missing or there twice"
    assert len(pages) - len(texts) in (0, 1), "a correction is without its page"
    return len(texts)


KINDS = {
    "editing": Kind(edit, edited),
    "project": Kind(save, saved),
    "settings": Kind(choose, chosen),
    "words": Kind(learn, learned),
    "batch": Kind(read, finished),
}


def kill(kind: Kind, folder: Path, kills: int, moments: random.Random) -> tuple[int, int]:
    """Kills a process so many times.

    Returns:
        How many changes were told as kept, and how often a file was being written meanwhile.

    Raises:
        Exception: something is lost or damaged.
    """
    last = interrupted = told = 0
    for _ in range(kills):
        numbers = _run_and_kill(kind, folder, last + 1, moments)
        temporary = [path for path in folder.rglob("*") if _is_temporary(path)]
        interrupted += bool(temporary)
        for path in temporary:
            path.unlink()
        kept = kind.kept(folder)
        known = numbers[-1] if numbers else last
        assert known <= kept <= known + 1 or (kept == 0 and not numbers), (
            f"{known} was told as kept, {kept} is there"
        )
        told += len(numbers)
        last = max(kept, last)
    return told, interrupted


def _is_temporary(path: Path) -> bool:
    """Whether a file was being written, by us or by Qt."""
    return path.suffix == TEMPORARY or path.name.startswith("plume.ini.") != (
        path.suffix == ".lock"
    )


def _run_and_kill(kind: Kind, folder: Path, start: int, moments: random.Random) -> list[int]:
    """The numbers that were told before the kill."""
    reading, writing = os.pipe()
    process = os.fork()
    if process == 0:
        try:
            kind.work(folder, start, lambda number: _tell(writing, number))
        finally:
            os._exit(1)
    os.close(writing)
    with open(reading, "rb") as pipe:
        told = pipe.readline()
        time.sleep(moments.uniform(0, LONGEST))
        os.kill(process, signal.SIGKILL)
        told += pipe.read()
    _, status = os.waitpid(process, 0)
    assert os.WIFSIGNALED(status), "the process ended by itself"
    return [int(number) for number in told.split()]


def _tell(pipe: int, number: int) -> None:
    os.write(pipe, f"{number}\n".encode())


def main() -> int:
    """Runs the kinds that were named, or all; returns 1 when something was lost."""
    parser = argparse.ArgumentParser(prog="python -m scripts.kills")
    parser.add_argument("kinds", nargs="*", metavar="KIND", help=", ".join(KINDS))
    parser.add_argument("--kills", type=int, default=200, help="of each kind (200)")
    options = parser.parse_args()
    bad = 0
    for name in options.kinds or KINDS:
        with tempfile.TemporaryDirectory() as folder:
            try:
                told, between = kill(KINDS[name], Path(folder), options.kills, random.Random(7))
                print(
                    f"{name:10}{options.kills:5} kills, {between} of them while a file was being"
                    f" written; all of {told} changes kept",
                    flush=True,
                )
            except AssertionError as error:
                bad += 1
                print(f"{name:10}LOST: {error}", flush=True)
    return int(bad > 0)


if __name__ == "__main__":
    sys.exit(main())
