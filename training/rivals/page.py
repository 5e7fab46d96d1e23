"""The report: one page for a person, its pictures inside, and the summary as CSV."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import cv2
import numpy as np
import pandas as pd

import resources
from training import html, letters
from training.config import Config
from training.html import Cell, percent
from training.rivals import plots
from training.rivals.figures import CHARACTERS, Texts, contrast, summary
from training.rivals.rival import Rival
from training.rivals.theirs import CONTRAST, STATED
from training.samples import Encoder, samples
from training.steps import plume_steps, steps

_OWN = ("word_plume", "word_marseille", "word_handwriting")
"""Samples drawn by Plume itself, which may be shown anywhere."""

_SHOWN = 15
_HISTOGRAM = 100


def write(target: Path, rivals: Sequence[Rival], pictures: bool = False) -> pd.DataFrame:
    """Writes the page, and the summary beside it with the suffix ``.csv``.

    Args:
        target: The ``.html`` file.
        rivals: What each read.
        pictures: Whether to show pictures of validation samples; without it the page may be
            published whatever the licence of the handwriting.

    Returns:
        The summary.
    """
    table = summary(rivals)
    parts = [*_summary(table), *_stated(table), *_contrast(rivals, table), *_preparations(rivals)]
    for rival in sorted(rivals, key=lambda r: list(table["rival"]).index(r.name)):
        parts += _rival(rival, pictures)
    parts += _definitions()
    target.parent.mkdir(parents=True, exist_ok=True)
    for path, text in (
        (target, html.page("Handwriting readers compared", parts)),
        (target.with_suffix(".csv"), table.to_csv(index=False, float_format="%.5g")),
    ):
        temporary = path.with_name(path.name + ".tmp")
        temporary.write_text(text, encoding="utf-8")
        temporary.replace(path)
    return table


def _summary(table: pd.DataFrame) -> list[str]:
    parts = []
    for source, rows in table.groupby("source"):
        parts.append(html.heading(f"{source}: {rows['samples'].iloc[0]} samples"))
        parts.append(html.table(_COLUMNS, [_line(row) for row in rows.to_dict("records")]))
        parts.append(html.figure(plots.words_right(rows), "words right, with 95 % interval"))
    note = "Without a letter model, best first; case and accents aside. – is not known or not so."
    return [html.paragraph(note, note=True), *parts]


_COLUMNS = (
    "rival", "letters right", "in place", "words right (95 %)", "with letter model", "CER",
    "words exactly", "CER exactly", "similarity", "squared error", "letters right in wrong words",
    "parameters", "of them trained", "steps", "minutes", "ms a word",
)  # fmt: skip


def _line(row: dict[str, object]) -> list[Cell]:
    number = {k: v for k, v in row.items() if isinstance(v, (int, float))}
    low, high = percent(number["words_low"]), percent(number["words_high"])

    def counted(name: str) -> str | None:
        value = number.get(name)
        return None if value is None or value != value else f"{int(value):,}"

    minutes = number.get("minutes")
    return [
        str(row["rival"]),
        percent(number["letters_right"]),
        percent(number["letters_in_place"]),
        f"{percent(number['words_right'])} ({low} to {high})",
        percent(number["words_with_letter_model"]),
        percent(number["cer"]),
        percent(number["words_right_exactly"]),
        percent(number["cer_exactly"]),
        f"{number['similarity']:.3f}",
        f"{number['squared_error']:.4f}",
        percent(number["letters_right_in_wrong_words"]),
        counted("parameters"),
        counted("parameters_trained"),
        counted("steps"),
        None if minutes is None or minutes != minutes else f"{minutes:.0f}",
        f"{number['milliseconds_a_word']:.1f}",
    ]


def _stated(table: pd.DataFrame) -> list[str]:
    ours = table.set_index("rival")
    rows: list[list[Cell]] = []
    for stated in STATED:
        theirs = [percent(stated.letters, 2), percent(stated.words, 2), stated.data]
        found = ours.loc[[stated.rival]] if stated.rival in ours.index else ours.iloc[:0]
        mine: list[list[Cell]] = [
            [percent(row["letters_in_place"], 2), percent(row["words_right"], 2), row["source"]]
            for row in found.to_dict("records")
        ]
        rows += [[stated.rival, *theirs, *part] for part in mine or [[None, None, None]]]
    columns = ["network", "theirs: letters", "theirs: words", "their data"]
    columns += ["ours: letters in place", "ours: words", "our data"]
    return [
        html.heading("What the reference works state"),
        html.paragraph(
            "Their figures, on their own data and splits, beside ours; equal names are the same "
            "network, not the same samples.", note=True,
        ),
        html.table(columns, rows),
    ]  # fmt: skip


def _contrast(rivals: Sequence[Rival], table: pd.DataFrame) -> list[str]:
    rows: list[list[Cell]] = []
    for source, with_, without in contrast(rivals, table):
        part = table[table["source"] == source].set_index("rival")
        found = [part.loc[name] for name in (with_, without)]
        letters_ = [percent(float(row["letters_in_place"])) for row in found]
        words = [percent(float(row["words_right"])) for row in found]
        rows.append([f"{with_} / {without}", str(source), *letters_, *words])
    if not rows:
        return []
    columns = ["networks", "samples", "letters in place, with", "without", "words, with", "without"]
    return [
        html.heading("With and without high contrast"),
        html.paragraph(CONTRAST),
        html.table(columns, rows, texts=2),
    ]


def _preparations(rivals: Sequence[Rival]) -> list[str]:
    seen: dict[tuple[object, ...], tuple[Config, list[str]]] = {}
    for rival in rivals:
        if rival.config:
            spec = rival.config.spec
            key = (rival.config.preparation, spec.high_contrast, spec.height, spec.width)
            seen.setdefault(key, (rival.config, []))[1].append(rival.name)
    parts = [html.heading("How pictures are prepared")] if seen else []
    for config, names in seen.values():
        chain = steps if config.preparation == "reference" else plume_steps
        parts.append(html.heading(", ".join(names), 3))
        for name in _OWN[:2]:
            image = cv2.imread(str(resources.path(f"samples/{name}.png")))
            shown = chain(np.asarray(image)[..., ::-1], config.spec)
            parts.append(html.row(html.picture(p, min(len(p), 128), title) for title, p in shown))
    return parts


def _rival(rival: Rival, pictures: bool) -> list[str]:
    parts = [html.heading(rival.name), html.paragraph(rival.kind.capitalize() + ".")]
    if rival.config:
        parts.append(html.paragraph(_budget(rival.config), note=True))
    if rival.curves is not None:
        parts += [html.figure(plots.curves(rival.curves), "fixed samples, none of them varied"),
                  html.paragraph(overfitting(rival.curves))]  # fmt: skip
    for source, rows in rival.readings.groupby("source"):
        parts.append(html.folded(f"on {source}", _readings(rows, pictures)))
        if rival.config:
            drawn = plots.levels(*_levels(rows, rival.config))
            caption = f"pixels of {source} before and after preparation"
            parts.append(html.folded(f"grey levels of {source}", [html.figure(drawn, caption)]))
    return parts


def _budget(config: Config) -> str:
    size = config.batch_pixels // (config.height * (config.width or config.height * 4))
    return (
        f"{config.steps:,} steps of {size} samples, learning rate {config.learning_rate:g}, seed "
        f"{config.seed}, {'varied' if config.augment else 'plain'} pictures of "
        f"{', '.join(config.sources)}; {config.preparation} preparation, "
        f"{'high contrast' if config.high_contrast else 'grey'}."
    )


def overfitting(curves: pd.DataFrame) -> str:
    """Says in a sentence whether the validation loss rose again, and how far the curves part."""
    last = curves[curves["step"] == curves["step"].max()].set_index("split")
    validation = curves[curves["split"] == "validation"]
    best = validation.loc[validation["loss"].idxmin()]
    gap = float(last.loc["train", "letters"]) - float(last.loc["validation", "letters"])
    rose = best["step"] < curves["step"].max()
    text = f"The validation loss was lowest after step {int(best['step']):,}"
    text += " and rose after it" if rose else ", the last one"
    return f"{text}; at the end {100 * gap:.1f} % more letters were right on training samples."


def _readings(rows: pd.DataFrame, pictures: bool) -> list[str]:
    texts = Texts.of(rows)
    pairs = letters.aligned_all(texts.labels, texts.readings)
    by_letter = letters.by_letter(pairs)
    confused = letters.confused(pairs).head(_SHOWN)
    return [
        html.figure(plots.similarity(letters.similarities(texts.labels, texts.readings)),
                    "similarity of label and reading"),
        html.figure(plots.confusion(pairs), "letters read, as shares of those written"),
        html.heading("Most confused letters", 3),
        html.table(("written", "read", "times", "of all so written"),
                   [[_shown(str(a)), _shown(str(b)), int(n), percent(float(s))]
                    for a, b, n, s in confused.to_numpy().tolist()], texts=2),
        html.heading("Letter by letter", 3),
        html.table(("letter", "precision", "recall", "F1", "support"),
                   [[_shown(str(a)), percent(p), percent(r), percent(f), int(n)]
                    for a, p, r, f, n in by_letter.to_numpy().tolist()]),
        html.heading("Samples", 3),
        _samples(rows, pictures),
    ]  # fmt: skip


def _shown(letter: str) -> str:
    return "space" if letter == " " else letter


def _samples(rows: pd.DataFrame, pictures: bool) -> str:
    chosen = rows.sample(min(_SHOWN, len(rows)), random_state=0)
    lines: list[list[Cell]] = []
    for sample, row in zip(samples(chosen), chosen.to_dict("records"), strict=True):
        modelled = row["modelled"] if isinstance(row["modelled"], str) else None
        line: list[Cell] = [row["text"], row["reading"], modelled]
        lines.append([html.picture(sample.picture(), 40), *line] if pictures else line)
    columns = ["label", "reading", "with letter model"]
    return html.table(["picture", *columns] if pictures else columns, lines, texts=4)


def _levels(rows: pd.DataFrame, config: Config) -> tuple[np.ndarray, np.ndarray]:
    """Mean histograms (256,) before and after preparation."""
    chosen = rows.sample(min(_HISTOGRAM, len(rows)), random_state=0)
    encoder = Encoder(config)
    found = np.zeros((2, 256))
    for sample in samples(chosen):
        pixels = sample.picture()
        for row, picture in zip(found, (pixels, encoder.prepared(pixels)), strict=True):
            row += np.bincount(picture.ravel(), minlength=256) / picture.size
    before, after = found / len(chosen)
    return before, after


def _definitions() -> list[str]:
    lines: list[list[Cell]] = [
        ["letters right", "of the label's letters, those paired with the same letter by the "
         "shortest edit from label to reading"],
        ["in place", "of the label's letters, those with the same letter at the same place from "
         "the left in the reading, as the reference works count"],
        ["words right", "readings equal to their label"],
        ["with letter model", "the same after a search with a letter model, as the program reads"],
        ["CER", "character error rate: edits from label to reading over the label's letters"],
        ["exactly", "case and accents counted"],
        ["similarity", "mean Jaro-Winkler similarity of label and reading"],
        ["squared error", "mean squared difference of label and reading written as rows of "
         f"numbers: a letter is its place among {len(CHARACTERS)} characters over their number, "
         "past the end of a text is 0, all rows are as long as the longest text"],
        ["parameters", "of a model file: the numbers stored in it"],
        ["ms a word", "median for one word on its own, from picture to text, without letter "
         "model; other engines as they read"],
    ]  # fmt: skip
    return [html.heading("What the columns mean"), html.table(("column", "meaning"), lines, 2)]
