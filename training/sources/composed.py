"""Texts to be written in letters of the ink: French words, numbers, dates, rare characters."""

from __future__ import annotations

import string
from collections import Counter
from pathlib import Path

import numpy as np
import pandas as pd
from numpy.random import Generator

from model.charset import LATIN
from training import compose
from training.sources import copiste, unipen

_COUNT = 40_000


def rows(path: Path) -> tuple[pd.DataFrame, Counter[str]]:
    """Rows for a file of characters: words of the French training lines, and made up texts.

    Without the French lines in the folder beside there are no rows.
    """
    french = path.parent.parent / "copiste"
    if not french.exists():
        return pd.DataFrame(columns=["split"]), Counter({"no French lines to take words from": 1})
    lines, _ = copiste.labels(french)
    words = [line.split() for line in lines.loc[lines["split"] == "train", "text"]]
    rng = np.random.default_rng(0)
    texts = [_text(words, rng) for _ in range(_COUNT)]
    table = pd.DataFrame({"text": texts, "split": "train", "path": str(path), "index": -1})
    table["width"] = table["text"].map(compose.width)
    return table.assign(writer="", folded=False, make="composed"), Counter()


def line_rows(path: Path) -> tuple[pd.DataFrame, Counter[str]]:
    """Rows of lines that are joined from two to five consecutive words of a writer."""
    words, _ = unipen.rows(path)
    words = words[words["split"] == "train"].reset_index(drop=True)
    rng = np.random.default_rng(0)
    found = []
    first = 0
    while first < len(words):
        last = first + int(rng.integers(2, 6))
        part = words.iloc[first:last]
        index = part["index"].to_numpy()
        if part["writer"].nunique() == 1 and index[-1] - index[0] == len(part) - 1 > 0:
            found.append((compose.line(part["text"].tolist()), index[0], part["writer"].iloc[0]))
        first = last
    table = pd.DataFrame(found, columns=["text", "index", "writer"])
    table["width"] = table["text"].map(compose.width)
    return table.assign(split="train", path=str(path), folded=False, make="joined"), Counter()


def _text(lines: list[list[str]], rng: Generator) -> str:
    line = lines[int(rng.integers(len(lines)))]
    start = int(rng.integers(len(line)))
    kind = rng.random()
    if kind < 0.35:
        return _number(rng)
    if kind < 0.42:
        return "".join(rng.choice(list(LATIN.strip()), int(rng.integers(1, 6))))
    if kind < 0.55:
        return " ".join(line[start : start + int(rng.integers(2, 5))])
    word = line[start]
    if kind < 0.65:
        around = ["()", '""', "«»", "[]", ", ", ". ", "! ", "? ", ": ", "; ", "' "]
        before, after = around[int(rng.integers(len(around)))]
        return f"{before}{word}{after}".strip() if after != " " else word + before
    cased = rng.random()
    word = word.upper() if cased < 0.3 else word.capitalize() if cased < 0.5 else word
    return word if set(word) <= set(LATIN) else _text(lines, rng)


def _number(rng: Generator) -> str:
    digits = "".join(str(d) for d in rng.integers(0, 10, 14))
    short = digits[: int(rng.integers(1, 6))]
    amount = short.lstrip("0") or "7"
    capitals = "".join(rng.choice(list(string.ascii_uppercase), 4))
    day, month, year = rng.integers(1, 32), rng.integers(1, 13), rng.integers(1900, 2030)
    between = str(rng.choice(list("/-. ")))
    forms = [
        digits[: int(rng.integers(1, 9))],
        between.join([f"{day:02}", f"{month:02}", f"{year}"]),
        between.join([f"{day}", f"{month}", f"{year % 100:02}"]),
        amount + str(rng.choice([",", "."])) + digits[6:8],
        f"{amount} {digits[5:8]},{digits[8:10]} €",
        str(rng.choice(["$", "€"])) + amount,
        amount + str(rng.choice([" €", " $", "%", "°"])),
        " ".join(["0" + digits[0], *(digits[i : i + 2] for i in range(1, 9, 2))]),
        capitals[: int(rng.integers(1, 4))] + str(rng.choice(["", "-", " "])) + short,
        capitals[0] + digits[0] + capitals[1] + " " + digits[1] + capitals[2] + digits[2],
        str(rng.choice(["+", "-"])) + short,
    ]
    return forms[int(rng.integers(len(forms)))]
