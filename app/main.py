"""Decides between the command line and the window. Qt is imported for the window only."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path


def main(argv: Sequence[str] | None = None) -> int:
    """Runs the program.

    Args:
        argv: Arguments without the program's name; None takes those of the process.

    Returns:
        The exit status.
    """
    arguments = list(sys.argv[1:] if argv is None else argv)
    from app import cli

    return cli.run(arguments, open_window)


def open_window(paths: Sequence[Path]) -> int:
    """Opens the window on some files and returns when it is closed."""
    from app.ui.start import run_window

    return run_window(list(paths))
