from __future__ import annotations

import io

from app.cli.progress import Progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


class Clock:
    """Seconds that pass only when told."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_bar_shows_count_and_time_left() -> None:
    terminal, clock = Terminal(), Clock()
    progress = Progress(terminal, clock)

    clock.now = 10.0
    progress.update(10, 40)

    assert terminal.getvalue() == f"[{'=' * 7}{' ' * 23}] 10 of 40, 30 s left"


def test_bar_speaks_of_minutes_when_there_are_many() -> None:
    terminal, clock = Terminal(), Clock()
    progress = Progress(terminal, clock)

    clock.now = 60.0
    progress.update(10, 100)

    assert terminal.getvalue().endswith("9 min left")


def test_few_files_need_no_bar() -> None:
    terminal = Terminal()

    Progress(terminal).update(1, 3)

    assert terminal.getvalue() == ""


def test_no_bar_in_a_file() -> None:
    log = io.StringIO()

    Progress(log).update(5, 100)

    assert log.getvalue() == ""


def test_sentence_stands_alone_on_its_row_and_the_bar_comes_back() -> None:
    terminal, clock = Terminal(), Clock()
    progress = Progress(terminal, clock)
    clock.now = 1.0
    progress.update(1, 10)
    bar = terminal.getvalue()

    progress.report("a.png is empty.")

    assert terminal.getvalue() == f"{bar}\r{' ' * len(bar)}\rplume: a.png is empty.\n{bar}"


def test_bar_is_gone_at_the_end() -> None:
    terminal, clock = Terminal(), Clock()
    clock.now = 1.0
    with Progress(terminal, clock) as progress:
        clock.now = 2.0
        progress.update(1, 10)
        bar = terminal.getvalue()

    assert terminal.getvalue() == f"{bar}\r{' ' * len(bar)}\r"
