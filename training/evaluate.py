"""Measures the program's own recogniser on the validation samples, and peers on the same."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Protocol

import pandas as pd

from model.charset import fold
from model.fields import Field
from model.ink import GreyImage, Ink
from model.reading import Reading
from model.recognizer import Recognizer
from training import metrics
from training.config import ConfigError
from training.peers import PEERS, Engine
from training.report import write_report
from training.samples import rows_of, samples

FIELDS = {"names": "name", "firstnames": "name"}
"""Sources read with a field kind; all others are read as text."""

_CHUNK = 64


class Loadable(Protocol):
    """A sample of the manifest, or what can be loaded like one."""

    def load(self) -> GreyImage | Ink:
        """The picture, grey uint8 (H, W), or the ink."""
        ...


def evaluate(
    table: pd.DataFrame,
    weights: Path | None = None,
    sources: Sequence[str] | None = None,
    limit: int | None = None,
    peers: Mapping[str, Engine] | None = None,
    report: Path | None = None,
) -> pd.DataFrame:
    """Reads validation samples and prints one row for each source and engine.

    Args:
        table: The manifest.
        weights: Model file; None takes the bundled one.
        sources: Only these.
        limit: At most so many samples of each source, the same on every run.
        peers: Other engines that read the same pictures.
        report: Folder for tables and the worst examples.

    Returns:
        Columns engine, source, count, cer, cer_folded, words, words_folded, low, high (95 %
        interval of ``words_folded``), milliseconds a sample.

    Raises:
        ConfigError: no sample is left.
    """
    rows = rows_of(table, "validation", sources, limit)
    recognizer = Recognizer.load(weights)
    results, readings = [], []
    for source, group in rows.groupby("source"):
        found, row = _plume(recognizer, str(source), group)
        results.append(row)
        readings.append(found)
        for name, read in (peers or {}).items():
            results.append(_peer(name, read, str(source), group))
    summary = pd.DataFrame(results)
    print(summary.round(4).to_string(index=False))
    if report:
        write_report(report, summary, pd.concat(readings, ignore_index=True))
    return summary


def read_all(
    recognizer: Recognizer, chosen: Sequence[Loadable], fields: Sequence[Field]
) -> tuple[list[Reading], float]:
    """Reads samples, one field each; also the seconds that reading took."""
    readings: list[Reading] = []
    seconds = 0.0
    for first in range(0, len(chosen), _CHUNK):
        part = slice(first, first + _CHUNK)
        loaded = [sample.load() for sample in chosen[part]]
        started = time.perf_counter()
        readings += recognizer.read_many(loaded, fields[part])
        seconds += time.perf_counter() - started
    return readings, seconds


def field_of(source: str) -> Field:
    """What the samples of a source hold."""
    return Field.parse(FIELDS.get(source, "text"))


def _plume(
    recognizer: Recognizer, source: str, rows: pd.DataFrame
) -> tuple[pd.DataFrame, dict[str, object]]:
    readings, seconds = read_all(recognizer, samples(rows), [field_of(source)] * len(rows))
    texts = [r.text for r in readings]
    found = rows.assign(reading=texts, confidence=[r.confidence for r in readings])
    return found, _row("plume", source, rows["text"].tolist(), texts, seconds)


def compare(
    table: pd.DataFrame,
    peers: Sequence[str],
    weights: Path | None = None,
    sources: Sequence[str] | None = None,
    limit: int | None = None,
) -> str:
    """Reads the same validation samples with Plume and other engines, one after the other.

    A peer that is not installed is named and left out.

    Returns:
        The figures as a Markdown table.

    Raises:
        ConfigError: a peer is not known, or no sample is left.
    """
    engines = {}
    for name in peers:
        if name not in PEERS:
            raise ConfigError(f"The engine {name!r} is not known; known: {', '.join(PEERS)}.")
        try:
            engines[name] = PEERS[name]()
        except ConfigError as error:
            print(f"left out: {error}")
    summary = evaluate(table, weights, sources, limit, engines)
    lines = [
        "| pictures | engine | words right, folded (95 %) | exact | CER folded | exact | ms |",
        "|---|---|---|---|---|---|---|",
    ]
    for row in summary.itertuples():
        lines.append(
            f"| {row.source}, {row.count} | {row.engine} | {row.words_folded:.1%} "
            f"({row.low:.1%} to {row.high:.1%}) | {row.words:.1%} | {row.cer_folded:.1%} "
            f"| {row.cer:.1%} | {row.milliseconds:.1f} |"
        )
    return "\n".join(lines)


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


def _peer(name: str, read: Engine, source: str, rows: pd.DataFrame) -> dict[str, object]:
    chosen = samples(rows)
    texts, seconds = [], 0.0
    for sample in chosen:
        picture = sample.picture()
        started = time.perf_counter()
        texts.append(read(picture))
        seconds += time.perf_counter() - started
    return _row(name, source, [s.text for s in chosen], texts, seconds)
