"""Measures how archives are read: pages an hour with 1, 2 ... workers, and the scheduler's share.

    .venv/bin/python -m scripts.measure_archive [--pages 96] [--workers 1,2] [--rounds 2]

Reads the bundled sample forms over and over with the model that comes with Plume. The rounds are
taken in turn, as a machine that does other things beside is not always equally fast, and the work
of the cores is counted too, which other things change little. Tasks that do nothing show what the
scheduler takes for each part.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path
from typing import Any

from distributed import Client, LocalCluster, as_completed

import resources
from app.archive.plan import PART, Part
from app.archive.run import Archive
from app.cli.batch import job_of
from app.core.forms.template import load_template

EMPTY = 500


def make_pile(folder: Path, pages: int) -> Path:
    """A folder of so many sample forms."""
    folder.mkdir()
    samples = sorted(resources.path("forms/scans").iterdir())
    for number in range(pages):
        sample = samples[number % len(samples)]
        (folder / f"{number:05}{sample.suffix}").write_bytes(sample.read_bytes())
    return folder


def cluster(workers: int) -> LocalCluster:
    """Workers of this machine that are up already, as those of a scheduler are."""
    return LocalCluster(
        n_workers=workers,
        threads_per_worker=1,
        memory_limit=0,
        dashboard_address="127.0.0.1:0",
        silence_logs=50,
    )


def read(pile: Path, output: Path, address: str) -> tuple[float, float]:
    """Seconds that pass, and that all cores work, for a page; the model's loading left out."""
    job = job_of([load_template(resources.path("forms/membership.json"))], ())
    states = Archive(job, [str(pile)], str(output), address, size=4).results()
    next(states)
    first = next(states)
    with Client(address, set_as_default=False) as client:
        worked, started = work(client), time.perf_counter()
        for last in states:
            pages = last.pages - first.pages
        passed = time.perf_counter() - started
        return passed / pages, (work(client) - worked) / pages


def work(client: Client) -> float:
    """Seconds that the cores worked in all workers so far."""
    seconds: Any = client.run(time.process_time)
    return sum(seconds.values())


def nothing(part: Part) -> int:
    """A part that takes no time."""
    return len(part.files)


def overhead(address: str) -> float:
    """Seconds that scheduler and client, which are this process, work for a part nobody reads."""
    files = tuple(f"s3://town-archive/registers/1921/box-{n:04}/scan.jpg" for n in range(PART))
    with Client(address, set_as_default=False) as client:
        worked = time.process_time()
        futures = [client.submit(nothing, Part(f"{n}", files), pure=False) for n in range(EMPTY)]
        for _ in as_completed(futures, loop=client.loop):
            pass
        return (time.process_time() - worked) / EMPTY


def main() -> int:
    """Prints a row for each number of workers, and what the scheduler takes."""
    parser = argparse.ArgumentParser(prog="python -m scripts.measure_archive")
    parser.add_argument("--pages", type=int, default=96)
    parser.add_argument("--workers", default="1,2")
    parser.add_argument("--rounds", type=int, default=2)
    options = parser.parse_args()
    counts = [int(count) for count in options.workers.split(",")]
    seconds: dict[int, list[tuple[float, float]]] = {count: [] for count in counts}
    with tempfile.TemporaryDirectory() as name:
        pile = make_pile(Path(name, "scans"), options.pages)
        for turn in range(options.rounds):
            for count in counts:
                output = Path(name, f"{turn}-{count}.parquet")
                with closing(cluster(count)) as workers:
                    seconds[count].append(read(pile, output, workers.scheduler_address))
    alone = statistics.median(passed for passed, _ in seconds[counts[0]])
    for count, times in seconds.items():
        passed, worked = (statistics.median(column) for column in zip(*times, strict=True))
        print(
            f"{count} workers: {3600 / passed:7.0f} pages an hour here and now,"
            f" {alone / passed:.2f} times as many as with {counts[0]};"
            f" {worked:.2f} s of a core a page",
            flush=True,
        )
    with closing(cluster(counts[-1])) as workers:
        part = overhead(workers.scheduler_address)
    print(f"scheduler: {part * 1000:.2f} ms of a core a part, {part / PART * 1e6:.0f} us a page")
    return 0


if __name__ == "__main__":
    sys.exit(main())
