"""Drawings of the report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
import pandas as pd
from matplotlib.figure import Figure
from numpy.typing import NDArray
from sklearn.metrics import confusion_matrix

from training.letters import NOTHING, Pair

_SHOWN = 40
"""Letters of the confusion matrix at most, the most frequent ones."""


def words_right(rows: pd.DataFrame) -> Figure:
    """Bars of words right with their 95 % interval, of one source."""
    drawn = Figure(figsize=(8, 0.6 + 0.42 * len(rows)), layout="constrained")
    axes = drawn.add_subplot(xlabel="words right, %", xlim=(0, 100))
    rows = rows[::-1]
    values = 100 * rows["words_right"].to_numpy(float)
    low, high = (100 * rows[name].to_numpy(float) for name in ("words_low", "words_high"))
    axes.barh(rows["rival"], values, color="#4477aa")
    axes.errorbar(
        values, np.arange(len(rows)), xerr=np.abs([values - low, high - values]), fmt="none",
        ecolor="0.2", capsize=3,
    )  # fmt: skip
    return drawn


def curves(table: pd.DataFrame) -> Figure:
    """Loss, and letters right, over the steps, of training and validation samples."""
    drawn = Figure(figsize=(10, 3.2), layout="constrained")
    names = {"loss": "loss", "letters": "letters right", "words": "words right"}
    for place, (column, title) in enumerate(names.items(), start=1):
        axes = drawn.add_subplot(1, 3, place, xlabel="step", title=title)
        for split, colour in (("train", "#4477aa"), ("validation", "#cc6677")):
            part = table[table["split"] == split]
            axes.plot(part["step"], part[column], color=colour, marker=".", label=split)
        if column != "loss":
            axes.set_ylim(0, 1)
        axes.legend()
    return drawn


def confusion(pairs: Sequence[Pair]) -> Figure:
    """Read letters over written ones, as shares of the written; the diagonal is right."""
    counts = Counter(letter for pair in pairs for letter in pair if letter != NOTHING)
    names = [*sorted(name for name, _ in counts.most_common(_SHOWN)), NOTHING]
    known = [pair for pair in pairs if pair[0] in names and pair[1] in names]
    written, read = zip(*known, strict=True) if known else ((NOTHING,), (NOTHING,))
    matrix = confusion_matrix(written, read, labels=names).astype(float)
    matrix /= np.maximum(matrix.sum(axis=1, keepdims=True), 1)
    shown = ["␣" if name == " " else name for name in names]
    return heatmap(matrix, shown, "read", "written")


def heatmap(matrix: NDArray[np.float64], names: Sequence[str], x: str, y: str) -> Figure:
    """Shares in [0, 1] as a picture; small ones are still seen."""
    size = max(4.0, 0.21 * len(names) + 1)
    drawn = Figure(figsize=(size + 0.8, size), layout="constrained")
    axes = drawn.add_subplot(xlabel=x, ylabel=y)
    image = axes.imshow(np.sqrt(matrix), cmap="Blues", vmin=0, vmax=1)
    places = np.arange(len(names))
    axes.set_xticks(places, names, fontsize=7)
    axes.set_yticks(places, names, fontsize=7)
    bar = drawn.colorbar(image, ticks=np.sqrt([0, 0.01, 0.1, 0.25, 0.5, 1]), shrink=0.7)
    bar.ax.set_yticklabels(["0", "1 %", "10 %", "25 %", "50 %", "100 %"])
    return drawn


def similarity(values: Sequence[float]) -> Figure:
    """Histogram of the similarity of labels and readings."""
    drawn = Figure(figsize=(5, 3), layout="constrained")
    axes = drawn.add_subplot(xlabel="Jaro-Winkler similarity", ylabel="words", xlim=(0, 1))
    axes.hist(values, bins=25, range=(0, 1), color="#4477aa")
    return drawn


def levels(before: NDArray[np.float64], after: NDArray[np.float64]) -> Figure:
    """Histograms of grey levels before and after preparation, shares of the pixels."""
    drawn = Figure(figsize=(8, 2.8), layout="constrained")
    for place, (values, title) in enumerate(((before, "before"), (after, "after")), start=1):
        axes = drawn.add_subplot(
            1, 2, place, title=title, xlabel="grey level", ylabel="share of the pixels",
            yscale="log", xlim=(0, 255),
        )  # fmt: skip
        axes.stairs(values, np.arange(257), fill=True, color="#4477aa")
    return drawn
