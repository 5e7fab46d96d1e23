"""Decides between the command line and the window. Qt is imported for the window only."""

from __future__ import annotations

import gc
import os
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from app import cli


def main(argv: Sequence[str] | None = None) -> int:
    """Runs the program.

    Args:
        argv: Arguments without the program's name; None takes those of the process.

    Returns:
        The exit status.
    """
    started = time.monotonic()
    # numpy, not loaded yet, would spend three times the work on the threads of its small products
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    arguments = sys.argv[1:] if argv is None else argv
    if list(arguments) == ["--pad"]:
        return open_pad(started)
    if list(arguments) == ["--doctor"]:
        from app.services.doctor import doctor

        return cli.guarded(doctor)
    if list(arguments) == ["--probe"]:  # a process that the doctor starts
        from app.services.probe import probe

        return probe()
    return cli.run(arguments, open_window)


def open_window(paths: Sequence[Path]) -> int:
    """Opens the window on some files and returns its exit status when it is closed."""

    def run() -> int:
        from app.ui.start import run_window

        return run_window(paths)

    return _on_display(run)


def open_pad(started: float) -> int:
    """Shows the keyboard window, or hides the one that was shown when the process was started.

    Args:
        started: When that was, as ``time.monotonic`` tells it.

    Returns:
        The exit status.
    """

    def run() -> int:
        from app.ui.pad_start import run_pad

        return run_pad(started)

    return _on_display(run)


def _on_display(run: Callable[[], int]) -> int:
    """Runs what needs a display, or says in one sentence why that cannot be."""
    from app import display

    sentence = display.trouble()
    if sentence is None:
        # a sixteenth of the time that imports take; app.ui.garbage collects from then on
        gc.disable()
        try:
            return run()
        except ImportError as error:
            sentence = f"The window cannot be opened: {error}; see the README for what Qt needs."
    print(f"plume: {sentence}", file=sys.stderr)
    return 1
