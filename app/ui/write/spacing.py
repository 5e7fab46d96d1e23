"""Where spaces belong when words and marks are put into a text."""

from __future__ import annotations

OPENING = "([{«“‘\"/'’-–—"
"""After these the next word follows without a space."""

CLOSING = ",.;:!?…)]}»”"
"""These stand close to the word before them, and a space follows."""


SIGNS = frozenset(CLOSING + "'’-")
"""Typed with the pad in front, these are put close to the word before them."""


def space_before(before: str) -> bool:
    """Whether a word needs a space before it.

    Args:
        before: The text before the word.
    """
    return bool(before) and not before[-1].isspace() and before[-1] not in OPENING


def space_after(after: str) -> bool:
    """Whether a word needs a space after it.

    Args:
        after: The text after the word.
    """
    return not (after[:1] == " " or (after and after[0] in CLOSING))
