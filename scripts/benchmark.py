"""Times what a person waits for: one word, the command line, the window. Run with a display.

scripts/with-display .venv/bin/python -m scripts.benchmark
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import time

import cv2
import numpy as np

import resources
from model.ink import Ink
from model.inkml import read_inkml
from model.recognizer import Recognizer

ROUNDS = 7

WINDOW = """
import sys, time
started = float(sys.argv[1])
from PySide6.QtCore import QTimer
from app.services.recognition import RecognitionService
from app.services.settings_store import SettingsStore
from app.ui.main_window import MainWindow
from app.ui.start import make_application, settings_file
app = make_application()
recognition = RecognitionService()
window = MainWindow(recognition, SettingsStore(settings_file()))
window.show()
recognition.load()
times = []
QTimer.singleShot(0, lambda: times.append(time.time() - started))
recognition.model_ready.connect(lambda: (times.append(time.time() - started), app.quit()))
app.exec()
window.close()
recognition.shutdown()
print(*times)
"""


def main() -> None:
    """Prints the median of each figure."""
    for name, milliseconds in word_times().items():
        print(f"{name:<44}{milliseconds:8.1f} ms")
    plume = [sys.executable, "-m", "app"]
    page = str(resources.path("samples/word_plume.png"))
    for name, command in {
        "plume --version": [*plume, "--version"],
        "plume read one.png": [*plume, "read", "--single", page],
    }.items():
        print(f"{name:<44}{command_time(command) * 1000:8.0f} ms")
    usable, ready = window_times()
    print(f"{'window usable':<44}{usable * 1000:8.0f} ms")
    print(f"{'model ready in the window':<44}{ready * 1000:8.0f} ms")


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


def command_time(command: list[str]) -> float:
    """Median seconds of a whole process."""
    times = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        times.append(time.perf_counter() - started)
    return statistics.median(times)


def window_times() -> tuple[float, float]:
    """Median seconds from the start until a click is answered, and until the model is ready."""
    runs = []
    for _ in range(ROUNDS):
        command = [sys.executable, "-c", WINDOW, str(time.time())]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
        runs.append([float(value) for value in done.stdout.split()])
    usable, ready = np.median(np.array(runs), axis=0)
    return float(usable), float(ready)


if __name__ == "__main__":
    main()
