"""What damaged files raise."""

from __future__ import annotations

import zlib
from tokenize import TokenError
from zipfile import BadZipFile

DAMAGED_ARRAYS = (
    OSError, ValueError, LookupError, TypeError, AttributeError, EOFError, RuntimeError,
    SyntaxError, SystemError, MemoryError, OverflowError, BadZipFile, TokenError, zlib.error,
)  # fmt: skip
"""What numpy and zipfile raise over damaged files, as fuzzing found."""
