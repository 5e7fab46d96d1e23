"""The command line: ``plume read``, ``--self-test``, ``--version``; no Qt, no display."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path


def run(arguments: Sequence[str], open_window: Callable[[Sequence[Path]], int]) -> int:
    """Runs one command and returns the exit status."""
    return open_window([Path(a) for a in arguments])
