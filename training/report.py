"""Tables and a page with the worst examples, for a person to look at."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
from matplotlib.figure import Figure
from rapidfuzz.distance import Levenshtein

from model.charset import fold
from training import html, letters, metrics
from training.samples import samples

WORST = 60


def write_report(folder: Path, summary: pd.DataFrame, readings: pd.DataFrame) -> None:
    """Writes summary, writers, readings and confusions (.csv), calibration.png and worst.html.

    Args:
        folder: Where to write; made if missing.
        summary: One row for each source and engine.
        readings: Rows of the manifest with ``reading`` and ``confidence``.
    """
    folder.mkdir(parents=True, exist_ok=True)
    pairs = zip(readings["text"], readings["reading"], strict=True)
    errors = [Levenshtein.distance(fold(a), fold(b)) for a, b in pairs]
    readings = readings.assign(errors=errors, right=[e == 0 for e in errors])
    summary.to_csv(folder / "summary.csv", index=False)
    readings.to_csv(folder / "readings.csv", index=False)
    writers = readings.groupby(["source", "writer"])["right"].agg(["mean", "count"])
    writers.sort_values("mean").to_csv(folder / "writers.csv")
    _confusions(readings).to_csv(folder / "confusions.csv", index=False)
    _plot_calibration(readings, folder / "calibration.png")
    (folder / "worst.html").write_text(_worst(readings), encoding="utf-8")


def _confusions(readings: pd.DataFrame) -> pd.DataFrame:
    """Characters read as others, most frequent first, case and accents aside where labels are."""
    tables = []
    for source, group in readings.groupby("source"):
        pairs = group[["text", "reading"]]
        if group["folded"].astype(bool).all():
            pairs = pairs.map(fold)
        found = letters.confused(letters.aligned_all(pairs["text"], pairs["reading"]))
        tables.append(found.assign(source=source))
    return pd.concat(tables)[["source", "written", "read", "count", "share"]]


def _plot_calibration(readings: pd.DataFrame, path: Path) -> None:
    """Reliability diagram: the share that is right over the confidence, one curve a source."""
    figure = Figure(figsize=(5, 5), layout="constrained")
    axes = figure.add_subplot(
        xlabel="confidence", ylabel="share that is right", xlim=(0, 1), ylim=(0, 1)
    )
    axes.plot((0, 1), (0, 1), color="0.7", linewidth=1)
    for source, group in readings.groupby("source"):
        table = metrics.reliability(group["confidence"], group["right"], bins=10)
        error = metrics.calibration_error(group["confidence"], group["right"])
        axes.plot(table[:, 0], table[:, 1], marker="o", label=f"{source} ({error:.3f})")
    axes.legend(title="source (calibration error)")
    figure.savefig(path, dpi=120)


def _worst(readings: pd.DataFrame) -> str:
    parts = []
    for source, group in readings.groupby("source"):
        worst = group.sort_values(["errors", "confidence"], ascending=False).head(WORST)
        rows = [
            [html.picture(sample.picture(), 48), sample.text, str(row.reading),
             f"{row.confidence:.2f}"]
            for sample, row in zip(samples(worst), worst.itertuples(), strict=True)
        ]  # fmt: skip
        columns = ("picture", "label", "reading", "confidence")
        parts += [html.heading(str(source)), html.table(columns, rows, texts=3)]
    return html.page("Worst readings", parts)
