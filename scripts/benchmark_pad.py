"""Times from pen-up to candidates on screen, on real ink at the pace it was written.

QT_QPA_PLATFORM=offscreen .venv/bin/python -m scripts.benchmark_pad ../shared/data/ink/words.npz

The data has no times. A pen makes 600 pixels a second here and rests 0.15 s between strokes, as
quick writers do; ``--pace`` makes it faster. The time counts from the release event of the last
stroke of each word to the end of the event that painted its candidates. What the window's thread
itself has to do in that time is told in milliseconds of a core.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QWidget

from app.core.settings import Settings
from app.services.recognition import RecognitionService, load_bundled
from app.ui.start import make_application
from app.ui.write.brush import Sample
from app.ui.write.trace import Device
from app.ui.write.view import WriteView
from model.ink import Ink
from model.recognizer import Recognizer

SPEED, REST = 600.0, 0.15
HEIGHT = 90.0


def main() -> None:
    """Measures with a data folder that nobody else has."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("ink", type=Path, help="words.npz")
    parser.add_argument("--words", type=int, default=200)
    parser.add_argument("--pace", type=float, default=1.0, help="how many times faster")
    values = parser.parse_args()
    words = load_words(values.ink, values.words)
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_DATA_HOME"] = folder  # the person's own ink stays where it is
        measure(words, values.pace)


def measure(words: list[list[np.ndarray]], pace: float) -> None:
    """Prints median and 95th percentile in milliseconds: in all, of reading, of the window."""
    app = make_application()
    recognition = RecognitionService()
    view = WriteView(recognition)
    view.apply(Settings(gesture_left=False, gesture_right=False))
    view.resize(1280, 760)
    view.show()
    recognition.load()
    wait_until(lambda: recognition.ready)
    sys.setswitchinterval(0.001)
    painted = Painted(view)
    times, own = 1000 * np.array([write(view, painted, word, pace) for word in words]).T
    view.close()
    recognition.shutdown()
    app.processEvents()
    recognizer = load_bundled()
    readings = np.array([1000 * read_time(recognizer, word) for word in words])
    report("pen-up to candidates", times)
    report("reading alone", readings)
    report("work of the window", own)


def load_words(path: Path, count: int) -> list[list[np.ndarray]]:
    """Words as strokes of shape (N, 2), ``HEIGHT`` pixels high."""
    with np.load(path) as data:
        points, starts, samples = data["points"], data["stroke_start"], data["sample_start"]
        texts = data["text"]
    rng = np.random.default_rng(0)
    long = np.flatnonzero(np.char.str_len(texts) > 2)
    return [
        [
            points[starts[k] : starts[k + 1]] * (HEIGHT / 400)
            for k in range(samples[i], samples[i + 1])
        ]
        for i in rng.choice(long, count, replace=False)
    ]


def write(
    view: WriteView, painted: Painted, word: list[np.ndarray], pace: float
) -> tuple[float, float]:
    """Writes one word.

    Returns:
        Seconds from its last pen-up until its candidates are painted, and how many of them the
        window's thread was at work.
    """
    view.session.clear()
    offset = np.array([60.0, 70.0])
    for stroke in word:
        places = stroke + offset
        steps = np.hypot(*np.diff(places, axis=0).T) / SPEED / pace
        for number, place in enumerate(places.tolist()):
            sample = Sample(place[0], place[1], None, None)
            if number == 0:
                view.pad.begin(Device.MOUSE, sample)
            else:
                pause(float(steps[number - 1]))
                view.pad.extend(sample)
        painted.seen = False
        released, began = time.perf_counter(), time.thread_time()
        view.pad.end()
        if stroke is not word[-1]:
            pause(REST / pace)
    wait_until(lambda: painted.seen)
    return time.perf_counter() - released, time.thread_time() - began


class Painted(QObject):
    """Notices that the first candidate is painted.

    Attributes:
        seen: Whether it was, since the words were read; nothing made out is told elsewhere.
    """

    def __init__(self, view: WriteView) -> None:
        super().__init__(view)
        self.seen = self._read = False
        self._session = view.session
        self._session.words_changed.connect(self._look)
        first = view.findChild(QWidget, "candidate_1")
        assert first is not None
        first.installEventFilter(self)

    def _look(self) -> None:
        texts = self._session.texts
        self._read = bool(texts) and None not in texts
        self.seen = self._read and not self._session.text

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The wait goes on until all events of that painting are done."""
        if event.type() == QEvent.Type.Paint and self._read:
            self.seen = True
        return False


def pause(seconds: float) -> None:
    """Lets the window live for a while."""
    end = time.perf_counter() + seconds
    loop = QEventLoop()
    while (left := end - time.perf_counter()) > 0:
        QTimer.singleShot(int(left * 1000), loop.quit)
        loop.exec()


def wait_until(condition: Callable[[], bool]) -> None:
    """Lets the window live until something is true."""
    loop = QEventLoop()
    while not condition():
        loop.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def read_time(recognizer: Recognizer, word: list[np.ndarray]) -> float:
    """Seconds that one reading takes without a window."""
    ink = Ink.from_points(word)
    started = time.perf_counter()
    recognizer.read(ink)
    return time.perf_counter() - started


def report(name: str, times: np.ndarray) -> None:
    """Prints one line."""
    median, high = np.percentile(times, [50, 95])
    print(f"{name:<24} median {median:6.1f} ms   95th percentile {high:6.1f} ms   n {len(times)}")


if __name__ == "__main__":
    main()
