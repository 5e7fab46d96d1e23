"""Measures the program's own recogniser on the validation samples, and peers on the same."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import cv2
import numpy as np
import pandas as pd
from numpy.typing import NDArray

from model.charset import fold
from model.ink import Ink, rasterise
from model.reading import Reading
from model.recognizer import Recognizer
from training import metrics
from training.config import ConfigError
from training.report import write_report
from training.samples import samples

FIELDS = {"names": "name", "firstnames": "name"}
"""Sources read with a field kind; all others are read as text."""

_CHUNK = 64

Picture = NDArray[np.uint8]


def evaluate(
    table: pd.DataFrame,
    weights: Path | None = None,
    sources: Sequence[str] | None = None,
    limit: int | None = None,
    peer: str | None = None,
    report: Path | None = None,
) -> pd.DataFrame:
    """Reads validation samples and prints one row for each source and engine.

    Args:
        table: The manifest.
        weights: Model file; None takes the bundled one.
        sources: Only these.
        limit: At most so many samples of each source, the same on every run.
        peer: Another engine that reads the same pictures.
        report: Folder for tables and the worst examples.

    Returns:
        Columns engine, source, count, cer, cer_folded, words, words_folded, low, high (95 %
        interval of ``words_folded``), milliseconds a sample.

    Raises:
        ConfigError: no sample is left, or the peer is not installed.
    """
    rows = table[table["split"] == "validation"]
    rows = rows[rows["source"].isin(sources or rows["source"].unique())]
    if rows.empty:
        raise ConfigError("The manifest has no validation rows of these sources.")
    recognizer = Recognizer.load(weights)
    results, readings = [], []
    for source, group in rows.groupby("source"):
        chosen = group.sample(limit, random_state=0) if limit and limit < len(group) else group
        found, row = _plume(recognizer, str(source), chosen)
        results.append(row)
        readings.append(found)
        if peer:
            results.append(_peer(peer, str(source), chosen))
    summary = pd.DataFrame(results)
    print(summary.round(4).to_string(index=False))
    if report:
        write_report(report, summary, pd.concat(readings, ignore_index=True))
    return summary


def _plume(
    recognizer: Recognizer, source: str, rows: pd.DataFrame
) -> tuple[pd.DataFrame, dict[str, object]]:
    chosen = samples(rows)
    field = FIELDS.get(source, "text")
    readings: list[Reading] = []
    seconds = 0.0
    for first in range(0, len(chosen), _CHUNK):
        loaded = [sample.load() for sample in chosen[first : first + _CHUNK]]
        started = time.perf_counter()
        readings += recognizer.read_many(loaded, field)
        seconds += time.perf_counter() - started
    found = rows.assign(
        reading=[r.text for r in readings], confidence=[r.confidence for r in readings]
    )
    texts = [r.text for r in readings]
    return found, _row("plume", source, [s.text for s in chosen], texts, seconds)


def _row(
    engine: str, source: str, labels: list[str], texts: list[str], seconds: float
) -> dict[str, object]:
    scores = metrics.score(labels, texts)
    right = [fold(a) == fold(b) for a, b in zip(labels, texts, strict=True)]
    low, high = metrics.bootstrap(right)
    return {
        "engine": engine,
        "source": source,
        **vars(scores),
        "low": low,
        "high": high,
        "milliseconds": seconds / len(labels) * 1000,
    }


def _peer(peer: str, source: str, rows: pd.DataFrame) -> dict[str, object]:
    read = PEERS[peer]()
    chosen = samples(rows)
    texts, seconds = [], 0.0
    for sample in chosen:
        loaded = sample.load()
        picture = rasterise(loaded) if isinstance(loaded, Ink) else loaded
        started = time.perf_counter()
        texts.append(read(picture))
        seconds += time.perf_counter() - started
    return _row(peer, source, [s.text for s in chosen], texts, seconds)


def _tesseract() -> Callable[[Picture], str]:
    program = shutil.which("tesseract")
    if program is None:
        raise ConfigError("Tesseract is not installed (Debian: apt install tesseract-ocr).")

    def read(picture: Picture) -> str:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "picture.png"
            padded = cv2.copyMakeBorder(picture, 12, 12, 12, 12, cv2.BORDER_CONSTANT, value=255)
            big = cv2.resize(padded, None, fx=2, fy=2, interpolation=cv2.INTER_CUBIC)
            cv2.imwrite(str(path), big)
            command = [program, str(path), "-", "--psm", "7"]
            done = subprocess.run(command, capture_output=True, text=True, check=False)
        return " ".join(done.stdout.split())

    return read


PEERS: dict[str, Callable[[], Callable[[Picture], str]]] = {"tesseract": _tesseract}
"""Engines that can be measured beside Plume; each gives a function from a picture to its text."""
