"""What is counted from a rival's readings. Case and accents are left aside unless said."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

import numpy as np
import pandas as pd

from model.charset import LATIN, fold
from training import letters, metrics
from training.rivals.rival import Rival

CHARACTERS = "".join(sorted({c for c in map(fold, LATIN) if len(c) == 1}))
"""Every character of folded texts; the squared error compares places in it."""


@dataclasses.dataclass(frozen=True)
class Texts:
    """Labels and readings of one rival on one source, folded."""

    labels: list[str]
    readings: list[str]

    @classmethod
    def of(cls, rows: pd.DataFrame) -> Texts:
        """Takes the columns ``text`` and ``reading``."""
        return cls([fold(t) for t in rows["text"]], [fold(t) for t in rows["reading"]])


def figures(rival: Rival, source: str) -> dict[str, object]:
    """One row of the summary."""
    rows = rival.readings[rival.readings["source"] == source]
    texts = Texts.of(rows)
    pairs = letters.aligned_all(texts.labels, texts.readings)
    scores = metrics.score(rows["text"].tolist(), rows["reading"].tolist())
    right = [a == b for a, b in zip(texts.labels, texts.readings, strict=True)]
    low, high = metrics.bootstrap(right)
    return {
        "source": source,
        "rival": rival.name,
        "kind": rival.kind,
        "samples": scores.count,
        "letters_right": letters.letters_right(pairs),
        "letters_in_place": letters.letters_in_place(texts.labels, texts.readings),
        "words_right": scores.words_folded,
        "words_low": low,
        "words_high": high,
        "words_with_letter_model": _modelled(rows),
        "cer": scores.cer_folded,
        "words_right_exactly": scores.words,
        "cer_exactly": scores.cer,
        "similarity": float(np.mean(letters.similarities(texts.labels, texts.readings))),
        "squared_error": letters.squared_error(texts.labels, texts.readings, CHARACTERS),
        "letters_right_in_wrong_words": letters.letters_right_in_wrong_words(
            texts.labels, texts.readings
        ),
        "parameters": rival.parameters,
        "parameters_trained": rival.trained,
        "steps": rival.steps,
        "minutes": rival.minutes,
        "milliseconds_a_word": rival.milliseconds,
    }


def _modelled(rows: pd.DataFrame) -> float:
    known = rows[rows["modelled"].notna()]
    if known.empty:
        return float("nan")
    pairs = zip(known["text"], known["modelled"], strict=True)
    return float(np.mean([fold(a) == fold(b) for a, b in pairs]))


def summary(rivals: Sequence[Rival]) -> pd.DataFrame:
    """A row for each rival and source, those that read most words right first."""
    rows = [
        figures(rival, str(source)) for rival in rivals for source in
        sorted(rival.readings["source"].unique())
    ]  # fmt: skip
    table = pd.DataFrame(rows)
    return table.sort_values(["source", "words_right"], ascending=[True, False], ignore_index=True)


def contrast(rivals: Sequence[Rival], table: pd.DataFrame) -> list[tuple[str, str, str]]:
    """Pairs of networks that differ in nothing but high contrast: (source, with, without)."""
    configs = {rival.name: rival.config for rival in rivals if rival.config}
    found = []
    for name, config in configs.items():
        twin = dataclasses.replace(config, high_contrast=False)
        for other, candidate in configs.items():
            same = dataclasses.replace(twin, name=other) == candidate
            if config.high_contrast and same:
                sources = table[table["rival"] == name]["source"]
                found += [(source, name, other) for source in sources]
    return found
