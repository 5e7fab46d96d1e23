"""A batch that is killed again and again, at any moment, in the end has every page once."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from app.core.batch.corrections import Corrections
from app.core.batch.journal import Journal
from app.core.batch.run import Batch
from app.core.batch.worker import BatchJob
from app.core.forms.template import load_template
from tests.unit.core.files import blank_page, save
from tests.unit.core.form_pages import TEXTS, filled, load_fake, make_template, scanned

KILLS, PAGES = 50, 600

RUN = """
import sys
from pathlib import Path
from app.core.batch.run import Batch
from app.core.batch.corrections import Corrections
from app.core.batch.worker import BatchJob
from app.core.document import Entry
from app.core.forms.template import load_template
from tests.unit.core.form_pages import load_fake

if __name__ == "__main__":
    form, scans, journal, said = map(Path, sys.argv[1:5])
    corrections = Corrections(said)
    known = {place[0] for place in corrections.entries}
    batch = Batch(BatchJob((load_template(form),), load=load_fake), [scans], journal,
                  workers=int(sys.argv[5]))
    for result in batch.results():
        key = batch.keys[result.file, result.page]
        if key not in known:
            corrections.set((key, "Name"), Entry(result.file.name, True))
            print(result.file.name, flush=True)
"""
"""Reads, and corrects a field of every page before it tells that the page is finished."""


@pytest.mark.slow
@pytest.mark.timeout(1800)
def test_fifty_kills(tmp_path: Path) -> None:
    form = make_template(tmp_path)
    scans, journal, said = tmp_path / "scans", tmp_path / "journal", tmp_path / "said"
    script = tmp_path / "run.py"
    script.write_text(RUN)
    _make_pile(scans)
    job = BatchJob((load_template(form),), load=load_fake)
    moments, seen, in_the_middle = random.Random(7), set[str](), 0

    for number in range(KILLS):
        told = _run_and_kill([script, form, scans, journal, said], number, moments)
        kept = Journal(journal, job.fingerprint)
        kept.close()
        finished = {result.file.name for result in kept.finished.values()}
        assert seen | told <= finished
        words = Corrections(said)
        words.close()
        assert told <= {entry.text for entry in words.entries.values()}
        in_the_middle += bool(finished - seen)
        seen = finished

    assert in_the_middle >= KILLS // 2
    assert len(seen) < PAGES
    results = list(Batch(job, [scans], journal).results())
    assert len(results) == len({result.file for result in results}) == PAGES
    rows = [json.loads(line) for line in journal.read_text("utf-8").splitlines()[1:]]
    assert len({tuple(row["key"]) for row in rows}) == len(rows) == PAGES


def _make_pile(folder: Path) -> None:
    """One form to nine blank pages, so that pages are finished in quick succession."""
    folder.mkdir()
    first = save(folder / "0.jpg", scanned(filled(TEXTS), scale=0.5))
    blank = save(folder / "1.jpg", blank_page(300, 200))
    for number in range(2, PAGES):
        (folder / f"{number}.jpg").hardlink_to(blank if number % 10 else first)


def _run_and_kill(command: list[Path], number: int, moments: random.Random) -> set[str]:
    """Kills a run, mostly after it finished something new; what it told before its end."""
    workers = str(1 + number % 2)
    process = subprocess.Popen(
        [sys.executable, *map(str, command), workers],
        stdout=subprocess.PIPE,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
        start_new_session=True,
    )
    assert process.stdout is not None
    told = process.stdout.readline() if moments.random() < 0.8 else b""
    time.sleep(moments.uniform(0, 0.1))
    if number % 5:
        # as a power cut does it: the readers too
        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    # the pipe is closed only when the last of the readers has gone
    told += process.stdout.read()
    process.wait()
    return set(told.decode().split())
