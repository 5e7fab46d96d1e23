"""The words that a person writes, in a file that can be read and edited."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from threading import RLock

from app.core.errors import FileError
from app.core.files import Stamp, atomic_file, stamp_of

MOST = 5000
"""Words that are kept; those that were used least are forgotten first."""

WEIGHED = 1000
"""Words that are made likelier; more would slow every reading down."""

_HEADER = "# Words that Plume learned from you: word, how often. Lines may be changed or deleted.\n"
_FIRST, _AGAIN, _LIMIT = 1.5, 0.7, 4.0
_WORD = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*")


class PersonalDictionary:
    """Words with how often they were written; every change but that of ``note`` is saved at once.

    Several programs may use one file: each looks at it again before it changes it. ``save`` may run
    in another thread.

    Args:
        path: A table of word and count; it need not exist.

    Raises:
        FileError: the file is there but cannot be read.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._counts: dict[str, int] = {}
        self._seen: Stamp = None
        self._unsaved: list[tuple[str, int]] = []
        self._saving = False
        self._lock = RLock()
        self.catch_up()

    def __len__(self) -> int:
        return len(self._counts)

    def __iter__(self) -> Iterator[tuple[str, int]]:
        """Words and counts, the most frequent first."""
        return iter(sorted(self._counts.items(), key=lambda pair: (-pair[1], pair[0])))

    def __contains__(self, word: str) -> bool:
        return word in self._counts

    @property
    def weights(self) -> dict[str, float]:
        """How much likelier the most frequent words are, in nats."""
        return {
            word: min(_FIRST + _AGAIN * math.log(count), _LIMIT)
            for word, count in islice(self, WEIGHED)
        }

    def catch_up(self) -> bool:
        """Takes over what another program wrote; whether there was anything.

        Raises:
            FileError: the file is there but cannot be read.
        """
        with self._lock:
            stamp = stamp_of(self.path)
            if stamp == self._seen or self._saving:
                return False
            counts = _read(self.path) if stamp is not None else {}
            for word, times in self._unsaved:
                _add(counts, word, times)
            self._counts, self._seen = counts, stamp
            return True

    def learn(self, text: str, times: int = 1) -> None:
        """Counts one word; see ``count``."""
        self.count([(text, times)])

    def count(self, changes: Iterable[tuple[str, int]]) -> None:
        """Counts words and saves them; see ``note``.

        Raises:
            FileError: the file cannot be read or written.
        """
        if self.note(changes):
            self.save(self.path)

    def note(self, changes: Iterable[tuple[str, int]]) -> bool:
        """Counts words so many times more, or less; numbers and signs are none.

        A capital at the beginning is left out of words that are known without it.

        Returns:
            Whether there is something to save.

        Raises:
            FileError: the file cannot be read.
        """
        with self._lock:
            self.catch_up()
            counts, noted = dict(self._counts), []
            for text, times in changes:
                if word := _known(text, counts):
                    _add(counts, word, times)
                    noted.append((word, times))
            if counts == self._counts:
                return False
            self._counts = counts
            self._unsaved += noted
            self._trim()
            return True

    def restore(self, words: Iterable[tuple[str, int]]) -> None:
        """Puts words back that were forgotten, with their counts.

        Raises:
            FileError: the file cannot be read or written.
        """
        self.catch_up()
        for word, count in words:
            self._counts[word] = self._counts.get(word, 0) + count
        self._trim()
        self.save(self.path)

    def forget(self, words: Iterable[str]) -> None:
        """Removes words; without any there is no file.

        Raises:
            FileError: the file cannot be read or written.
        """
        self.catch_up()
        for word in words:
            self._counts.pop(word, None)
        self.save(self.path) if self._counts else self.clear()

    def clear(self) -> None:
        """Forgets all words and deletes the file.

        Raises:
            FileError: the file cannot be deleted.
        """
        try:
            self.path.unlink(missing_ok=True)
        except OSError as error:
            raise FileError(f"{self.path} cannot be deleted: {error.strerror}.") from None
        self._counts.clear()
        self._unsaved.clear()
        self._seen = None

    def save(self, path: Path) -> None:
        """Writes all words to a file.

        Raises:
            FileError: the file cannot be read or written.
        """
        if path != self.path:
            _write(path, list(self))
            return
        with self._lock:
            self.catch_up()
            words, done = list(self), len(self._unsaved)
            # what stands in the file from now on is known
            self._saving = True
        try:
            _write(path, words)
            with self._lock:
                self._seen = stamp_of(path)
                del self._unsaved[:done]
        finally:
            self._saving = False

    def _trim(self) -> None:
        if len(self._counts) > MOST:
            self._counts = dict(list(self)[: MOST * 9 // 10])


def _known(text: str, counts: Mapping[str, int]) -> str:
    """The word in a text as it is counted; empty if there is none."""
    found = _WORD.fullmatch(text.strip(" .,;:!?…\"«»“”()'’-"))
    if found is None or len(found[0]) < 2:
        return ""
    word = found[0]
    small = word[0].lower() + word[1:]
    return small if small in counts else word


def _add(counts: dict[str, int], word: str, times: int) -> None:
    counts[word] = counts.get(word, 0) + times
    if counts[word] <= 0:
        del counts[word]


def _write(path: Path, words: Iterable[tuple[str, int]]) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FileError(f"{path} cannot be written: {error.strerror}.") from None
    with atomic_file(path) as file:
        file.write(_HEADER)
        file.writelines(f"{word}\t{count}\n" for word, count in words)


def _read(path: Path) -> dict[str, int]:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise FileError(
            f"Your words in {path} cannot be read: {error}; mend or delete the file."
        ) from None
    counts = {}
    for line in lines:
        word, count = (part.strip() for part in line.partition("\t")[::2])
        if word and not line.startswith("#"):
            # a person may have written 0, of which there is no logarithm
            counts[word] = max(int(count[:9]), 1) if count.isdecimal() else 1
    return counts
