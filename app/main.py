"""Decides between the command line and the window. Qt is imported for the window only."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from app import cli


def main(argv: Sequence[str] | None = None) -> int:
    """Runs the program.

    Args:
        argv: Arguments without the program's name; None takes those of the process.

    Returns:
        The exit status.
    """
    return cli.run(sys.argv[1:] if argv is None else argv, open_window)


def open_window(paths: Sequence[Path]) -> int:
    """Opens the window on some files and returns its exit status when it is closed."""
    from app import display

    sentence = display.trouble()
    if sentence is None:
        try:
            from app.ui.start import run_window

            return run_window(paths)
        except ImportError as error:
            sentence = f"The window cannot be opened: {error}; see the README for what Qt needs."
    print(f"plume: {sentence}", file=sys.stderr)
    return 1
