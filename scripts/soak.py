"""A long day in one process: thousands of pages and words, while memory and speed stay as they are.

    scripts/with-display .venv/bin/python -m scripts.soak [--pages 2000] [--words 20000]

In the real window with the real model, pages are opened, shown and read one after the other; after
each, words are written on the pad, read and taken over. Forty times on the way it prints what the
process weighs, its threads and open files, and how long a page and a word took; it fails where the
second half of the way needs 5 % more memory, more threads or files, or half as much time again as
the first. ``--minutes`` ends the day early, which is then said.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as app.main does, before numpy is loaded

import cv2
import numpy as np
from PySide6.QtTest import QTest

import resources
from app.core.image_io import open_source
from app.services.recognition import RecognitionService
from app.services.settings_store import SettingsStore
from app.ui.main_window import MainWindow
from app.ui.start import make_application
from model.ink import Stroke
from model.inkml import read_inkml
from model.recognizer import Recognizer

LOOKS = 40
JITTER = 2
"""Threads and files that come and go."""

PATIENCE = 120
TEXT = 50
"""Words after which a person begins a new text."""


@dataclass(frozen=True)
class Look:
    """What the process is like.

    Attributes:
        megabytes: Resident.
        threads: Of the process.
        files: Open handles.
        page, word: Median milliseconds of those since the last look; 0 without any.
    """

    megabytes: float
    threads: int
    files: int
    page: float
    word: float


@dataclass
class Day:
    """What was done, and how long each took in seconds since the last look."""

    pages: int = 0
    words: int = 0
    page_times: list[float] = field(default_factory=list)
    word_times: list[float] = field(default_factory=list)

    def look(self) -> Look:
        """The process now; the times begin anew."""
        status = Path("/proc/self/status").read_text()
        kilobytes = int(status.split("VmRSS:")[1].split()[0])
        threads = int(status.split("Threads:")[1].split()[0])
        files = len(os.listdir("/proc/self/fd"))
        times = [statistics.median(t or [0]) * 1000 for t in (self.page_times, self.word_times)]
        self.page_times, self.word_times = [], []
        return Look(kilobytes / 1024, threads, files, *times)


def wait(done: Callable[[], bool]) -> None:
    """Lets the window work until something is so.

    Raises:
        TimeoutError: it is not so after two minutes.
    """
    end = time.monotonic() + PATIENCE
    while not done():
        QTest.qWait(1)
        if time.monotonic() > end:
            raise TimeoutError("The window does not answer.")


def open_pages(window: MainWindow, folder: Path, count: int) -> None:
    """Opens so many pages with two lines each."""
    sample = open_source(resources.path("samples/page.png")).load()
    small = np.asarray(cv2.resize(sample, None, fx=0.5, fy=0.5), np.uint8)
    first = folder / "00000.png"
    cv2.imwrite(str(first), small[: small.shape[0] // 6])
    for number in range(1, count):
        (folder / f"{number:05}.png").hardlink_to(first)
    window.open_paths([folder])
    wait(lambda: len(window.read.session.document) == count)


def read_page(window: MainWindow, number: int) -> None:
    """Shows a page and waits until it is read."""
    session = window.read.session
    page = session.document.pages[number]
    window.show_mode("read")
    session.show(page)
    wait(lambda: page.lines is not None)


def written_word() -> Stroke:
    """A word as a pen writes it that is not lifted."""
    strokes = read_inkml(resources.path("samples/plume.inkml")).strokes
    points = np.concatenate([stroke.points for stroke in strokes])[::3]
    return Stroke(points[:, 0], points[:, 1])


def write_word(window: MainWindow, word: Stroke, number: int) -> None:
    """Writes a word on the pad and takes it over as text."""
    write = window.write
    write.session.add(word)
    write.session.commit()
    wait(lambda: not write.session.words)
    if number % TEXT == 0:
        write.text.clear()


def live(window: MainWindow, pages: int, words: int) -> Iterator[Day]:
    """Reads and writes by turns; tells after each turn what was done."""
    day = Day()
    word = written_word()
    turns = pages or words // 10
    for turn in range(1, turns + 1):
        if pages:
            started = time.perf_counter()
            read_page(window, day.pages)
            day.page_times.append(time.perf_counter() - started)
            day.pages += 1
        window.show_mode("write")
        while day.words < words * turn // turns:
            started = time.perf_counter()
            day.words += 1
            write_word(window, word, day.words)
            day.word_times.append(time.perf_counter() - started)
        yield day


def soak(days: Iterator[Day], turns: int, minutes: float) -> bool:
    """Lives the day; returns whether the process stayed as it was."""
    end = time.monotonic() + 60 * minutes
    heads = ("pages", "words", "MB", "threads", "files", "ms/page", "ms/word")
    print("".join(f"{head:>9}" for head in heads), flush=True)
    looks: list[Look] = []
    for turn, day in enumerate(days, 1):
        late = time.monotonic() > end
        if late or turn % max(turns // LOOKS, 1) == 0:
            now = day.look()
            looks.append(now)
            print(
                f"{day.pages:9}{day.words:9}{now.megabytes:9.1f}{now.threads:9}{now.files:9}"
                f"{now.page:9.1f}{now.word:9.1f}",
                flush=True,
            )
        if late:
            print(f"not the whole day: {minutes:.0f} minutes are over")
            break
    return _flat(looks)


def _flat(looks: list[Look]) -> bool:
    """Whether the second half is like the first, of which the beginning does not count."""
    half = len(looks) // 2
    before, after = looks[1:half], looks[half:]
    if not before:
        print("too short a day to tell")
        return False

    def slower(times: Callable[[Look], float]) -> bool:
        usual = statistics.median(map(times, before))
        return statistics.median(map(times, after)) > 1.5 * usual

    return (
        max(x.megabytes for x in after) <= 1.05 * max(x.megabytes for x in before)
        and max(x.threads for x in after) <= max(x.threads for x in before) + JITTER
        and max(x.files for x in after) <= max(x.files for x in before) + JITTER
        and not slower(lambda look: look.page)
        and not slower(lambda look: look.word)
    )


def main() -> int:
    """Soaks the window; returns 1 where it swells or slows down."""
    parser = argparse.ArgumentParser(prog="python -m scripts.soak")
    parser.add_argument("--pages", type=int, default=2000)
    parser.add_argument("--words", type=int, default=20000)
    parser.add_argument("--minutes", type=float, default=600, help="end the day early")
    parser.add_argument("--threads", type=int, default=0, help="of the network; 0 is all cores")
    options = parser.parse_args()
    app = make_application()
    with tempfile.TemporaryDirectory() as name:
        os.environ["XDG_DATA_HOME"] = name  # the person's own words and ink stay as they are
        folder = Path(name)
        (folder / "scans").mkdir()
        recognition = RecognitionService(lambda: Recognizer.load(threads=options.threads))
        window = MainWindow(recognition, SettingsStore(folder / "plume.ini"), folder / "recovery")
        window.show()
        recognition.load()
        if options.pages:
            open_pages(window, folder / "scans", options.pages)
        turns = options.pages or options.words // 10
        days = live(window, options.pages, options.words)
        flat = soak(days, turns, options.minutes)
        window.read.session.mark_saved()
        window.close()
        recognition.shutdown()
    app.quit()
    print("flat" if flat else "NOT FLAT")
    return int(not flat)


if __name__ == "__main__":
    sys.exit(main())
