"""The words that a person wrote with their ink, from which the hand is learned."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.core.errors import FileError
from app.core.files import atomic_file
from app.core.personal_data import delete
from model.adaptation import HandWord
from model.errors import InkError
from model.ink import Ink, Stroke

MOST = 300
"""Words that are kept; the oldest go first, those that were not corrected before the others."""

_DAMAGED = (
    ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError, InkError,
)  # fmt: skip


@dataclass(frozen=True, eq=False)
class KeptWord:
    """A word of the person.

    Attributes:
        key: Tells it from all others.
        word: Its ink and what it says.
        read: What the program read.
        corrected: The person said what it says; otherwise it was accepted as it was read.
        used: Whether it is learned from.
        lesson: The lesson that it is first a part of, counted from 1.
    """

    key: str
    word: HandWord
    read: str = ""
    corrected: bool = False
    used: bool = True
    lesson: int = 1


class HandWords:
    """Words with their ink, in a file with one JSON object a line.

    New words are put behind the others, so that several programs may write at the same time.

    Args:
        path: The file; it need not exist.
    """

    def __init__(self, path: Path) -> None:
        self.path = path

    def read(self) -> list[KeptWord]:
        """All words, the oldest first; lines that are damaged are left out.

        Raises:
            FileError: the file is there but cannot be read.
        """
        words: dict[str, KeptWord] = {}
        for line in self._lines():
            with contextlib.suppress(*_DAMAGED):
                word = _parsed(json.loads(line))
                words[word.key] = word
        return _newest(list(words.values()))

    def add(self, words: Sequence[KeptWord]) -> None:
        """Keeps words; one with the key of another takes its place.

        Raises:
            FileError: the file cannot be written.
        """
        try:
            self.path.parent.mkdir(0o700, parents=True, exist_ok=True)
            handle = os.open(self.path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
            with os.fdopen(handle, "a", encoding="utf-8") as file:
                file.write("".join(map(_line, words)))
        except OSError as error:
            raise FileError(f"{self.path} cannot be written: {error.strerror}.") from None

    def remove(self, keys: Iterable[str]) -> None:
        """Forgets words; their ink is gone from the file at once.

        Raises:
            FileError: the file cannot be read or written.
        """
        gone, lines = set(keys), self._lines()
        kept = [line for line in lines if not _is_of(line, gone)]
        if len(kept) < len(lines):
            self._write(kept)

    def tidy(self) -> None:
        """Writes the file anew where words in it were replaced; not while others write.

        Raises:
            FileError: the file cannot be read or written.
        """
        words = self.read()
        if words and len(words) < self.path.read_bytes().count(b"\n"):
            self._write(map(_line, words))

    def clear(self) -> None:
        """Deletes all words.

        Raises:
            FileError: the file cannot be deleted.
        """
        delete([self.path])

    def _lines(self) -> list[str]:
        try:
            text = self.path.read_text(encoding="utf-8", errors="replace")
        except FileNotFoundError:
            return []
        except OSError as error:
            raise FileError(
                f"Your handwritten words in {self.path} cannot be read: {error.strerror};"
                " mend or delete the file."
            ) from None
        return text.splitlines(keepends=True)

    def _write(self, lines: Iterable[str]) -> None:
        with atomic_file(self.path) as file:
            file.writelines(lines)


def relabelled(kept: KeptWord, text: str) -> KeptWord:
    """The word with the text that the person says it has."""
    return replace(kept, word=replace(kept.word, text=text, cased=True), corrected=True)


def key_of(ink: Ink) -> str:
    """A short name of ink, which other ink hardly has."""
    digest = hashlib.sha256()
    for stroke in ink.strokes:
        digest.update(stroke.points.tobytes())
        digest.update(b"" if stroke.time is None else stroke.time.tobytes())
    return digest.hexdigest()[:16]


def _newest(words: list[KeptWord]) -> list[KeptWord]:
    order = sorted(range(len(words)), key=lambda i: (words[i].corrected, i))
    gone = set(order[: max(len(words) - MOST, 0)])
    return [word for i, word in enumerate(words) if i not in gone]


def _line(kept: KeptWord) -> str:
    return f"{json.dumps(_plain(kept), ensure_ascii=False)}\n"


def _is_of(line: str, keys: Collection[str]) -> bool:
    """Whether a line, perhaps a damaged one, is of one of these words."""
    # to understand all lines would take time
    if not any(key in line for key in keys):
        return False
    with contextlib.suppress(*_DAMAGED):
        return str(json.loads(line)["key"]) in keys
    return True


def _plain(kept: KeptWord) -> dict[str, Any]:
    """The word as values of JSON; its ink begins at 0, in pixels of the pad."""
    left, top, _, _ = kept.word.ink.bounds
    return {
        "key": kept.key,
        "text": kept.word.text,
        "read": kept.read,
        "corrected": kept.corrected,
        "used": kept.used,
        "lesson": kept.lesson,
        "field": kept.word.field,
        "cased": kept.word.cased,
        "strokes": [_plain_stroke(stroke, left, top) for stroke in kept.word.ink.strokes],
    }


def _plain_stroke(stroke: Stroke, left: float, top: float) -> dict[str, list[float]]:
    values = {"x": _rounded(stroke.x - left, 1), "y": _rounded(stroke.y - top, 1)}
    if stroke.pressure is not None:
        values["pressure"] = _rounded(stroke.pressure, 2)
    return values


def _rounded(values: NDArray[np.float32], digits: int) -> list[float]:
    return [round(float(value), digits) for value in values]


def _parsed(values: dict[str, Any]) -> KeptWord:
    strokes = [Stroke(s["x"], s["y"], s.get("pressure")) for s in values["strokes"]]
    text = str(values["text"])
    if not strokes or not text:
        raise ValueError
    return KeptWord(
        key=str(values["key"]),
        word=HandWord(
            Ink(tuple(strokes)), text, str(values.get("field", "text")),
            bool(values.get("cased", True)),
        ),
        read=str(values.get("read", "")),
        corrected=bool(values.get("corrected", False)),
        used=bool(values.get("used", True)),
        lesson=int(values.get("lesson", 1)),
    )  # fmt: skip
