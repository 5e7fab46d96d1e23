"""Times what a person waits for: one word, the command line, the window; and weighs the window.

    .venv/bin/python -m scripts.benchmark [--start] [--cold] [--program dist/plume/plume]

The window comes up on a virtual display of its own where there is none. ``--start`` leaves the
recogniser out. ``--program`` times that command too, such as one of a bundle. Programs start as
they do when they are installed: with their byte code on the disk. ``--cold`` lets the system forget
the program's files before each start, as after the machine's own; what another process has loaded
stays, so that this tells the truth only where no other Python runs. Beside the time that passed
stands what the cores worked, which other work on the machine changes less.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import shutil
import site
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from pathlib import Path

import cv2
import numpy as np

import resources
from model.ink import Ink
from model.inkml import read_inkml
from model.recognizer import Recognizer

ROUNDS = 7
LOADED = ("PySide6", "shiboken6", "numpy", "cv2", "opencv_python_headless", "onnxruntime")

WINDOW = """
import sys, time
started = float(sys.argv[1])
import gc
gc.disable()
from PySide6.QtCore import QTimer
from app.services.recognition import RecognitionService
from app.services.settings_store import SettingsStore
from app.ui.main_window import MainWindow
from app.ui.start import make_application, settings_file
gc.freeze()
app = make_application()
recognition = RecognitionService()
window = MainWindow(recognition, SettingsStore(settings_file()))
window.show()
recognition.load()
times = []
QTimer.singleShot(0, lambda: times.append(time.time() - started))
recognition.model_ready.connect(lambda: (times.append(time.time() - started), app.quit()))
app.exec()
status = open("/proc/self/status").read() if sys.platform == "linux" else "VmRSS: 0"
window.close()
recognition.shutdown()
print(*times, int(status.split("VmRSS:")[1].split()[0]) / 1024)
"""


def main() -> None:
    """Prints the median of each figure."""
    parser = argparse.ArgumentParser(prog="python -m scripts.benchmark")
    parser.add_argument("--start", action="store_true", help="time starts only")
    parser.add_argument("--cold", action="store_true", help="forget the files before each start")
    parser.add_argument("--program", type=Path, help="a packaged program to time too")
    options = parser.parse_args()
    if sys.platform == "linux" and not os.environ.get("DISPLAY"):
        sys.exit(_on_virtual_display())
    if not options.start:
        for name, milliseconds in word_times().items():
            print(f"{name:<44}{milliseconds:8.1f} ms")
    with tempfile.TemporaryDirectory() as folder:
        environment = environment_in(folder)
        cold = [*loaded_folders(), Path(folder)] if options.cold else []
        report_starts([sys.executable, "-m", "app"], "plume", environment, cold)
        if options.program:
            parts = [options.program.resolve().parent] if options.cold else []
            report_starts([str(options.program)], str(options.program), environment, parts)
        usable, ready, resident, worked = window_figures(environment, cold)
    print(f"{'window usable':<44}{usable * 1000:8.0f} ms")
    print(
        f"{'model ready in the window':<44}{ready * 1000:8.0f} ms{worked * 1000:8.0f} ms of a core"
    )
    print(f"{'resident, nothing open':<44}{resident:8.0f} MB")


def environment_in(folder: str) -> dict[str, str]:
    """The environment of a program as people start it, which leaves their own files as they are.

    Args:
        folder: Where it keeps its settings, data, and byte code.
    """
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    environment |= dict.fromkeys(("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"), folder)
    environment["PYTHONPYCACHEPREFIX"] = str(Path(folder) / "byte code")
    return environment | {"OPENBLAS_NUM_THREADS": "1"}  # as app.main does


def loaded_folders() -> list[Path]:
    """Where the window's own code lies, and that of what it loads."""
    root = Path(resources.__file__).parents[1]
    places = [Path(place) for place in site.getsitepackages()]
    found = [path for place in places for name in LOADED for path in place.glob(f"{name}*")]
    return [root / "app", root / "model", root / "resources", *filter(Path.is_dir, found)]


def forget(folders: Iterable[Path]) -> None:
    """Lets the system drop what it holds of some files in memory, as if it had just started."""
    for path in (path for folder in folders for path in folder.rglob("*") if path.is_file()):
        with path.open("rb") as file:
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def _on_virtual_display() -> int:
    """Runs this command again where windows can be shown."""
    if not all(shutil.which(tool) for tool in ("Xvfb", "openbox", "xdotool")):
        print("There is no display; install xvfb, openbox and xdotool to time the window without.")
        return 1
    again = [sys.executable, "-m", "scripts.benchmark", *sys.argv[1:]]
    return subprocess.run([str(Path(__file__).with_name("with-display")), *again]).returncode


def report_starts(
    program: list[str], name: str, environment: dict[str, str], cold: Sequence[Path]
) -> None:
    """Prints how long commands of a program take."""
    picture = str(resources.path("samples/word_plume.png"))
    for arguments in (["--version"], ["read", "--single", picture]):
        seconds, worked = command_time([*program, *arguments], environment, cold)
        what = "--version" if len(arguments) == 1 else "read one.png"
        print(
            f"{f'{name} {what}':<44}{seconds * 1000:8.0f} ms{worked * 1000:8.0f} ms of a core",
            flush=True,
        )


def word_times() -> dict[str, float]:
    """Milliseconds a word: one picture, one ink, and in a batch, for each field kind."""
    recognizer = Recognizer.load()
    expected = json.loads(resources.path("samples/expected.json").read_text(encoding="utf-8"))
    words = [cv2.imread(str(resources.path(f"samples/{n}")), 0) for n in expected if "word_" in n]
    pictures = [np.asarray(word, np.uint8) for word in words]
    inks = [read_inkml(resources.path(f"samples/{n}")) for n in expected if n.endswith(".inkml")]
    times = {}
    for field in ("text", "name"):
        times[f"one picture of a word, field {field}"] = _each(recognizer, pictures, field)
    times["one ink, field text"] = _each(recognizer, inks, "text")
    batch = pictures * 20
    started = time.perf_counter()
    recognizer.read_many(batch)
    times["a word in a batch, field text"] = (time.perf_counter() - started) / len(batch) * 1000
    return times


def _each(recognizer: Recognizer, sources: list[np.ndarray] | list[Ink], field: str) -> float:
    times = []
    for source in [*sources, *sources * ROUNDS]:
        started = time.perf_counter()
        recognizer.read(source, field)
        times.append((time.perf_counter() - started) * 1000)
    return statistics.median(times[len(sources) :])


def command_time(
    command: list[str], environment: dict[str, str], cold: Sequence[Path] = ()
) -> tuple[float, float]:
    """Median seconds of a whole process, after one that warms the caches.

    Args:
        command: What is run.
        environment: Of the process.
        cold: Folders whose files are forgotten before each run.

    Returns:
        Seconds that pass, and that the cores work.
    """
    rounds = [_timed(command, environment, cold)[:2] for _ in range(ROUNDS + 1)]
    passed, worked = np.median(np.array(rounds[1:]), axis=0).tolist()
    return passed, worked


def _timed(
    command: list[str], environment: dict[str, str], cold: Sequence[Path]
) -> tuple[float, float, str]:
    """Seconds that pass, and that the cores work, and what is printed."""
    forget(cold)
    before = sum(resource.getrusage(resource.RUSAGE_CHILDREN)[:2])
    started = time.perf_counter()
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=environment)
    passed = time.perf_counter() - started
    return passed, sum(resource.getrusage(resource.RUSAGE_CHILDREN)[:2]) - before, done.stdout


def window_figures(
    environment: dict[str, str], cold: Sequence[Path] = ()
) -> tuple[float, float, float, float]:
    """Medians of the window.

    Returns:
        Seconds until a click is answered, until the model is ready, resident megabytes then, and
        seconds that the cores worked until it was closed again.
    """
    runs = []
    for _ in range(ROUNDS + 1):
        forget(cold)
        command = [sys.executable, "-c", WINDOW, str(time.time())]
        _, worked, printed = _timed(command, environment, ())
        runs.append([*(float(value) for value in printed.split()), worked])
    usable, ready, resident, worked = np.median(np.array(runs[1:]), axis=0).tolist()
    return usable, ready, resident, worked


if __name__ == "__main__":
    main()
