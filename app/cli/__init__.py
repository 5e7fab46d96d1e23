"""The command line: ``plume read``, ``plume batch``, ``--self-test``; no Qt, no display.

Everything heavy is imported where it is used, so that ``plume --version`` answers at once.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from io import TextIOWrapper
from pathlib import Path

from app.cli.arguments import ArchiveOptions, BatchOptions, ReadOptions, WindowOptions, parse

OpenWindow = Callable[[Sequence[Path]], int]

INTERRUPTED = 130
PIPE_CLOSED = 141


def run(arguments: Sequence[str], open_window: OpenWindow) -> int:
    """Runs one command.

    Args:
        arguments: Without the program's name.
        open_window: Called with the files to show when no command is given.

    Returns:
        The exit status: 0 for success, 1 when something could not be done, 2 for bad usage, 130
        when interrupted, 141 when the reader of the output went away.
    """
    return guarded(lambda: _run(arguments, open_window))


def guarded(command: Callable[[], int]) -> int:
    """Runs what prints, and turns the ways in which it can be stopped into exit statuses."""
    _write_utf8()
    try:
        return command()
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else 1
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        forget_output()
        return PIPE_CLOSED


def forget_output() -> None:
    """What standard output did not take is lost; Python would flush it once more at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _run(arguments: Sequence[str], open_window: OpenWindow) -> int:
    options = parse(arguments)
    if isinstance(options, ReadOptions):
        from app.cli.read import read

        return read(options)
    if isinstance(options, BatchOptions):
        from app.cli.batch import read_batch

        return read_batch(options)
    if isinstance(options, ArchiveOptions):
        from app.cli.archive import read_archive

        return read_archive(options)
    if isinstance(options, WindowOptions):
        return open_window(options.paths)
    from app.cli.self_test import self_test

    return self_test()


def _write_utf8() -> None:
    """Any text and any file name can be printed, whatever the terminal's settings.

    Where nobody wants to hear of errors, sentences about them go nowhere.
    """
    sys.stderr = sys.stderr or open(os.devnull, "w")  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="surrogateescape")
