"""The two reports about hands."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import cv2
import keras
import numpy as np
import pandas as pd
from matplotlib.figure import Figure
from numpy.typing import NDArray
from sklearn.metrics import confusion_matrix, roc_curve

import resources
from model.writers import patches, prepared
from training import html
from training.config import Config
from training.html import percent
from training.rivals import plots

if TYPE_CHECKING:
    from training.writers.known import Known
    from training.writers.unseen import Verification

_OWN = "word_marseille"
"""A sample drawn by Plume itself, which may be shown anywhere."""

_SHOWN = 8

_NO_PROOF = (
    "Each writer of this set wrote a page with one pen on one day, so that pen, paper and scan "
    "help to tell them apart; figures across days and pens would be lower. That two texts look "
    "like the same hand proves nothing."
)


def write_known(
    target: Path, found: Sequence[Known], network: keras.Model, counts: dict[str, int],
    config: Config,
) -> None:  # fmt: skip
    """Accuracies, curves with and without dropout, confusions, filters and their responses."""
    rows: list[list[html.Cell]] = [
        ["with dropout" if known.dropout else "without dropout", f"{known.dropout:g}",
         percent(known.patch_accuracy), percent(known.line_accuracy)]
        for known in found
    ]  # fmt: skip
    facts = ", ".join(f"{value:,} {name}" for name, value in counts.items())
    parts = [
        html.paragraph(f"{facts}; {network.count_params():,} parameters, seed {config.seed}."),
        html.table(("network", "dropout", "patches right", "lines right, by voting"), rows),
        html.paragraph("Theirs: 81.3 % of the patches of 50 writers of another set."),
        html.paragraph(_NO_PROOF, note=True),
        html.heading("Training with and without dropout"),
    ]
    for known in found:
        caption = f"dropout {known.dropout:g}: training patches while training, validation patches"
        parts.append(html.figure(_curves(known.log), caption))
    best = found[0]
    labels = list(range(max(best.written) + 1))
    matrix = confusion_matrix(best.written, best.told, labels=labels).astype(float)
    matrix /= np.maximum(matrix.sum(axis=1, keepdims=True), 1)
    drawn = plots.heatmap(matrix, [str(n + 1) for n in labels], "told", "wrote")
    parts += [html.heading("Who was taken for whom"),
              html.figure(drawn, "test lines, as shares of each writer's"),
              *_filters(network)]  # fmt: skip
    _save(target, "Known writers told apart", parts)


def write_unseen(
    target: Path,
    found: Sequence[Verification],
    pairs: Sequence[tuple[NDArray[np.float64], NDArray[np.bool_]]],
    weights: Sequence[float],
    piles: pd.DataFrame,
    size: int,
    config: Config,
) -> None:
    """Equal error rates, how alike pairs are, and how well piles are sorted."""
    rows: list[list[html.Cell]] = [
        [v.name.replace("_", " "), percent(v.error, 2), f"{int(v.same.sum()):,}",
         f"{int((~v.same).sum()):,}"]
        for v in found
    ]  # fmt: skip
    parts = [
        html.paragraph(
            f"Network of {size / 1e6:.2f} MB, trained on other writers, {config.steps:,} steps, "
            f"seed {config.seed}."
        ),
        html.table(("compared", "equal error rate", "pairs of one hand", "of two hands"), rows),
        html.paragraph(
            "Half pages are random halves of a writer's lines, drawn eight times; halves that "
            "share a line are not compared. Words are thirds of a line, each brought to the "
            "network's height by itself."
        ),
        html.paragraph(_NO_PROOF, note=True),
        html.heading("Piles sorted by hand"),
        html.table(
            (
                "lines a sheet",
                "put together from",
                "sheets",
                "writers",
                "groups",
                "pairs of one hand together",
                "together, but of two hands",
            ),
            [
                [
                    row.lines,
                    percent(row.least),
                    row.sheets,
                    row.writers,
                    row.groups,
                    percent(row.found),
                    percent(row.wrong),
                ]
                for row in piles.itertuples()
            ],
        ),
        html.paragraph("The probabilities were fitted on these very writers.", note=True),
    ]
    for verification, (values, same) in zip(found, pairs, strict=True):
        parts.append(html.heading(verification.name.replace("_", " ").capitalize()))
        parts.append(html.figure(_likeness(verification), "likeness of pairs, and the trade-off"))
        odds = np.clip(values @ np.array(weights), -50, 50)
        told = (odds > 0) == same
        right = [told[same].mean(), told[~same].mean()]
        parts.append(
            html.paragraph(
                f"At a probability of one half {percent(float(right[0]))} of the pairs of one "
                f"hand are taken for one, and {percent(float(right[1]))} of the others for two."
            )
        )
    _save(target, "Writers never seen told apart", parts)


def _save(target: Path, title: str, parts: list[str]) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    temporary = target.with_name(target.name + ".tmp")
    temporary.write_text(html.page(title, parts), encoding="utf-8")
    temporary.replace(target)


def _curves(log: pd.DataFrame) -> Figure:
    drawn = Figure(figsize=(9, 3), layout="constrained")
    for place, name in enumerate(("loss", "accuracy"), start=1):
        axes = drawn.add_subplot(1, 2, place, xlabel="epoch", title=name)
        axes.plot(log["epoch"] + 1, log[name], color="#4477aa", label="training")
        axes.plot(log["epoch"] + 1, log[f"val_{name}"], color="#cc6677", label="validation")
        axes.legend()
    return drawn


def _filters(network: keras.Model) -> list[str]:
    """The kernels of the first layer, and what each layer makes of a patch drawn by Plume."""
    image = cv2.imread(str(resources.path(f"samples/{_OWN}.png")))
    patch = patches(prepared(np.asarray(image)[..., ::-1]))[0]
    convolutions = [layer for layer in network.layers if isinstance(layer, keras.layers.Conv2D)]
    seen = keras.Model(network.input, [layer.output for layer in convolutions])
    responses = seen.predict_on_batch(patch[None, ..., None].astype(np.float32) / 255)
    kernels = np.asarray(convolutions[0].get_weights()[0])[:, :, 0]
    parts = [
        html.heading("What the network looks for"),
        html.figure(_grid(kernels, "RdBu_r"), "the filters of the first layer; red adds"),
        html.picture(patch, 113, "a patch drawn by Plume"),
    ]
    for layer, response in zip(convolutions, responses, strict=True):
        strongest = np.argsort(-np.maximum(response[0], 0).mean(axis=(0, 1)))[: _SHOWN * 4]
        grid = _grid(np.maximum(response[0][..., np.sort(strongest)], 0), "gray_r")
        parts.append(html.figure(grid, f"{layer.name}: the strongest responses to it"))
    return parts


def _grid(pictures: NDArray[np.float32], colours: str) -> Figure:
    """Pictures (H, W, count), eight in a row with gaps between, on one scale."""
    height, width, count = pictures.shape
    rows, gap = -(-count // _SHOWN), max(height // 16, 1)
    whole = np.full((rows * (height + gap) - gap, _SHOWN * (width + gap) - gap), np.nan)
    for number in range(count):
        top, left = number // _SHOWN * (height + gap), number % _SHOWN * (width + gap)
        whole[top : top + height, left : left + width] = pictures[..., number]
    most = float(np.abs(pictures).max()) or 1.0
    drawn = Figure(figsize=(_SHOWN, rows), layout="constrained")
    axes = drawn.add_subplot()
    axes.imshow(whole, cmap=colours, vmin=-most if pictures.min() < 0 else 0.0, vmax=most)
    axes.set_axis_off()
    return drawn


def _likeness(verification: Verification) -> Figure:
    drawn = Figure(figsize=(9, 3), layout="constrained")
    axes = drawn.add_subplot(1, 2, 1, xlabel="likeness", ylabel="density")
    for same, colour, name in ((True, "#4477aa", "one hand"), (False, "#cc6677", "two hands")):
        values = verification.likeness[verification.same == same]
        axes.hist(values, bins=40, range=(-1, 1), density=True, alpha=0.7, color=colour, label=name)
    axes.legend()
    taken, found, _ = roc_curve(verification.same, verification.likeness)
    axes = drawn.add_subplot(
        1, 2, 2, xlabel="two hands taken for one", ylabel="one hand refused", xscale="log",
        yscale="log", xlim=(1e-3, 1), ylim=(1e-3, 1),
    )  # fmt: skip
    axes.plot(np.maximum(taken, 1e-4), np.maximum(1 - found, 1e-4), color="#4477aa")
    axes.plot((1e-3, 1), (1e-3, 1), color="0.7", linewidth=1)
    return drawn
