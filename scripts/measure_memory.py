"""Measures the resident memory of the window with large files open.

    scripts/with-display .venv/bin/python -m scripts.measure_memory

Each file is made anew, opened in a process of its own, its first page read, and some pages more
turned to. The limit is what a person's machine can spare.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import cv2
import numpy as np

import resources
from app.core.document import Page
from app.core.export import FORMATS, export, export_pages
from app.core.image_io import Image, MemorySource, open_source

LIMIT = 500
_A4_AT_600 = (4960, 7016)

WINDOW = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from app.services.recognition import RecognitionService
from app.services.settings_store import SettingsStore
from app.ui.main_window import MainWindow
from app.ui.start import make_application
app = make_application()
recognition = RecognitionService()
window = MainWindow(recognition, SettingsStore(Path(sys.argv[2]) / "plume.ini"), Path(sys.argv[2]))
window.show()
recognition.load()
session = window.read.session
window.open_paths([Path(sys.argv[1])])
def wait(done):
    while not done():
        QTest.qWait(50)
wait(lambda: session.current is not None and session.current.lines is not None)
for page in session.document.pages[1:6]:
    session.show(page)
    wait(lambda: session.picture is not None)
for page in session.document.pages[-1:]:
    session.show(page)
    wait(lambda: session.current.lines is not None)
print(len(session.document))
print(*(line for line in open("/proc/self/status") if line.startswith(("VmHWM", "VmRSS"))))
session.load([], 0, None)
window.close()
recognition.shutdown()
"""


def sample() -> Image:
    """The sample page, in colour."""
    return open_source(resources.path("samples/page.png")).load()


def large_scan(folder: Path) -> Path:
    """A4 in colour at 600 dots per inch."""
    path = folder / "large.png"
    cv2.imwrite(str(path), cv2.resize(sample(), _A4_AT_600))
    return path


def long_pdf(folder: Path) -> Path:
    """300 pages of A4."""
    source = MemorySource(Path("page"), sample())
    pages = [Page(source, lines=[]) for _ in range(300)]
    export(folder / "long.pdf", export_pages(pages), FORMATS["pdf"])
    return folder / "long.pdf"


def long_tiff(folder: Path) -> Path:
    """200 pages at 200 dots per inch, packed by LZW."""
    grey = cv2.cvtColor(cv2.resize(sample(), (1654, 2339)), cv2.COLOR_RGB2GRAY)
    path = folder / "long.tif"
    cv2.imwritemulti(str(path), [np.asarray(grey)] * 200)
    return path


def peaks() -> Iterator[tuple[str, str, int, int]]:
    """Name, pages, resident megabytes at the end and at most, of each file."""
    makers: dict[str, Callable[[Path], Path]] = {
        "A4 in colour at 600 dpi": large_scan,
        "PDF of 300 pages": long_pdf,
        "TIFF of 200 pages": long_tiff,
    }
    for name, make in makers.items():
        with tempfile.TemporaryDirectory() as folder:
            path = make(Path(folder))
            command = [sys.executable, "-c", WINDOW, str(path), folder]
            done = subprocess.run(command, check=True, capture_output=True, text=True)
            count, figures = done.stdout.split("\n", 1)
            values = figures.split()
            megabytes = {n: int(values[values.index(n) + 1]) // 1024 for n in ("VmRSS:", "VmHWM:")}
            yield name, count, megabytes["VmRSS:"], megabytes["VmHWM:"]


def main() -> int:
    """Prints a row for each file; fails where one needs too much."""
    print(f"{'file':28}{'pages':>6}{'resident MB':>13}{'at most MB':>12}")
    worst = 0
    for name, pages, resident, peak in peaks():
        print(f"{name:28}{pages:>6}{resident:13}{peak:12}")
        worst = max(worst, peak)
    return int(worst >= LIMIT)


if __name__ == "__main__":
    sys.exit(main())
