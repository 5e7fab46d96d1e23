"""Measures the resident memory of the window with forms and with large files open.

    scripts/with-display .venv/bin/python -m scripts.measure_memory

The sample forms are read with their template, and one is looked at; what the processes need that
read them, and end then, is not counted. Each large file is made anew, opened in a process of its
own, its first page read, and some pages more turned to. The limits are what a person's machine can
spare.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np

import resources
from app.core.document import Page
from app.core.export import FORMATS, export, export_pages
from app.core.image_io import Image, MemorySource, open_source
from scripts.benchmark import environment_in

_A4_AT_600 = (4960, 7016)

_WINDOW = """
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
def wait(done):
    while not done():
        QTest.qWait(50)
"""
_LARGE_FILE = """
session = window.read.session
window.open_paths([Path(sys.argv[1])])
wait(lambda: session.current is not None and session.current.lines is not None)
for page in session.document.pages[1:6]:
    session.show(page)
    wait(lambda: session.picture is not None)
for page in session.document.pages[-1:]:
    session.show(page)
    wait(lambda: session.current.lines is not None)
count = len(session.document)
"""
_FORMS = """
wait(lambda: recognition.ready)
forms = window.forms.open()
ended = []
forms.running.ended.connect(lambda: ended.append(True))
window.forms.open_sample()
wait(lambda: ended)
forms.session.show(forms.session.fields[0])
QTest.qWait(500)
count = len(forms.session.forms)
"""
_FIGURES = """
print(count)
print(*(line for line in open("/proc/self/status") if line.startswith(("VmHWM", "VmRSS"))))
window.read.session.load([], 0, None)
window.close()
recognition.shutdown()
"""


@dataclass(frozen=True)
class Case:
    """Something to have open.

    Attributes:
        limit: Resident megabytes it may need at most.
        steps: What the window does.
        make: Writes the file that is opened into a folder.
    """

    limit: int
    steps: str
    make: Callable[[Path], Path] = Path


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


CASES = {
    "sample forms": Case(300, _FORMS),
    "A4 in colour at 600 dpi": Case(500, _LARGE_FILE, large_scan),
    "PDF of 300 pages": Case(500, _LARGE_FILE, long_pdf),
    "TIFF of 200 pages": Case(500, _LARGE_FILE, long_tiff),
}


def measured(case: Case, environment: dict[str, str]) -> tuple[int, int, int]:
    """Pages, resident megabytes at the end and at most."""
    with tempfile.TemporaryDirectory() as folder:
        script = _WINDOW + case.steps + _FIGURES
        command = [sys.executable, "-c", script, str(case.make(Path(folder))), folder]
        done = subprocess.run(command, check=True, capture_output=True, text=True, env=environment)
    count, *figures = done.stdout.split()
    resident, peak = (int(figures[figures.index(n) + 1]) // 1024 for n in ("VmRSS:", "VmHWM:"))
    return int(count), resident, peak


def main() -> int:
    """Prints a row for each case; fails where one needs too much."""
    print(f"{'open':28}{'pages':>6}{'resident MB':>13}{'at most MB':>12}{'limit':>7}")
    failed = False
    with tempfile.TemporaryDirectory() as home:
        environment = environment_in(home)
        measured(CASES["sample forms"], environment)  # leaves byte code, as installed programs have
        for name, case in CASES.items():
            pages, resident, peak = measured(case, environment)
            print(f"{name:28}{pages:>6}{resident:13}{peak:12}{case.limit:7}")
            failed |= peak >= case.limit
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
