"""What is being written: text, names, capitals, numbers or dates."""

from __future__ import annotations

from enum import Enum

from app.ui.translation import tr


class Mode(Enum):
    """What the words may hold; the value is kept in the settings."""

    TEXT = "text"
    NAMES = "names"
    CAPITALS = "capitals"
    NUMBERS = "numbers"
    DATES = "dates"

    @property
    def field(self) -> str:
        """As ``model.fields.Field.parse`` understands it."""
        return _FIELDS.get(self, "text")

    @property
    def has_words(self) -> bool:
        """Whether words of a language are written, for which word lists help."""
        return self in (Mode.TEXT, Mode.CAPITALS)

    @property
    def title(self) -> str:
        """For menus and buttons, translated."""
        titles = {
            Mode.TEXT: tr("Text"),
            Mode.NAMES: tr("Names"),
            Mode.CAPITALS: tr("UPPER CASE"),
            Mode.NUMBERS: tr("Digits"),
            Mode.DATES: tr("Dates"),
        }
        return titles[self]


class Shift(Enum):
    """Whether letters are raised: not, those that come next, or all until it is switched off."""

    OFF = 0
    ONCE = 1
    LOCK = 2

    def next(self) -> Shift:
        """The state after another press of the key."""
        return Shift((self.value + 1) % len(Shift))


def mode_named(name: str) -> Mode:
    """The mode of a stored name; text for names that are not known."""
    return next((mode for mode in Mode if mode.value == name), Mode.TEXT)


def capitalised(text: str) -> str:
    """The text with its first letter, if it begins with one, in upper case."""
    return text[:1].upper() + text[1:]


def begins_sentence(before: str) -> bool:
    """Whether a sentence begins behind a text."""
    kept = before.rstrip("\"'’”»)] \u00a0\u202f\n")
    return not kept or kept[-1] in ".!?…" or "\n" in before[len(before.rstrip()) :]


_FIELDS = {Mode.NAMES: "name", Mode.NUMBERS: "number", Mode.DATES: "date"}
