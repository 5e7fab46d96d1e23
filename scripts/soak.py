"""A long day in one process: thousands of pages and words, while memory and speed stay as they are.

    scripts/with-display .venv/bin/python -m scripts.soak [--pages 2000] [--words 20000]

Pages are opened and read one after the other, words are written on the pad, read and taken over,
in the real window with the real model. Ten times on the way it prints what the process weighs, its
threads and open files, and how long a page or word took; it fails where the second half of the way
needs 5 % more memory, more threads or files, or half as much time again as the first.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
from PySide6.QtTest import QTest

import resources
from app.core.image_io import open_source
from app.services.recognition import RecognitionService
from app.services.settings_store import SettingsStore
from app.ui.main_window import MainWindow
from app.ui.start import make_application
from model.inkml import read_inkml

LOOKS = 10
JITTER = 2
"""Threads and files that come and go."""

TEXT = 200
"""Words after which a person begins a new text."""


@dataclass(frozen=True)
class Look:
    """What the process is like.

    Attributes:
        megabytes: Resident.
        threads: Of the process.
        files: Open handles.
        milliseconds: Median of what was done since the last look.
    """

    megabytes: float
    threads: int
    files: int
    milliseconds: float


def look(times: list[float]) -> Look:
    """The process now."""
    status = Path("/proc/self/status").read_text()
    kilobytes = int(status.split("VmRSS:")[1].split()[0])
    threads = int(status.split("Threads:")[1].split()[0])
    files = len(os.listdir("/proc/self/fd"))
    return Look(kilobytes / 1024, threads, files, statistics.median(times) * 1000)


def wait(done: Callable[[], bool]) -> None:
    """Lets the window work until something is so."""
    while not done():
        QTest.qWait(1)


def pages(window: MainWindow, folder: Path, count: int) -> Iterator[None]:
    """Opens so many pages, and reads one after the other."""
    sample = open_source(resources.path("samples/page.png")).load()
    small = np.asarray(cv2.resize(sample, None, fx=0.5, fy=0.5), np.uint8)
    first = folder / "00000.png"
    cv2.imwrite(str(first), small[: small.shape[0] // 3])
    for number in range(1, count):
        (folder / f"{number:05}.png").hardlink_to(first)
    session = window.read.session
    window.open_paths([folder])
    wait(lambda: len(session.document) == count)
    for page in session.document.pages:
        session.show(page)
        wait(lambda page=page: page.lines is not None)
        yield
    session.mark_saved()
    session.load([], 0, None)


def words(window: MainWindow, _folder: Path, count: int) -> Iterator[None]:
    """Writes so many words on the pad."""
    window.show_mode("write")
    ink = read_inkml(sorted(resources.path("samples").glob("*.inkml"))[0])
    write = window.write
    for number in range(count):
        for stroke in ink.strokes:
            write.session.add(stroke)
        wait(lambda: bool(write.session.texts) and not write.session.waiting)
        write.session.commit(" ")
        if number % TEXT == TEXT - 1:
            write.text.clear()
        yield


def soak(title: str, steps: Iterator[None], count: int) -> bool:
    """Takes all steps; returns whether the process stayed as it was."""
    print(f"{title:8}{'MB':>8}{'threads':>9}{'files':>7}{'ms':>9}", flush=True)
    looks: list[Look] = []
    times: list[float] = []
    started = time.perf_counter()
    for number, _ in enumerate(steps, 1):
        times.append(time.perf_counter() - started)
        if number % max(count // LOOKS, 1) == 0:
            now = look(times)
            looks.append(now)
            times = []
            print(
                f"{number:8}{now.megabytes:8.1f}{now.threads:9}{now.files:7}{now.milliseconds:9.1f}",
                flush=True,
            )
        started = time.perf_counter()
    return _flat(looks)


def _flat(looks: list[Look]) -> bool:
    """Whether the second half is like the first, of which the beginning does not count."""
    half = len(looks) // 2
    before, after = looks[1:half], looks[half:]
    if not before:
        return True
    return (
        max(x.megabytes for x in after) <= 1.05 * max(x.megabytes for x in before)
        and max(x.threads for x in after) <= max(x.threads for x in before) + JITTER
        and max(x.files for x in after) <= max(x.files for x in before) + JITTER
        and statistics.median(x.milliseconds for x in after)
        <= 1.5 * statistics.median(x.milliseconds for x in before)
    )


def main() -> int:
    """Soaks the window; returns 1 where it swells or slows down."""
    parser = argparse.ArgumentParser(prog="python -m scripts.soak")
    parser.add_argument("--pages", type=int, default=2000)
    parser.add_argument("--words", type=int, default=20000)
    options = parser.parse_args()
    app = make_application()
    flat = True
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "scans").mkdir()
        recognition = RecognitionService()
        store = SettingsStore(folder / "plume.ini")
        window = MainWindow(recognition, store, folder / "recovery")
        window.show()
        recognition.load()
        for title, way, count in (("words", words, options.words), ("pages", pages, options.pages)):
            if count:
                flat &= soak(title, way(window, folder / "scans", count), count)
        window.read.session.mark_saved()
        window.close()
        recognition.shutdown()
    app.quit()
    print("flat" if flat else "NOT FLAT")
    return int(not flat)


if __name__ == "__main__":
    sys.exit(main())
