"""Letters of labels and readings side by side, and what is counted from them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np
import pandas as pd
from rapidfuzz.distance import JaroWinkler, Levenshtein
from sklearn.metrics import mean_squared_error, precision_recall_fscore_support

NOTHING = "∅"
"""Stands for a letter that is not there."""

Pair = tuple[str, str]


def aligned(label: str, reading: str) -> list[Pair]:
    """Each letter of a label with the letter read for it, by the shortest edit.

    Returns:
        Pairs (written, read); ``NOTHING`` where one has no partner.
    """
    pairs: list[Pair] = []
    for kind, start, end, first, last in Levenshtein.opcodes(label, reading):
        written, read = label[start:end], reading[first:last]
        if kind == "delete":
            pairs += [(letter, NOTHING) for letter in written]
        elif kind == "insert":
            pairs += [(NOTHING, letter) for letter in read]
        else:
            pairs += zip(written, read, strict=True)
    return pairs


def aligned_all(labels: Iterable[str], readings: Iterable[str]) -> list[Pair]:
    """The pairs of many texts, one after the other."""
    return [p for texts in zip(labels, readings, strict=True) for p in aligned(*texts)]


def letters_right(pairs: Sequence[Pair]) -> float:
    """Share of the written letters that were read as themselves."""
    written = [pair for pair in pairs if pair[0] != NOTHING]
    return sum(a == b for a, b in written) / max(len(written), 1)


def letters_in_place(labels: Sequence[str], readings: Sequence[str]) -> float:
    """Share of the written letters that stand at the same place, from the left, in the reading.

    The reference work counts like this: a letter left out makes all that follow wrong.
    """
    right = sum(
        a == b for label, text in zip(labels, readings, strict=True)
        for a, b in zip(label, text, strict=False)
    )  # fmt: skip
    return right / max(sum(map(len, labels)), 1)


def letters_right_in_wrong_words(labels: Sequence[str], readings: Sequence[str]) -> float:
    """Share of the letters read right among the words that were not; nan where all were."""
    wrong = [texts for texts in zip(labels, readings, strict=True) if texts[0] != texts[1]]
    pairs = [pair for texts in wrong for pair in aligned(*texts)]
    return letters_right(pairs) if pairs else float("nan")


def by_letter(pairs: Sequence[Pair]) -> pd.DataFrame:
    """Precision, recall, F1 and support of each letter, most frequent first."""
    written, read = zip(*pairs, strict=True) if pairs else ((), ())
    names = sorted({*written, *read} - {NOTHING})
    if not names:
        return pd.DataFrame(columns=["letter", "precision", "recall", "F1", "support"])
    scores = precision_recall_fscore_support(written, read, labels=names, zero_division=0.0)
    columns = dict(zip(("precision", "recall", "F1", "support"), scores, strict=True))
    table = pd.DataFrame({"letter": names, **columns})
    return table.sort_values(["support", "letter"], ascending=[False, True], ignore_index=True)


def confused(pairs: Sequence[Pair]) -> pd.DataFrame:
    """What was read as something else: columns written, read, count, and share of the written."""
    totals = Counter(written for written, _ in pairs)
    wrong = Counter((a, b) for a, b in pairs if a != b)
    rows = [(a, b, count, count / totals[a]) for (a, b), count in wrong.most_common()]
    return pd.DataFrame(rows, columns=["written", "read", "count", "share"])


def similarities(labels: Sequence[str], readings: Sequence[str]) -> list[float]:
    """Jaro-Winkler similarity of each label and its reading: 1 where they are equal, 0 where
    they share no letter (Winkler 1990)."""
    pairs = zip(labels, readings, strict=True)
    return [JaroWinkler.similarity(a, b) for a, b in pairs]


def squared_error(labels: Sequence[str], readings: Sequence[str], characters: str) -> float:
    """Mean squared error between labels and readings written as rows of numbers.

    A letter is its place in ``characters`` over their number, so between 0 and 1; what is past
    the end of a text, or unknown, is 0; all rows are as long as the longest text.
    """
    numbers = {c: (i + 1) / len(characters) for i, c in enumerate(characters)}
    length = max(map(len, (*labels, *readings)), default=0)
    if not length:
        return 0.0
    rows = np.zeros((2, len(labels), length))
    for row, texts in zip(rows, (labels, readings), strict=True):
        for place, text in enumerate(texts):
            row[place, : len(text)] = [numbers.get(c, 0.0) for c in text]
    return float(mean_squared_error(rows[0], rows[1]))
