"""Keeps a line of text one line, whatever is pasted into it."""

from __future__ import annotations

import re

from PySide6.QtGui import QValidator

_BREAKS = "\t\n\v\f\r\x85\u2028\u2029"


class OneLine(QValidator):
    """Makes tabs and line breaks spaces, and drops those at the end, as of a copied cell."""

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        """Takes everything, mended."""
        mended = joined(text.rstrip(_BREAKS))
        caret = min(len(joined(text[:position])), len(mended))
        return QValidator.State.Acceptable, mended, caret


def joined(text: str) -> str:
    """A text with spaces where it has tabs and line breaks."""
    return re.sub(f"[{_BREAKS}]+", " ", text)
