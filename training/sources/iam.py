"""The IAM handwriting database (Marti and Bunke 2002), in the layout of its own files.

Below the folder, directly or in ``ascii/``: ``words.txt``, ``lines.txt``, ``forms.txt``. Pictures:
``words/a01/a01-000u/a01-000u-00-00.png`` and ``lines/a01/a01-000u/a01-000u-00.png``, or the same
without the first folder. Splits: ``trainset.txt``, ``validationset1.txt``, ``validationset2.txt``
and ``testset.txt`` of the database's writer-independent task, anywhere below the folder; where
they are missing, a tenth of the writers is for validation.
"""

from __future__ import annotations

import zlib
from collections import Counter
from pathlib import Path

import pandas as pd

from training.config import ConfigError
from training.sources.labels import drop_unusable
from training.sources.pictures import measured

_SETS = {
    "trainset": "train",
    "validationset1": "validation",
    "validationset2": "validation",
    "testset": "test",
}
_FIELDS = 9
"""In a line of either list, the transcription included."""

_FORMS = ("forms.txt", "forms_for_parsing.txt")

Rows = tuple[pd.DataFrame, Counter[str]]


def words(folder: Path) -> Rows:
    """Rows of ``words.txt``; words whose segmentation is marked ``err`` are left out."""
    return _rows(folder, "words")


def lines(folder: Path) -> Rows:
    """Rows of ``lines.txt``.

    The mark ``err`` says that the words of a line were not told apart; picture and text of the
    line are right all the same, and the standard splits count such lines.
    """
    return _rows(folder, "lines")


def hands(folder: Path, prolific: int = 50) -> pd.DataFrame:
    """The set-up of writer identification: pictures by those who wrote most of them.

    Takes every ``.png`` below the folder whose name begins with a form of
    ``forms_for_parsing.txt`` (form, writer) or ``forms.txt``, lines or sentences alike.

    Returns:
        Columns path and writer, the pictures of the ``prolific`` most prolific writers.

    Raises:
        ConfigError: the list of forms is missing, or no picture belongs to it.
    """
    writers = _writers(folder)
    found = [(str(p), writers.get(_form(p.stem))) for p in sorted(folder.rglob("*.png"))]
    table = pd.DataFrame(found, columns=["path", "writer"]).dropna()
    if table.empty:
        raise ConfigError(f"No picture below {folder} has the name of a form in {_FORMS[1]}.")
    most = table["writer"].value_counts(sort=True).head(prolific).index
    return table[table["writer"].isin(most)].reset_index(drop=True)


def _rows(folder: Path, kind: str) -> Rows:
    listing = _find(folder, f"{kind}.txt")
    if listing is None:
        return pd.DataFrame(columns=["split"]), Counter({f"{kind}.txt is missing": 1})
    entries = [_entry(line) for line in _lines(listing)]
    table = pd.DataFrame(entries, columns=["id", "status", "text"])
    dropped: Counter[str] = Counter()
    if kind == "words":
        wrong = table["status"] == "err"
        dropped["segmentation marked err"] = int(wrong.sum())
        table = table[~wrong]
    else:
        table["text"] = table["text"].str.replace("|", " ")
    writers = _writers(folder)
    table["writer"] = [writers.get(_form(name), _form(name)) for name in table["id"]]
    table["split"] = _splits(folder, table)
    table["path"] = [str(_picture(folder, kind, name)) for name in table["id"]]
    table, unusable = drop_unusable(table)
    dropped += unusable
    table = measured(table, dropped).assign(folded=False)
    dropped["in none of the standard splits"] = int((table["split"] == "").sum())
    return table[table["split"] != ""].drop(columns=["id", "status"]), dropped


def _lines(path: Path) -> list[str]:
    text = path.read_text(encoding="utf-8", errors="replace")
    return [line for line in text.splitlines() if line.strip() and not line.startswith("#")]


def _entry(line: str) -> tuple[str, str, str]:
    """Name, ``ok`` or ``err``, and transcription, which may hold spaces itself."""
    parts = line.split(" ", _FIELDS - 1)
    return parts[0], parts[1] if len(parts) > 1 else "", parts[-1] if len(parts) == _FIELDS else ""


def _form(name: str) -> str:
    """The form that a word, line or sentence is from: its first two parts."""
    return "-".join(name.split("-")[:2])


def _writers(folder: Path) -> dict[str, str]:
    """Form -> writer.

    Raises:
        ConfigError: neither list of forms is there.
    """
    for name in reversed(_FORMS):
        path = _find(folder, name)
        if path is not None:
            rows = [line.split()[:2] for line in _lines(path)]
            return {form: writer for form, writer in (row for row in rows if len(row) == 2)}
    raise ConfigError(f"{folder} holds neither {' nor '.join(_FORMS)}, which name the writers.")


def _find(folder: Path, name: str) -> Path | None:
    return next(iter(sorted(folder.rglob(name))), None)


def _picture(folder: Path, kind: str, name: str) -> Path:
    first = name.split("-")[0]
    below = Path(first) / _form(name) / f"{name}.png"
    inside = folder / kind / below
    return inside if inside.exists() else folder / below


def _splits(folder: Path, table: pd.DataFrame) -> list[str]:
    """``train``, ``validation``, ``test``, or nothing for what no set names.

    The sets name lines; a word belongs to the set of its line.
    """
    known: dict[str, str] = {}
    for stem, split in _SETS.items():
        path = _find(folder, f"{stem}.txt")
        if path is not None:
            known.update(dict.fromkeys((line.strip() for line in _lines(path)), split))
    if known:
        return [known.get("-".join(name.split("-")[:3]), "") for name in table["id"]]
    return ["validation" if _tenth(writer) else "train" for writer in table["writer"]]


def _tenth(writer: str) -> bool:
    return zlib.crc32(writer.encode()) % 10 == 0
