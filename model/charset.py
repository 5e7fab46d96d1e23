"""Text to label ids and back. Id 0 is the CTC blank."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

BLANK = 0

LATIN = (
    " !\"#$%&'()*+,-./0123456789:;<=>?@"
    "ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~"
    "«°»€ÀÂÄÆÇÈÉÊËÎÏÔÖÙÛÜŒàâäæçèéêëîïñôöùûüœ"
)

_LOOKALIKES = str.maketrans(
    {
        "’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u00a0": " ",
        "\u202f": " ", "…": "...",
    }
)  # fmt: skip


def normalise(text: str) -> str:
    """Canonical composition, typographic quotes and dashes as on a keyboard, single spaces."""
    return " ".join(unicodedata.normalize("NFC", text).translate(_LOOKALIKES).split())


def fold(text: str) -> str:
    """Upper case without accents or ligatures: how the name labels are written."""
    text = text.replace("œ", "oe").replace("Œ", "OE").replace("æ", "ae").replace("Æ", "AE")
    decomposed = unicodedata.normalize("NFD", text)
    return "".join(c for c in decomposed if not unicodedata.combining(c)).upper()


@dataclass(frozen=True)
class Charset:
    """The characters a network can write, in label order; label ``i + 1`` is ``characters[i]``.

    Raises:
        ValueError: a character occurs twice or is not a single code point in NFC.
    """

    characters: str
    _ids: dict[str, int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        if len(set(self.characters)) != len(self.characters):
            raise ValueError("a character occurs twice in the charset")
        if unicodedata.normalize("NFC", self.characters) != self.characters:
            raise ValueError("the charset is not in Unicode normal form C")
        object.__setattr__(self, "_ids", {c: i + 1 for i, c in enumerate(self.characters)})

    def __len__(self) -> int:
        """Number of network outputs, the blank included."""
        return len(self.characters) + 1

    def __contains__(self, character: str) -> bool:
        return character in self._ids

    @cached_property
    def folding(self) -> tuple[int, ...]:
        """For each label, that of the upper-case letter without accent it is a variant of.

        A label without such a letter in the charset stands for itself, as does the blank.
        """
        plain = (fold(character) for character in self.characters)
        labels = (self._ids.get(p, i) for i, p in enumerate(plain, start=1))
        return (BLANK, *labels)

    def encode(self, text: str) -> list[int]:
        """Label ids of ``text``.

        Raises:
            ValueError: a character is not in the charset.
        """
        try:
            return [self._ids[c] for c in text]
        except KeyError as error:
            raise ValueError(f"character {error.args[0]!r} is not in the charset") from None

    def decode(self, ids: Iterable[int]) -> str:
        """Text of label ids that hold no blanks."""
        return "".join(self.characters[i - 1] for i in ids)
